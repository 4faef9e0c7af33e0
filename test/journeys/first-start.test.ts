import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { da } from '#messages/da.ts'
import { arrive, follow, pathOf, serveWorld, visit } from './browser.ts'

/** Two municipalities that begin: one with JavaScript, one without. */
const worlds = [await beginning(), await beginning()] as const

async function beginning() {
  const world = await serveWorld({ demo: false, empty: true })
  const hash = createHash('sha256').update('ABCD2345').digest()
  await world.database.asOwner((owner) => sql`insert into auth.setup_code (code_hash) values (${hash})`.execute(owner))
  return world
}

for (const [javaScript, world] of [
  [true, worlds[0]],
  [false, worlds[1]],
] as const)
  test(`whoever has the code makes the organisation and gets its first foundation, ${javaScript ? 'with' : 'without'} JavaScript`, async () => {
    await visit(world, { javaScript }, async (page) => {
      const t = da.signIn
      await page.goto('/')
      await arrive(page, t.setupTitle)
      assert.equal((await page.goto('/demo'))?.status(), 404)
      await page.goto('/setup')
      await page.getByLabel(t.code).fill('WRONG-CODE')
      await page.getByLabel(t.organisation).fill('Ærø Kommune')
      await page.getByLabel(t.name, { exact: true }).fill('Åse Øst')
      await page.getByLabel(t.setupEmail).fill('aase@aeroe.example')
      await page.getByRole('button', { name: t.create }).click()
      await page.getByRole('alert').getByRole('link', { name: t.codeWrong }).waitFor()
      assert.equal(await page.getByLabel(t.organisation).inputValue(), 'Ærø Kommune')
      await page.getByLabel(t.code).fill('abcd-2345')
      await follow(page, page.getByRole('button', { name: t.create }), /Åse/)
      assert.equal(pathOf(page), '/')
      await page.getByText(da.overview.emptyTitle).waitFor()

      await follow(page, page.getByRole('link', { name: da.overview.importPeople }), da.people.importTitle)
      const lines = [
        'enhedskode;enhed;overenhedskode;navn;e-mail;rolle',
        '1;Rådhuset;;;;',
        '1;;;Åse Øst;aase@aeroe.example;leder af medarbejdere',
      ]
      await page
        .getByLabel(da.people.importFile)
        .setInputFiles({ name: 'a.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) })
      await follow(page, page.getByRole('button', { name: da.people.importUpload }), da.people.dryRunTitle(2))
      await page.getByRole('button', { name: da.people.run }).click()
      await arrive(page, da.people.doneTitle)

      await page.goto('/')
      await follow(page, page.getByRole('link', { name: da.overview.chooseTemplate }), da.foundations.templatesTitle)
      await follow(page, page.getByRole('link', { name: 'Hvidovrevejen' }).first())
      const form = page.getByRole('region', { name: da.foundations.takeIntoUse })
      await form.getByLabel(da.foundations.nameLabel).fill('Ærøvejen')
      await form.getByLabel(da.foundations.adoptedByLabel).fill('Byrådet')
      await form.getByLabel(da.foundations.adoptedOnLabel).fill('2024-01-20')
      await follow(page, page.getByRole('button', { name: da.foundations.takeButton }), 'Ærøvejen')
      await page.getByRole('table').waitFor()

      await page.goto('/')
      await page.getByText(da.overview.practise).waitFor()
      await follow(page, page.getByRole('link', { name: da.overview.seeMyRole }), da.foundations.myRoleTitle)
      await page.getByRole('heading', { name: 'Ærøvejen' }).waitFor()
    })
  })
