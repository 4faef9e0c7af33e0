import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Scope } from '#db/scope.ts'
import { compare, type ListComparison } from '../comparison.ts'
import type { Content, Expectation, FoundationRole, Passage, Theme } from '../foundation.ts'

export interface VersionRow {
  organisation_id: string
  version_id: string
}

type Tx = Scope['tx']

/**
 * Makes a draft's rows what its content has become: what differs is written, and nothing else is touched. A new wording moves the
 * revision of what was worded; a new place does not. The caller holds the draft (actions.ts), so nobody writes beside it.
 */
export async function writeContent(tx: Tx, version: VersionRow, before: Content, after: Content): Promise<void> {
  const { head, roles, themes, expectations, passages } = compare(before, after)
  if (head) await writeHead(tx, version, after)
  // First what others point at, last what they pointed at before.
  await writeRoles(tx, version, roles)
  await writeThemes(tx, version, after, themes)
  await writeExpectations(tx, version, expectations)
  await writePassages(tx, version, passages)
  await remove(tx, version, 'expectation', expectations)
  await remove(tx, version, 'passage', passages)
  await remove(tx, version, 'theme', themes)
  await remove(tx, version, 'foundation_role', roles)
  await putInOrder(tx, version, 'foundation_role', after.roles)
  await putInOrder(tx, version, 'theme', after.themes)
  await putInOrder(tx, version, 'passage', after.passages)
  for (const theme of after.themes) await putInOrder(tx, version, 'expectation', theme.expectations)
}

async function writeHead(tx: Tx, { organisation_id, version_id }: VersionRow, content: Content): Promise<void> {
  await tx
    .updateTable('data.foundation_version')
    .set({
      name: content.name,
      document: content.document,
      shape: content.shape,
      theme_word: content.themeWord.one,
      theme_word_plural: content.themeWord.many,
      lead: content.lead,
      vision: content.vision?.text ?? null,
      source_document: content.source?.document ?? null,
      source_publisher: content.source?.publisher ?? null,
      source_year: content.source?.year ?? null,
      revision: sql<number>`revision + 1`,
    })
    .where('organisation_id', '=', organisation_id)
    .where('id', '=', version_id)
    .execute()
}

async function writeRoles(tx: Tx, version: VersionRow, { added, changed }: ListComparison<FoundationRole>): Promise<void> {
  for (const role of added)
    await tx
      .insertInto('data.foundation_role')
      .values({ ...version, id: randomUUID(), key: role.key, position: atTheEnd, elements: role.ids, ...roleRow(role), inherits_id: null })
      .execute()
  // Inheritance after all roles are there: one may inherit from another that is new as well.
  for (const { before, after } of [...added.map((after) => ({ before: undefined, after })), ...changed])
    await tx
      .updateTable('data.foundation_role')
      .set({
        ...roleRow(after),
        inherits_id: after.inherits === undefined ? null : await idOf(tx, version, 'foundation_role', after.inherits),
        ...(before ? { revision: sql<number>`revision + 1` } : {}),
      })
      .where('organisation_id', '=', version.organisation_id)
      .where('version_id', '=', version.version_id)
      .where('key', '=', after.key)
      .execute()
}

function roleRow({ name, voice, holders, lead }: FoundationRole) {
  return { name, voice, holders, lead: lead ?? null }
}

async function writeThemes(
  tx: Tx,
  version: VersionRow,
  content: Content,
  { added, changed }: ListComparison<{ key: string }>,
): Promise<void> {
  const find = (key: string) => content.themes.find((theme) => theme.key === key) as Theme
  for (const { key } of added) {
    const theme = find(key)
    await tx
      .insertInto('data.theme')
      .values({ ...version, id: randomUUID(), key, position: atTheEnd, elements: theme.ids, ...themeRow(theme) })
      .execute()
  }
  for (const { after } of changed)
    await tx
      .updateTable('data.theme')
      .set({ ...themeRow(find(after.key)), revision: sql<number>`revision + 1` })
      .where('organisation_id', '=', version.organisation_id)
      .where('version_id', '=', version.version_id)
      .where('key', '=', after.key)
      .execute()
}

function themeRow({ kind, name, shortName, claim, text, theory }: Theme) {
  return {
    kind,
    name,
    short_name: shortName,
    claim: claim ?? null,
    body: text ?? null,
    theory_name: theory?.name ?? null,
    theory_body: theory?.text ?? null,
    theory_elements: theory?.ids ?? [],
  }
}

async function writeExpectations(tx: Tx, version: VersionRow, { added, changed }: ListComparison<Expectation>): Promise<void> {
  const row = async ({ theme, role, kind, text, keyTerm, practice }: Expectation) => ({
    theme_id: await idOf(tx, version, 'theme', theme),
    role_id: await idOf(tx, version, 'foundation_role', role),
    kind,
    text,
    key_term: keyTerm ?? null,
    practice,
  })
  for (const expectation of added)
    await tx
      .insertInto('data.expectation')
      .values({
        ...version,
        id: randomUUID(),
        key: expectation.key,
        position: atTheEnd,
        elements: expectation.ids,
        ...(await row(expectation)),
      })
      .execute()
  for (const { after } of changed)
    await tx
      .updateTable('data.expectation')
      .set({ ...(await row(after)), revision: sql<number>`revision + 1` })
      .where('organisation_id', '=', version.organisation_id)
      .where('version_id', '=', version.version_id)
      .where('key', '=', after.key)
      .execute()
}

async function writePassages(tx: Tx, version: VersionRow, { added, changed }: ListComparison<Passage>): Promise<void> {
  const row = ({ place, heading, text, points, signatures }: Passage) => ({
    place,
    heading: heading ?? null,
    body: text ?? null,
    points: JSON.stringify(points),
    signatures: JSON.stringify(signatures),
  })
  for (const passage of added)
    await tx
      .insertInto('data.passage')
      .values({ ...version, id: randomUUID(), key: passage.key, position: atTheEnd, elements: passage.ids, ...row(passage) })
      .execute()
  for (const { after } of changed)
    await tx
      .updateTable('data.passage')
      .set({ ...row(after), revision: sql<number>`revision + 1` })
      .where('organisation_id', '=', version.organisation_id)
      .where('version_id', '=', version.version_id)
      .where('key', '=', after.key)
      .execute()
}

type Table = 'foundation_role' | 'theme' | 'expectation' | 'passage'

/** Until all are put in order, a moment later. */
const atTheEnd = 1_000_000

async function remove(tx: Tx, version: VersionRow, table: Table, { removed }: ListComparison<{ key: string }>): Promise<void> {
  if (removed.length === 0) return
  await sql`delete from ${sql.id('data', table)}
    where organisation_id = ${version.organisation_id} and version_id = ${version.version_id}
      and key = any (${removed.map(({ key }) => key)}::text[])`.execute(tx)
}

/** From 0, without holes: a theme's number is its place. */
async function putInOrder(tx: Tx, version: VersionRow, table: Table, elements: readonly { key: string }[]): Promise<void> {
  if (elements.length === 0) return
  await sql`update ${sql.id('data', table)} e set position = o.place - 1
    from unnest(${elements.map(({ key }) => key)}::text[]) with ordinality as o (key, place)
    where e.organisation_id = ${version.organisation_id} and e.version_id = ${version.version_id}
      and e.key = o.key and e.position <> o.place - 1`.execute(tx)
}

async function idOf(tx: Tx, version: VersionRow, table: 'foundation_role' | 'theme', key: string): Promise<string> {
  const { id } = await tx
    .selectFrom(`data.${table}`)
    .where('organisation_id', '=', version.organisation_id)
    .where('version_id', '=', version.version_id)
    .where('key', '=', key)
    .select('id')
    .executeTakeFirstOrThrow()
  return id
}
