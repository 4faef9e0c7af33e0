import type { MiddlewareHandler } from 'hono'
import { paths } from '#paths.ts'
import type { AppEnv } from './env.ts'
import { ForbiddenOrigin } from './errors.tsx'

/** Turbo's progress bar writes its own style element; the hash is that element's text (a journey in test/journeys/turbo.test.ts sees it pass). */
const turboProgressBar = "'sha256-WAyOw4V+FqDc35lQPyRADLBWbuNK8ahvYEaQIYF1+Ps='"

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  `style-src 'self' ${turboProgressBar}`,
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

export const browserWall: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next()
  const { headers } = c.res
  headers.set('Content-Security-Policy', isFile(headers) ? "default-src 'none'; sandbox" : policy)
  headers.set('X-Content-Type-Options', 'nosniff')
  if (!headers.has('Referrer-Policy')) headers.set('Referrer-Policy', 'same-origin')
  headers.set('Cross-Origin-Opener-Policy', 'same-origin')
  headers.set('Cross-Origin-Resource-Policy', 'same-origin')
  headers.set('Permissions-Policy', 'camera=(), microphone=(), geolocation=()')
  if (c.var.deps.publicOrigin.startsWith('https:')) headers.set('Strict-Transport-Security', 'max-age=31536000')
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store')
}

/** What is sent to be kept, not read here: opened all the same, it may do nothing. */
function isFile(headers: Headers): boolean {
  return headers.get('Content-Disposition')?.startsWith('attachment') ?? false
}

const safe = new Set(['GET', 'HEAD', 'OPTIONS'])

/** A change may only be asked for by our own pages, whatever the content type. */
export const sameOriginOnly: MiddlewareHandler<AppEnv> = async (c, next) => {
  if (!safe.has(c.req.method)) {
    const site = c.req.header('Sec-Fetch-Site')
    const ours = site ? site === 'same-origin' : c.req.header('Origin') === c.var.deps.publicOrigin
    if (!ours) throw new ForbiddenOrigin()
  }
  await next()
}

/** Where a form may send its reader back to: a path of our own, never somebody else's address. */
export function safeBack(given: unknown): string {
  if (typeof given !== 'string' || !given.startsWith('/') || given.length > 2000) return paths.overview.to()
  const url = new URL(given, 'http://here.invalid')
  // "/.//somewhere.else" becomes "//somewhere.else" when it is put in order, and that is another house.
  return url.host === 'here.invalid' && !url.pathname.startsWith('//') ? url.pathname + url.search : paths.overview.to()
}
