import type { Instant, Meeting, Timer } from './meeting.ts'
import { type Change, changed, type OperationOf } from './operation.ts'

/*
 * The clock that everybody sees. It is kept as how much is allotted, how much is spent, and since when it runs, all on the server's
 * time. A page is told how much is left and whether it runs; it counts down from there by itself, so that a phone whose clock is wrong
 * by an hour shows the right thing.
 */

const minute = 60_000
export const moreTime = 2 * minute

export function newTimer(minutes: number, startedAt: Instant | null): Timer {
  return { allotted: minutes * minute, spent: 0, startedAt }
}

/** Two processes may disagree by a little: time never runs backwards. */
export function elapsed(timer: Timer, now: Instant): number {
  return timer.spent + (timer.startedAt === null ? 0 : Math.max(0, now - timer.startedAt))
}

export interface TimerView {
  /** In milliseconds. Below zero: so long over time. */
  remaining: number
  allotted: number
  isRunning: boolean
  /** The server's clock when `remaining` was right. */
  now: Instant
}

export function timerView(timer: Timer, now: Instant): TimerView {
  return { remaining: timer.allotted - elapsed(timer, now), allotted: timer.allotted, isRunning: timer.startedAt !== null, now }
}

export function paused(timer: Timer, now: Instant): Timer {
  return { ...timer, spent: elapsed(timer, now), startedAt: null }
}

/** Starts and goes on: it is the same thing. */
export function startTimer(meeting: Meeting, now: Instant): Change {
  if (meeting.timer.startedAt !== null) return changed(meeting)
  return changed({ ...meeting, timer: { ...meeting.timer, startedAt: now } })
}

export function pauseTimer(meeting: Meeting, now: Instant): Change {
  if (meeting.timer.startedAt === null) return changed(meeting)
  return changed({ ...meeting, timer: paused(meeting.timer, now) })
}

/** Two minutes from now, when the time is up already. */
export function twoMinutesMore(meeting: Meeting, { seen }: OperationOf<'two_minutes_more'>, now: Instant): Change {
  const { timer } = meeting
  if (timer.allotted !== seen) return changed(meeting)
  return changed({ ...meeting, timer: { ...timer, allotted: Math.max(timer.allotted, elapsed(timer, now)) + moreTime } })
}
