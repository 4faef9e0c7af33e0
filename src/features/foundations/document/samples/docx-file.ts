import { writeZip } from '../zip.ts'

/** The parts of a small Word file, as Word writes them. */
export interface WordParagraph {
  text: string
  style?: string
  /** The list that it is in: 1 is dots, 2 is numbers. */
  list?: 1 | 2
  bold?: boolean
  pageBreak?: boolean
}

export type WordContent = WordParagraph | { rows: string[][] }

export function docxFile(content: WordContent[], extra: [string, Uint8Array][] = []): Buffer {
  return writeZip([...docxParts(content), ...extra])
}

export function docxParts(content: WordContent[]): [string, Uint8Array][] {
  const body = content.map((part) => ('rows' in part ? table(part.rows) : paragraph(part))).join('')
  const styles = [1, 2, 3]
    .map((level) => `<w:style w:type="paragraph" w:styleId="Overskrift${level}"><w:name w:val="heading ${level}"/></w:style>`)
    .join('')
  const lists = ['bullet', 'decimal'].map(
    (format, index) => `<w:abstractNum w:abstractNumId="${index}"><w:lvl w:ilvl="0"><w:numFmt w:val="${format}"/></w:lvl></w:abstractNum>`,
  )
  const numbers = [1, 2].map((list) => `<w:num w:numId="${list}"><w:abstractNumId w:val="${list - 1}"/></w:num>`)
  return [
    part(
      '[Content_Types].xml',
      `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    ),
    part('_rels/.rels', relations([['officeDocument', 'word/document.xml']])),
    part(
      'word/_rels/document.xml.rels',
      relations([
        ['styles', 'styles.xml'],
        ['numbering', 'numbering.xml'],
      ]),
    ),
    part('word/document.xml', `<w:document ${namespace}><w:body>${body}</w:body></w:document>`),
    part('word/styles.xml', `<w:styles ${namespace}>${styles}</w:styles>`),
    part('word/numbering.xml', `<w:numbering ${namespace}>${lists.join('')}${numbers.join('')}</w:numbering>`),
  ]
}

const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

function part(name: string, xml: string): [string, Uint8Array] {
  return [name, new TextEncoder().encode(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${xml}`)]
}

function relations(targets: [string, string][]): string {
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const each = targets.map(([kind, target], index) => `<Relationship Id="r${index}" Type="${type}/${kind}" Target="${target}"/>`)
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join('')}</Relationships>`
}

function paragraph({ text, style, list, bold, pageBreak }: WordParagraph): string {
  const properties = [
    style ? `<w:pStyle w:val="${style}"/>` : '',
    list ? `<w:numPr><w:ilvl w:val="0"/><w:numId w:val="${list}"/></w:numPr>` : '',
  ].join('')
  const lines = text.split('\n').map((line) => `<w:t xml:space="preserve">${escapeXml(line)}</w:t>`)
  const run = `<w:r>${bold ? '<w:rPr><w:b/></w:rPr>' : ''}${lines.join('<w:br/>')}</w:r>`
  return `<w:p><w:pPr>${properties}</w:pPr>${pageBreak ? '<w:r><w:br w:type="page"/></w:r>' : ''}${run}</w:p>`
}

function table(rows: string[][]): string {
  const row = (cells: string[]) =>
    `<w:tr>${cells
      .map(
        (cell) =>
          `<w:tc>${cell
            .split('\n')
            .map((text) => paragraph({ text }))
            .join('')}</w:tc>`,
      )
      .join('')}</w:tr>`
  return `<w:tbl>${rows.map(row).join('')}</w:tbl>`
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}
