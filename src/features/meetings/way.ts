import { isDeepStrictEqual } from 'node:util'
import {
  currentRound,
  findParticipant,
  findRound,
  type Instant,
  type Meeting,
  newRound,
  type PlannedPresenter,
  type PlannedStep,
  type Round,
  type Stop,
} from './meeting.ts'
import { type Change, changed, type OperationOf, type Refusal, refuse } from './operation.ts'
import { newTimer, paused } from './timer.ts'
import { endOfDanishDay, limits } from './typed.ts'

/*
 * The way through a meeting is worked out from the format's plan and the presenters' order, each time: the steps of a round once for
 * each presenter, the others once. So the order can be changed while the meeting runs, for the rounds that have not begun.
 */

export function wayOf(meeting: Pick<Meeting, 'plan' | 'rounds'>): Stop[] {
  const inRound = meeting.plan.filter((step) => step.per === 'presenter')
  return meeting.plan.flatMap((step): Stop[] => {
    if (step.per === 'meeting') return [{ step: step.key, round: null }]
    return step === inRound[0] ? meeting.rounds.flatMap((round) => inRound.map(({ key }) => ({ step: key, round: round.id }))) : []
  })
}

export function isSameStop(one: Stop | null, other: Stop | null): boolean {
  return one?.step === other?.step && one?.round === other?.round
}

/** Where a stop is on the way, from 0; -1 when it is not on it. */
export function placeOf(meeting: Meeting, stop: Stop | null): number {
  return wayOf(meeting).findIndex((other) => isSameStop(other, stop))
}

export function currentStep(meeting: Meeting): PlannedStep | undefined {
  return meeting.plan.find((step) => step.key === meeting.at?.step)
}

/** A round has begun when the meeting has come to its first step. */
export function hasBegun(meeting: Meeting, round: Round): boolean {
  const first = wayOf(meeting).findIndex((stop) => stop.round === round.id)
  return first <= placeOf(meeting, meeting.at)
}

export function movedOn(meeting: Meeting): Refusal {
  return meeting.at ? { refused: 'moved_on', at: meeting.at, question: meeting.question } : refuse('not_open')
}

export function openMeeting(meeting: Meeting, now: Instant): Change {
  const [first] = wayOf(meeting)
  if (!first || meeting.rounds.length === 0) return refuse('no_presenters')
  return changed({ ...standingAt(meeting, first, now), openedAt: now }, { kind: 'wake', at: endOfDanishDay(now) })
}

/** For everybody at once, and once: who presses while somebody else has pressed already is told where the meeting is. */
export function forward(meeting: Meeting, { from }: OperationOf<'forward'>, now: Instant): Change {
  if (!meeting.at || !isSameStop(meeting.at, from)) return movedOn(meeting)
  const next = wayOf(meeting)[placeOf(meeting, meeting.at) + 1]
  if (!next) return refuse('last_step')
  const { at, question, timer } = meeting
  return changed({ ...standingAt(meeting, next, now), before: { at, question, timer, leftAt: now } })
}

/** A new step: from its first question, with its whole time, and nobody is ready yet. */
function standingAt(meeting: Meeting, at: Stop, now: Instant): Meeting {
  const minutes = meeting.plan.find((step) => step.key === at.step)?.minutes ?? 0
  return { ...meeting, at, question: 0, timer: newTimer(minutes, now), ready: [], before: null }
}

/** How long a slip of the finger can be undone. */
export const undoTime = 2 * 60_000

export function canUndo({ before }: Meeting, now: Instant): boolean {
  return before !== null && now - before.leftAt <= undoTime
}

/** Back to the step before with its clock as it was. It is for a press too many, and no way of walking backwards: it works once. */
export function undoForward(meeting: Meeting, { from }: OperationOf<'undo_forward'>, now: Instant): Change {
  const { before } = meeting
  if (!isSameStop(meeting.at, from)) return movedOn(meeting)
  if (!before || !canUndo(meeting, now)) return refuse('too_late_to_undo')
  const stopped = paused(before.timer, before.leftAt)
  const timer = before.timer.startedAt === null ? stopped : { ...stopped, startedAt: now }
  return changed({ ...meeting, at: before.at, question: before.question, timer, ready: [], before: null })
}

/** The facilitator, and whoever leads through the questions in this step. */
export function canAsk(meeting: Meeting, by: string): boolean {
  if (meeting.facilitator === by) return true
  return currentStep(meeting)?.asks.includes('interviewer') === true && currentRound(meeting)?.interviewer === by
}

export function nextQuestion(meeting: Meeting, { by, from, seen }: OperationOf<'next_question'>): Change {
  if (!canAsk(meeting, by)) return refuse('not_asking')
  if (!isSameStop(meeting.at, from) || meeting.question !== seen) return movedOn(meeting)
  if (meeting.question + 1 >= (currentStep(meeting)?.questions ?? 0)) return refuse('last_question')
  return changed({ ...meeting, question: meeting.question + 1 })
}

/** The last presenter has been heard: whoever would be put in now would never get a turn. */
function isPastRounds(meeting: Meeting): boolean {
  return placeOf(meeting, meeting.at) > wayOf(meeting).findLastIndex((stop) => stop.round !== null)
}

/** The whole order anew. Rounds that have begun stay as they are and first; one in which something is written cannot be taken out. */
export function setOrder(meeting: Meeting, { by, presenters, seen }: OperationOf<'set_order'>): Change {
  const refused = refusedOrder(meeting, by, presenters)
  // Whoever saw another order is told so first: what else is wrong may come of that.
  if (!isDeepStrictEqual([...seen], idsOf(meeting.rounds))) {
    return !refused && isDeepStrictEqual(ordered(meeting, presenters), meeting.rounds)
      ? changed(meeting)
      : { refused: 'order_changed', rounds: meeting.rounds }
  }
  if (refused) return refused
  const rounds = ordered(meeting, presenters)
  return isDeepStrictEqual(rounds, meeting.rounds) ? changed(meeting) : changed({ ...meeting, rounds })
}

function idsOf(rounds: readonly Round[]): string[] {
  return rounds.map(({ id }) => id)
}

function ordered(meeting: Meeting, presenters: readonly PlannedPresenter[]): Round[] {
  return presenters.map((presenter): Round => {
    const known = findRound(meeting, presenter.round)
    if (!known) return newRound(presenter)
    if (hasBegun(meeting, known)) return known
    const interviewer = known.interviewer && presenter.actors.includes(known.interviewer) ? null : known.interviewer
    return { ...known, actors: presenter.actors, title: presenter.title.trim(), experiment: presenter.experiment, interviewer }
  })
}

function refusedOrder(meeting: Meeting, by: string, presenters: readonly PlannedPresenter[]): Refusal | undefined {
  const keys = presenters.map((presenter) => presenter.round)
  if (new Set(keys).size !== keys.length) return refuse('id_taken')
  if (presenters.length > meeting.mostPresenters) return refuse('too_many_presenters')
  if (presenters.length === 0 && meeting.at) return refuse('no_presenters')
  const isGuest = findParticipant(meeting, by)?.kind === 'guest'
  for (const { actors, title, experiment } of presenters) {
    if (title.trim() === '' || actors.length === 0) return refuse('empty')
    if (title.trim().length > limits.name) return refuse('too_long')
    const people = actors.map((id) => findParticipant(meeting, id))
    if (people.includes(undefined) || new Set(actors).size !== actors.length) return refuse('unknown_person')
    // An experiment is a member's; what a guest tells of is not in the system.
    if (experiment !== null && people.every((person) => person?.kind === 'guest')) return refuse('guest_may_not')
    // What the circle shares is its members' to bring in. A guest who leads changes the order of what is there.
    if (isGuest && experiment !== null && !meeting.rounds.some((round) => round.experiment === experiment)) return refuse('guest_may_not')
  }
  if (isPastRounds(meeting) && keys.some((key) => !findRound(meeting, key))) return refuse('rounds_over')
  const begun = meeting.rounds.filter((round) => hasBegun(meeting, round))
  if (begun.some((round, index) => round.id !== keys[index])) return refuse('round_begun')
  const dropped = meeting.rounds.filter((round) => !keys.includes(round.id))
  return dropped.some((round) => round.action || round.outcome) ? refuse('round_has_words') : undefined
}
