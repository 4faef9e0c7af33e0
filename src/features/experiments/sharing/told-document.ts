import { z } from 'zod'
import { errorSources } from '../evidence/error-sources.ts'
import { outcomes } from '../experiment.ts'

/*
 * What is told to the whole organisation: a document of its own, made of what the owner ticked and kept as she saw it in the preview.
 * Nobody but the owner is named in it. Nothing in it follows when the experiment is written on; it is told again, or withdrawn.
 */

export const toldVersion = 1

const text = z.string().max(8000)
const day = z.iso.date()
const counts = {
  n: z.int().min(3),
  less: z.int().min(0),
  same: z.int().min(0),
  more: z.int().min(0),
}

const answer = z.strictObject({ question: z.string().max(120), text })
/** The id is kept so that a star moment that is taken back is found here, too (0004-experiments/7). */
const star = z.strictObject({ id: z.guid(), text, observedOn: day })

const ratings = z.strictObject({
  ...counts,
  groups: z.array(z.strictObject({ name: z.string().max(60), ...counts })),
})

const instant = z.iso.datetime()
const measurements = z.array(z.strictObject({ on: day, value: z.number() }))

/** A curve as the indicators room reads it, so that it is drawn and told of by the same rules. Without the notes of the measurements. */
const indicator = z.strictObject({
  id: z.guid(),
  name: z.string().max(120),
  unit: z.string().max(60),
  direction: z.enum(['up', 'down']),
  lockedAt: instant.optional(),
  startedAt: instant.optional(),
  measurements,
  earlier: z.array(z.strictObject({ loop: z.int().min(1), startedAt: instant.optional(), measurements })),
  pauses: z.array(z.strictObject({ from: day, to: day, label: z.string().max(60) })),
})

const ground = z.discriminatedUnion('by', [
  z.strictObject({
    by: z.literal('ratings'),
    n: z.int(),
    better: z.int(),
    same: z.int(),
    worse: z.int(),
    p: z.number(),
    shift: z.number(),
  }),
  z.strictObject({ by: z.literal('indicator'), name: z.string(), direction: z.enum(['up', 'down']) }),
])

const evidence = z.strictObject({
  level: z.enum(['experience', 'tendency', 'evidence']),
  grounds: z.array(ground),
  /** Who rated both times and how many of them rate it as less; none when they are so few that it would be somebody's own answer. */
  pairs: z.strictObject({
    n: z
      .int()
      .min(0)
      .refine((n) => n === 0 || n >= 3),
    less: z.int().min(0),
  }),
  /** Not told when they are one or two. */
  ratedAfter: z.int().min(3).optional(),
  untimely: z.strictObject({ before: z.int().min(0), after: z.int().min(0) }).optional(),
  /** What else may explain it, as the owner weighed it: it is told with the level, and never left out. */
  explanations: z.array(z.enum(errorSources)),
  evaluation: z.strictObject({ evaluator: z.string().max(200), finding: z.string().max(1000) }).optional(),
})

export const toldSchema = z.strictObject({
  version: z.literal(toldVersion),
  title: z.string().min(1).max(120),
  owner: z.strictObject({ name: z.string(), unit: z.string().optional() }),
  loop: z.int().min(1),
  /** How its questions are said. */
  template: z.string(),
  voice: z.enum(['jeg', 'vi']),
  aim: z.string(),
  answers: z.array(answer),
  stars: z.array(star),
  ratings: ratings.optional(),
  indicators: z.array(indicator),
  evidence: evidence.optional(),
  outcome: z.strictObject({ outcome: z.enum(outcomes), concludedOn: day, reason: z.string().max(4000).optional() }).optional(),
  expectations: z.array(z.strictObject({ foundation: z.string(), theme: z.string(), text: z.string() })),
})

export type ToldDocument = z.infer<typeof toldSchema>
export type ToldStar = z.infer<typeof star>
export type ToldRatings = z.infer<typeof ratings>
export type ToldIndicator = z.infer<typeof indicator>
export type ToldEvidence = z.infer<typeof evidence>

/** One that was told, as the list shows it. */
export interface ToldSummary {
  experimentId: string
  title: string
  ownerName: string
  unit?: string
  toldAt: Date
  /** What was tried, if that was told. */
  tried?: string
  outcome?: (typeof outcomes)[number]
  stars: number
}
