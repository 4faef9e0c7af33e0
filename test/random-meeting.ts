import fc from 'fast-check'
import { emptyDecision } from '#features/meetings/decision.ts'
import { type Meeting, thoseHere } from '#features/meetings/meeting.ts'
import type { Operation } from '#features/meetings/operation.ts'
import { roleHolders } from '#features/meetings/roles.ts'
import { continued, pair, planned, short, whole } from './held-meeting.ts'

/** What people may do in a meeting, at random: up to a hundred and fifty things by eight people, two of them guests and one a stranger. */

export const people = ['mette', 'jonas', 'sanne', 'peter', 'amira', 'guest', 'other', 'nobody']
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
  fc.tuple(leader, person).map(
    ([by, guest]): Draw =>
      (m) => ({ kind: 'show_out', by: by(m), guest }),
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
  fc.tuple(leader, fc.shuffledSubarray(rounds, { minLength: 0 }), person, stale).map(
    ([by, order, actor, s]): Draw =>
      (m) => ({
        kind: 'set_order',
        by: by(m),
        presenters: order.map((id) => ({ round: id, actors: [actor], title: id, experiment: people.indexOf(actor) < 5 ? id : null })),
        seen: s ? ['r9'] : m.rounds.map(({ id }) => id),
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

export interface Step {
  draw: Draw
  /** Mostly seconds; now and then most of a day. */
  pause: number
}
export const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.record({ draw: draws, pause: fc.oneof({ weight: 60, arbitrary: fc.nat(20_000) }, fc.constant(9 * 3_600_000)) }),
  { maxLength: 150, size: 'max' },
)
export const begin = fc.constantFrom(whole, short, pair).map((format) => planned(format))
