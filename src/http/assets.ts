import { existsSync, readFileSync } from 'node:fs'
import { Hono } from 'hono'
import { paths } from '#paths.ts'
import { assetFolder, manifest } from '#ui/assets.ts'
import { chooseEncoding } from './encoding.ts'
import type { AppEnv } from './env.ts'

const types: Record<string, string> = {
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  woff2: 'font/woff2',
}

/** In the order in which we like them. */
const encodings = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const

interface Asset {
  type: string
  plain: Uint8Array<ArrayBuffer>
  encoded: Map<string, Uint8Array<ArrayBuffer>>
}

/** The whole set is known when the process starts and fits in memory; a name outside it is not found, whatever it spells. */
const served: ReadonlyMap<string, Asset> = new Map(Object.values(manifest).map((file) => [file, readAsset(file)]))

export const assets = new Hono<AppEnv>().get(paths.assets.pattern, (c) => {
  const asset = served.get(c.req.param('file'))
  if (!asset) return c.notFound()
  c.header('Content-Type', asset.type)
  c.header('X-Content-Type-Options', 'nosniff')
  // The name holds a hash of the content, so what has this name never changes.
  c.header('Cache-Control', 'public, max-age=31536000, immutable')
  if (asset.encoded.size === 0) return c.body(asset.plain)
  c.header('Vary', 'Accept-Encoding')
  const encoding = chooseEncoding(c.req.header('Accept-Encoding'), [...asset.encoded.keys()])
  const body = encoding && asset.encoded.get(encoding)
  if (!body) return c.body(asset.plain)
  c.header('Content-Encoding', encoding)
  return c.body(body)
})

function readAsset(file: string): Asset {
  const read = (name: string) => new Uint8Array(readFileSync(new URL(name, assetFolder)))
  const encoded = encodings.filter(([, extension]) => existsSync(new URL(file + extension, assetFolder)))
  return {
    type: types[file.slice(file.lastIndexOf('.') + 1)] ?? 'application/octet-stream',
    plain: read(file),
    encoded: new Map(encoded.map(([name, extension]) => [name, read(file + extension)])),
  }
}
