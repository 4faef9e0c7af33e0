import type { Scope } from '#db/scope.ts'
import type { ExperimentSettings } from '../../queries.ts'

/** For the organisation. An experiment that has begun keeps the aim it was begun with. */
export async function setUpExperiments(
  { tx, actor }: Scope,
  { aim, runningLimit }: ExperimentSettings,
): Promise<{ saved: true } | { refused: 'not_found' }> {
  if (!actor.isAdministrator) return { refused: 'not_found' }
  await tx
    .insertInto('data.experiment_settings')
    .values({ organisation_id: actor.organisationId, aim, running_limit: runningLimit })
    .onConflict((conflict) => conflict.column('organisation_id').doUpdateSet({ aim, running_limit: runningLimit }))
    .execute()
  return { saved: true }
}
