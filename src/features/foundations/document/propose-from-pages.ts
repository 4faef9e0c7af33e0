import type { CleanText } from './block.ts'
import { cleanLines } from './clean-lines.ts'
import { loadDanish } from './danish.ts'
import type { SourceDocument } from './document.ts'
import { proposeStructure } from './propose-structure.ts'
import type { Repair } from './repair.ts'
import { repairDanish } from './repair-danish.ts'
import type { ProposedStructure } from './structure.ts'

/** A document with all that is proposed to be done with it. `repairs` has one list for each of `blocks`. */
export interface DocumentProposal extends CleanText {
  document: SourceDocument
  repairs: Repair[][]
  structure: ProposedStructure
}

export async function proposeFromPages(document: SourceDocument): Promise<DocumentProposal> {
  const danish = await loadDanish()
  const clean = cleanLines(document, danish)
  const texts = clean.blocks.map((block) => block.text)
  const repairs = repairDanish(texts, danish)
  return { document, ...clean, repairs, structure: proposeStructure(clean.blocks, danish, repairs) }
}
