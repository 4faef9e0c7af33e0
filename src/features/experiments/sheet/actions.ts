import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Scope } from '#db/scope.ts'
import { canWrite } from '../access.ts'
import { touchExperiment } from '../actions.ts'
import type { Experiment } from '../experiment.ts'
import { findAnswer, findReading, listReadings } from './queries.ts'
import { type Answer, isBlank, isReadingSame, mostReadings, type Reading, type ReadingText } from './sheet.ts'

type Concluded = { refused: 'concluded' }
type NotFound = { refused: 'not_found' }
/** Somebody else wrote in the meantime. `now` is what stands there; undefined when it is gone. */
type Conflict<Words> = { refused: 'conflict'; now?: Words }

/**
 * @param revision the one that was read before it was changed; 0 when there was no answer. What another wrote since is not written
 *   over. The same words sent twice are saved once, since an answer may be lost on its way back to the browser.
 */
export async function answerQuestion(
  scope: Scope,
  experiment: Experiment,
  { question, text, revision }: Pick<Answer, 'question' | 'text' | 'revision'>,
): Promise<{ saved: number } | NotFound | Concluded | Conflict<Answer>> {
  const refused = refusal(experiment)
  if (refused) return refused
  const { tx, actor, now } = scope
  const written = { text, author_id: actor.personId, updated_at: now }
  const done =
    revision === 0
      ? await tx
          .insertInto('data.experiment_answer')
          .values({ organisation_id: actor.organisationId, experiment_id: experiment.id, question, ...written })
          .onConflict((conflict) => conflict.columns(['organisation_id', 'experiment_id', 'question']).doNothing())
          .executeTakeFirst()
          .then(({ numInsertedOrUpdatedRows }) => numInsertedOrUpdatedRows ?? 0n)
      : await tx
          .updateTable('data.experiment_answer')
          .set({ ...written, revision: sql<number>`revision + 1` })
          .where('experiment_id', '=', experiment.id)
          .where('question', '=', question)
          .where('revision', '=', revision)
          .executeTakeFirst()
          .then(({ numUpdatedRows }) => numUpdatedRows)
  if (done > 0n) {
    await touchExperiment(scope, experiment.id)
    return { saved: revision + 1 }
  }
  const present = await findAnswer(tx, experiment.id, question)
  return present?.text === text ? { saved: present.revision } : { refused: 'conflict', now: present }
}

/** A blank reading to write in. Pressed twice, there is one: a blank one is not followed by another. */
export async function addReading(
  scope: Scope,
  experiment: Experiment,
): Promise<{ added: string } | NotFound | Concluded | { refused: 'too_many' }> {
  const refused = refusal(experiment)
  if (refused) return refused
  const { tx, actor, now } = scope
  const readings = await listReadings(tx, experiment.id)
  const blank = readings.find(isBlank)
  if (blank) return { added: blank.id }
  if (readings.length >= mostReadings) return { refused: 'too_many' }
  const id = randomUUID()
  await tx
    .insertInto('data.experiment_reading')
    .values({
      organisation_id: actor.organisationId,
      experiment_id: experiment.id,
      id,
      position: sql<number>`(select coalesce(max(position), -1) + 1 from data.experiment_reading where experiment_id = ${experiment.id})`,
      text: '',
      author_id: actor.personId,
      updated_at: now,
    })
    .execute()
  await touchExperiment(scope, experiment.id)
  return { added: id }
}

export async function rewriteReading(
  scope: Scope,
  experiment: Experiment,
  id: string,
  text: ReadingText,
  revision: number,
): Promise<{ saved: number } | NotFound | Concluded | Conflict<Reading>> {
  const refused = refusal(experiment)
  if (refused) return refused
  const { tx, actor, now } = scope
  const { numUpdatedRows } = await tx
    .updateTable('data.experiment_reading')
    .set({ ...text, author_id: actor.personId, updated_at: now, revision: sql<number>`revision + 1` })
    .where('experiment_id', '=', experiment.id)
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  if (numUpdatedRows > 0n) {
    await touchExperiment(scope, experiment.id)
    return { saved: revision + 1 }
  }
  const present = await findReading(tx, experiment.id, id)
  return present && isReadingSame(present, text) ? { saved: present.revision } : { refused: 'conflict', now: present }
}

/** Already gone is as good as removed; changed since it was read is not. */
export async function removeReading(
  scope: Scope,
  experiment: Experiment,
  id: string,
  revision: number,
): Promise<{ removed: true } | NotFound | Concluded | Conflict<Reading>> {
  const refused = refusal(experiment)
  if (refused) return refused
  const { numDeletedRows } = await scope.tx
    .deleteFrom('data.experiment_reading')
    .where('experiment_id', '=', experiment.id)
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  if (numDeletedRows > 0n) {
    await touchExperiment(scope, experiment.id)
    return { removed: true }
  }
  const now = await findReading(scope.tx, experiment.id, id)
  return now ? { refused: 'conflict', now } : { removed: true }
}

/** Who only reads may not know that something could be written; who wrote it is told that it is over. */
function refusal(experiment: Experiment): NotFound | Concluded | undefined {
  if (experiment.standing === 'reader') return { refused: 'not_found' }
  return canWrite(experiment) ? undefined : { refused: 'concluded' }
}
