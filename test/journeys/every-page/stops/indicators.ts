import assert from 'node:assert/strict'
import type { Page } from 'playwright-core'
import { paths } from '#paths.ts'
import { around, beginExperiment, conclude } from '../../../experiment-cast.ts'
import type { ServedWorld } from '../../browser.ts'
import type { Stop } from '../stop.ts'

/** What is measured: chosen, locked, typed, pasted, and drawn with a shift in it. */
export async function pagesOfIndicators(world: ServedWorld): Promise<Stop[]> {
  const experiment = await beginExperiment(world)
  const list = paths.indicators.to({ experiment })
  const given = { name: 'Ubesvarede spørgsmål ved vagtstart', unit: 'antal pr. uge', direction: 'down', dates: '3/8-2026\n10/8-2026' }
  const post = async (path: string, form: Record<string, string>) =>
    assert.equal((await world.as(around.owner).post(path, form)).status, 303, path)
  await post(list, given)
  await post(list, { ...given, name: 'Opkald efter klokken ni' })
  const [one = '', other = ''] = [...(await (await world.as(around.owner).get(list)).text()).matchAll(/indicators\/([0-9a-f-]{36})"/g)].map(
    ([, id]) => id,
  )
  const [at, loose] = [
    { experiment, indicator: one },
    { experiment, indicator: other },
  ]
  const values = [12, 14, 11, 13, 12, 15, 12, 10, 13, 12, 13, 11, 12, 13, 9, 8, 10, 7, 7, 6]
  for (const [i, value] of values.entries())
    await post(paths.measurements.to(at), { on: new Date(Date.UTC(2025, 2, 31 + 7 * i)).toISOString().slice(0, 10), value: String(value) })
  await post(paths.indicatorLock.to(at), { seen: `${one}:1` })
  await post(paths.pauses.to({ experiment }), { label: 'Ferie', from: 'uge 29 2025', to: 'uge 30 2025' })
  await world.database.asOwner((owner) =>
    owner
      .updateTable('data.experiment')
      .set({ phase: 3, created_at: new Date('2025-03-01T08:00:00Z'), action_started_at: new Date('2025-07-07T08:00:00Z') })
      .where('id', '=', experiment)
      .execute(),
  )
  const empty = await beginExperiment(world)
  const concluded = await beginExperiment(world)
  await conclude(world, concluded)
  const day = { ...at, date: '2025-04-07' }
  return [
    { path: paths.experiment.to({ experiment }), as: around.reader },
    { path: list, as: around.owner, prepare: sendEmptyIndicator },
    { path: list, as: around.reader },
    { path: paths.indicators.to({ experiment: empty }), as: around.owner },
    { path: paths.indicatorsLock.to({ experiment }), as: around.owner },
    { path: paths.indicatorsLock.to({ experiment: concluded }), as: around.owner },
    { path: paths.indicatorLock.to(loose), as: around.owner },
    { path: paths.indicatorDefinition.to(loose), as: around.owner, prepare: sendOldDefinition },
    { path: paths.indicatorDefinition.to(at), as: around.owner },
    { path: paths.indicator.to(at), as: around.owner },
    { path: paths.indicator.to(at, { limits: 'yes' }), as: around.reader },
    { path: paths.indicator.to(loose), as: around.owner, prepare: sendWords },
    { path: paths.indicator.to(at), as: around.owner, prepare: pastePlain },
    { path: paths.indicator.to(at), as: around.owner, prepare: pasteDoubtful },
    { path: paths.measurement.to(day), as: around.owner },
    { path: paths.measurement.to(day), as: around.owner, prepare: sendOldValue },
    { path: paths.pauses.to({ experiment }), as: around.owner, prepare: sendEmptyPause },
  ]
}

async function sendEmptyIndicator(page: Page): Promise<void> {
  await page.locator('form:has(#name) button').last().click()
  await page.locator('.ls-fejlliste').waitFor()
}

async function sendOldDefinition(page: Page): Promise<void> {
  await page.locator('main input[name=revision]').evaluate((field) => field.setAttribute('value', '999'))
  await page.locator('form:has(#name) button').last().click()
  await page.locator('.ls-staar-nu').waitFor()
}

async function sendWords(page: Page): Promise<void> {
  await page.locator('#value').fill('mange')
  await page.locator('form:has(#value) button').click()
  await page.locator('.ls-fejlliste').waitFor()
}

async function pastePlain(page: Page): Promise<void> {
  await page.locator('#text').fill('Uge;Antal\nuge 14 2025;11\nuge 15 2025;syg\nuge 14 2025;12\nuge 40 2025;9')
  await page.locator('form:has(#text) button').click()
  await page.locator('input[name=seen]').waitFor({ state: 'attached' })
}

async function pasteDoubtful(page: Page): Promise<void> {
  await page.locator('#text').fill('03/04/2025;1.234')
  await page.locator('form:has(#text) button').click()
  await page.locator('input[name=asked] ~ p button').click()
  await page.locator('.ls-fejlliste').waitFor()
}

async function sendOldValue(page: Page): Promise<void> {
  await page.locator('#value').fill('7')
  await page.locator('form:has(#value) input[name=was]').evaluate((field) => field.setAttribute('value', '999'))
  await page.locator('form:has(#value) button').click()
  await page.locator('.alert-warning').waitFor()
}

async function sendEmptyPause(page: Page): Promise<void> {
  await page.locator('form:has(#label) button').click()
  await page.locator('.ls-fejlliste').waitFor()
}
