/*
 * Wilcoxon's signed-rank test, exact also with ties. Ties are the rule on a scale of five steps, and the tables and normal
 * approximations of the books do not hold for them. What is exact: given the sizes of the differences, all 2ᵐ ways to put their signs
 * are equally likely when nothing has changed; so one counts in how many of them the rank sum is as small as the one seen.
 *
 * Wilcoxon 1945, "Individual comparisons by ranking methods", Biometrics Bulletin 1: 80–83.
 * Pratt 1959, "Remarks on zeros and ties in the Wilcoxon signed rank procedures", JASA 54: 655–667.
 * Streitberg & Röhmel 1986, "Exact distributions for permutations and rank tests", Statistical Software Newsletter 12: 10–17 (the
 * shift algorithm: whole scores, here doubled mid-ranks, and one pass over the sums for each).
 */

/** Exact probabilities under "nothing has changed", each in (0, 1]. */
export interface ExactP {
  /** Two-sided: min(1, 2 · the smaller of the two below). */
  p: number
  /** One-sided: how easily chance alone gives as strong a sign of *lower* values after. */
  pLower: number
  /** One-sided: … of *higher* values after. */
  pHigher: number
}

export interface SignedRank extends ExactP {
  /** Sum of the mid-ranks of the positive differences, T+; a multiple of ½. */
  plus: number
  /** Sum of the mid-ranks of the negative differences, T−. */
  minus: number
  /** How many differences were not zero, and so bear on p. */
  nonZero: number
  /** How many were zero, and are told of but do not bear on p. */
  zeros: number
}

/**
 * The test on differences (after less before; finite, any order, any number of them). `drop` (Wilcoxon) ranks only what is not zero;
 * `rank` (Pratt) gives the zeros the lowest ranks and then leaves those out. No difference at all: p = 1.
 * Time grows as n³ at worst; 60 differences take under a millisecond or two.
 */
export function signedRank(differences: readonly number[], zeros: 'drop' | 'rank' = 'drop'): SignedRank {
  const ranked = zeros === 'drop' ? differences.filter((d) => d !== 0) : differences
  const ranks = doubledMidRanks(ranked.map(Math.abs))
  const bearing = ranks.filter((_, i) => ranked[i] !== 0)
  const plus = ranks.reduce((sum, rank, i) => sum + ((ranked[i] ?? 0) > 0 ? rank : 0), 0)
  const minus = ranks.reduce((sum, rank, i) => sum + ((ranked[i] ?? 0) < 0 ? rank : 0), 0)
  const chance = rankSumChances(bearing)
  return {
    plus: plus / 2,
    minus: minus / 2,
    nonZero: bearing.length,
    zeros: differences.length - bearing.length,
    ...exactP(atMost(chance, plus), atMost(chance, minus)),
  }
}

/** The three probabilities from the chance of so few pluses, and of so few minuses. */
export function exactP(pLower: number, pHigher: number): ExactP {
  return { p: Math.min(1, 2 * Math.min(pLower, pHigher)), pLower, pHigher }
}

/** Mid-ranks times two, so that they are whole, in the order of `sizes`: equal sizes share the mean of their places. From 2 up to 2n. */
export function doubledMidRanks(sizes: readonly number[]): number[] {
  const order = sizes.map((_, i) => i).sort((i, j) => (sizes[i] ?? 0) - (sizes[j] ?? 0))
  const ranks = new Array<number>(sizes.length).fill(0)
  for (let from = 0; from < order.length; ) {
    let to = from
    while (to + 1 < order.length && sizes[order[to + 1] ?? 0] === sizes[order[from] ?? 0]) to++
    for (const i of order.slice(from, to + 1)) ranks[i] = from + to + 2
    from = to + 1
  }
  return ranks
}

/**
 * The chance of each rank sum when every sign is a fair coin: entry s is P(2T = s), s from 0 to the sum of `doubledRanks` (whole, ≥ 0).
 * Up to 53 ranks every entry is exact; above, it is right to about fifteen figures.
 */
export function rankSumChances(doubledRanks: readonly number[]): Float64Array {
  const total = doubledRanks.reduce((sum, rank) => sum + rank, 0)
  const chances = new Float64Array(total + 1)
  chances[0] = 1
  let reached = 0
  for (const rank of doubledRanks) {
    reached += rank
    for (let s = reached; s >= 0; s--) chances[s] = ((chances[s] ?? 0) + (s >= rank ? (chances[s - rank] ?? 0) : 0)) / 2
  }
  return chances
}

/** P(2T ≤ sum). */
export function atMost(chances: Float64Array, sum: number): number {
  if (sum >= chances.length - 1) return 1
  let probability = 0
  for (let s = 0; s <= sum; s++) probability += chances[s] ?? 0
  return Math.min(1, probability)
}
