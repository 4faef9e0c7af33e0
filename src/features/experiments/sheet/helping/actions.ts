import { sql } from 'kysely'
import type { Scope } from '#db/scope.ts'
import { findColleague } from '#features/foundations/sparring/queries.ts'
import { canWrite, isOwner } from '../../access.ts'
import { touchExperiment } from '../../actions.ts'
import type { Experiment } from '../../experiment.ts'
import { mostHelpers } from './helping.ts'

/**
 * Asks a colleague to help. `address` is where to write to her; none when she has none here. Whoever helps already is not written to
 * a second time.
 */
export async function inviteHelper(
  scope: Scope,
  experiment: Experiment,
  personId: string,
): Promise<{ invited: true; address?: string } | { refused: 'not_found' | 'concluded' | 'too_many' | 'too_fast' }> {
  const { tx, actor, now } = scope
  if (!isOwner(experiment)) return { refused: 'not_found' }
  if (!canWrite(experiment)) return { refused: 'concluded' }
  if (personId === actor.personId || !(await findColleague(tx, personId))) return { refused: 'not_found' }
  if (experiment.helpers.some(({ id }) => id === personId)) return { invited: true }
  if (experiment.helpers.length >= mostHelpers) return { refused: 'too_many' }
  const { rows: attempts } = await sql<{ allowed: boolean }>`
    select auth.attempt(${`helper ${actor.personId}`}, 30, '1 hour'::interval) as allowed`.execute(tx)
  if (!attempts[0]?.allowed) return { refused: 'too_fast' }
  await tx
    .insertInto('data.experiment_helper')
    .values({ organisation_id: actor.organisationId, experiment_id: experiment.id, person_id: personId, invited_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const { rows } = await sql<{ address: string | null }>`
    select app.address_for_helper(${experiment.id}::uuid, ${personId}::uuid) as address`.execute(tx)
  await touchExperiment(scope, experiment.id)
  return { invited: true, address: rows[0]?.address ?? undefined }
}

/** The owner takes a helper away, or she stops by herself: also when it is concluded. Already away is as good as removed. */
export async function removeHelper(
  scope: Scope,
  experiment: Experiment,
  personId: string,
): Promise<{ removed: true } | { refused: 'not_found' }> {
  const { tx, actor } = scope
  if (!isOwner(experiment) && !(experiment.standing === 'helper' && personId === actor.personId)) return { refused: 'not_found' }
  // Afterwards she may not write in it, so it is touched first; a concluded one is touched by nobody.
  if (canWrite(experiment)) await touchExperiment(scope, experiment.id)
  await tx.deleteFrom('data.experiment_helper').where('experiment_id', '=', experiment.id).where('person_id', '=', personId).execute()
  return { removed: true }
}
