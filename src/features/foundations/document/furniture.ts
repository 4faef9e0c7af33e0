import type { Line, Page } from './document.ts'

export type FurnitureReason = 'running_header' | 'running_footer' | 'page_number' | 'contents'

/** Lines this near the edge of a page may be furniture. */
const edge = 3
/** A header stands on at least so many pages, and on at least this share of them (left and right pages may have different ones). */
const fewestPages = 3
const leastShare = 0.3

/**
 * The lines that belong to the page and not to the text: running headers and footers, page numbers, the table of contents. A heading that
 * comes back on some pages is none of these, so what is repeated must stand at the edge, and be no larger than the text.
 */
export function findFurniture(pages: Page[]): Map<Line, FurnitureReason> {
  const found = new Map<Line, FurnitureReason>()
  const body = bodySize(pages.flatMap((page) => page.lines))
  markPageNumbers(pages, found)
  markRepeated(pages, 'running_header', body, found)
  markRepeated(pages, 'running_footer', body, found)
  markContents(pages, found)
  return found
}

function markRepeated(
  pages: Page[],
  reason: 'running_header' | 'running_footer',
  body: number | undefined,
  found: Map<Line, FurnitureReason>,
): void {
  const places = new Map<string, Line[]>()
  for (const { lines } of pages) {
    const onThisPage = new Set<string>()
    for (const line of edgeOf(lines, reason)) {
      if (found.has(line) || line.bullet || line.cell || line.level || (body && line.size && line.size > body * 1.12)) continue
      const key = line.text.toLowerCase().replace(/\d+/g, '#').replace(/\s+/g, ' ').trim()
      if (onThisPage.has(key) || !/\p{L}/u.test(key)) continue
      onThisPage.add(key)
      places.set(key, [...(places.get(key) ?? []), line])
    }
  }
  const full = pages.filter(({ lines }) => lines.length > 0).length
  for (const lines of places.values()) {
    const isSmall = body !== undefined && lines.every(({ size, top }) => top !== undefined && size !== undefined && size < body * 0.9)
    // Small print at one height needs to come back only once.
    if (lines.length < (isSmall ? 2 : fewestPages) || lines.length < leastShare * full || !standAlike(lines)) continue
    for (const line of lines) found.set(line, reason)
  }
}

function edgeOf(lines: Line[], reason: 'running_header' | 'running_footer'): Line[] {
  const upright = lines.every((line) => line.top !== undefined) ? lines.toSorted((one, other) => (one.top ?? 0) - (other.top ?? 0)) : lines
  return reason === 'running_header'
    ? upright.slice(0, Math.min(edge, Math.ceil(upright.length / 2)))
    : upright.slice(Math.max(upright.length - edge, Math.ceil(upright.length / 2)))
}

/** Where the height is known, furniture stands at one height on all pages. */
function standAlike(lines: Line[]): boolean {
  const tops = lines.flatMap((line) => (line.top === undefined ? [] : [line.top])).sort((one, other) => one - other)
  const middle = tops[Math.floor(tops.length / 2)]
  return middle === undefined || tops.filter((top) => Math.abs(top - middle) < 8).length >= 0.8 * tops.length
}

/** `Side 3 af 12` is always one; a bare number only when it goes up with the pages. */
function markPageNumbers(pages: Page[], found: Map<Line, FurnitureReason>): void {
  const bare: { line: Line; offset: number }[] = []
  for (const { number, lines } of pages) {
    for (const [index, line] of lines.entries()) {
      if (found.has(line) || line.cell) continue
      const text = `${line.bullet ?? ''} ${line.text}`.trim()
      if (/^(?:side|s\.|page)\s*\d{1,4}(?:\s*(?:af|\/|of)\s*\d{1,4})?$/i.test(text) || /^[-–—|]\s*\d{1,4}\s*[-–—|]$/.test(text))
        found.set(line, 'page_number')
      else if (/^\|?\s*\d{1,4}(?:\s*\/\s*\d{1,4})?\s*\|?$/.test(text) && (index < edge || index >= lines.length - edge)) {
        bare.push({ line, offset: Number(/\d+/.exec(text)?.[0]) - number })
      }
    }
  }
  for (const { line, offset } of bare) if (bare.filter((other) => other.offset === offset).length >= 2) found.set(line, 'page_number')
}

/** Entries with leaders and a number, and their heading. A lone one is no table of contents. */
function markContents(pages: Page[], found: Map<Line, FurnitureReason>): void {
  const lines = pages.flatMap((page) => page.lines).filter((line) => !found.has(line))
  const entries = lines.filter((line) => /\S\s*(?:\.{3,}|…+|(?:\. ){3,}|\t+)\s*\d{1,3}$/.test(line.text))
  if (entries.length < 2) return
  for (const entry of entries) found.set(entry, 'contents')
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1]
    if (/^(indhold|indholdsfortegnelse)$/i.test(line.text) && next && found.get(next) === 'contents') found.set(line, 'contents')
  }
}

/** The size that most letters have. */
export function bodySize(lines: Line[]): number | undefined {
  const letters = new Map<number, number>()
  for (const { size, text, level } of lines)
    if (size !== undefined && level === undefined) letters.set(size, (letters.get(size) ?? 0) + text.length)
  return [...letters].sort((one, other) => other[1] - one[1])[0]?.[0]
}
