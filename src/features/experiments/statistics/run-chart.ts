import { fairCoin } from './binomial.ts'
import { runLimitAfterBaseline } from './frozen-median.ts'
import { median } from './median.ts'

/*
 * Anhøj's rules for run charts: points in the order of time around their median. When nothing changes but by chance, the runs on one
 * side are seldom long and the line crosses the median often. Both limits follow the number of points, so the rules keep their
 * meaning from ten points to a hundred. There is no rule of trends: five rising points are common by chance.
 *
 * Anhøj & Olesen 2014, "Run charts revisited: a simulation study of run chart rules", PLoS ONE 9(11): e113825.
 * Anhøj 2015, "Diagnostic value of run chart analysis", PLoS ONE 10(3): e0121349.
 * The longest run: Schilling 2012, "The surprising predictability of long runs", Mathematics Magazine 85: 141–149.
 */

/** A baseline shorter than this is no baseline. */
export const leastBaseline = 8

export type Side = 'above' | 'below' | 'on' | 'missing'
export type Direction = 'up' | 'down'

/** Useful points in a row on one side. `from` and `to` are places in the values, the first is 0; points on the median may lie between. */
export interface Run {
  side: 'above' | 'below'
  length: number
  from: number
  to: number
}

/** What comes after a frozen baseline. */
export interface AfterBaseline {
  points: number
  useful: number
  /** The run length from which it is a signal; undefined while the later points are too few for any signal. */
  limit: number | undefined
  /** The longest run on each side among the later points; the first of them when they are equally long. */
  above: Run | undefined
  below: Run | undefined
}

export interface RunChart {
  /** The median; undefined when there is no point. */
  centre: number | undefined
  /** How many points the median was frozen on; 0 when it is of all. */
  baseline: number
  /** One for each value that was given. */
  sides: Side[]
  points: number
  /** Points that are not on the median. */
  useful: number
  /** Anhøj's two figures and their limits, over all useful points. Undefined when none is useful. */
  longestRun: Run | undefined
  /** A longer run than this is unusual. */
  longestRunLimit: number | undefined
  crossings: number | undefined
  /** Fewer crossings than this are unusual. */
  crossingsLimit: number | undefined
  afterBaseline: AfterBaseline | undefined
  /** Without a baseline: either of Anhøj's rules. With one: a run after it that reaches its limit, on either side. */
  signal: boolean
  /** Where it went. No signal, no direction; and no signal is not "no effect". */
  direction: Direction | undefined
}

/**
 * Reads a run chart.
 *
 * With a baseline of at least eight points the median is frozen on it and only a run among the later points is a signal, with limits for
 * a frozen median (frozen-median.ts): Anhøj's own limits are for the median of all the points, and would sound too often.
 *
 * @param values in the order of time, in the indicator's unit; what is not a finite number is missing and counts for nothing
 * @param baseline how many of the first values were measured before the action; when they hold fewer than eight points, the median is
 *   of all. Any number is taken: below nothing is nothing, beyond the end is the end.
 */
export function readRunChart(values: readonly number[], { baseline = 0 }: { baseline?: number } = {}): RunChart {
  const start = Math.trunc(Math.max(0, baseline || 0))
  const before = values.slice(0, start).filter(Number.isFinite)
  const all = values.filter(Number.isFinite)
  const isFrozen = before.length >= leastBaseline
  const centre = median(isFrozen ? before : all)
  const sides = values.map((value) => sideOf(value, centre))
  const runs = runsOf(sides)
  const useful = runs.reduce((sum, run) => sum + run.length, 0)

  const chart = {
    centre,
    baseline: isFrozen ? before.length : 0,
    sides,
    points: all.length,
    useful,
    longestRun: longest(runs),
    longestRunLimit: useful ? longestRunLimit(useful) : undefined,
    crossings: useful ? runs.length - 1 : undefined,
    crossingsLimit: useful ? crossingsLimit(useful) : undefined,
  }
  if (!isFrozen) {
    const direction = isUnusual(chart) ? drift(sides) : undefined
    return { ...chart, afterBaseline: undefined, signal: isUnusual(chart), direction }
  }
  const afterBaseline = readAfterBaseline(sides, start, before.length)
  const direction = directionAfter(afterBaseline)
  return { ...chart, afterBaseline, signal: direction !== undefined, direction }
}

/**
 * Whether the chart signals in a direction that was named beforehand: after a baseline, a run on that side reached its limit (whatever
 * happened on the other side); without one, there is a signal and it goes that way.
 */
export function isSignalToward({ afterBaseline, signal, direction }: RunChart, wanted: Direction): boolean {
  if (!afterBaseline) return signal && direction === wanted
  return reaches(wanted === 'up' ? afterBaseline.above : afterBaseline.below, afterBaseline.limit)
}

/** round(log₂ n) + 3: the longest run that n useful points give by chance nineteen times out of twenty, or so. n whole ≥ 1. */
export function longestRunLimit(useful: number): number {
  return Math.round(Math.log2(useful)) + 3
}

/** The smallest c with P(Bin(n − 1, ½) ≤ c) ≥ 0.05: n useful points cross the median as a coin falls, n − 1 times. n whole ≥ 1. */
export function crossingsLimit(useful: number): number {
  let [c, probability] = [-1, 0]
  for (const exactly of fairCoin(useful - 1)) {
    c++
    probability += exactly
    if (probability >= 0.05) break
  }
  return c
}

function sideOf(value: number, centre: number | undefined): Side {
  if (centre === undefined || !Number.isFinite(value)) return 'missing'
  return value > centre ? 'above' : value < centre ? 'below' : 'on'
}

function runsOf(sides: readonly Side[], start = 0): Run[] {
  const runs: Run[] = []
  sides.forEach((side, place) => {
    if (place < start || side === 'on' || side === 'missing') return
    const last = runs.at(-1)
    if (last?.side === side) Object.assign(last, { length: last.length + 1, to: place })
    else runs.push({ side, length: 1, from: place, to: place })
  })
  return runs
}

function longest(runs: readonly Run[]): Run | undefined {
  return runs.reduce<Run | undefined>((best, run) => (best && best.length >= run.length ? best : run), undefined)
}

function isUnusual(chart: Pick<RunChart, 'longestRun' | 'longestRunLimit' | 'crossings' | 'crossingsLimit'>): boolean {
  const { longestRun, longestRunLimit = 0, crossings = 0, crossingsLimit = 0 } = chart
  return (longestRun?.length ?? 0) > longestRunLimit || crossings < crossingsLimit
}

/** Up when the points above come later than those below, by the mean of their places. */
function drift(sides: readonly Side[]): Direction | undefined {
  const meanPlace = (side: Side) => {
    const places = sides.flatMap((one, place) => (one === side ? [place] : []))
    return places.reduce((sum, place) => sum + place, 0) / places.length
  }
  const difference = meanPlace('above') - meanPlace('below')
  return difference > 0 ? 'up' : difference < 0 ? 'down' : undefined
}

function readAfterBaseline(sides: readonly Side[], start: number, baseline: number): AfterBaseline {
  const runs = runsOf(sides, start)
  const useful = runs.reduce((sum, run) => sum + run.length, 0)
  return {
    points: sides.slice(start).filter((side) => side !== 'missing').length,
    useful,
    limit: runLimitAfterBaseline(baseline, useful),
    above: longest(runs.filter(({ side }) => side === 'above')),
    below: longest(runs.filter(({ side }) => side === 'below')),
  }
}

function reaches(run: Run | undefined, limit: number | undefined): boolean {
  return run !== undefined && limit !== undefined && run.length >= limit
}

/** When both sides reach the limit, it went where it was last. */
function directionAfter({ above, below, limit }: AfterBaseline): Direction | undefined {
  const [up, down] = [reaches(above, limit), reaches(below, limit)]
  if (up && down) return (above?.to ?? 0) > (below?.to ?? 0) ? 'up' : 'down'
  return up ? 'up' : down ? 'down' : undefined
}
