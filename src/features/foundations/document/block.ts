import type { ContactReason } from './contact-lines.ts'
import type { Cell, Line } from './document.ts'
import type { FurnitureReason } from './furniture.ts'

/** A stretch of text that belongs together, made of whole lines of the source: a heading, a list item, a paragraph. */
export interface Block {
  text: string
  /** The numbers of its lines in the source. */
  lines: number[]
  page: number
  /** The lines as they stood. */
  passage: string
  joins: Join[]
  bullet?: string
  level?: number
  size?: number
  strong?: true
  cell?: Cell
  /** Air above it. */
  gap?: true
}

/** Where two lines met in a hyphen. */
export interface Join {
  before: string
  after: string
  /** Neither way of writing it is a word that we know. */
  isUnsure?: true
}

export interface LeftOut {
  line: Line
  reason: FurnitureReason | ContactReason
}

export interface CleanText {
  blocks: Block[]
  leftOut: LeftOut[]
}
