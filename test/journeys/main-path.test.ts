import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { da } from '#messages/da.ts'
import { en } from '#messages/en.ts'
import { paths } from '#paths.ts'
import { arrive, follow, pathOf, serveWorld, visit } from './browser.ts'

const world = await serveWorld()
const mette = 'Mette Holm Krogh'

for (const javaScript of [true, false])
  for (const width of [1280, 390] as const)
    test(`a leader reads what is expected of her, ${width} wide, ${javaScript ? 'with' : 'without'} JavaScript`, async () => {
      await visit(world, { width, javaScript }, async (page) => {
        const hasDrawer = width === 390 && javaScript
        await signInAsMette(page)

        const weekly = await page.locator('.ls-oev .ls-citat').innerText()
        await follow(page, page.getByRole('link', { name: da.overview.readIt }), weekly)

        const trail = page.getByRole('navigation', { name: da.frame.breadcrumbs })
        await follow(page, trail.getByRole('link').nth(1))
        const foundation = await page.getByRole('heading', { level: 1 }).innerText()
        assert.match(pathOf(page), /^\/foundations\/[^/]+$/)

        const ways = page.getByRole('navigation', { name: da.foundations.waysToRead })
        await follow(page, ways.getByRole('link', { name: da.foundations.readByRole }), foundation)
        assert.equal(await ways.locator('[aria-current]').innerText(), da.foundations.readByRole)
        assert.match(pathOf(page), /\/roles\//)

        await follow(page, (await menu(page, hasDrawer)).getByRole('link', { name: da.frame.myRole }), da.foundations.myRoleTitle)
        assert.equal(pathOf(page), paths.myRole.to())
        assert.equal(await page.locator('dialog[open]').count(), 0, 'the drawer is gone on the next page')

        await searchFor(await menu(page, hasDrawer), 'borgeren')
        await arrive(page, /borgeren/)
        const hit = page.locator('.ls-fund > li > a').first()
        assert.ok((await page.locator('.ls-fund mark').allInnerTexts()).length > 0, 'what was found is marked')
        await follow(page, hit, await hit.innerText())
        assert.match(pathOf(page), /^\/foundations\//)

        await readInEnglishAndInTheDark(page)
        await openThePrintPage(page, javaScript)
        await seeOwnSessionsAndLeave(page, hasDrawer)
      })
    })

async function signInAsMette(page: Page): Promise<void> {
  await page.goto('/')
  await arrive(page, da.signIn.title)
  assert.equal(pathOf(page), paths.signIn.to())
  await follow(page, page.getByRole('link', { name: da.signIn.toDemo }), da.signIn.demoTitle)
  await follow(page, page.getByRole('button', { name: da.signIn.demoEnterAs(mette) }), /Mette/)
  assert.equal(pathOf(page), '/')
}

/** Where the main menu, the search field and signing out are: in the page, or behind the menu button. */
async function menu(page: Page, hasDrawer: boolean): Promise<Locator> {
  if (!hasDrawer) return page.locator('header')
  await page.getByRole('button', { name: da.frame.menu }).click()
  return page.getByRole('dialog')
}

async function searchFor(menu: Locator, words: string): Promise<void> {
  const field = menu.getByRole('searchbox', { name: da.frame.searchLabel }).filter({ visible: true })
  await field.fill(words)
  await field.press('Enter')
}

async function readInEnglishAndInTheDark(page: Page): Promise<void> {
  const here = pathOf(page)
  const html = page.locator('html')
  const heading = await page.getByRole('heading', { level: 1 }).innerText()

  await page.getByRole('button', { name: da.frame.english }).click()
  await page.locator('html[lang=en]').waitFor()
  assert.equal(pathOf(page), here)
  await page.getByRole('link', { name: en.frame.accessibility }).waitFor()
  assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), heading, 'the foundation is not translated')
  assert.equal(await page.locator('h1').evaluate((h1) => h1.closest('[lang]')?.getAttribute('lang')), 'da')
  await page.getByRole('button', { name: en.frame.danish }).click()
  await page.locator('html[lang=da]').waitFor()

  const light = await background(page)
  await page.getByRole('button', { name: da.frame.appearances.dark }).click()
  await page.locator('html[data-tema=moerk]').waitFor()
  assert.equal(pathOf(page), here)
  assert.notEqual(await background(page), light)
  assert.equal(await page.getByRole('button', { name: da.frame.appearances.dark }).getAttribute('aria-pressed'), 'true')
  await page.getByRole('button', { name: da.frame.appearances.light }).click()
  await page.locator('html[data-tema=lys]').waitFor()
  assert.equal(await background(page), light)
  assert.equal(await html.getAttribute('lang'), 'da')
}

function background(page: Page): Promise<string> {
  return page.evaluate(() => getComputedStyle(document.body).backgroundColor)
}

async function openThePrintPage(page: Page, javaScript: boolean): Promise<void> {
  await page.goto('/foundations/faelles-kurs/roles/leder-af-medarbejdere')
  await page.getByRole('link', { name: da.foundations.print }).click()
  await page.getByText(da.foundations.printHint).waitFor()
  const button = page.getByRole('button', { name: da.foundations.printButton, includeHidden: true })
  assert.equal(await button.isVisible(), javaScript, 'a button that can do nothing is not shown')
  if (javaScript) {
    await page.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', '')
    })
    await button.click()
    await page.locator('body[data-printed]').waitFor()
  }
  await page.emulateMedia({ media: 'print' })
  assert.ok(await page.locator('.ls-a4 h1').isVisible())
  assert.equal(await page.getByText(da.foundations.printHint).isVisible(), false, 'what is only for the screen is not printed')
  await page.emulateMedia({ media: null })
}

async function seeOwnSessionsAndLeave(page: Page, hasDrawer: boolean): Promise<void> {
  await follow(page, page.getByRole('link', { name: da.frame.sessions }), da.signIn.sessionsTitle)
  assert.equal(await page.getByRole('row', { name: da.signIn.thisOne }).count(), 1)

  await page.goto('/my-role')
  await follow(
    page,
    (await menu(page, hasDrawer)).getByRole('button', { name: da.frame.signOut }).filter({ visible: true }),
    da.signIn.demoTitle,
  )
  assert.equal(
    (await page.context().cookies()).some((cookie) => cookie.name === 'session'),
    false,
  )
  await page.goBack()
  await arrive(page, da.signIn.title)
  assert.equal(await page.getByText(mette).count(), 0, 'going back shows nothing of hers')
}
