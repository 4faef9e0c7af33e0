import type { Block, CleanText, LeftOut } from './block.ts'
import { contactReason } from './contact-lines.ts'
import type { Danish } from './danish.ts'
import { type Line, linesOf, type SourceDocument } from './document.ts'
import { findFurniture } from './furniture.ts'
import { joinTexts } from './join-words.ts'

/**
 * Makes running text of lines. Every line of the source is afterwards in exactly one place: in a block, or left out with the reason, so
 * that a person can take it in again.
 */
export function cleanLines(document: SourceDocument, danish: Danish): CleanText {
  const furniture = findFurniture(document.pages)
  const leftOut: LeftOut[] = []
  const blocks: Block[] = []
  const kept: Line[] = []
  for (const line of linesOf(document)) {
    const reason = furniture.get(line) ?? (line.level === undefined ? contactReason(line.text) : undefined)
    if (reason) leftOut.push({ line, reason })
    else kept.push(line)
  }
  const width = measureWidth(kept)
  let before: Line | undefined
  for (const line of kept) {
    const open = blocks.at(-1)
    if (before && open && continues(before, line, open, document, width)) append(open, line, danish)
    else blocks.push(begin(line))
    before = line
  }
  return { blocks, leftOut }
}

function begin(line: Line): Block {
  const { text, bullet, level, size, strong, cell, gap, page } = line
  const block: Block = { text, lines: [line.number], page, passage: asItStood(line), joins: [] }
  return Object.assign(
    block,
    bullet && { bullet },
    level && { level },
    size && { size },
    strong && { strong },
    cell && { cell },
    gap && { gap },
  )
}

function append(block: Block, line: Line, danish: Danish): void {
  const joined = joinTexts(block.text, line.text, danish)
  block.text = joined.text
  if (joined.join) block.joins.push(joined.join)
  block.lines.push(line.number)
  block.passage += `\n${asItStood(line)}`
}

export function asItStood({ bullet, text }: Line): string {
  return bullet ? `${bullet} ${text}` : text
}

/** Does a line go on where the line before it stopped? Where that cannot be told, it does not: two blocks are easier to join than one to part. */
function continues(before: Line, line: Line, open: Block, { kind }: SourceDocument, width: (line: Line) => number): boolean {
  if (line.bullet || line.level !== undefined || before.level !== undefined) return false
  if (!isSameCell(before, line) || !isSameLook(before, line)) return false
  const isCut = /[\p{L}\d][-\u00ad\u2010]$/u.test(before.text) && /^[\p{Ll}]/u.test(line.text)
  const ends = /[.!?:;]["”»')\]]*$/.test(before.text)
  const isMidSentence = !ends && /^[\p{Ll}]/u.test(line.text)
  const crossesPage = before.page !== line.page
  if (line.gap) return (crossesPage || isAcrossColumn(before, line)) && (isCut || (isMidSentence && isWide(before, width)))
  if (kind === 'docx') return isCut || (isMidSentence && !line.gap)
  if (kind === 'markdown') return true
  if (isCut || isMidSentence) return true
  // Two sentences of one paragraph meet at a line end only where the line was full.
  if (!isWide(before, width)) return false
  return open.bullet ? !ends : ends || !startsSentence(line)
}

function isSameCell({ cell: one }: Line, { cell: other }: Line): boolean {
  return one?.table === other?.table && one?.row === other?.row && one?.column === other?.column
}

function isSameLook(one: Line, other: Line): boolean {
  if (one.size !== undefined && other.size !== undefined && Math.abs(one.size - other.size) > 0.08 * one.size) return false
  return one.strong === other.strong
}

function isAcrossColumn(before: Line, line: Line): boolean {
  return before.top !== undefined && line.top !== undefined && line.top < before.top
}

function startsSentence({ text }: Line): boolean {
  return /^["“”«»'(]*\p{Lu}/u.test(text)
}

/** How full a line is, as a share of the widest lines like it. */
function isWide(line: Line, width: (line: Line) => number): boolean {
  return width(line) >= 0.7
}

function measureWidth(lines: Line[]): (line: Line) => number {
  const group = (line: Line) => `${line.page} ${Math.round((line.left ?? 0) / 40)} ${Math.round(line.size ?? 0)}`
  const extent = ({ left, right, text }: Line) => (left !== undefined && right !== undefined ? right - left : text.length)
  const widest = new Map<string, number>()
  for (const line of lines) widest.set(group(line), Math.max(widest.get(group(line)) ?? 0, extent(line)))
  return (line) => extent(line) / (widest.get(group(line)) || 1)
}
