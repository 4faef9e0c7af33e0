import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { DB } from '#db/types.ts'
import { type LocalTranslation, type LocalWords, noLocalWords, type Supplement } from './local-words.ts'

type Tx = Kysely<DB>

/** What the reader's own units and those above them say beside a foundation; the nearest unit first. */
export async function findLocalWords(tx: Tx, personId: string, foundationId: string): Promise<LocalWords> {
  return (await listLocalWords(tx, personId, foundationId)).get(foundationId) ?? noLocalWords
}

/** The same for all foundations, or one, by the foundation's id. One question. */
export async function listLocalWords(tx: Tx, personId: string, foundationId?: string): Promise<Map<string, LocalWords>> {
  // The line upwards ends by itself: the limit is for units that by a mistake stand above each other.
  return readWords(
    tx,
    sql`
      with recursive line as (
        select u.organisation_id, u.id, u.name, u.parent_id, 0 as distance
        from data.position p join data.unit u on u.organisation_id = p.organisation_id and u.id = p.unit_id
        where p.person_id = ${personId}
        union
        select u.organisation_id, u.id, u.name, u.parent_id, line.distance + 1
        from line join data.unit u on u.organisation_id = line.organisation_id and u.id = line.parent_id where line.distance < 50
      ), near as (select organisation_id, id, name, min(distance) as distance from line group by 1, 2, 3)`,
    foundationId,
  )
}

/** What one unit itself says beside a foundation: for who writes it. */
export async function findWordsOfUnit(tx: Tx, unitId: string, foundationId: string): Promise<LocalWords> {
  const near = sql`with near as (select organisation_id, id, name, 0 as distance from data.unit where id = ${unitId})`
  return (await readWords(tx, near, foundationId)).get(foundationId) ?? noLocalWords
}

interface WordRow {
  foundationId: string
  supplements: Nullable<Supplement>[]
  translations: Nullable<LocalTranslation>[]
}

type Nullable<T> = { [K in keyof T]: T[K] | null }

async function readWords(tx: Tx, near: RawBuilder<unknown>, foundationId?: string): Promise<Map<string, LocalWords>> {
  const which = foundationId === undefined ? sql`true` : sql`f.id = ${foundationId}`
  const { rows } = await sql<WordRow>`
    ${near}, supplement as (
      select s.organisation_id, s.foundation_id, json_agg(json_build_object(
        'id', s.id, 'unit', json_build_object('id', n.id, 'name', n.name), 'theme', s.theme_key, 'expectation', s.expectation_key,
        'wording', ${lastWording('s')}, 'stance', s.stance, 'text', s.text, 'revision', s.revision, 'authorName', a.name)
        order by n.distance, n.name collate "da-x-icu", s.created_at, s.id) as list
      from data.supplement s
      join near n on n.organisation_id = s.organisation_id and n.id = s.unit_id
      left join data.person a on a.organisation_id = s.organisation_id and a.id = s.author_id
      group by s.organisation_id, s.foundation_id
    ), translation as (
      select l.organisation_id, l.foundation_id, json_agg(json_build_object(
        'unit', json_build_object('id', n.id, 'name', n.name), 'expectation', l.expectation_key,
        'wording', ${lastWording('l')}, 'text', l.text, 'revision', l.revision, 'authorName', a.name)
        order by n.distance, n.name collate "da-x-icu", l.expectation_key) as list
      from data.local_translation l
      join near n on n.organisation_id = l.organisation_id and n.id = l.unit_id
      left join data.person a on a.organisation_id = l.organisation_id and a.id = l.author_id
      group by l.organisation_id, l.foundation_id
    )
    select f.id as "foundationId", coalesce(s.list, '[]') as supplements, coalesce(t.list, '[]') as translations
    from data.foundation f
    left join supplement s on s.organisation_id = f.organisation_id and s.foundation_id = f.id
    left join translation t on t.organisation_id = f.organisation_id and t.foundation_id = f.id
    where ${which} and (s.list is not null or t.list is not null)`.execute(tx)
  return new Map(
    rows.map(({ foundationId, supplements, translations }) => [
      foundationId,
      {
        supplements: supplements.map((row) => withoutNulls(row) as Supplement),
        translations: translations.map((row) => withoutNulls(row) as LocalTranslation),
      },
    ]),
  )
}

/** What an expectation says in the newest version that everybody may read and that holds it: also one that is retired. */
function lastWording(table: 's' | 'l'): RawBuilder<unknown> {
  return sql`(
    select e.text from data.foundation_version v
    join data.expectation e on e.organisation_id = v.organisation_id and e.version_id = v.id
    where v.organisation_id = ${sql.ref(`${table}.organisation_id`)} and v.foundation_id = ${sql.ref(`${table}.foundation_id`)}
      and v.state in ('adopted', 'superseded') and e.key = ${sql.ref(`${table}.expectation_key`)}
    order by v.number desc limit 1)`
}

function withoutNulls(row: object): object {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null))
}

/** A unit that the reader may write for, and how much it has written beside one foundation. */
export interface WritableUnit {
  id: string
  name: string
  /** The unit above: two units may be called the same. */
  parentName?: string
  /** Supplements and translations together. */
  wordCount: number
}

/** In Danish order. */
export async function listWritableUnits(tx: Tx, foundationId: string, unitId?: string): Promise<WritableUnit[]> {
  const { rows } = await sql<Nullable<WritableUnit>>`
    select u.id, u.name, p.name as "parentName",
      (select count(*) from data.supplement s
        where s.organisation_id = u.organisation_id and s.unit_id = u.id and s.foundation_id = ${foundationId})
      + (select count(*) from data.local_translation l
        where l.organisation_id = u.organisation_id and l.unit_id = u.id and l.foundation_id = ${foundationId}) as "wordCount"
    from data.unit u left join data.unit p on p.organisation_id = u.organisation_id and p.id = u.parent_id
    where (u.id = any ((select app.units_i_lead())::uuid[]) or (select app.is_administrator()))
      and ${unitId === undefined ? sql`true` : sql`u.id = ${unitId}`}
    order by u.name collate "da-x-icu", u.code`.execute(tx)
  return rows.map((row) => withoutNulls(row) as WritableUnit)
}

/** Undefined when there is no such unit, or it is not hers to write for. */
export async function findWritableUnit(tx: Tx, foundationId: string, unitId: string): Promise<WritableUnit | undefined> {
  const [unit] = await listWritableUnits(tx, foundationId, unitId)
  return unit
}
