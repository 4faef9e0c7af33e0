import assert from 'node:assert/strict'
import { sql } from 'kysely'
import { type Draft, revisionOf, sealOfDraft, sealOfElement } from '#features/foundations/draft/draft.ts'
import { findDraft } from '#features/foundations/draft/queries.ts'
import { type Typed, typedOf, type WordedKind } from '#features/foundations/draft/words.ts'
import { allExpectations } from '#features/foundations/foundation.ts'
import { paths } from '#paths.ts'
import { cast, today } from './cast.ts'
import { createWorld } from './harness.ts'

/** What tests of drafts have in common: a world with two who may edit, and foundations of each test's own. */
export const world = await createWorld({ now: () => today })
export const { administrator } = cast
/** Two who may edit, for all that two can do at once. */
export const other = cast.director
await world.database.asOwner((owner) =>
  sql`insert into data.administrator (organisation_id, person_id)
    select organisation_id, person_id from auth.persona where slug = ${other}`.execute(owner),
)
export const strangersAdministrator = 'torben.ravn@skovlund.example'

let made = 0
/** A foundation of its own for a test, adopted or not yet. */
export async function aFoundation({ adopted, template = 'personalepolitik' }: { adopted: boolean; template?: string }): Promise<string> {
  const name = `Prøve ${++made}`
  const response = await world.as(administrator).post(paths.newFoundation.to(), { template, name })
  assert.equal(response.status, 303)
  const foundation = `proeve-${made}`
  if (adopted) assert.equal((await adopt(foundation)).status, 303)
  return foundation
}

export async function begun(): Promise<string> {
  const foundation = await aFoundation({ adopted: true })
  await world.as(administrator).post(paths.draft.to({ foundation }))
  return foundation
}

export async function draftOf(foundation: string): Promise<Draft> {
  const draft = await world.inScopeOf(administrator, ({ tx }) => findDraft(tx, foundation))
  assert.ok(draft, `${foundation} has no draft`)
  return draft
}

export async function adopt(foundation: string, who: string = administrator, more: Record<string, string> = {}): Promise<Response> {
  const seal = more.seal ?? sealOfDraft(await draftOf(foundation))
  return world.as(who).post(paths.draftAdoption.to({ foundation }), { seal, body: 'byraad', adoptedOn: '2026-09-01', ...more })
}

/** As a browser sends it: what was there, with what is typed over it. */
export function form(draft: Draft, kind: WordedKind, key: string | undefined, typed: Typed): Record<string, string> {
  const was = typedOf(draft.edition, kind, key) ?? {}
  const { holders, ...fields } = { ...was, ...typed }
  return {
    ...fields,
    ...Object.fromEntries(
      (holders ?? '')
        .split(',')
        .filter(Boolean)
        .map((position) => [`holders-${position}`, 'yes']),
    ),
    ...Object.fromEntries(Object.entries(was).map(([field, value]) => [`was-${field}`, value])),
    revision: String(revisionOf(draft, kind, key) ?? ''),
  }
}

export function save(
  foundation: string,
  draft: Draft,
  kind: WordedKind,
  key: string | undefined,
  typed: Typed,
  who: string = administrator,
) {
  const path = kind === 'head' ? paths.draftHead.to({ foundation }) : paths.draftElement.to({ foundation, kind, element: key ?? '' })
  return world.as(who).post(path, form(draft, kind, key, typed))
}

export function first(draft: Draft) {
  const [expectation, second] = allExpectations(draft.edition)
  const [theme] = draft.edition.themes
  assert.ok(expectation && second && theme)
  return { expectation, second, theme }
}

export async function fingerprint(): Promise<string> {
  return world.database.asOwner(async (owner) => {
    const parts: string[] = []
    for (const table of ['foundation', 'foundation_version', 'foundation_role', 'theme', 'expectation', 'passage']) {
      const { rows } = await sql<{ print: string }>`
        select md5(coalesce(string_agg(r::text, '|' order by r::text), '')) as print from ${sql.id('data', table)} r`.execute(owner)
      parts.push(`${table} ${rows[0]?.print}`)
    }
    return parts.join('\n')
  })
}

export async function retire(
  foundation: string,
  kind: 'theme' | 'role' | 'expectation' | 'passage',
  key: string,
  more: Record<string, string> = {},
) {
  const seal = sealOfElement(await draftOf(foundation), kind, key)
  return world.as(administrator).post(paths.draftElementRetirement.to({ foundation, kind, element: key }), { seal, ...more })
}

/** All routes of this part that write, and what they might be sent. */
export const writes = (foundation: string, kind: string, element: string) => [
  paths.draftHead.to({ foundation }),
  paths.draftElements.to({ foundation, kind }),
  paths.draftElement.to({ foundation, kind, element }),
  paths.draftElementMove.to({ foundation, kind, element }),
  paths.draftElementRetirement.to({ foundation, kind, element }),
  paths.draftRemoval.to({ foundation }),
  paths.draftAdoption.to({ foundation }),
]
