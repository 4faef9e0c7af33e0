import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  after,
  at,
  continued,
  decided,
  done,
  gathered,
  join,
  jonas,
  mettes,
  nine,
  opened,
  outcome,
  planned,
  refusal,
} from '../../../test/held-meeting.ts'
import { apply } from './apply.ts'
import { emptyDecision } from './decision.ts'
import type { Meeting, Stop } from './meeting.ts'
import type { Operation, Reason, Refusal } from './operation.ts'
import { roleHolders } from './roles.ts'

const checkIn: Stop = { step: 'tjek-ind', round: null }
const firstInterview: Stop = { step: 'interview', round: 'r1' }
const say = (card: string, by = 'sanne', text = 'Hun siger ”de” hver gang'): Operation => ({ kind: 'share_card', by, card, text })
const withGuest = (meeting: Meeting) => done(meeting, { kind: 'join', by: 'guest', name: 'Ole', as: 'guest' })
const board = () =>
  done(opened(), say('c1'), say('c2', 'peter', 'Dagvagten giver noget'), {
    kind: 'group_cards',
    by: 'amira',
    card: 'c1',
    with: 'c2',
    pattern: 'p1',
    name: 'Hvem ejer opgaven?',
    seen: { card: 1, with: 1 },
  })
const left = () => outcome(opened(), { kind: 'end_of_day' }, after(24 * 60)).meeting
const closed = () => outcome(decided(), { kind: 'close', by: 'amira' }).meeting

/** Each operation once, as it goes well: the type demands that none is forgotten. */
const operations: {
  [K in Operation['kind']]: [before: () => Meeting, Extract<Operation, { kind: K }>, (after: Meeting) => unknown, Date?]
} = {
  join: [
    planned,
    { kind: 'join', by: 'guest', name: ' Ole ', as: 'guest' },
    (m) => m.participants.at(-1)?.name === 'Ole' && m.facilitator === 'guest',
  ],
  leave: [gathered, { kind: 'leave', by: 'amira' }, (m) => m.participants.find(({ id }) => id === 'amira')?.hereSince === null],
  ready: [opened, { kind: 'ready', by: 'peter', from: checkIn }, (m) => m.ready.includes('peter')],
  not_ready: [
    () => done(opened(), { kind: 'ready', by: 'peter', from: checkIn }),
    { kind: 'not_ready', by: 'peter' },
    (m) => m.ready.length === 0,
  ],
  take_over: [opened, { kind: 'take_over', by: 'peter' }, (m) => m.facilitator === 'peter'],
  deal_roles: [
    () => done(planned(), ...join('amira', 'mette', 'jonas')),
    { kind: 'deal_roles', by: 'amira' },
    (m) => m.rounds[0]?.interviewer === 'jonas' && m.rounds[1]?.interviewer === 'mette' && m.timekeeper === 'jonas',
  ],
  give_role: [
    opened,
    { kind: 'give_role', by: 'amira', role: 'interviewer', to: 'peter', round: 'r1' },
    (m) => m.rounds[0]?.interviewer === 'peter',
  ],
  exchange_roles: [
    opened,
    { kind: 'exchange_roles', by: 'peter', one: 'peter', other: 'amira', seen: roleHolders(opened()) },
    (m) => m.facilitator === 'peter',
  ],
  set_order: [
    gathered,
    { kind: 'set_order', by: 'amira', presenters: [jonas, mettes], seen: ['r1', 'r2'] },
    (m) => m.rounds.map(({ id }) => id).join() === 'r2,r1',
  ],
  show_out: [
    () => withGuest(opened()),
    { kind: 'show_out', by: 'amira', guest: 'guest' },
    (m) => m.participants.some(({ id, hereSince, shownOut }) => id === 'guest' && hereSince === null && shownOut === true),
  ],
  open: [gathered, { kind: 'open', by: 'amira' }, (m) => m.at?.step === 'tjek-ind' && m.timer.startedAt === nine.getTime()],
  forward: [opened, { kind: 'forward', by: 'amira', from: checkIn }, (m) => m.at?.step === 'interview' && m.at.round === 'r1'],
  undo_forward: [
    () => at(opened(), 'interview', 'r1'),
    { kind: 'undo_forward', by: 'amira', from: firstInterview },
    (m) => m.at?.step === 'tjek-ind',
  ],
  next_question: [opened, { kind: 'next_question', by: 'amira', from: checkIn, seen: 0 }, (m) => m.question === 1],
  start_timer: [
    () => done(opened(), { kind: 'pause_timer', by: 'amira' }),
    { kind: 'start_timer', by: 'amira' },
    (m) => m.timer.startedAt !== null,
  ],
  pause_timer: [opened, { kind: 'pause_timer', by: 'amira' }, (m) => m.timer.startedAt === null],
  two_minutes_more: [opened, { kind: 'two_minutes_more', by: 'amira', seen: 600_000 }, (m) => m.timer.allotted === 720_000],
  share_card: [opened, { kind: 'share_card', by: 'sanne', card: 'c', text: ' Et kort ' }, (m) => m.cards[0]?.text === 'Et kort'],
  withdraw_card: [board, { kind: 'withdraw_card', by: 'sanne', card: 'c1' }, (m) => m.cards.length === 1 && m.withdrawn.includes('c1')],
  move_card: [board, { kind: 'move_card', by: 'jonas', card: 'c1', to: null, seen: 2 }, (m) => m.cards.at(-1)?.pattern === null],
  group_cards: [
    () => done(opened(), say('c1'), say('c2')),
    { kind: 'group_cards', by: 'amira', card: 'c1', with: 'c2', pattern: 'p', name: 'Mod', seen: { card: 1, with: 1 } },
    (m) => m.cards.every(({ pattern }) => pattern === 'p') && m.patterns[0]?.name === 'Mod',
  ],
  add_pattern: [opened, { kind: 'add_pattern', by: 'peter', pattern: 'p', name: 'Mod' }, (m) => m.patterns[0]?.name === 'Mod'],
  rename_pattern: [
    board,
    { kind: 'rename_pattern', by: 'peter', pattern: 'p1', name: 'Ejerskab', seen: 1 },
    (m) => m.patterns[0]?.name === 'Ejerskab',
  ],
  ungroup: [board, { kind: 'ungroup', by: 'peter', pattern: 'p1', seen: 1 }, (m) => m.patterns.length === 0 && m.cards.length === 2],
  answer_pledge: [
    opened,
    { kind: 'answer_pledge', by: 'peter', pledge: 'old', answer: 'kept' },
    (m) => m.pledges[0]?.answer === 'kept' && m.pledges[0].answeredBy === 'peter',
  ],
  write_action: [
    opened,
    {
      kind: 'write_action',
      by: 'mette',
      round: 'r1',
      words: { what: 'Spørger', where: 'Stuen', when: 'Mandag', how: 'Kort', why: 'Ro' },
      seen: 0,
    },
    (m) => m.rounds[0]?.action?.where === 'Stuen',
  ],
  write_decision: [
    opened,
    { kind: 'write_decision', by: 'mette', round: 'r1', words: continued, seen: 0 },
    (m) => m.rounds[0]?.outcome?.kind === 'decision' && m.rounds[0].outcome.helpers[0]?.name === 'Sanne',
  ],
  decide_not_today: [
    opened,
    { kind: 'decide_not_today', by: 'mette', round: 'r1', because: 'Vi mangler dagvagten', seen: 0 },
    (m) => m.rounds[0]?.outcome?.kind === 'not_today',
  ],
  set_next_meeting: [
    opened,
    { kind: 'set_next_meeting', by: 'mette', on: '2026-11-11', time: '09:00', because: '', seen: 0 },
    (m) => m.nextMeeting?.on === '2026-11-11',
  ],
  close: [decided, { kind: 'close', by: 'amira' }, (m) => m.closedAt === nine.getTime() && m.closedBy === 'amira'],
  end_of_day: [opened, { kind: 'end_of_day' }, (m) => m.leftOpenAt !== null && m.facilitator === null, after(24 * 60)],
}

for (const [kind, [before, operation, holds, now]] of Object.entries(operations))
  test(`${kind} does what it says, tells open pages, and leaves the meeting that it was given`, () => {
    const given = before()
    const copy = structuredClone(given)
    const { meeting, effects } = outcome(given, operation, now)
    assert.ok(holds(meeting), JSON.stringify(meeting))
    assert.deepEqual(effects[0], { kind: 'refresh' })
    assert.equal(meeting.revision, given.revision + 1)
    assert.deepEqual(given, copy)
    assert.deepEqual(JSON.parse(JSON.stringify(meeting)), meeting)
  })

/** Each reason for a refusal once: the type demands that none is forgotten. */
const refusals: Record<Reason, [before: () => Meeting, Operation, Date?]> = {
  not_open: [gathered, say('c')],
  already_open: [opened, { kind: 'open', by: 'amira' }],
  over: [closed, { kind: 'join', by: 'guest', name: 'Ole', as: 'guest' }],
  fixed: [closed, { kind: 'withdraw_card', by: 'sanne', card: 'c1' }, after(7 * 24 * 60)],
  not_here: [() => done(opened(), { kind: 'leave', by: 'peter' }), { kind: 'take_over', by: 'peter' }],
  not_facilitator: [opened, { kind: 'forward', by: 'peter', from: checkIn }],
  not_timekeeper: [opened, { kind: 'pause_timer', by: 'peter' }],
  not_asking: [opened, { kind: 'next_question', by: 'peter', from: checkIn, seen: 0 }],
  not_yours: [board, { kind: 'withdraw_card', by: 'peter', card: 'c1' }],
  guest_may_not: [() => withGuest(opened()), { kind: 'write_decision', by: 'guest', round: 'r1', words: continued, seen: 0 }],
  id_taken: [board, say('c1', 'sanne', 'Andre ord')],
  empty: [opened, say('c', 'sanne', ' \n ')],
  too_long: [opened, say('c', 'sanne', 'a'.repeat(601))],
  too_many: [
    opened,
    {
      kind: 'write_decision',
      by: 'mette',
      round: 'r1',
      words: { ...continued, helpers: Array.from({ length: 13 }, () => ({ person: null, name: 'Ole', what: 'Ringer' })) },
      seen: 0,
    },
  ],
  unknown_person: [opened, { kind: 'take_over', by: 'nobody' }],
  unknown_round: [opened, { kind: 'decide_not_today', by: 'mette', round: 'r9', because: 'Nej', seen: 0 }],
  unknown_card: [opened, { kind: 'move_card', by: 'mette', card: 'c9', to: null, seen: 1 }],
  unknown_pattern: [board, { kind: 'move_card', by: 'mette', card: 'c1', to: 'p9', seen: 2 }],
  unknown_pledge: [opened, { kind: 'answer_pledge', by: 'mette', pledge: 'p9', answer: 'kept' }],
  card_withdrawn: [
    () => done(board(), { kind: 'withdraw_card', by: 'sanne', card: 'c1' }),
    { kind: 'move_card', by: 'peter', card: 'c1', to: null, seen: 2 },
  ],
  same_card: [board, { kind: 'group_cards', by: 'peter', card: 'c1', with: 'c1', pattern: 'p2', name: '', seen: { card: 2, with: 2 } }],
  actor_keeps_role: [opened, { kind: 'give_role', by: 'amira', role: 'interviewer', to: 'mette', round: 'r1' }],
  roles_changed: [
    () => done(opened(), { kind: 'take_over', by: 'sanne' }),
    { kind: 'exchange_roles', by: 'peter', one: 'peter', other: 'amira', seen: roleHolders(opened()) },
  ],
  not_a_guest: [opened, { kind: 'show_out', by: 'amira', guest: 'mette' }],
  shown_out: [
    () => done(withGuest(opened()), { kind: 'show_out', by: 'amira', guest: 'guest' }),
    { kind: 'join', by: 'guest', name: 'Guest', as: 'guest' },
  ],
  order_changed: [
    () => done(gathered(), { kind: 'set_order', by: 'amira', presenters: [jonas, mettes], seen: ['r1', 'r2'] }),
    { kind: 'set_order', by: 'amira', presenters: [mettes], seen: ['r1', 'r2'] },
  ],
  rounds_over: [
    () => at(opened(), 'moenstre'),
    { kind: 'set_order', by: 'amira', presenters: [mettes, jonas, { ...mettes, round: 'r3', actors: ['sanne'] }], seen: ['r1', 'r2'] },
  ],
  no_presenters: [
    () => done(gathered(), { kind: 'set_order', by: 'amira', presenters: [], seen: ['r1', 'r2'] }),
    { kind: 'open', by: 'amira' },
  ],
  too_many_presenters: [
    gathered,
    {
      kind: 'set_order',
      by: 'amira',
      presenters: Array.from({ length: 7 }, (_, i) => ({ ...mettes, round: `r${i}` })),
      seen: ['r1', 'r2'],
    },
  ],
  round_begun: [() => at(opened(), 'interview', 'r1'), { kind: 'set_order', by: 'amira', presenters: [jonas, mettes], seen: ['r1', 'r2'] }],
  round_has_words: [
    () => done(opened(), { kind: 'decide_not_today', by: 'jonas', round: 'r2', because: 'Senere', seen: 0 }),
    { kind: 'set_order', by: 'amira', presenters: [mettes], seen: ['r1', 'r2'] },
  ],
  last_step: [() => at(opened(), 'naeste-moede'), { kind: 'forward', by: 'amira', from: { step: 'naeste-moede', round: null } }],
  last_question: [() => ({ ...opened(), question: 2 }), { kind: 'next_question', by: 'amira', from: checkIn, seen: 2 }],
  too_late_to_undo: [() => at(opened(), 'interview', 'r1'), { kind: 'undo_forward', by: 'amira', from: firstInterview }, after(3)],
  not_a_date: [opened, { kind: 'set_next_meeting', by: 'mette', on: '2026-02-30', time: null, because: '', seen: 0 }],
  date_passed: [opened, { kind: 'set_next_meeting', by: 'mette', on: '2026-09-22', time: null, because: '', seen: 0 }],
  moved_on: [() => at(opened(), 'interview', 'r1'), { kind: 'forward', by: 'amira', from: checkIn }],
  card_moved: [board, { kind: 'move_card', by: 'jonas', card: 'c1', to: null, seen: 1 }],
  pattern_changed: [board, { kind: 'rename_pattern', by: 'jonas', pattern: 'p1', name: 'Andet', seen: 0 }],
  action_changed: [
    () => done(opened(), operations.write_action[1]),
    { ...operations.write_action[1], words: { ...operations.write_action[1].words, how: 'Langsomt' } },
  ],
  decision_changed: [decided, { kind: 'write_decision', by: 'jonas', round: 'r1', words: { ...emptyDecision, choice: 'stop' }, seen: 0 }],
  next_meeting_changed: [decided, { kind: 'set_next_meeting', by: 'jonas', on: '2026-11-12', time: null, because: '', seen: 0 }],
  not_decided: [opened, { kind: 'close', by: 'amira' }],
  day_not_over: [opened, { kind: 'end_of_day' }, after(14 * 60)],
}

for (const [reason, [before, operation, now]] of Object.entries(refusals))
  test(`${operation.kind} is refused as ${reason}, and nothing has changed`, () => {
    assert.equal(refusal(before(), operation, now).refused, reason)
  })

test('what is refused because somebody was quicker comes with how it is now', () => {
  const shown = (reason: Reason) => {
    const [before, operation, now] = refusals[reason]
    const given = before()
    return [given, refusal(given, operation, now)] as [Meeting, Refusal & Record<string, unknown>]
  }
  assert.deepEqual(shown('moved_on')[1].at, firstInterview)
  const [moved, card] = shown('card_moved')
  assert.deepEqual(
    card.card,
    moved.cards.find(({ id }) => id === 'c1'),
  )
  const [ordered, order] = shown('order_changed')
  assert.deepEqual(order.rounds, ordered.rounds)
  assert.equal((shown('pattern_changed')[1].pattern as { name: string }).name, 'Hvem ejer opgaven?')
  assert.equal((shown('action_changed')[1].action as { how: string }).how, 'Kort')
  assert.equal((shown('decision_changed')[1].outcome as { choice: string }).choice, 'continue')
  assert.equal((shown('next_meeting_changed')[1].nextMeeting as { on: string }).on, '2026-11-11')
})

/** What is sent once more over a bad connection, or pressed twice, is done once. */
const sentTwice: Operation['kind'][] = [
  'join',
  'leave',
  'ready',
  'not_ready',
  'take_over',
  'deal_roles',
  'give_role',
  'set_order',
  'show_out',
  'start_timer',
  'pause_timer',
  'two_minutes_more',
  'share_card',
  'withdraw_card',
  'move_card',
  'group_cards',
  'add_pattern',
  'rename_pattern',
  'answer_pledge',
  'write_action',
  'write_decision',
  'decide_not_today',
  'set_next_meeting',
]

for (const kind of sentTwice)
  test(`${kind} that is sent twice is done once, and the second time tells nobody`, () => {
    const [before, operation] = operations[kind]
    const first = apply(before(), operation, nine)
    assert.ok('meeting' in first)
    const second = apply(first.meeting, operation, after(1))
    assert.ok('meeting' in second, JSON.stringify(second))
    assert.equal(second.meeting, first.meeting)
    assert.deepEqual(second.effects, [])
  })

test('a step is passed once, however many press', () => {
  const once = outcome(opened(), { kind: 'forward', by: 'amira', from: checkIn }).meeting
  assert.equal(refusal(once, { kind: 'forward', by: 'amira', from: checkIn }).refused, 'moved_on')
  assert.deepEqual(once.at, firstInterview)
})

test('whoever left with the meeting left open may do nothing live any more', () => {
  const live: Operation[] = [
    say('c'),
    { kind: 'forward', by: 'amira', from: checkIn },
    { kind: 'take_over', by: 'amira' },
    { kind: 'join', by: 'amira', name: 'Amira', as: 'member' },
  ]
  for (const operation of live) assert.equal(refusal(left(), operation, after(25 * 60)).refused, 'over')
})
