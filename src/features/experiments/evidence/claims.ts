import type { Evaluation, Evidence, Facts, Missing } from './evidence.ts'

/** The words that a level allows, as the messages of a language have them. Kept apart from pages: the print and the told document say the same. */
export interface Wording {
  lessThanBefore(less: number, n: number): string
  saysNotWhy: string
  ratedAfter(n: number): string
  fewRatedAfter: string
  pointsToRatings(counts: Counts): string
  pointsToIndicator(name: string, up: boolean): string
  evaluatorSays(name: string, finding: string): string
  notOurDoing: string
  noEffectClaims: string
  indistinct(n: number): string
  untimely(before: number, after: number): string
  elsewhere: string
  missingTexts: {
    assessment: string
    reflection: string
    locked_in_advance: string
    error_sources: string
    design_in_advance: string
    report: string
    more_raters(rated: number, asked: number, needed: number): string
    untimely(before: number, after: number): string
    signal(n: number): string
    baseline(points: number, needed: number): string
  }
}

interface Counts {
  n: number
  less: number
  same: number
  more: number
}

export interface Claims {
  /** `typed`: somebody's own words are in it. */
  maySay: { text: string; typed?: boolean }[]
  mayNotSay: string[]
}

/** What of the facts the words speak of: a told document keeps these and no others. */
export interface Claimed {
  pairs: Pick<Facts['pairs'], 'n' | 'less'>
  /** Undefined: some few, and not how many. */
  ratedAfter?: number
  evaluation?: Pick<Evaluation, 'evaluator' | 'finding'>
  /** Undefined where nothing is to be told of it. */
  untimely?: Facts['untimely']
}

/** Never more than the level carries: "peger på" from a tendency on, and what an evaluator says only in the evaluator's words. */
export function claimsOf(t: Wording, facts: Claimed, { level, grounds }: Pick<Evidence, 'level' | 'grounds'>): Claims {
  if (level === 'none') return { maySay: [], mayNotSay: [] }
  const { pairs, ratedAfter, evaluation, untimely } = facts
  if (level === 'evidence' && evaluation)
    return {
      maySay: [{ text: t.evaluatorSays(evaluation.evaluator ?? '', evaluation.finding ?? ''), typed: true }],
      mayNotSay: [t.elsewhere],
    }
  if (level === 'tendency')
    return {
      maySay: grounds.map((ground) =>
        ground.by === 'ratings'
          ? { text: t.pointsToRatings({ n: ground.n, less: ground.better, same: ground.same, more: ground.worse }) }
          : { text: t.pointsToIndicator(ground.name, ground.direction === 'up'), typed: true },
      ),
      mayNotSay: [t.notOurDoing],
    }
  const told =
    pairs.n > 0
      ? `${t.lessThanBefore(pairs.less, pairs.n)} ${t.saysNotWhy}`
      : ratedAfter === undefined
        ? t.fewRatedAfter
        : t.ratedAfter(ratedAfter)
  const isTelling = grounds.some(({ by }) => by === 'ratings')
  // Where some rated at the wrong time, the test is of fewer than the counts are: it says nothing of them.
  const why =
    !isTelling && untimely && untimely.before + untimely.after > 0
      ? [t.untimely(untimely.before, untimely.after)]
      : pairs.n > 0 && !isTelling
        ? [t.indistinct(pairs.n)]
        : []
  return { maySay: [{ text: told }], mayNotSay: [t.noEffectClaims, ...why] }
}

export function missingText({ missingTexts: t }: Wording, missing: Missing): string {
  if (missing.what === 'more_raters') return t.more_raters(missing.rated, missing.asked, missing.needed)
  if (missing.what === 'untimely') return t.untimely(missing.before, missing.after)
  if (missing.what === 'signal') return t.signal(missing.n)
  if (missing.what === 'baseline') return t.baseline(missing.points, missing.needed)
  return t[missing.what]
}
