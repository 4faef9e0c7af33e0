import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { DB } from '#db/types.ts'
import { cast } from './cast.ts'
import { createWorld } from './harness.ts'

/*
 * Who may do what with each table, with the denied cells written out. Each cell is tried as the real role, on real rows.
 *
 * S select · I insert · U update · D delete · "-" denied (an error, or no row reached).
 * Someone of another organisation is tried against Fjordby's rows and must reach none, so she has one column of dashes.
 */
const matrix: Record<string, Record<Who, string>> = {
  organisation: { administrator: 'S---', leader: 'S---', stranger: '----', public: '----', job: '----' },
  unit: { administrator: 'SIUD', leader: 'S---', stranger: '----', public: '----', job: '----' },
  person: { administrator: 'SIUD', leader: 'S---', stranger: '----', public: '----', job: '----' },
  identity: { administrator: 'SIUD', leader: 'S---', stranger: '----', public: '----', job: '----' },
  position: { administrator: 'SIUD', leader: 'S---', stranger: '----', public: '----', job: '----' },
  administrator: { administrator: 'S---', leader: 'S---', stranger: '----', public: '----', job: '----' },
  // Her own, for a day.
  people_import: { administrator: 'SIUD', leader: '----', stranger: '----', public: '----', job: '----' },
  document_import: { administrator: 'SIUD', leader: '----', stranger: '----', public: '----', job: '----' },
  foundation: { administrator: 'SI--', leader: 'S---', stranger: '----', public: '----', job: '----' },
  // Adopted rows: nobody may change them, and a version is born a draft.
  foundation_version: { administrator: 'S---', leader: 'S---', stranger: '----', public: '----', job: '----' },
  foundation_role: { administrator: 'S---', leader: 'S---', stranger: '----', public: '----', job: '----' },
  theme: { administrator: 'S---', leader: 'S---', stranger: '----', public: '----', job: '----' },
  expectation: { administrator: 'S---', leader: 'S---', stranger: '----', public: '----', job: '----' },
  hearing: { administrator: 'S---', leader: 'S---', stranger: '----', public: '----', job: '----' },
  hearing_invitation: { administrator: 'S---', leader: 'S---', stranger: '----', public: '----', job: '----' },
  // Everybody is invited to this one; a comment is written under one's own name only, and the row tried is the administrator's.
  hearing_comment: { administrator: 'SI--', leader: 'S---', stranger: '----', public: '----', job: '----' },
  // The rows are Mette's unit's: she leads it. Whoever changes such a row signs it: under Mette's name nobody else may.
  supplement: { administrator: 'S--D', leader: 'SIUD', stranger: '----', public: '----', job: '----' },
  local_translation: { administrator: 'S--D', leader: 'SIUD', stranger: '----', public: '----', job: '----' },
  // Between Mette, who asks, and her director: the administrator is nobody here.
  sparring: { administrator: '----', leader: 'SIU-', stranger: '----', public: '----', job: '----' },
  version_reading: { administrator: '----', leader: 'SI--', stranger: '----', public: '----', job: '----' },
  passage: { administrator: 'S---', leader: 'S---', stranger: '----', public: '----', job: '----' },
}

type Who = 'administrator' | 'leader' | 'stranger' | 'public' | 'job'
const sessions: Partial<Record<Who, string>> = { administrator: cast.administrator, leader: cast.leader, stranger: cast.stranger }
const roleOf: Record<Who, string> = {
  administrator: 'app_user',
  leader: 'app_user',
  stranger: 'app_user',
  public: 'app_public',
  job: 'app_job',
}

const world = await createWorld()
// One row of each kind, known to the last column: a row that is not there could not be denied to anybody.
await world.database.asOwner(async (owner) => {
  const mettes = sql`(select organisation_id, person_id from auth.persona where slug = ${cast.leader}) mette (organisation_id, person_id)`
  for (const table of ['hearing', 'supplement', 'local_translation', 'sparring', 'version_reading', 'people_import', 'document_import'])
    await sql`delete from data.${sql.id(table)}`.execute(owner)
  await sql`insert into data.people_import (organisation_id, uploaded_by, file_name, content)
    select organisation_id, person_id, 'folk.csv', 'x' from auth.persona where slug = ${cast.administrator}`.execute(owner)
  await sql`insert into data.document_import (organisation_id, uploaded_by, file_name, proposal)
    select organisation_id, person_id, 'grundlag.pdf', '{}' from auth.persona where slug = ${cast.administrator}`.execute(owner)
  await sql`with held as (
      insert into data.hearing (organisation_id, version_id, opens_on, closes_on, everyone)
      select v.organisation_id, v.id, app.today(), app.today(), true from data.foundation_version v join data.organisation o using (organisation_id)
      where o.slug = 'fjordby' order by v.id limit 1 returning *),
    invited as (
      insert into data.hearing_invitation (organisation_id, hearing_id, person_id)
      select h.organisation_id, h.id, p.person_id from held h, auth.persona p where p.slug = ${cast.administrator} returning *)
    insert into data.hearing_comment (organisation_id, hearing_id, author_id, author_name, by_editor, body)
    select h.organisation_id, h.id, p.id, p.name, true, 'x' from held h, data.person p, auth.persona a
    where a.slug = ${cast.administrator} and p.organisation_id = a.organisation_id and p.id = a.person_id`.execute(owner)
  await sql`insert into data.supplement (organisation_id, unit_id, foundation_id, theme_key, stance, text, author_id)
    select x.organisation_id, x.unit_id, f.id, 'driften', 'keep', 'x', x.person_id
    from data.position x join ${mettes} using (organisation_id, person_id) join data.foundation f using (organisation_id) limit 1`.execute(
    owner,
  )
  await sql`insert into data.local_translation (organisation_id, unit_id, foundation_id, expectation_key, text, author_id)
    select x.organisation_id, x.unit_id, f.id, 'sikrer-alle-1', 'x', x.person_id
    from data.position x join ${mettes} using (organisation_id, person_id) join data.foundation f using (organisation_id) limit 1`.execute(
    owner,
  )
  await sql`insert into data.sparring (organisation_id, asker_id, asked_id, foundation_id, expectation_key)
    select mette.organisation_id, mette.person_id, asked.person_id, f.id, 'sikrer-alle-1'
    from ${mettes} join auth.persona asked on asked.slug = ${cast.director} join data.foundation f on f.organisation_id = mette.organisation_id limit 1`.execute(
    owner,
  )
  await sql`insert into data.version_reading (organisation_id, person_id, version_id)
    select mette.organisation_id, mette.person_id, v.id from ${mettes} join data.foundation_version v using (organisation_id) limit 1`.execute(
    owner,
  )
})

test('the matrix speaks of every table, and of none that is not there', async () => {
  const tables = await world.database.asOwner(
    async (owner) =>
      (
        await sql<{
          name: string
        }>`select relname as name from pg_class where relnamespace = 'data'::regnamespace and relkind = 'r' order by 1`.execute(owner)
      ).rows,
  )
  assert.deepEqual(
    tables.map((table) => table.name),
    Object.keys(matrix).sort(),
  )
})

for (const [table, expected] of Object.entries(matrix))
  test(`who may do what with ${table}`, async () => {
    const found: Partial<Record<Who, string>> = {}
    for (const who of Object.keys(expected) as Who[]) found[who] = await verbsOf(who, table)
    assert.deepEqual(found, expected)
  })

test('a leader sees her own address and nobody else’s', async () => {
  const subjects = await world.inScopeOf(cast.leader, async ({ tx }) => tx.selectFrom('data.identity').select('subject').execute())
  assert.deepEqual(subjects, [{ subject: 'mette.holm.krogh@fjordby.example' }])
})

async function verbsOf(who: Who, table: string): Promise<string> {
  const undone = new Error('undone')
  let verbs = ''
  await world.db
    .transaction()
    .execute(async (tx) => {
      const slug = sessions[who]
      const session = slug ? (await world.session(slug)).hash.toString('hex') : ''
      await sql`select set_config('role', ${roleOf[who]}, true), set_config('app.session', ${session}, true)`.execute(tx)
      verbs = (await reaches(tx, await selectOf(table), 'S')) + (await reaches(tx, await insertOf(table), 'I'))
      verbs += (await reaches(tx, await updateOf(table), 'U')) + (await reaches(tx, await deleteOf(table), 'D'))
      throw undone
    })
    .catch((error) => {
      if (error !== undone) throw error
    })
  return verbs
}

/** The letter when the statement reaches a row; also when only a key stood in the way, since then the wall had let it through. */
async function reaches(tx: Transaction<DB>, statement: string, letter: string): Promise<string> {
  await sql`savepoint cell`.execute(tx)
  try {
    const { rows, numAffectedRows } = await sql.raw<{ n?: number }>(statement).execute(tx)
    return (rows[0]?.n ?? Number(numAffectedRows ?? 0)) > 0 ? letter : '-'
  } catch (error) {
    const { code } = error as { code: string }
    if (code === '42501') return '-'
    if (code === '23505' || code === '23503') return letter
    throw error
  } finally {
    await sql`rollback to savepoint cell`.execute(tx)
  }
}

const fjordbysId = world.database.asOwner(
  async (owner) =>
    (await owner.selectFrom('data.organisation').where('slug', '=', 'fjordby').select('organisation_id').executeTakeFirstOrThrow())
      .organisation_id,
)

const selectOf = async (table: string) => `select count(*) as n from data.${table} where organisation_id = '${await fjordbysId}'`
const deleteOf = async (table: string) => `delete from data.${table} where organisation_id = '${await fjordbysId}'`

/** What a program would change of a row; elsewhere a column is set to what it is. */
const changes: Record<string, string> = {
  foundation_version: 'adopted_by = adopted_by',
  people_import: `content = null, outcome = '{}'`,
  document_import: 'decisions = decisions',
  sparring: 'settled_at = now()',
}

async function updateOf(table: string): Promise<string> {
  return `update data.${table} set ${changes[table] ?? 'organisation_id = organisation_id'} where organisation_id = '${await fjordbysId}'`
}

/** The values of a row that is there, given by the owner: who inserts need not be able to read them. */
async function insertOf(table: string): Promise<string> {
  return world.database.asOwner(async (owner: Kysely<DB>) => {
    const columns = (
      await sql<{ name: string }>`
        select attname as name from pg_attribute
        where attrelid = ${`data.${table}`}::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attname <> 'created_at'`.execute(
        owner,
      )
    ).rows.map((column) => column.name)
    const parts = columns.map((name) => `coalesce(quote_literal(${name}::text), 'null')`).join(` || ',' || `)
    const { rows } = await sql
      .raw<{ values: string }>(`select ${parts} as values from data.${table} where organisation_id = '${await fjordbysId}' limit 1`)
      .execute(owner)
    return `insert into data.${table} (${columns.join(', ')}) values (${rows[0]?.values})`
  })
}
