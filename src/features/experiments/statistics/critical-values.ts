import { fairCoinAtMost } from './binomial.ts'
import { atMost, rankSumChances } from './signed-rank.ts'

/*
 * The tables of the books, worked out: the largest c that a test statistic may be for its two-sided p to stay within α. They hold
 * without ties (Wilcoxon 1945; the sign test Dixon & Mood 1946) and tell beforehand how many pairs a plan needs; a p is worked out from
 * the ratings themselves, ties and all (paired-ratings.ts).
 */

/**
 * The largest c with P(T ≤ c) ≤ α/2, T the smaller of Wilcoxon's rank sums of n untied differences. n whole ≥ 0, 0 < α < 1.
 * −1 when even c = 0 is too easily had: so few differences cannot reach α. Time grows as n³.
 */
export function wilcoxonCriticalValue(n: number, alpha: number): number {
  const chances = rankSumChances(Array.from({ length: n }, (_, i) => 2 * (i + 1)))
  return largest((c) => atMost(chances, 2 * c), alpha)
}

/** The largest c with P(Bin(n, ½) ≤ c) ≤ α/2, c the fewer of rises and falls among n that are not zero; −1 when there is none. */
export function signCriticalValue(n: number, alpha: number): number {
  return largest((c) => fairCoinAtMost(c, n), alpha)
}

/** The smallest two-sided p that n differences can give, by either test: when all have the same sign. */
export function smallestP(n: number): number {
  return Math.min(1, 2 ** (1 - n))
}

function largest(chanceOfAtMost: (c: number) => number, alpha: number): number {
  let c = -1
  while (chanceOfAtMost(c + 1) <= alpha / 2) c++
  return c
}
