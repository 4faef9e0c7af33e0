import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Scope } from '#db/scope.ts'
import { slugOf } from '#shared/slug.ts'
import { canStartFoundation } from './access.ts'
import type { Template } from './template.ts'

/** All that a first draft can begin with: a template, or words that come from elsewhere and name no template and perhaps no source. */
export type Beginning = Omit<Template, 'key' | 'source'> & Partial<Pick<Template, 'key' | 'source'>>

/** The organisation gets a foundation of its own, with a first draft that holds all that it begins with. */
export async function startFoundation({ tx, actor }: Scope, template: Beginning, given: { name?: string; slug?: string } = {}) {
  if (!canStartFoundation(actor)) return { refused: 'not_found' } as const
  const organisation_id = actor.organisationId
  const name = given.name ?? template.name
  const slug = given.slug ?? slugOf(name)
  const foundation = await tx
    .insertInto('data.foundation')
    .values({
      organisation_id,
      slug,
      name,
      template: template.key ?? null,
      position: sql<number>`(select coalesce(max(position), 0) + 1 from data.foundation)`,
    })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'slug']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!foundation) return { refused: 'slug_taken' } as const

  const version_id = randomUUID()
  await tx
    .insertInto('data.foundation_version')
    .values({ organisation_id, id: version_id, foundation_id: foundation.id, number: 1, ...headRow(template) })
    .execute()
  await insertContent(tx, { organisation_id, version_id }, template)
  return { started: { id: foundation.id, slug, versionId: version_id } }
}

/**
 * What is in the making becomes what the organisation reads, and what was adopted before is superseded in the same moment. From
 * here its words never change; a new wording is a new version. Of two who adopt at once the second is refused.
 */
export async function adoptVersion({ tx, actor }: Scope, slug: string, adopted: Adoption) {
  if (!canStartFoundation(actor)) return { refused: 'not_found' } as const
  const version = await tx
    .selectFrom('data.foundation_version as v')
    .innerJoin('data.foundation as f', (join) =>
      join.onRef('f.organisation_id', '=', 'v.organisation_id').onRef('f.id', '=', 'v.foundation_id'),
    )
    .where('f.slug', '=', slug)
    .where('v.state', 'in', ['draft', 'hearing'])
    .select('v.id')
    .executeTakeFirst()
  if (!version) return { refused: 'nothing_to_adopt' } as const
  const { rows } = await sql<{ adopted: boolean }>`
    select app.adopt_version(${version.id}::uuid, ${adopted.adoptedBy}, ${adopted.adoptedOn}::date, ${adopted.participants ?? null}) as adopted`.execute(
    tx,
  )
  return rows[0]?.adopted ? ({ adopted: { versionId: version.id } } as const) : ({ refused: 'nothing_to_adopt' } as const)
}

/** Who adopted (byråd, direktion, HovedMED …), when, and who took part in making it. */
export interface Adoption {
  adoptedBy: string
  /** 2026-03-01 */
  adoptedOn: string
  participants?: string
}

function headRow(template: Beginning) {
  return {
    document: template.document,
    shape: template.shape,
    theme_word: template.themeWord.one,
    theme_word_plural: template.themeWord.many,
    lead: template.lead,
    vision: template.vision?.text,
    vision_elements: template.vision?.ids ?? [],
    figure: template.figure?.kind,
    figure_caption: template.figure?.caption,
    figure_elements: template.figure?.ids ?? [],
    source_document: template.source?.document,
    source_publisher: template.source?.publisher,
    source_year: template.source?.year,
    elements: template.ids,
  }
}

async function insertContent(
  tx: Scope['tx'],
  version: { organisation_id: string; version_id: string },
  template: Beginning,
): Promise<void> {
  const roleIds = new Map(template.roles.map((role) => [role.key, randomUUID() as string]))
  const themeIds = new Map(template.themes.map((theme) => [theme.key, randomUUID() as string]))
  const roles = template.roles.map((role, position) => ({
    ...version,
    id: idOf(roleIds, role.key),
    key: role.key,
    position,
    name: role.name,
    voice: role.voice,
    holders: role.holders,
    inherits_id: role.inherits === undefined ? null : idOf(roleIds, role.inherits),
    lead: role.lead,
    elements: role.ids,
  }))
  if (roles.length > 0) await tx.insertInto('data.foundation_role').values(roles).execute()
  const themes = template.themes.map((theme, position) => ({
    ...version,
    id: idOf(themeIds, theme.key),
    key: theme.key,
    position,
    kind: theme.kind,
    name: theme.name,
    short_name: theme.shortName,
    claim: theme.claim,
    body: theme.text,
    theory_name: theme.theory?.name,
    theory_body: theme.theory?.text,
    theory_elements: theme.theory?.ids ?? [],
    elements: theme.ids,
  }))
  if (themes.length > 0) await tx.insertInto('data.theme').values(themes).execute()
  const expectations = template.themes.flatMap((theme) =>
    theme.expectations.map((expectation, position) => ({
      ...version,
      key: expectation.key,
      theme_id: idOf(themeIds, theme.key),
      role_id: idOf(roleIds, expectation.role),
      position,
      kind: expectation.kind,
      text: expectation.text,
      key_term: expectation.keyTerm,
      practice: expectation.practice,
      elements: expectation.ids,
    })),
  )
  if (expectations.length > 0) await tx.insertInto('data.expectation').values(expectations).execute()
  const passages = template.passages.map((passage, position) => ({
    ...version,
    key: passage.key,
    position,
    place: passage.place,
    heading: passage.heading,
    body: passage.text,
    points: JSON.stringify(passage.points),
    signatures: JSON.stringify(passage.signatures),
    elements: passage.ids,
  }))
  if (passages.length > 0) await tx.insertInto('data.passage').values(passages).execute()
}

/** template.ts has checked that every key that is named is there. */
function idOf(ids: Map<string, string>, key: string): string {
  const id = ids.get(key)
  if (!id) throw new Error(`A template names ${key}, which it does not hold.`)
  return id
}
