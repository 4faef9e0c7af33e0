import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Scope } from '#db/scope.ts'
import { canManagePeople } from './access.ts'
import { readPeopleFile } from './csv-file.ts'
import type { WishedPosition } from './people-check.ts'
import { countsOf, digestOf, type ImportPlan, type PresentPeople, planImport } from './people-import.ts'
import type { PersonRow } from './people-row.ts'
import { findStoredFile, readPresentPeople } from './queries.ts'

export interface ImportOptions {
  /** Also removes people and units that the file does not mention. Never an administrator. */
  removeMissing?: boolean
  /** The digest of the plan that the operator has seen: what would now do something else is refused. */
  seen?: string
}

export type ImportOutcome =
  | { imported: ImportPlan }
  | { refused: 'not_found' | 'busy' }
  | { refused: 'problems' | 'changed'; plan: ImportPlan }

/** Makes the organisation's units, people and positions what the lines say. All of it, or nothing. */
export async function importPeople(scope: Scope, rows: PersonRow[], { removeMissing, seen }: ImportOptions = {}): Promise<ImportOutcome> {
  const { tx, actor } = scope
  if (!canManagePeople(actor)) return { refused: 'not_found' }
  if (!(await isAloneImporting(scope))) return { refused: 'busy' }
  const present = await readPresentPeople(tx)
  const plan = planImport(rows, present)
  if (plan.problems.length > 0) return { refused: 'problems', plan }
  if (seen !== undefined && seen !== digestOf(plan)) return { refused: 'changed', plan }

  const unitIds = await writeUnits(scope, plan, present)
  await writePeople(scope, plan, unitIds)
  if (removeMissing) {
    await remove(scope, 'person', plan.missing.people)
    await remove(scope, 'unit', plan.missing.units)
  }
  return { imported: plan }
}

/** Keeps a file between its dry run and its completion. */
export async function storeFile(
  { tx, actor }: Scope,
  fileName: string,
  content: Uint8Array,
): Promise<{ stored: string } | { refused: 'not_found' }> {
  if (!canManagePeople(actor)) return { refused: 'not_found' }
  const id = randomUUID()
  await tx
    .insertInto('data.people_import')
    .values({ organisation_id: actor.organisationId, id, uploaded_by: actor.personId, file_name: fileName, content: Buffer.from(content) })
    .execute()
  return { stored: id }
}

/** Does what the dry run of a stored file has shown, and forgets the file. A second time there is nothing left to do. */
export async function completeImport(
  scope: Scope,
  fileId: string,
  options: { seen: string; removeMissing: boolean },
): Promise<{ completed: true } | { refused: 'not_found' | 'busy' | 'problems' | 'changed' }> {
  const { tx, actor } = scope
  if (!canManagePeople(actor)) return { refused: 'not_found' }
  const stored = await findStoredFile(tx, fileId)
  if (!stored) return { refused: 'not_found' }
  if (!stored.content) return { completed: true }
  const file = readPeopleFile(stored.content)
  if ('unreadable' in file || file.problems.length > 0) return { refused: 'problems' }

  const outcome = await importPeople(scope, file.rows, options)
  if ('refused' in outcome) return { refused: outcome.refused }
  await tx
    .updateTable('data.people_import')
    .set({ content: null, outcome: JSON.stringify(countsOf(outcome.imported, options.removeMissing)) })
    .where('organisation_id', '=', actor.organisationId)
    .where('id', '=', fileId)
    .execute()
  return { completed: true }
}

/** Two imports that read the same state before either has written would undo each other. The second is told, not kept waiting. */
async function isAloneImporting({ tx, actor }: Scope): Promise<boolean> {
  const { rows } = await sql<{ alone: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended(${`people-import:${actor.organisationId}`}, 0)) as alone`.execute(tx)
  return rows[0]?.alone ?? false
}

async function writeUnits({ tx, actor }: Scope, { units }: ImportPlan, present: PresentPeople): Promise<Map<string, string>> {
  const ids = new Map(present.units.map(({ code, id }) => [code, id]))
  for (const { code } of units.added) ids.set(code, randomUUID())
  const idOf = (code: string | null) => (code === null ? null : ids.get(code))

  const added = units.added.map(({ code, name, parentCode }) => ({ id: idOf(code), code, name, parent_id: idOf(parentCode) }))
  for (const chunk of inChunks(added))
    await sql`insert into data.unit (organisation_id, id, code, name, parent_id)
      select ${actor.organisationId}::uuid, id, code, name, parent_id
      from json_to_recordset(${JSON.stringify(chunk)}::json) as r (id uuid, code text, name text, parent_id uuid)`.execute(tx)
  for (const chunk of inChunks(units.renamed))
    await sql`update data.unit u set name = r.name
      from json_to_recordset(${JSON.stringify(chunk)}::json) as r (id uuid, name text)
      where u.organisation_id = ${actor.organisationId} and u.id = r.id`.execute(tx)
  const moved = units.moved.map(({ id, parentCode }) => ({ id, parent_id: idOf(parentCode) }))
  for (const chunk of inChunks(moved))
    await sql`update data.unit u set parent_id = r.parent_id
      from json_to_recordset(${JSON.stringify(chunk)}::json) as r (id uuid, parent_id uuid)
      where u.organisation_id = ${actor.organisationId} and u.id = r.id`.execute(tx)
  return ids
}

async function writePeople(scope: Scope, { people }: ImportPlan, unitIds: Map<string, string>): Promise<void> {
  const { tx, actor } = scope
  const added = people.added.map((person) => ({ ...person, id: randomUUID() }))
  for (const chunk of inChunks(added.map(({ id, name }) => ({ id, name }))))
    await sql`insert into data.person (organisation_id, id, name)
      select ${actor.organisationId}::uuid, id, name from json_to_recordset(${JSON.stringify(chunk)}::json) as r (id uuid, name text)`.execute(
      tx,
    )
  for (const chunk of inChunks(added.map(({ id, email }) => ({ id, email })))) await giveAddresses(scope, chunk)
  const renamed = people.changed.filter(({ name, nameBefore }) => name !== nameBefore).map(({ id, name }) => ({ id, name }))
  for (const chunk of inChunks(renamed))
    await sql`update data.person p set name = r.name
      from json_to_recordset(${JSON.stringify(chunk)}::json) as r (id uuid, name text)
      where p.organisation_id = ${actor.organisationId} and p.id = r.id`.execute(tx)

  const asRows = (personId: string, positions: WishedPosition[]) =>
    positions.map(({ unitCode, role }) => ({ person_id: personId, unit_id: unitIds.get(unitCode), role }))
  for (const chunk of inChunks(people.changed.flatMap(({ id, removed }) => asRows(id, removed))))
    await sql`delete from data.position x
      using json_to_recordset(${JSON.stringify(chunk)}::json) as r (person_id uuid, unit_id uuid, role text)
      where x.organisation_id = ${actor.organisationId}
        and x.person_id = r.person_id and x.unit_id = r.unit_id and x.role = r.role`.execute(tx)
  const positions = [
    ...added.flatMap(({ id, positions }) => asRows(id, positions)),
    ...people.changed.flatMap(({ id, added }) => asRows(id, added)),
  ]
  for (const chunk of inChunks(positions))
    await sql`insert into data.position (organisation_id, person_id, unit_id, role)
      select ${actor.organisationId}::uuid, person_id, unit_id, role
      from json_to_recordset(${JSON.stringify(chunk)}::json) as r (person_id uuid, unit_id uuid, role text)`.execute(tx)
}

/** Each gets the one address she signs in with. The database gives nobody a second one, so an administrator cannot sign in as her. */
async function giveAddresses({ tx }: Scope, people: { id: string; email: string }[]): Promise<void> {
  const { rows } = await sql<{ given: number }>`
    select count(*) filter (where app.add_identity(id, 'email', email))::int as given
    from json_to_recordset(${JSON.stringify(people)}::json) as r (id uuid, email text)`.execute(tx)
  if (rows[0]?.given !== people.length) throw new Error('Not everybody who was added could be given her address.')
}

async function remove({ tx, actor }: Scope, table: 'person' | 'unit', gone: { id: string }[]): Promise<void> {
  for (const chunk of inChunks(gone.map(({ id }) => id)))
    await sql`delete from ${sql.table(`data.${table}`)} where organisation_id = ${actor.organisationId} and id = any (${chunk}::uuid[])`.execute(
      tx,
    )
}

/** A statement with everybody in it could outlast the time that one statement is given. */
function inChunks<T>(rows: T[]): T[][] {
  const size = 2000
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, n) => rows.slice(n * size, (n + 1) * size))
}
