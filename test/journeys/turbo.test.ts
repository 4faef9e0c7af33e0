import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { da } from '#messages/da.ts'
import { paths } from '#paths.ts'
import { cast } from '../cast.ts'
import { arrive, follow, serveWorld, visit } from './browser.ts'

const world = await serveWorld()

/** A mark on the window, which only a full load takes away. */
async function markWindow(page: Page): Promise<() => Promise<boolean>> {
  await page.evaluate(() => document.documentElement.setAttribute('data-same-window', ''))
  return () => page.evaluate(() => document.documentElement.hasAttribute('data-same-window'))
}

async function throughDrawer(page: Page, link: string, heading: string): Promise<void> {
  await page.getByRole('button', { name: da.frame.menu }).click()
  await follow(page, page.getByRole('dialog').getByRole('link', { name: link }), heading)
}

test('the drawer works after going back and forth, and never stays open or locks the page', async () => {
  await visit(world, { as: cast.leader, width: 390 }, async (page) => {
    await page.goto(paths.foundations.to())
    const isSameWindow = await markWindow(page)
    const drawer = page.locator('dialog.mobile-drawer')
    await throughDrawer(page, da.frame.myRole, da.foundations.myRoleTitle)
    await throughDrawer(page, da.frame.foundations, da.foundations.listTitle)
    for (const [step, heading] of [
      ['back', da.foundations.myRoleTitle],
      ['back', da.foundations.listTitle],
      ['forward', da.foundations.myRoleTitle],
      ['back', da.foundations.listTitle],
    ] as const) {
      await page.evaluate((step) => history[step](), step)
      await arrive(page, heading)
      assert.equal(await drawer.count(), 1)
      assert.equal(await drawer.getAttribute('open'), null)
    }
    assert.equal(await isSameWindow(), true, 'Turbo did all of it in one window')

    await page.getByRole('button', { name: da.frame.menu }).click()
    assert.equal(await page.locator('dialog.mobile-drawer:modal').count(), 1)
    await page.getByRole('button', { name: da.frame.closeMenu }).click()
    await drawer.waitFor({ state: 'hidden' })
    await follow(page, page.locator('main').getByRole('link', { name: 'Fælles kurs' }).first(), 'Fælles kurs')
  })
})

test('after many visits a press does its work once', async () => {
  await visit(world, { as: cast.leader }, async (page) => {
    const print = paths.foundationRolePrint.to({ foundation: 'faelles-kurs', role: 'leder-af-medarbejdere' })
    await page.goto(paths.foundationRole.to({ foundation: 'faelles-kurs', role: 'leder-af-medarbejdere' }))
    const isSameWindow = await markWindow(page)
    for (let i = 0; i < 3; i++) {
      await page.getByRole('link', { name: da.foundations.print }).click()
      await page.getByText(da.foundations.printHint).waitFor()
      assert.equal(new URL(page.url()).pathname, print)
      await page.getByRole('link', { name: da.foundations.backToReading }).click()
      await page.getByText(da.foundations.printHint).waitFor({ state: 'hidden' })
    }
    await page.getByRole('link', { name: da.foundations.print }).click()
    await page.evaluate(() => {
      window.print = () => {
        document.documentElement.dataset.printed = `${Number(document.documentElement.dataset.printed ?? 0) + 1}`
      }
    })
    await page.getByRole('button', { name: da.foundations.printButton }).click()
    await page.locator('html[data-printed]').waitFor()
    assert.equal(await page.locator('html').getAttribute('data-printed'), '1')

    const steps = await page.evaluate(() => history.length)
    await page.getByRole('link', { name: da.frame.skipToContent }).focus()
    await page.keyboard.press('Enter')
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'indhold')
    assert.equal(await page.evaluate(() => history.length), steps, 'a place on the page is no step back')
    assert.equal(await isSameWindow(), true)
  })
})

test('a form that comes back with errors keeps what was typed, and goes through once it is mended', async () => {
  await visit(world, { as: cast.administrator }, async (page) => {
    const t = da.foundations
    await page.goto(paths.templates.to())
    const isSameWindow = await markWindow(page)
    await follow(page, page.locator('main').getByRole('link', { name: 'Hvidovrevejen' }).first())
    await page.getByRole('region', { name: t.takeIntoUse }).getByLabel(t.nameLabel).fill('Ærlig & <kort>')
    await page.getByRole('region', { name: t.takeIntoUse }).getByLabel(t.adoptedByLabel).fill('Byrådet "2024"')
    await page.getByRole('button', { name: t.takeButton }).click()
    await page.getByRole('alert').waitFor()
    assert.equal(await page.getByRole('region', { name: t.takeIntoUse }).getByLabel(t.nameLabel).inputValue(), 'Ærlig & <kort>')
    assert.equal(await page.getByRole('region', { name: t.takeIntoUse }).getByLabel(t.adoptedByLabel).inputValue(), 'Byrådet "2024"')

    await page.getByRole('alert').getByRole('link').first().click()
    assert.equal(
      await page.getByRole('region', { name: t.takeIntoUse }).getByLabel(t.adoptedByLabel).inputValue(),
      'Byrådet "2024"',
      'the way to a field keeps what is typed',
    )
    await page.getByRole('region', { name: t.takeIntoUse }).getByLabel(t.adoptedOnLabel).fill('2024-02-01')
    await follow(page, page.getByRole('button', { name: t.takeButton }), 'Ærlig & <kort>')
    assert.equal(await isSameWindow(), true, 'Turbo did all of it in one window')
  })
})

test('a page that takes its time shows the progress bar, and the content policy lets it', async () => {
  await visit(world, { as: cast.leader }, async (page) => {
    await page.goto('/')
    let answer = () => {}
    const slow = new Promise<void>((resolve) => {
      answer = resolve
    })
    await page.route('**/my-role', async (route) => {
      await slow
      await route.continue()
    })
    await page.getByRole('navigation', { name: da.frame.mainMenu }).getByRole('link', { name: da.frame.myRole }).click()
    const bar = page.locator('.turbo-progress-bar')
    await bar.waitFor({ state: 'attached' })
    const look = await bar.evaluate((bar) => ({ position: getComputedStyle(bar).position, height: getComputedStyle(bar).height }))
    assert.deepEqual(look, { position: 'fixed', height: '3px' })
    answer()
    await arrive(page, da.foundations.myRoleTitle)
    await bar.waitFor({ state: 'detached' })
  })
})
