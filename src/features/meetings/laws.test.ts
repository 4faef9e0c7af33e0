import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { continued, nine, pair, planned, short, whole } from '../../../test/held-meeting.ts'
import { apply } from './apply.ts'
import { emptyDecision } from './decision.ts'
import { type Meeting, phaseOf, thoseHere } from './meeting.ts'
import { minutesOf } from './minutes.ts'
import type { Operation, Reason } from './operation.ts'
import { roleHolders } from './roles.ts'
import { personalView, sharedView } from './views.ts'
import { isSameStop, placeOf, wayOf } from './way.ts'

/*
 * What holds of every meeting, whatever people do, in whatever order, with pages that are out of date: tried on meetings of up to a
 * hundred and fifty random operations by eight people, two of them guests and one a stranger.
 */

const people = ['mette', 'jonas', 'sanne', 'peter', 'amira', 'guest', 'other', 'nobody']
const cards = ['a', 'b', 'c', 'd', 'e']
const patterns = ['p', 'q', 'r']
const rounds = ['r1', 'r2', 'r3']

/** What a random number means depends on the meeting, so that most things that are tried could be done. */
type Draw = (meeting: Meeting) => Operation

const person = fc.constantFrom(...people)
const card = fc.constantFrom(...cards)
const pattern = fc.constantFrom(...patterns)
const round = fc.constantFrom(...rounds)
const text = fc.constantFrom('Ord', 'Andre ord', '', ' Flere\r\nord ', 'x'.repeat(601))
const stale = fc.integer({ min: 0, max: 5 }).map((n) => n === 0)

/** Mostly somebody who could; now and then anybody. */
const leader = fc.tuple(person, stale).map(
  ([id, anybody]) =>
    (meeting: Meeting) =>
      anybody ? id : (meeting.facilitator ?? id),
)
const present = fc.tuple(person, fc.nat(), stale).map(
  ([id, n, anybody]) =>
    (meeting: Meeting) =>
      anybody ? id : (thoseHere(meeting)[n % Math.max(1, thoseHere(meeting).length)]?.id ?? id),
)
const seenOf = (meeting: Meeting, id: string, isStale: boolean) =>
  (meeting.cards.find((c) => c.id === id)?.version ?? 0) - (isStale ? 1 : 0)
const stopNow = (meeting: Meeting, isStale: boolean) => (isStale || !meeting.at ? { step: 'interview', round: 'r1' } : meeting.at)

const draws: fc.Arbitrary<Draw> = fc.oneof(
  {
    weight: 3,
    arbitrary: person.map(
      (by): Draw =>
        () => ({ kind: 'join', by, name: by, as: people.indexOf(by) < 5 ? 'member' : 'guest' }),
    ),
  },
  present.map(
    (by): Draw =>
      (m) => ({ kind: 'leave', by: by(m) }),
  ),
  fc.tuple(present, stale).map(
    ([by, s]): Draw =>
      (m) => ({ kind: 'ready', by: by(m), from: s ? null : m.at }),
  ),
  present.map(
    (by): Draw =>
      (m) => ({ kind: 'not_ready', by: by(m) }),
  ),
  present.map(
    (by): Draw =>
      (m) => ({ kind: 'take_over', by: by(m) }),
  ),
  leader.map(
    (by): Draw =>
      (m) => ({ kind: 'deal_roles', by: by(m) }),
  ),
  fc.tuple(leader, present, fc.constantFrom('facilitator', 'interviewer', 'timekeeper'), fc.option(round)).map(
    ([by, to, role, round]): Draw =>
      (m) => ({ kind: 'give_role', by: by(m), role, to: to(m), round }),
  ),
  fc.tuple(present, present).map(
    ([one, other]): Draw =>
      (m) => ({ kind: 'exchange_roles', by: one(m), one: one(m), other: other(m), seen: roleHolders(m) }),
  ),
  fc.tuple(leader, fc.shuffledSubarray(rounds, { minLength: 0 }), person).map(
    ([by, order, actor]): Draw =>
      (m) => ({
        kind: 'set_order',
        by: by(m),
        presenters: order.map((id) => ({ round: id, actors: [actor], title: id, experiment: people.indexOf(actor) < 5 ? id : null })),
      }),
  ),
  {
    weight: 2,
    arbitrary: leader.map(
      (by): Draw =>
        (m) => ({ kind: 'open', by: by(m) }),
    ),
  },
  {
    weight: 4,
    arbitrary: fc.tuple(leader, stale).map(
      ([by, s]): Draw =>
        (m) => ({ kind: 'forward', by: by(m), from: stopNow(m, s) }),
    ),
  },
  leader.map(
    (by): Draw =>
      (m) => ({ kind: 'undo_forward', by: by(m), from: stopNow(m, false) }),
  ),
  fc.tuple(leader, stale).map(
    ([by, s]): Draw =>
      (m) => ({ kind: 'next_question', by: by(m), from: stopNow(m, s), seen: m.question }),
  ),
  leader.map(
    (by): Draw =>
      (m) => ({ kind: 'start_timer', by: by(m) }),
  ),
  leader.map(
    (by): Draw =>
      (m) => ({ kind: 'pause_timer', by: by(m) }),
  ),
  leader.map(
    (by): Draw =>
      (m) => ({ kind: 'two_minutes_more', by: by(m), seen: m.timer.allotted }),
  ),
  {
    weight: 4,
    arbitrary: fc.tuple(present, card, text).map(
      ([by, card, text]): Draw =>
        (m) => ({ kind: 'share_card', by: by(m), card, text }),
    ),
  },
  fc.tuple(present, card, fc.boolean()).map(
    ([by, card, own]): Draw =>
      (m) => ({ kind: 'withdraw_card', by: (own && m.cards.find((c) => c.id === card)?.author) || by(m), card }),
  ),
  {
    weight: 4,
    arbitrary: fc.tuple(present, card, fc.option(pattern), stale).map(
      ([by, card, to, s]): Draw =>
        (m) => ({ kind: 'move_card', by: by(m), card, to, seen: seenOf(m, card, s) }),
    ),
  },
  {
    weight: 4,
    arbitrary: fc.tuple(present, card, card, pattern, text, stale).map(
      ([by, one, other, pattern, name, s]): Draw =>
        (m) => ({
          kind: 'group_cards',
          by: by(m),
          card: one,
          with: other,
          pattern,
          name,
          seen: { card: seenOf(m, one, s), with: seenOf(m, other, false) },
        }),
    ),
  },
  fc.tuple(present, pattern, text).map(
    ([by, pattern, name]): Draw =>
      (m) => ({ kind: 'add_pattern', by: by(m), pattern, name }),
  ),
  fc.tuple(present, pattern, text, fc.integer({ min: 1, max: 3 })).map(
    ([by, pattern, name, seen]): Draw =>
      (m) => ({ kind: 'rename_pattern', by: by(m), pattern, name, seen }),
  ),
  fc.tuple(present, pattern, fc.integer({ min: 1, max: 3 })).map(
    ([by, pattern, seen]): Draw =>
      (m) => ({ kind: 'ungroup', by: by(m), pattern, seen }),
  ),
  fc.tuple(present, fc.constantFrom('kept', 'not_yet', 'let_go', null)).map(
    ([by, answer]): Draw =>
      (m) => ({ kind: 'answer_pledge', by: by(m), pledge: 'old', answer }),
  ),
  fc.tuple(present, round, text).map(
    ([by, round, what]): Draw =>
      (m) => ({ kind: 'write_action', by: by(m), round, words: { what, where: '', when: '', how: '', why: '' }, seen: 0 }),
  ),
  {
    weight: 3,
    arbitrary: fc
      .tuple(present, round, fc.constantFrom(continued, emptyDecision, { ...emptyDecision, choice: 'stop' as const, because: 'Løst' }))
      .map(
        ([by, round, words]): Draw =>
          (m) => ({ kind: 'write_decision', by: by(m), round, words, seen: m.rounds.find((r) => r.id === round)?.outcome?.version ?? 0 }),
      ),
  },
  fc.tuple(present, round, text).map(
    ([by, round, because]): Draw =>
      (m) => ({ kind: 'decide_not_today', by: by(m), round, because, seen: 0 }),
  ),
  fc.tuple(present, fc.constantFrom('2026-11-11', '2020-01-01', 'nonsense', null)).map(
    ([by, on]): Draw =>
      (m) => ({ kind: 'set_next_meeting', by: by(m), on, time: null, because: 'Fordi', seen: m.nextMeeting?.version ?? 0 }),
  ),
  leader.map(
    (by): Draw =>
      (m) => ({ kind: 'close', by: by(m) }),
  ),
  fc.constant((): Operation => ({ kind: 'end_of_day' })),
)

interface Step {
  draw: Draw
  /** Mostly seconds; now and then most of a day. */
  pause: number
}
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({ draw: draws, pause: fc.oneof({ weight: 60, arbitrary: fc.nat(20_000) }, fc.constant(9 * 3_600_000)) }),
  { maxLength: 150, size: 'max' },
)
const begin = fc.constantFrom(whole, short, pair).map((format) => planned(format))

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  Object.values(value).forEach(frozen)
  return Object.freeze(value)
}

/** Which cards there must be: all that were shared and not withdrawn. */
function expectedCards(kept: Map<string, string>, operation: Operation): void {
  if (operation.kind === 'share_card') kept.set(operation.card, operation.text.replaceAll('\r\n', '\n').trim())
  if (operation.kind === 'withdraw_card') kept.delete(operation.card)
}

function assertLawful(meeting: Meeting, kept: Map<string, string>): void {
  assert.deepEqual(new Map(meeting.cards.map(({ id, text }) => [id, text])), kept, 'no card is lost, and none comes from nowhere')
  assert.equal(meeting.cards.length, kept.size, 'each card is there once')
  const keys = meeting.patterns.map(({ id }) => id)
  assert.equal(new Set(keys).size, keys.length)
  for (const { pattern } of meeting.cards) assert.ok(pattern === null || keys.includes(pattern), 'a card lies where there is a place')
  for (const { id } of meeting.cards) assert.ok(!meeting.withdrawn.includes(id))

  const isLive = phaseOf(meeting) === 'lobby' || phaseOf(meeting) === 'open'
  const here = thoseHere(meeting).map(({ id }) => id)
  if (isLive && here.length > 0)
    assert.ok(meeting.facilitator !== null && here.includes(meeting.facilitator), 'exactly one leads, and she is here')
  if (here.length === 0) assert.equal(meeting.facilitator, null)
  assert.deepEqual(
    meeting.ready.filter((id) => !here.includes(id)),
    [],
  )

  const stops = wayOf(meeting).filter((stop) => isSameStop(stop, meeting.at))
  assert.equal(stops.length, meeting.openedAt === null ? 0 : 1, 'exactly one current step')
  if (meeting.openedAt !== null)
    assert.equal(sharedView(meeting, formatOf(meeting), 'da', nine).steps.filter(({ state }) => state === 'current').length, 1)
  for (const { actors, interviewer } of meeting.rounds) assert.ok(interviewer === null || !actors.includes(interviewer))
  if (meeting.closedAt !== null) for (const { outcome } of meeting.rounds) assert.ok(outcome, 'nothing closes without a decision')

  const people = meeting.participants.map(({ id }) => id)
  assert.equal(new Set(people).size, people.length)
  const viewer = people[meeting.revision % people.length]
  if (viewer !== undefined) assert.ok(personalView(meeting, formatOf(meeting), 'en', nine, viewer))
  assert.deepEqual(JSON.parse(JSON.stringify(meeting)), meeting, 'it is plain JSON')
}

function formatOf(meeting: Meeting) {
  const format = [whole, short, pair].find(({ key }) => key === meeting.format)
  assert.ok(format)
  return format
}

const reasons = new Set<Reason>()
const doneKinds = new Set<Operation['kind']>()

test('whatever people do: no card lost, one step, one who leads, nothing that was given is changed, and plain JSON', () => {
  fc.assert(
    fc.property(begin, steps, (start, steps) => {
      let meeting = frozen(start)
      let now = nine.getTime()
      const kept = new Map<string, string>()
      for (const { draw, pause } of steps) {
        now += pause
        const operation = frozen(draw(meeting))
        const result = apply(meeting, operation, new Date(now))
        if ('refused' in result) {
          reasons.add(result.refused)
          continue
        }
        if (result.meeting === meeting) {
          assert.deepEqual(result.effects, [])
          continue
        }
        assert.equal(result.meeting.revision, meeting.revision + 1)
        assert.ok(placeOf(result.meeting, result.meeting.at) >= placeOf(meeting, meeting.at) || operation.kind === 'undo_forward')
        doneKinds.add(operation.kind)
        expectedCards(kept, operation)
        meeting = frozen(result.meeting)
        assertLawful(meeting, kept)
        const minutes = minutesOf(meeting, new Date(now))
        if (minutes) assert.equal(minutes.looseCards.length + minutes.patterns.flatMap((p) => p.cards).length, kept.size)
      }
    }),
    { numRuns: 250, seed: 20260923 },
  )
})

test('the random meetings have done everything that can be done, and been refused for most of what can be refused', () => {
  assert.equal(doneKinds.size, 30, [...doneKinds].join())
  assert.ok(reasons.size > 30, `${reasons.size} reasons`)
})

test('the same operations give the same meeting, also when it was written down and read again after each', () => {
  fc.assert(
    fc.property(begin, steps, (start, steps) => {
      const held: Operation[] = []
      const times: number[] = []
      let now = nine.getTime()
      let first = start
      for (const { draw, pause } of steps) {
        now += pause
        const operation = draw(first)
        held.push(operation)
        times.push(now)
        const result = apply(first, operation, new Date(now))
        if ('meeting' in result) first = result.meeting
      }
      const again = held.reduce((meeting, operation, index) => {
        const result = apply(JSON.parse(JSON.stringify(meeting)) as Meeting, operation, new Date(times[index] ?? 0))
        return 'meeting' in result ? result.meeting : meeting
      }, start)
      assert.deepEqual(again, first)
    }),
    { numRuns: 80, seed: 20260924 },
  )
})

/** Every key of a value of this type, however deep. */
type KeysOf<T> = T extends readonly (infer Item)[] ? KeysOf<Item> : T extends object ? { [K in keyof T]: K | KeysOf<T[K]> }[keyof T] : never
type Named<Keys, Word extends string> = Extract<Keys, Word | `${string}${Word}${string}` | `${string}${Capitalize<Word>}${string}`>

/** A compile-time test: the day somebody gives the meeting, an operation or a screen a place for a private note, this does not compile. */
const noPlaceForNotes: [
  Named<KeysOf<Meeting>, 'note'>,
  Named<KeysOf<Operation>, 'note'>,
  Named<KeysOf<ReturnType<typeof sharedView>>, 'note'>,
] extends [never, never, never]
  ? true
  : false = true
const oneWithNotes: Named<KeysOf<Meeting & { cards: { privateNote: string }[] }>, 'note'> extends never ? true : false = false

test('there is no place for a private note in a meeting, in an operation, or on the shared screen', () => {
  assert.equal(noPlaceForNotes, true)
  assert.equal(oneWithNotes, false)
})
