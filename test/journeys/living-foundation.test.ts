import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { da } from '#messages/da.ts'
import { paths } from '#paths.ts'
import { danishDate } from '#shared/dates.ts'
import { arrive, follow, pathOf, serveWorld, visit } from './browser.ts'

/*
 * The whole life of a foundation in a municipality that begins: from a plain text file to a second edition that has been heard, and
 * the words that one unit has put beside it. Three people, each with a browser of her own; the leader reads on her phone.
 */

const world = await serveWorld({ demo: false, empty: true })
const hash = createHash('sha256').update('ABCD2345').digest()
await world.database.asOwner((owner) => sql`insert into auth.setup_code (code_hash) values (${hash})`.execute(owner))

const leader = 'lone@aeroe.example'
const employee = 'mads@aeroe.example'
const foundation = 'vores-kurs'

const people = [
  'enhedskode;enhed;overenhedskode;navn;e-mail;rolle',
  '1;Rådhuset;;;;',
  '2;Havnens Plejehjem;1;;;',
  '1;;;Åse Øst;aase@aeroe.example;direktion',
  `2;;;Lone Lund;${leader};leder af medarbejdere`,
  `2;;;Mads Madsen;${employee};medarbejder`,
].join('\n')

const document = `VORES KURS

Sådan leder og arbejder vi i Ærø Kommune.

1. Tillid

Som leder
- Jeg siger tydeligt, hvad jeg forventer af dig.
- Jeg følger op på det, vi har aftalt.

Som medarbejder
- Jeg spørger, når jeg er i tvivl.

2. Samarbejde

Som leder
- Jeg inviterer andre ind i arbejdet.

Som medarbejder
- Jeg deler det, jeg ved.
`

const spoken = 'Jeg siger tydeligt, hvad jeg forventer af dig.'
const first = 'Jeg siger tydeligt, hvad jeg forventer af dig, og hvorfor.'
const second = 'Jeg siger tydeligt, hvad jeg forventer af dig, og spørger, om du er enig.'
const added = 'Jeg roser det, der lykkes, mens vi kan se det.'
const comment = 'Skriv hellere, at vi spørger, om det kan lade sig gøre.'
const answer = 'Tak, det tager vi med til næste udgave.'
const supplement = 'Vi siger det højt ved vagtskiftet, når noget har ændret sig.'
const translation = 'Hos os på havnen betyder det, at vi siger det, før vagten begynder.'

const today = danishDate(new Date())
const inAWeek = danishDate(new Date(Date.now() + 7 * 86_400_000))

test('a plain text file becomes a foundation that is adopted, heard, worded anew and made a unit’s own', async () => {
  await visit(world, {}, async (administrator) => {
    await setUp(administrator)
    await importPeople(administrator)
    await importDocument(administrator)
    await wordAndAdopt(administrator)
    await beginSecond(administrator)
    await openHearing(administrator)
    await visit(world, { width: 390, as: leader }, saySomething)
    await answerAndEnd(administrator)
    await adoptSecond(administrator)
  })
  await visit(world, { width: 390, as: leader }, readAndMakeOurs)
  await visit(world, { as: employee }, readWhatIsOurs)
})

async function setUp(page: Page): Promise<void> {
  const t = da.signIn
  await page.goto(paths.setup.to())
  await page.getByLabel(t.code).fill('abcd-2345')
  await page.getByLabel(t.organisation).fill('Ærø Kommune')
  await page.getByLabel(t.name, { exact: true }).fill('Åse Øst')
  await page.getByLabel(t.setupEmail).fill('aase@aeroe.example')
  await follow(page, page.getByRole('button', { name: t.create }), /Åse/)
}

async function importPeople(page: Page): Promise<void> {
  const t = da.people
  await follow(page, page.getByRole('link', { name: da.overview.importPeople }), t.importTitle)
  await page.getByLabel(t.importFile).setInputFiles({ name: 'personer.csv', mimeType: 'text/csv', buffer: Buffer.from(people) })
  await follow(page, page.getByRole('button', { name: t.importUpload }))
  await page.getByRole('button', { name: t.run }).click()
  await arrive(page, t.doneTitle)
}

async function importDocument(page: Page): Promise<void> {
  const t = da.documentImport
  await page.goto(paths.foundations.to())
  await follow(page, page.getByRole('link', { name: t.link }).first(), t.title)
  const file = { name: 'vores-kurs.txt', mimeType: 'text/plain', buffer: Buffer.from(document) }
  await page.getByLabel(t.fileLabel).setInputFiles(file)
  await follow(page, page.getByRole('button', { name: t.upload }), t.overviewTitle(file.name))
  await follow(page, page.getByRole('link', { name: t.begin }), t.steps.head)
  await page.getByLabel(t.name).fill('Vores kurs')
  await page.getByLabel(da.draft.fields.lead).fill('Sådan leder og arbejder vi i Ærø Kommune.')
  const goOn = page.getByRole('button', { name: t.saveAndGoOn })
  for (const step of [t.steps.roles, 'Tillid', 'Samarbejde', t.steps.passages]) await follow(page, goOn, step)
  assert.match(await page.locator('main textarea').first().inputValue(), /Ærø Kommune/)
  await follow(page, goOn, t.overviewTitle(file.name))
  await page.getByText(t.readyTitle).waitFor()
  await follow(page, page.getByRole('button', { name: t.makeDraft }), da.draft.title('Vores kurs'))
  assert.equal(pathOf(page), paths.draft.to({ foundation }))
}

/** Words an expectation where it stands. The page stays, and the form goes. */
async function reword(page: Page, from: string, to: string): Promise<void> {
  const t = da.draft
  await page.getByRole('link', { name: t.editWhat(from.slice(0, 40)) }).click()
  const field = page.getByLabel(t.expectationText)
  assert.equal(await field.inputValue(), from)
  await field.fill(to)
  await page.getByRole('button', { name: t.save, exact: true }).click()
  await field.waitFor({ state: 'detached' })
  await page.getByText(to, { exact: true }).waitFor()
}

async function adopt(page: Page, number: number, body: string): Promise<void> {
  const t = da.draft
  await follow(page, page.getByRole('link', { name: t.adopt, exact: true }), t.adoptionTitle(number))
  await page.locator('label', { hasText: body }).click()
  await page.getByLabel(t.adoptionDate).fill(today)
  await follow(page, page.getByRole('button', { name: t.adoptionButton, exact: true }), 'Vores kurs')
}

async function wordAndAdopt(page: Page): Promise<void> {
  await reword(page, spoken, first)
  await adopt(page, 1, da.draft.bodies.byraad)
  await page.getByRole('link', { name: first }).first().waitFor()
}

async function beginSecond(page: Page): Promise<void> {
  const t = da.draft
  await follow(page, page.getByRole('button', { name: t.beginVersion }), t.title('Vores kurs'))
  await reword(page, first, second)
  await page.getByRole('link', { name: t.addExpectationTo('Leder', 'Tillid') }).click()
  const field = page.getByLabel(t.expectationText)
  await field.fill(added)
  await page.getByRole('button', { name: t.saveNew, exact: true }).click()
  await field.waitFor({ state: 'detached' })
  await page.getByText(added, { exact: true }).waitFor()
}

async function openHearing(page: Page): Promise<void> {
  const t = da.hearing
  await follow(page, page.getByRole('link', { name: da.draft.openHearing }), t.openTitle('Vores kurs'))
  await page.getByLabel(t.opensOn).fill(today)
  await page.getByLabel(t.closesOn).fill(inAWeek)
  await page.getByText(t.audienceEveryone, { exact: true }).click()
  await follow(page, page.getByRole('button', { name: t.openButton }), t.readTitle('Vores kurs'))
}

async function saySomething(page: Page): Promise<void> {
  const t = da.hearing
  await page.goto('/')
  await follow(page, page.getByRole('link', { name: da.overview.hearingRead }), t.readTitle('Vores kurs'))
  const heard = page.getByRole('listitem').filter({ hasText: added })
  await heard.getByText(t.write).click()
  await heard.getByLabel(t.commentLabel).fill(comment)
  await heard.getByRole('button', { name: t.send }).click()
  await heard.getByRole('article').getByText(comment).waitFor()
  assert.equal((await page.goto(paths.draft.to({ foundation })))?.status(), 404)
}

async function answerAndEnd(page: Page): Promise<void> {
  const t = da.hearing
  await page.goto('/')
  await follow(page, page.getByRole('link', { name: t.seeComments(1) }), t.listTitle)
  await page.getByText(comment).waitFor()
  await page.getByLabel(t.answerLabel('Lone Lund')).fill(answer)
  await page.getByRole('button', { name: t.sendAnswer }).click()
  await page.getByRole('article').getByText(answer).waitFor()
  await follow(page, page.getByRole('link', { name: t.backToHearing }), t.readTitle('Vores kurs'))
  await page.getByText(t.end, { exact: true }).first().click()
  // The same address says something else now: Turbo changes the page where it stands.
  await page.getByRole('button', { name: t.endButton }).click()
  await arrive(page, t.endedTitle('Vores kurs'))
}

async function adoptSecond(page: Page): Promise<void> {
  await page.goto(paths.draft.to({ foundation }))
  await arrive(page, da.draft.title('Vores kurs'))
  await adopt(page, 2, da.draft.bodies.hovedmed)
  await page.getByRole('link', { name: second }).first().waitFor()
}

async function readAndMakeOurs(page: Page): Promise<void> {
  await page.goto('/')
  await page.getByRole('heading', { name: da.history.newEdition('Vores kurs') }).waitFor()
  await follow(page, page.getByRole('link', { name: da.history.seeForYou }), da.history.changesTitle(1, 2))
  await page.getByRole('heading', { name: da.history.added(1) }).waitFor()
  await page.getByRole('heading', { name: da.history.reworded(1) }).waitFor()
  await page.getByText(added, { exact: true }).waitFor()
  assert.match(await page.locator('main ins').first().innerText(), /spørger/)

  const t = da.local
  await page.goto(paths.myRole.to())
  await follow(page, page.getByRole('link', { name: second }).first(), second)
  await follow(page, page.getByRole('link', { name: t.writeTranslation }), t.translationTitle('Havnens Plejehjem'))
  await page.getByLabel(t.translationLabel).fill(translation)
  await follow(page, page.getByRole('button', { name: t.save, exact: true }), second)
  await page.getByText(translation, { exact: true }).waitFor()
  await follow(page, page.getByRole('link', { name: t.addSupplement }), t.newTitle('Havnens Plejehjem'))
  await page.getByLabel(t.textLabel).fill(supplement)
  assert.equal(await page.getByLabel(t.concernsExpectation).isChecked(), true)
  await page.locator('label', { hasText: t.develop }).click()
  await follow(page, page.getByRole('button', { name: t.save, exact: true }), `${t.title}: Havnens Plejehjem`)
  await page.getByText(supplement, { exact: true }).waitFor()
}

/** She is of the unit, and the expectation is not hers: what her leader has put beside it she can read all the same. */
async function readWhatIsOurs(page: Page): Promise<void> {
  const t = da.local
  await page.goto(paths.foundation.to({ foundation }))
  await follow(page, page.getByRole('link', { name: second }).first(), second)
  await page.getByText(translation, { exact: true }).waitFor()
  await page.getByText(supplement, { exact: true }).waitFor()
  await page.getByText(t.develop, { exact: true }).waitFor()
  assert.equal(await page.getByRole('link', { name: t.rewordTranslation }).count(), 0)
  assert.equal((await page.goto(paths.localWords.to({ foundation })))?.status(), 404)
}
