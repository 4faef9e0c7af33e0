import assert from 'node:assert/strict'
import { test } from 'node:test'
import { da } from '#messages/da.ts'
import { arrive, follow, pathOf, serveWorld, visit } from './browser.ts'

const world = await serveWorld({ demo: false })
const address = 'mette.holm.krogh@fjordby.example'

for (const javaScript of [true, false])
  test(`a letter with a link signs in, once, and leads to where she was going, ${javaScript ? 'with' : 'without'} JavaScript`, async () => {
    world.letters.length = 0
    await visit(world, { javaScript, width: 390 }, async (page) => {
      await page.goto('/my-role')
      await arrive(page, da.signIn.title)
      await page.getByLabel(da.signIn.email).fill(address)
      await follow(page, page.getByRole('button', { name: da.signIn.send }), da.signIn.sentTitle)

      const { text } = await world.letterTo(address)
      const link = text.match(/http:\/\/\S+/)?.[0] ?? ''
      assert.ok(link.startsWith(world.origin), `the letter leads to ${link}`)
      await page.goto(link)
      await arrive(page, da.signIn.linkTitle)
      assert.equal(
        (await page.context().cookies()).some(({ name }) => name === 'session'),
        false,
        'looking at the link signs nobody in',
      )

      await follow(page, page.getByRole('button', { name: /Mette Holm Krogh/ }), da.foundations.myRoleTitle)
      assert.equal(pathOf(page), '/my-role')

      await page.goto(link)
      await arrive(page, da.signIn.linkGoneTitle)
      await follow(page, page.getByRole('link', { name: da.signIn.newLink }), da.signIn.title)
    })
  })

test('an address that is none is told so, and stays in its field', async () => {
  await visit(world, {}, async (page) => {
    await page.goto('/sign-in')
    await page.getByLabel(da.signIn.email).fill('mette')
    await page.getByRole('button', { name: da.signIn.send }).click()
    const error = page.getByRole('alert').getByRole('link', { name: da.signIn.emailWrong })
    await error.waitFor()
    assert.equal(await page.getByLabel(da.signIn.email).inputValue(), 'mette')
    await error.click()
    assert.equal(await page.evaluate(() => document.activeElement?.id), 'email')
  })
})
