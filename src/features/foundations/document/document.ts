/*
 * An organisation's own document, as it was read: pages of lines, each with what the layout tells about it. Nothing is interpreted
 * yet, and no letter is gone. The steps after it (clean-lines, repair-danish, propose-structure) each say what they did and why,
 * so that a person can approve it: nothing enters a draft unseen.
 */

export type DocumentKind = 'pdf' | 'docx' | 'markdown' | 'text'

export interface SourceDocument {
  kind: DocumentKind
  pages: Page[]
}

export interface Page {
  number: number
  lines: Line[]
}

export interface Line {
  /** Counts through the whole document from 1. */
  number: number
  page: number
  /** Without its bullet. */
  text: string
  /** The bullet or number of a list item, as it stood. */
  bullet?: string
  /** The level of a heading, where the format itself says so. */
  level?: number
  /** The size of the letters in points. */
  size?: number
  /** Set in bold, or (in a PDF, which tells no more cheaply) in another font than the running text. */
  strong?: true
  /** There is air above it: it does not continue the line before. */
  gap?: true
  /** Where it begins and ends on the page, from the left, in points. */
  left?: number
  right?: number
  /** How far down the page it stands, in points. */
  top?: number
  cell?: Cell
}

/** The place of a line in a table. Rows and columns count from 0. */
export interface Cell {
  table: number
  row: number
  column: number
}

export interface Limits {
  bytes: number
  pages: number
  /** Of text. A document of 300 dense pages has about a million. */
  characters: number
  /** Of a Word file when unpacked, the pictures left out. */
  unpackedBytes: number
  milliseconds: number
  /** Megabytes that the reading may take, on the heap and beside it. */
  memory: number
}

export const defaultLimits: Limits = {
  bytes: 20 * 1024 * 1024,
  pages: 300,
  characters: 2_000_000,
  unpackedBytes: 60 * 1024 * 1024,
  milliseconds: 60_000,
  memory: 512,
}

/** What the file is, when it is something that we know but do not read: the person can be told how to save it instead. */
export type Recognised =
  | 'old_word'
  | 'open_document'
  | 'rich_text'
  | 'spreadsheet'
  | 'presentation'
  | 'web_page'
  | 'picture'
  | 'zip'
  | 'empty'

export type Refusal =
  | { refused: 'too_large'; limit: number }
  | { refused: 'too_many_pages'; pages: number; limit: number }
  | { refused: 'unknown_kind'; recognised?: Recognised }
  /** `error` is a kind of mistake, never words of the document. It may be logged. */
  | { refused: 'broken'; kind?: DocumentKind; error: string }
  | { refused: 'encrypted'; kind: DocumentKind }
  | { refused: 'no_text'; kind: DocumentKind; pages: number }
  | { refused: 'too_slow'; limit: number }
  | { refused: 'too_much_memory'; limit: number }

export type Reading = { document: SourceDocument } | Refusal

export function linesOf(document: SourceDocument): Line[] {
  return document.pages.flatMap((page) => page.lines)
}
