import { getDocumentProxy } from 'unpdf'
import { takeBullet } from './bullet.ts'
import type { Limits, Line, Page, Refusal } from './document.ts'

/** A piece of text as pdf.js hands it out. */
interface Item {
  str: string
  transform: number[]
  width: number
  height: number
  fontName: string
  hasEOL: boolean
}

interface Draft {
  text: string
  font: string
  size: number
  left: number
  right: number
  /** The height of the base line above the bottom of the page. */
  base: number
  fonts: Map<string, number>
}

export async function readPdf(bytes: Uint8Array, limits: Limits): Promise<{ pages: Page[] } | Refusal> {
  const pdf = await getDocumentProxy(new Uint8Array(bytes), {
    // No word of the document reaches the log, nothing is fetched, no picture is unpacked.
    verbosity: 0,
    useSystemFonts: false,
    disableFontFace: true,
    isOffscreenCanvasSupported: false,
    useWorkerFetch: false,
    maxImageSize: 0,
    stopAtErrors: false,
  })
  try {
    if (pdf.numPages > limits.pages) return { refused: 'too_many_pages', pages: pdf.numPages, limit: limits.pages }
    const read: { height: number; drafts: Draft[] }[] = []
    let characters = 0
    for (let number = 1; number <= pdf.numPages; number++) {
      const page = await pdf.getPage(number)
      const content = await page.getTextContent()
      const drafts = draftLines(content.items.filter((item): item is Item & (typeof content.items)[number] => 'str' in item))
      characters += drafts.reduce((sum, draft) => sum + draft.text.length, 0)
      if (characters > limits.characters) return { refused: 'too_large', limit: limits.characters }
      read.push({ height: page.view[3] ?? 0, drafts })
      page.cleanup()
    }
    if (characters < 1) return { refused: 'no_text', kind: 'pdf', pages: pdf.numPages }
    return { pages: finish(read) }
  } finally {
    await pdf.loadingTask.destroy()
  }
}

/**
 * Puts the pieces together to lines in the order in which the document paints them. That order follows columns and cells, which
 * sorting by height would mix. A new line begins where the base line moves or where the next piece stands far off on the same one.
 */
function draftLines(items: Item[]): Draft[] {
  const drafts: Draft[] = []
  let open: Draft | undefined
  for (const item of items) {
    const [a = 0, b = 0, , , x = 0, y = 0] = item.transform
    const size = Math.hypot(a, b) || item.height
    const text = item.str.normalize('NFC')
    if (text.trim() !== '') {
      const space = open ? x - open.right : 0
      const isSameLine = open && Math.abs(y - open.base) < 0.45 * Math.max(size, open.size) && space > -1.5 * size && space < 2.5 * size
      if (!open || !isSameLine) {
        open = { text: '', font: item.fontName, size, left: x, right: x, base: y, fonts: new Map() }
        drafts.push(open)
      } else if (space > 0.18 * size && !/\s$/.test(open.text) && !/^\s/.test(text)) open.text += ' '
      open.text += text
      open.right = Math.max(open.right, x + item.width)
      // A note mark or a drop cap says nothing about the line: the longest stretch does.
      open.fonts.set(item.fontName, (open.fonts.get(item.fontName) ?? 0) + text.trim().length)
      if (text.trim().length > 1) open.size = Math.max(open.text.length === text.length ? 0 : open.size, size)
    } else if (open && text !== '' && !/\s$/.test(open.text)) open.text += ' '
  }
  for (const draft of drafts) draft.font = [...draft.fonts].sort((one, other) => other[1] - one[1])[0]?.[0] ?? draft.font
  return drafts
}

function finish(read: { height: number; drafts: Draft[] }[]): Page[] {
  const body = bodyFont(read.flatMap(({ drafts }) => drafts))
  let number = 0
  return read.map(({ height, drafts }, index) => {
    const lines: Line[] = []
    const leading = usualLeading(drafts)
    let before: Draft | undefined
    let pending: string | undefined
    for (const draft of drafts) {
      const taken = takeBullet(draft.text)
      const alone = taken.bullet === undefined && isLoneBullet(taken.text)
      if (alone) {
        // Some programs paint the dot as a line of its own: it belongs to the words beside it.
        pending = taken.text
        continue
      }
      if (taken.text === '') continue
      number += 1
      const line: Line = { number, page: index + 1, text: taken.text.replace(/\s+/g, ' '), size: round(draft.size) }
      line.left = round(draft.left)
      line.right = round(draft.right)
      line.top = round(height - draft.base)
      const mark = pending ?? taken.bullet
      if (mark) line.bullet = pending && taken.bullet ? `${pending} ${taken.bullet}` : mark
      if (draft.font !== body) line.strong = true
      if (!before || hasGap(before, draft, leading)) line.gap = true
      pending = undefined
      before = draft
      lines.push(line)
    }
    if (pending) {
      number += 1
      lines.push({ number, page: index + 1, text: pending, gap: true })
    }
    return { number: index + 1, lines }
  })
}

function isLoneBullet(text: string): boolean {
  return /^[•◦▪▫■□●○‣⁃∙·»►▶➢➤✓✔★☆♦◆\uf000-\uf0ff–-]$/u.test(text)
}

/** The font that most letters are set in. */
function bodyFont(drafts: Draft[]): string | undefined {
  const letters = new Map<string, number>()
  for (const { fonts } of drafts) for (const [font, count] of fonts) letters.set(font, (letters.get(font) ?? 0) + count)
  return [...letters].sort((one, other) => other[1] - one[1])[0]?.[0]
}

/** The distance between two base lines of one paragraph, in letter sizes: the median over the page, between its usual bounds. */
function usualLeading(drafts: Draft[]): number {
  const steps: number[] = []
  for (const [index, draft] of drafts.entries()) {
    const next = drafts[index + 1]
    if (!next || Math.abs(next.left - draft.left) > 4 * draft.size) continue
    const step = (draft.base - next.base) / draft.size
    if (step > 0.8 && step < 2) steps.push(step)
  }
  steps.sort((one, other) => one - other)
  return steps[Math.floor(steps.length / 2)] ?? 1.3
}

function hasGap(before: Draft, draft: Draft, leading: number): boolean {
  const step = (before.base - draft.base) / Math.min(before.size, draft.size)
  return step <= 0 || step > leading * 1.25 || draft.left > before.right
}

function round(points: number): number {
  return Math.round(points * 10) / 10
}
