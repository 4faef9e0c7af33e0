import { mean } from './median.ts'

/*
 * The XmR chart (individuals and moving ranges): how far apart single measurements lie when nothing but the usual is going on.
 *
 * Shewhart 1931, Economic Control of Quality of Manufactured Product; Wheeler 1993, Understanding Variation. The factors: 2.66 is 3/d₂
 * with d₂ = 1.128, the mean range of two normal values in standard deviations, and is used unrounded; 3.267 is D₄ for two.
 */
const limitFactor = 3 / 1.128
const rangeFactor = 3.267
/** Limits of fewer points are provisional. */
export const pointsForFirmLimits = 12
const leastBaseline = 8

export interface NaturalLimits {
  mean: number
  /** mean ± 2.66 · mean moving range, in the indicator's unit. Not cut off at 0 or at 100 %. */
  lower: number
  upper: number
  /** The mean of the steps between neighbours, and the limit for one step: 3.267 times it. */
  meanRange: number
  rangeLimit: number
  /** The step from the point before, one for each value; undefined for the first and where either is missing. */
  ranges: (number | undefined)[]
  /** Places (the first is 0) of the values outside the limits, and of those that came by a step above its limit. */
  outside: number[]
  outsideRanges: number[]
  /** How many points the limits are of. */
  points: number
  /** "Foreløbige grænser": of fewer than twelve points. */
  isProvisional: boolean
}

/**
 * The natural process limits of measurements in the order of time.
 *
 * @param values in the indicator's unit; what is not a finite number is missing, and the step goes over it to the next
 * @param baseline how many of the first values the limits are of; all when it is left out. All values are held against the limits.
 * @returns undefined with fewer than two points, or with a baseline of fewer than eight.
 */
export function naturalLimits(values: readonly number[], { baseline }: { baseline?: number } = {}): NaturalLimits | undefined {
  const end = baseline === undefined ? values.length : Math.trunc(Math.max(0, baseline || 0))
  const points = values.slice(0, end).filter(Number.isFinite)
  if (points.length < (baseline === undefined ? 2 : leastBaseline)) return undefined
  const centre = mean(points)
  const meanRange = mean(points.slice(1).map((value, i) => Math.abs(value - (points[i] ?? value))))
  if (centre === undefined || meanRange === undefined) return undefined

  const [lower, upper, rangeLimit] = [centre - limitFactor * meanRange, centre + limitFactor * meanRange, rangeFactor * meanRange]
  const ranges = stepsOf(values)
  return {
    mean: centre,
    lower,
    upper,
    meanRange,
    rangeLimit,
    ranges,
    outside: placesWhere(values, (value) => value > upper || value < lower),
    outsideRanges: placesWhere(ranges, (range) => range > rangeLimit),
    points: points.length,
    isProvisional: points.length < pointsForFirmLimits,
  }
}

function stepsOf(values: readonly number[]): (number | undefined)[] {
  let before: number | undefined
  return values.map((value) => {
    if (!Number.isFinite(value)) return undefined
    const step = before === undefined ? undefined : Math.abs(value - before)
    before = value
    return step
  })
}

function placesWhere(values: readonly (number | undefined)[], is: (value: number) => boolean): number[] {
  return values.flatMap((value, place) => (value !== undefined && Number.isFinite(value) && is(value) ? [place] : []))
}
