import { createHash } from 'node:crypto'
import { danishDate } from '#shared/dates.ts'
import { otherExplanations } from '../evidence/error-sources.ts'
import type { Evidence, Facts } from '../evidence/evidence.ts'
import { beginningOf, type Experiment } from '../experiment.ts'
import { type Chart, chartOf } from '../indicators/chart.ts'
import type { Indicator, Measurement, Pause } from '../indicators/indicator.ts'
import type { Observation } from '../observations/observation.ts'
import { allQuestions, type Question, type Questions } from '../questions.ts'
import type { Rater } from '../ratings/rater.ts'
import { challengePairs } from '../ratings/report.ts'
import { comparePairs, type PairedComparison } from '../statistics/paired-ratings.ts'
import { type ToldDocument, type ToldEvidence, type ToldIndicator, type ToldRatings, toldSchema, toldVersion } from './told-document.ts'

/** The answers that can be told, in the order in which they are read. What is written to oneself is not offered. */
export const tellableQuestions = ['baseline', 'success', 'try', 'think', 'insights'] as const

/** Fewer than these would be somebody's own answer. */
export const leastTold = 3

/** All that its owner could tell. */
export interface Tellable {
  experiment: Pick<Experiment, 'title' | 'owner' | 'unitName' | 'loop' | 'template' | 'voice' | 'aim' | 'conclusion' | 'expectations'>
  questions: Question[]
  answers: { question: string; text: string }[]
  /** All star moments, also those that may not be told: they are shown as such. */
  stars: Pick<Observation, 'id' | 'text' | 'observedOn' | 'mayBeTold'>[]
  ratings?: ToldRatings
  indicators: ToldIndicator[]
  evidence?: ToldEvidence
}

/** What she ticks. */
export type Part =
  | `answer:${string}`
  | `star:${string}`
  | `indicator:${string}`
  | 'slope'
  | 'evidence'
  | 'outcome'
  | 'reason'
  | 'expectations'

/** Everything that may be ticked. */
export function partsOf({ experiment, answers, stars, ratings, indicators, evidence }: Tellable): Part[] {
  return [
    ...(experiment.expectations.length > 0 ? (['expectations'] as const) : []),
    ...answers.map(({ question }): Part => `answer:${question}`),
    ...stars.filter(({ mayBeTold }) => mayBeTold).map(({ id }): Part => `star:${id}`),
    ...indicators.map(({ id }): Part => `indicator:${id}`),
    ...(ratings ? (['slope'] as const) : []),
    ...(evidence ? (['evidence'] as const) : []),
    ...(experiment.conclusion ? (['outcome', 'reason'] as const) : []),
  ]
}

/** What was ticked and can be told; and whether something was ticked that cannot, which no form of ours offers. */
export function readParts(tellable: Tellable, ticked: readonly string[]): { parts: Part[]; hasOthers: boolean } {
  const wanted = new Set(ticked)
  const parts = partsOf(tellable).filter((part) => wanted.has(part))
  return { parts, hasOthers: parts.length < wanted.size }
}

/** The reason is told with the outcome or not at all. */
export function documentOf(tellable: Tellable, ticked: readonly Part[]): ToldDocument {
  const { experiment, answers, stars, ratings, indicators, evidence } = tellable
  const { title, owner, unitName, loop, template, voice, aim, conclusion, expectations } = experiment
  const parts = new Set(ticked)
  return toldSchema.parse({
    version: toldVersion,
    title,
    owner: { name: owner.name, ...(unitName ? { unit: unitName } : {}) },
    loop,
    template,
    voice,
    aim,
    answers: answers.filter(({ question }) => parts.has(`answer:${question}`)),
    stars: stars
      .filter(({ id, mayBeTold }) => mayBeTold && parts.has(`star:${id}`))
      .map(({ id, text, observedOn }) => ({ id, text, observedOn })),
    ...(ratings && parts.has('slope') ? { ratings } : {}),
    indicators: indicators.filter(({ id }) => parts.has(`indicator:${id}`)),
    ...(evidence && parts.has('evidence') ? { evidence } : {}),
    ...(conclusion && parts.has('outcome')
      ? {
          outcome: {
            outcome: conclusion.outcome,
            concludedOn: danishDate(conclusion.concludedAt),
            ...(parts.has('reason') ? { reason: conclusion.reason } : {}),
          },
        }
      : {}),
    expectations: parts.has('expectations')
      ? expectations.map(({ foundationName, theme, text }) => ({ foundation: foundationName, theme: theme.name, text }))
      : [],
  } satisfies ToldDocument)
}

/** What was ticked when it was told last. */
export function partsIn(document: ToldDocument): Part[] {
  const { answers, stars, indicators, ratings, evidence, outcome, expectations } = document
  return [
    ...answers.map(({ question }): Part => `answer:${question}`),
    ...stars.map(({ id }): Part => `star:${id}`),
    ...indicators.map(({ id }): Part => `indicator:${id}`),
    ...(ratings ? (['slope'] as const) : []),
    ...(evidence ? (['evidence'] as const) : []),
    ...(outcome ? (['outcome'] as const) : []),
    ...(outcome?.reason !== undefined ? (['reason'] as const) : []),
    ...(expectations.length > 0 ? (['expectations'] as const) : []),
  ]
}

/** Names a document, so that what is told is what was seen, and nothing that was written since. */
export function sealOf(document: ToldDocument): string {
  return createHash('sha256').update(JSON.stringify(document)).digest('hex').slice(0, 32)
}

export function questionsToTell(questions: Questions): Question[] {
  const all = allQuestions(questions)
  return tellableQuestions.flatMap((key) => all.find((question) => question.key === key) ?? [])
}

/**
 * Before and after as counts, and no names. A group is told only when it and everybody beside it are so many that no answer is
 * somebody's own: else the small group could be worked out from the whole. Her own answer is the owner's to let be worked out.
 * Undefined under three.
 */
export function ratingsToTell(raters: readonly Rater[], questions: Questions): ToldRatings | undefined {
  const whole = compared(raters, questions)
  if (whole.n < leastTold) return undefined
  const named = Map.groupBy(
    raters.filter(({ groupName }) => groupName),
    ({ groupName }) => groupName?.toLocaleLowerCase('da') ?? '',
  )
  const large = [...named.values()].filter((members) => compared(members, questions).n >= leastTold)
  const told = new Set(large.flat())
  const beside = raters.filter((rater) => !told.has(rater))
  const isSafe =
    compared(beside, questions).n >= leastTold ||
    compared(
      beside.filter(({ isOwner }) => !isOwner),
      questions,
    ).n === 0
  const groups = large.map((members) => ({ name: members[0]?.groupName ?? '', ...countsOf(compared(members, questions)) }))
  return { ...countsOf(whole), groups: isSafe ? groups.toSorted((a, b) => a.name.localeCompare(b.name, 'da')) : [] }
}

function compared(raters: readonly Rater[], questions: Questions): PairedComparison {
  return comparePairs(challengePairs(raters, questions).pairs)
}

function countsOf({ n, less, same, more }: PairedComparison) {
  return { n, less, same, more }
}

/** The level and what it stands on, with no count of one or two people. Undefined while there is none. */
export function evidenceToTell(
  { level, grounds }: Evidence,
  { pairs, untimely, ratedAfter, weighed, evaluation }: Facts,
): ToldEvidence | undefined {
  if (level === 'none') return undefined
  const { n, less } = pairs
  const { evaluator, finding } = evaluation ?? {}
  return {
    level,
    grounds: [...grounds],
    pairs: n >= leastTold ? { n, less } : { n: 0, less: 0 },
    ...(untimely.before + untimely.after >= leastTold ? { untimely } : {}),
    ...(ratedAfter >= leastTold ? { ratedAfter } : {}),
    explanations: otherExplanations(weighed).map(({ source }) => source),
    ...(level === 'evidence' && evaluator && finding ? { evaluation: { evaluator, finding } } : {}),
  }
}

/** Undefined while nothing has been measured. */
export function indicatorToTell(
  indicator: Indicator,
  pauses: readonly Pause[],
  experiment: Pick<Experiment, 'actionStartedAt' | 'actionFrom'>,
): ToldIndicator | undefined {
  const { id, name, unit, direction, lockedAt, measurements, earlier } = indicator
  if (measurements.length + earlier.flatMap((loop) => loop.measurements).length === 0) return undefined
  return {
    id,
    name,
    unit,
    direction,
    ...(lockedAt ? { lockedAt: lockedAt.toISOString() } : {}),
    ...startOf(experiment),
    measurements: bare(measurements),
    earlier: earlier.map((loop) => ({
      loop: loop.loop,
      ...startOf(loop),
      measurements: bare(loop.measurements),
    })),
    pauses: pauses.map(({ from, to, label }) => ({ from, to, label })),
  }
}

function startOf(experiment: Parameters<typeof beginningOf>[0]): { startedAt?: string } {
  const beginning = beginningOf(experiment)
  return beginning ? { startedAt: beginning.at.toISOString() } : {}
}

function bare(measurements: readonly Measurement[]): { on: string; value: number }[] {
  return measurements.map(({ on, value }) => ({ on, value }))
}

/** The curve again, for whoever draws it. The star moments on it are those that were told, and no others. */
export function chartOfTold(told: ToldIndicator, { loop, stars }: Pick<ToldDocument, 'loop' | 'stars'>): Chart {
  const at = (time: string | undefined) => (time === undefined ? undefined : new Date(time))
  const { id, name, unit, direction, lockedAt, startedAt, measurements, earlier, pauses } = told
  return chartOf(
    {
      id,
      name,
      unit,
      direction,
      plannedOn: [],
      lockedAt: at(lockedAt),
      revision: 0,
      measurements,
      earlier: earlier.map((one) => ({ loop: one.loop, actionStartedAt: at(one.startedAt), measurements: one.measurements })),
      isPartial: false,
    },
    { loop, actionStartedAt: at(startedAt) },
    { pauses: pauses.map((pause, i) => ({ id: `${i}`, ...pause })), starDays: stars.map(({ observedOn }) => observedOn) },
  )
}
