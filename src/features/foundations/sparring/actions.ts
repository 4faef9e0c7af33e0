import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Scope } from '#db/scope.ts'
import { type Foundation, findExpectation } from '../foundation.ts'
import { canAskForSparring } from './access.ts'
import { countOpenAsked, findColleague, findSparring, listSparringsAbout } from './queries.ts'
import { mostOpen } from './sparring.ts'

/** What is asked for: of whom, about which expectation, and with which words, if any. */
export interface AskedFor {
  asked: string
  expectation: string
  message?: string
}

/**
 * Asks somebody to spar. `address` is where to write to her; none when she has none here, and then the overview tells her.
 * Asking the same person about the same thing twice gives the request that is open already, and no second letter.
 */
export async function askForSparring(
  { tx, actor }: Scope,
  foundation: Foundation,
  { asked, expectation, message }: AskedFor,
): Promise<{ askedFor: string; address?: string } | { refused: 'not_found' | 'too_many' | 'too_fast' }> {
  if (!canAskForSparring(actor) || asked === actor.personId || !findExpectation(foundation, expectation)) return { refused: 'not_found' }
  if (!(await findColleague(tx, asked))) return { refused: 'not_found' }
  const { rows: attempts } = await sql<{ allowed: boolean }>`
    select auth.attempt(${`sparring ${actor.personId}`}, 30, '1 hour'::interval) as allowed`.execute(tx)
  if (!attempts[0]?.allowed) return { refused: 'too_fast' }
  const already = (await listSparringsAbout(tx, foundation.id, expectation)).find(
    (one) => one.asker.id === actor.personId && one.asked.id === asked,
  )
  if (already) return { askedFor: already.id }
  if ((await countOpenAsked(tx, actor.personId)) >= mostOpen) return { refused: 'too_many' }

  const id = randomUUID()
  await tx
    .insertInto('data.sparring')
    .values({
      organisation_id: actor.organisationId,
      id,
      asker_id: actor.personId,
      asked_id: asked,
      foundation_id: foundation.id,
      expectation_key: expectation,
      message: message || null,
    })
    .execute()
  const { rows } = await sql<{ address: string | null }>`select app.address_for_sparring(${id}::uuid) as address`.execute(tx)
  return { askedFor: id, address: rows[0]?.address ?? undefined }
}

/** Either of the two says that they have talked. A second time changes nothing. */
export async function settleSparring({ tx, actor, now }: Scope, id: string): Promise<{ settled: true } | { refused: 'not_found' }> {
  if (!(await findSparring(tx, id))) return { refused: 'not_found' }
  await tx
    .updateTable('data.sparring')
    .set({ settled_at: now })
    .where('organisation_id', '=', actor.organisationId)
    .where('id', '=', id)
    .where('settled_at', 'is', null)
    .execute()
  return { settled: true }
}
