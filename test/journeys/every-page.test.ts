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

/** The demonstration's hearing, as somebody who is invited and as the editor; and one that could be opened. */
async function pagesOfHearing(foundation: string): Promise<Stop[]> {
  const now = (await world.as(cast.employee).get(paths.hearings.to({ foundation }))).headers.get('Location') ?? ''
  const hearing = now.split('/').at(-1) ?? ''
  await world.as(cast.administrator).post(paths.draft.to({ foundation: 'vaerdikompas' }))
  return [
    { path: paths.hearings.to({ foundation }), as: cast.employee },
    { path: now, as: cast.employee, prepare: openThreads },
    { path: now, as: cast.administrator },
    { path: paths.hearingWhole.to({ foundation, hearing }), as: cast.leader },
    { path: paths.hearingExpectation.to({ foundation, hearing, expectation: 'god-tone' }), as: cast.leader, prepare: sendEmptyComment },
    { path: paths.hearingComments.to({ foundation, hearing }), as: cast.administrator },
    { path: paths.hearingNew.to({ foundation: 'vaerdikompas' }), as: cast.administrator },
  ]
}

/** A draft that can be written in, from how it is begun to how it ends, and one that is held still. */
async function pagesOfDraft(foundation: string, held: string): Promise<Stop[]> {
  const as = cast.administrator
  const path = paths.draft.to({ foundation })
  const retirement = (kind: string, element: string) => paths.draftElementRetirement.to({ foundation, kind, element })
  const html = await (await world.as(as).get(path)).text()
  const [expectation, role, theme] = ['expectation', 'role', 'theme'].map(
    (kind) => html.match(new RegExp(`elements/${kind}/([\\w-]+)/`))?.[1] ?? assert.fail(`no ${kind} in the draft`),
  ) as [string, string, string]
  return [
    { path: paths.newFoundation.to(), as },
    { path: paths.newFoundation.to(), as, prepare: sendEmpty },
    { path, as },
    { path: paths.draft.to({ foundation }, { edit: 'head' }), as },
    { path: paths.draft.to({ foundation }, { edit: 'expectation', key: expectation }), as, prepare: sendWithoutText },
    { path: paths.draft.to({ foundation }, { edit: 'role', key: role }), as },
    { path: paths.draft.to({ foundation }, { edit: 'theme', key: theme }), as },
    { path: paths.draft.to({ foundation }, { add: 'passage', place: 'opening' }), as },
    { path: retirement('expectation', expectation), as },
    { path: retirement('theme', theme), as },
    { path: paths.draftAdoption.to({ foundation }), as, prepare: sendEmpty },
    { path: paths.draftRemoval.to({ foundation }), as },
    { path: paths.draft.to({ foundation: held }), as },
  ]
}

async function sendWithoutText(page: Page): Promise<void> {
  await page.locator('.ls-rediger textarea[name=text]').fill('')
  await page.locator('.ls-rediger button[type=submit]').click()
  await page.locator('.ls-fejlliste').waitFor()
}

/** A document under review: a step of each kind, and what is asked of one that goes on too early. */
async function pagesOfDocument(): Promise<Stop[]> {
  const as = cast.administrator
  const form = new FormData()
  form.set('file', new File([ourDocument], 'text.txt', { type: 'text/plain' }))
  const response = await world.as(as).post(paths.documentImports.to(), form)
  assert.equal(response.status, 303, await response.text())
  const path = response.headers.get('Location') ?? ''
  const html = await (await world.as(as).get(path)).text()
  const steps = [...new Set([...html.matchAll(/\/document-imports\/[\w-]+\/steps\/[\w-]+/g)].map(([link]) => link))]
  assert.ok(steps.length >= 4, `${steps.length} steps`)
  const ofKinds = steps.filter((step, i) => steps.findIndex((other) => kindOf(other) === kindOf(step)) === i)
  return [
    { path: paths.documentImports.to(), as },
    { path: paths.documentImports.to(), as, prepare: sendEmpty },
    { path, as },
    ...ofKinds.map((step) => ({ path: step, as })),
    ...ofKinds.slice(0, 1).map((step) => ({ path: `${step}?check=yes`, as })),
    { path: paths.foundationImports.to(), as, prepare: sendEmpty },
    { path: paths.foundationImports.to(), as, prepare: sendMisfit },
  ]
}

/** Themes and their parts have numbers. */
function kindOf(step: string): string {
  return (step.split('/').at(-1) ?? '').replace(/[\d-].*/, '')
}

async function sendMisfit(page: Page): Promise<void> {
  const content = Buffer.from('{"format":"ledestjerne-foundation","name":7}')
  await page.locator('input[type=file]').setInputFiles({ name: 'grundlag.json', mimeType: 'application/json', buffer: content })
  await page.locator('main form button[type=submit]').click()
  await page.locator('.form-error-message, .alert').first().waitFor()
}

async function openThreads(page: Page): Promise<void> {
  for (const thread of (await page.locator('.ls-traad > summary').all()).slice(0, 3)) await thread.click()
}

async function sendEmptyComment(page: Page): Promise<void> {
  await page.locator('.ls-traad > form button[type=submit]').click()
  await page.locator('.form-error-message').first().waitFor()
}

/** What a leader writes for her own unit, and what lies between her and the one she asked. */
async function pagesAroundAnExpectation(foundation: string): Promise<Stop[]> {
  const expectation = 'styrker-medarbejder-2'
  const own = await (await world.as(cast.leader).get(paths.localWords.to({ foundation }))).text()
  const supplement = linkOn(own, `/foundations/${foundation}/local/[^"/]+/supplements/[^"/]+(?=")`)
  const unit = supplement.split('/')[4] ?? ''
  const reworded = { foundation, unit, supplement: supplement.split('/').at(-1) ?? '' }
  await world.as(cast.leader).post(supplement, { concerns: 'new', theme: 'styrker', stance: 'keep', text: 'Rettet imens', revision: '1' })
  const asked = linkOn(await (await world.as(cast.leader).get(paths.sparrings.to())).text(), '/sparring/[0-9a-f-]{36}')
  return [
    { path: paths.expectation.to({ foundation, expectation }), as: cast.employee },
    { path: paths.theme.to({ foundation, theme: 'skaber' }), as: cast.employee },
    { path: paths.localWords.to({ foundation }), as: cast.leader },
    { path: paths.localWords.to({ foundation }), as: cast.leaderOfLeaders },
    { path: paths.unitLocalWords.to({ foundation, unit }), as: cast.leaderOfLeaders },
    { path: paths.unitLocalWords.to({ foundation: 'vaerdikompas', unit }), as: cast.leader },
    { path: paths.supplements.to({ foundation, unit }), as: cast.leader, prepare: sendEmpty },
    { path: paths.supplement.to(reworded), as: cast.leader, prepare: sendOldRevision },
    { path: paths.localTranslation.to({ foundation, unit, expectation }), as: cast.leader, prepare: sendOldRevision },
    { path: paths.askForSparring.to({ foundation, expectation }), as: cast.leader, prepare: askNobody },
    { path: paths.askForSparring.to({ foundation, expectation }, { q: 'Amira' }), as: cast.leader },
    { path: paths.sparrings.to(), as: cast.administrator },
    { path: asked, as: cast.administrator },
    { path: paths.foundationImports.to(), as: cast.administrator },
    { path: paths.foundationPoster.to({ foundation }), as: cast.employee },
    { path: paths.foundationPoster.to({ foundation: 'vaerdikompas' }, { size: 'a3' }), as: cast.employee },
  ]
}

/** The search stands first on that page. */
async function askNobody(page: Page): Promise<void> {
  await page.locator('main form[method=post] button[type=submit]').click()
  await page.locator('.ls-fejlliste').waitFor()
}

/** As when another has saved in the meantime: both texts are on the page. */
async function sendOldRevision(page: Page): Promise<void> {
  await page.locator('main input[name=revision]').evaluate((field) => field.setAttribute('value', '999'))
  await page.locator('main form button[type=submit]').first().click()
  await page.locator('.ls-staar-nu').waitFor()
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

const ourDocument = `# Vores grundlag

Grundlaget er skrevet af os alle.

## Tillid

Som leder
- Jeg siger tydeligt, hvad jeg forventer af dig.
- Jeg følger op på det, vi har aftalt.

Som medarbejder
- Jeg spørger, når jeg er i tvivl.

## Samarbejde

Som leder
- Jeg inviterer andre ind i arbejdet.
- Åbenhed

Som medarbejder
- Jeg deler det, jeg ved.
`

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
  ...(await pagesOfHearing('personalepolitik')),
  ...(await pagesOfDraft('vaerdikompas', 'personalepolitik')),
  ...(await pagesOfDocument()),
  ...(await pagesAroundAnExpectation('faelles-kurs')),
  { path: paths.versions.to({ foundation: 'faelles-kurs' }), as: cast.administrator },
  { path: paths.version.to({ foundation: 'faelles-kurs', number: '1' }), as: cast.leader },
  { path: paths.changes.to({ foundation: 'faelles-kurs' }), as: cast.employee },
  { path: paths.changes.to({ foundation: 'personalepolitik' }, { from: '1', to: '2', role: 'all' }), as: cast.employee },
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
  const files = [paths.assets, paths.peopleExport, paths.peopleImportTemplate]
  const forPrograms = [paths.health, paths.was, paths.apiFoundations, paths.apiFoundation, paths.apiFoundationSchema]
  const notPages = [...files, ...forPrograms].map(({ pattern }): string => pattern)
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
