import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { MiddlewareHandler } from 'hono'
import { chooseEncoding } from './encoding.ts'
import type { AppEnv } from './env.ts'
import { textOfPage } from './page.ts'

/*
 * A page is compressed whole, because its text is whole, and at once: it takes a third of a millisecond, and handing it to another
 * thread or through a stream costs more than that. Above these levels a page gets 4 % smaller for twice the time. Each page anew, and
 * nothing is kept: it is somebody's.
 */
const compress = {
  br: (text: string) =>
    brotliCompressSync(text, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 3,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
      },
    }),
  gzip: (text: string) => gzipSync(text, { level: 3 }),
} as const

const offered = ['br', 'gzip'] as const

/** After the transaction, so that no connection waits for it. What is no page, a file for example, passes by. */
export const compressedPages: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next()
  const text = textOfPage(c.res)
  if (text === undefined) return
  const { status, headers } = c.res
  headers.append('Vary', 'Accept-Encoding')
  const encoding = chooseEncoding(c.req.header('Accept-Encoding'), offered)
  if (!encoding || c.req.method === 'HEAD') return
  headers.set('Content-Encoding', encoding)
  // Given away first: Hono would unpack the new one into a stream to join its headers with those of the old.
  c.res = undefined
  c.res = new Response(new Uint8Array(compress[encoding](text)), { status, headers })
}
