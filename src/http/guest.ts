import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { AppContext } from './env.ts'
import { hashOf, isHttps } from './session.ts'

/** The days around a meeting, and the week in which she may strike what she said in it. */
const lasts = 10 * 24 * 3600

/** A guest of one meeting has a cookie of her own. It opens that meeting for as long as it lasts, and then her own cards, and nothing else. */
function cookieName(c: AppContext): string {
  return isHttps(c) ? '__Host-guest' : 'guest'
}

export function guestHash(c: AppContext): Buffer | undefined {
  const token = getCookie(c, cookieName(c))
  return token ? hashOf(token) : undefined
}

export function rememberGuest(c: AppContext, token: string): void {
  setCookie(c, cookieName(c), token, { path: '/', httpOnly: true, secure: isHttps(c), sameSite: 'Lax', maxAge: lasts })
}

export function forgetGuest(c: AppContext): void {
  deleteCookie(c, cookieName(c), { path: '/', secure: isHttps(c) })
}
