import { sql } from 'kysely'
import type { Scope } from '#db/scope.ts'
import type { Role } from '#shared/role.ts'
import { readPeopleFile, type Unreadable } from './csv-file.ts'
import { type ListedPerson, type PeoplePage, pageSize } from './listed-person.ts'
import type { WishedPosition } from './people-check.ts'
import { type DryRun, type ImportCounts, type PresentPeople, planImport } from './people-import.ts'
import type { ListedUnit } from './unit-tree.ts'

type Tx = Scope['tx']

/** Everybody and every unit, as an import compares them with its file. Whoever may not see addresses gets nobody's. */
export async function readPresentPeople(tx: Tx): Promise<PresentPeople> {
  const units = await tx
    .selectFrom('data.unit as unit')
    .leftJoin('data.unit as parent', (join) =>
      join.onRef('parent.organisation_id', '=', 'unit.organisation_id').onRef('parent.id', '=', 'unit.parent_id'),
    )
    .select(['unit.id', 'unit.code', 'unit.name', 'parent.code as parentCode'])
    .orderBy('unit.code')
    .execute()
  const people = await tx.selectFrom('data.person').select(['id', 'name']).orderBy('id').execute()
  const addresses = await tx
    .selectFrom('data.identity')
    .select(['person_id', 'subject'])
    .where('issuer', '=', 'email')
    .orderBy('subject')
    .execute()
  const positions = await tx.selectFrom('data.position').select(['person_id', 'unit_id', 'role']).execute()
  const administrators = await tx.selectFrom('data.administrator').select('person_id').execute()

  const codes = new Map(units.map(({ id, code }) => [id, code]))
  const emailsOf = Map.groupBy(addresses, ({ person_id }) => person_id)
  const positionsOf = Map.groupBy(positions, ({ person_id }) => person_id)
  const isAdministrator = new Set(administrators.map(({ person_id }) => person_id))
  return {
    units,
    people: people.map(({ id, name }) => ({
      id,
      name,
      emails: (emailsOf.get(id) ?? []).map(({ subject }) => subject),
      positions: (positionsOf.get(id) ?? []).map(
        ({ unit_id, role }): WishedPosition => ({ unitCode: codes.get(unit_id) ?? '', role: role as Role }),
      ),
      isAdministrator: isAdministrator.has(id),
    })),
  }
}

export async function countPeople(tx: Tx): Promise<number> {
  const { people } = await tx
    .selectFrom('data.person')
    .select((e) => e.fn.countAll<number>().as('people'))
    .executeTakeFirstOrThrow()
  return people
}

/** All units in Danish order. Somebody with two positions below the same unit counts once in it. */
export async function listUnits(tx: Tx): Promise<ListedUnit[]> {
  const { rows } = await sql<ListedUnit>`
    with recursive below as (
      select organisation_id, id as unit_id, id as above_id, parent_id from data.unit
      union
      select b.organisation_id, b.unit_id, u.id, u.parent_id
      from below b join data.unit u on u.organisation_id = b.organisation_id and u.id = b.parent_id
    ), counted as (
      select b.above_id, count(distinct x.person_id) as people
      from below b join data.position x on x.organisation_id = b.organisation_id and x.unit_id = b.unit_id
      group by b.above_id
    ), led as (
      select x.unit_id, jsonb_agg(jsonb_build_object('name', p.name, 'role', x.role)
        order by array_position(array['board', 'centre_head', 'leader_of_leaders', 'leader_of_employees'], x.role), p.name collate "da-x-icu") as leaders
      from data.position x join data.person p on p.organisation_id = x.organisation_id and p.id = x.person_id
      where x.role <> 'employee'
      group by x.unit_id
    )
    select u.id, u.code, u.name, u.parent_id as "parentId", coalesce(c.people, 0) as people, coalesce(l.leaders, '[]') as leaders
    from data.unit u left join counted c on c.above_id = u.id left join led l on l.unit_id = u.id
    order by u.name collate "da-x-icu", u.code`.execute(tx)
  return rows
}

/** One page of the people in a unit, or of those with the text in their name; in Danish order. */
export async function listPeople(tx: Tx, which: { unitId: string } | { name: string }, page: number): Promise<PeoplePage> {
  const condition =
    'unitId' in which
      ? sql`exists (select from data.position x where x.organisation_id = p.organisation_id and x.person_id = p.id and x.unit_id = ${which.unitId})`
      : sql`strpos(lower(p.name collate "da-x-icu"), lower(${which.name} collate "da-x-icu")) > 0`
  const { rows } = await sql<ListedPerson & { total: number }>`
    with found as (
      select p.organisation_id, p.id, p.name, count(*) over () as total
      from data.person p where ${condition}
      order by p.name collate "da-x-icu", p.id limit ${pageSize} offset ${(page - 1) * pageSize}
    )
    select f.id, f.name, f.total,
      (select min(subject) from data.identity i where i.organisation_id = f.organisation_id and i.person_id = f.id and i.issuer = 'email') as email,
      coalesce((
        select jsonb_agg(jsonb_build_object('unitId', u.id, 'unitName', u.name, 'role', x.role) order by u.name collate "da-x-icu")
        from data.position x join data.unit u on u.organisation_id = x.organisation_id and u.id = x.unit_id
        where x.organisation_id = f.organisation_id and x.person_id = f.id), '[]') as positions
    from found f order by f.name collate "da-x-icu", f.id`.execute(tx)
  return { people: rows.map(({ total: _, ...person }) => person), total: rows[0]?.total ?? 0 }
}

export interface StoredFile {
  fileName: string
  /** Undefined once the import is done. */
  content?: Buffer
  counts?: ImportCounts
}

/** A file that this administrator has uploaded within the last day. */
export async function findStoredFile(tx: Tx, id: string): Promise<StoredFile | undefined> {
  const row = await tx.selectFrom('data.people_import').select(['file_name', 'content', 'outcome']).where('id', '=', id).executeTakeFirst()
  if (!row) return undefined
  return { fileName: row.file_name, content: row.content ?? undefined, counts: (row.outcome as ImportCounts | null) ?? undefined }
}

/** What a file would do today, or why it cannot be read. */
export async function readDryRun(tx: Tx, content: Uint8Array): Promise<DryRun | Unreadable> {
  const file = readPeopleFile(content)
  if ('unreadable' in file) return file
  const present = await readPresentPeople(tx)
  const planned = planImport(file.rows, present)
  const plan = { ...planned, problems: [...file.problems, ...planned.problems].sort((a, b) => a.line - b.line) }
  const unitNames = new Map([...present.units, ...plan.units.added, ...plan.units.renamed].map(({ code, name }) => [code, name]))
  return { plan, unitNames, ignored: file.ignored }
}
