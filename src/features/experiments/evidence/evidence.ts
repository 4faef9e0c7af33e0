import type { Beginning } from '../experiment.ts'
import type { PairedComparison } from '../statistics/paired-ratings.ts'
import { type Direction, isSignalToward, leastBaseline, type RunChart } from '../statistics/run-chart.ts'
import { isAllWeighed, type Weighed } from './error-sources.ts'

/*
 * How sure are we? Three levels: erfaring (experience), tendens (tendency), evidens (evidence). A level is computed from what was done
 * and kept, never typed in, and it always comes with what is missing for the next. Each higher level needs all of the lower.
 *
 * An experience is told in a structured way, whoever few they are. A tendency may be claimed only when what is measured, which way it
 * should go and when, was locked before the action: else one could look at ten curves afterwards and tell of the one that moved. Evidence
 * is what an external evaluator found with a design that was fixed in advance; no computation gives it.
 *
 * Rules and figures: docs/architecture.md, "Effect of an experiment".
 */

export type Level = 'none' | 'experience' | 'tendency' | 'evidence'
export const levels = ['experience', 'tendency', 'evidence'] as const

/** An indicator as far as it bears on the level. `chart` reads the points in time with the baseline before the action. */
export interface MeasuredIndicator {
  id: string
  name: string
  direction: Direction
  hasPlannedDates: boolean
  lockedAt?: Date
  /** Points before the action began. */
  baseline: number
  chart: RunChart
}

export interface Evaluation {
  design: 'comparison' | 'randomised' | 'stepped' | 'on_off'
  plan: string
  fixedAt: Date
  evaluator?: string
  evaluatorPlace?: string
  finding?: string
  reportName?: string
  attachedAt?: Date
}

export interface Facts {
  /** Something is written about what was tried. */
  hasReflection: boolean
  /** How many people were asked to rate. */
  asked: number
  /** How many rated after, by either question. */
  ratedAfter: number
  /** How many rated the challenge both times; also those whose numbers the reader is not told. */
  ratedBoth: number
  /** The challenge before and after, by those who rated both times. */
  pairs: PairedComparison
  /** Those of the pairs that were rated before the action began and again after it: only they bear on a tendency. */
  inTime: PairedComparison
  /** Ratings of before that were given after the action had begun, and of after that were given before it. */
  untimely: Untimely
  indicators: MeasuredIndicator[]
  /** Undefined while nothing is tried. */
  beginning?: Beginning
  weighed: Weighed[]
  evaluation?: Evaluation
}

export interface Untimely {
  before: number
  after: number
}

export type Missing =
  | { what: 'assessment' | 'reflection' | 'locked_in_advance' | 'error_sources' | 'design_in_advance' | 'report' }
  | ({ what: 'untimely' } & Untimely)
  | { what: 'more_raters'; asked: number; rated: number; needed: number }
  | { what: 'signal'; n: number }
  | { what: 'baseline'; points: number; needed: number }

/** What a tendency stands on. */
export type Ground =
  | { by: 'ratings'; n: number; better: number; same: number; worse: number; p: number; shift: number }
  | { by: 'indicator'; name: string; direction: Direction }

export interface Evidence {
  level: Level
  /** For the next level; empty at the highest. */
  missing: Missing[]
  grounds: Ground[]
}

/** @throws never: whatever is empty counts for nothing. */
export function weighEvidence(facts: Facts): Evidence {
  const grounds = groundsOf(facts)
  const forExperience = missingForExperience(facts)
  if (forExperience.length > 0) return { level: 'none', missing: forExperience, grounds }
  const forTendency = missingForTendency(facts, grounds)
  const forEvidence = missingForEvidence(facts)
  // A design fixed in advance with an evaluator's report stands by itself: it is stronger than what it would have been asked for below.
  if (forEvidence.length === 0) return { level: 'evidence', missing: [], grounds }
  if (forTendency.length > 0) return { level: 'experience', missing: forTendency, grounds }
  return { level: 'tendency', missing: forEvidence, grounds }
}

function missingForExperience({ ratedAfter, hasReflection }: Facts): Missing[] {
  return [...(ratedAfter > 0 ? [] : [{ what: 'assessment' } as const]), ...(hasReflection ? [] : [{ what: 'reflection' } as const])]
}

function missingForTendency(facts: Facts, grounds: Ground[]): Missing[] {
  const missing: Missing[] = []
  if (lockedInAdvance(facts).length === 0) missing.push({ what: 'locked_in_advance' })
  const needed = Math.ceil((facts.asked * 2) / 3)
  const hasSeries = lockedInAdvance(facts).some(({ baseline }) => baseline >= leastBaseline)
  if (!hasEnoughPairs(facts) && !hasSeries) {
    const { asked, ratedBoth } = facts
    if (asked > 0 && (ratedBoth < needed || !isUntimely(facts))) missing.push({ what: 'more_raters', asked, rated: ratedBoth, needed })
    const points = Math.max(0, ...facts.indicators.map(({ baseline }) => baseline))
    missing.push({ what: 'baseline', points, needed: leastBaseline })
  }
  if (!isAllWeighed(facts.weighed)) missing.push({ what: 'error_sources' })
  if (grounds.every(({ by }) => by !== 'ratings') && isUntimely(facts)) missing.push({ what: 'untimely', ...facts.untimely })
  if (grounds.length === 0) missing.push({ what: 'signal', n: facts.inTime.n })
  return missing
}

/** Some rated at the wrong side of the beginning: in hindsight, or before anything was tried. */
export function isUntimely({ untimely: { before, after } }: Pick<Facts, 'untimely'>): boolean {
  return before + after > 0
}

function missingForEvidence({ evaluation, beginning }: Facts): Missing[] {
  const inAdvance = evaluation && (!beginning || evaluation.fixedAt < beginning.at)
  return [
    ...(inAdvance ? [] : [{ what: 'design_in_advance' } as const]),
    ...(evaluation?.attachedAt && evaluation.evaluator ? [] : [{ what: 'report' } as const]),
  ]
}

/** Name, direction and dates stood fast before the action began. Without an action nothing has been tried in advance of anything. */
function lockedInAdvance({ indicators, beginning }: Facts): MeasuredIndicator[] {
  return indicators.filter(({ lockedAt, hasPlannedDates }) => lockedAt && beginning && hasPlannedDates && lockedAt < beginning.at)
}

/** Two thirds of those who were asked rated both times, each in time: those who stay away seldom do so by chance. */
function hasEnoughPairs({ asked, inTime }: Facts): boolean {
  return inTime.n > 0 && inTime.n * 3 >= asked * 2
}

/** One-sided and in the direction that was locked: the challenge should become less. */
export const leastChanged = 5
export const leastShift = 0.5
export const mostP = 0.05

function groundsOf(facts: Facts): Ground[] {
  const { inTime } = facts
  const { n, less, same, more } = inTime
  const shift = inTime.shift ?? 0
  const p = inTime.wilcoxon.pLower
  const byRatings: Ground[] =
    hasEnoughPairs(facts) && less + more >= leastChanged && shift <= -leastShift && p <= mostP
      ? [{ by: 'ratings', n, better: less, same, worse: more, p, shift }]
      : []
  const byIndicators = lockedInAdvance(facts)
    .filter(({ baseline, chart, direction }) => baseline >= leastBaseline && isSignalToward(chart, direction))
    .map(({ name, direction }): Ground => ({ by: 'indicator', name, direction }))
  return [...byRatings, ...byIndicators]
}
