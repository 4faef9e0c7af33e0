import assert from 'node:assert/strict'
import { test } from 'node:test'
import { after, at, done, gathered, join, jonas, mettes, opened, outcome, planned, refusal, short } from '../../../test/held-meeting.ts'
import { placeOf, wayOf } from './way.ts'

test('the way goes through each presenter’s round and through the rest once', () => {
  assert.deepEqual(
    wayOf(planned()).map(({ step, round }) => (round ? `${step} ${round}` : step)),
    [
      'tjek-ind',
      'interview r1',
      'refleksioner r1',
      'laering r1',
      'interview r2',
      'refleksioner r2',
      'laering r2',
      'moenstre',
      'beslutning',
      'naeste-moede',
    ],
  )
  assert.equal(wayOf(planned(short)).length, 7)
})

test('it can be walked from end to end, each step with its own time and from its first question', () => {
  let held = opened()
  const seen = [held.at]
  for (let minute = 1; placeOf(held, held.at) < wayOf(held).length - 1; minute++) {
    assert.ok(held.at)
    held = outcome(held, { kind: 'forward', by: 'amira', from: held.at }, after(minute)).meeting
    const step = held.plan.find(({ key }) => key === held.at?.step)
    assert.deepEqual(held.timer, { allotted: (step?.minutes ?? 0) * 60_000, spent: 0, startedAt: after(minute).getTime() })
    assert.equal(held.question, 0)
    seen.push(held.at)
  }
  assert.deepEqual(seen, wayOf(held))
})

test('opening asks to be woken when the Danish day is over, in summer and in winter', () => {
  const effects = (now: string) => outcome(gathered(), { kind: 'open', by: 'amira' }, new Date(now)).effects
  assert.deepEqual(effects('2026-09-23T07:00:00Z').at(-1), { kind: 'wake', at: Date.parse('2026-09-23T22:00:00Z') })
  assert.deepEqual(effects('2026-12-23T07:00:00Z').at(-1), { kind: 'wake', at: Date.parse('2026-12-23T23:00:00Z') })
  assert.deepEqual(effects('2026-10-24T23:30:00Z').at(-1), { kind: 'wake', at: Date.parse('2026-10-25T23:00:00Z') })
})

test('the interviewer asks on in the steps where she asks, and two who press at once ask once', () => {
  const held = at(opened(), 'interview', 'r1')
  const from = { step: 'interview', round: 'r1' }
  const asked = done(held, { kind: 'next_question', by: 'jonas', from, seen: 0 })
  assert.equal(asked.question, 1)
  assert.deepEqual(refusal(asked, { kind: 'next_question', by: 'amira', from, seen: 0 }), { refused: 'moved_on', at: from, question: 1 })
  const reflecting = at(asked, 'refleksioner', 'r1')
  assert.equal(
    refusal(reflecting, { kind: 'next_question', by: 'jonas', from: { step: 'refleksioner', round: 'r1' }, seen: 0 }).refused,
    'not_asking',
  )
})

test('a press too many can be undone for two minutes, with question and clock as they were, and only once', () => {
  const from = { step: 'interview', round: 'r1' }
  const asking = done(at(opened(), 'interview', 'r1'), { kind: 'next_question', by: 'amira', from, seen: 0 })
  const slipped = outcome(asking, { kind: 'forward', by: 'amira', from }, after(4)).meeting
  const next = { step: 'refleksioner', round: 'r1' }
  const back = outcome(slipped, { kind: 'undo_forward', by: 'amira', from: next }, after(5)).meeting
  assert.deepEqual([back.at, back.question], [from, 1])
  assert.deepEqual(back.timer, { allotted: 600_000, spent: 240_000, startedAt: after(5).getTime() })
  assert.equal(refusal(back, { kind: 'undo_forward', by: 'amira', from }, after(5)).refused, 'too_late_to_undo')
  assert.equal(refusal(slipped, { kind: 'undo_forward', by: 'amira', from: next }, after(6.1)).refused, 'too_late_to_undo')
  const paused = outcome(asking, { kind: 'pause_timer', by: 'amira' }, after(3)).meeting
  const later = outcome(paused, { kind: 'forward', by: 'amira', from }, after(4)).meeting
  const still = outcome(later, { kind: 'undo_forward', by: 'amira', from: next }, after(5)).meeting
  assert.deepEqual(still.timer, { allotted: 600_000, spent: 180_000, startedAt: null })
})

test('the order can change for rounds that have not begun, while the meeting runs', () => {
  const held = at(opened(), 'refleksioner', 'r1')
  const sannes = { round: 'r3', actors: ['sanne', 'peter'], title: 'Vi som team', experiment: null }
  const more = done(held, { kind: 'set_order', by: 'amira', presenters: [mettes, sannes, jonas], seen: ['r1', 'r2'] })
  assert.deepEqual(
    more.rounds.map(({ id, interviewer }) => [id, interviewer]),
    [
      ['r1', 'jonas'],
      ['r3', null],
      ['r2', 'mette'],
    ],
  )
  assert.deepEqual(more.at, held.at)
  assert.equal(done(held, { kind: 'set_order', by: 'amira', presenters: [mettes], seen: ['r1', 'r2'] }).rounds.length, 1)
})

test('a round that has begun stays as it is, whatever is said about it', () => {
  const held = at(opened(), 'interview', 'r1')
  const said = { ...mettes, actors: ['peter'], title: 'Noget andet', experiment: null }
  assert.deepEqual(done(held, { kind: 'set_order', by: 'amira', presenters: [said, jonas], seen: ['r1', 'r2'] }).rounds[0], held.rounds[0])
  assert.equal(refusal(held, { kind: 'set_order', by: 'amira', presenters: [], seen: ['r1', 'r2'] }).refused, 'no_presenters')
})

test('an interviewer who becomes the actor asks no more', () => {
  const swapped = { ...mettes, actors: ['jonas'] }
  assert.equal(
    done(gathered(), { kind: 'set_order', by: 'amira', presenters: [swapped, jonas], seen: ['r1', 'r2'] }).rounds[0]?.interviewer,
    null,
  )
})

test('an order that cannot be is refused', () => {
  const order = (presenter: Partial<typeof mettes>) =>
    ({ kind: 'set_order', by: 'amira', presenters: [{ ...mettes, ...presenter }], seen: ['r1', 'r2'] }) as const
  const held = done(gathered(), ...join('guest'))
  assert.equal(refusal(held, order({ title: ' ' })).refused, 'empty')
  assert.equal(refusal(held, order({ actors: [] })).refused, 'empty')
  assert.equal(refusal(held, order({ actors: ['nobody'] })).refused, 'unknown_person')
  assert.equal(refusal(held, order({ actors: ['mette', 'mette'] })).refused, 'unknown_person')
  assert.equal(refusal(held, order({ title: 'a'.repeat(121) })).refused, 'too_long')
  assert.equal(refusal(held, order({ actors: ['guest'] })).refused, 'guest_may_not')
  assert.equal(refusal(held, { kind: 'set_order', by: 'amira', presenters: [mettes, mettes], seen: ['r1', 'r2'] }).refused, 'id_taken')
})

test('two who change the order at once: the first has it, and the other is shown how it is now', () => {
  const seen = ['r1', 'r2']
  const first = done(gathered(), { kind: 'set_order', by: 'amira', presenters: [jonas, mettes], seen })
  const third = { round: 'r3', actors: ['sanne'], title: 'Vi som team', experiment: null }
  const later = refusal(first, { kind: 'set_order', by: 'amira', presenters: [mettes, jonas, third], seen })
  assert.deepEqual(later, { refused: 'order_changed', rounds: first.rounds })
  // Also when what she wished for could not be at all any more.
  assert.equal(
    refusal(at(opened(), 'interview', 'r1'), { kind: 'set_order', by: 'amira', presenters: [], seen: [] }).refused,
    'order_changed',
  )
})

test('two who wish for the same order have both got it', () => {
  const operation = { kind: 'set_order', by: 'amira', presenters: [jonas, mettes], seen: ['r1', 'r2'] } as const
  const first = done(gathered(), operation)
  assert.equal(done(first, operation), first)
})

test('a guest who leads changes the order of what is there, and brings in nothing that the circle shares', () => {
  const led = done(gathered(), ...join('guest'), { kind: 'take_over', by: 'guest' })
  const order = (...presenters: (typeof mettes)[]) => ({ kind: 'set_order', by: 'guest', presenters, seen: ['r1', 'r2'] }) as const
  assert.deepEqual(
    done(led, order(jonas, mettes)).rounds.map(({ id }) => id),
    ['r2', 'r1'],
  )
  assert.equal(refusal(led, order(mettes, jonas, { ...mettes, round: 'r3', experiment: 'e3' })).refused, 'guest_may_not')
  assert.equal(refusal(led, order({ ...mettes, experiment: 'e3' }, jonas)).refused, 'guest_may_not')
})
