import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { DB } from '#db/types.ts'
import { isId } from '#shared/id.ts'
import { type Circle, type CircleSummary, type Colleague, type Membership, mostFound } from './circle.ts'

type Tx = Kysely<DB>

/** The circles that the reader is in or waits for, the open ones first. */
export async function listMyCircles(tx: Tx): Promise<CircleSummary[]> {
  return (await listCircles(tx)).filter(({ membership }) => membership !== 'none')
}

/** All that the reader may see: her own, and for administrators every one. */
export async function listCircles(tx: Tx): Promise<CircleSummary[]> {
  const { rows } = await sql<Nullable<CircleSummary>>`
    select c.id, c.name, c.purpose, c.closed_at as "closedAt", ${membership} as membership,
      count(m.*) filter (where m.admitted_at is not null)::int as members,
      count(m.*) filter (where m.admitted_at is null)::int as waiting
    from data.circle c
    left join data.circle_member m on m.organisation_id = c.organisation_id and m.circle_id = c.id and m.left_at is null
    group by c.organisation_id, c.id
    order by c.closed_at is not null, c.name collate "da-x-icu", c.id limit 500`.execute(tx)
  return rows.map(given)
}

export async function findCircle(tx: Tx, id: string): Promise<Circle | undefined> {
  if (!isId(id)) return undefined
  const { rows } = await sql<Nullable<Omit<Circle, 'members' | 'waiting'>>>`
    select c.id, c.name, c.purpose, c.closed_at as "closedAt", c.revision, ${membership} as membership
    from data.circle c where c.id = ${id}`.execute(tx)
  const row = rows[0]
  if (!row) return undefined
  const found = await readColleagues<{ isAdmitted: boolean }>(
    tx,
    sql`, m.admitted_at is not null as "isAdmitted"`,
    sql`join data.circle_member m on m.organisation_id = p.organisation_id and m.person_id = p.id
      where m.circle_id = ${id} and m.left_at is null`,
    500,
  )
  const colleagues = (isAdmitted: boolean) =>
    found.filter((one) => one.isAdmitted === isAdmitted).map(({ isAdmitted: _, ...colleague }) => colleague)
  return { ...given(row), members: colleagues(true), waiting: colleagues(false) }
}

/** Another circle of the name; only administrators see them all. */
export async function isNameTaken(tx: Tx, name: string, except?: string): Promise<boolean> {
  const rows = await tx.selectFrom('data.circle').select('id').where('name', '=', name).execute()
  return rows.some(({ id }) => id !== except)
}

/** People by a part of their name, across all units, without those who are there already. */
export async function searchPeople(tx: Tx, name: string, except: readonly string[] = []): Promise<{ found: Colleague[]; isCut: boolean }> {
  const rows = await readColleagues(
    tx,
    sql``,
    sql`where not p.id = any (${[...except]}::uuid[])
      and strpos(lower(p.name collate "da-x-icu"), lower(${name} collate "da-x-icu")) > 0`,
    mostFound + 1,
  )
  return { found: rows.slice(0, mostFound), isCut: rows.length > mostFound }
}

export async function listPeopleOf(tx: Tx, ids: readonly string[]): Promise<Colleague[]> {
  return ids.length === 0 ? [] : readColleagues(tx, sql``, sql`where p.id = any (${[...ids]}::uuid[])`, ids.length)
}

const membership = sql<Membership>`case when c.id = any ((select app.my_circles())::uuid[]) then 'member'
  when c.id = any ((select app.circles_i_wait_for())::uuid[]) then 'waiting' else 'none' end`

async function readColleagues<More extends object = object>(
  tx: Tx,
  more: RawBuilder<unknown>,
  which: RawBuilder<unknown>,
  most: number,
): Promise<(Colleague & More)[]> {
  const { rows } = await sql<Colleague & More>`
    select p.id, p.name, coalesce((
      select json_agg(json_build_object('role', x.role, 'unitName', u.name) order by u.name collate "da-x-icu")
      from data.position x join data.unit u on u.organisation_id = x.organisation_id and u.id = x.unit_id
      where x.organisation_id = p.organisation_id and x.person_id = p.id), '[]') as positions ${more}
    from data.person p ${which}
    order by p.name collate "da-x-icu", p.id limit ${most}`.execute(tx)
  return rows
}

type Nullable<T> = { [K in keyof T]: undefined extends T[K] ? T[K] | null : T[K] }

function given<T extends { purpose?: string | null; closedAt?: Date | null }>(row: T) {
  return { ...row, purpose: row.purpose ?? undefined, closedAt: row.closedAt ?? undefined }
}
