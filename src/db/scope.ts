import { createHash } from 'node:crypto'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { Actor } from '#shared/actor.ts'
import type { Role } from '#shared/role.ts'
import type { Topic } from '#shared/topic.ts'
import type { Proof } from './proof.ts'
import type { DB } from './types.ts'

/*
 * A scope is one transaction as somebody. It begins with one statement that makes app_login into the person behind a session
 * (or into the public, or a job), and from there the database's own policies decide what can be seen and changed. The person is
 * bound to the session's token, not to an id that a statement could set. When the work throws, nothing has happened.
 *
 * Never open a scope inside a scope: the inner one would wait for a connection that the outer one holds.
 */

export interface Scope {
  tx: Transaction<DB>
  actor: Actor
  now: Date
  /** Runs when the transaction has been committed, and not at all when it has not: mail, and whatever leaves the house. */
  afterCommit(work: () => void | Promise<void>): void
  /** Tells every open browser that looks at the topic that something changed, once it is committed; never what. See live/hub.ts. */
  announce(topic: Topic): void
}

export type PublicScope = Omit<Scope, 'actor'>

/** Undefined when no session answers to the token: expired, ended or never there. */
export async function asUser<T>(db: Kysely<DB>, tokenHash: Buffer, now: Date, work: (scope: Scope) => Promise<T>): Promise<T | undefined> {
  return run(db, 'app_user', tokenHash.toString('hex'), now, async (scope) => {
    const actor = await findActor(scope.tx)
    return actor && work({ ...scope, actor })
  })
}

export function asPublic<T>(db: Kysely<DB>, now: Date, work: (scope: PublicScope) => Promise<T>): Promise<T> {
  return run(db, 'app_public', '', now, work)
}

export interface JobDatabase {
  db: Kysely<DB>
  proof: Proof
}

const jobWord = createHash('sha256').update('app_job').digest()

/** Proven to be of the process: SQL smuggled into a request may become app_job, and must not reach what jobs reach (app.is_job). */
export function asJob<T>({ db, proof }: JobDatabase, now: Date, work: (scope: PublicScope) => Promise<T>): Promise<T> {
  return run(db, 'app_job', '', now, async (scope) => {
    await sql`select set_config('app.job', ${proof(jobWord).toString('hex')}, true)`.execute(scope.tx)
    return work(scope)
  })
}

async function run<T>(db: Kysely<DB>, role: string, session: string, now: Date, work: (scope: PublicScope) => Promise<T>): Promise<T> {
  const later: (() => void | Promise<void>)[] = []
  const topics = new Set<Topic>()
  const result = await db.transaction().execute(async (tx) => {
    // As parameters: the words of a statement can be seen from other connections, and stand in logs.
    await sql`select set_config('role', ${role}, true), set_config('app.session', ${session}, true), set_config('statement_timeout', '5000', true)`.execute(
      tx,
    )
    const result = await work({ tx, now, afterCommit: (job) => later.push(job), announce: (topic) => topics.add(topic) })
    if (topics.size > 0) await notify(tx, topics)
    return result
  })
  for (const job of later) void Promise.resolve().then(job).catch(logLater)
  return result
}

/** Inside the transaction: PostgreSQL tells nobody before the commit, and nobody at all of what is undone. */
async function notify(tx: Transaction<DB>, topics: Set<Topic>): Promise<void> {
  await sql`select pg_notify('changed', topic) from unnest(${[...topics]}::text[]) topic`.execute(tx)
}

function logLater(error: { code?: string }): void {
  console.error(`Something that follows a change failed (${error.code ?? 'no code'}); the change itself stands.`)
}

/** The person behind the session that the transaction speaks for. Undefined when nobody answers to it. */
export async function findActor(tx: Transaction<DB>): Promise<Actor | undefined> {
  const { rows } = await sql<{
    person_id: string
    organisation_id: string
    name: string
    organisation_name: string
    is_administrator: boolean
    session_id: string
    positions: { unitId: string; unitName: string; role: Role }[]
  }>`select * from app.me()`.execute(tx)
  const row = rows[0]
  return (
    row && {
      personId: row.person_id,
      organisationId: row.organisation_id,
      name: row.name,
      organisationName: row.organisation_name,
      isAdministrator: row.is_administrator,
      sessionId: row.session_id,
      positions: row.positions,
    }
  )
}
