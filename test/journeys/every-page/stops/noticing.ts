import type { Page } from 'playwright-core'
import { paths } from '#paths.ts'
import { around, beginExperiment } from '../../../experiment-cast.ts'
import type { ServedWorld } from '../../browser.ts'
import { linkOn, type Stop, sendEmpty } from '../stop.ts'

/** What is noticed in an experiment, by its owner, a helper and a colleague with a link. */
export async function pagesOfNoticing(world: ServedWorld): Promise<Stop[]> {
  const experiment = await beginExperiment(world)
  const list = paths.experimentObservations.to({ experiment })
  const links = paths.experimentLinks.to({ experiment })
  await world.as(around.owner).post(list, { observation: 'Vagten mødte ind og vidste besked', isStar: 'yes', seenBy: 'Kim, dagvagt' })
  await world.as(around.owner).post(list, { observation: 'Nogen fortalte om det på gangen', isStar: 'yes', mayBeTold: 'yes' })
  const own = linkOn(await (await world.as(around.owner).get(list)).text(), `${list}/[0-9a-f-]{36}`)
  await world.as(around.helper).post(list, { observation: 'Det regnede, og vi gik indenfor' })
  const helpers = linkOn(await (await world.as(around.helper).get(list)).text(), `${list}/[0-9a-f-]{36}`)
  const made = await world.as(around.owner).post(links, { name: 'Lone', days: '14' })
  const guest = paths.guest.to({ token: made.headers.get('Set-Cookie')?.match(/made-link=[^.]+\.([\w-]+)/)?.[1] ?? '' })
  return [
    { path: list, as: around.owner },
    { path: list, as: around.owner, prepare: sendNothingNoticed },
    { path: `${list}?show=stars`, as: around.helper },
    { path: list, as: around.reader },
    { path: own, as: around.owner, prepare: sendNothingNoticed },
    { path: helpers, as: around.owner },
    { path: links, as: around.owner, prepare: sendEmpty },
    { path: links, as: around.owner, prepare: makeLink },
    { path: guest },
    { path: guest, prepare: sendNothingNoticed },
    { path: guest, prepare: sendByDeadLink },
    { path: paths.guest.to({ token: 'a-guess' }) },
  ]
}

/** As without a script. */
async function sendNothingNoticed(page: Page): Promise<void> {
  await page.locator('textarea[name=observation]').fill('')
  await page.locator('form.ls-obs').evaluate((form: HTMLFormElement) => form.submit())
  await page.locator('.ls-fejlliste').waitFor()
}

async function sendByDeadLink(page: Page): Promise<void> {
  await page.locator('textarea[name=observation]').fill('Skrevet for sent')
  await page.locator('form.ls-obs').evaluate((form: HTMLFormElement) => {
    form.action = form.action.replace(/with\/[^/]+/, 'with/a-guess')
    form.submit()
  })
  await page.locator('#typed').waitFor()
}

async function makeLink(page: Page): Promise<void> {
  await page.locator('main input[name=name]').fill('Kim')
  await page.locator('.ls-nyt-link button').click()
  await page.locator('.ls-qr').waitFor()
}
