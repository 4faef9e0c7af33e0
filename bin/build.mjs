import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { build } from 'esbuild'
import { buildStyles } from './build-styles.mjs'

// The server in one file (with the thread that reads documents in another beside it), and what browsers are given, with hashes in their names.
// All is made beside and moved into place at the end: a build that fails leaves the last one whole.
const root = dirname(dirname(fileURLToPath(import.meta.url)))
const made = join(root, 'dist.new')
const assets = join(made, 'assets')
const manifest = {}

const started = performance.now()
rmSync(made, { recursive: true, force: true })
mkdirSync(assets, { recursive: true })
try {
  await Promise.all([bundleServer(), bundleClient(), addStyles()])
  writeFileSync(join(assets, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`)
  rmSync(join(root, 'dist'), { recursive: true, force: true })
  renameSync(made, join(root, 'dist'))
  console.log(`Built in ${((performance.now() - started) / 1000).toFixed(1)} s.`)
} catch (error) {
  // esbuild has already written its own errors, with file and line.
  console.error(error.errors ? 'The build failed.' : `The build failed: ${error.message}`)
  process.exitCode = 1
} finally {
  rmSync(made, { recursive: true, force: true })
}

function bundleServer() {
  return build({
    absWorkingDir: root,
    entryPoints: { server: 'src/server.ts', 'document-worker': 'src/features/foundations/document/document-worker.ts' },
    outdir: made,
    bundle: true,
    packages: 'external',
    platform: 'node',
    target: 'node24',
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    sourcemap: true,
    logLevel: 'warning',
  })
}

async function bundleClient() {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['src/client/main.ts'],
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: ['chrome109', 'firefox115', 'safari16'],
    legalComments: 'none',
    logLevel: 'warning',
  })
  addText('main.js', Buffer.from(outputFiles[0].contents))
}

async function addStyles() {
  const font = readFileSync(join(root, 'node_modules/@fontsource-variable/ibm-plex-sans/files/ibm-plex-sans-latin-wght-normal.woff2'))
  const fontName = add('ibm-plex-sans.woff2', font)
  addText('main.css', await buildStyles(root, { 'ibm-plex-sans.woff2': fontName }))
}

/** Compressed once here, and never while somebody waits. */
function addText(name, content) {
  const hashed = add(name, content)
  writeFileSync(join(assets, `${hashed}.br`), brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }))
  writeFileSync(join(assets, `${hashed}.gz`), gzipSync(content, { level: 9 }))
}

function add(name, content) {
  const [stem, extension] = name.split('.')
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 10)
  const hashed = `${stem}-${hash}.${extension}`
  writeFileSync(join(assets, hashed), content)
  manifest[name] = hashed
  return hashed
}
