import type { Page } from 'playwright-core'
import { paths } from '#paths.ts'
import { cast } from '../../../cast.ts'
import type { ServedWorld } from '../../browser.ts'
import { linkOn, type Stop, sendEmpty, sendOldRevision } from '../stop.ts'

/** What a leader writes for her own unit, and what lies between her and the one she asked. */
export async function pagesAroundAnExpectation(world: ServedWorld, foundation: string): Promise<Stop[]> {
  const expectation = 'styrker-medarbejder-2'
  const own = await (await world.as(cast.leader).get(paths.localWords.to({ foundation }))).text()
  const supplement = linkOn(own, `/foundations/${foundation}/local/[^"/]+/supplements/[^"/]+(?=")`)
  const unit = supplement.split('/')[4] ?? ''
  const reworded = { foundation, unit, supplement: supplement.split('/').at(-1) ?? '' }
  await world.as(cast.leader).post(supplement, { concerns: 'new', theme: 'styrker', stance: 'keep', text: 'Rettet imens', revision: '1' })
  const asked = linkOn(await (await world.as(cast.leader).get(paths.sparrings.to())).text(), '/sparring/[0-9a-f-]{36}')
  return [
    { path: paths.expectation.to({ foundation, expectation }), as: cast.employee },
    { path: paths.theme.to({ foundation, theme: 'skaber' }), as: cast.employee },
    { path: paths.localWords.to({ foundation }), as: cast.leader },
    { path: paths.localWords.to({ foundation }), as: cast.leaderOfLeaders },
    { path: paths.unitLocalWords.to({ foundation, unit }), as: cast.leaderOfLeaders },
    { path: paths.unitLocalWords.to({ foundation: 'vaerdikompas', unit }), as: cast.leader },
    { path: paths.supplements.to({ foundation, unit }), as: cast.leader, prepare: sendEmpty },
    { path: paths.supplement.to(reworded), as: cast.leader, prepare: sendOldRevision },
    { path: paths.localTranslation.to({ foundation, unit, expectation }), as: cast.leader, prepare: sendOldRevision },
    { path: paths.askForSparring.to({ foundation, expectation }), as: cast.leader, prepare: askNobody },
    { path: paths.askForSparring.to({ foundation, expectation }, { q: 'Amira' }), as: cast.leader },
    { path: paths.sparrings.to(), as: cast.administrator },
    { path: asked, as: cast.administrator },
  ]
}

/** The search stands first on that page. */
async function askNobody(page: Page): Promise<void> {
  await page.locator('main form[method=post] button[type=submit]').click()
  await page.locator('.ls-fejlliste').waitFor()
}
