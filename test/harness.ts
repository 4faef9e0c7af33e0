import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import { type Kysely, type LogEvent, sql } from 'kysely'
import pg from 'pg'
import { createApp } from '#app.ts'
import type { Database } from '#db/connect.ts'
import { listenerOf, loginOfServer, ownerOf, readKey } from '#db/connect.ts'
import { startEmbedded } from '#db/embedded.ts'
import { migrate } from '#db/migrate.ts'
import { connect } from '#db/pool.ts'
import { createProof } from '#db/proof.ts'
import { asUser, type Scope } from '#db/scope.ts'
import type { DB } from '#db/types.ts'
import type { Deps, SendMail } from '#http/env.ts'
import { newToken } from '#http/session.ts'
import { createHub } from '#live/hub.ts'
import { listen } from '#live/listener.ts'
import { seedCast } from './cast.ts'

/*
 * A test of a screen gets a database of its own, cloned from a template that holds the migrations and the cast. Cloning takes
 * about 50 ms; making the template, once per run, about a second. The server is the one of the whole run (bin/test.mjs), or,
 * when a single file is run by hand, an embedded one in the temp folder that the next run joins.
 */

export const origin = 'http://localhost:3000'
const sqlFolder = join(import.meta.dirname, '../db')
/** Names the template after this run, so that a changed migration or cast never meets an old template. */
const run = process.env.LEDESTJERNE_TEST_RUN ?? `${process.pid}`

type Letter = Parameters<SendMail>[0]

export interface TestWorld {
  database: Database
  /** For programs of others that read the schema. */
  adminUrl: string
  /** Every method and pattern that the application answers. */
  routes: { method: string; path: string }[]
  db: Kysely<DB>
  deps: Deps
  letters: Letter[]
  /** The newest letter to an address. Letters leave after the answer, so this waits for one that is on its way. */
  letterTo(address: string): Promise<Letter>
  /** Every statement since the last look, for tests that count them. */
  statements: string[]
  /** Asks the application without a session. */
  visit(path: string, init?: RequestInit): Promise<Response>
  /** Asks as one of the cast: `as('mette').get('/')`. */
  as(slug: string): Visitor
  /** The database as one of the cast, for what no screen shows. */
  inScopeOf<T>(slug: string, work: (scope: Scope) => Promise<T>): Promise<T>
  session(slug: string): Promise<{ token: string; hash: Buffer }>
}

export interface Visitor {
  get(path: string, headers?: Record<string, string>): Promise<Response>
  post(path: string, form?: Record<string, string> | FormData): Promise<Response>
}

/** What went to the log of errors. A test that provokes an error takes its lines; what nobody took fails the file. */
const logged: string[] = []
const toConsole = console.error
console.error = (...line: unknown[]) => {
  logged.push(line.join(' '))
  toConsole(...line)
}
after(() => assert.deepEqual(logged, [], 'an error was logged that no test expected'))

/** Undone in the opposite order: the server goes last. */
const undo: (() => Promise<unknown>)[] = []
after(async () => {
  for (const step of undo.toReversed()) await step()
})

export function afterwards(step: () => Promise<unknown>): void {
  undo.push(step)
}

export function takeErrors(): string[] {
  return logged.splice(0)
}

export type WorldOptions = Partial<Pick<Deps, 'demo' | 'now' | 'wasUrl' | 'publicOrigin'>> & { empty?: boolean; poolSize?: number }

/** A fresh world for the tests of one file, dropped after them. */
export async function createWorld(options: WorldOptions = {}): Promise<TestWorld> {
  const server = await testServer()
  const template = await templateDatabase(server, options.empty ? 'empty' : 'cast')
  const name = `ls_${randomBytes(6).toString('hex')}`
  await onServer(server, async (client) => {
    await client.query(`create database ${name} template ${template}`)
    // A copy has the rights of a new database, and not those that roles.sql gave the one it was made from.
    await client.query(`revoke temporary on database ${name} from public`)
  })
  const statements: string[] = []
  const database = await openTestDatabase(server, name, options.poolSize ?? 5, (event) => statements.push(event.query.sql))
  const letters: Letter[] = []
  const waiting: { address: string; give: (letter: Letter) => void }[] = []
  const live = createHub((hears) => listen(database.newListener, hears))
  const deps: Deps = {
    db: database.db,
    proof: database.proof,
    databaseKind: database.kind,
    migration: database.migration,
    publicOrigin: options.publicOrigin ?? origin,
    demo: options.demo ?? true,
    wasUrl: options.wasUrl,
    sendMail: async (letter) => {
      letters.push(letter)
      for (const { address, give } of waiting) if (address === letter.to) give(letter)
    },
    live,
    now: options.now ?? (() => new Date()),
  }
  const app = createApp(deps)
  const routes = app.routes.filter((route) => route.method !== 'ALL').map(({ method, path }) => ({ method, path }))
  afterwards(async () => {
    await live.close()
    await database.close()
    await onServer(server, (client) => client.query(`drop database if exists ${name} with (force)`))
  })

  const sessions = new Map<string, Promise<{ token: string; hash: Buffer }>>()
  const session = (slug: string) => {
    const known = sessions.get(slug) ?? openSession(database, slug)
    sessions.set(slug, known)
    return known
  }
  const visit: TestWorld['visit'] = async (path, init) => app.request(`${deps.publicOrigin}${path}`, init)
  return {
    database,
    adminUrl: urlOf(toDatabase(server.admin, name)),
    routes,
    db: database.db,
    deps,
    letters,
    letterTo: (address) => {
      const found = letters.findLast((letter) => letter.to === address)
      return found ? Promise.resolve(found) : new Promise((give) => waiting.push({ address, give }))
    },
    statements,
    visit,
    session,
    as: (slug) => {
      const headers = async () => ({ Cookie: `session=${(await session(slug)).token}`, Origin: deps.publicOrigin })
      return {
        get: async (path, more) => visit(path, { headers: { ...(await headers()), ...more } }),
        post: async (path, form) =>
          visit(path, { method: 'POST', headers: await headers(), body: form instanceof FormData ? form : new URLSearchParams(form) }),
      }
    },
    inScopeOf: async (slug, work) => {
      const { hash } = await session(slug)
      let result: { value: Awaited<ReturnType<typeof work>> } | undefined
      await asUser(database.db, hash, deps.now(), async (scope) => {
        result = { value: await work(scope) }
      })
      if (!result) throw new Error(`${slug} has no session`)
      return result.value
    },
  }
}

/** As one of the cast by slug, or as anybody by address. */
async function openSession(database: Database, slug: string): Promise<{ token: string; hash: Buffer }> {
  const { token, hash } = newToken()
  await database.asOwner(async (owner) => {
    const { rows } = await (slug.includes('@')
      ? sql<{ opened: boolean }>`
          insert into auth.session (token_hash, organisation_id, person_id, device)
          select ${hash}, organisation_id, person_id, 'test' from data.identity where subject = ${slug} returning true as opened`
      : sql<{ opened: boolean }>`select auth.open_session_as_persona(${slug}, ${hash}, 'test', ${database.proof(hash)}) as opened`
    ).execute(owner)
    if (!rows[0]?.opened) throw new Error(`nobody in the cast is called ${slug}`)
  })
  return { token, hash }
}

export interface TestServer {
  admin: pg.PoolConfig
  login: pg.PoolConfig & { password?: string }
}

let server: Promise<TestServer> | undefined

/** Where the test databases live. A TEST_DATABASE_URL must be of somebody who may make databases and roles. */
export function testServer(): Promise<TestServer> {
  server ??= findServer()
  return server
}

async function findServer(): Promise<TestServer> {
  const url = process.env.LEDESTJERNE_TEST_SERVER ?? process.env.TEST_DATABASE_URL
  if (url) {
    const isSocket = url.includes('host=/')
    return {
      admin: { connectionString: url },
      login: isSocket ? { connectionString: url.replace(/\/\/[^@/]*@/, '//app_login@') } : loginOfServer(url),
    }
  }
  const embedded = await startEmbedded({ dataDir: join(tmpdir(), 'ledestjerne-test'), settings: { fsync: 'off' } })
  afterwards(() => embedded.stop())
  return { admin: embedded.superuser, login: { ...embedded.superuser, user: 'app_login' } }
}

export function toDatabase<Config extends pg.PoolConfig>(config: Config, name: string): Config {
  if (!config.connectionString) return { ...config, database: name }
  return { ...config, connectionString: config.connectionString.replace(/^(\w+:\/\/[^/]*)\/[^?]*/, `$1/${name}`) }
}

function urlOf({ connectionString, host, port, user, database }: pg.PoolConfig): string {
  return connectionString ?? `postgres://${user}@localhost/${database}?host=${host}&port=${port}`
}

async function onServer<T>(server: TestServer, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(server.admin)
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

async function openTestDatabase(server: TestServer, name: string, poolSize: number, log?: (event: LogEvent) => void): Promise<Database> {
  const asOwner = ownerOf(toDatabase(server.admin, name))
  const key = await asOwner(readKey)
  const login = toDatabase(server.login, name)
  const db = connect<DB>({ ...login, max: poolSize }, log)
  return {
    db,
    asOwner,
    newListener: listenerOf(login),
    proof: createProof(key),
    kind: 'server',
    migration: '0001',
    close: () => db.destroy(),
  }
}

/** Made by whichever test file comes first; the others wait for it at the lock. */
async function templateDatabase(server: TestServer, kind: 'empty' | 'cast'): Promise<string> {
  const name = `ls_template_${kind}_${run}`
  await onServer(server, async (client) => {
    await client.query('select pg_advisory_lock(7215602)')
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name])
    if (rowCount) return
    const building = `${name}_building`
    await client.query(`drop database if exists ${building}`)
    await client.query(`create database ${building}`)
    await migrate(toDatabase(server.admin, building), sqlFolder)
    if (server.login.password) await client.query(`alter role app_login password '${server.login.password}'`)
    if (kind === 'cast') {
      await ownerOf(toDatabase(server.admin, building))(seedCast)
    }
    await client.query(`alter database ${building} rename to ${name}`)
  })
  return name
}
