import type { Scope } from '#db/scope.ts'
import { findExpectation } from '#features/foundations/foundation.ts'
import { listWholeFoundations } from '#features/foundations/queries.ts'
import { canWrite } from '../../access.ts'
import { touchExperiment } from '../../actions.ts'
import type { Experiment } from '../../experiment.ts'
import { type Chosen, changeOf, mostExpectations, nameOf } from './practice.ts'

/**
 * Chooses what is practised. @param shown what was chosen when she began, so that what another chose meanwhile stays.
 * A retired expectation that is chosen already may stay; nobody chooses one anew.
 */
export async function practiseExpectations(
  scope: Scope,
  experiment: Experiment,
  { shown, chosen }: { shown: Chosen[]; chosen: Chosen[] },
): Promise<{ practised: true } | { refused: 'not_found' | 'concluded' | 'gone' | 'too_many' }> {
  if (experiment.standing === 'reader') return { refused: 'not_found' }
  if (!canWrite(experiment)) return { refused: 'concluded' }
  const { tx, actor } = scope
  const { added, removed } = changeOf(shown, chosen)
  const present = new Set(experiment.expectations.map(nameOf))
  const gone = new Set(removed.map(nameOf))
  const fresh = added.filter((one) => !present.has(nameOf(one)))
  if ([...present].filter((one) => !gone.has(one)).length + fresh.length > mostExpectations) return { refused: 'too_many' }
  const foundations = fresh.length > 0 ? await listWholeFoundations(tx) : []
  for (const { foundationId, key } of fresh) {
    const foundation = foundations.find(({ id }) => id === foundationId)
    if (!foundation || !findExpectation(foundation, key)) return { refused: 'gone' }
  }
  for (const { foundationId, key } of removed.filter((one) => present.has(nameOf(one))))
    await tx
      .deleteFrom('data.experiment_expectation')
      .where('experiment_id', '=', experiment.id)
      .where('foundation_id', '=', foundationId)
      .where('expectation_key', '=', key)
      .execute()
  if (fresh.length > 0)
    await tx
      .insertInto('data.experiment_expectation')
      .values(
        fresh.map(({ foundationId, key }) => ({
          organisation_id: actor.organisationId,
          experiment_id: experiment.id,
          foundation_id: foundationId,
          expectation_key: key,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  await touchExperiment(scope, experiment.id)
  return { practised: true }
}
