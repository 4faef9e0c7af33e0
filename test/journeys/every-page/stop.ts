import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import type { ServedWorld } from '../browser.ts'

export interface Stop {
  /** Where the page is; for a form that comes back with errors, where it is filled in. */
  path: string
  as?: string
  world?: ServedWorld
  /** What is done there before the page is looked at. */
  prepare?: (page: Page) => Promise<void>
}

export function linkOn(html: string, pattern: string): string {
  const link = html.match(new RegExp(pattern))?.[0]
  assert.ok(link, `no link like ${pattern}`)
  return link
}

export async function sendEmpty(page: Page): Promise<void> {
  await page.locator('main form').first().locator('button[type=submit]').click()
  await page.locator('.ls-fejlliste').waitFor()
}

/** As when another has saved in the meantime: both texts are on the page. */
export async function sendOldRevision(page: Page): Promise<void> {
  await page.locator('main input[name=revision]').evaluate((field) => field.setAttribute('value', '999'))
  await page.locator('main form button[type=submit]').first().click()
  await page.locator('.ls-staar-nu').waitFor()
}
