import { danishDate } from '#shared/dates.ts'
import { beginningOf } from '../experiment.ts'
import { type Direction, leastBaseline } from '../statistics/run-chart.ts'

/*
 * What is measured: a name, a unit, which way is better, and on which days. An indicator is locked before the action: from then on these
 * stand as they were, and the time of locking is kept. Else one could look at ten curves afterwards and tell of the one that moved.
 * Measurements are not part of what is locked; they come as time goes.
 */

/** An experiment follows few things well. */
export const mostIndicators = 12
/** An indicator keeps no more measurements than this. */
export const mostMeasurements = 2000

export interface Measurement {
  on: string
  value: number
  note?: string
}

/** What is locked. */
export interface Definition {
  name: string
  unit: string
  direction: Direction
  plannedOn: string[]
}

/** The same indicator in a loop before this one. */
export interface EarlierLoop {
  loop: number
  actionStartedAt?: Date
  actionFrom?: string
  measurements: Measurement[]
}

export interface Indicator extends Definition {
  id: string
  lockedAt?: Date
  revision: number
  /** In the order of time, like all measurements. */
  measurements: Measurement[]
  /** The first loop first. */
  earlier: EarlierLoop[]
  /** It goes on from a loop that the reader may not see: what was measured there is not in her chart. */
  isPartial: boolean
}

/** Weeks that are not like others. */
export interface Pause {
  id: string
  from: string
  to: string
  label: string
}

/** The experiment, as far as it says when what began. */
export interface Loop {
  loop: number
  actionStartedAt?: Date
  /** The day that was typed for the beginning of the action. */
  actionFrom?: string
}

/** Only what was locked before the action can show a tendency. While nothing has begun, it is in time. */
export function isLockedInTime({ lockedAt }: Pick<Indicator, 'lockedAt'>, loop: Pick<Loop, 'actionStartedAt' | 'actionFrom'>): boolean {
  const beginning = beginningOf(loop)
  return lockedAt !== undefined && (!beginning || lockedAt < beginning.at)
}

/** A point of the chart, in the loop whose action had begun when it was measured; 0 is before any. */
export interface Point extends Measurement {
  loop: number
}

export interface Series {
  points: Point[]
  /** How many of the first points were measured before the action of this loop; all of them while it has not begun. */
  before: number
  /** When each loop's action began, the first first. */
  starts: { loop: number; on: string }[]
  /** The day on which the action of this loop began. */
  startedOn?: string
}

/** All that was measured, through the loops. What was measured on the day the action began is after it: who knows at what hour. */
export function seriesOf(indicator: Pick<Indicator, 'measurements' | 'earlier'>, now: Loop): Series {
  const loops: EarlierLoop[] = [...indicator.earlier, { ...now, measurements: indicator.measurements }]
  const starts = loops.flatMap((one) => {
    const beginning = beginningOf(one)
    return beginning ? [{ loop: one.loop, on: danishDate(beginning.at) }] : []
  })
  const points = loops
    .flatMap(({ measurements }) => measurements)
    .map((measured) => ({ ...measured, loop: starts.findLast(({ on }) => on <= measured.on)?.loop ?? 0 }))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
  const began = beginningOf(now)
  const startedOn = began && danishDate(began.at)
  const before = startedOn ? points.filter(({ on }) => on < startedOn).length : points.length
  return { points, before, starts, startedOn }
}

/** How many more points are wanted before the action, for a baseline that later ones can be held against. */
export function missingBaseline({ before }: Pick<Series, 'before'>): number {
  return Math.max(0, leastBaseline - before)
}

/** The dates that were planned, have come, and have no measurement yet. */
export function unmeasured({ plannedOn, measurements }: Pick<Indicator, 'plannedOn' | 'measurements'>, today: string): string[] {
  const measured = new Set(measurements.map(({ on }) => on))
  return plannedOn.filter((on) => on <= today && !measured.has(on))
}
