import type { Kysely } from 'kysely'
import type { DB } from '#db/types.ts'
import type { Experiment } from '../experiment.ts'
import { listIndicators } from '../indicators/queries.ts'
import { questionsOf } from '../question-files.ts'
import { listRatings } from '../ratings/queries.ts'
import type { ErrorSource, Stance, Weighed } from './error-sources.ts'
import type { Evaluation, Facts } from './evidence.ts'
import { factsOf } from './facts.ts'

type Tx = Kysely<DB>

export async function listWeighed(tx: Tx, experimentId: string): Promise<Weighed[]> {
  const rows = await tx
    .selectFrom('data.experiment_error_source')
    .where('experiment_id', '=', experimentId)
    .select(['source', 'stance', 'note'])
    .execute()
  return rows.map(({ source, stance, note }) => ({ source: source as ErrorSource, stance: stance as Stance, note: note ?? undefined }))
}

/** What the experiment's rooms know, as the level is computed from it. For who may read it: another finds nothing. */
export async function findFacts(tx: Tx, experiment: Experiment): Promise<Facts> {
  const reflection = await tx
    .selectFrom('data.experiment_answer')
    .where('experiment_id', '=', experiment.id)
    .where('question', '=', 'think')
    .select('text')
    .executeTakeFirst()
  return factsOf({
    experiment,
    questions: questionsOf(experiment.template),
    reflection: reflection?.text,
    raters: await listRatings(tx, experiment.id),
    indicators: await listIndicators(tx, experiment.id),
    weighed: await listWeighed(tx, experiment.id),
    evaluation: await findEvaluation(tx, experiment.id),
  })
}

/** Without the report itself, which may be five megabytes. */
export async function findEvaluation(tx: Tx, experimentId: string): Promise<Evaluation | undefined> {
  const row = await tx
    .selectFrom('data.experiment_evaluation')
    .where('experiment_id', '=', experimentId)
    .select(['design', 'plan', 'fixed_at', 'evaluator', 'evaluator_place', 'finding', 'report_name', 'attached_at'])
    .executeTakeFirst()
  return (
    row && {
      design: row.design as Evaluation['design'],
      plan: row.plan,
      fixedAt: row.fixed_at,
      evaluator: row.evaluator ?? undefined,
      evaluatorPlace: row.evaluator_place ?? undefined,
      finding: row.finding ?? undefined,
      reportName: row.report_name ?? undefined,
      attachedAt: row.attached_at ?? undefined,
    }
  )
}

export async function findReport(tx: Tx, experimentId: string): Promise<{ name: string; bytes: Buffer } | undefined> {
  const row = await tx
    .selectFrom('data.experiment_evaluation')
    .where('experiment_id', '=', experimentId)
    .select(['report', 'report_name'])
    .executeTakeFirst()
  return row?.report ? { name: row.report_name ?? 'rapport.pdf', bytes: row.report } : undefined
}
