import type { Page } from 'playwright-core'
import { paths } from '#paths.ts'
import { cast } from '../../../cast.ts'
import { around, beginExperiment, conclude } from '../../../experiment-cast.ts'
import type { ServedWorld } from '../../browser.ts'
import { linkOn, type Stop } from '../stop.ts'

/** What is written in an experiment: its phases, what two write at once, and what comes back. */
export async function pagesOfTheSheet(world: ServedWorld): Promise<Stop[]> {
  const experiment = await beginExperiment(world, { challenge: 'Vi mangler tid til at tale sammen' })
  const phase = (number: number) => paths.experimentPhasePage.to({ experiment, phase: String(number) })
  const answer = paths.experimentAnswer.to({ experiment, question: 'baseline' })
  const frames = paths.experimentFrames.to({ experiment })
  await world.as(around.owner).post(answer, { text: 'Der mangler svar på ti spørgsmål om ugen', revision: '0' })
  await world.as(around.owner).post(frames, { title: 'Ti minutter før vagten', voice: 'vi', actionFrom: '2026-08-03', revision: '1' })
  const reading = linkOn(await (await world.as(around.owner).get(phase(1))).text(), '/experiments/[0-9a-f-]{36}/readings/[0-9a-f-]{36}')
  const concluded = await beginExperiment(world)
  await conclude(world, concluded)
  return [
    { path: phase(1), as: around.owner },
    { path: phase(1), as: around.owner, prepare: writeTwice },
    { path: phase(1), as: around.owner, prepare: writeTooMuch },
    { path: phase(1), as: around.owner, prepare: writeAtOnce },
    { path: phase(1), as: around.reader },
    ...[2, 3, 4, 5, 6].map((number) => ({ path: phase(number), as: around.helper })),
    { path: paths.experimentPhase.to({ experiment }), as: around.owner },
    { path: answer, as: around.owner },
    { path: reading, as: around.owner },
    { path: frames, as: around.owner },
    { path: frames, as: around.owner, prepare: sendWrongDates },
    { path: paths.experimentPerspectives.to({ experiment }), as: around.owner },
    { path: paths.experimentPerspectives.to({ experiment }), as: around.reader },
    { path: paths.experimentExpectations.to({ experiment }), as: around.owner },
    { path: paths.experimentExpectations.to({ experiment }, { q: 'xyzzy' }), as: around.owner },
    { path: paths.experimentHelpers.to({ experiment }, { q: 'bech' }), as: around.owner, prepare: inviteNobody },
    { path: paths.experimentHelpers.to({ experiment }), as: around.helper },
    { path: paths.experimentFrames.to({ experiment: concluded }), as: around.owner },
    { path: paths.experimentPhasePage.to({ experiment: concluded, phase: '1' }), as: around.owner },
    { path: paths.experimentSettings.to(), as: cast.administrator },
    { path: paths.experimentSettings.to(), as: cast.administrator, prepare: sendNoAim },
  ]
}

/** Both texts on a page of their own, as without a script. */
async function writeTwice(page: Page): Promise<void> {
  await sendAnswer(page, 'Der er for mange spørgsmål, når vi mødes', '0')
  await page.locator('.ls-udgaver').waitFor()
}

async function writeTooMuch(page: Page): Promise<void> {
  await sendAnswer(page, 'ø'.repeat(8001))
  await page.locator('.ls-fejlliste').waitFor()
}

async function sendAnswer(page: Page, text: string, revision?: string): Promise<void> {
  await page.locator('#baseline').evaluate(
    (field: HTMLTextAreaElement, [text, revision]) => {
      field.value = text ?? ''
      const hidden = field.form?.querySelector<HTMLInputElement>('[name=revision]')
      if (hidden && revision !== undefined) hidden.value = revision
      field.form?.submit()
    },
    [text, revision],
  )
}

/** Both texts in place. */
async function writeAtOnce(page: Page): Promise<void> {
  const form = page.locator('form:has(#baseline)')
  // Another has written since the page came.
  await page.locator('#baseline').evaluate((field: HTMLTextAreaElement) => {
    field.defaultValue = 'Det, der stod her før'
  })
  await page.locator('#baseline').fill('Der er for mange spørgsmål, når vi mødes')
  await form.locator('[name=revision]').evaluate((hidden: HTMLInputElement) => {
    hidden.value = '0'
  })
  await form.locator('button[type=submit]').click()
  await form.locator('[data-auto-save-choice]').waitFor()
  await page.evaluate(() => localStorage.clear())
}

async function sendNoAim(page: Page): Promise<void> {
  await page.locator('#aim').fill('')
  await page.locator('main form button[type=submit]').click()
  await page.locator('.ls-fejlliste').waitFor()
}

async function inviteNobody(page: Page): Promise<void> {
  await page.locator('.ls-spoerg button[type=submit]').click()
  await page.locator('.ls-fejlliste').waitFor()
}

async function sendWrongDates(page: Page): Promise<void> {
  await page.locator('#actionTo').fill('2026-08-01')
  await page.locator('main form button[type=submit]').click()
  await page.locator('.ls-fejlliste').waitFor()
}
