import type { MeasuredIndicator } from '../evidence/evidence.ts'
import { median } from '../statistics/median.ts'
import { type Direction, isSignalToward, leastBaseline, type Run, type RunChart, readRunChart } from '../statistics/run-chart.ts'
import { type Indicator, isLockedInTime, type Loop, type Series, seriesOf } from './indicator.ts'

/*
 * What a run chart lets one say. Only a shift after a baseline, in the direction that was wished for, is told as better than before.
 * No signal is never told as no effect: it cannot be told from chance, and that is another thing.
 */

export type Finding =
  | { kind: 'empty' }
  | { kind: 'one'; value: number }
  /** All alike: nothing varies, and there is no chance to tell anything from. */
  | { kind: 'constant'; points: number; value: number }
  /** The action has not begun: this is how it is before. */
  | { kind: 'before'; points: number }
  /** The action has begun, and nothing is measured since. */
  | { kind: 'none_after'; points: number }
  /** So few points after the baseline that no run of them could be a signal; those on the median count for nothing. */
  | { kind: 'too_few'; points: number; after: number; useful: number }
  /** A run of points after the baseline, all on one side of its median. */
  | { kind: 'shift'; isBetter: boolean; went: Direction; run: Run; limit: number; centre: number; newMedian: number; isLast: boolean }
  /** Without a baseline of eight: the points do not lie as chance lays them, but nothing says that it began with the action. */
  | { kind: 'unusual'; points: number; before: number; went?: Direction }
  | { kind: 'chance'; points: number; hasBaseline: boolean }

export interface Reading {
  chart: RunChart
  finding: Finding
  /** Before the action the points did not lie as chance lays them: the number was on its way already, and it is said whatever comes after. */
  drift?: { went?: Direction }
}

/** Reads a series for who wishes that it goes `wished`. */
export function readSeries({ points, before, startedOn }: Series, wished: Direction): Reading {
  const values = points.map(({ value }) => value)
  // While nothing has begun there is no baseline yet: all points are alike, and the median is of all of them.
  const chart = readRunChart(values, { baseline: startedOn ? before : 0 })
  const finding = findingOf(chart, values, before, startedOn !== undefined, wished)
  const beforehand = readRunChart(values.slice(0, before))
  // Fewer than eight are no baseline, and a run among them is told of as what moved.
  const hasDrifted = startedOn !== undefined && before >= leastBaseline && beforehand.signal
  return { chart, finding, ...(hasDrifted ? { drift: { went: beforehand.direction } } : {}) }
}

function findingOf(chart: RunChart, values: number[], before: number, hasBegun: boolean, wished: Direction): Finding {
  const [first] = values
  const points = values.length
  if (first === undefined || chart.centre === undefined) return { kind: 'empty' }
  if (points === 1) return { kind: 'one', value: first }
  if (values.every((value) => value === first)) return { kind: 'constant', points, value: first }
  if (!hasBegun) return chart.signal ? { kind: 'unusual', points, before: points, went: chart.direction } : { kind: 'before', points }
  if (before === points) return { kind: 'none_after', points }
  const { afterBaseline, centre } = chart
  if (!afterBaseline)
    return chart.signal ? { kind: 'unusual', points, before, went: chart.direction } : { kind: 'chance', points, hasBaseline: false }
  const { limit } = afterBaseline
  if (limit === undefined) return { kind: 'too_few', points, after: afterBaseline.points, useful: afterBaseline.useful }
  const isBetter = isSignalToward(chart, wished)
  const went = isBetter ? wished : chart.direction
  const run = went && (went === 'up' ? afterBaseline.above : afterBaseline.below)
  if (!run) return { kind: 'chance', points, hasBaseline: true }
  const during = values.slice(run.from, run.to + 1)
  const lastUseful = chart.sides.findLastIndex((side) => side === 'above' || side === 'below')
  return { kind: 'shift', isBetter, went, run, limit, centre, newMedian: median(during) ?? centre, isLast: run.to === lastUseful }
}

/** The indicator as the evidence room weighs it. */
export function signalOf(indicator: Indicator, loop: Loop): MeasuredIndicator {
  const series = seriesOf(indicator, loop)
  return {
    id: indicator.id,
    name: indicator.name,
    direction: indicator.direction,
    hasPlannedDates: indicator.plannedOn.length > 0,
    lockedAt: indicator.lockedAt,
    baseline: series.startedOn ? series.before : 0,
    chart: readSeries(series, indicator.direction).chart,
  }
}

/** "Færre end før" may be said: a shift the wished way, of what was locked before the action, held against eight points or more. */
export function maySayBetter(indicator: Indicator, loop: Loop, { chart, finding }: Reading): boolean {
  return finding.kind === 'shift' && finding.isBetter && chart.baseline >= leastBaseline && isLockedInTime(indicator, loop)
}
