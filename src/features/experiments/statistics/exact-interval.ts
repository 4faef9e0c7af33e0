import { doubledMidRanks, rankSumChances } from './signed-rank.ts'

export interface Interval {
  lower: number
  upper: number
}

/**
 * The 95 % interval that belongs to the signed-rank test: every shift that the test does not refuse (Bauer 1972, "Constructing
 * confidence sets using rank statistics", JASA 67: 687–690), with its ends among the Walsh averages of the differences that are not
 * zero, by the tie-conditional quantile of T. Undefined when all are zero.
 *
 * It is here to be checked against other programs, **not to be shown**: it speaks only of those who changed, so it may leave out the
 * Hodges–Lehmann shift of all, and with ties it is somewhat too short. People are shown the t-interval of `comparePairs`.
 * Swapping before and after changes its signs. Time grows as n³.
 */
export function exactIntervalOfChanged(differences: readonly number[]): Interval | undefined {
  const changed = differences.filter((d) => d !== 0)
  const averages = walshAverages(changed)
  const [least, most] = [averages[0], averages.at(-1)]
  if (least === undefined || most === undefined) return undefined
  const ranks = doubledMidRanks(changed.map(Math.abs))
  const quantile = lowerQuantile(rankSumChances(ranks), 0.025)

  if (new Set(ranks).size === ranks.length) {
    const place = Math.max(1, quantile / 2)
    return { lower: averages[place - 1] ?? least, upper: averages[averages.length - place] ?? most }
  }
  return {
    lower: averages.findLast((shift) => rankSum(changed.map((d) => shift - d)) <= quantile) ?? least,
    upper: averages.find((shift) => rankSum(changed.map((d) => d - shift)) <= quantile) ?? most,
  }
}

/** The means of all pairs of differences, each also with itself: n(n+1)/2 of them, in rising order. */
export function walshAverages(differences: readonly number[]): Float64Array {
  const averages = new Float64Array((differences.length * (differences.length + 1)) / 2)
  let place = 0
  differences.forEach((one, i) => {
    for (let j = i; j < differences.length; j++) averages[place++] = (one + (differences[j] ?? 0)) / 2
  })
  return averages.sort()
}

/** Twice the sum of the mid-ranks of what is above zero, where zeros have ranks too. */
function rankSum(differences: readonly number[]): number {
  return doubledMidRanks(differences.map(Math.abs)).reduce((sum, rank, i) => sum + ((differences[i] ?? 0) > 0 ? rank : 0), 0)
}

/** The smallest sum that is reached with a chance above nothing and has P(2T ≤ sum) ≥ probability. */
function lowerQuantile(chances: Float64Array, probability: number): number {
  let reached = 0
  const sum = chances.findIndex((chance) => {
    reached += chance
    return reached >= probability
  })
  return Math.max(0, sum)
}
