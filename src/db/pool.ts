import { Kysely, type LogConfig, PostgresDialect } from 'kysely'
import pg from 'pg'

/** Count and date columns are read as text by the driver; numbers here are small and dates have no time of day. */
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)

/**
 * A pool that survives the database going away: without an error listener a lost connection would end the process.
 *
 * Statements have no names. Named ones would be planned once, and cost half; but SQL that was smuggled into one request could exchange the
 * statement under the name, and the next person on the connection would run it as herself.
 */
export function connect<Tables>(config: pg.PoolConfig, log?: LogConfig): Kysely<Tables> {
  const pool = new pg.Pool({ application_name: 'ledestjerne', ...config })
  pool.on('connect', (client) => client.on('error', () => {}))
  pool.on('error', () => {})
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }), log })
}

/** Connections that own the tables: for start-up, the demonstration and tests. Never reachable from a request. */
export function connectAsOwner<Tables>(config: pg.PoolConfig): Kysely<Tables> {
  return connect({ ...config, max: 1, options: '-c role=app_owner' })
}
