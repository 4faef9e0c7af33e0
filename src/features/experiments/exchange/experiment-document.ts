import { z } from 'zod'
import { levels } from '../evidence/evidence.ts'
import { outcomes } from '../experiment.ts'

/*
 * One experiment as JSON, out: for its owner to keep, to hand to an evaluator, or to bring elsewhere. It holds what she and her
 * helpers see of it, the names of who rated among that; so it is for them alone, and a group that reads along gets none: what is
 * shared in a group can be taken back, and a file cannot.
 */

/** Names the format, whoever serves it and from where. A change that old documents do not fit gets a new number. */
export const schemaId = 'urn:ledestjerne:schema:experiment:1'

const day = z.iso.date()
const time = z.iso.datetime()

const measurement = z.strictObject({ on: day, value: z.number(), note: z.string().optional() })

export const experimentSchema = z.strictObject({
  schema: z.literal(schemaId),
  writtenAt: time.meta({ description: 'When the document was made. Nothing in it follows what is written later.' }),
  id: z.guid(),
  title: z.string(),
  owner: z.strictObject({ name: z.string(), unit: z.string().optional() }),
  helpers: z.array(z.string()),
  voice: z.enum(['jeg', 'vi']).meta({ description: 'Whether one or a group tries it.' }),
  aim: z.string().meta({ description: 'What the programme is for; woven into questions and scales.' }),
  template: z.string().meta({ description: 'The version of the questions that it was begun with.' }),
  phase: z.int().min(1).max(6),
  loop: z.int().min(1),
  previousId: z.guid().optional().meta({ description: 'The experiment that this one continues.' }),
  begunAt: time,
  actionStartedAt: time.optional().meta({ description: 'What was to be measured must have been locked before it.' }),
  actionFrom: day.optional(),
  actionTo: day.optional(),
  reflectionOn: day.optional(),
  expectations: z.array(z.strictObject({ foundation: z.string(), key: z.string(), text: z.string() })),
  answers: z.array(
    z.strictObject({
      question: z.string(),
      asked: z.string().optional().meta({ description: 'The question as it was asked. Absent for the check of perspectives.' }),
      text: z.string(),
    }),
  ),
  readings: z.array(
    z.strictObject({
      holder: z.string(),
      text: z.string(),
      confirms: z.string(),
      nuances: z.string(),
      challenges: z.string(),
    }),
  ),
  observations: z.array(
    z.strictObject({
      observedOn: day,
      text: z.string(),
      author: z.string(),
      isStar: z.boolean(),
      seenBy: z.string().optional(),
      mayBeTold: z.boolean().meta({ description: 'Of a star moment: whether it may be told further. Of others always false.' }),
    }),
  ),
  raters: z.array(
    z.strictObject({
      name: z.string().optional(),
      group: z.string().optional(),
      ratings: z.array(
        z.strictObject({
          question: z.enum(['challenge', 'support']),
          moment: z.enum(['before', 'after']),
          value: z.int().min(1).max(5),
          ratedAt: time,
        }),
      ),
    }),
  ),
  indicators: z.array(
    z.strictObject({
      name: z.string(),
      unit: z.string(),
      direction: z.enum(['up', 'down']).meta({ description: 'Which way is better.' }),
      plannedOn: z.array(day),
      lockedAt: time.optional(),
      measurements: z.array(measurement),
    }),
  ),
  pauses: z.array(z.strictObject({ from: day, to: day, label: z.string() })),
  errorSources: z.array(
    z.strictObject({ source: z.string(), stance: z.enum(['unlikely', 'possible', 'likely']), note: z.string().optional() }),
  ),
  evaluation: z
    .strictObject({
      design: z.enum(['comparison', 'randomised', 'stepped', 'on_off']),
      plan: z.string(),
      fixedAt: time,
      evaluator: z.string().optional(),
      evaluatorPlace: z.string().optional(),
      finding: z.string().optional(),
      reportName: z.string().optional(),
    })
    .optional()
    .meta({ description: 'Without the report itself.' }),
  evidence: z.enum(['none', ...levels]).meta({ description: 'The level as it was computed when the document was made.' }),
  conclusion: z.strictObject({ outcome: z.enum(outcomes), reason: z.string(), concludedAt: time }).optional(),
})

export type ExperimentDocument = z.infer<typeof experimentSchema>

/** The schema that is published, for whoever reads such a document. */
export function publishedSchema(): object {
  const { $schema, ...schema } = z.toJSONSchema(experimentSchema, { target: 'draft-2020-12' })
  return {
    $schema,
    $id: schemaId,
    title: 'Ledestjerne experiment',
    description: 'One prøvehandling with all that its owner and her helpers see of it.',
    ...schema,
  }
}
