import type { MiddlewareHandler, Next } from 'hono'
import { asPublic, asUser, type Scope } from '#db/scope.ts'
import type { Messages } from '#messages/messages.ts'
import { paths } from '#paths.ts'
import { type Actor, mainRole } from '#shared/actor.ts'
import { isLeader } from '#shared/role.ts'
import type { Frame } from '#ui/frame.ts'
import { isSentByAnother, readerKey } from './auto-save.ts'
import type { AppContext, AppEnv } from './env.ts'
import { sessionHash } from './session.ts'

/** The error page is written already; only the transaction has yet to hear of it. */
class Rollback extends Error {}

/**
 * One request of a signed-in person is one transaction as that person. Without a session it goes to sign-in and comes back after.
 * Hono answers a thrown error before next() returns: so c.error is looked at, or the transaction would commit half of the work.
 */
export const signedIn: MiddlewareHandler<AppEnv> = async (c, next) => {
  if (!(await enter(c, next))) return toSignIn(c)
}

/** A page for everybody, drawn in the frame of whoever reads it. */
export const anyone: MiddlewareHandler<AppEnv> = async (c, next) => {
  if (!(await enter(c, next))) await next()
}

/** One request of somebody who is not signed in: a transaction as the public. */
export const unsigned: MiddlewareHandler<AppEnv> = async (c, next) => {
  const { db, now } = c.var.deps
  await rollbackOnError(() =>
    asPublic(db, now(), async (scope) => {
      c.set('publicScope', scope)
      await next()
      if (c.error) throw new Rollback()
    }),
  )
}

/**
 * For a request that works long in between: each part that needs the database is a transaction of its own, and no connection waits.
 * What it leaves behind is who reads, so that a page afterwards is drawn for her. Undefined when no session answers.
 */
export async function briefly<T>(c: AppContext, work: (scope: Scope) => Promise<T>): Promise<{ result: T } | undefined> {
  const hash = sessionHash(c)
  if (!hash) return undefined
  const { db, now } = c.var.deps
  return asUser(db, hash, now(), async (scope) => {
    setReader(c, scope)
    return { result: await work(scope) }
  })
}

/** False, and nothing done, when no session answers. */
async function enter(c: AppContext, next: Next): Promise<boolean> {
  const hash = sessionHash(c)
  if (!hash) return false
  const { db, now } = c.var.deps
  const entered = await rollbackOnError(() =>
    asUser(db, hash, now(), async (scope) => {
      c.set('scope', scope)
      setReader(c, scope)
      if (isSentByAnother(c)) return false
      await next()
      if (c.error) throw new Rollback()
      return true
    }),
  )
  return entered ?? false
}

function setReader(c: AppContext, { actor }: Scope): void {
  c.set('frame', { ...c.var.frame, reader: readerOf(actor, c.var.frame.t) })
}

function readerOf(actor: Actor, t: Messages): Frame['reader'] {
  const role = mainRole(actor)
  return {
    name: actor.name,
    // Whoever leads is known by that; an administrator who does not, as administrator.
    roleName: actor.isAdministrator && (!role || !isLeader(role)) ? t.people.administrator : role ? t.people.roles[role] : '',
    organisationName: actor.organisationName,
    isAdministrator: actor.isAdministrator,
    key: readerKey(actor.personId),
  }
}

async function rollbackOnError<T>(work: () => Promise<T>): Promise<T | true> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Rollback) return true
    throw error
  }
}

export function toSignIn(c: AppContext) {
  const next = c.req.method === 'GET' && c.var.frame.path !== '/' ? c.var.frame.path : undefined
  return c.redirect(paths.signIn.to({ next }), 303)
}
