import type { Format, MeetingRole, StepKind } from './format.ts'

/*
 * A live reflection meeting is one value. People do things to it, and each thing is an operation of a closed list; `apply` in apply.ts
 * takes the meeting, an operation and the time, and gives the new meeting with what else must happen, or a refusal. Nothing here knows
 * a database, a clock or a page, so a whole meeting can be held in a test in a millisecond, and two processes that serve the same
 * meeting cannot come to disagree: the same operations in the same order give the same meeting.
 *
 * What is in the value, everybody in the meeting may see. Therefore a private note cannot be in it: there is no place for one, and a
 * test of the types holds that. A note that is shared becomes a card, by an operation that carries the words and not the note.
 *
 * The meeting stands at exactly one step, and moves on for everybody at once. Looking back is not an operation: it is a person's own
 * page showing an earlier step (views.ts takes the step she wants to see), and it disturbs nobody, needs no permission and leaves
 * nothing behind. What can be written in an earlier step can be written as long as the meeting is open.
 *
 * It is plain JSON: no Date, no undefined, null where nothing is there yet. A card that is withdrawn leaves its id and none of its
 * words; so keep the value, and do not keep the operations.
 */

/** Milliseconds since 1970 on the server's clock. No time of a browser ever comes in here. */
export type Instant = number

/** 2026-11-11, as the calendar on a Danish wall shows it. */
export type Day = string

export interface Participant {
  readonly id: string
  readonly name: string
  /** A guest came by the code: a name, for this meeting only. */
  readonly kind: 'member' | 'guest'
  /** Since when, this time. null: is not here now. */
  readonly hereSince: Instant | null
  /** The first time. null: was invited and has not come. */
  readonly cameAt: Instant | null
  /** A guest whom the facilitator has shown out: she does not come back. Not there for anybody else. */
  readonly shownOut?: true
}

/** What the rules need to know of a format's step. The words stay in the format. */
export interface PlannedStep {
  readonly key: string
  readonly kind: StepKind
  readonly per: 'meeting' | 'presenter'
  readonly minutes: number
  readonly questions: number
  readonly asks: readonly MeetingRole[]
}

/** One place on the way through the meeting: a step, and whose round it is. */
export interface Stop {
  readonly step: string
  readonly round: string | null
}

export interface Timer {
  readonly allotted: number
  /** Used up before `startedAt`. */
  readonly spent: number
  /** null: stands still. */
  readonly startedAt: Instant | null
}

/** One presenter, or a team, with one experiment. */
export interface Round {
  readonly id: string
  readonly actors: readonly string[]
  readonly title: string
  /** null: what is told of is not in the system, as for a guest. */
  readonly experiment: string | null
  readonly interviewer: string | null
  readonly action: NextAction | null
  readonly outcome: Outcome | null
}

/** Who wrote it last, and the how-manieth wording it is: whoever changes it says which one she saw. */
export interface Written {
  readonly by: string
  readonly version: number
}

export interface ActionWords {
  readonly what: string
  readonly where: string
  readonly when: string
  readonly how: string
  readonly why: string
}
export interface NextAction extends ActionWords, Written {}

export const choices = ['continue', 'change', 'stop', 'spread', 'hold_on'] as const
export type Choice = (typeof choices)[number]

export interface Helper {
  /** null: somebody who is not in the meeting. */
  readonly person: string | null
  readonly name: string
  readonly what: string
}

export interface DecisionWords {
  readonly choice: Choice | null
  readonly because: string
  readonly tryNext: string
  readonly lookFor: string
  readonly lookHow: string
  readonly starMoments: string
  readonly together: string
  readonly barriers: string
  readonly help: string
  readonly helpers: readonly Helper[]
  readonly meetAgain: Day | null
}
export interface Decision extends DecisionWords, Written {
  readonly kind: 'decision'
}
/** "Vi beslutter ikke i dag, fordi …" */
export interface NotToday extends Written {
  readonly kind: 'not_today'
  readonly because: string
}
export type Outcome = Decision | NotToday

export interface Card {
  readonly id: string
  readonly author: string
  readonly text: string
  readonly sharedAt: Instant
  /** The round that it was shared in. */
  readonly round: string | null
  /** Where it lies, and it lies in one place only: in a pattern, or loose. Within a place, in the order of `Meeting.cards`. */
  readonly pattern: string | null
  /** Rises with every move. */
  readonly version: number
  readonly movedBy: string | null
}

export interface Pattern {
  readonly id: string
  /** Empty: put together and not named yet. */
  readonly name: string
  readonly version: number
  readonly namedBy: string
}

export type Answer = 'kept' | 'not_yet' | 'let_go'

/** Something that was promised at the last meeting. (A promise is something else in JavaScript.) */
export interface Pledge {
  readonly id: string
  /** try: the next loop. help: to help somebody. decide: what was not decided. */
  readonly kind: 'try' | 'help' | 'decide'
  /** null: of somebody without an account. */
  readonly person: string | null
  readonly name: string
  readonly what: string
  /** The experiment that it was about. */
  readonly about: string
  /** How many meetings it has been carried over. */
  readonly carried: number
  readonly answer: Answer | null
  readonly answeredBy: string | null
}

export interface NextMeeting extends Written {
  /** null: none was agreed, and `because` says why. */
  readonly on: Day | null
  /** 09:00 */
  readonly time: string | null
  readonly because: string
}

export interface Meeting {
  readonly id: string
  /** The wording that was in use when the meeting was planned; an organisation that words it anew gets a new key. */
  readonly format: string
  readonly plan: readonly PlannedStep[]
  readonly mostPresenters: number
  readonly participants: readonly Participant[]
  readonly facilitator: string | null
  readonly timekeeper: string | null
  readonly rounds: readonly Round[]
  /** null until the meeting is opened. */
  readonly at: Stop | null
  /** Which of the step's questions is being asked, from 0. */
  readonly question: number
  readonly timer: Timer
  readonly ready: readonly string[]
  /** How it was before the last step forward, so that a slip of the finger can be undone. */
  readonly before: { readonly at: Stop; readonly question: number; readonly timer: Timer; readonly leftAt: Instant } | null
  readonly cards: readonly Card[]
  readonly withdrawn: readonly string[]
  readonly patterns: readonly Pattern[]
  readonly pledges: readonly Pledge[]
  readonly nextMeeting: NextMeeting | null
  readonly openedAt: Instant | null
  /** Everybody had gone, and its day was over. */
  readonly leftOpenAt: Instant | null
  readonly closedAt: Instant | null
  readonly closedBy: string | null
  readonly changedAt: Instant
  /** Rises with every change. */
  readonly revision: number
}

/** lobby: not opened. left: closed by its day's end, so that only what is missing may still be written. */
export type Phase = 'lobby' | 'open' | 'left' | 'closed'

export function phaseOf(meeting: Pick<Meeting, 'openedAt' | 'leftOpenAt' | 'closedAt'>): Phase {
  if (meeting.closedAt !== null) return 'closed'
  if (meeting.leftOpenAt !== null) return 'left'
  return meeting.openedAt === null ? 'lobby' : 'open'
}

export interface PlannedPresenter {
  readonly round: string
  readonly actors: readonly string[]
  readonly title: string
  readonly experiment: string | null
}

/** A meeting that is to be held: nobody is there yet. */
export function planMeeting(
  given: {
    id: string
    format: Format
    members: readonly { id: string; name: string }[]
    presenters: readonly PlannedPresenter[]
    /** What the last meeting promised: `pledgesFrom` in pledges.ts. */
    pledges: readonly Pledge[]
  },
  now: Date,
): Meeting {
  const plan = given.format.steps.map(
    ({ key, kind, per, minutes, questions, asks }): PlannedStep => ({ key, kind, per, minutes, questions: questions.length, asks }),
  )
  return {
    id: given.id,
    format: given.format.key,
    plan,
    mostPresenters: given.format.presenters.most,
    participants: given.members.map(({ id, name }): Participant => ({ id, name, kind: 'member', hereSince: null, cameAt: null })),
    facilitator: null,
    timekeeper: null,
    rounds: given.presenters.map((presenter) => newRound(presenter)),
    at: null,
    question: 0,
    timer: { allotted: 0, spent: 0, startedAt: null },
    ready: [],
    before: null,
    cards: [],
    withdrawn: [],
    patterns: [],
    pledges: given.pledges.map((pledge) => ({ ...pledge, answer: null, answeredBy: null })),
    nextMeeting: null,
    openedAt: null,
    leftOpenAt: null,
    closedAt: null,
    closedBy: null,
    changedAt: now.getTime(),
    revision: 0,
  }
}

export function newRound({ round, actors, title, experiment }: PlannedPresenter): Round {
  return { id: round, actors, title: title.trim(), experiment, interviewer: null, action: null, outcome: null }
}

export function findParticipant(meeting: Meeting, id: string): Participant | undefined {
  return meeting.participants.find((participant) => participant.id === id)
}

export function isHere(meeting: Meeting, id: string): boolean {
  return meeting.participants.some((participant) => participant.id === id && participant.hereSince !== null)
}

/** Who came first stands first. */
export function thoseHere(meeting: Meeting): Participant[] {
  return meeting.participants
    .filter((participant) => participant.hereSince !== null)
    .sort((a, b) => (a.hereSince ?? 0) - (b.hereSince ?? 0))
}

export function findRound(meeting: Meeting, id: string): Round | undefined {
  return meeting.rounds.find((round) => round.id === id)
}

/** The round that the meeting is in. */
export function currentRound(meeting: Meeting): Round | undefined {
  return meeting.at?.round ? findRound(meeting, meeting.at.round) : undefined
}

/** The meeting with one round changed. */
export function withRound(meeting: Meeting, changed: Round): Meeting {
  return { ...meeting, rounds: meeting.rounds.map((round) => (round.id === changed.id ? changed : round)) }
}
