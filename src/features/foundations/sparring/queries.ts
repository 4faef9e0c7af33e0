import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { DB } from '#db/types.ts'
import { type Colleague, mostFound, type Sparring } from './sparring.ts'

type Tx = Kysely<DB>

/** The reader's own, on either side, the newest first. The database shows her no others. */
export async function listOpenSparrings(tx: Tx): Promise<Sparring[]> {
  return readSparrings(tx, sql`s.settled_at is null`)
}

/** Those that are settled, the last fifty. */
export async function listSettledSparrings(tx: Tx): Promise<Sparring[]> {
  return readSparrings(tx, sql`s.settled_at is not null`, 50)
}

/** What the reader and others have open about one expectation. */
export async function listSparringsAbout(tx: Tx, foundationId: string, expectation: string): Promise<Sparring[]> {
  return readSparrings(tx, sql`s.settled_at is null and s.foundation_id = ${foundationId} and s.expectation_key = ${expectation}`)
}

export async function findSparring(tx: Tx, id: string): Promise<Sparring | undefined> {
  return (await readSparrings(tx, sql`s.id = ${id}`))[0]
}

export async function countOpenAsked(tx: Tx, askerId: string): Promise<number> {
  const { open } = await tx
    .selectFrom('data.sparring')
    .where('asker_id', '=', askerId)
    .where('settled_at', 'is', null)
    .select((e) => e.fn.countAll<number>().as('open'))
    .executeTakeFirstOrThrow()
  return Number(open)
}

async function readSparrings(tx: Tx, which: RawBuilder<unknown>, most = 100): Promise<Sparring[]> {
  type Row = Omit<Sparring, 'message' | 'settledAt'> & { message: string | null; settledAt: Date | null }
  const { rows } = await sql<Row>`
    select s.id, json_build_object('slug', f.slug, 'name', f.name) as foundation, s.expectation_key as expectation,
      coalesce(w.text, '') as wording, coalesce(w.state, '') <> 'adopted' as "isRetired",
      json_build_object('id', asker.id, 'name', asker.name) as asker, json_build_object('id', asked.id, 'name', asked.name) as asked,
      s.message, s.created_at as "createdAt", s.settled_at as "settledAt"
    from data.sparring s
    join data.foundation f on f.organisation_id = s.organisation_id and f.id = s.foundation_id
    join data.person asker on asker.organisation_id = s.organisation_id and asker.id = s.asker_id
    join data.person asked on asked.organisation_id = s.organisation_id and asked.id = s.asked_id
    left join lateral (
      select e.text, v.state from data.foundation_version v
      join data.expectation e on e.organisation_id = v.organisation_id and e.version_id = v.id
      where v.organisation_id = s.organisation_id and v.foundation_id = s.foundation_id
        and v.state in ('adopted', 'superseded') and e.key = s.expectation_key
      order by v.number desc limit 1) w on true
    where ${which}
    order by coalesce(s.settled_at, s.created_at) desc, s.id limit ${most}`.execute(tx)
  return rows.map(({ message, settledAt, ...row }) => ({ ...row, message: message ?? undefined, settledAt: settledAt ?? undefined }))
}

/** Colleagues by a part of their name, in Danish order. One more than is shown tells that there are more. */
export async function searchColleagues(tx: Tx, name: string, except: string): Promise<{ found: Colleague[]; isCut: boolean }> {
  const rows = await readColleagues(
    tx,
    sql`p.id <> ${except} and strpos(lower(p.name collate "da-x-icu"), lower(${name} collate "da-x-icu")) > 0`,
  )
  return { found: rows.slice(0, mostFound), isCut: rows.length > mostFound }
}

/** Those whose work it is: offered before anybody is searched for. */
export async function listConsultants(tx: Tx, except: string): Promise<Colleague[]> {
  const rows = await readColleagues(
    tx,
    sql`p.id <> ${except} and exists (
      select from data.administrator a where a.organisation_id = p.organisation_id and a.person_id = p.id)`,
  )
  return rows.slice(0, mostFound)
}

export async function findColleague(tx: Tx, id: string): Promise<Colleague | undefined> {
  return (await readColleagues(tx, sql`p.id = ${id}`))[0]
}

async function readColleagues(tx: Tx, which: RawBuilder<unknown>): Promise<Colleague[]> {
  const { rows } = await sql<Colleague>`
    select p.id, p.name,
      exists (select from data.administrator a where a.organisation_id = p.organisation_id and a.person_id = p.id) as "isAdministrator",
      coalesce((
        select json_agg(json_build_object('role', x.role, 'unitName', u.name) order by u.name collate "da-x-icu")
        from data.position x join data.unit u on u.organisation_id = x.organisation_id and u.id = x.unit_id
        where x.organisation_id = p.organisation_id and x.person_id = p.id), '[]') as positions
    from data.person p where ${which}
    order by p.name collate "da-x-icu", p.id limit ${mostFound + 1}`.execute(tx)
  return rows
}
