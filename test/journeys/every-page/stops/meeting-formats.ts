import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type { Page } from 'playwright-core'
import { paths } from '#paths.ts'
import { cast } from '../../../cast.ts'
import type { ServedWorld } from '../../browser.ts'
import { type Stop, sendEmpty } from '../stop.ts'

/** The formats as everybody reads them; an own one in Danish alone, worded, with a step left out; one out of use; and forms that come back. */
export async function pagesOfMeetingFormats(world: ServedWorld): Promise<Stop[]> {
  const administrator = world.as(cast.administrator)
  const copied = async (name: string) => {
    const id = randomUUID()
    const answer = await administrator.post(paths.meetingFormatCopy.to({ format: 'refleksionsmoede' }), { id, 'name-da': name })
    assert.equal(answer.status, 303)
    return id
  }
  const own = await copied('Vores stormøde')
  const retired = await copied('Det møde, vi holdt før')
  assert.equal((await administrator.post(paths.meetingFormatOmission.to({ format: own, part: 'step-moenstre' }), {})).status, 303)
  assert.equal((await administrator.post(paths.meetingFormatRetirement.to({ format: retired }), {})).status, 303)
  const part = (part: string) => paths.meetingFormatPart.to({ format: own, part })
  const asAdministrator: [string, Stop['prepare']?][] = [
    [paths.meetingFormats.to()],
    [paths.meetingFormat.to({ format: own })],
    [paths.meetingFormat.to({ format: retired })],
    [paths.meetingFormat.to({ format: 'makkermoede' })],
    [paths.meetingFormatCopy.to({ format: own }), sendEmpty],
    [part('head')],
    [part('room')],
    [part('round'), wordAgainstAnother],
    [part('roles')],
    [part('step-refleksioner'), sendNonsense],
    [part('step-interview'), addQuestion],
    [part('step-beslutning')],
  ]
  return [
    { path: paths.meetingFormats.to(), as: cast.leader },
    { path: paths.meetingFormat.to({ format: 'refleksionsmoede' }), as: cast.leader },
    { path: paths.meetingFormat.to({ format: own }), as: cast.leader },
    ...asAdministrator.map(([path, prepare]): Stop => ({ path, as: cast.administrator, prepare })),
  ]
}

async function sendNonsense(page: Page): Promise<void> {
  await page.locator('#title-da').fill('')
  await page.locator('#minutes').fill('mange')
  await page.locator('#minutes').press('Enter')
  await page.locator('.ls-fejlliste').waitFor()
}

async function addQuestion(page: Page): Promise<void> {
  const before = await page.locator('[id^=list-][id$=-da]').count()
  await page.locator('button[value=add]').click()
  await page.locator(`#list-${before}-da`).waitFor()
}

/** Somebody else saves the same text in the meantime: both stand on the page. */
async function wordAgainstAnother(page: Page): Promise<void> {
  const name = page.locator('#name-da')
  await name.fill(`${await name.inputValue()} igen`)
  const form = await page.locator('main form').evaluate((form) => Object.fromEntries(new FormData(form as HTMLFormElement).entries()))
  const other = { ...form, 'name-da': `${form['name-da']} og igen` } as Record<string, string>
  assert.ok((await page.request.post(page.url(), { form: other, headers: { Origin: new URL(page.url()).origin } })).ok())
  await name.press('Enter')
  await page.locator('.ls-konflikt').first().waitFor()
}
