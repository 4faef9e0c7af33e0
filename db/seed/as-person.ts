import { sql, type Transaction } from 'kysely'
import { findActor, type Scope } from '#db/scope.ts'
import type { DB } from '#db/types.ts'
import { newToken } from '#http/session.ts'

/**
 * Does something as one of the invented people, with the rights that she has on a screen and no others. Afterwards the transaction
 * is the owner's again, and no session is left.
 *
 * @param tx a transaction that began as app_owner
 */
export async function asPerson<Result>(
  tx: Transaction<DB>,
  email: string,
  now: Date,
  work: (scope: Scope) => Promise<Result>,
): Promise<Result> {
  const { hash } = newToken()
  await asOwner(tx)
  await sql`insert into auth.session (token_hash, organisation_id, person_id, device)
    select ${hash}, organisation_id, person_id, 'demonstration' from data.identity where issuer = 'email' and subject = ${email}`.execute(
    tx,
  )
  await sql`select set_config('role', 'app_user', true), set_config('app.session', ${hash.toString('hex')}, true)`.execute(tx)
  const actor = await findActor(tx)
  if (!actor) throw new Error(`nobody in the demonstration has the address ${email}`)
  const result = await work({ tx, now, actor, afterCommit: () => {}, announce: () => {} })
  await asOwner(tx)
  await sql`delete from auth.session where token_hash = ${hash}`.execute(tx)
  return result
}

async function asOwner(tx: Transaction<DB>): Promise<void> {
  await sql`select set_config('role', 'app_owner', true), set_config('app.session', '', true)`.execute(tx)
}
