import { missingOf } from './decision.ts'
import type { Instant, Meeting } from './meeting.ts'
import { type Change, changed, type Effect, type OperationOf } from './operation.ts'
import { paused } from './timer.ts'
import { endOfDanishDay } from './typed.ts'

/** There is no closing without a decision for each presenter, or saying why not, and without a day to meet again, or why not. */
export function closeMeeting(meeting: Meeting, { by }: OperationOf<'close'>, now: Instant): Change {
  const missing = missingOf(meeting)
  if (missing.length > 0) return { refused: 'not_decided', missing }
  const decided = meeting.rounds.flatMap(({ id, experiment, outcome, action }): Effect[] =>
    outcome ? [{ kind: 'decided', round: id, experiment, outcome, action }] : [],
  )
  const next = meeting.nextMeeting
  return changed(
    { ...meeting, timer: paused(meeting.timer, now), before: null, ready: [], closedAt: now, closedBy: by },
    ...decided,
    ...(next?.on ? [{ kind: 'next_meeting', on: next.on, time: next.time } as const] : []),
    { kind: 'minutes', state: 'open' },
  )
}

/** People who are still at it are not interrupted by midnight. */
export const quietTime = 60 * 60_000

/**
 * The day is over and nobody has closed. The live meeting ends: nobody is here, the clock stands, and there are draft minutes. Nothing
 * is decided on anybody's behalf. For a week the members may write what is missing and close it themselves.
 */
export function endOfDay(meeting: Meeting, now: Instant): Change {
  const again = Math.max(endOfDanishDay(meeting.openedAt ?? now), meeting.changedAt + quietTime)
  if (now < again) return { refused: 'day_not_over', again }
  return changed(
    {
      ...meeting,
      participants: meeting.participants.map((person) => ({ ...person, hereSince: null })),
      facilitator: null,
      timer: paused(meeting.timer, now),
      before: null,
      ready: [],
      leftOpenAt: now,
    },
    { kind: 'minutes', state: 'draft' },
  )
}
