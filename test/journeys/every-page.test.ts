import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { type Language, messagesIn } from '#messages/messages.ts'
import { paths } from '#paths.ts'
import { cast } from '../cast.ts'
import { takeErrors } from '../harness.ts'
import { arrive, type ServedWorld, serveAgain, serveWorld, visit } from './browser.ts'
import { inlineOf, inspect, prepareInspection } from './inspect.ts'

/*
 * Every page there is, as it looks with the demonstration, with nothing in it, and on a bad day. A route that is added and not
 * walked fails the first test.
 */

const world = await serveWorld()
const empty = await serveWorld({ empty: true, demo: false })
const broken = await serveAgain(world, {
  now: () => {
    throw new Error('the clock stands still')
  },
})

const skovlundsAdministrator = 'torben.ravn@skovlund.example'

interface Stop {
  /** Where the page is; for a form that comes back with errors, where it is filled in. */
  path: string
  as?: string
  world?: ServedWorld
  /** What is done there before the page is looked at. */
  then?: (page: Page, language: Language) => Promise<void>
}

/** Pages of a foundation, found as a reader finds them: by the links on its first page. */
async function pagesOf(foundation: string, as: string): Promise<Stop[]> {
  const first = paths.foundation.to({ foundation })
  const html = await (await world.as(as).get(first)).text()
  const role = linkOn(html, `${first}/roles/[^/"]+`)
  const theme = html.match(new RegExp(`${first}/themes/[^/"]+`))?.[0]
  const expectation = linkOn(await (await world.as(as).get(role)).text(), `${first}/expectations/[^/"]+`)
  return [first, role, `${role}/print`, theme, expectation, paths.foundationAbout.to({ foundation }), paths.foundationPrint.to({ foundation })].flatMap(
    (path) => (path ? [{ path, as }] : []),
  )
}

function linkOn(html: string, pattern: string): string {
  const link = html.match(new RegExp(pattern))?.[0]
  assert.ok(link, `no link like ${pattern}`)
  return link
}

async function signInLink(): Promise<string> {
  await world.visit('/sign-in', {
    method: 'POST',
    headers: { Origin: world.origin },
    body: new URLSearchParams({ email: 'mette.holm.krogh@fjordby.example' }),
  })
  const letter = await world.letterTo('mette.holm.krogh@fjordby.example')
  return letter.text.match(/\/sign-in\/\S+/)?.[0] ?? ''
}

async function storedFile(): Promise<string> {
  const form = new FormData()
  form.set('file', new File(['enhedskode;enhed;overenhedskode;navn;e-mail;rolle\n9001;Nyt sted;;;;\n9001;;;Ny Nielsen;ny@fjordby.example;medarbejder\n'], 'ny.csv'))
  const response = await world.as(cast.administrator).post(paths.peopleImport.to(), form)
  assert.equal(response.status, 303, await response.text())
  return response.headers.get('Location') ?? ''
}

async function sendEmpty(page: Page): Promise<void> {
  await page.locator('main form').first().locator('button[type=submit]').click()
  await page.locator('.ls-fejlliste').waitFor()
}

async function sendFile(page: Page, content: string): Promise<void> {
  await page.locator('input[type=file]').setInputFiles({ name: 'fil.csv', mimeType: 'text/csv', buffer: Buffer.from(content) })
  await page.locator('main form button[type=submit]').click()
  await page.locator('main table').first().waitFor()
}

async function unitOf(world: ServedWorld): Promise<string> {
  const html = await (await world.as(cast.administrator).get(paths.people.to())).text()
  return linkOn(html, '/people/units/[^"]+')
}

const templates = ['borgerens-centrum', 'hvidovrevejen', 'ledelse-i-udvikling', 'ledelse-ud-af-boksen', 'personalepolitik']

const stops: Stop[] = [
  { path: paths.signIn.to() },
  { path: paths.signIn.to(), then: sendEmpty },
  { path: paths.signInSent.to() },
  { path: await signInLink() },
  { path: paths.signInLink.to({ token: 'a-guess' }) },
  { path: paths.demo.to() },
  { path: paths.help.to() },
  { path: paths.dataProtection.to() },
  { path: paths.accessibility.to() },
  { path: '/nowhere' },
  { path: paths.setup.to(), world: empty },
  { path: paths.setup.to(), world: empty, then: sendEmpty },

  { path: paths.overview.to(), as: cast.leader },
  { path: paths.overview.to(), as: cast.leader, then: openDrawer },
  { path: paths.foundations.to(), as: cast.leader },
  ...(await pagesOf('faelles-kurs', cast.leader)),
  { path: paths.foundation.to({ foundation: 'faelles-kurs' }, { show: 'all' }), as: cast.employee },
  ...(await pagesOf('personalepolitik', cast.leader)),
  ...(await pagesOf('vaerdikompas', cast.employee)),
  ...(await pagesOf('ledelse-i-udvikling', cast.stranger)),
  ...(await pagesOf('borgeren-foerst', cast.stranger)),
  { path: paths.myRole.to(), as: cast.leader },
  { path: paths.templates.to(), as: cast.leader },
  { path: paths.search.to(), as: cast.leader },
  { path: paths.search.to({ q: 'borgeren' }), as: cast.leader },
  { path: paths.search.to({ q: 'xyzzy' }), as: cast.leader },
  { path: paths.sessions.to(), as: cast.leader },
  { path: '/nowhere', as: cast.leader },

  { path: paths.overview.to(), as: skovlundsAdministrator },
  ...templates.map((template) => ({ path: paths.template.to({ template }), as: cast.administrator })),
  { path: paths.template.to({ template: 'borgerens-centrum' }), as: cast.administrator, then: sendEmpty },
  { path: paths.people.to(), as: cast.administrator },
  { path: paths.people.to({ q: 'Mette' }), as: cast.administrator },
  { path: paths.people.to({ q: 'xyzzy' }), as: cast.administrator },
  { path: await unitOf(world), as: cast.administrator },
  { path: paths.peopleImport.to(), as: cast.administrator },
  { path: paths.peopleImport.to(), as: cast.administrator, then: sendEmpty },
  {
    path: paths.peopleImport.to(),
    as: cast.administrator,
    then: (page) => sendFile(page, 'enhedskode;enhed;overenhedskode;navn;e-mail;rolle\n77;;;Ny;ny;vicevært\n'),
  },
  { path: await storedFile(), as: cast.administrator },
  {
    path: await storedFile(),
    as: cast.administrator,
    then: async (page, language) => {
      await page.getByRole('button', { name: messagesIn(language).people.run }).click()
      await arrive(page, messagesIn(language).people.doneTitle)
    },
  },

  { path: paths.overview.to(), world: broken, as: cast.leader },
]

async function openDrawer(page: Page): Promise<void> {
  await page.setViewportSize({ width: 390, height: 900 })
  await page.locator('.js-menu-open').click()
}

const names = await world.database.asOwner(async (owner) => {
  const people = await owner.selectFrom('data.person').select('name').execute()
  const units = await owner.selectFrom('data.unit').select('name').execute()
  const firstNames = people.map(({ name }) => ({ name: name.split(' ')[0] ?? name }))
  return [...people, ...units, ...firstNames].map(({ name }) => name).sort((a, b) => b.length - a.length)
})

test('the walk goes past every page that there is', () => {
  const notPages = [paths.health, paths.assets, paths.was, paths.peopleExport, paths.peopleImportTemplate].map(({ pattern }): string => pattern)
  const missed = world.routes
    .filter(({ method, path }) => method === 'GET' && !notPages.includes(path))
    .filter(({ path }) => !stops.some((stop) => new RegExp(`^${path.replace(/:\w+(\{[^}]*\})?/g, '[^/]+')}$`).test(stop.path.split('?')[0] ?? '')))
  assert.deepEqual(missed, [])
})

for (const language of ['da', 'en'] as const)
  test(`every page in ${language === 'da' ? 'Danish' : 'English'} can be read by everybody: wide and narrow, light and dark`, async () => {
    const found: string[] = []
    for (const stop of stops) {
      const started = performance.now()
      const complaints = await visit(stop.world ?? world, { language, as: stop.as }, async (page) => {
        await prepareInspection(page.context())
        await page.emulateMedia({ reducedMotion: 'reduce' })
        const response = await page.goto(stop.path)
        const inline = inlineOf((await response?.text()) ?? '')
        await stop.then?.(page, language)
        return [...inline, ...(await inspect(page, language, names))]
      })
      if (process.env.SLOW) console.log(Math.round(performance.now() - started), stop.path)
      found.push(...complaints.map((complaint) => `${stop.path} ${stop.then?.name ?? ''}: ${complaint}`))
    }
    takeErrors()
    assert.deepEqual(found, [])
  })
