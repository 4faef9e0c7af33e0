import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { paths } from '#paths.ts'
import { cast } from '../cast.ts'
import { serveWorld, visit } from './browser.ts'

const world = await serveWorld()

/** The Danish of all questions, in the order in which they stand. */
function questions(page: Page): Promise<string[]> {
  return page.locator('textarea[name^=list-][name$=-da]').evaluateAll((all) => all.map((one) => (one as HTMLTextAreaElement).value))
}

function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.id ?? '')
}

async function copy(page: Page, name: string): Promise<void> {
  await page.goto(paths.meetingFormats.to())
  await page.getByRole('link', { name: 'Lav jeres egen udgave Kort refleksionsmøde', exact: true }).click()
  await page.locator('#name-da').fill(name)
  await page.locator('#name-da').press('Enter')
  await page.getByRole('heading', { level: 1, name }).waitFor()
}

test('with the keyboard alone questions are moved, written and taken out; the focus goes along, and nothing typed is lost on the way', async () => {
  await visit(world, { as: cast.administrator }, async (page) => {
    await copy(page, 'Mødet ved tasterne')
    await page.getByRole('link', { name: 'Ret Støttende interview' }).press('Enter')
    await page.locator('#list-2-da').fill('Hvor er du selv i det?')
    await page.locator('#title-da').fill('Vi hører efter')
    const press = async (name: string, expected: string) => {
      await page.getByRole('button', { name, exact: true }).press('Enter')
      await page.waitForFunction(
        (expected) => (document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.id) === expected,
        expected,
      )
    }
    await press('Flyt op: Spørgsmål 3', 'Flyt op: Spørgsmål 2')
    await press('Flyt op: Spørgsmål 2', 'Flyt op: Spørgsmål 1')
    await press('Tilføj et spørgsmål', 'list-3-da')
    await page.keyboard.type('Hvad mangler du?')
    await press('Fjern: Spørgsmål 2', 'Fjern: Spørgsmål 2')
    assert.deepEqual(await questions(page), ['Hvor er du selv i det?', 'Hvad har du oplevet undervejs?', 'Hvad mangler du?'])
    assert.equal(await page.locator('#title-da').inputValue(), 'Vi hører efter')
    await page.locator('#minutes').press('Enter')
    await page.getByRole('heading', { name: '2. Vi hører efter' }).waitFor()
    await page.waitForFunction(() => document.activeElement?.id === 'ret-step-interview')
    assert.match(await page.locator('main').innerText(), /Hvor er du selv i det\?\s+Hvad har du oplevet undervejs\?\s+Hvad mangler du\?/)
  })
})

test('without JavaScript a format is copied, worded, taken out of use and back', async () => {
  await visit(world, { as: cast.administrator, javaScript: false }, async (page) => {
    await copy(page, 'Mødet uden script')
    await page.getByRole('link', { name: 'Ret Mønsteranalyse' }).click()
    await page.getByRole('button', { name: 'Flyt ned: Spørgsmål 1' }).click()
    assert.equal(await focused(page), 'Flyt ned: Spørgsmål 2')
    await page.locator('#lead-da').fill('')
    await page.getByRole('button', { name: 'Gem' }).last().click()
    assert.match(await page.locator('.ls-fejlliste').innerText(), /Hvad trinet går ud på: Skriv noget på dansk/)
    await page.locator('#lead-da').fill('Se på tværs')
    await page.getByRole('button', { name: 'Gem' }).last().click()
    await page.getByText('Se på tværs').waitFor()
    await page.getByRole('button', { name: 'Udelad trinet Mønsteranalyse' }).click()
    await page.getByRole('button', { name: 'Tag med igen Mønsteranalyse' }).click()
    await page.getByText('Se på tværs').waitFor()
    await page.getByRole('button', { name: 'Tag ud af brug' }).click()
    await page.getByRole('button', { name: 'Tag i brug igen' }).click()
    await page.getByRole('button', { name: 'Tag ud af brug' }).waitFor()
  })
})
