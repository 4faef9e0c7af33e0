import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { after, afterEach, test } from 'node:test'
import { serve } from '@hono/node-server'
import { sql } from 'kysely'
import type { Page, Request } from 'playwright-core'
import { da } from '#messages/da.ts'
import type { Topic } from '#shared/topic.ts'
import { cast } from '../cast.ts'
import { type ServedWorld, serveWorld, visit } from './browser.ts'
import { createRoom } from './live-room.tsx'

const served = await serveWorld()
const topic: Topic = 'unit:00000000-0000-4000-8000-000000000000'
const { app, room } = createRoom(served.deps, topic)
const start = { ...room }
afterEach(() => Object.assign(room, start))

let server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' })
await once(server, 'listening')
const { port } = server.address() as AddressInfo
const world: ServedWorld = { ...served, origin: `http://localhost:${port}` }
after(stop)

/** The process goes away in the middle of everything … */
async function stop(): Promise<void> {
  server.close()
  if ('closeAllConnections' in server) server.closeAllConnections()
  await once(server, 'close')
}

/** … and comes back. */
async function startAgain(): Promise<void> {
  server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' })
  await once(server, 'listening')
}

/** Somebody else does something, in another process. */
async function change(what: Partial<typeof room>): Promise<void> {
  Object.assign(room, what)
  await world.inScopeOf(cast.employee, async (scope) => scope.announce(topic))
}

async function enter(page: Page): Promise<void> {
  const listening = page.waitForResponse((response) => response.url().includes('/live?'))
  await page.goto('/room')
  await listening
}

/** Writes so that the caret stands between "hv" and "ad". */
async function write(page: Page): Promise<void> {
  await page.getByLabel('Noten').fill('Jeg undrer mig: hvad')
  await page.keyboard.press('ArrowLeft')
  await page.keyboard.press('ArrowLeft')
}

async function written(page: Page): Promise<[text: string, caret: number, hasFocus: boolean]> {
  return page
    .getByLabel('Noten')
    .evaluate((field: HTMLTextAreaElement) => [field.value, field.selectionStart, field === document.activeElement])
}

const asWritten = ['Jeg undrer mig: hvad', 18, true]

test('what somebody else does is seen, and what one is writing stands untouched with its caret', async () => {
  await visit(world, { as: cast.leader }, async (page) => {
    await enter(page)
    await page.getByText('Mere', { exact: true }).click()
    await write(page)
    await change({ ready: 3, newest: true })
    await page.getByText('3 er klar').waitFor()
    await page.getByText('Lige kommet til').waitFor()
    assert.deepEqual(await written(page), asWritten)
    assert.equal(await page.locator('details.details').getAttribute('open'), '')
    await page.keyboard.type('.')
    await change({ ready: 4, newest: false })
    await page.getByText('4 er klar').waitFor()
    assert.deepEqual(await written(page), ['Jeg undrer mig: hv.ad', 19, true])
  })
})

test('a form that nobody writes in follows; one that somebody does keeps its revision, so that the server sees the conflict', async () => {
  await visit(world, { as: cast.leader }, async (page) => {
    const revision = page.locator('input[name=revision]')
    await enter(page)
    await change({ note: 'Vi begynder kl. 10', revision: 2, ready: 1 })
    await page.getByText('1 er klar').waitFor()
    assert.equal(await page.getByLabel('Noten').inputValue(), 'Vi begynder kl. 10')
    assert.equal(await revision.inputValue(), '2')

    await page.getByLabel('Noten').focus()
    await change({ note: 'Vi begynder kl. 11', revision: 3, ready: 2 })
    await page.getByText('2 er klar').waitFor()
    assert.equal(await page.getByLabel('Noten').inputValue(), 'Vi begynder kl. 10', 'the caret stands in it')
    assert.equal(await revision.inputValue(), '2')
  })
})

test('whoever presses a button keeps what she is writing beside it, and what she sends is hers no longer', async () => {
  await visit(world, { as: cast.leader }, async (page) => {
    await enter(page)
    await write(page)
    await page.getByLabel('Hilsen').fill('Hej alle')
    await page.getByRole('button', { name: 'Jeg er klar' }).click()
    await page.getByText('1 er klar').waitFor()
    assert.equal(await page.getByLabel('Hilsen').inputValue(), '', 'it has arrived')
    assert.equal(await page.getByLabel('Noten').inputValue(), 'Jeg undrer mig: hvad')
    await page.getByRole('button', { name: 'Gem noten' }).click()
    await page.locator('input[name=revision][value="2"]').waitFor({ state: 'attached' })
    await change({ note: 'Det samme her', revision: 3, ready: 2 })
    await page.getByText('2 er klar').waitFor()
    assert.equal(await page.getByLabel('Noten').inputValue(), 'Det samme her')
  })
})

test('a page with errors stays until they are mended', async () => {
  await visit(world, { as: cast.leader }, async (page) => {
    await enter(page)
    await page.getByLabel('Noten').fill('')
    await page.getByRole('button', { name: 'Gem noten' }).click()
    await page.getByRole('alert').waitFor()
    await visit(world, { as: cast.director }, async (witness) => {
      await enter(witness)
      await change({ ready: 5 })
      await witness.getByText('5 er klar').waitFor()
    })
    await page.getByRole('alert').waitFor()
    await page.getByLabel('Noten').fill('Nu står der noget')
    await page.getByRole('button', { name: 'Gem noten' }).click()
    await page.getByText('5 er klar').waitFor()
    assert.equal(await page.getByRole('alert').count(), 0)
    await change({ ready: 6 })
    await page.getByText('6 er klar').waitFor()
  })
})

test('when the connection is gone the page says so, keeps what is written, and catches up when it is back', async (t) => {
  await visit(world, { as: cast.leader }, async (page) => {
    await enter(page)
    await write(page)
    await stop()
    await page.getByText(da.live.lost).waitFor()
    assert.deepEqual(await written(page), asWritten)
    // So long ago that the process, when it is back, has nothing to tell by itself.
    Object.assign(room, { ready: 7 })
    const real = performance.now.bind(performance)
    t.mock.method(performance, 'now', () => real() + 120_000)
    await startAgain()
    await page.getByText('7 er klar').waitFor()
    await page.getByText(da.live.lost).waitFor({ state: 'detached' })
    assert.deepEqual(await written(page), asWritten)
    await change({ ready: 8 })
    await page.getByText('8 er klar').waitFor()
  })
})

test('whoever is signed out goes to sign-in at the next change, but not while she is writing', async () => {
  await visit(world, { as: cast.centreHead }, async (reading) => {
    await visit(world, { as: cast.centreHead }, async (writing) => {
      for (const page of [reading, writing]) await enter(page)
      await write(writing)
      const { hash } = await world.session(cast.centreHead)
      await world.database.asOwner((owner) => sql`delete from auth.session where token_hash = ${hash}`.execute(owner))
      await change({ ready: 9 })
      await reading.waitForURL('**/sign-in?*')
      await writing.getByText(da.live.gone).waitFor()
      assert.deepEqual(await written(writing), asWritten)
      assert.equal(await writing.getByText('9 er klar').count(), 0)
    })
  })
})

test('a page that nobody sees listens to nothing, and catches up when it is seen', { timeout: 15_000 }, async () => {
  await visit(world, { as: cast.leader }, async (page) => {
    await enter(page)
    const hide = (hidden: boolean) =>
      page.evaluate((hidden) => {
        Object.defineProperty(document, 'hidden', { value: hidden, configurable: true })
        document.dispatchEvent(new Event('visibilitychange'))
      }, hidden)
    const ended = new Promise<void>((resolve) => {
      const isStream = (request: Request) => request.url().includes('/live?') && resolve()
      page.on('requestfinished', isStream).on('requestfailed', isStream)
    })
    await hide(true)
    await ended
    await change({ ready: 10 })
    const back = page.waitForRequest((request) => request.url().includes('/live?'))
    await hide(false)
    await back
    await page.getByText('10 er klar').waitFor()
  })
})
