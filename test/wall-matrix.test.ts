import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Kysely, sql, type Transaction } from 'kysely'
import type { DB } from '#db/types.ts'
import { cast } from './cast.ts'
import { beginExperiment, conclude, fillExperiment } from './experiment-cast.ts'
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
  // Given with the person by a function, and changed by nobody.
  identity: { administrator: 'S---', leader: 'S---', stranger: '----', public: '----', job: '----' },
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
  // Mette is in the circle and the administrator is not: she proposes and takes out, and lets nobody in. Nothing is deleted.
  circle: { administrator: 'S-U-', leader: 'S---', stranger: '----', public: '----', job: '----' },
  circle_member: { administrator: 'SIU-', leader: 'S-U-', stranger: '----', public: '----', job: '----' },
  experiment_settings: { administrator: 'SIU-', leader: 'S---', stranger: '----', public: '----', job: '----' },
  // Mette's own, shared with the circle, told to the organisation. There is no policy for the administrator: she is nobody to it, and reads what was told.
  experiment: { administrator: '----', leader: 'SIUD', stranger: '----', public: '----', job: '----' },
  experiment_helper: { administrator: '----', leader: 'SI-D', stranger: '----', public: '----', job: '----' },
  experiment_share: { administrator: '----', leader: 'SI-D', stranger: '----', public: '----', job: '----' },
  // A conclusion stands.
  experiment_conclusion: { administrator: '----', leader: 'SI--', stranger: '----', public: '----', job: '----' },
  told_experiment: { administrator: 'S---', leader: 'SIUD', stranger: '----', public: '----', job: '----' },
  experiment_answer: { administrator: '----', leader: 'SIUD', stranger: '----', public: '----', job: '----' },
  experiment_reading: { administrator: '----', leader: 'SIUD', stranger: '----', public: '----', job: '----' },
  experiment_expectation: { administrator: '----', leader: 'SI-D', stranger: '----', public: '----', job: '----' },
  experiment_pause: { administrator: '----', leader: 'SIUD', stranger: '----', public: '----', job: '----' },
  // A link is closed and never deleted; what was written by it says who wrote it.
  experiment_link: { administrator: '----', leader: 'SIU-', stranger: '----', public: '----', job: '----' },
  experiment_observation: { administrator: '----', leader: 'SIUD', stranger: '----', public: '----', job: '----' },
  experiment_rater: { administrator: '----', leader: 'SIUD', stranger: '----', public: '----', job: '----' },
  experiment_rating: { administrator: '----', leader: 'SIUD', stranger: '----', public: '----', job: '----' },
  indicator: { administrator: '----', leader: 'SIUD', stranger: '----', public: '----', job: '----' },
  measurement: { administrator: '----', leader: 'SIUD', stranger: '----', public: '----', job: '----' },
  experiment_error_source: { administrator: '----', leader: 'SIUD', stranger: '----', public: '----', job: '----' },
  experiment_evaluation: { administrator: '----', leader: 'SIU-', stranger: '----', public: '----', job: '----' },
  // Of Mette's circle. A meeting is cancelled and never deleted; its guests come by the code, and not by hand.
  meeting: { administrator: '----', leader: 'SIU-', stranger: '----', public: '----', job: '----' },
  meeting_guest: { administrator: '----', leader: 'S---', stranger: '----', public: '----', job: '----' },
  // Mette's own, and nobody's else.
  meeting_note: { administrator: '----', leader: 'SIUD', stranger: '----', public: '----', job: '----' },
  // The organisation's wordings are the administrator's to write, and everybody's to read. What they say stands: she takes them out of use.
  meeting_format: { administrator: 'SIU-', leader: 'S---', stranger: '----', public: '----', job: '----' },
  experiment_decision: { administrator: '----', leader: 'SIU-', stranger: '----', public: '----', job: '----' },
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
await world.database.asOwner(async (owner) => {
  await sql`delete from data.experiment`.execute(owner)
  await sql`delete from data.circle`.execute(owner)
})
const open = await fillExperiment(world)
await world.database.asOwner((owner) =>
  sql`insert into data.told_experiment (organisation_id, experiment_id, document)
    select organisation_id, id, '{"title": "x", "answers": [], "stars": []}' from data.experiment where id = ${open.id}`.execute(owner),
)
await world.database.asOwner(async (owner) => {
  const mettes = sql`(select m.organisation_id, m.circle_id, m.person_id from data.circle_member m join auth.persona p
    on p.organisation_id = m.organisation_id and p.person_id = m.person_id where p.slug = ${cast.leader} and m.circle_id = ${open.circle})`
  await sql`insert into data.meeting (organisation_id, circle_id, title, starts_at, ends_at, format, state, created_by)
    select organisation_id, circle_id, 'x', now(), now() + interval '1 hour', 'kort-moede', '{}', person_id from ${mettes} mette`.execute(
    owner,
  )
  await sql`insert into data.meeting_guest (organisation_id, meeting_id, name, token_hash)
    select organisation_id, id, 'x', '\\x00' from data.meeting`.execute(owner)
  await sql`insert into data.meeting_note (organisation_id, meeting_id, id, owner_id, text)
    select m.organisation_id, m.id, gen_random_uuid(), mette.person_id, 'x' from data.meeting m join ${mettes} mette using (organisation_id)`.execute(
    owner,
  )
  await sql`insert into data.experiment_decision (organisation_id, experiment_id, meeting_id, document)
    select organisation_id, ${open.id}, id, '{}' from data.meeting`.execute(owner)
})
// In one that is concluded nothing is written any more: so the conclusion is of another.
await conclude(world, await beginExperiment(world))

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
  circle: 'name = name',
  circle_member: 'left_at = now()',
  experiment: 'title = title',
  experiment_link: 'revoked_at = now()',
  experiment_rater: 'name = name',
  experiment_rating: 'value = value',
  experiment_evaluation: 'evaluator = evaluator',
  told_experiment: 'told_at = now()',
  meeting: 'title = title',
  meeting_note: 'text = text',
  experiment_decision: 'document = document',
  meeting_format: 'retired_at = now()',
}

/** Which row is one that a person could write. */
const typical: Record<string, string> = { experiment_observation: 'link_id is null' }

/** What a program would write of a row, where it may not write all of it. */
const writable: Record<string, string[]> = {
  circle_member: ['organisation_id', 'circle_id', 'person_id', 'proposed_at'],
  meeting: ['organisation_id', 'id', 'circle_id', 'title', 'starts_at', 'ends_at', 'format', 'state', 'created_by'],
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
    ).rows
      .map((column) => column.name)
      .filter((name) => writable[table]?.includes(name) ?? true)
    const parts = columns.map((name) => `coalesce(quote_literal(${name}::text), 'null')`).join(` || ',' || `)
    const { rows } = await sql
      .raw<{ values: string }>(
        `select ${parts} as values from data.${table} where organisation_id = '${await fjordbysId}' and ${typical[table] ?? true} limit 1`,
      )
      .execute(owner)
    return `insert into data.${table} (${columns.join(', ')}) values (${rows[0]?.values})`
  })
}
