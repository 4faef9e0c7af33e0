import { isDeepStrictEqual } from 'node:util'
import {
  type Choice,
  type DecisionWords,
  findParticipant,
  findRound,
  type Helper,
  type Instant,
  type Meeting,
  type NextMeeting,
  type Outcome,
  type Round,
  withRound,
} from './meeting.ts'
import { type Change, changed, type Missing, type OperationOf, type Refusal, refuse } from './operation.ts'
import { limits, refusedDay, trimmed, trimmedWords } from './typed.ts'

/*
 * What comes of a round: the actor's next step, which is hers to write, and the decision about the next loop, which the group makes
 * together. It can be written as a proposal at any time while the meeting is open, and is asked to be whole only on closing. To stop is
 * as good a decision as to go on: then it is asked why, and not what to try.
 */

/** These lead to a new loop, so they say what to try and what to look for. */
export function leadsOn(choice: Choice): boolean {
  return choice === 'continue' || choice === 'change' || choice === 'spread'
}

export const emptyDecision: DecisionWords = {
  choice: null,
  because: '',
  tryNext: '',
  lookFor: '',
  lookHow: '',
  starMoments: '',
  together: '',
  barriers: '',
  help: '',
  helpers: [],
  meetAgain: null,
}

/** What the decision form shows before anything is decided: the actor's own next step stands in it already. */
export function proposedDecision(round: Round): DecisionWords {
  return { ...emptyDecision, tryNext: round.action?.what ?? '' }
}

export function writeAction(meeting: Meeting, { by, round: key, words, seen }: OperationOf<'write_action'>): Change {
  const round = findRound(meeting, key)
  if (!round) return refuse('unknown_round')
  if (!round.actors.includes(by)) return refuse('not_yours')
  const { what, where, when, how, why } = words
  const typed = trimmedWords({ what, where, when, how, why })
  if ('refused' in typed) return typed
  if (round.action && isDeepStrictEqual({ ...round.action, ...typed }, round.action)) return changed(meeting)
  if (round.action && round.action.version !== seen) return { refused: 'action_changed', action: round.action }
  return changed(withRound(meeting, { ...round, action: { ...typed, by, version: (round.action?.version ?? 0) + 1 } }))
}

export function writeDecision(meeting: Meeting, { by, round: key, words, seen }: OperationOf<'write_decision'>, now: Instant): Change {
  const round = roundToDecide(meeting, by, key)
  if ('refused' in round) return round
  const typed = checkedDecision(meeting, words)
  if ('refused' in typed) return typed
  const day = typed.meetAgain === null || isDayOf(round.outcome, typed.meetAgain) ? undefined : refusedDay(typed.meetAgain, now)
  if (day) return day
  return settled(meeting, round, { kind: 'decision', ...typed, by, version: 0 }, seen)
}

export function decideNotToday(meeting: Meeting, { by, round: key, because, seen }: OperationOf<'decide_not_today'>): Change {
  const round = roundToDecide(meeting, by, key)
  if ('refused' in round) return round
  const why = trimmed(because)
  if (why === '') return refuse('empty')
  if (why.length > limits.line) return refuse('too_long')
  return settled(meeting, round, { kind: 'not_today', because: why, by, version: 0 }, seen)
}

function roundToDecide(meeting: Meeting, by: string, key: string): Round | Refusal {
  const round = findRound(meeting, key)
  if (!round) return refuse('unknown_round')
  return canDecide(meeting, by, round) ? round : refuse('guest_may_not')
}

/** Any member, since the group decides together; a guest only on what she presents herself. */
export function canDecide(meeting: Meeting, by: string, round: Round): boolean {
  return findParticipant(meeting, by)?.kind === 'member' || round.actors.includes(by)
}

/** Field by field, so that nothing comes in that a decision does not have. */
function checkedDecision(meeting: Meeting, words: DecisionWords): DecisionWords | Refusal {
  const { choice, because, tryNext, lookFor, lookHow, starMoments, together, barriers, help, meetAgain } = words
  const helpers = words.helpers
    .map(
      ({ person, name, what }): Helper => ({
        person,
        name: findParticipant(meeting, person ?? '')?.name ?? trimmed(name),
        what: trimmed(what),
      }),
    )
    .filter((helper) => helper.what !== '' || helper.name !== '')
  if (helpers.length > limits.helpers) return refuse('too_many')
  if (helpers.some(({ person }) => person !== null && !findParticipant(meeting, person))) return refuse('unknown_person')
  if (helpers.some(({ name, what }) => name === '' || what === '')) return refuse('empty')
  if (helpers.some(({ name, what }) => name.length > limits.name || what.length > limits.line)) return refuse('too_long')
  return trimmedWords({ choice, because, tryNext, lookFor, lookHow, starMoments, together, barriers, help, helpers, meetAgain })
}

/** A day that was fine when it was written may stay, however late somebody mends a word beside it. */
function isDayOf(outcome: Outcome | null, day: string): boolean {
  return outcome?.kind === 'decision' && outcome.meetAgain === day
}

function settled(meeting: Meeting, round: Round, outcome: Outcome, seen: number): Change {
  const known = round.outcome
  const version = known?.version ?? 0
  if (known && isDeepStrictEqual({ ...outcome, by: known.by, version }, known)) return changed(meeting)
  if (known && version !== seen) return { refused: 'decision_changed', outcome: known }
  return changed(withRound(meeting, { ...round, outcome: { ...outcome, version: version + 1 } }))
}

export function setNextMeeting(meeting: Meeting, operation: OperationOf<'set_next_meeting'>, now: Instant): Change {
  const { by, on, seen } = operation
  const known = meeting.nextMeeting
  const version = known?.version ?? 0
  const because = on === null ? trimmed(operation.because) : ''
  const time = on === null ? null : operation.time
  if (on === null && because === '') return refuse('empty')
  if (because.length > limits.line) return refuse('too_long')
  if (time !== null && !/^([01]\d|2[0-3]):[0-5]\d$/.test(time)) return refuse('not_a_date')
  const day = on === null ? undefined : refusedDay(on, now)
  if (day) return day
  const next: NextMeeting = { on, time, because, by, version: version + 1 }
  if (known && isDeepStrictEqual({ ...next, by: known.by, version }, known)) return changed(meeting)
  if (known && version !== seen) return { refused: 'next_meeting_changed', nextMeeting: known }
  return changed({ ...meeting, nextMeeting: next })
}

/** What must be said before the meeting can close. */
export function missingOf(meeting: Meeting): Missing[] {
  const rounds = meeting.rounds.map((round): Missing => ({ round: round.id, fields: missingIn(round.outcome) }))
  const next: Missing = { round: null, fields: meeting.nextMeeting ? [] : ['nextMeeting'] }
  return [...rounds, next].filter(({ fields }) => fields.length > 0)
}

function missingIn(outcome: Outcome | null): Missing['fields'] {
  if (outcome?.kind === 'not_today') return []
  if (!outcome?.choice) return ['choice']
  const asked = leadsOn(outcome.choice) ? (['tryNext', 'lookFor'] as const) : (['because'] as const)
  return asked.filter((field) => outcome[field] === '')
}

export function isWhole(outcome: Outcome | null): outcome is Outcome {
  return missingIn(outcome).length === 0
}
