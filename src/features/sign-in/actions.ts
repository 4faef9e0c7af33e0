import { sql } from 'kysely'
import type { Proof } from '#db/proof.ts'
import type { PublicScope, Scope } from '#db/scope.ts'
import type { Setup } from './sign-in.ts'

type Refused<Reason extends string> = { refused: Reason }

/** A new session on its way into the database: its hash, and where it is opened. */
export interface NewSession {
  hash: Buffer
  device: string
}

/**
 * Remembers a link for an address that somebody has, five times in a quarter of an hour at most.
 * Whether anybody has the address is for the caller to keep to itself.
 */
export async function makeSignInLink(
  { tx }: PublicScope,
  proof: Proof,
  linkHash: Buffer,
  address: string,
): Promise<{ made: boolean } | Refused<'too_many'>> {
  if (!(await attempt(tx, 'sign-in', 300, '15 minutes'))) return { refused: 'too_many' }
  if (!(await attempt(tx, `sign-in ${address}`, 5, '15 minutes'))) return { refused: 'too_many' }
  const { rows } = await sql<{ made: boolean }>`select auth.make_sign_in_link(${linkHash}, ${address}, ${proof(linkHash)}) as made`.execute(
    tx,
  )
  return { made: rows[0]?.made ?? false }
}

/** Uses the link up. Refused when it is used, expired, or not for that organisation. */
export async function signInByLink(
  { tx }: PublicScope,
  proof: Proof,
  link: { hash: Buffer; organisationId: string },
  session: NewSession,
): Promise<{ signedIn: true } | Refused<'link_gone'>> {
  const { rows } = await sql<{ opened: boolean }>`
    select auth.open_session_by_link(${link.hash}, ${link.organisationId}::uuid, ${session.hash}, ${session.device}, ${proof(session.hash)}) as opened`.execute(
    tx,
  )
  return rows[0]?.opened ? { signedIn: true } : { refused: 'link_gone' }
}

export async function signInAsPersona(
  { tx }: PublicScope,
  proof: Proof,
  slug: string,
  session: NewSession,
): Promise<{ signedIn: true } | Refused<'not_found'>> {
  const { rows } = await sql<{ opened: boolean }>`
    select auth.open_session_as_persona(${slug}, ${session.hash}, ${session.device}, ${proof(session.hash)}) as opened`.execute(tx)
  return rows[0]?.opened ? { signedIn: true } : { refused: 'not_found' }
}

/** The first visitor with the code from the console creates the organisation and becomes its administrator. */
export async function createOrganisation(
  { tx }: PublicScope,
  proof: Proof,
  setup: Setup & { codeHash: Buffer; slug: string },
  session: NewSession,
): Promise<{ signedIn: true } | Refused<'wrong_code' | 'too_many'>> {
  if (!(await attempt(tx, 'setup', 20, '1 hour'))) return { refused: 'too_many' }
  const { rows } = await sql<{ opened: boolean }>`
    select auth.open_session_by_setup(${setup.codeHash}, ${setup.slug}, ${setup.organisation}, ${setup.name}, ${setup.email},
      ${session.hash}, ${session.device}, ${proof(session.hash)}) as opened`.execute(tx)
  return rows[0]?.opened ? { signedIn: true } : { refused: 'wrong_code' }
}

/** Ends one of the person's own sessions; somebody else's is not found. */
export async function endSession({ tx }: Pick<Scope, 'tx'>, sessionId: string): Promise<{ ended: true } | Refused<'not_found'>> {
  const { rows } = await sql<{ ended: boolean }>`select auth.end_session(${sessionId}::uuid) as ended`.execute(tx)
  return rows[0]?.ended ? { ended: true } : { refused: 'not_found' }
}

async function attempt(tx: PublicScope['tx'], what: string, maximum: number, per: string): Promise<boolean> {
  const { rows } = await sql<{ allowed: boolean }>`select auth.attempt(${what}, ${maximum}::int, ${per}::interval) as allowed`.execute(tx)
  return rows[0]?.allowed ?? false
}
