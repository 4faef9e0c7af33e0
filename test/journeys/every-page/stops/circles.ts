import type { Page } from 'playwright-core'
import { paths } from '#paths.ts'
import { cast } from '../../../cast.ts'
import { around, fillExperiment } from '../../../experiment-cast.ts'
import type { ServedWorld } from '../../browser.ts'
import { type Stop, sendOldRevision } from '../stop.ts'

/** Groups: in one, waiting for one, making one; and what is asked before somebody leaves. */
export async function pagesOfCircles(world: ServedWorld): Promise<Stop[]> {
  const admin = world.as(cast.administrator)
  const { circle } = await fillExperiment(world)
  const director = await world.inScopeOf(cast.director, async ({ actor }) => actor.personId)
  await admin.post(paths.circleMembers.to({ circle }), { person: director })
  const closed = (await fillExperiment(world)).circle
  await admin.post(paths.circleClosing.to({ circle: closed }))
  const page = paths.circle.to({ circle })
  return [
    { path: paths.circles.to(), as: cast.employee },
    { path: paths.circles.to(), as: around.reader },
    { path: paths.circles.to(), as: cast.administrator },
    { path: paths.newCircle.to(), as: cast.administrator, prepare: lookUpMember },
    { path: page, as: around.owner },
    { path: page, as: cast.director },
    { path: paths.circle.to({ circle }, { find: 'Haddad' }), as: cast.administrator, prepare: proposeNobody },
    { path: paths.circle.to({ circle: closed }), as: around.reader },
    { path: paths.circle.to({ circle: closed }), as: cast.administrator },
    { path: paths.circleDescription.to({ circle }), as: cast.administrator, prepare: sendOldRevision },
    { path: paths.circleLeaving.to({ circle }), as: around.owner },
    { path: paths.circleLeaving.to({ circle }), as: cast.director },
  ]
}

async function lookUpMember(page: Page): Promise<void> {
  await page.locator('#find').fill('Haddad')
  await page.locator('button[name=act]').click()
  await page.locator('input[name=members]').first().check()
  await page.locator('main form button[type=submit]').last().click()
  await page.locator('.ls-fejlliste').waitFor()
}

async function proposeNobody(page: Page): Promise<void> {
  await page.locator('.ls-spoerg button[type=submit]').click()
  await page.locator('.ls-fejlliste').waitFor()
}
