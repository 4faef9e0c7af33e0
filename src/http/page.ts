import type { JSX } from 'hono/jsx/jsx-runtime'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { AppContext } from './env.ts'

export async function showPage(c: AppContext, page: JSX.Element | Promise<JSX.Element>, status: ContentfulStatusCode = 200) {
  const html = await (await page).toString()
  return c.html(`<!doctype html>${html}`, status)
}
