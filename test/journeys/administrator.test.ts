import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { da } from '#messages/da.ts'
import { paths } from '#paths.ts'
import { cast } from '../cast.ts'
import { arrive, follow, pathOf, serveWorld, visit } from './browser.ts'

const world = await serveWorld()
const t = da.people

const head = 'enhedskode;enhed;overenhedskode;navn;e-mail;rolle'
const mended = [head, '9001;Havnebadet;;;;', '9002;Saunaen;9001;;;', '9001;;;Åse Ørsted;aase.oersted@fjordby.example;leder af medarbejdere']
const broken = mended.with(2, '9002;Saunaen;9009;;;').with(3, '9001;;;Åse Ørsted;aase.oersted;bademester')

async function choose(page: Page, lines: string[]): Promise<void> {
  const buffer = Buffer.from(`${lines.join('\r\n')}\r\n`)
  await page.getByLabel(t.importFile).setInputFiles({ name: 'havnebadet.csv', mimeType: 'text/csv', buffer })
  await page.getByRole('button', { name: t.importUpload }).click()
}

for (const javaScript of [true, false])
  test(`an administrator mends a broken file and sees its people in the tree, ${javaScript ? 'with' : 'without'} JavaScript`, async () => {
    await visit(world, { as: cast.administrator, javaScript }, async (page) => {
      // The second time round it is another file.
      const named = (lines: string[]) =>
        javaScript ? lines : lines.map((line) => line.replaceAll(/900/g, '800').replace('aase', 'aase2').replace('Havnebadet', 'Søbadet'))
      const place = javaScript ? 'Havnebadet' : 'Søbadet'
      await page.goto('/')
      await follow(page, page.getByRole('navigation', { name: da.frame.mainMenu }).getByRole('link', { name: da.frame.people }))
      const before = await page.getByRole('heading', { level: 1 }).innerText()
      await follow(page, page.getByRole('link', { name: t.importLink }), t.importTitle)

      await choose(page, named(broken))
      await arrive(page, t.problemsTitle(3))
      const problems = await page.getByRole('table', { name: t.problemsTable }).getByRole('row').allInnerTexts()
      assert.deepEqual(
        problems.slice(1).map((row) => Number(row.split(/\s/)[0])),
        [3, 4, 4],
      )
      assert.match(problems[1] ?? '', /9009|8009/)

      await choose(page, named(mended))
      await arrive(page, t.dryRunTitle(3))
      assert.equal((await page.getByText(place).count()) > 0, true)
      const elsewhere = await (await world.as(cast.administrator).get(paths.people.to())).text()
      assert.equal(elsewhere.includes(place), false, 'looking has changed nothing')

      // The same address tells of the file once it has been carried out: Turbo changes the page where it stands.
      await page.getByRole('button', { name: t.run }).click()
      await arrive(page, t.doneTitle)
      await page.getByText(t.outcome.addedUnits(2)).waitFor()
      await follow(page, page.getByRole('link', { name: t.toPeople }))
      assert.notEqual(await page.getByRole('heading', { level: 1 }).innerText(), before)
      await follow(page, page.getByRole('link', { name: place, exact: true }), place)
      await page.getByRole('rowheader', { name: 'Åse Ørsted' }).waitFor()
      await page.getByRole('link', { name: 'Saunaen' }).waitFor()
    })
  })

for (const javaScript of [true, false])
  test(`an administrator takes a template into use, ${javaScript ? 'with' : 'without'} JavaScript`, async () => {
    const f = da.foundations
    const name = `Borgeren i midten ${javaScript ? 1 : 2}`
    await visit(world, { as: cast.administrator, javaScript }, async (page) => {
      await page.goto(paths.foundations.to())
      await follow(page, page.getByRole('link', { name: f.templates }), f.templatesTitle)
      await follow(page, page.getByRole('link', { name: 'Borgerens Centrum' }).first())

      // Beside it the same template can be begun as a draft, with a name of its own.
      const form = page.getByRole('region', { name: f.takeIntoUse })
      await form.getByLabel(f.nameLabel).fill(name)
      await form.getByLabel(f.adoptedOnLabel).fill('2024-01-20')
      await page.getByRole('button', { name: f.takeButton }).click()
      await page.getByRole('alert').getByRole('link', { name: f.adoptedByMissing }).waitFor()
      assert.equal(await form.getByLabel(f.nameLabel).inputValue(), name, 'what was typed stays')
      assert.equal(await form.getByLabel(f.adoptedOnLabel).inputValue(), '2024-01-20')

      await form.getByLabel(f.adoptedByLabel).fill('Byrådet')
      await follow(page, page.getByRole('button', { name: f.takeButton }), name)
      assert.match(pathOf(page), /^\/foundations\/borgeren-i-midten/)
      await page.goto(paths.foundations.to())
      await page.getByRole('link', { name }).first().waitFor()
    })
  })
