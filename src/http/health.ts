import { Hono } from 'hono'
import { sql } from 'kysely'
import { paths } from '#paths.ts'
import type { AppEnv } from './env.ts'

/** For whoever watches the process: it answers, and so does the database behind it. */
export const health = new Hono<AppEnv>().get(paths.health.pattern, async (c) => {
  const { db, databaseKind, migration } = c.var.deps
  try {
    await sql`select 1`.execute(db)
    return c.json({ status: 'ok', database: databaseKind, migration })
  } catch {
    return c.json({ status: 'database unreachable', database: databaseKind, migration }, 503)
  }
})
