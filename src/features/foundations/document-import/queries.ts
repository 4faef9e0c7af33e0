import { type Kysely, sql } from 'kysely'
import type { DB } from '#db/types.ts'
import type { Decisions } from './decisions.ts'
import type { ImportProposal } from './proposal.ts'

type Tx = Kysely<DB>

export interface DocumentImport {
  id: string
  fileName: string
  createdAt: Date
  /** Until the draft is made. */
  review?: { proposal: ImportProposal; decisions: Decisions }
  /** What it became. */
  foundation?: string
}

/** One's own, while it is kept. */
export async function findDocumentImport(tx: Tx, id: string): Promise<DocumentImport | undefined> {
  return (await readImports(tx, id))[0]
}

/** One's own that are not finished, the newest first. */
export async function listDocumentImports(tx: Tx): Promise<DocumentImport[]> {
  return (await readImports(tx)).filter((one) => one.review)
}

async function readImports(tx: Tx, id?: string): Promise<DocumentImport[]> {
  const { rows } = await sql<{
    id: string
    fileName: string
    createdAt: Date
    proposal: ImportProposal | null
    decisions: Decisions
    foundation: string | null
  }>`
    select i.id, i.file_name as "fileName", i.created_at as "createdAt", i.proposal, i.decisions, f.slug as foundation
    from data.document_import i
    left join data.foundation f on f.organisation_id = i.organisation_id and f.id = i.foundation_id
    where ${id === undefined ? sql`true` : sql`i.id = ${id}::uuid`}
    order by i.created_at desc, i.id`.execute(tx)
  return rows.map(({ proposal, decisions, foundation, ...head }) => ({
    ...head,
    ...(proposal && { review: { proposal, decisions } }),
    ...(foundation !== null && { foundation }),
  }))
}
