import { findParticipant, type Instant, isHere, type Meeting, type Phase, phaseOf } from './meeting.ts'
import { type Operation, type Refusal, refuse } from './operation.ts'

/*
 * Who may do what, and when, as one table. What depends on the thing itself (my card, my round) is asked where the thing is changed.
 *
 * Guests are in the meeting like anybody else: they play roles, share and group cards, present, and may take over as facilitator, so
 * that a meeting is never locked. What binds others after the meeting is the members': decisions on somebody else's experiment, the
 * next meeting, what became of a promise, and closing. A guest who presents decides on what is her own.
 */

type Who =
  | 'anybody'
  /** Whether she is in the meeting or has gone already. */
  | 'known'
  /** In the meeting now. After the meeting: whoever was invited or came. */
  | 'participant'
  | 'member'
  | 'facilitator'
  | 'facilitator_or_timekeeper'
  | 'member_facilitator'
  | 'the_clock'

const before: Phase[] = ['lobby']
const during: Phase[] = ['open']
const beforeAndDuring: Phase[] = ['lobby', 'open']
const untilDecided: Phase[] = ['open', 'left']

const doors: Record<Operation['kind'], { who: Who; when: Phase[] }> = {
  join: { who: 'anybody', when: beforeAndDuring },
  leave: { who: 'known', when: beforeAndDuring },
  // Not the facilitator alone: a guest can be that, too.
  show_out: { who: 'member', when: beforeAndDuring },
  ready: { who: 'participant', when: beforeAndDuring },
  not_ready: { who: 'participant', when: beforeAndDuring },
  take_over: { who: 'participant', when: beforeAndDuring },
  deal_roles: { who: 'facilitator', when: beforeAndDuring },
  give_role: { who: 'facilitator', when: beforeAndDuring },
  exchange_roles: { who: 'participant', when: beforeAndDuring },
  set_order: { who: 'facilitator', when: beforeAndDuring },
  open: { who: 'facilitator', when: before },
  forward: { who: 'facilitator', when: during },
  undo_forward: { who: 'facilitator', when: during },
  next_question: { who: 'participant', when: during },
  start_timer: { who: 'facilitator_or_timekeeper', when: during },
  pause_timer: { who: 'facilitator_or_timekeeper', when: during },
  two_minutes_more: { who: 'facilitator_or_timekeeper', when: during },
  share_card: { who: 'participant', when: during },
  // What she said is hers to take back, also when she has gone home.
  withdraw_card: { who: 'known', when: ['open', 'left', 'closed'] },
  move_card: { who: 'participant', when: during },
  group_cards: { who: 'participant', when: during },
  add_pattern: { who: 'participant', when: during },
  rename_pattern: { who: 'participant', when: during },
  ungroup: { who: 'participant', when: during },
  answer_pledge: { who: 'member', when: during },
  write_action: { who: 'participant', when: untilDecided },
  write_decision: { who: 'participant', when: untilDecided },
  decide_not_today: { who: 'participant', when: untilDecided },
  set_next_meeting: { who: 'member', when: untilDecided },
  close: { who: 'member_facilitator', when: untilDecided },
  end_of_day: { who: 'the_clock', when: during },
}

/** A week: so long everybody may strike her own cards, and what a meeting left behind may be finished. */
export const openMinutes = 7 * 86_400_000

/** Until when the minutes of a meeting that has ended may still change. null: it has not ended. */
export function fixedFrom(meeting: Meeting): Instant | null {
  const end = meeting.closedAt ?? meeting.leftOpenAt
  return end === null ? null : end + openMinutes
}

/** `by` null: the clock. */
export function refusedAtTheDoor(meeting: Meeting, kind: Operation['kind'], by: string | null, now: Instant): Refusal | undefined {
  const { who, when } = doors[kind]
  const phase = phaseOf(meeting)
  if (!when.includes(phase)) return refuse(phase === 'lobby' ? 'not_open' : phase === 'open' ? 'already_open' : 'over')
  const fixed = fixedFrom(meeting)
  if (fixed !== null && now >= fixed) return refuse('fixed')
  if (who === 'the_clock' || who === 'anybody') return undefined
  return refusedPerson(meeting, by ?? '', who, phase)
}

function refusedPerson(meeting: Meeting, by: string, who: Who, phase: Phase): Refusal | undefined {
  const person = findParticipant(meeting, by)
  if (!person) return refuse('unknown_person')
  const isLive = phase === 'lobby' || phase === 'open'
  if (isLive && who !== 'known' && !isHere(meeting, by)) return refuse('not_here')
  // When everybody has gone there is no facilitator: any member may finish what is missing.
  const isFacilitator = meeting.facilitator === by || !isLive
  const isMember = person.kind === 'member'
  if (who === 'facilitator' && !isFacilitator) return refuse('not_facilitator')
  if (who === 'facilitator_or_timekeeper' && !isFacilitator && meeting.timekeeper !== by) return refuse('not_timekeeper')
  if ((who === 'member' || who === 'member_facilitator') && !isMember) return refuse('guest_may_not')
  if (who === 'member_facilitator' && !isFacilitator) return refuse('not_facilitator')
  return undefined
}
