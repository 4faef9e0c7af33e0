/** A line of a small PDF, at a place from the upper left corner of an A4 page. */
export interface PdfLine {
  text: string
  left?: number
  top: number
  size?: number
  bold?: boolean
}

export interface PdfMade {
  /** A dictionary for /Encrypt. */
  encrypt?: string
  /** The content stream of the first page, as it stands, with its filter. */
  stream?: { filter: string; bytes: Uint8Array }
}

export function pdfFile(pages: PdfLine[][], made: PdfMade = {}): Uint8Array {
  const parts: Buffer[] = []
  const offsets: number[] = []
  let size = 0
  const write = (content: string | Uint8Array) => {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'latin1') : Buffer.from(content)
    parts.push(bytes)
    size += bytes.length
  }
  const object = (number: number, content: () => void) => {
    offsets[number] = size
    write(`${number} 0 obj\n`)
    content()
    write('\nendobj\n')
  }

  write('%PDF-1.7\n')
  object(1, () => write('<</Type/Catalog/Pages 2 0 R>>'))
  object(2, () => write(`<</Type/Pages/Count ${pages.length}/Kids[${pages.map((_, index) => `${5 + 2 * index} 0 R`).join(' ')}]>>`))
  object(3, () => write('<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>'))
  object(4, () => write('<</Type/Font/Subtype/Type1/BaseFont/Helvetica-Bold/Encoding/WinAnsiEncoding>>'))
  for (const [index, lines] of pages.entries()) {
    const number = 5 + 2 * index
    object(number, () =>
      write(`<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents ${number + 1} 0 R/Resources<</Font<</F1 3 0 R/F2 4 0 R>>>>>>`),
    )
    object(number + 1, () => {
      const given = index === 0 ? made.stream : undefined
      const bytes = given?.bytes ?? Buffer.from(lines.map(paint).join('\n'), 'latin1')
      write(`<</Length ${bytes.length}${given ? `/Filter/${given.filter}` : ''}>>\nstream\n`)
      write(bytes)
      write('\nendstream')
    })
  }
  const count = 5 + 2 * pages.length
  const start = size
  write(`xref\n0 ${count}\n0000000000 65535 f \n`)
  for (let number = 1; number < count; number++) write(`${String(offsets[number]).padStart(10, '0')} 00000 n \n`)
  const id = '0123456789abcdef0123456789abcdef'
  write(
    `trailer\n<</Size ${count}/Root 1 0 R/ID[<${id}><${id}>]${made.encrypt ? `/Encrypt ${made.encrypt}` : ''}>>\nstartxref\n${start}\n%%EOF\n`,
  )
  return new Uint8Array(Buffer.concat(parts))
}

function paint({ text, left = 60, top, size = 11, bold }: PdfLine): string {
  const words = [...text].map((letter) => winAnsi[letter] ?? letter.replace(/[\\()]/, '\\$&')).join('')
  return `BT /${bold ? 'F2' : 'F1'} ${size} Tf 1 0 0 1 ${left} ${842 - top} Tm (${words}) Tj ET`
}

const winAnsi: Record<string, string> = { '•': '\\225', '–': '\\226', '”': '\\224' }
