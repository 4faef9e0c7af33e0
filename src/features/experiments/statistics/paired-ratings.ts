import { fairCoinAtMost } from './binomial.ts'
import { type Interval, walshAverages } from './exact-interval.ts'
import { mean, median } from './median.ts'
import { difference, type One, type Question, type Rating } from './rating.ts'
import { type ExactP, exactP, type SignedRank, signedRank } from './signed-rank.ts'
import { studentQuantile } from './student-t.ts'

/** The same question answered twice by the same person. */
export interface RatingPair<in out Q extends Question> {
  readonly before: Rating<Q>
  readonly after: Rating<Q>
}

export interface RatedBy<in out Q extends Question> {
  readonly rater: string
  readonly rating: Rating<Q>
}

export interface PairedByRater<in out Q extends Question> {
  pairs: RatingPair<Q>[]
  /** How many rated only before, and only after: they bear on nothing, and are told of. */
  onlyBefore: number
  onlyAfter: number
}

/** What pairs of ratings say. Signs follow the scale: negative is lower after than before, whatever is wished for. */
export interface PairedComparison {
  /** How many pairs; and of them, how many rate lower, the same and higher after. n = less + same + more. */
  n: number
  less: number
  same: number
  more: number
  /** less and more again, by the polarity of the question. */
  better: number
  worse: number
  /** (more − less) / n, from −1 to 1. Undefined without pairs, as are shift and meanDifference. */
  netShare: number | undefined
  /** Hodges–Lehmann: the median of all Walsh averages, zeros among them; from −4 to 4 in steps of ¼. */
  shift: number | undefined
  meanDifference: number | undefined
  /** 95 % t-interval of the mean difference. Undefined under two pairs, and when all differ alike: it would claim to be certain. */
  interval: Interval | undefined
  signTest: ExactP
  /** Zeros dropped. This is the p to report. */
  wilcoxon: SignedRank
  /** Zeros ranked and then dropped. */
  pratt: SignedRank
  /** Matched-pairs rank-biserial, (T+ − T−)/(T+ + T−), from −1 to 1; 0 when nothing changed. */
  rankBiserial: number
}

/**
 * Pairs up who rated both times. `before`, `after`: in any order; of two ratings by one person the later in the list counts.
 * Ratings of different questions do not compile.
 */
export function pairByRater<Q extends Question>(
  before: readonly RatedBy<One<Q>>[],
  after: readonly RatedBy<NoInfer<One<Q>>>[],
): PairedByRater<One<Q>> {
  const first = new Map(before.map(({ rater, rating }) => [rater, rating]))
  const second = new Map(after.map(({ rater, rating }) => [rater, rating]))
  const pairs = [...first].flatMap(([rater, rating]) => {
    const again = second.get(rater)
    return again ? [{ before: rating, after: again }] : []
  })
  return { pairs, onlyBefore: first.size - pairs.length, onlyAfter: second.size - pairs.length }
}

/**
 * Compares before and after in pairs, in the order in which it is told: counts, net share, shift, exact p, interval.
 *
 * Sign test: Dixon & Mood 1946, JASA 41: 557–566. Shift: Hodges & Lehmann 1963, "Estimates of location based on rank tests", Annals of
 * Mathematical Statistics 34: 598–611. Signed ranks: see signed-rank.ts. Rank-biserial: Kerby 2014, "The simple difference formula",
 * Comprehensive Psychology 3: 11.IT.3.1. Interval: Student 1908, Biometrika 6: 1–25; it may reach outside −4 to 4.
 *
 * `pairs`: any number, in any order; none gives n = 0 and p = 1. Nothing is refused: ratings are checked when they are made.
 * @throws TypeError when ratings of different questions were smuggled past the compiler.
 */
export function comparePairs<Q extends Question>(pairs: readonly RatingPair<One<Q>>[]): PairedComparison {
  const differences = pairs.map((pair) => difference<Q>(pair.before, pair.after))
  const less = differences.filter((d) => d < 0).length
  const more = differences.filter((d) => d > 0).length
  const moreIsBetter = pairs[0]?.before.question.polarity === 'more_is_better'
  return {
    ...compareDifferences(differences),
    better: moreIsBetter ? more : less,
    worse: moreIsBetter ? less : more,
  }
}

type DifferencesCompared = Omit<PairedComparison, 'better' | 'worse'>

/** The same of bare differences, after less before: finite numbers. For measurements in pairs, which have no question. */
export function compareDifferences(differences: readonly number[]): DifferencesCompared {
  const n = differences.length
  const less = differences.filter((d) => d < 0).length
  const more = differences.filter((d) => d > 0).length
  const wilcoxon = signedRank(differences)
  const ranks = wilcoxon.plus + wilcoxon.minus
  return {
    n,
    less,
    same: n - less - more,
    more,
    netShare: n ? (more - less) / n : undefined,
    shift: median([...walshAverages(differences)]),
    meanDifference: mean(differences),
    interval: meanInterval(differences),
    signTest: exactP(fairCoinAtMost(more, less + more), fairCoinAtMost(less, less + more)),
    wilcoxon,
    pratt: signedRank(differences, 'rank'),
    rankBiserial: ranks ? (wilcoxon.plus - wilcoxon.minus) / ranks : 0,
  }
}

/** mean ± t · s/√n, the 95 % interval. Undefined under two values and when all are alike. */
export function meanInterval(values: readonly number[]): Interval | undefined {
  const n = values.length
  const middle = mean(values)
  if (middle === undefined || values.every((value) => value === values[0])) return undefined
  const variance = values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / (n - 1)
  const reach = studentQuantile(0.95, n - 1) * Math.sqrt(variance / n)
  return { lower: middle - reach, upper: middle + reach }
}
