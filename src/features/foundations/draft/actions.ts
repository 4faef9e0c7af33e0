import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Scope } from '#db/scope.ts'
import { type Adoption, adoptVersion } from '../actions.ts'
import { canEditFoundation } from './access.ts'
import { writeContent } from './content-actions.ts'
import { type Draft, revisionOf, sealOfDraft, sealOfElement } from './draft.ts'
import {
  addElement,
  type Direction,
  type Edited,
  type Missing,
  missingFor,
  moveElement,
  type Refusal,
  type Remains,
  retireElement,
  wordElement,
  wordHead,
} from './editing.ts'
import { makeKey } from './key.ts'
import { findDraft } from './queries.ts'
import { type ElementKind, findElement, type WordedKind, type Words } from './words.ts'

/*
 * Every write of a draft begins by holding the version's row: two administrators write one after the other, each on what the other
 * has left; and a hearing or an adoption waits until a write is done, or is done first and the write finds no draft any more.
 */

/** The whole of what is adopted, in a new version to be worded: all keeps its id and its key. */
export async function beginVersion({ tx, actor }: Scope, slug: string) {
  if (!canEditFoundation(actor)) return { refused: 'not_found' } as const
  const adopted = await tx
    .selectFrom('data.foundation_version as v')
    .innerJoin('data.foundation as f', (join) =>
      join.onRef('f.organisation_id', '=', 'v.organisation_id').onRef('f.id', '=', 'v.foundation_id'),
    )
    .where('f.slug', '=', slug)
    .where('v.state', '=', 'adopted')
    .select(['v.id', 'v.organisation_id'])
    .executeTakeFirst()
  if (!adopted) return { refused: 'not_found' } as const
  const versionId = randomUUID()
  // At most one is in the making: the index of the database says so, also to two who begin at once.
  const { numAffectedRows } = await sql`
    insert into data.foundation_version (organisation_id, id, foundation_id, number, name, document, shape, theme_word, theme_word_plural,
      lead, vision, vision_elements, figure, figure_caption, figure_elements, source_document, source_publisher, source_year, elements)
    select organisation_id, ${versionId}::uuid, foundation_id,
      (select max(w.number) + 1 from data.foundation_version w where w.organisation_id = v.organisation_id and w.foundation_id = v.foundation_id),
      name, document, shape, theme_word, theme_word_plural,
      lead, vision, vision_elements, figure, figure_caption, figure_elements, source_document, source_publisher, source_year, elements
    from data.foundation_version v where organisation_id = ${adopted.organisation_id} and id = ${adopted.id}
    on conflict do nothing`.execute(tx)
  if (numAffectedRows !== 1n) return { refused: 'in_the_making' } as const
  const copies: Record<string, string> = {
    foundation_role: 'id, key, position, name, voice, holders, inherits_id, lead, elements',
    theme: 'id, key, position, kind, name, short_name, claim, body, theory_name, theory_body, theory_elements, elements',
    expectation: 'id, key, theme_id, role_id, position, kind, text, key_term, practice, elements',
    passage: 'id, key, position, place, heading, body, points, signatures, elements',
  }
  for (const [table, columns] of Object.entries(copies))
    await sql`insert into ${sql.id('data', table)} (organisation_id, version_id, ${sql.raw(columns)})
      select organisation_id, ${versionId}::uuid, ${sql.raw(columns)} from ${sql.id('data', table)}
      where organisation_id = ${adopted.organisation_id} and version_id = ${adopted.id}`.execute(tx)
  return { begun: { versionId } } as const
}

export type Written =
  | { written: { kind: WordedKind; key?: string } }
  /** Somebody has worded it meanwhile. Nothing is written. */
  | { conflict: { draft: Draft } }
  /** Somebody has retired it meanwhile. */
  | { refused: 'gone'; draft: Draft }
  /** It is heard, adopted or thrown away: no draft to write in. */
  | { refused: 'no_draft' }
  | { refused: 'not_found' }
  | { refused: Refusal; draft: Draft }

/** Words for the head or an element. `revision` is the one that the writer began from. */
export async function saveWords<Kind extends WordedKind>(
  scope: Scope,
  slug: string,
  { kind, key, revision, words }: { kind: Kind; key?: string; revision: number; words: Words[Kind] },
): Promise<Written> {
  return write(scope, slug, async (draft) => {
    const present = revisionOf(draft, kind, key)
    if (present === undefined) return { refused: 'gone', draft }
    if (present !== revision) return { conflict: { draft } }
    const edited =
      kind === 'head'
        ? wordHead(draft.edition, words as Words['head'])
        : wordElement(draft.edition, kind as ElementKind, key ?? '', words as Words[ElementKind])
    return { edited, done: { kind, key } }
  })
}

export async function addToDraft<Kind extends ElementKind>(
  scope: Scope,
  slug: string,
  { kind, words }: { kind: Kind; words: Words[Kind] },
): Promise<Written> {
  return write(scope, slug, async (draft) => {
    const { name, text, heading } = words as { name?: string; text?: string; heading?: string }
    const key = makeKey((kind === 'expectation' ? text : (name ?? heading)) ?? kind)
    return { edited: addElement(draft.edition, kind, key, words), done: { kind, key } }
  })
}

export async function moveInDraft(
  scope: Scope,
  slug: string,
  { kind, key, direction }: { kind: ElementKind; key: string; direction: Direction },
): Promise<Written> {
  return write(scope, slug, async (draft) => ({ edited: moveElement(draft.edition, kind, key, direction), done: { kind, key } }))
}

/** `seal` stands for what the person saw go (draft.ts). */
export async function retireFromDraft(
  scope: Scope,
  slug: string,
  { kind, key, seal, remains }: { kind: ElementKind; key: string; seal: string; remains?: Remains },
): Promise<Written> {
  return write(scope, slug, async (draft) => {
    if (!findElement(draft.edition, kind, key)) return { refused: 'gone', draft }
    if (sealOfElement(draft, kind, key) !== seal) return { conflict: { draft } }
    return { edited: retireElement(draft.edition, kind, key, remains), done: { kind, key } }
  })
}

type Step = Extract<Written, { conflict: unknown } | { refused: 'gone' }> | { edited: Edited; done: { kind: WordedKind; key?: string } }

async function write(scope: Scope, slug: string, step: (draft: Draft) => Promise<Step>): Promise<Written> {
  if (!canEditFoundation(scope.actor)) return { refused: 'not_found' }
  const draft = await holdDraft(scope, slug)
  if (!draft) return { refused: 'no_draft' }
  const outcome = await step(draft)
  if (!('edited' in outcome)) return outcome
  if ('refused' in outcome.edited) return { refused: outcome.edited.refused, draft }
  const version = { organisation_id: scope.actor.organisationId, version_id: draft.edition.version.id }
  await writeContent(scope.tx, version, draft.edition, outcome.edited.content)
  return { written: outcome.done }
}

/** The draft, held until the transaction ends. What is heard or adopted is not held: it is not to be written in. */
async function holdDraft({ tx, actor }: Scope, slug: string): Promise<Draft | undefined> {
  const { rows } = await sql`
    select v.id from data.foundation_version v
    join data.foundation f on f.organisation_id = v.organisation_id and f.id = v.foundation_id
    where v.organisation_id = ${actor.organisationId} and f.slug = ${slug} and v.state = 'draft'
    for update of v`.execute(tx)
  return rows.length === 1 ? findDraft(tx, slug) : undefined
}

/** Throws a draft away. A foundation that never was adopted goes with it. */
export async function throwDraftAway(scope: Scope, slug: string, seal: string) {
  const { tx, actor } = scope
  if (!canEditFoundation(actor)) return { refused: 'not_found' } as const
  const draft = await holdDraft(scope, slug)
  if (!draft) return { refused: 'no_draft' } as const
  if (sealOfDraft(draft) !== seal) return { conflict: { draft } } as const
  await tx
    .deleteFrom('data.foundation_version')
    .where('organisation_id', '=', actor.organisationId)
    .where('id', '=', draft.edition.version.id)
    .execute()
  const { numDeletedRows } = await tx
    .deleteFrom('data.foundation')
    .where('organisation_id', '=', actor.organisationId)
    .where('id', '=', draft.edition.id)
    .executeTakeFirst()
  return { thrown: { foundation: numDeletedRows === 1n } } as const
}

/** Adopts what was seen, and nothing that has been worded since. */
export async function adoptDraft(
  scope: Scope,
  slug: string,
  seal: string,
  adoption: Adoption,
): Promise<
  | { adopted: true }
  | { refused: 'not_found' | 'nothing_to_adopt' }
  | { refused: 'not_ready'; missing: Missing[] }
  | { conflict: { draft: Draft } }
> {
  if (!canEditFoundation(scope.actor)) return { refused: 'not_found' }
  // What is in hearing is held still by its state.
  const draft = (await holdDraft(scope, slug)) ?? (await findDraft(scope.tx, slug))
  if (!draft) return { refused: 'nothing_to_adopt' }
  if (sealOfDraft(draft) !== seal) return { conflict: { draft } }
  const missing = missingFor(draft.edition)
  if (missing.length > 0) return { refused: 'not_ready', missing }
  const outcome = await adoptVersion(scope, slug, adoption)
  return 'adopted' in outcome ? { adopted: true } : { refused: 'nothing_to_adopt' }
}
