import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { paths } from '#paths.ts'
import { cast } from '../../../cast.ts'
import type { ServedWorld } from '../../browser.ts'
import { type Stop, sendEmpty } from '../stop.ts'

/** A draft that can be written in, from how it is begun to how it ends, and one that is held still. */
export async function pagesOfDraft(world: ServedWorld, foundation: string, held: string): Promise<Stop[]> {
  const as = cast.administrator
  const path = paths.draft.to({ foundation })
  const retirement = (kind: string, element: string) => paths.draftElementRetirement.to({ foundation, kind, element })
  const html = await (await world.as(as).get(path)).text()
  const [expectation, role, theme] = ['expectation', 'role', 'theme'].map(
    (kind) => html.match(new RegExp(`elements/${kind}/([\\w-]+)/`))?.[1] ?? assert.fail(`no ${kind} in the draft`),
  ) as [string, string, string]
  return [
    { path: paths.newFoundation.to(), as },
    { path: paths.newFoundation.to(), as, prepare: sendEmpty },
    { path, as },
    { path: paths.draft.to({ foundation }, { edit: 'head' }), as },
    { path: paths.draft.to({ foundation }, { edit: 'expectation', key: expectation }), as, prepare: sendWithoutText },
    { path: paths.draft.to({ foundation }, { edit: 'role', key: role }), as },
    { path: paths.draft.to({ foundation }, { edit: 'theme', key: theme }), as },
    { path: paths.draft.to({ foundation }, { add: 'passage', place: 'opening' }), as },
    { path: retirement('expectation', expectation), as },
    { path: retirement('theme', theme), as },
    { path: paths.draftAdoption.to({ foundation }), as, prepare: sendEmpty },
    { path: paths.draftRemoval.to({ foundation }), as },
    { path: paths.draft.to({ foundation: held }), as },
  ]
}

async function sendWithoutText(page: Page): Promise<void> {
  await page.locator('.ls-rediger textarea[name=text]').fill('')
  await page.locator('.ls-rediger button[type=submit]').click()
  await page.locator('.ls-fejlliste').waitFor()
}
