import assert from 'node:assert/strict'
import { test } from 'node:test'
import { after, continued, decided, done, opened, outcome, refusal } from '../../../test/held-meeting.ts'
import { minutesOf, strikeable } from './minutes.ts'

const week = 7 * 24 * 60
const said = () =>
  done(
    opened(),
    { kind: 'share_card', by: 'sanne', card: 'a', text: 'Hun siger ”de”' },
    { kind: 'share_card', by: 'peter', card: 'b', text: 'Dagvagten giver noget' },
    { kind: 'share_card', by: 'peter', card: 'c', text: 'Ferien sluttede' },
    { kind: 'group_cards', by: 'amira', card: 'a', with: 'b', pattern: 'p', name: 'Hvem ejer opgaven?', seen: { card: 1, with: 1 } },
    { kind: 'answer_pledge', by: 'peter', pledge: 'old', answer: 'kept' },
  )
const closed = () => outcome(decided(said()), { kind: 'close', by: 'amira' }, after(110)).meeting
const left = () => outcome(said(), { kind: 'end_of_day' }, after(24 * 60)).meeting

test('nothing closes without a decision for each presenter and a day to meet again, and it is said what is missing', () => {
  assert.deepEqual(refusal(opened(), { kind: 'close', by: 'amira' }), {
    refused: 'not_decided',
    missing: [
      { round: 'r1', fields: ['choice'] },
      { round: 'r2', fields: ['choice'] },
      { round: null, fields: ['nextMeeting'] },
    ],
  })
})

test('closing hands each decision to its experiment, the day to the calendar, and the minutes to everybody', () => {
  const { meeting, effects } = outcome(decided(), { kind: 'close', by: 'amira' }, after(110))
  assert.deepEqual(
    effects.map((effect) => (effect.kind === 'decided' ? `${effect.experiment} ${effect.outcome.kind}` : effect.kind)),
    ['refresh', 'e1 decision', 'e2 not_today', 'next_meeting', 'minutes'],
  )
  assert.equal(meeting.timer.startedAt, null)
})

test('only the facilitator closes, and anybody of the group can become that', () => {
  assert.equal(refusal(decided(), { kind: 'close', by: 'peter' }).refused, 'not_facilitator')
  assert.notEqual(done(decided(), { kind: 'take_over', by: 'peter' }, { kind: 'close', by: 'peter' }).closedAt, null)
})

test('a meeting left open closes itself when its day is over, with draft minutes and nothing decided for anybody', () => {
  assert.deepEqual(refusal(opened(), { kind: 'end_of_day' }, after(10 * 60)), {
    refused: 'day_not_over',
    again: Date.parse('2026-09-23T22:00:00Z'),
  })
  const { meeting, effects } = outcome(opened(), { kind: 'end_of_day' }, new Date('2026-09-23T22:00:00Z'))
  assert.deepEqual(effects, [{ kind: 'refresh' }, { kind: 'minutes', state: 'draft' }])
  assert.equal(meeting.facilitator, null)
  assert.equal(minutesOf(meeting, after(24 * 60))?.state, 'draft')
})

test('people who are still at it at midnight are not interrupted', () => {
  const late = outcome(
    opened(),
    { kind: 'share_card', by: 'sanne', card: 'x', text: 'Vi er her endnu' },
    new Date('2026-09-23T21:50:00Z'),
  ).meeting
  assert.deepEqual(refusal(late, { kind: 'end_of_day' }, new Date('2026-09-23T22:00:00Z')), {
    refused: 'day_not_over',
    again: Date.parse('2026-09-23T22:50:00Z'),
  })
})

test('what a meeting left behind can be finished for a week by any member, and then closes as any other', () => {
  const finished = done(
    left(),
    { kind: 'write_decision', by: 'mette', round: 'r1', words: continued, seen: 0 },
    { kind: 'decide_not_today', by: 'peter', round: 'r2', because: 'Vi gik', seen: 0 },
    { kind: 'set_next_meeting', by: 'sanne', on: '2026-11-11', time: null, because: '', seen: 0 },
    { kind: 'close', by: 'jonas' },
  )
  assert.equal(finished.closedBy, 'jonas')
  assert.equal(minutesOf(finished, after(60))?.state, 'open')
  const late = { kind: 'write_decision', by: 'mette', round: 'r1', words: continued, seen: 0 } as const
  assert.equal(refusal(left(), late, after(24 * 60 + week)).refused, 'fixed')
})

test('a meeting that has not ended has no minutes', () => {
  assert.equal(minutesOf(opened(), after(5)), undefined)
})

test('the minutes hold what was shared, signed, and in the patterns that the group made', () => {
  const minutes = minutesOf(closed(), after(120))
  assert.ok(minutes)
  assert.equal(minutes.state, 'open')
  assert.deepEqual(
    minutes.patterns.map(({ name, cards }) => [name, cards.map(({ text, author }) => `${author.name}: ${text}`)]),
    [['Hvem ejer opgaven?', ['Peter: Dagvagten giver noget', 'Sanne: Hun siger ”de”']]],
  )
  assert.deepEqual(
    minutes.looseCards.map(({ text }) => text),
    ['Ferien sluttede'],
  )
  assert.deepEqual(
    minutes.rounds.map(({ actors, title, interviewer, outcome }) => [actors, title, interviewer, outcome?.kind]),
    [
      [['Mette'], 'Ti minutter før vagten', 'Jonas', 'decision'],
      [['Jonas'], 'Åben dør om fredagen', 'Mette', 'not_today'],
    ],
  )
  assert.deepEqual(
    minutes.pledges.map(({ what, answer }) => [what, answer]),
    [['Ringer til Mette', 'kept']],
  )
  assert.deepEqual(
    minutes.promised.map(({ kind }) => kind),
    ['try', 'help', 'decide'],
  )
  assert.equal(minutes.nextMeeting?.on, '2026-11-11')
  assert.equal(minutes.present.length, 5)
  assert.deepEqual(minutes.absent, [])
})

test('everybody may strike her own cards for a week, and then the minutes are fixed', () => {
  const held = closed()
  assert.deepEqual(
    strikeable(held, 'peter', after(120)).map(({ id }) => id),
    ['b', 'c'],
  )
  const struck = outcome(held, { kind: 'withdraw_card', by: 'peter', card: 'b' }, after(110 + week - 1))
  assert.deepEqual(struck.effects.at(-1), { kind: 'minutes', state: 'open' })
  assert.doesNotMatch(JSON.stringify(minutesOf(struck.meeting, after(200))), /Dagvagten giver/)
  assert.equal(refusal(held, { kind: 'withdraw_card', by: 'peter', card: 'b' }, after(110 + week)).refused, 'fixed')
  assert.equal(refusal(held, { kind: 'withdraw_card', by: 'sanne', card: 'b' }, after(120)).refused, 'not_yours')
  assert.equal(minutesOf(held, after(110 + week))?.state, 'fixed')
  assert.deepEqual(strikeable(held, 'peter', after(110 + week)), [])
})
