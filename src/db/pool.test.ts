import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import { createWorld } from '../../test/harness.ts'

const world = await createWorld()

/** As a server does that stops: every connection of the application, idle or in the middle of something. */
async function throwOut(): Promise<void> {
  const superuser = new pg.Client(world.adminUrl)
  await superuser.connect()
  await superuser.query(
    `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'ledestjerne'`,
  )
  await superuser.end()
}

test('a server that throws its connections out ends what was under way, and not the process', { timeout: 10_000 }, async () => {
  await assert.rejects(
    world.db.transaction().execute(async (tx) => {
      await sql`select 1`.execute(tx)
      await throwOut()
      await sql`select 1`.execute(tx)
    }),
  )
  await sql`select 1`.execute(world.db)
  await throwOut()
  const ask = () => sql<{ alive: number }>`select 1 as alive`.execute(world.db)
  // The first may still meet the dead connection.
  const { rows } = await ask().catch(ask)
  assert.deepEqual(rows, [{ alive: 1 }])
})
