import { createHash, randomBytes } from 'node:crypto'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { AppContext } from './env.ts'

/** The token lives in the browser's cookie, its sha256 in the database: who reads the database cannot sign in with it. */
export function newToken(): { token: string; hash: Buffer } {
  const token = randomBytes(32).toString('base64url')
  return { token, hash: hashOf(token) }
}

export function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** The __Host- prefix ties the cookie to this host over https; a browser refuses it on http://localhost. */
function cookieName(c: AppContext): string {
  return isHttps(c) ? '__Host-session' : 'session'
}

export function isHttps(c: AppContext): boolean {
  return c.var.deps.publicOrigin.startsWith('https:')
}

export function sessionHash(c: AppContext): Buffer | undefined {
  const token = getCookie(c, cookieName(c))
  return token ? hashOf(token) : undefined
}

export function rememberSession(c: AppContext, token: string): void {
  setCookie(c, cookieName(c), token, { path: '/', httpOnly: true, secure: isHttps(c), sameSite: 'Lax' })
}

export function forgetSession(c: AppContext): void {
  deleteCookie(c, cookieName(c), { path: '/', secure: isHttps(c) })
}

/** "Firefox · Windows": enough to know one's own session again, and no more. */
export function deviceName(userAgent: string | undefined): string {
  const agent = userAgent ?? ''
  const browser = /Edg\//.test(agent)
    ? 'Edge'
    : /Firefox\//.test(agent)
      ? 'Firefox'
      : /Chrome\//.test(agent)
        ? 'Chrome'
        : /Safari\//.test(agent)
          ? 'Safari'
          : '?'
  const system = /Android/.test(agent)
    ? 'Android'
    : /iPhone|iPad/.test(agent)
      ? 'iOS'
      : /Windows/.test(agent)
        ? 'Windows'
        : /Mac OS/.test(agent)
          ? 'macOS'
          : /Linux/.test(agent)
            ? 'Linux'
            : '?'
  return `${browser} · ${system}`
}
