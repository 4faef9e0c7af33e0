import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { before, test } from 'node:test'
import fc from 'fast-check'
import { asItStood, cleanLines } from './clean-lines.ts'
import { contactReason } from './contact-lines.ts'
import { type Danish, loadDanish } from './danish.ts'
import { defaultLimits, linesOf, type SourceDocument } from './document.ts'
import { joinTexts } from './join-words.ts'
import { readBytes } from './read-bytes.ts'
import { readText } from './read-text.ts'
import { type PdfLine, pdfFile } from './samples/pdf-file.ts'

let danish: Danish
before(async () => {
  danish = await loadDanish()
})

const textDocument = (text: string): SourceDocument => ({ kind: 'text', pages: readText(text) })
const clean = (text: string) => cleanLines(textDocument(text), danish)
const textsOf = (text: string) => clean(text).blocks.map((block) => block.text)
const leftOutOf = (text: string) => clean(text).leftOut.map(({ line, reason }) => `${reason}: ${line.text}`)

test('contact lines are left out with the reason', () => {
  const reasons: [string, string][] = [
    ['Tlf. 12 34 56 78', 'phone'],
    ['+45 1234 5678', 'phone'],
    ['Telefon: 12345678', 'phone'],
    ['E-mail: hr@by.example', 'email'],
    ['www.by.example', 'web'],
    ['Læs mere på by.dk/personale', 'web'],
    ['Rådhustorvet 4', 'address'],
    ['Nordkær Kommune, Havnegade 12A, 9990 Nordkær', 'address'],
    ['CVR-nr. 12 34 56 78', 'registration'],
    ['EAN: 5790001234567', 'registration'],
  ]
  for (const [text, reason] of reasons) assert.equal(contactReason(text), reason, text)
})

test('what says something is no contact line', () => {
  for (const text of [
    'Vi mødes 4 gange om året',
    'Hvidovrevejen 2018',
    'Strategi 2025 Nordkær',
    'Ring til din leder på 12 34 56 78, hvis du er i tvivl om noget, der ikke kan vente',
    'Vi svarer på mail inden 24 timer, også når den er sendt til post@by.example',
    'Vejen mod Nordkær',
    '1200 medarbejdere i 90 enheder',
  ]) {
    assert.equal(contactReason(text), undefined, text)
  }
})

test('a word that was broken with a hyphen becomes whole, and a hyphen of its own stays', () => {
  const joined = (text: string, next: string) => joinTexts(text, next, danish).text
  assert.equal(joined('et godt samar-', 'bejde med alle'), 'et godt samarbejde med alle')
  assert.equal(joined('vores ledelses-', 'grundlag'), 'vores ledelsesgrundlag')
  assert.equal(joined('leder- og medarbejder\u00ad', 'grundlag'), 'leder- og medarbejdergrundlag')
  assert.equal(joined('ledelses-', 'og medarbejdergrundlag'), 'ledelses- og medarbejdergrundlag')
  assert.equal(joined('i MED-', 'udvalget'), 'i MED-udvalget')
  assert.equal(joined('en e-', 'mail'), 'en e-mail')
  assert.equal(joined('Nordkær-', 'Modellen'), 'Nordkær-Modellen')
  assert.equal(joined('vi tør –', 'også når'), 'vi tør – også når')
  assert.deepEqual(joinTexts('Xyz-', 'qwk', danish).join, { before: 'Xyz- qwk', after: 'Xyzqwk', isUnsure: true })
})

test('lines of one sentence become one block, and list items stay apart', () => {
  assert.deepEqual(
    textsOf('Mod\n\nDet kræver mod at spørge, når man\nikke ved nok.\n\n- Vi tør sige nej, også\n  når det koster\n- Vi tør\n'),
    ['Mod', 'Det kræver mod at spørge, når man ikke ved nok.', 'Vi tør sige nej, også når det koster', 'Vi tør'],
  )
})

test('short lines that each begin a sentence stay apart', () => {
  assert.deepEqual(textsOf('Vi gør det, vi siger.\nVi fortæller, hvorfor vi har besluttet, som vi har.\n'), [
    'Vi gør det, vi siger.',
    'Vi fortæller, hvorfor vi har besluttet, som vi har.',
  ])
})

test('a sentence goes on over the page, past what belongs to the page', () => {
  const page = (number: number, text: string) => `Nordkær Kommune\n\n${text}\n\nSide ${number} af 3`
  const text = [page(1, 'Vi holder de aftaler, som vi har lavet med'), page(2, 'hinanden.'), page(3, 'Slut.')].join('\f')
  assert.deepEqual(textsOf(text), ['Vi holder de aftaler, som vi har lavet med hinanden.', 'Slut.'])
  assert.equal(leftOutOf(text).filter((line) => line.startsWith('running_header')).length, 3)
  assert.equal(leftOutOf(text).filter((line) => line.startsWith('page_number')).length, 3)
})

test('what comes back as a heading, an item or in the middle of pages is not furniture', () => {
  const pages = ['a', 'b', 'c', 'd'].map((letter) => `Tema ${letter}${letter}\n1\n2\n3\nDirektion\n5\n6\n7\n- Vi tør`).join('\f')
  assert.deepEqual(
    leftOutOf(pages.replaceAll(/^\d$/gm, 'Vi er mange.')).filter((line) => /Direktion|Vi tør/.test(line)),
    [],
  )
})

test('a larger line that comes back on each page of a PDF stays, a small one does not', async () => {
  const page = (words: string): PdfLine[] => [
    { text: 'Medarbejder', top: 60, size: 18 },
    { text: `Jeg ${words} og gør mig umage med det hver dag.`, top: 120 },
    { text: 'Nordkær Kommune 2031', top: 800, size: 8 },
  ]
  const reading = await readBytes(pdfFile([page('lytter'), page('spørger'), page('lærer')]), defaultLimits)
  assert.ok('document' in reading)
  const { blocks, leftOut } = cleanLines(reading.document, danish)
  assert.equal(blocks.filter((block) => block.text === 'Medarbejder').length, 3)
  assert.deepEqual(
    leftOut.map(({ reason }) => reason),
    ['running_footer', 'running_footer', 'running_footer'],
  )
})

test('bare numbers are page numbers only when they go up with the pages', () => {
  assert.deepEqual(leftOutOf('Vi tør\n4\fVi gør\n5'), ['page_number: 4', 'page_number: 5'])
  assert.deepEqual(leftOutOf('Vi tør\n4\fVi gør\n9'), [])
})

test('the table of contents is left out, a line that ends in a number is not', () => {
  assert.deepEqual(leftOutOf('Indhold\nForord ..... 3\nMod\t4\n\nVi er 4'), [
    'contents: Indhold',
    'contents: Forord ..... 3',
    'contents: Mod\t4',
  ])
})

/** Every line of the source is in one place, and every letter of it is there. */
function assertNothingLost(document: SourceDocument): void {
  const { blocks, leftOut } = cleanLines(document, danish)
  const lines = linesOf(document)
  const placed = [...blocks.flatMap((block) => block.lines), ...leftOut.map(({ line }) => line.number)]
  assert.deepEqual(
    placed.sort((one, other) => one - other),
    lines.map((line) => line.number),
  )
  const byNumber = new Map(lines.map((line) => [line.number, line]))
  for (const block of blocks) {
    const source = block.lines.flatMap((number) => byNumber.get(number) ?? [])
    assert.equal(block.passage, source.map(asItStood).join('\n'))
    // Only hyphens at the end of a line may go, one for each join.
    const bare = (text: string) => text.replaceAll(/[\s\u00ad\u2010-]/g, '')
    assert.equal(bare(block.text), bare(source.map((line) => line.text).join('')))
  }
}

test('no line and no letter of the sample documents is lost', async () => {
  const folder = join(import.meta.dirname, 'samples')
  for (const name of readdirSync(folder).filter((file) => /\.(txt|md|pdf)$/.test(file))) {
    const reading = await readBytes(readFileSync(join(folder, name)), defaultLimits)
    assert.ok('document' in reading, name)
    assertNothingLost(reading.document)
  }
})

test('no line and no letter of any text is lost', () => {
  const piece = fc.constantFrom(
    'Vi tør',
    'samar-',
    'bejde',
    '• ',
    '- ',
    '\n',
    '\n',
    '\n\n',
    '\f',
    'Side 1',
    '7',
    ' ',
    'Tlf. 12345678',
    'ledelses-',
    'og',
    'Direktion',
    '.',
    ',',
    '\u00ad',
    'Å',
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => assertNothingLost(textDocument(pieces.join('')))),
    { numRuns: 500 },
  )
})
