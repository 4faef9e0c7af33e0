import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { PublicScope, Scope } from '#db/scope.ts'
import { danishDate } from '#shared/dates.ts'
import { isId } from '#shared/id.ts'
import { canWrite } from '../access.ts'
import { topicOf, touchExperiment } from '../actions.ts'
import type { Experiment } from '../experiment.ts'
import { findExperiment } from '../queries.ts'
import { canRemove, canRevise, canSeeLinks } from './access.ts'
import { expiryOf, type ValidDays } from './guest.ts'
import { idOf, type Noticed, settled } from './observation.ts'
import { findObservation, findTopicOfLink } from './queries.ts'

type Refused<Reason extends string> = { refused: Reason }

/** Writes down what was noticed. Sent twice from the same page (`key`), it is one observation. */
export async function observe(
  scope: Scope,
  experimentId: string,
  key: string,
  given: Noticed,
): Promise<{ observed: string } | Refused<'not_found' | 'concluded'>> {
  const found = await findToWrite(scope, experimentId)
  if ('refused' in found) return found
  const { tx, actor, now } = scope
  const noticed = settled(given)
  const id = idOf(`${actor.personId} ${key}`, noticed)
  await tx
    .insertInto('data.experiment_observation')
    .values({
      organisation_id: actor.organisationId,
      experiment_id: found.id,
      id,
      text: noticed.text,
      is_star: noticed.isStar,
      seen_by: noticed.seenBy || null,
      may_be_told: noticed.mayBeTold,
      observed_on: danishDate(now),
      author_id: actor.personId,
      author_name: actor.name,
      recorded_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await touchExperiment(scope, found.id)
  return { observed: id }
}

/** Only one's own words; the last that was written stands. */
export async function reviseObservation(
  scope: Scope,
  experimentId: string,
  id: string,
  given: Noticed & { observedOn: string },
): Promise<{ revised: true } | Refused<'not_found' | 'concluded'>> {
  const found = await findToWrite(scope, experimentId)
  if ('refused' in found) return found
  const observation = await findObservation(scope.tx, found.id, id)
  if (!observation || !canRevise(found, observation)) return { refused: 'not_found' }
  const { text, isStar, seenBy, mayBeTold } = settled(given)
  await scope.tx
    .updateTable('data.experiment_observation')
    .set((e) => ({
      text,
      is_star: isStar,
      seen_by: seenBy || null,
      may_be_told: mayBeTold,
      observed_on: given.observedOn,
      revision: e('revision', '+', 1),
    }))
    .where('experiment_id', '=', found.id)
    .where('id', '=', id)
    .execute()
  await touchExperiment(scope, found.id)
  return { revised: true }
}

export async function removeObservation(
  scope: Scope,
  experimentId: string,
  id: string,
): Promise<{ removed: true } | Refused<'not_found' | 'concluded'>> {
  const found = await findToWrite(scope, experimentId)
  if ('refused' in found) return found
  const observation = await findObservation(scope.tx, found.id, id)
  if (!observation || !canRemove(found, observation)) return { refused: 'not_found' }
  await scope.tx.deleteFrom('data.experiment_observation').where('experiment_id', '=', found.id).where('id', '=', id).execute()
  await touchExperiment(scope, found.id)
  return { removed: true }
}

/** Her own star moment, also after the conclusion: it is out of what was told at once. A second time changes nothing. */
export async function stopTelling(scope: Scope, experimentId: string, id: string): Promise<{ stopped: true } | Refused<'not_found'>> {
  const experiment = await findExperiment(scope.tx, experimentId)
  if (!experiment || !(await findObservation(scope.tx, experiment.id, id))?.isMine) return { refused: 'not_found' }
  await sql`select app.no_longer_told(${experiment.id}::uuid, ${id}::uuid)`.execute(scope.tx)
  await touchExperiment(scope, experiment.id)
  return { stopped: true }
}

/** A personal link for a colleague without an account. The database gets the hash of its token and never the token. */
export async function makeLink(
  scope: Scope,
  experimentId: string,
  tokenHash: Buffer,
  { name, days }: { name: string; days: ValidDays },
): Promise<{ made: string } | Refused<'not_found' | 'concluded'>> {
  const found = await findToWrite(scope, experimentId)
  if ('refused' in found) return found
  const { tx, actor, now } = scope
  const id = randomUUID()
  await tx
    .insertInto('data.experiment_link')
    .values({
      organisation_id: actor.organisationId,
      experiment_id: found.id,
      id,
      name,
      token_hash: tokenHash,
      created_by: actor.personId,
      created_at: now,
      expires_at: expiryOf(now, days),
    })
    .execute()
  await touchExperiment(scope, found.id)
  return { made: id }
}

/** For good; what was written by it stays. Also after the conclusion. A second time changes nothing. */
export async function revokeLink(scope: Scope, experimentId: string, id: string): Promise<{ revoked: true } | Refused<'not_found'>> {
  const { tx, now } = scope
  const experiment = await findExperiment(tx, experimentId)
  if (!experiment || !canSeeLinks(experiment) || !isId(id)) return { refused: 'not_found' }
  const link = await tx
    .selectFrom('data.experiment_link')
    .select('revoked_at')
    .where('experiment_id', '=', experiment.id)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!link) return { refused: 'not_found' }
  if (link.revoked_at) return { revoked: true }
  await tx
    .updateTable('data.experiment_link')
    .set({ revoked_at: now })
    .where('experiment_id', '=', experiment.id)
    .where('id', '=', id)
    .execute()
  await touchExperiment(scope, experiment.id)
  return { revoked: true }
}

/** An experiment that the person works in and that is not concluded. */
async function findToWrite({ tx }: Scope, experimentId: string): Promise<Experiment | Refused<'not_found' | 'concluded'>> {
  const experiment = await findExperiment(tx, experimentId)
  if (!experiment || experiment.standing === 'reader') return { refused: 'not_found' }
  return canWrite(experiment) ? experiment : { refused: 'concluded' }
}

/** What the holder of a link noticed. Her key is the page's, as for everybody else. */
export async function observeAsGuest(
  scope: PublicScope,
  tokenHash: Buffer,
  key: string,
  given: Noticed,
): Promise<{ observed: true } | Refused<'gone' | 'concluded' | 'too_many'>> {
  const { tx, now } = scope
  if (!(await isWithinReason(scope, tokenHash))) return { refused: 'too_many' }
  const noticed = settled(given)
  const id = idOf(`${tokenHash.toString('hex')} ${key}`, noticed)
  const { rows } = await sql<{ outcome: 'recorded' | 'gone' | 'concluded' }>`
    select app.guest_observe(${tokenHash}, ${id}::uuid, ${noticed.text}, ${noticed.isStar}, ${noticed.seenBy || null}, ${noticed.mayBeTold},
      ${danishDate(now)}::date) as outcome`.execute(tx)
  const outcome = rows[0]?.outcome ?? 'gone'
  if (outcome !== 'recorded') return { refused: outcome }
  await announceAsGuest(scope, tokenHash)
  return { observed: true }
}

/** Her own, and no other's. Refused alike when it is not hers and when the experiment is concluded. */
export async function takeBackAsGuest(
  scope: PublicScope,
  tokenHash: Buffer,
  id: string,
): Promise<{ takenBack: true } | Refused<'not_hers' | 'too_many'>> {
  if (!isId(id)) return { refused: 'not_hers' }
  if (!(await isWithinReason(scope, tokenHash))) return { refused: 'too_many' }
  const { rows } = await sql<{ removed: boolean }>`select app.guest_take_back(${tokenHash}, ${id}::uuid) as removed`.execute(scope.tx)
  if (!rows[0]?.removed) return { refused: 'not_hers' }
  await announceAsGuest(scope, tokenHash)
  return { takenBack: true }
}

/** The same for a guest's own, as long as her link lives. */
export async function stopTellingAsGuest(
  scope: PublicScope,
  tokenHash: Buffer,
  id: string,
): Promise<{ stopped: true } | Refused<'not_hers'>> {
  if (!isId(id)) return { refused: 'not_hers' }
  const { rows } = await sql<{ stopped: boolean }>`select app.guest_no_longer_told(${tokenHash}, ${id}::uuid) as stopped`.execute(scope.tx)
  if (!rows[0]?.stopped) return { refused: 'not_hers' }
  await announceAsGuest(scope, tokenHash)
  return { stopped: true }
}

/** Whoever looks at the experiment sees it at once. For all that is written by a link, ratings too. */
export async function announceAsGuest(scope: PublicScope, tokenHash: Buffer): Promise<void> {
  const experimentId = await findTopicOfLink(scope, tokenHash)
  if (experimentId) scope.announce(topicOf(experimentId))
}

/**
 * As many as one person can write by a link that opens something; what opens nothing is counted for everybody together, and stands in
 * nobody's way whose link does. For all that is written by a link, ratings too.
 */
export async function isWithinReason(scope: PublicScope, tokenHash: Buffer): Promise<boolean> {
  const { tx } = scope
  const attempt = async (what: string, most: number) => {
    const { rows } = await sql<{ allowed: boolean }>`
      select auth.attempt(${what}, ${most}::int, '15 minutes'::interval) as allowed`.execute(tx)
    return rows[0]?.allowed ?? false
  }
  return (await findTopicOfLink(scope, tokenHash))
    ? attempt(`guest ${tokenHash.toString('hex')}`, 60)
    : attempt('guest without a link', 5000)
}
