import mammoth from 'mammoth'
import { takeBullet } from './bullet.ts'
import type { Cell, Limits, Line, Page, Refusal } from './document.ts'
import { listZip, readEntry, writeZip } from './zip.ts'

/** The part of mammoth's document tree that is read here. */
interface Node {
  type: string
  children?: Node[]
  value?: string
  styleId?: string | null
  styleName?: string | null
  numbering?: { isOrdered: boolean; level: string } | null
  isBold?: boolean
  fontSize?: number | null
  breakType?: string
  noteType?: string
  noteId?: string
  body?: Node[]
}
interface Root extends Node {
  notes: { resolve(reference: Node): Node | null }
}

export async function readDocx(bytes: Uint8Array, limits: Limits): Promise<{ pages: Page[] } | Refusal> {
  const unpacked = unpackText(bytes, limits)
  if ('refused' in unpacked) return unpacked
  const pages = statedPages(unpacked.files.get('docProps/app.xml'))
  if (pages > limits.pages) return { refused: 'too_many_pages', pages, limit: limits.pages }

  let root: Root | undefined
  await mammoth.convertToHtml(
    { buffer: writeZip(unpacked.files) },
    {
      transformDocument: (read: Root) => {
        root = read
        return { ...read, children: [] }
      },
    },
  )
  if (!root) return { refused: 'broken', kind: 'docx', error: 'no document' }
  return { pages: new Walk(root).pages }
}

/**
 * Only the text of the document leaves its zip, and never more of it than the limit, whatever the directory claims. Pictures, fonts
 * and embedded files stay where they are; their relations are cut, so nobody looks for them.
 */
function unpackText(bytes: Uint8Array, limits: Limits): { files: Map<string, Uint8Array> } | Refusal {
  const entries = listZip(bytes)
  if (!entries) return { refused: 'broken', kind: 'docx', error: 'no zip directory' }
  const wanted = entries.filter((entry) => /\.(xml|rels)$/i.test(entry.name) && !/^customXml\//i.test(entry.name))
  if (wanted.some((entry) => entry.encrypted)) return { refused: 'encrypted', kind: 'docx' }
  const claimed = wanted.reduce((sum, entry) => sum + entry.size, 0)
  if (claimed > limits.unpackedBytes) return { refused: 'too_large', limit: limits.unpackedBytes }
  const files = new Map<string, Uint8Array>()
  let left = limits.unpackedBytes
  for (const entry of wanted) {
    const read = readEntry(bytes, entry, left)
    if ('refused' in read) {
      if (read.refused === 'too_large') return { refused: 'too_large', limit: limits.unpackedBytes }
      return { refused: 'broken', kind: 'docx', error: 'zip entry' }
    }
    left -= read.content.length
    files.set(entry.name, read.content)
  }
  return { files }
}

function statedPages(properties: Uint8Array | undefined): number {
  const found = properties && /<Pages>(\d{1,9})<\/Pages>/.exec(new TextDecoder().decode(properties))
  return found ? Number(found[1]) : 0
}

/** Goes through the tree once, in reading order. Word does not store pages, so a page ends where somebody broke it by hand. */
class Walk {
  readonly pages: Page[] = [{ number: 1, lines: [] }]
  private count = 0
  private tables = 0
  private readonly root: Root

  constructor(root: Root) {
    this.root = root
    this.walk(root.children ?? [])
  }

  private walk(nodes: Node[], cell?: Cell): void {
    for (const node of nodes) {
      if (node.type === 'paragraph') this.addParagraph(node, cell)
      else if (node.type === 'table') this.walkTable(node, cell)
      else if (node.children) this.walk(node.children, cell)
    }
  }

  /** A table in a table keeps the place of the outer one: what it is part of matters more than how it is drawn. */
  private walkTable(table: Node, outer?: Cell): void {
    const number = outer ? outer.table : this.tables++
    for (const [row, { children: cells = [] }] of (table.children ?? []).entries()) {
      for (const [column, { children = [] }] of cells.entries()) this.walk(children, outer ?? { table: number, row, column })
    }
  }

  private addParagraph(paragraph: Node, cell?: Cell): void {
    const notes: Node[] = []
    let parts: Part[] = []
    let first = true
    const flush = () => {
      this.addLine(paragraph, parts, first, cell)
      if (parts.some((part) => part.text.trim() !== '')) first = false
      parts = []
    }
    const collect = (nodes: Node[], run?: Node) => {
      for (const node of nodes) {
        if (node.type === 'text') parts.push({ text: node.value ?? '', run })
        else if (node.type === 'tab') parts.push({ text: '\t', run })
        else if (node.type === 'break') {
          flush()
          if (node.breakType === 'page') this.startPage()
        } else if (node.type === 'noteReference') {
          const note = this.root.notes.resolve(node)
          if (note?.body) notes.push(...note.body)
        } else if (node.children) collect(node.children, node.type === 'run' ? node : run)
      }
    }
    collect(paragraph.children ?? [])
    flush()
    this.walk(notes, cell)
  }

  private addLine(paragraph: Node, parts: Part[], first: boolean, cell?: Cell): void {
    const taken = takeBullet(parts.map((part) => part.text).join(''))
    if (taken.text === '') return
    this.count += 1
    const page = this.page
    const inked = parts.filter((part) => part.text.trim() !== '')
    const sizes = inked.map((part) => part.run?.fontSize).filter((size) => typeof size === 'number')
    const level = headingLevel(paragraph)
    const line: Line = { number: this.count, page: page.number, text: taken.text }
    if (first && paragraph.numbering && level === undefined) line.bullet = taken.bullet ?? (paragraph.numbering.isOrdered ? '1.' : '•')
    else if (taken.bullet) line.bullet = taken.bullet
    if (level !== undefined) line.level = level
    if (sizes.length > 0) line.size = Math.max(...sizes)
    if (inked.every((part) => part.run?.isBold)) line.strong = true
    if (first) line.gap = true
    if (cell) line.cell = cell
    page.lines.push(line)
  }

  private get page(): Page {
    return this.pages[this.pages.length - 1] as Page
  }

  private startPage(): void {
    this.pages.push({ number: this.pages.length + 1, lines: [] })
  }
}

interface Part {
  text: string
  run: Node | undefined
}

/** Word keeps the English names of its own styles whatever its language, and the ids of the language (`Overskrift1`). */
function headingLevel({ styleId, styleName }: Node): number | undefined {
  for (const style of [styleName, styleId]) {
    if (!style) continue
    if (/^(title|titel)$/i.test(style)) return 1
    const found = /^(?:heading|overskrift|rubrik)\s*([1-6])$/i.exec(style)
    if (found) return Number(found[1])
  }
  return undefined
}
