import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import type { Language } from '#messages/messages.ts'
import { paths } from '#paths.ts'
import { cast } from '../cast.ts'
import { takeErrors } from '../harness.ts'
import { become, type ServedWorld, serveAgain, serveWorld, visit } from './browser.ts'
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

await empty.database.asOwner((owner) => sql`insert into auth.setup_code (code_hash) values (${Buffer.alloc(32)})`.execute(owner))

const skovlundsAdministrator = 'torben.ravn@skovlund.example'

interface Stop {
  /** Where the page is; for a form that comes back with errors, where it is filled in. */
  path: string
  as?: string
  world?: ServedWorld
  /** What is done there before the page is looked at. */
  prepare?: (page: Page) => Promise<void>
}

/** The ways to read a foundation, found as a reader finds them: by the links on its first page. */
async function waysOf(foundation: string, as: string): Promise<Stop[]> {
  const first = paths.foundation.to({ foundation })
  const role = linkOn(await (await world.as(as).get(first)).text(), `${first}/roles/[^/"]+`)
  const expectation = linkOn(await (await world.as(as).get(role)).text(), `${first}/expectations/[^/"]+`)
  return [first, role, expectation].map((path) => ({ path, as }))
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

async function storedFile(name: string): Promise<string> {
  const form = new FormData()
  const lines = [
    'enhedskode;enhed;overenhedskode;navn;e-mail;rolle',
    `${name};${name};;;;`,
    `${name};;;Ny Nielsen;${name}@fjordby.example;medarbejder`,
  ]
  form.set('file', new File([`${lines.join('\n')}\n`], `${name}.csv`))
  const response = await world.as(cast.administrator).post(paths.peopleImport.to(), form)
  assert.equal(response.status, 303, await response.text())
  return response.headers.get('Location') ?? ''
}

async function importedFile(name: string): Promise<string> {
  const path = await storedFile(name)
  const seen = (await (await world.as(cast.administrator).get(path)).text()).match(/name="seen" value="(\w+)"/)?.[1]
  const response = await world.as(cast.administrator).post(`${path}/completion`, { seen: seen ?? '' })
  assert.equal(response.headers.get('Location'), path)
  return path
}

async function sendEmpty(page: Page): Promise<void> {
  await page.locator('main form').first().locator('button[type=submit]').click()
  await page.locator('.ls-fejlliste').waitFor()
}

async function sendBrokenFile(page: Page): Promise<void> {
  const content = Buffer.from('enhedskode;enhed;overenhedskode;navn;e-mail;rolle\n77;;;Ny;ny;vicevært\n')
  await page.locator('input[type=file]').setInputFiles({ name: 'fil.csv', mimeType: 'text/csv', buffer: content })
  await page.locator('main form button[type=submit]').click()
  await page.locator('main table').first().waitFor()
}

async function unitOf(world: ServedWorld): Promise<string> {
  const html = await (await world.as(cast.administrator).get(paths.people.to())).text()
  return linkOn(html, '/people/units/[^"]+')
}

const imported = await importedFile('gennemfoert')
const stored = await storedFile('set')

const stops: Stop[] = [
  { path: paths.signIn.to() },
  { path: paths.signIn.to(), prepare: sendEmpty },
  { path: paths.signInSent.to() },
  { path: await signInLink() },
  { path: paths.signInLink.to({ token: 'a-guess' }) },
  { path: paths.demo.to() },
  { path: paths.help.to() },
  { path: paths.dataProtection.to() },
  { path: paths.accessibility.to() },
  { path: '/nowhere' },
  { path: paths.setup.to(), world: empty },
  { path: paths.setup.to(), world: empty, prepare: sendEmpty },

  { path: paths.overview.to(), as: cast.leader },
  { path: paths.overview.to(), as: cast.leader, prepare: openDrawer },
  { path: paths.foundations.to(), as: cast.leader },
  ...(await waysOf('faelles-kurs', cast.leader)),
  { path: paths.theme.to({ foundation: 'faelles-kurs', theme: 'driften' }), as: cast.leader },
  { path: paths.foundation.to({ foundation: 'faelles-kurs' }, { show: 'all' }), as: cast.employee },
  { path: paths.foundationRolePrint.to({ foundation: 'faelles-kurs', role: 'leder-af-medarbejdere' }), as: cast.leader },
  { path: paths.foundationAbout.to({ foundation: 'faelles-kurs' }), as: cast.leader },
  ...(await waysOf('personalepolitik', cast.leader)),
  ...(await waysOf('vaerdikompas', cast.employee)),
  { path: paths.foundationPrint.to({ foundation: 'vaerdikompas' }), as: cast.leader },
  ...(await waysOf('ledelse-i-udvikling', cast.stranger)),
  ...(await waysOf('borgerens-centrum', cast.stranger)),
  { path: paths.myRole.to(), as: cast.leader },
  { path: paths.templates.to(), as: cast.leader },
  { path: paths.search.to(), as: cast.leader },
  { path: paths.search.to({ q: 'borgeren' }), as: cast.leader },
  { path: paths.search.to({ q: 'xyzzy' }), as: cast.leader },
  { path: paths.sessions.to(), as: cast.leader },
  { path: '/nowhere', as: cast.leader },

  { path: paths.overview.to(), as: skovlundsAdministrator },
  { path: paths.template.to({ template: 'hvidovrevejen' }), as: cast.administrator },
  { path: paths.template.to({ template: 'ledelse-i-udvikling' }), as: cast.leader },
  { path: paths.template.to({ template: 'borgerens-centrum' }), as: cast.administrator, prepare: sendEmpty },
  { path: paths.people.to(), as: cast.administrator },
  { path: paths.people.to({ q: 'Mette' }), as: cast.administrator },
  { path: paths.people.to({ q: 'xyzzy' }), as: cast.administrator },
  { path: await unitOf(world), as: cast.administrator },
  { path: paths.peopleImport.to(), as: cast.administrator },
  { path: paths.peopleImport.to(), as: cast.administrator, prepare: sendEmpty },
  {
    path: paths.peopleImport.to(),
    as: cast.administrator,
    prepare: sendBrokenFile,
  },
  { path: stored, as: cast.administrator },
  { path: imported, as: cast.administrator },

  { path: paths.overview.to(), world: broken, as: cast.leader },
]

async function openDrawer(page: Page): Promise<void> {
  await page.setViewportSize({ width: 390, height: 900 })
  await page.locator('.js-menu-open').click()
}

const names = await world.database.asOwner(async (owner) => {
  const people = (await owner.selectFrom('data.person').select('name').execute()).map(({ name }) => name)
  const units = await owner.selectFrom('data.unit').select(['name', 'code']).execute()
  const bodies = await owner.selectFrom('data.foundation_version').select('adopted_by').execute()
  const all = [
    ...people,
    ...people.map((name) => name.split(' ')[0] ?? name),
    ...units.flatMap(({ name, code }) => [name, code]),
    ...bodies.flatMap(({ adopted_by }) => adopted_by ?? []),
  ]
  return [...new Set(all)].sort((a, b) => b.length - a.length)
})

test('the walk goes past every page that there is', () => {
  const notPages = [paths.health, paths.assets, paths.was, paths.peopleExport, paths.peopleImportTemplate].map(
    ({ pattern }): string => pattern,
  )
  const missed = world.routes
    .filter(({ method, path }) => method === 'GET' && !notPages.includes(path))
    .filter(
      ({ path }) =>
        !stops.some((stop) => new RegExp(`^${path.replace(/:\w+(\{[^}]*\})?/g, '[^/]+')}$`).test(stop.path.split('?')[0] ?? '')),
    )
  assert.deepEqual([...new Set(missed.map(({ path }) => path))], [])
})

test('every page can be read by everybody: in both languages, wide and narrow, light and dark', async () => {
  const walks = [world, empty, broken].flatMap((through) => [walk('da', through), walk('en', through)])
  const found = await Promise.allSettled(walks)
  const logged = takeErrors()
  assert.deepEqual(
    found.flatMap((one) => (one.status === 'rejected' ? [one.reason] : one.value)),
    [],
  )
  assert.equal(logged.length, 2, 'only the page of the bad day, in two languages, is an error')
})

/** All stops in one window: the next page is looked at much faster than the first. */
async function walk(language: Language, through: ServedWorld): Promise<string[]> {
  return visit(through, { language }, async (page, ofBrowser) => {
    const found: string[] = []
    await prepareInspection(page)
    for (const { path, as, world: own = world, prepare } of stops) {
      if (own !== through) continue
      await become(page, own, as)
      const response = await page.goto(path)
      const inline = inlineOf((await response?.text()) ?? '')
      await prepare?.(page)
      const complaints = [...inline, ...(await inspect(page, language, names)), ...ofBrowser.splice(0)]
      found.push(...complaints.map((complaint) => `${path}${prepare ? ` (${prepare.name})` : ''} in ${language}, ${complaint}`))
    }
    return found
  })
}
