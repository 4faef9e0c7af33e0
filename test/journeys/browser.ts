import assert from 'node:assert/strict'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { after } from 'node:test'
import { serve } from '@hono/node-server'
import { chromium, type Locator, type Page } from 'playwright-core'
import { createApp } from '#app.ts'
import type { Deps } from '#http/env.ts'
import { createHub } from '#live/hub.ts'
import { listen as listenTo } from '#live/listener.ts'
import type { Language } from '#messages/messages.ts'
import { afterwards, createWorld, type TestWorld, type WorldOptions } from '../harness.ts'

/*
 * A journey sees what a person sees: a real browser, a real port, the built stylesheet and script. Every visit of every journey is
 * also held to what no page may do: ask another origin, break the content policy, or complain on the console.
 */

export interface ServedWorld extends TestWorld {
  /** What stands in the address bar: http://localhost:PORT */
  origin: string
}

/** A world of its own behind a free port, gone after the file. */
export async function serveWorld(options: WorldOptions = {}): Promise<ServedWorld> {
  let app: ReturnType<typeof createApp> | undefined
  const origin = await listen((request) => app?.fetch(request) ?? new Response(null, { status: 503 }))
  const world = await createWorld({ ...options, publicOrigin: origin })
  app = createApp(world.deps)
  return { ...world, origin }
}

/** The same world served once more, with something about it changed: for the pages of its bad days. */
export async function serveAgain(world: ServedWorld, change: Partial<Deps>): Promise<ServedWorld> {
  let app: ReturnType<typeof createApp> | undefined
  const origin = await listen((request) => app?.fetch(request) ?? new Response(null, { status: 503 }))
  app = createApp({ ...world.deps, ...change, publicOrigin: origin })
  return { ...world, origin }
}

/** A second process on the same database: it hears by an ear of its own, and can be stopped in the middle of everything. */
export async function serveBeside(world: ServedWorld, port = 0): Promise<ServedWorld & { stop(): Promise<void> }> {
  const live = createHub((hears) => listenTo(world.database.newListener, hears))
  let app: ReturnType<typeof createApp> | undefined
  const { origin, stop } = await serveOn(port, (request) => app?.fetch(request) ?? new Response(null, { status: 503 }))
  const deps = { ...world.deps, live, publicOrigin: origin }
  app = createApp(deps)
  const stopAll = async () => {
    await stop()
    await live.close()
  }
  afterwards(stopAll)
  return { ...world, deps, origin, stop: stopAll }
}

async function listen(fetch: (request: Request) => Response | Promise<Response>): Promise<string> {
  const { origin, stop } = await serveOn(0, fetch)
  after(stop)
  return origin
}

/** Stopped, it takes its connections with it, as a process does that dies. */
async function serveOn(port: number, fetch: (request: Request) => Response | Promise<Response>) {
  const server = serve({ fetch, port, hostname: '127.0.0.1' })
  await once(server, 'listening')
  let ended: Promise<unknown> | undefined
  const stop = async () => {
    ended ??= Promise.all([once(server, 'close'), server.close(), 'closeAllConnections' in server && server.closeAllConnections()])
    await ended
  }
  return { origin: `http://localhost:${(server.address() as AddressInfo).port}`, stop }
}

/** One browser for the file, with a profile of its own that is thrown away. */
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  // No page here lives so long that it pays to make its scripts fast.
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--js-flags=--no-opt --no-maglev'],
})
after(() => browser.close())

export interface Visit {
  width?: 1280 | 390
  javaScript?: boolean
  language?: Language
  /** One of the cast, or somebody's address: signed in from the beginning. */
  as?: string
}

/**
 * A person with a browser of her own. What the browser complained of fails the test, whatever else went well, unless the walk takes
 * it out of the list to tell of it itself.
 */
export async function visit<T>(world: ServedWorld, given: Visit, walk: (page: Page, complaints: string[]) => Promise<T>): Promise<T> {
  const { page, complaints, leave } = await openBrowser(world, given)
  try {
    const result = await walk(page, complaints)
    assert.deepEqual(complaints, [], `what the browser complained of, last at ${page.url()}`)
    return result
  } finally {
    await leave()
  }
}

export interface OpenBrowser {
  page: Page
  complaints: string[]
  /** She closes it. At the latest it is closed after the file. */
  leave(): Promise<void>
}

/** The same for tests in which several are there at once, each with a browser of her own. */
export async function openBrowser(
  world: ServedWorld,
  { width = 1280, javaScript = true, language = 'da', as }: Visit,
): Promise<OpenBrowser> {
  const context = await browser.newContext({
    baseURL: world.origin,
    locale: language === 'da' ? 'da-DK' : 'en-GB',
    viewport: { width, height: 900 },
    javaScriptEnabled: javaScript,
  })
  context.setDefaultTimeout(10_000)
  const page = await context.newPage()
  const complaints = complaintsOf(page, world.origin)
  await become(page, world, as)
  return { page, complaints, leave: () => context.close() }
}

/** Signs the page in as another one of the cast, or out. */
export async function become(page: Page, world: ServedWorld, as: string | undefined): Promise<void> {
  await page.context().clearCookies({ name: 'session' })
  if (as) await page.context().addCookies([{ name: 'session', value: (await world.session(as)).token, url: world.origin }])
}

/** Grows while the page lives. A page that answers "not found" is no complaint; a picture or a script that does, is. */
function complaintsOf(page: Page, origin: string): string[] {
  const complaints: string[] = []
  page.on('request', (request) => {
    const url = new URL(request.url())
    if (url.origin !== origin && url.protocol !== 'data:') complaints.push(`asks ${url.origin} for a ${request.resourceType()}`)
  })
  page.on('response', (response) => {
    const type = response.request().resourceType()
    if (response.status() >= 400 && type !== 'document' && type !== 'fetch') complaints.push(`${response.status()} for ${response.url()}`)
  })
  page.on('console', (message) => {
    const isStatus = message.text().startsWith('Failed to load resource')
    if (['error', 'warning'].includes(message.type()) && !isStatus) complaints.push(`${new URL(page.url()).pathname}: ${message.text()}`)
  })
  page.on('pageerror', (error) => complaints.push(`${new URL(page.url()).pathname}: ${error.message}`))
  return complaints
}

/** Follows a link or presses a button, and waits until another page stands there: Turbo changes the address before the page. */
export async function follow(page: Page, press: Locator, heading: string | RegExp = /./): Promise<void> {
  const left = await page.locator('main').elementHandle()
  await press.click()
  await left?.waitForElementState('hidden').catch((error: Error) => {
    if (error.name === 'TimeoutError') throw new Error(`nothing came of pressing ${press}`, { cause: error })
  })
  await arrive(page, heading)
}

export async function arrive(page: Page, heading: string | RegExp): Promise<void> {
  await page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor()
}

export function pathOf(page: Page): string {
  const { pathname, search } = new URL(page.url())
  return pathname + search
}
