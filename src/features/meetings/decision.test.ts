import assert from 'node:assert/strict'
import { test } from 'node:test'
import { after, continued, decided, done, gathered, join, opened, outcome, refusal } from '../../../test/held-meeting.ts'
import { emptyDecision, missingOf, proposedDecision } from './decision.ts'
import { choices, type DecisionWords, type Meeting } from './meeting.ts'
import type { OperationOf } from './operation.ts'
import { pledgesFrom } from './pledges.ts'

const write = (words: Partial<DecisionWords>, seen = 0, by = 'mette', round = 'r1'): OperationOf<'write_decision'> => ({
  kind: 'write_decision',
  by,
  round,
  words: { ...emptyDecision, ...words },
  seen,
})
const nextStep = { what: 'Spørger dagvagten', where: 'Stuen', when: 'Mandag', how: 'Stående', why: 'De ved det' }
const guestPresents = () =>
  done(
    gathered(),
    ...join('guest'),
    {
      kind: 'set_order',
      by: 'amira',
      presenters: [{ round: 'r1', actors: ['guest'], title: 'Noget fra et andet sted', experiment: null }],
      seen: ['r1', 'r2'],
    },
    { kind: 'open', by: 'amira' },
  )
const fieldsFor = (meeting: Meeting, round: string | null) => missingOf(meeting).find((missing) => missing.round === round)?.fields ?? []

test('a decision can be written as a proposal long before the step, and by anybody of the group', () => {
  const held = done(opened(), write({ tryNext: 'Tavlen' }, 0, 'peter'))
  assert.deepEqual(held.rounds[0]?.outcome, { kind: 'decision', ...emptyDecision, tryNext: 'Tavlen', by: 'peter', version: 1 })
})

test('what goes on says what to try and what to look for; what stops says why', () => {
  for (const choice of choices) {
    const wanted = choice === 'stop' || choice === 'hold_on' ? ['because'] : ['tryNext', 'lookFor']
    assert.deepEqual(fieldsFor(done(opened(), write({ choice })), 'r1'), wanted, choice)
  }
  assert.deepEqual(fieldsFor(opened(), 'r1'), ['choice'])
  assert.deepEqual(fieldsFor(done(opened(), write({ choice: 'stop', because: 'Det er løst' })), 'r1'), [])
  assert.deepEqual(fieldsFor(done(opened(), write(continued)), 'r1'), [])
  assert.deepEqual(missingOf(decided()), [])
})

test('"vi beslutter ikke i dag" wants its because, and a decision may take its place', () => {
  const notToday = { kind: 'decide_not_today', by: 'mette', round: 'r1', because: 'Vi mangler dagvagten', seen: 0 } as const
  assert.equal(refusal(opened(), { ...notToday, because: ' ' }).refused, 'empty')
  const held = done(opened(), notToday)
  assert.deepEqual(fieldsFor(held, 'r1'), [])
  assert.equal(refusal(held, write(continued)).refused, 'decision_changed')
  assert.equal(done(held, write(continued, 1)).rounds[0]?.outcome?.kind, 'decision')
})

test('two who write the same decision: the second is shown the first one’s words, and neither is lost', () => {
  const first = done(opened(), write({ tryNext: 'Tavlen' }))
  const second = refusal(first, write({ tryNext: 'Mappen' }, 0, 'jonas'))
  assert.ok(second.refused === 'decision_changed' && second.outcome.kind === 'decision')
  assert.equal(second.outcome.tryNext, 'Tavlen')
  const mended = done(first, write({ tryNext: 'Tavlen og mappen' }, second.outcome.version, 'jonas'))
  assert.deepEqual([mended.rounds[0]?.outcome?.by, mended.rounds[0]?.outcome?.version], ['jonas', 2])
})

test('a decision holds what a decision has, and nothing else that comes with it', () => {
  const smuggled = { ...continued, note: 'Kun til mig', by: 'peter', version: 99 } as DecisionWords
  const held = done(opened(), write(smuggled))
  assert.doesNotMatch(JSON.stringify(held), /Kun til mig/)
  assert.deepEqual([held.rounds[0]?.outcome?.by, held.rounds[0]?.outcome?.version], ['mette', 1])
})

test('helpers are people of the meeting or named; one without a deed, or a deed without one, is asked about', () => {
  const helpers = (list: DecisionWords['helpers']) => write({ ...continued, helpers: list })
  const blank = { person: null, name: ' ', what: '' }
  const held = done(
    opened(),
    helpers([{ person: 'sanne', name: 'Noget andet', what: ' Ringer ' }, blank, { person: null, name: 'Ole', what: 'Ser på' }]),
  )
  const outcomeOf = held.rounds[0]?.outcome
  assert.ok(outcomeOf?.kind === 'decision')
  assert.deepEqual(outcomeOf.helpers, [
    { person: 'sanne', name: 'Sanne', what: 'Ringer' },
    { person: null, name: 'Ole', what: 'Ser på' },
  ])
  assert.equal(refusal(opened(), helpers([{ person: 'sanne', name: '', what: '' }])).refused, 'empty')
  assert.equal(refusal(opened(), helpers([{ person: null, name: '', what: 'Ringer' }])).refused, 'empty')
  assert.equal(refusal(opened(), helpers([{ person: 'nobody', name: '', what: 'Ringer' }])).refused, 'unknown_person')
})

test('days are days of the calendar that are not over', () => {
  assert.equal(refusal(opened(), write({ meetAgain: '11/11' })).refused, 'not_a_date')
  assert.equal(refusal(opened(), write({ meetAgain: '2026-09-22' })).refused, 'date_passed')
  const held = done(opened(), write({ meetAgain: '2026-09-23' }))
  const mended = outcome(held, write({ meetAgain: '2026-09-23', tryNext: 'Tavlen' }, 1), after(3 * 24 * 60)).meeting
  assert.equal(mended.rounds[0]?.outcome?.version, 2)
  const next = { kind: 'set_next_meeting', by: 'mette', on: '2026-11-11', time: '25:00', because: '', seen: 0 } as const
  assert.equal(refusal(opened(), next).refused, 'not_a_date')
})

test('no next meeting is an answer, when it is said why', () => {
  const none = { kind: 'set_next_meeting', by: 'mette', on: null, time: '09:00', because: 'Gruppen er færdig', seen: 0 } as const
  assert.equal(refusal(opened(), { ...none, because: '' }).refused, 'empty')
  const held = done(opened(), none)
  assert.deepEqual(held.nextMeeting, { on: null, time: null, because: 'Gruppen er færdig', by: 'mette', version: 1 })
  assert.deepEqual(fieldsFor(held, null), [])
  const ended = done(decided(), { ...none, seen: 1 })
  assert.equal(
    outcome(ended, { kind: 'close', by: 'amira' }).effects.some(({ kind }) => kind === 'next_meeting'),
    false,
  )
})

test('the next step is the actor’s own, with its four questions, and stands in the decision’s form', () => {
  const action = { kind: 'write_action', by: 'mette', round: 'r1', words: nextStep, seen: 0 } as const
  assert.equal(refusal(opened(), { ...action, by: 'amira' }).refused, 'not_yours')
  const held = done(opened(), action)
  assert.deepEqual(held.rounds[0]?.action, { ...nextStep, by: 'mette', version: 1 })
  assert.ok(held.rounds[0])
  assert.equal(proposedDecision(held.rounds[0]).tryNext, 'Spørger dagvagten')
})

test('a guest decides on what she presents herself, and for nobody else', () => {
  const held = guestPresents()
  assert.equal(done(held, write(continued, 0, 'guest')).rounds[0]?.outcome?.by, 'guest')
  const others = done(opened(), ...join('guest'))
  for (const operation of [
    write(continued, 0, 'guest'),
    { kind: 'decide_not_today', by: 'guest', round: 'r1', because: 'Nej', seen: 0 },
    { kind: 'set_next_meeting', by: 'guest', on: '2026-11-11', time: null, because: '', seen: 0 },
    { kind: 'answer_pledge', by: 'guest', pledge: 'old', answer: 'kept' },
  ] as const)
    assert.equal(refusal(others, operation).refused, 'guest_may_not')
  const led = done(decided(others), { kind: 'take_over', by: 'guest' })
  assert.equal(refusal(led, { kind: 'close', by: 'guest' }).refused, 'guest_may_not')
})

test('what was decided opens the next meeting: who tries, who helps, what is still to be decided', () => {
  const pledges = pledgesFrom(done(decided(), { kind: 'answer_pledge', by: 'peter', pledge: 'old', answer: 'kept' }))
  assert.deepEqual(
    pledges.map(({ kind, person, name, what, about, carried }) => [kind, person, name, what, about, carried]),
    [
      ['try', 'mette', 'Mette', continued.tryNext, 'Ti minutter før vagten', 0],
      ['help', 'sanne', 'Sanne', 'Ringer om to uger', 'Ti minutter før vagten', 0],
      ['decide', 'jonas', 'Jonas', 'Vi nåede det ikke', 'Åben dør om fredagen', 0],
    ],
  )
  assert.equal(new Set(pledges.map(({ id }) => id)).size, 3)
})

test('a promise that is not kept yet is carried on and counted; one that is let go is not', () => {
  const answered = (answer: 'kept' | 'not_yet' | 'let_go' | null) =>
    pledgesFrom(done(opened(), { kind: 'answer_pledge', by: 'peter', pledge: 'old', answer })).map(({ id, carried, answer }) => [
      id,
      carried,
      answer,
    ])
  assert.deepEqual(answered('not_yet'), [['old', 1, null]])
  assert.deepEqual(answered(null), [['old', 1, null]])
  assert.deepEqual(answered('kept'), [])
  assert.deepEqual(answered('let_go'), [])
})

test('a tick can be taken away again', () => {
  const ticked = done(opened(), { kind: 'answer_pledge', by: 'peter', pledge: 'old', answer: 'kept' })
  const taken = done(ticked, { kind: 'answer_pledge', by: 'mette', pledge: 'old', answer: null })
  assert.deepEqual([taken.pledges[0]?.answer, taken.pledges[0]?.answeredBy], [null, null])
})

test('a guest’s promise is carried by her name, and asked of nobody’s account', () => {
  const pledges = pledgesFrom(done(guestPresents(), write({ ...continued, helpers: [] }, 0, 'guest')))
  assert.deepEqual(
    pledges.filter(({ kind }) => kind === 'try').map(({ person, name }) => [person, name]),
    [[null, 'guest']],
  )
})
