import assert from 'node:assert/strict'
import { test } from 'node:test'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { compressedPages } from './compressed-pages.ts'
import type { AppEnv } from './env.ts'
import { showPage } from './page.ts'

const words = 'Vi lytter, og borgeren mærker det – hver gang. '.repeat(100)

const app = new Hono<AppEnv>()
app.use(compress())
app.use(compressedPages)
app.get('/page', (c) => {
  c.header('Set-Cookie', 'language=da', { append: true })
  c.header('Set-Cookie', 'appearance=dark', { append: true })
  return showPage(c, <p>{words}</p>, 422)
})
app.get('/file', (c) => c.body(words, 200, { 'Content-Type': 'text/csv; charset=utf-8' }))

const get = (path: string, encodings?: string, method = 'GET') =>
  app.request(path, { method, headers: encodings === undefined ? {} : { 'Accept-Encoding': encodings } })
const bytes = async (response: Response) => Buffer.from(await response.arrayBuffer())
const html = `<!doctype html><p>${words}</p>`

test('a page comes as the best packing that the browser takes, and unpacked it is the same', async () => {
  const brotli = await get('/page', 'gzip, deflate, br, zstd')
  assert.equal(brotli.headers.get('Content-Encoding'), 'br')
  assert.equal(brotliDecompressSync(await bytes(brotli)).toString(), html)
  const gzip = await get('/page', 'gzip, br;q=0')
  assert.equal(gzip.headers.get('Content-Encoding'), 'gzip')
  assert.equal(gunzipSync(await bytes(gzip)).toString(), html)
  for (const encodings of [undefined, '', 'identity']) {
    const plain = await get('/page', encodings)
    assert.equal(plain.headers.get('Content-Encoding'), null)
    assert.equal((await bytes(plain)).toString(), html)
  }
})

test('packing a page leaves its status and its headers as they were, and says what they depend on', async () => {
  for (const encodings of ['br', 'gzip', 'identity']) {
    const { status, headers } = await get('/page', encodings)
    assert.equal(status, 422)
    assert.equal(headers.get('Content-Type'), 'text/html; charset=UTF-8')
    assert.deepEqual(headers.getSetCookie(), ['language=da', 'appearance=dark'])
    assert.equal(headers.get('Vary'), 'Accept-Encoding')
  }
})

test('a question for the headers alone has no body and says nothing of packing', async () => {
  const head = await get('/page', 'br', 'HEAD')
  assert.equal(head.status, 422)
  assert.equal(head.headers.get('Content-Encoding'), null)
  assert.equal((await bytes(head)).length, 0)
})

test('a file is packed once, and not by this', async () => {
  const file = await get('/file', 'gzip, br')
  assert.equal(file.headers.get('Content-Encoding'), 'gzip')
  assert.equal(gunzipSync(await bytes(file)).toString(), words)
})
