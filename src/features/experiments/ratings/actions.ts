import { sql } from 'kysely'
import type { PublicScope, Scope } from '#db/scope.ts'
import { canWrite } from '../access.ts'
import { touchExperiment } from '../actions.ts'
import type { Experiment } from '../experiment.ts'
import { announceAsGuest, isWithinReason } from '../observations/actions.ts'
import { findExperiment } from '../queries.ts'
import type { Score } from '../statistics/rating.ts'
import { canRemoveRater } from './access.ts'
import { listRatings } from './queries.ts'
import { type Cell, isTaken, type NamedRater, type NamesRefused, newRaters, type Rater, readTable, type TableRead } from './rater.ts'
import { type AskingKey, askings } from './rating-questions.ts'

type NotAllowed = { refused: 'not_found' } | { refused: 'concluded' }
type Scores = Partial<Record<AskingKey, Score>>

/** One's own answers. What is left out stays as it was. The first time one is put on the list, under one's own name. */
export async function giveRatings(scope: Scope, experimentId: string, given: Scores): Promise<{ given: true } | NotAllowed> {
  const place = await openForWriting(scope, experimentId)
  if ('refused' in place) return place
  const { tx, actor } = scope
  const key = { organisation_id: actor.organisationId, experiment_id: experimentId }
  await tx
    .insertInto('data.experiment_rater')
    .values({ ...key, name: actor.name, person_id: actor.personId, added_at: scope.now })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'experiment_id', 'person_id']).doNothing())
    .execute()
  const { id } = await tx
    .selectFrom('data.experiment_rater')
    .where('experiment_id', '=', experimentId)
    .where('person_id', '=', actor.personId)
    .select('id')
    .executeTakeFirstOrThrow()
  for (const { key } of askings) {
    const value = given[key]
    if (value !== undefined) await writeRating(scope, experimentId, id, key, value)
  }
  await touchExperiment(scope, experimentId)
  return { given: true }
}

/** What others said, entered for them: all of the table, or nothing of it when a cell is wrong or somebody else was faster. */
export async function enterRatings(
  scope: Scope,
  experimentId: string,
  cells: (raters: readonly Rater[]) => readonly Cell[],
): Promise<{ entered: number } | NotAllowed | ({ refused: 'wrong' | 'conflict' } & TableRead)> {
  const place = await openForWriting(scope, experimentId)
  if ('refused' in place) return place
  // Two who send their tables in the same moment come one after the other.
  await scope.tx.selectFrom('data.experiment_rater').where('experiment_id', '=', experimentId).select('id').forUpdate().execute()
  const raters = await listRatings(scope.tx, experimentId)
  const read = readTable(cells(raters), raters)
  if (read.wrong.length > 0) return { refused: 'wrong', ...read }
  if (read.conflicts.length > 0) return { refused: 'conflict', ...read }
  for (const { rater, asking, value } of read.changes)
    if (value === undefined) await removeRating(scope, experimentId, rater, asking)
    else await writeRating(scope, experimentId, rater, asking, value)
  if (read.changes.length > 0) await touchExperiment(scope, experimentId)
  return { entered: read.changes.length }
}

/** Puts people on the list by name. All of them or none. */
export async function addRaters(
  scope: Scope,
  experimentId: string,
  given: readonly NamedRater[],
): Promise<{ added: number } | NotAllowed | NamesRefused> {
  const place = await openForWriting(scope, experimentId)
  if ('refused' in place) return place
  const fresh = newRaters(given, await listRatings(scope.tx, experimentId))
  if ('refused' in fresh) return fresh
  await scope.tx
    .insertInto('data.experiment_rater')
    .values(
      fresh.added.map(({ name, groupName }) => ({
        organisation_id: scope.actor.organisationId,
        experiment_id: experimentId,
        name,
        group_name: groupName ?? null,
        added_at: scope.now,
      })),
    )
    .execute()
  await touchExperiment(scope, experimentId)
  return { added: fresh.added.length }
}

/** Name and group. Who rates by account or link keeps the name that she has there. */
export async function changeRater(
  scope: Scope,
  experimentId: string,
  raterId: string,
  { name, groupName }: NamedRater,
): Promise<{ changed: true } | NotAllowed | { refused: 'twice' }> {
  const found = await findRater(scope, experimentId, raterId)
  if ('refused' in found) return found
  const { rater, raters } = found
  const changed = { name: rater.by === 'entered' ? name : (rater.name ?? name), groupName }
  if (
    isTaken(
      changed,
      raters.filter(({ id }) => id !== raterId),
    )
  )
    return { refused: 'twice' }
  await scope.tx
    .updateTable('data.experiment_rater')
    .set({ name: changed.name, group_name: groupName ?? null })
    .where('experiment_id', '=', experimentId)
    .where('id', '=', raterId)
    .execute()
  await touchExperiment(scope, experimentId)
  return { changed: true }
}

/** Off the list, with all that she answered. Somebody who rates herself is taken off by herself or by the owner. */
export async function removeRater(scope: Scope, experimentId: string, raterId: string): Promise<{ removed: true } | NotAllowed> {
  const found = await findRater(scope, experimentId, raterId)
  if ('refused' in found) return found
  if (!canRemoveRater(found.experiment, found.rater)) return { refused: 'not_found' }
  await scope.tx.deleteFrom('data.experiment_rater').where('experiment_id', '=', experimentId).where('id', '=', raterId).execute()
  await touchExperiment(scope, experimentId)
  return { removed: true }
}

/** A guest's own answers, by the link that she holds. */
export async function giveRatingsAsGuest(
  scope: PublicScope,
  tokenHash: Buffer,
  given: Scores,
): Promise<{ given: true } | { refused: 'gone' | 'concluded' | 'too_many' }> {
  if (!(await isWithinReason(scope, tokenHash))) return { refused: 'too_many' }
  for (const { key, question, moment } of askings) {
    const value = given[key]
    if (value === undefined) continue
    const { rows } = await sql<{ outcome: 'recorded' | 'gone' | 'concluded' }>`
      select app.guest_rate(${tokenHash}, ${question}, ${moment}, ${value}::int) as outcome`.execute(scope.tx)
    const outcome = rows[0]?.outcome ?? 'gone'
    if (outcome !== 'recorded') return { refused: outcome }
  }
  await announceAsGuest(scope, tokenHash)
  return { given: true }
}

async function openForWriting({ tx }: Scope, experimentId: string): Promise<{ experiment: Experiment } | NotAllowed> {
  const experiment = await findExperiment(tx, experimentId)
  if (!experiment || experiment.standing === 'reader') return { refused: 'not_found' }
  return canWrite(experiment) ? { experiment } : { refused: 'concluded' }
}

async function findRater(scope: Scope, experimentId: string, raterId: string) {
  const place = await openForWriting(scope, experimentId)
  if ('refused' in place) return place
  const raters = await listRatings(scope.tx, experimentId)
  const rater = raters.find(({ id }) => id === raterId)
  return rater ? { ...place, rater, raters } : { refused: 'not_found' as const }
}

async function writeRating({ tx, actor, now }: Scope, experimentId: string, rater: string, asking: AskingKey, value: Score): Promise<void> {
  const { question, moment } = whatIs(asking)
  await tx
    .insertInto('data.experiment_rating')
    .values({ organisation_id: actor.organisationId, experiment_id: experimentId, rater_id: rater, question, moment, value, rated_at: now })
    .onConflict((conflict) =>
      conflict
        .columns(['organisation_id', 'experiment_id', 'rater_id', 'question', 'moment'])
        .doUpdateSet({ value, rated_at: now })
        // The same answer again was given when it was given.
        .where('data.experiment_rating.value', '<>', value),
    )
    .execute()
}

async function removeRating({ tx }: Scope, experimentId: string, rater: string, asking: AskingKey): Promise<void> {
  const { question, moment } = whatIs(asking)
  await tx
    .deleteFrom('data.experiment_rating')
    .where('experiment_id', '=', experimentId)
    .where('rater_id', '=', rater)
    .where('question', '=', question)
    .where('moment', '=', moment)
    .execute()
}

function whatIs(key: AskingKey) {
  const [question, moment] = key.split('-') as ['challenge' | 'support', 'before' | 'after']
  return { question, moment }
}
