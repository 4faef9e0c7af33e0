import type {
  ActionWords,
  Answer,
  Card,
  Day,
  DecisionWords,
  Instant,
  Meeting,
  NextAction,
  NextMeeting,
  Outcome,
  Pattern,
  PlannedPresenter,
  Round,
  Stop,
} from './meeting.ts'

/*
 * Everything that can be done to a meeting, and nothing else. `by` is who does it. Ids of new things are made by whoever sends the
 * operation, so that one that is sent twice over a bad connection does its work once. `from` and `seen` say what the sender's page
 * showed: when that is no longer so, the operation is refused together with how it is now, and nothing is overwritten.
 */
export type Operation =
  // People
  | { kind: 'join'; by: string; name: string; as: 'member' | 'guest' }
  | { kind: 'leave'; by: string }
  /** Her cards stay. */
  | { kind: 'show_out'; by: string; guest: string }
  | { kind: 'ready'; by: string; from: Stop | null }
  | { kind: 'not_ready'; by: string }
  // Roles
  | { kind: 'take_over'; by: string }
  | { kind: 'deal_roles'; by: string }
  | { kind: 'give_role'; by: string; role: GivenRole; to: string; round: string | null }
  | { kind: 'exchange_roles'; by: string; one: string; other: string; seen: RoleHolders }
  // The way through
  /** `seen` is the rounds as they stood, by their ids. */
  | { kind: 'set_order'; by: string; presenters: readonly PlannedPresenter[]; seen: readonly string[] }
  | { kind: 'open'; by: string }
  | { kind: 'forward'; by: string; from: Stop }
  | { kind: 'undo_forward'; by: string; from: Stop }
  | { kind: 'next_question'; by: string; from: Stop; seen: number }
  // Time
  | { kind: 'start_timer'; by: string }
  | { kind: 'pause_timer'; by: string }
  /** `seen` is what was allotted: two who press at once give two minutes, not four. */
  | { kind: 'two_minutes_more'; by: string; seen: number }
  // Cards
  | { kind: 'share_card'; by: string; card: string; text: string }
  | { kind: 'withdraw_card'; by: string; card: string }
  | { kind: 'move_card'; by: string; card: string; to: string | null; seen: number }
  | { kind: 'group_cards'; by: string; card: string; with: string; pattern: string; name: string; seen: { card: number; with: number } }
  | { kind: 'add_pattern'; by: string; pattern: string; name: string }
  | { kind: 'rename_pattern'; by: string; pattern: string; name: string; seen: number }
  | { kind: 'ungroup'; by: string; pattern: string; seen: number }
  // What comes of it
  | { kind: 'answer_pledge'; by: string; pledge: string; answer: Answer | null }
  | { kind: 'write_action'; by: string; round: string; words: ActionWords; seen: number }
  | { kind: 'write_decision'; by: string; round: string; words: DecisionWords; seen: number }
  | { kind: 'decide_not_today'; by: string; round: string; because: string; seen: number }
  | { kind: 'set_next_meeting'; by: string; on: Day | null; time: string | null; because: string; seen: number }
  | { kind: 'close'; by: string }
  | { kind: 'end_of_day' }

export type GivenRole = 'facilitator' | 'interviewer' | 'timekeeper'

/** Who has the three roles that can be given. */
export type RoleHolders = Readonly<Record<GivenRole, string | null>>

export type OperationOf<K extends Operation['kind']> = Extract<Operation, { kind: K }>

/** What must happen outside the meeting because of it. */
export type Effect =
  /** Open pages ask again, each as itself. */
  | { kind: 'refresh' }
  /** Send `end_of_day` then. */
  | { kind: 'wake'; at: Instant }
  /** The decision becomes the experiment's next loop, or its end. Only on closing: until then it is a proposal. */
  | { kind: 'decided'; round: string; experiment: string | null; outcome: Outcome; action: NextAction | null }
  | { kind: 'next_meeting'; on: Day; time: string | null }
  /** Her token opens nothing from now. */
  | { kind: 'shown_out'; guest: string }
  /** draft: nobody closed the meeting. open: everybody may strike her own cards for a week. */
  | { kind: 'minutes'; state: 'draft' | 'open' }

export type Refusal =
  | { refused: PlainReason }
  | { refused: 'moved_on'; at: Stop; question: number }
  | { refused: 'order_changed'; rounds: readonly Round[] }
  | { refused: 'card_moved'; card: Card }
  | { refused: 'pattern_changed'; pattern: Pattern }
  | { refused: 'action_changed'; action: NextAction }
  | { refused: 'decision_changed'; outcome: Outcome }
  | { refused: 'next_meeting_changed'; nextMeeting: NextMeeting }
  | { refused: 'not_decided'; missing: Missing[] }
  | { refused: 'day_not_over'; again: Instant }

export type PlainReason =
  | 'not_open'
  | 'already_open'
  | 'over'
  | 'fixed'
  | 'not_here'
  | 'not_facilitator'
  | 'not_timekeeper'
  | 'not_asking'
  | 'not_yours'
  | 'guest_may_not'
  | 'not_a_guest'
  | 'shown_out'
  | 'id_taken'
  | 'empty'
  | 'too_long'
  | 'too_many'
  | 'unknown_person'
  | 'unknown_round'
  | 'unknown_card'
  | 'unknown_pattern'
  | 'unknown_pledge'
  | 'card_withdrawn'
  | 'same_card'
  | 'actor_keeps_role'
  | 'roles_changed'
  | 'no_presenters'
  | 'too_many_presenters'
  | 'round_begun'
  | 'round_has_words'
  | 'rounds_over'
  | 'last_step'
  | 'last_question'
  | 'too_late_to_undo'
  | 'not_a_date'
  | 'date_passed'

export type Reason = Refusal['refused']

/** round null: the next meeting. */
export interface Missing {
  round: string | null
  fields: ('choice' | 'because' | 'tryNext' | 'lookFor' | 'nextMeeting')[]
}

/** What a handler gives: the same meeting when there was nothing to do. */
export type Change = { meeting: Meeting; effects: Effect[] } | Refusal

export function changed(meeting: Meeting, ...effects: Effect[]): Change {
  return { meeting, effects }
}

export function refuse(refused: PlainReason): Refusal {
  return { refused }
}
