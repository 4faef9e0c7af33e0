import { beginningOf, type Experiment } from '../experiment.ts'
import { signalOf } from '../indicators/finding.ts'
import type { Indicator } from '../indicators/indicator.ts'
import type { Questions } from '../questions.ts'
import { type GivenRating, hasRated, type Rater } from '../ratings/rater.ts'
import { challengePairs } from '../ratings/report.ts'
import { comparePairs } from '../statistics/paired-ratings.ts'
import type { Weighed } from './error-sources.ts'
import type { Evaluation, Facts } from './evidence.ts'

/** What the rooms know of one experiment, as the level is computed from it. */
export interface Known {
  experiment: Pick<Experiment, 'loop' | 'actionStartedAt' | 'actionFrom'>
  questions: Questions
  /** The answer to "what do I think of what I tried?". */
  reflection?: string
  raters: readonly Rater[]
  indicators: readonly Indicator[]
  weighed: Weighed[]
  evaluation?: Evaluation
}

export function factsOf({ experiment, questions, reflection, raters, indicators, weighed, evaluation }: Known): Facts {
  const { asked, pairs } = challengePairs(raters, questions)
  const beginning = beginningOf(experiment)
  // While nothing has begun, nothing is in hindsight; and no tendency is claimed.
  const isInTime = ({ ratings }: Rater) =>
    beginning === undefined || (!isLate(ratings['challenge-before'], beginning.at) && !isEarly(ratings['challenge-after'], beginning.at))
  return {
    hasReflection: (reflection ?? '').trim() !== '',
    asked,
    ratedAfter: raters.filter((rater) => hasRated(rater, 'challenge-after') || hasRated(rater, 'support-after')).length,
    ratedBoth: raters.filter((rater) => hasRated(rater, 'challenge-before') && hasRated(rater, 'challenge-after')).length,
    pairs: comparePairs(pairs),
    inTime: comparePairs(challengePairs(raters.filter(isInTime), questions).pairs),
    untimely: {
      before: beginning ? raters.filter(({ ratings }) => isLate(ratings['challenge-before'], beginning.at)).length : 0,
      after: beginning ? raters.filter(({ ratings }) => isEarly(ratings['challenge-after'], beginning.at)).length : 0,
    },
    indicators: indicators.map((indicator) => signalOf(indicator, experiment)),
    beginning,
    weighed,
    evaluation,
  }
}

/** Said of before in hindsight. What was said at the very moment is after it. */
function isLate(rating: GivenRating | undefined, began: Date): boolean {
  return rating !== undefined && rating.ratedAt >= began
}

/** Said of after before anything was tried. */
function isEarly(rating: GivenRating | undefined, began: Date): boolean {
  return rating !== undefined && rating.ratedAt < began
}
