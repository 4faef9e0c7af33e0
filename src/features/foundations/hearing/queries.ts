import { sql } from 'kysely'
import type { Scope } from '#db/scope.ts'
import type { Comment, Hearing } from './hearing.ts'

type Tx = Scope['tx']

const hearings = sql`
  select h.id, json_build_object('slug', f.slug, 'name', coalesce(v.name, f.name), 'isAdopted', exists (
      select from data.foundation_version a where a.organisation_id = f.organisation_id and a.foundation_id = f.id and a.state = 'adopted')) as foundation,
    json_build_object('id', h.version_id, 'number', v.number) as version,
    h.opens_on as "opensOn", h.closes_on as "closesOn", (h.ended_at at time zone 'Europe/Copenhagen')::date as "endedOn", h.bodies, h.everyone, h.note,
    (select count(*) from data.hearing_invitation i where i.organisation_id = h.organisation_id and i.hearing_id = h.id) as invited,
    (select count(*) from data.hearing_comment c where c.organisation_id = h.organisation_id and c.hearing_id = h.id) as comments,
    app.today() as today
  from data.hearing h
  join app.heard_versions() v on v.hearing_id = h.id
  join data.foundation f on f.organisation_id = h.organisation_id and f.id = v.foundation_id`

/** The reader's own invitation; for the editor any. */
export async function findHearing(tx: Tx, slug: string, id: string): Promise<Hearing | undefined> {
  const { rows } = await sql<HearingRow>`${hearings} where f.slug = ${slug} and h.id = ${id}`.execute(tx)
  return rows[0] && hearingFrom(rows[0])
}

/** A foundation's hearings that the reader is or was invited to, the newest first. */
export async function listHearings(tx: Tx, slug: string): Promise<Hearing[]> {
  const { rows } = await sql<HearingRow>`${hearings} where f.slug = ${slug} order by h.created_at desc`.execute(tx)
  return rows.map(hearingFrom)
}

type HearingRow = Omit<Hearing, 'endedOn' | 'note'> & { endedOn: string | null; note: string | null }

function hearingFrom(row: HearingRow): Hearing {
  return { ...row, endedOn: row.endedOn ?? undefined, note: row.note ?? undefined }
}

export async function listComments(tx: Tx, hearingId: string): Promise<Comment[]> {
  const rows = await tx
    .selectFrom('data.hearing_comment')
    .where('hearing_id', '=', hearingId)
    .select(['id', 'parent_id', 'expectation_key', 'about', 'author_name', 'by_editor', 'body', 'created_at'])
    .orderBy('created_at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    parentId: row.parent_id ?? undefined,
    expectationKey: row.expectation_key ?? undefined,
    about: row.about ?? undefined,
    authorName: row.author_name,
    byEditor: row.by_editor,
    body: row.body,
    createdAt: new Date(row.created_at),
  }))
}

/** The names of those invited one by one, in Danish order. */
export async function listInvited(tx: Tx, hearingId: string): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select p.name from data.hearing_invitation i join data.person p on p.organisation_id = i.organisation_id and p.id = i.person_id
    where i.hearing_id = ${hearingId} order by p.name collate "da-x-icu"`.execute(tx)
  return rows.map(({ name }) => name)
}

export interface Invitee {
  id: string
  name: string
  /** Where she works, so that two of the same name can be told apart. */
  units: string[]
}

/** Those chosen already, and those who are called something like what was typed: at most twenty of them. */
export async function listInvitees(
  tx: Tx,
  chosen: readonly string[],
  typed: string | undefined,
): Promise<{ chosen: Invitee[]; found: Invitee[] }> {
  const { rows } = await sql<Invitee & { isChosen: boolean }>`
    with known as (
      select p.organisation_id, p.id, p.name, true as is_chosen from data.person p where p.id = any (${[...chosen]}::uuid[])
      union all (
        select p.organisation_id, p.id, p.name, false from data.person p
        where ${typed ?? null}::text is not null and not p.id = any (${[...chosen]}::uuid[])
          and strpos(lower(p.name collate "da-x-icu"), lower(${typed ?? ''} collate "da-x-icu")) > 0
        order by p.name collate "da-x-icu", p.id limit 20)
    )
    select k.id, k.name, k.is_chosen as "isChosen", coalesce((
      select jsonb_agg(distinct u.name) from data.position x join data.unit u on u.organisation_id = x.organisation_id and u.id = x.unit_id
      where x.organisation_id = k.organisation_id and x.person_id = k.id), '[]') as units
    from known k order by k.name collate "da-x-icu", k.id`.execute(tx)
  const invitees = (isChosen: boolean) => rows.filter((row) => row.isChosen === isChosen).map(({ isChosen: _, ...invitee }) => invitee)
  return { chosen: invitees(true), found: invitees(false) }
}

/** The draft that could be heard. */
export async function findDraftToHear(
  tx: Tx,
  slug: string,
): Promise<{ id: string; number: number; name: string; isAdopted: boolean } | undefined> {
  const { rows } = await sql<{ id: string; number: number; name: string; isAdopted: boolean }>`
    select v.id, v.number, coalesce(v.name, f.name) as name, exists (
      select from data.foundation_version a where a.organisation_id = f.organisation_id and a.foundation_id = f.id and a.state = 'adopted') as "isAdopted"
    from data.foundation f
    join data.foundation_version v on v.organisation_id = f.organisation_id and v.foundation_id = f.id
    where f.slug = ${slug} and v.state = 'draft'`.execute(tx)
  return rows[0]
}

/** The words of an expectation as it is heard; one that is about to be retired, as it was adopted. */
export async function findHeardWords(tx: Tx, hearing: Hearing, key: string): Promise<string | undefined> {
  const { rows } = await sql<{ text: string }>`
    select e.text from data.expectation e
    join data.foundation_version v on v.organisation_id = e.organisation_id and v.id = e.version_id
    join data.foundation f on f.organisation_id = v.organisation_id and f.id = v.foundation_id
    where f.slug = ${hearing.foundation.slug} and e.key = ${key} and (v.id = ${hearing.version.id} or v.state = 'adopted')
    order by v.id = ${hearing.version.id} desc limit 1`.execute(tx)
  return rows[0]?.text
}
