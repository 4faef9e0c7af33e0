import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { defaultLimits, type Limits, type Line, linesOf } from './document.ts'
import { readBytes } from './read-bytes.ts'
import { docxFile, docxParts, type WordContent } from './samples/docx-file.ts'
import { pdfFile } from './samples/pdf-file.ts'
import { writeZip } from './zip.ts'

const read = (bytes: Uint8Array, limits: Partial<Limits> = {}) => readBytes(bytes, { ...defaultLimits, ...limits })

async function linesIn(bytes: Uint8Array): Promise<Line[]> {
  const reading = await read(bytes)
  assert.ok('document' in reading, JSON.stringify(reading))
  return linesOf(reading.document)
}

async function kindOf(bytes: Uint8Array) {
  const reading = await read(bytes)
  return 'document' in reading ? reading.document.kind : reading
}

test('what a document is follows from what is in it', async () => {
  assert.equal(await kindOf(Buffer.from('Vi tør.')), 'text')
  assert.equal(await kindOf(Buffer.from('# Mod\nVi tør.')), 'markdown')
  assert.equal(await kindOf(docxFile([{ text: 'Vi tør.' }])), 'docx')
  assert.equal(await kindOf(pdfFile([[{ text: 'Vi tør.', top: 80 }]])), 'pdf')
})

test('what we know but do not read is called by its name', async () => {
  const recognised = async (bytes: Uint8Array) => {
    const reading = await read(bytes)
    return 'refused' in reading && reading.refused === 'unknown_kind' ? reading.recognised : reading
  }
  assert.equal(await recognised(new Uint8Array(0)), 'empty')
  assert.equal(await recognised(Buffer.from('  \n ')), 'empty')
  assert.equal(await recognised(Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1')), 'old_word')
  assert.equal(await recognised(Buffer.from('{\\rtf1 Vi}')), 'rich_text')
  assert.equal(await recognised(Buffer.from('<!doctype html><p>Vi</p>')), 'web_page')
  assert.equal(await recognised(Buffer.from('\x89PNG\r\n', 'latin1')), 'picture')
  assert.equal(await recognised(writeZip([['xl/workbook.xml', new Uint8Array(1)]])), 'spreadsheet')
  assert.equal(await recognised(writeZip([['a.txt', new Uint8Array(1)]])), 'zip')
  assert.equal(await recognised(Buffer.from([1, 2, 3, 4, 5])), undefined)
})

test('plain text is read in UTF-8, UTF-16 and windows-1252', async () => {
  const text = 'Vi møder på række'
  for (const bytes of [Buffer.from(text), Buffer.from(`\ufeff${text}`, 'utf16le'), Buffer.from(text, 'latin1')]) {
    assert.deepEqual(
      (await linesIn(bytes)).map((line) => line.text),
      [text],
    )
  }
})

test('plain text has pages, air and bullets', async () => {
  const lines = await linesIn(Buffer.from('Mod\r\n\r\n• Vi tør\n2) Vi gør\f- Vi er'))
  assert.deepEqual(lines, [
    { number: 1, page: 1, text: 'Mod', gap: true },
    { number: 2, page: 1, text: 'Vi tør', bullet: '•', gap: true },
    { number: 3, page: 1, text: 'Vi gør', bullet: '2)' },
    { number: 4, page: 2, text: 'Vi er', bullet: '-', gap: true },
  ])
})

test('Markdown keeps headings, lists, cells and words, and drops the marks', async () => {
  const lines = await linesIn(
    Buffer.from('Mod\n===\n\n## Vi *tør* **nu**\n\n- [læs](https://x.example)\n\n| a | b |\n|---|---|\n| c \\| d | e |\n'),
  )
  assert.deepEqual(
    lines.map(({ text, level, bullet, cell }) => [text, level ?? bullet ?? (cell ? `${cell.row},${cell.column}` : '')]),
    [
      ['Mod', 1],
      ['Vi tør nu', 2],
      ['læs (https://x.example)', '-'],
      ['a', '0,0'],
      ['b', '0,1'],
      ['c | d', '1,0'],
      ['e', '1,1'],
    ],
  )
})

const word: WordContent[] = [
  { text: 'Vejen', style: 'Overskrift1' },
  { text: 'Vi er her.\nOgså i dag.' },
  { text: 'Vi tør', list: 1 },
  { text: 'Vi gør', list: 2 },
  { text: '• Vi er', bold: true },
  { text: 'Næste', pageBreak: true },
  {
    rows: [
      ['', 'Leder'],
      ['Mod', 'Jeg tør\nJeg gør'],
    ],
  },
]

test('a Word file gives headings, lists, bold, line and page breaks and cells', async () => {
  const lines = await linesIn(docxFile(word))
  assert.deepEqual(lines.slice(0, 7), [
    { number: 1, page: 1, text: 'Vejen', level: 1, gap: true },
    { number: 2, page: 1, text: 'Vi er her.', gap: true },
    { number: 3, page: 1, text: 'Også i dag.' },
    { number: 4, page: 1, text: 'Vi tør', bullet: '•', gap: true },
    { number: 5, page: 1, text: 'Vi gør', bullet: '1.', gap: true },
    { number: 6, page: 1, text: 'Vi er', bullet: '•', strong: true, gap: true },
    { number: 7, page: 2, text: 'Næste', gap: true },
  ])
  assert.deepEqual(
    lines.slice(7).map(({ text, cell }) => [text, cell?.row, cell?.column]),
    [
      ['Leder', 0, 1],
      ['Mod', 1, 0],
      ['Jeg tør', 1, 1],
      ['Jeg gør', 1, 1],
    ],
  )
})

test('pictures in a Word file are not unpacked, however large they say they are', async () => {
  const bytes = docxFile(word, [['word/media/image1.png', new Uint8Array(200_000)]])
  assert.ok('document' in (await read(bytes, { unpackedBytes: 100_000 })))
})

/** A Word file with one more part that unpacks to a megabyte, and says that it unpacks to `claimed` bytes. */
function bomb(claimed: number): Buffer {
  const packed = deflateRawSync(Buffer.alloc(1024 * 1024))
  const bytes = writeZip([['word/spare.xml', packed], ...docxParts(word)])
  const directory = bytes.readUInt32LE(bytes.length - 6)
  for (const [method, size] of [
    [8, 22],
    [directory + 10, directory + 24],
  ] as const) {
    bytes.writeUInt16LE(8, method)
    bytes.writeUInt32LE(claimed, size)
  }
  return bytes
}

test('a Word file that unpacks to more than the limit is refused, also when its directory lies', async () => {
  assert.ok('document' in (await read(bomb(1024 * 1024), { unpackedBytes: 2_000_000 })), 'it is the size that is refused, not the file')
  for (const claimed of [1024 * 1024, 10]) {
    assert.deepEqual(await read(bomb(claimed), { unpackedBytes: 100_000 }), { refused: 'too_large', limit: 100_000 })
  }
})

test('many parts that are each within the limit are refused when together they are not', async () => {
  const liar = bomb(10)
  const reading = await read(liar, { unpackedBytes: 1024 * 1024 + 100 })
  assert.deepEqual(reading, { refused: 'too_large', limit: 1024 * 1024 + 100 })
})

test('a Word file that says it has too many pages is refused', async () => {
  const properties = new TextEncoder().encode('<Properties><Pages>301</Pages></Properties>')
  assert.deepEqual(await read(docxFile(word, [['docProps/app.xml', properties]])), { refused: 'too_many_pages', pages: 301, limit: 300 })
})

test('a document with a password says so', async () => {
  const container = Buffer.concat([Buffer.from('\xd0\xcf\x11\xe0', 'latin1'), Buffer.from('EncryptedPackage', 'utf16le')])
  assert.deepEqual(await read(container), { refused: 'encrypted', kind: 'docx' })
  const encrypt = `<</Filter/Standard/V 1/R 2/P -4/O(${'o'.repeat(32)})/U(${'u'.repeat(32)})>>`
  assert.deepEqual(await read(pdfFile([[{ text: 'Vi tør.', top: 80 }]], { encrypt })), { refused: 'encrypted', kind: 'pdf' })
})

test('a PDF gives lines with page, place, size, boldness, bullets and air', async () => {
  const lines = await linesIn(
    pdfFile([
      [
        { text: 'Mod', top: 80, size: 20, bold: true },
        { text: 'Det kræver mod at spørge, når man', top: 110 },
        { text: 'ikke ved nok. Vi øver os.', top: 124 },
        { text: '• Vi tør sige nej', top: 160 },
        { text: '•', top: 174, left: 60 },
        { text: 'Vi tør sige ja', top: 174, left: 90 },
      ],
      [{ text: 'Side to', top: 80 }],
    ]),
  )
  assert.deepEqual(
    lines.map(({ page, text, bullet, size, strong, gap, top }) => [page, text, bullet, size, strong, gap, top]),
    [
      [1, 'Mod', undefined, 20, true, true, 80],
      [1, 'Det kræver mod at spørge, når man', undefined, 11, undefined, true, 110],
      [1, 'ikke ved nok. Vi øver os.', undefined, 11, undefined, undefined, 124],
      [1, 'Vi tør sige nej', '•', 11, undefined, true, 160],
      [1, 'Vi tør sige ja', '•', 11, undefined, undefined, 174],
      [2, 'Side to', undefined, 11, undefined, true, 80],
    ],
  )
})

test('columns of a PDF are read one after the other', async () => {
  const column = (left: number, words: string) => [80, 94, 108].map((top, index) => ({ text: `${words} ${'abc'[index]}`, left, top }))
  const lines = await linesIn(pdfFile([[...column(60, 'venstre'), ...column(320, 'højre')]]))
  assert.deepEqual(
    lines.map((line) => line.text),
    ['venstre a', 'venstre b', 'venstre c', 'højre a', 'højre b', 'højre c'],
  )
  assert.deepEqual(
    lines.map((line) => line.gap),
    [true, undefined, undefined, true, undefined, undefined],
  )
})

test('a PDF without text needs to be scanned for it first', async () => {
  assert.deepEqual(await read(pdfFile([[], []])), { refused: 'no_text', kind: 'pdf', pages: 2 })
  assert.deepEqual(await read(pdfFile([[{ text: '1', top: 800 }]])), { refused: 'no_text', kind: 'pdf', pages: 1 })
})

test('too many pages or letters are refused', async () => {
  const pages = Array.from({ length: 4 }, () => [{ text: 'Vi tør.', top: 80 }])
  assert.deepEqual(await read(pdfFile(pages), { pages: 3 }), { refused: 'too_many_pages', pages: 4, limit: 3 })
  assert.deepEqual(await read(Buffer.from('a\fb\fc\fd'), { pages: 3 }), { refused: 'too_many_pages', pages: 4, limit: 3 })
  assert.deepEqual(await read(Buffer.from('Vi tør.'), { characters: 5 }), { refused: 'too_large', limit: 5 })
  assert.deepEqual(await read(pdfFile(pages), { characters: 5 }), { refused: 'too_large', limit: 5 })
})

test('no bytes make the reading throw', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('', '%PDF-1.7\n', 'PK\x03\x04', '\xd0\xcf\x11\xe0'),
      fc.uint8Array({ maxLength: 300 }),
      async (head, tail) => {
        const reading = await read(Buffer.concat([Buffer.from(head, 'latin1'), tail]))
        assert.ok('document' in reading || 'refused' in reading)
      },
    ),
    { numRuns: 200 },
  )
})

test('no damage to a sound document makes the reading throw', async () => {
  const sound = [docxFile(word), Buffer.from(pdfFile([[{ text: 'Vi tør.', top: 80 }]]))]
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...sound),
      fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 12 }),
      fc.nat(),
      async (bytes, changes, cut) => {
        const spoilt = new Uint8Array(bytes)
        for (const [at, value] of changes) spoilt[at % spoilt.length] = value
        const reading = await read(cut % 4 === 0 ? spoilt.slice(0, cut % spoilt.length) : spoilt)
        assert.ok('document' in reading || 'refused' in reading)
      },
    ),
    { numRuns: 200 },
  )
})
