import type { DocumentKind, Limits, Page, Reading, Refusal } from './document.ts'
import { readDocx } from './read-docx.ts'
import { readMarkdown } from './read-markdown.ts'
import { readPdf } from './read-pdf.ts'
import { readText } from './read-text.ts'
import { sniff } from './sniff.ts'

/** Reads a document, in the thread that it is called in: read-document.ts puts limits of time and memory around it. */
export async function readBytes(bytes: Uint8Array, limits: Limits): Promise<Reading> {
  const sniffed = sniff(bytes)
  if ('unknown' in sniffed) return sniffed.unknown ? { refused: 'unknown_kind', recognised: sniffed.unknown } : { refused: 'unknown_kind' }
  if ('encrypted' in sniffed) return { refused: 'encrypted', kind: sniffed.encrypted }
  const { kind } = sniffed
  if ('text' in sniffed) return check(kind, { pages: kind === 'markdown' ? readMarkdown(sniffed.text) : readText(sniffed.text) }, limits)
  try {
    return check(kind, kind === 'pdf' ? await readPdf(bytes, limits) : await readDocx(bytes, limits), limits)
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown'
    if (name === 'PasswordException') return { refused: 'encrypted', kind }
    return { refused: 'broken', kind, error: name }
  }
}

function check(kind: DocumentKind, read: { pages: Page[] } | Refusal, limits: Limits): Reading {
  if ('refused' in read) return read
  const { pages } = read
  if (pages.length > limits.pages) return { refused: 'too_many_pages', pages: pages.length, limit: limits.pages }
  let characters = 0
  let letters = false
  for (const { lines } of pages) {
    for (const { text } of lines) {
      characters += text.length
      letters ||= /\p{L}/u.test(text)
    }
  }
  if (characters > limits.characters) return { refused: 'too_large', limit: limits.characters }
  if (!letters) return { refused: 'no_text', kind, pages: pages.length }
  return { document: { kind, pages } }
}
