import type { JSX } from 'hono/jsx/jsx-runtime'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { AppContext } from './env.ts'

const texts = new WeakMap<Response, string>()

export async function showPage(c: AppContext, page: JSX.Element | Promise<JSX.Element>, status: ContentfulStatusCode = 200) {
  const html = `<!doctype html>${await (await page).toString()}`
  const response = c.html(html, status)
  texts.set(response, html)
  return response
}

/** What showPage has drawn, without reading it back out of the response. Undefined for every other response. */
export function textOfPage(response: Response): string | undefined {
  return texts.get(response)
}
