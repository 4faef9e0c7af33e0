import { sql } from 'kysely'
import type { PublicScope, Scope } from '#db/scope.ts'
import type { LinkChoice, OwnSession, Persona } from './sign-in.ts'

/** The organisations that a link can sign in to. None: the link is used, expired or never was. */
export async function listLinkChoices({ tx }: Pick<PublicScope, 'tx'>, linkHash: Buffer): Promise<LinkChoice[]> {
  const { rows } = await sql<LinkChoice>`
    select organisation_id as "organisationId", organisation_name as "organisationName", person_name as "personName"
    from auth.link_choices(${linkHash})`.execute(tx)
  return rows
}

export async function listPersonas({ tx }: Pick<PublicScope, 'tx'>): Promise<Persona[]> {
  const { rows } = await sql<Persona>`
    select slug, organisation_name as "organisationName", person_name as "personName", unit_name as "unitName", role,
      is_administrator as "isAdministrator"
    from auth.personas()`.execute(tx)
  return rows
}

export async function isSetupOpen({ tx }: Pick<PublicScope, 'tx'>): Promise<boolean> {
  const { rows } = await sql<{ open: boolean }>`select auth.setup_is_open() as open`.execute(tx)
  return rows[0]?.open ?? false
}

export async function listOwnSessions({ tx }: Pick<Scope, 'tx'>): Promise<OwnSession[]> {
  const { rows } = await sql<OwnSession>`
    select id, device, created_at as "createdAt", used_at as "usedAt", is_this as "isThis" from auth.my_sessions()`.execute(tx)
  return rows
}
