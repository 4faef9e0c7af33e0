import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Scope } from '#db/scope.ts'
import type { Foundation } from '../foundation.ts'
import { canWriteLocally } from './access.ts'
import { type GivenSupplement, isRetired, type LocalTranslation, placeOf, type Supplement } from './local-words.ts'
import { findWordsOfUnit, findWritableUnit } from './queries.ts'

type NotFound = { refused: 'not_found' }
/** Somebody else wrote in the meantime. `now` is what stands there; undefined when it is gone. */
type Conflict<Words> = { refused: 'conflict'; now?: Words }

/** A new expectation of a unit's own, under the common text. */
export async function addSupplement(
  scope: Scope,
  foundation: Foundation,
  unitId: string,
  given: GivenSupplement,
): Promise<{ added: string } | NotFound | { refused: 'no_place' }> {
  if (!(await mayWriteFor(scope, foundation, unitId))) return { refused: 'not_found' }
  const theme = placeOf(foundation, given)
  if (theme === undefined) return { refused: 'no_place' }
  const id = randomUUID()
  await scope.tx
    .insertInto('data.supplement')
    .values({
      organisation_id: scope.actor.organisationId,
      id,
      unit_id: unitId,
      foundation_id: foundation.id,
      theme_key: theme,
      expectation_key: given.expectation ?? null,
      stance: given.stance,
      text: given.text,
      author_id: scope.actor.personId,
    })
    .execute()
  return { added: id }
}

/** @param revision the one that was read before it was reworded: what another wrote since is not written over */
export async function rewordSupplement(
  scope: Scope,
  foundation: Foundation,
  unitId: string,
  id: string,
  given: GivenSupplement,
  revision: number,
): Promise<{ reworded: true } | NotFound | { refused: 'no_place' } | Conflict<Supplement>> {
  if (!(await mayWriteFor(scope, foundation, unitId))) return { refused: 'not_found' }
  const present = await findSupplement(scope, foundation, unitId, id)
  // A retired expectation may still be named by what named it before, and stays at its theme.
  const keepsPlace = present?.expectation !== undefined && present.expectation === given.expectation && isRetired(foundation, present)
  const theme = keepsPlace ? present.theme : placeOf(foundation, given)
  if (theme === undefined) return { refused: 'no_place' }
  const { numUpdatedRows } = await scope.tx
    .updateTable('data.supplement')
    .set({
      theme_key: theme,
      expectation_key: given.expectation ?? null,
      stance: given.stance,
      text: given.text,
      author_id: scope.actor.personId,
      revision: sql<number>`revision + 1`,
    })
    .where('organisation_id', '=', scope.actor.organisationId)
    .where('foundation_id', '=', foundation.id)
    .where('unit_id', '=', unitId)
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  if (numUpdatedRows > 0n) return { reworded: true }
  return { refused: 'conflict', now: await findSupplement(scope, foundation, unitId, id) }
}

/** Already gone is as good as removed; reworded since it was read is not. */
export async function removeSupplement(
  scope: Scope,
  foundation: Foundation,
  unitId: string,
  id: string,
  revision: number,
): Promise<{ removed: true } | NotFound | Conflict<Supplement>> {
  if (!(await mayWriteFor(scope, foundation, unitId))) return { refused: 'not_found' }
  const { numDeletedRows } = await scope.tx
    .deleteFrom('data.supplement')
    .where('organisation_id', '=', scope.actor.organisationId)
    .where('foundation_id', '=', foundation.id)
    .where('unit_id', '=', unitId)
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  if (numDeletedRows > 0n) return { removed: true }
  const now = await findSupplement(scope, foundation, unitId, id)
  return now ? { refused: 'conflict', now } : { removed: true }
}

/** What an expectation means in exactly this unit. @param revision of the text that was read; 0 when there was none */
export async function translateExpectation(
  scope: Scope,
  foundation: Foundation,
  unitId: string,
  expectation: string,
  given: { text: string; revision: number },
): Promise<{ translated: true } | NotFound | Conflict<LocalTranslation>> {
  if (!(await mayWriteFor(scope, foundation, unitId))) return { refused: 'not_found' }
  const { tx, actor, now } = scope
  const present = await findTranslation(scope, foundation, unitId, expectation)
  if (!present && isRetired(foundation, { expectation })) return { refused: 'not_found' }
  const written = { text: given.text, author_id: actor.personId, updated_at: now }
  const done =
    given.revision === 0
      ? await tx
          .insertInto('data.local_translation')
          .values({
            organisation_id: actor.organisationId,
            unit_id: unitId,
            foundation_id: foundation.id,
            expectation_key: expectation,
            ...written,
          })
          .onConflict((conflict) => conflict.columns(['organisation_id', 'unit_id', 'foundation_id', 'expectation_key']).doNothing())
          .executeTakeFirst()
          .then(({ numInsertedOrUpdatedRows }) => numInsertedOrUpdatedRows ?? 0n)
      : await tx
          .updateTable('data.local_translation')
          .set({ ...written, revision: sql<number>`revision + 1` })
          .where('organisation_id', '=', actor.organisationId)
          .where('unit_id', '=', unitId)
          .where('foundation_id', '=', foundation.id)
          .where('expectation_key', '=', expectation)
          .where('revision', '=', given.revision)
          .executeTakeFirst()
          .then(({ numUpdatedRows }) => numUpdatedRows)
  if (done > 0n) return { translated: true }
  return { refused: 'conflict', now: await findTranslation(scope, foundation, unitId, expectation) }
}

export async function removeTranslation(
  scope: Scope,
  foundation: Foundation,
  unitId: string,
  expectation: string,
  revision: number,
): Promise<{ removed: true } | NotFound | Conflict<LocalTranslation>> {
  if (!(await mayWriteFor(scope, foundation, unitId))) return { refused: 'not_found' }
  const { numDeletedRows } = await scope.tx
    .deleteFrom('data.local_translation')
    .where('organisation_id', '=', scope.actor.organisationId)
    .where('unit_id', '=', unitId)
    .where('foundation_id', '=', foundation.id)
    .where('expectation_key', '=', expectation)
    .where('revision', '=', revision)
    .executeTakeFirst()
  if (numDeletedRows > 0n) return { removed: true }
  const now = await findTranslation(scope, foundation, unitId, expectation)
  return now ? { refused: 'conflict', now } : { removed: true }
}

async function mayWriteFor({ tx, actor }: Scope, foundation: Foundation, unitId: string): Promise<boolean> {
  return canWriteLocally(actor) && (await findWritableUnit(tx, foundation.id, unitId)) !== undefined
}

async function findSupplement({ tx }: Scope, foundation: Foundation, unitId: string, id: string): Promise<Supplement | undefined> {
  return (await findWordsOfUnit(tx, unitId, foundation.id)).supplements.find((supplement) => supplement.id === id)
}

async function findTranslation(
  { tx }: Scope,
  foundation: Foundation,
  unitId: string,
  expectation: string,
): Promise<LocalTranslation | undefined> {
  return (await findWordsOfUnit(tx, unitId, foundation.id)).translations.find((one) => one.expectation === expectation)
}
