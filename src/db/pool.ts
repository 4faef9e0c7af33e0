import { Kysely, type LogConfig, PostgresDialect } from 'kysely'
import pg from 'pg'

/** Count and date columns are read as text by the driver; numbers here are small and dates have no time of day. */
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)

/** So many statements the database keeps a plan for, on each connection. Those that are put together of many pieces come in many shapes. */
const mostNamed = 400
const names = new Map<string, string>()

/**
 * The same statement is read and planned once on each connection, and not each time: with policies on every table that is half of its
 * cost. PostgreSQL plans anew by itself where a plan leans on who asks.
 */
class NamingClient extends pg.Client {
  // biome-ignore lint/suspicious/noExplicitAny: as pg has it, with five shapes of arguments
  override query(...[text, values, ...rest]: any[]): any {
    const name = typeof text === 'string' && Array.isArray(values) && values.length > 0 ? nameOf(text) : undefined
    const send = super.query.bind(this) as (...sent: unknown[]) => unknown
    return name ? send({ name, text, values }, ...rest) : send(text, values, ...rest)
  }
}

function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known || names.size >= mostNamed) return known
  const name = `s${names.size}`
  names.set(text, name)
  return name
}

/** A pool that survives the database going away: without an error listener a lost connection would end the process. */
export function connect<Tables>(config: pg.PoolConfig, log?: LogConfig): Kysely<Tables> {
  const pool = new pg.Pool({ application_name: 'ledestjerne', Client: NamingClient, ...config })
  pool.on('connect', (client) => client.on('error', () => {}))
  pool.on('error', () => {})
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }), log })
}

/** Connections that own the tables: for start-up, the demonstration and tests. Never reachable from a request. */
export function connectAsOwner<Tables>(config: pg.PoolConfig): Kysely<Tables> {
  return connect({ ...config, max: 1, options: '-c role=app_owner' })
}
