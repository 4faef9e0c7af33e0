import { type Kysely, sql } from 'kysely'
import type { DB } from '#db/types.ts'
import type { Edition } from '../foundation.ts'
import { findEditionByNumber, findEditionInTheMaking } from '../queries.ts'
import type { Draft, InTheMaking, Revisions } from './draft.ts'
import type { ElementKind } from './words.ts'

type Tx = Kysely<DB>

/** What is in the making, with the revision of each thing in it. */
export async function findDraft(tx: Tx, slug: string): Promise<Draft | undefined> {
  const edition = await findEditionInTheMaking(tx, slug)
  return edition && { edition, revisions: await readRevisions(tx, edition.version.id) }
}

async function readRevisions(tx: Tx, versionId: string): Promise<Revisions> {
  const { rows } = await sql<{ kind: ElementKind | 'head'; key: string; revision: number }>`
    select 'head' as kind, '' as key, revision from data.foundation_version where id = ${versionId}
    union all select 'role', key, revision from data.foundation_role where version_id = ${versionId}
    union all select 'theme', key, revision from data.theme where version_id = ${versionId}
    union all select 'expectation', key, revision from data.expectation where version_id = ${versionId}
    union all select 'passage', key, revision from data.passage where version_id = ${versionId}`.execute(tx)
  const revisions: Revisions = { head: 0, elements: { role: {}, theme: {}, expectation: {}, passage: {} } }
  for (const { kind, key, revision } of rows)
    if (kind === 'head') revisions.head = revision
    else revisions.elements[kind][key] = revision
  return revisions
}

/** For those who may see it: a draft is the administrator's, what is heard is also for those invited. */
export async function listInTheMaking(tx: Tx): Promise<InTheMaking[]> {
  const { rows } = await sql<InTheMaking>`
    select f.slug, coalesce(v.name, f.name) as name, v.number, v.state
    from data.foundation f
    join data.foundation_version v on v.organisation_id = f.organisation_id and v.foundation_id = f.id
    where v.state in ('draft', 'hearing')
    order by f.position, f.name`.execute(tx)
  return rows
}

export async function findInTheMaking(tx: Tx, slug: string): Promise<InTheMaking | undefined> {
  return (await listInTheMaking(tx)).find((one) => one.slug === slug)
}

/** How much was said of a draft in hearings: it goes with the draft when that is thrown away. */
export async function countComments(tx: Tx, versionId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from data.hearing_comment c
    join data.hearing h on h.organisation_id = c.organisation_id and h.id = c.hearing_id
    where h.version_id = ${versionId}`.execute(tx)
  return rows[0]?.count ?? 0
}

/** An expectation that no longer stands in what is adopted: the newest edition that had it, and the number of the first without it. */
export async function findRetired(tx: Tx, slug: string, key: string): Promise<{ edition: Edition; retiredIn: number } | undefined> {
  const { rows } = await sql<{ number: number; retiredIn: number }>`
    select v.number, (
      select min(w.number) from data.foundation_version w
      where w.organisation_id = v.organisation_id and w.foundation_id = v.foundation_id
        and w.number > v.number and w.state in ('adopted', 'superseded')) as "retiredIn"
    from data.foundation f
    join data.foundation_version v on v.organisation_id = f.organisation_id and v.foundation_id = f.id
    join data.expectation e on e.organisation_id = v.organisation_id and e.version_id = v.id
    where f.slug = ${slug} and e.key = ${key} and v.state = 'superseded'
    order by v.number desc limit 1`.execute(tx)
  const found = rows[0]
  const edition = found && (await findEditionByNumber(tx, slug, found.number))
  return edition && { edition, retiredIn: found.retiredIn }
}
