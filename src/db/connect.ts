import { createHash } from 'node:crypto'
import { type Kysely, sql } from 'kysely'
import pg from 'pg'
import { DatabaseProblem } from './database-problem.ts'
import { type EmbeddedServer, startEmbedded } from './embedded.ts'
import { migrate } from './migrate.ts'
import { connect, connectAsOwner } from './pool.ts'
import { createProof, type Proof } from './proof.ts'
import type { DB } from './types.ts'

export interface Database {
  /** The application's connections, all as app_login, which may do nothing before it has become somebody (scope.ts). */
  db: Kysely<DB>
  /** Works as app_owner, which row-level security does not bind. For start-up and tests only; never reachable from a request. */
  asOwner<T>(work: (owner: Kysely<DB>) => Promise<T>): Promise<T>
  /** A connection beside the pool, for one who listens for as long as the process lives (live/listener.ts). Not yet connected. */
  newListener(): pg.Client
  proof: Proof
  kind: 'embedded' | 'server'
  migration: string
  /** Said on the start line when the data lives elsewhere than asked. */
  note?: string
  close(): Promise<void>
}

export interface DatabaseOptions {
  databaseUrl?: string
  dataDir: string
  databaseOsUser?: string
  poolSize: number
  /** The folder db/ with roles.sql and migrations. */
  sqlFolder: string
}

/** Opens the database, wherever it is, and brings it to the newest migration. Throws DatabaseProblem with one clear line. */
export async function openDatabase(options: DatabaseOptions): Promise<Database> {
  if (options.databaseUrl) {
    const url = options.databaseUrl
    return withDatabase('server', { connectionString: url }, loginOfServer(url), options)
  }
  const server = await startEmbedded({ dataDir: options.dataDir, osUser: options.databaseOsUser })
  try {
    const admin = { ...server.superuser, database: await ledestjerneDatabase(server) }
    return await withDatabase('embedded', admin, { ...admin, user: 'app_login' }, options, server)
  } catch (error) {
    await server.stop()
    throw error
  }
}

async function ledestjerneDatabase(server: EmbeddedServer): Promise<string> {
  const client = new pg.Client(server.superuser)
  await client.connect()
  try {
    const { rowCount } = await client.query(`select from pg_database where datname = 'ledestjerne'`)
    if (!rowCount) await client.query('create database ledestjerne')
  } catch (error) {
    // Two first starts at the same moment: the other one made it.
    if ((error as { code?: string }).code !== '42P04' && (error as { code?: string }).code !== '23505') throw error
  } finally {
    await client.end()
  }
  return 'ledestjerne'
}

/**
 * The application signs in as app_login, whose password follows from the one in DATABASE_URL: several processes on one
 * server agree on it without sharing anything more, and who knows it already may do all that app_login may.
 */
export function loginOfServer(databaseUrl: string): pg.PoolConfig & { password: string } {
  const url = new URL(databaseUrl)
  const password = createHash('sha256')
    .update(`app_login:${decodeURIComponent(url.password)}`)
    .digest('hex')
  url.username = 'app_login'
  url.password = password
  return { connectionString: url.href, password }
}

async function withDatabase(
  kind: Database['kind'],
  admin: pg.PoolConfig,
  login: pg.PoolConfig & { password?: string },
  options: DatabaseOptions,
  server?: EmbeddedServer,
): Promise<Database> {
  const migration = await bringUp(admin, login.password, options.sqlFolder)
  const asOwner = ownerOf(admin)
  const key = await asOwner(readKey)
  const db = connect<DB>({ ...login, max: options.poolSize, connectionTimeoutMillis: 10_000 })
  return {
    db,
    asOwner,
    newListener: listenerOf(login),
    proof: createProof(key),
    kind,
    migration,
    note: server?.note,
    async close() {
      await db.destroy()
      await server?.stop()
    },
  }
}

/** Roles and schema as they should be, and the password of app_login. Whatever goes wrong is one line, since nobody is there to debug. */
async function bringUp(admin: pg.PoolConfig, loginPassword: string | undefined, sqlFolder: string): Promise<string> {
  const adminDb = connect<unknown>({ ...admin, max: 1, connectionTimeoutMillis: 5000 })
  try {
    await checkVersion(adminDb)
    const migration = await migrate(admin, sqlFolder)
    if (loginPassword) await sql`alter role app_login password ${sql.lit(loginPassword)}`.execute(adminDb)
    return migration
  } catch (error) {
    if (error instanceof DatabaseProblem) throw error
    throw new DatabaseProblem(`The database could not be brought to the newest migration: ${reason(error)}`)
  } finally {
    await adminDb.destroy()
  }
}

export function ownerOf(admin: pg.PoolConfig): Database['asOwner'] {
  return async (work) => {
    const owner = connectAsOwner<DB>(admin)
    try {
      return await work(owner)
    } finally {
      await owner.destroy()
    }
  }
}

/** As app_login, which may listen and do nothing else. */
export function listenerOf(login: pg.PoolConfig): Database['newListener'] {
  const { max: _, ...config } = login
  return () =>
    new pg.Client({ ...config, application_name: 'ledestjerne live', keepAlive: true, connectionTimeoutMillis: 5000, query_timeout: 5000 })
}

async function checkVersion(admin: Kysely<unknown>): Promise<void> {
  try {
    const { rows } = await sql<{ version: number }>`select current_setting('server_version_num')::int as version`.execute(admin)
    const version = rows[0]?.version ?? 0
    if (version < 150014) throw new DatabaseProblem(`Ledestjerne needs PostgreSQL 15.14 or newer; this server is ${version}.`)
  } catch (error) {
    if (error instanceof DatabaseProblem) throw error
    throw new DatabaseProblem(`The database cannot be reached: ${reason(error)}`)
  }
}

/** Never the URL itself: it holds a password. */
function reason(error: unknown): string {
  const { code, message, errors } = error as { code?: string; message?: string; errors?: { message: string }[] }
  return message || errors?.[0]?.message || code || 'unknown reason'
}

export async function readKey(owner: Kysely<DB>): Promise<Buffer> {
  const { rows } = await sql<{ key: Buffer }>`select key from auth.secret`.execute(owner)
  if (!rows[0]) throw new DatabaseProblem('The database has lost its secret (auth.secret is empty): restore it from a backup.')
  return rows[0].key
}
