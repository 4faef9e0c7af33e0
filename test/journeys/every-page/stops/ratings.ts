import type { Page } from 'playwright-core'
import { paths } from '#paths.ts'
import { around, beginExperiment, conclude } from '../../../experiment-cast.ts'
import type { ServedWorld } from '../../browser.ts'
import { linkOn, type Stop, sendEmpty } from '../stop.ts'

/** Now and after: oneself, others, a guest, and a wrong number. */
export async function pagesOfRatings(world: ServedWorld): Promise<Stop[]> {
  const experiment = await beginExperiment(world)
  const own = paths.ratings.to({ experiment })
  const others = paths.raters.to({ experiment })
  const rated = async (before: string, after: string) =>
    world.as(around.owner).post(own, { 'challenge-before': before, 'challenge-after': after, 'support-after': '4' })
  const empty = await beginExperiment(world)
  const concluded = await beginExperiment(world)
  await conclude(world, concluded)
  await rated('4', '2')
  await world.as(around.owner).post(others, { names: 'Lone Dam\nKim Bro\nIda Lund', group: 'Aftenvagten' })
  const list = await (await world.as(around.owner).get(others)).text()
  const ids = [...list.matchAll(/id="challenge-before\.([0-9a-f-]{36})"/g)].map(([, id]) => id ?? '').slice(1)
  const answers = ids.flatMap((id, i) => [
    [`challenge-before.${id}`, String(5 - i)],
    [`challenge-after.${id}`, '3'],
  ])
  await world.as(around.owner).post(paths.raterTable.to({ experiment }), Object.fromEntries(answers))
  const rater = { experiment, rater: linkOn(list, `/experiments/${experiment}/raters/[0-9a-f-]{36}`).split('/').at(-1) ?? '' }
  return [
    { path: own, as: around.owner },
    { path: own, as: around.reader },
    { path: paths.ratings.to({ experiment: empty }), as: around.owner, prepare: sendEmpty },
    { path: paths.ratings.to({ experiment: concluded }), as: around.owner },
    { path: others, as: around.helper },
    { path: others, as: around.owner, prepare: sendWrongNumber },
    { path: paths.raters.to({ experiment: empty }), as: around.owner },
    { path: paths.raters.to({ experiment: concluded }), as: around.owner },
    { path: paths.rater.to(rater), as: around.owner },
    { path: paths.raterRemoval.to(rater), as: around.owner },
  ]
}

async function sendWrongNumber(page: Page): Promise<void> {
  await page.locator('.ls-vurdertabel input[type=text]').nth(1).fill('7')
  await page.locator('form:has(.ls-vurdertabel) button[type=submit]').click()
  await page.locator('.ls-fejlliste').waitFor()
}
