import type { Scope } from '#db/scope.ts'
import { canWrite, isOwner } from '../access.ts'
import { topicOf, touchExperiment } from '../actions.ts'
import { findExperiment } from '../queries.ts'
import type { Weighed } from './error-sources.ts'
import type { Evaluation } from './evidence.ts'
import { findEvaluation } from './queries.ts'

type Refused<Why extends string = never> = { refused: 'not_found' | 'concluded' | Why }

/** Says of each source of error how likely it is to explain what was seen. A source that is not named is taken back to open. */
export async function weighErrorSources(scope: Scope, id: string, weighed: Weighed[]): Promise<{ weighed: true } | Refused> {
  const { tx, actor } = scope
  const experiment = await findExperiment(tx, id)
  if (!experiment || experiment.standing === 'reader') return { refused: 'not_found' }
  if (!canWrite(experiment)) return { refused: 'concluded' }
  await tx.deleteFrom('data.experiment_error_source').where('experiment_id', '=', id).execute()
  if (weighed.length > 0)
    await tx
      .insertInto('data.experiment_error_source')
      .values(
        weighed.map(({ source, stance, note }) => ({
          organisation_id: actor.organisationId,
          experiment_id: id,
          source,
          stance,
          note: note ?? null,
        })),
      )
      .execute()
  await touchExperiment(scope, id)
  return { weighed: true }
}

/** Fixes how an external evaluator will tell the effect from everything else. Once fixed it is not changed: that is its worth. */
export async function fixDesign(
  scope: Scope,
  id: string,
  { design, plan }: Pick<Evaluation, 'design' | 'plan'>,
): Promise<{ fixed: true } | Refused<'fixed_already'>> {
  const { tx, actor, now } = scope
  const experiment = await findExperiment(tx, id)
  if (!experiment || !isOwner(experiment)) return { refused: 'not_found' }
  if (experiment.conclusion) return { refused: 'concluded' }
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('data.experiment_evaluation')
    .values({ organisation_id: actor.organisationId, experiment_id: id, design, plan, fixed_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  if (!numInsertedOrUpdatedRows) return { refused: 'fixed_already' }
  await touchExperiment(scope, id)
  return { fixed: true }
}

export interface Report {
  evaluator: string
  place?: string
  finding: string
  fileName: string
  bytes: Uint8Array
}

/** The evaluator's report may come long after the conclusion: it adds to what is known, and changes nothing of what was done. */
export async function attachReport(scope: Scope, id: string, report: Report): Promise<{ attached: true } | Refused<'no_design'>> {
  const { tx, now } = scope
  const experiment = await findExperiment(tx, id)
  if (!experiment || !isOwner(experiment)) return { refused: 'not_found' }
  if (!(await findEvaluation(tx, id))) return { refused: 'no_design' }
  await tx
    .updateTable('data.experiment_evaluation')
    .set({
      evaluator: report.evaluator,
      evaluator_place: report.place || null,
      finding: report.finding,
      report_name: report.fileName.slice(-200),
      report: Buffer.from(report.bytes),
      attached_at: now,
    })
    .where('experiment_id', '=', id)
    .execute()
  scope.announce(topicOf(id))
  return { attached: true }
}
