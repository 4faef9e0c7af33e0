import type { MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import { type Language, languages, messagesIn } from '#messages/messages.ts'
import type { Appearance } from '#ui/frame.ts'
import type { AppContext, AppEnv } from './env.ts'
import { isHttps } from './session.ts'

const appearances: readonly Appearance[] = ['auto', 'light', 'dark']

/** Language and look come from the reader's own choice, kept in cookies of a year; the first time from the browser's language. */
export const framed: MiddlewareHandler<AppEnv> = async (c, next) => {
  const language = asLanguage(getCookie(c, 'language')) ?? firstLanguage(c.req.header('Accept-Language'))
  const url = new URL(c.req.url)
  c.set('frame', {
    t: messagesIn(language),
    language,
    appearance: asAppearance(getCookie(c, 'appearance')) ?? 'auto',
    path: c.req.method === 'GET' ? url.pathname + url.search : url.pathname,
    demo: c.var.deps.demo,
  })
  await next()
}

export function asLanguage(given: unknown): Language | undefined {
  return languages.find((language) => language === given)
}

export function asAppearance(given: unknown): Appearance | undefined {
  return appearances.find((appearance) => appearance === given)
}

export function rememberChoice(c: AppContext, name: 'language' | 'appearance', value: string): void {
  setCookie(c, name, value, { path: '/', httpOnly: true, secure: isHttps(c), sameSite: 'Lax', maxAge: 365 * 24 * 3600 })
}

/** Danish unless the browser clearly wants English before Danish: this is a tool for Danish organisations. */
function firstLanguage(accepted: string | undefined): Language {
  const wanted = (accepted ?? '').split(',').map((part) => part.trim().slice(0, 2).toLowerCase())
  const english = wanted.indexOf('en')
  const danish = wanted.indexOf('da')
  return english === 0 && danish === -1 ? 'en' : 'da'
}
