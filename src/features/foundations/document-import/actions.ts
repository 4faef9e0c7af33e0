import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Scope } from '#db/scope.ts'
import { startFoundation } from '../actions.ts'
import { canImportDocument } from './access.ts'
import type { Decisions, StepDecision } from './decisions.ts'
import { isReady } from './problems.ts'
import type { ImportProposal } from './proposal.ts'
import { type DocumentImport, findDocumentImport } from './queries.ts'
import { reviewOf } from './review.ts'
import { findStep, type Step } from './steps.ts'
import { wordsOfDraft } from './words-of-draft.ts'

/** Keeps what was read from a document for whoever brought it in. The file is not kept. */
export async function storeProposal({ tx, actor }: Scope, fileName: string, proposal: ImportProposal) {
  if (!canImportDocument(actor)) return { refused: 'not_found' } as const
  const id = randomUUID()
  await tx
    .insertInto('data.document_import')
    .values({ organisation_id: actor.organisationId, id, uploaded_by: actor.personId, file_name: fileName, proposal: storable(proposal) })
    .execute()
  return { stored: id } as const
}

/**
 * Keeps what a person has decided in one step, whether she is done with it or not.
 *
 * @param decide gets all that is decided, held: two steps saved at once keep both
 */
export async function saveStep(
  scope: Scope,
  id: string,
  stepId: string,
  decide: (step: Step, review: NonNullable<DocumentImport['review']>) => StepDecision,
): Promise<{ saved: { step: Step } & NonNullable<DocumentImport['review']> } | { refused: 'not_found' }> {
  const review = (await holdImport(scope, id))?.review
  const step = review && findStep(review.proposal, stepId)
  if (!step) return { refused: 'not_found' }
  const { proposal } = review
  const decisions: Decisions = { ...review.decisions, [step.id]: decide(step, review) }
  await update(scope, id, { decisions: storable(decisions) })
  return { saved: { step, proposal, decisions } }
}

/** Makes a foundation with a first draft of all that was kept, and forgets the document. A second time there is nothing left to do. */
export async function makeDraft(
  scope: Scope,
  id: string,
): Promise<
  { made: { foundation: string } } | { refused: 'not_found' } | { refused: 'not_ready' | 'name_taken'; review: DocumentImport['review'] }
> {
  const found = await holdImport(scope, id)
  if (found?.foundation !== undefined) return { made: { foundation: found.foundation } }
  if (!found?.review) return { refused: 'not_found' }
  const { proposal, decisions } = found.review
  if (!isReady(proposal, decisions)) return { refused: 'not_ready', review: found.review }
  const outcome = await startFoundation(scope, wordsOfDraft(reviewOf(proposal, decisions)))
  if (!outcome.started) return outcome.refused === 'not_found' ? { refused: 'not_found' } : { refused: 'name_taken', review: found.review }
  await update(scope, id, { proposal: null, decisions: '{}', foundation_id: outcome.started.id })
  return { made: { foundation: outcome.started.slug } }
}

export async function discardDocumentImport({ tx, actor }: Scope, id: string) {
  if (!canImportDocument(actor)) return { refused: 'not_found' } as const
  const { numDeletedRows } = await tx
    .deleteFrom('data.document_import')
    .where('organisation_id', '=', actor.organisationId)
    .where('id', '=', id)
    .executeTakeFirst()
  return numDeletedRows === 1n ? ({ discarded: true } as const) : ({ refused: 'not_found' } as const)
}

async function holdImport(scope: Scope, id: string): Promise<DocumentImport | undefined> {
  const { tx, actor } = scope
  if (!canImportDocument(actor)) return undefined
  await sql`select from data.document_import where organisation_id = ${actor.organisationId} and id = ${id}::uuid for update`.execute(tx)
  return findDocumentImport(tx, id)
}

async function update({ tx, actor }: Scope, id: string, values: { proposal?: null; decisions: string; foundation_id?: string }) {
  await tx
    .updateTable('data.document_import')
    .set(values)
    .where('organisation_id', '=', actor.organisationId)
    .where('id', '=', id)
    .execute()
}

/** What a damaged document may hold and the database's texts may not: zero bytes and halves of letters. As long as before, so that places stay right. */
function storable(value: unknown): string {
  return JSON.stringify(value, (_, part) => (typeof part === 'string' ? part.replaceAll('\0', ' ').toWellFormed() : part))
}
