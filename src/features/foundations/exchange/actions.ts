import type { Scope } from '#db/scope.ts'
import { slugOf } from '#shared/slug.ts'
import { canStartFoundation } from '../access.ts'
import { startFoundation } from '../actions.ts'
import { contentOfDocument, type FoundationDocument } from './foundation-document.ts'

/** A document becomes a new foundation with a draft: never adopted by itself, whatever it was where it came from. */
export async function importFoundation(
  scope: Scope,
  document: FoundationDocument,
  given: { name?: string } = {},
): Promise<{ imported: { slug: string } } | { refused: 'not_found' } | { refused: 'slug_taken'; name: string }> {
  if (!canStartFoundation(scope.actor)) return { refused: 'not_found' }
  const name = given.name ?? document.name
  const outcome = await startFoundation(scope, contentOfDocument(document), { name, slug: slugOf(name) })
  if ('refused' in outcome) return outcome.refused === 'not_found' ? { refused: 'not_found' } : { refused: 'slug_taken', name }
  return { imported: { slug: outcome.started.slug } }
}
