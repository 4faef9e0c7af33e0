import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { PublicScope } from '#db/scope.ts'
import type { DB } from '#db/types.ts'
import { isId } from '#shared/id.ts'
import type { GuestExperiment, GuestLink, GuestObservation } from './guest.ts'
import type { Observation } from './observation.ts'

type Tx = Kysely<DB>

/** What the reader may see of it, the newest first. */
export async function listObservations(tx: Tx, experimentId: string): Promise<Observation[]> {
  return readObservations(tx, experimentId, sql`true`)
}

export async function findObservation(tx: Tx, experimentId: string, id: string): Promise<Observation | undefined> {
  return isId(id) ? (await readObservations(tx, experimentId, sql`b.id = ${id}`))[0] : undefined
}

async function readObservations(tx: Tx, experimentId: string, which: RawBuilder<unknown>): Promise<Observation[]> {
  const { rows } = await sql<Omit<Observation, 'seenBy'> & { seenBy: string | null }>`
    select b.id, b.text, b.is_star as "isStar", b.seen_by as "seenBy", b.may_be_told as "mayBeTold", b.observed_on::text as "observedOn",
      b.author_name as author, coalesce(b.author_id = (select app.actor()), false) as "isMine", b.link_id is not null as "isGuests"
    from data.experiment_observation b
    where b.experiment_id = ${experimentId} and ${which}
    order by b.observed_on desc, b.recorded_at desc, b.id`.execute(tx)
  return rows.map(({ seenBy, ...row }) => ({ ...row, seenBy: seenBy ?? undefined }))
}

/** The open ones first, then the one that was made last. */
export async function listLinks(tx: Tx, experimentId: string): Promise<GuestLink[]> {
  const rows = await tx
    .selectFrom('data.experiment_link')
    .select(['id', 'name', 'created_at', 'expires_at', 'revoked_at', 'used_at'])
    .where('experiment_id', '=', experimentId)
    .orderBy(sql`revoked_at is not null`)
    .orderBy('created_at', 'desc')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at ?? undefined,
    usedAt: row.used_at ?? undefined,
  }))
}

/** The experiment that a link leads to; nothing when it is revoked, has run out, or never was. */
export async function findTopicOfLink({ tx }: Pick<PublicScope, 'tx'>, hash: Buffer): Promise<string | undefined> {
  const { rows } = await sql<{ id: string | null }>`select app.guest_topic(${hash}) as id`.execute(tx)
  return rows[0]?.id ?? undefined
}

export async function findGuestExperiment({ tx }: Pick<PublicScope, 'tx'>, hash: Buffer): Promise<GuestExperiment | undefined> {
  type Row = Omit<GuestExperiment, 'observations'> & { observations: (Omit<GuestObservation, 'seenBy'> & { seenBy: string | null })[] }
  const { rows } = await sql<Row>`
    select link_name as "linkName", title, owner_name as "ownerName", organisation_name as "organisationName", voice, aim, template,
      look_for as "lookFor", phase, concluded as "isConcluded", observations, ratings
    from app.guest_experiment(${hash})`.execute(tx)
  const [row] = rows
  return row && { ...row, observations: row.observations.map(({ seenBy, ...one }) => ({ ...one, seenBy: seenBy || undefined })) }
}
