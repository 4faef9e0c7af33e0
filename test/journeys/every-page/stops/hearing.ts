import type { Page } from 'playwright-core'
import { paths } from '#paths.ts'
import { cast } from '../../../cast.ts'
import type { ServedWorld } from '../../browser.ts'
import type { Stop } from '../stop.ts'

/** The demonstration's hearing, as somebody who is invited and as the editor; and one that could be opened. */
export async function pagesOfHearing(world: ServedWorld, foundation: string): Promise<Stop[]> {
  const now = (await world.as(cast.employee).get(paths.hearings.to({ foundation }))).headers.get('Location') ?? ''
  const hearing = now.split('/').at(-1) ?? ''
  await world.as(cast.administrator).post(paths.draft.to({ foundation: 'vaerdikompas' }))
  return [
    { path: paths.hearings.to({ foundation }), as: cast.employee },
    { path: now, as: cast.employee, prepare: openThreads },
    { path: now, as: cast.administrator },
    { path: paths.hearingWhole.to({ foundation, hearing }), as: cast.leader },
    { path: paths.hearingExpectation.to({ foundation, hearing, expectation: 'god-tone' }), as: cast.leader, prepare: sendEmptyComment },
    { path: paths.hearingComments.to({ foundation, hearing }), as: cast.administrator },
    { path: paths.hearingNew.to({ foundation: 'vaerdikompas' }), as: cast.administrator },
  ]
}

async function openThreads(page: Page): Promise<void> {
  for (const thread of (await page.locator('.ls-traad > summary').all()).slice(0, 3)) await thread.click()
}

async function sendEmptyComment(page: Page): Promise<void> {
  await page.locator('.ls-traad > form button[type=submit]').click()
  await page.locator('.form-error-message').first().waitFor()
}
