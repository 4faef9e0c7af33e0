import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { da } from '#messages/da.ts'
import { paths } from '#paths.ts'
import { cast } from '../cast.ts'
import { arrive, pathOf, serveWorld, visit } from './browser.ts'

const world = await serveWorld()

interface Focus {
  /** What a screen reader would call it, roughly. */
  name: string
  /** Where in the document, among all that the Tab key may reach; -1 on nothing. */
  place: number
  isSeen: boolean
}

/** What has the focus, and whether it shows: a ring of its own, on something that can be seen and lies in the window. */
function focus(page: Page): Promise<Focus> {
  return page.evaluate(() => {
    const reachable = [
      ...document.querySelectorAll<HTMLElement>('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]'),
    ]
    const element = document.activeElement instanceof HTMLElement ? document.activeElement : document.body
    const { outlineStyle, outlineWidth } = getComputedStyle(element)
    const { top, bottom, left, right, width, height } = element.getBoundingClientRect()
    const isInWindow = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth && width > 1 && height > 1
    return {
      name: (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().replace(/\s+/g, ' ') || element.id,
      place: element === document.body ? -1 : reachable.indexOf(element),
      isSeen: outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 && isInWindow && element.checkVisibility(),
    }
  })
}

/** Presses Tab until the focus is on what is named; every stop on the way must show. */
async function tabTo(page: Page, name: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  const met: string[] = []
  while (met.length < 80) {
    await page.keyboard.press(key)
    const now = await focus(page)
    assert.ok(now.place === -1 || now.isSeen, `the focus on “${now.name}” does not show`)
    if (typeof name === 'string' ? now.name === name : name.test(now.name)) return
    met.push(now.name)
  }
  assert.fail(`“${name}” was not met in ${met.join(' · ')}`)
}

test('the skip link is the first stop and leads past the menu', async () => {
  await visit(world, { as: cast.leader }, async (page) => {
    await page.goto('/')
    await tabTo(page, da.frame.skipToContent)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    assert.equal(await page.evaluate(() => Boolean(document.activeElement?.closest('main'))), true)
    assert.equal((await focus(page)).isSeen, true)
  })
})

test('the main path can be walked with the keyboard alone', async () => {
  await visit(world, {}, async (page) => {
    await page.goto('/')
    await arrive(page, da.signIn.title)
    await tabTo(page, da.signIn.toDemo)
    await page.keyboard.press('Enter')
    await arrive(page, da.signIn.demoTitle)
    await tabTo(page, da.signIn.demoEnterAs('Mette Holm Krogh'))
    await page.keyboard.press('Enter')
    await arrive(page, /Mette/)

    const weekly = await page.locator('.ls-oev .ls-citat').innerText()
    await tabTo(page, da.overview.readIt)
    await page.keyboard.press('Enter')
    await arrive(page, weekly)
    await tabTo(page, da.frame.myRole)
    await page.keyboard.press('Enter')
    await arrive(page, da.foundations.myRoleTitle)

    await tabTo(page, 'search-header', 'Shift+Tab')
    await page.keyboard.type('borgeren')
    await page.keyboard.press('Enter')
    await arrive(page, /borgeren/)
    await tabTo(page, da.frame.signOut, 'Shift+Tab')
    await page.keyboard.press('Space')
    await arrive(page, da.signIn.demoTitle)
  })
})

for (const [path, width] of [
  [paths.overview.to(), 1280],
  [paths.overview.to(), 390],
  [paths.foundation.to({ foundation: 'faelles-kurs' }), 1280],
  [paths.foundation.to({ foundation: 'faelles-kurs' }), 390],
  [paths.peopleImport.to(), 390],
] as const)
  test(`the Tab key meets everything on ${path} in its order, and always shows where it is, ${width} wide`, async () => {
    await visit(world, { as: cast.administrator, width }, async (page) => {
      await page.goto(path)
      const toMeet = await page.evaluate(() => {
        const reachable = [
          ...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]'),
        ]
        return reachable.flatMap((element, place) => (element.checkVisibility({ visibilityProperty: true }) ? [place] : []))
      })
      assert.ok(toMeet.length > 10)
      const met: number[] = []
      for (let i = 0; i < toMeet.length; i++) {
        await page.keyboard.press('Tab')
        const now = await focus(page)
        assert.ok(now.isSeen, `the focus on “${now.name}” does not show`)
        met.push(now.place)
      }
      assert.deepEqual(met, toMeet)
    })
  })

test('the drawer takes the focus, keeps it, and gives it back', async () => {
  await visit(world, { as: cast.leader, width: 390 }, async (page) => {
    await page.goto('/')
    await tabTo(page, da.frame.menu)
    await page.keyboard.press('Enter')
    const drawer = page.getByRole('dialog', { name: da.frame.menu })
    await drawer.waitFor()
    const stops = await drawer.locator('a, button, input').count()
    for (let i = 0; i < stops + 2; i++) {
      const isInside = await page.evaluate(
        () => document.activeElement === document.body || Boolean(document.activeElement?.closest('dialog')),
      )
      assert.ok(isInside, `the focus left the drawer: ${(await focus(page)).name}`)
      await page.keyboard.press('Tab')
    }
    await page.keyboard.press('Escape')
    await drawer.waitFor({ state: 'hidden' })
    assert.equal((await focus(page)).name, da.frame.menu)
    assert.equal((await focus(page)).isSeen, true)

    await page.keyboard.press('Enter')
    await drawer.waitFor()
    await tabTo(page, da.frame.foundations)
    await page.keyboard.press('Enter')
    await arrive(page, da.foundations.listTitle)
    assert.equal(await page.locator('dialog[open]').count(), 0)
    await page.waitForFunction(() => document.activeElement?.tagName === 'H1')
  })
})

test('the rest of a cell of the matrix opens and closes with the keyboard', async () => {
  await visit(world, { as: cast.leader }, async (page) => {
    await page.goto(paths.foundation.to({ foundation: 'faelles-kurs' }))
    const more = page.locator('table details').first()
    const name = (await more.locator('summary').innerText()).trim().split('\n')[0] ?? ''
    assert.match(name, /mere/)
    const hidden = more.locator('li').first()
    assert.equal(await hidden.isVisible(), false)
    await tabTo(page, /^\d+ mere/)
    await page.keyboard.press('Enter')
    await hidden.waitFor()
    await page.keyboard.press('Tab')
    assert.equal(await more.evaluate((details) => details.contains(document.activeElement)), true, 'its first expectation is the next stop')
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Space')
    await hidden.waitFor({ state: 'hidden' })
  })
})

for (const javaScript of [true, false])
  test(`a form with errors puts the focus on their list, and each leads to its field, ${javaScript ? 'with' : 'without'} JavaScript`, async () => {
    await visit(world, { as: cast.administrator, javaScript }, async (page) => {
      await page.goto(paths.template.to({ template: 'borgerens-centrum' }))
      await page.getByRole('region', { name: da.foundations.takeIntoUse }).getByLabel(da.foundations.nameLabel).focus()
      await page.keyboard.press('Enter')
      const list = page.getByRole('alert')
      await list.waitFor()
      await page.locator('[data-error-summary]:focus').waitFor()
      await tabTo(page, da.foundations.adoptedByMissing)
      await page.keyboard.press('Enter')
      const field = page.locator('#adoptedBy:focus')
      await field.waitFor()
      assert.equal(await field.getAttribute('aria-invalid'), 'true')
      const described = await field.evaluate((input) =>
        (input.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id)?.textContent ?? 'missing'),
      )
      assert.ok(
        described.some((text) => text.includes(da.foundations.adoptedByMissing)),
        `described by ${described}`,
      )
      await page.keyboard.type('Byrådet')
      assert.equal(await page.locator('#adoptedBy').inputValue(), 'Byrådet')
      assert.match(pathOf(page), /^\/(foundations|templates\/borgerens-centrum)/)
    })
  })
