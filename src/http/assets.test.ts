import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { before, test } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { asset, assetFolder, manifest } from '#ui/assets.ts'
import { assets } from './assets.ts'

before(() => assert.ok(manifest['main.css'], 'Build first: npm run build'))

const get = (path: string, encodings = '') => assets.request(path, { headers: { 'Accept-Encoding': encodings } })
const onDisk = (path: string) => readFileSync(new URL(path.replace('/assets/', ''), assetFolder))

test('the stylesheet comes as the best packing that the browser takes, and unpacked it is the same', async () => {
  const path = asset('main.css')
  const brotli = await get(path, 'gzip, deflate, br')
  assert.equal(brotli.headers.get('Content-Encoding'), 'br')
  assert.deepEqual(brotliDecompressSync(Buffer.from(await brotli.arrayBuffer())), onDisk(path))
  const gzip = await get(path, 'gzip, br;q=0')
  assert.equal(gzip.headers.get('Content-Encoding'), 'gzip')
  assert.deepEqual(gunzipSync(Buffer.from(await gzip.arrayBuffer())), onDisk(path))
  const plain = await get(path)
  assert.equal(plain.headers.get('Content-Encoding'), null)
  assert.deepEqual(Buffer.from(await plain.arrayBuffer()), onDisk(path))
  for (const response of [brotli, gzip, plain]) assert.equal(response.headers.get('Vary'), 'Accept-Encoding')
})

test('each kind says what it is, is not guessed at, and may be kept for good', async () => {
  const types = {
    'main.css': 'text/css; charset=utf-8',
    'main.js': 'text/javascript; charset=utf-8',
    'ibm-plex-sans.woff2': 'font/woff2',
  } as const
  for (const name of ['main.css', 'main.js', 'ibm-plex-sans.woff2'] as const) {
    const { status, headers } = await get(asset(name), 'br')
    assert.equal(status, 200)
    assert.equal(headers.get('Content-Type'), types[name])
    assert.equal(headers.get('X-Content-Type-Options'), 'nosniff')
    assert.equal(headers.get('Cache-Control'), 'public, max-age=31536000, immutable')
  }
})

test('only what the build made is served, however it is spelt', async () => {
  const css = manifest['main.css']
  for (const path of [
    'main.css',
    'manifest.json',
    `${css}.br`,
    '..%2Fserver.js',
    '..%2f..%2fpackage.json',
    '%2Fetc%2Fpasswd',
    'constructor',
    `${css}%00`,
    '',
  ])
    assert.equal((await get(`/assets/${path}`)).status, 404, path)
})

test('a first visit is at most 60 kB of style and script, and one font', async () => {
  const size = async (name: 'main.css' | 'main.js') => (await (await get(asset(name), 'br')).arrayBuffer()).byteLength
  assert.ok((await size('main.css')) + (await size('main.js')) <= 60_000)
  assert.equal(Object.keys(manifest).filter((name) => name.endsWith('.woff2')).length, 1)
  const css = onDisk(asset('main.css')).toString()
  const addresses = [...css.matchAll(/url\(["']?([^"')]*)/g)].map(([, address]) => address as string)
  assert.deepEqual(
    addresses.filter((address) => !address.startsWith('data:')),
    [manifest['ibm-plex-sans.woff2']],
  )
})
