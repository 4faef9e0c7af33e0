import type { Context } from 'hono'
import type { Kysely } from 'kysely'
import type { Proof } from '#db/proof.ts'
import type { PublicScope, Scope } from '#db/scope.ts'
import type { DB } from '#db/types.ts'
import type { Hub } from '#live/hub.ts'
import type { Frame } from '#ui/frame.ts'

/** A letter to one address. Sent after the transaction, never inside it. */
export type SendMail = (letter: { to: string; subject: string; text: string }) => Promise<void>

/** What the application is given from outside: the database, the world's settings, the clock. Tests give their own. */
export interface Deps {
  db: Kysely<DB>
  proof: Proof
  databaseKind: 'embedded' | 'server'
  migration: string
  publicOrigin: string
  demo: boolean
  wasUrl?: string
  sendMail: SendMail
  live: Hub
  now: () => Date
}

export interface AppEnv {
  Variables: {
    deps: Deps
    frame: Frame
    /** Set behind signedIn (scoped.ts). */
    scope: Scope
    /** Set behind unsigned (scoped.ts). */
    publicScope: PublicScope
  }
}

export type AppContext = Context<AppEnv>
