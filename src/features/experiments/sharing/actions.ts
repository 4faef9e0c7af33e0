import { sql } from 'kysely'
import type { Scope } from '#db/scope.ts'
import { listMyCircles } from '#features/circles/queries.ts'
import { isOwner } from '../access.ts'
import { topicOf } from '../actions.ts'
import type { Experiment } from '../experiment.ts'
import { findExperiment } from '../queries.ts'
import { findTellable } from './queries.ts'
import { documentOf, readParts, sealOf } from './telling.ts'
import type { ToldDocument } from './told-document.ts'

type NotFound = { refused: 'not_found' }

/** With one of the owner's own groups; whatever it was shared with before, it is no longer. A concluded one can be shared, too. */
export async function shareWithCircle(
  scope: Scope,
  id: string,
  circleId: string,
): Promise<{ shared: true } | NotFound | { refused: 'no_circle' }> {
  const { tx, actor, now, announce } = scope
  if (!(await findOwned(scope, id))) return { refused: 'not_found' }
  const circle = (await listMyCircles(tx)).find((one) => one.id === circleId && one.membership === 'member' && !one.closedAt)
  if (!circle) return { refused: 'no_circle' }
  await tx.deleteFrom('data.experiment_share').where('experiment_id', '=', id).where('circle_id', '<>', circle.id).execute()
  await tx
    .insertInto('data.experiment_share')
    .values({ organisation_id: actor.organisationId, experiment_id: id, circle_id: circle.id, shared_at: now })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'experiment_id']).doNothing())
    .execute()
  announce(topicOf(id))
  return { shared: true }
}

/** Private again, for all but the helpers. Not shared at all is as good as stopped. */
export async function stopSharing(scope: Scope, id: string): Promise<{ stopped: true } | NotFound> {
  if (!(await findOwned(scope, id))) return { refused: 'not_found' }
  await scope.tx.deleteFrom('data.experiment_share').where('experiment_id', '=', id).execute()
  scope.announce(topicOf(id))
  return { stopped: true }
}

/**
 * Tells the organisation what was ticked, in place of what was told before.
 *
 * @param seal of the preview that she saw: what was written since is not told before it was seen
 */
export async function tellExperiment(
  scope: Scope,
  id: string,
  ticked: readonly string[],
  seal: string,
): Promise<{ told: true } | NotFound | { refused: 'nothing' | 'not_tellable' } | { refused: 'changed'; now: ToldDocument }> {
  const { tx, actor, now, announce } = scope
  const experiment = await findOwned(scope, id)
  if (!experiment) return { refused: 'not_found' }
  // Who takes back just now that hers may be told is heard before it is read here, or after it is told.
  await sql`select app.hold_stars(${experiment.id}::uuid)`.execute(tx)
  const tellable = await findTellable(tx, experiment)
  const { parts, hasOthers } = readParts(tellable, ticked)
  if (parts.length === 0) return { refused: hasOthers ? 'not_tellable' : 'nothing' }
  const document = documentOf(tellable, parts)
  if (sealOf(document) !== seal) return { refused: 'changed', now: document }
  // She has seen what could be told, and yet this was ticked beside it.
  if (hasOthers) return { refused: 'not_tellable' }
  const told = { document: JSON.stringify(document), told_at: now }
  await tx
    .insertInto('data.told_experiment')
    .values({ organisation_id: actor.organisationId, experiment_id: id, ...told })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'experiment_id']).doUpdateSet(told))
    .execute()
  announce(topicOf(id))
  return { told: true }
}

/** Gone for everybody at once. The experiment is as it was. */
export async function withdrawTold(scope: Scope, id: string): Promise<{ withdrawn: true } | NotFound> {
  if (!(await findOwned(scope, id))) return { refused: 'not_found' }
  await scope.tx.deleteFrom('data.told_experiment').where('experiment_id', '=', id).execute()
  scope.announce(topicOf(id))
  return { withdrawn: true }
}

async function findOwned({ tx }: Scope, id: string): Promise<Experiment | undefined> {
  const experiment = await findExperiment(tx, id)
  return experiment && isOwner(experiment) ? experiment : undefined
}
