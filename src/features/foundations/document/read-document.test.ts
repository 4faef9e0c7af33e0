import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { test } from 'node:test'
import { pathToFileURL } from 'node:url'
import { deflateSync } from 'node:zlib'
import { build } from 'esbuild'
import { type Limits, linesOf, type Reading } from './document.ts'
import { proposeFromDocument, readDocument } from './read-document.ts'
import { docxFile } from './samples/docx-file.ts'
import { pdfFile } from './samples/pdf-file.ts'

const read = (bytes: Uint8Array, limits?: Partial<Limits>) => readDocument({ name: 'grundlag', bytes }, limits)
const textOf = (reading: Reading) => ('document' in reading ? linesOf(reading.document).map((line) => line.text) : reading)

test('each kind of document is read in the thread', async () => {
  const page = [{ text: 'Vi tør.', top: 80 }]
  assert.deepEqual(textOf(await read(Buffer.from('# Mod\n\nVi tør.\n'))), ['Mod', 'Vi tør.'])
  assert.deepEqual(textOf(await read(Buffer.from('Mod\n\nVi tør.\n'))), ['Mod', 'Vi tør.'])
  assert.deepEqual(textOf(await read(docxFile([{ text: 'Vi tør.' }]))), ['Vi tør.'])
  assert.deepEqual(textOf(await read(pdfFile([page]))), ['Vi tør.'])
})

test('the bytes that were given are still there afterwards', async () => {
  const bytes = new TextEncoder().encode('Vi tør.')
  await read(bytes)
  assert.equal(new TextDecoder().decode(bytes), 'Vi tør.')
})

test('a file over the limit is refused before anything reads it', async () => {
  assert.deepEqual(await read(new Uint8Array(11), { bytes: 10 }), { refused: 'too_large', limit: 10 })
})

test('a reading that takes too long is ended', async () => {
  assert.deepEqual(await read(Buffer.from('Vi tør.'), { milliseconds: 1 }), { refused: 'too_slow', limit: 1 })
  assert.deepEqual(textOf(await read(Buffer.from('Vi tør.'))), ['Vi tør.'], 'the next one is read')
})

test('a PDF that unpacks to more than the memory it may have is ended', async () => {
  const bomb = deflateSync(Buffer.alloc(200 * 1024 * 1024, ' '), { level: 1 })
  const outcome = await read(pdfFile([[]], { stream: { filter: 'FlateDecode', bytes: bomb } }), { memory: 100 })
  assert.deepEqual(outcome, { refused: 'too_much_memory', limit: 100 })
})

test('the thread reads from the bundle too, where it is a file beside the server', async (context) => {
  const root = join(import.meta.dirname, '../../../..')
  await mkdir(join(root, 'node_modules/.cache'), { recursive: true })
  const folder = await mkdtemp(join(root, 'node_modules/.cache/document-'))
  context.after(() => rm(folder, { recursive: true }))
  await build({
    absWorkingDir: root,
    entryPoints: {
      server: join(import.meta.dirname, 'read-document.ts'),
      'document-worker': join(import.meta.dirname, 'document-worker.ts'),
    },
    outdir: folder,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node24',
    format: 'esm',
  })
  const bundle = (await import(pathToFileURL(join(folder, 'server.js')).href)) as { proposeFromDocument: typeof proposeFromDocument }
  const proposal = await bundle.proposeFromDocument({ name: 'x', bytes: Buffer.from('# Grundlag\n\n## Mod\n\n- Vi toer spoerge.\n') })
  assert.ok('structure' in proposal)
  assert.equal(proposal.structure.themes[0]?.expectations[0]?.repairs[0]?.after, 'spørge')
})

test('a PDF as a browser prints it becomes themes, roles and expectations', async () => {
  const proposal = await proposeFromDocument({ name: 'x', bytes: readFileSync(join(import.meta.dirname, 'samples/printed.pdf')) })
  assert.ok('structure' in proposal)
  const { name, themes, roles } = proposal.structure
  assert.equal(name?.text, 'Vejen mod Nordkær')
  assert.deepEqual(
    themes.map((theme) => [theme.name.text, theme.expectations.map(({ role }) => role)]),
    [
      ['Trygger driften', ['direktion', 'direktion', 'medarbejder']],
      ['Baner vejen', ['direktion', 'medarbejder']],
    ],
  )
  assert.deepEqual(
    roles.map((role) => role.name.text),
    ['Direktionen', 'Medarbejder'],
  )
  assert.equal(
    themes[0]?.expectations[0]?.text,
    'Vi sætter mål, som hele organisationen kan se sig selv i, og vi fortæller om dem igen og igen.',
  )
  assert.deepEqual(
    proposal.leftOut.map(({ reason, line }) => [reason, line.page]),
    [
      ['running_header', 2],
      ['running_header', 3],
    ],
  )
})
