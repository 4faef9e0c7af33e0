import assert from 'node:assert/strict'
import { afterEach, test } from 'node:test'
import { sql } from 'kysely'
import type { Locator, Page } from 'playwright-core'
import { startExperiment } from '#features/experiments/actions.ts'
import type { Meeting } from '#features/meetings/meeting.ts'
import { keepPresence } from '#features/meetings/presence-actions.ts'
import { da } from '#messages/da.ts'
import { paths } from '#paths.ts'
import { danishDate, danishTime } from '#shared/dates.ts'
import { cast } from '../cast.ts'
import { type OpenBrowser, openBrowser, pathOf, serveWorld, visit } from './browser.ts'

/*
 * A whole meeting, as five hold it: Mette on her phone, Amira, Birgitte without JavaScript, Sanne who loses her connection, and a guest
 * by code. Karsten opens it, and closes his browser in the middle. Each has a browser of her own, all of them open at once, and nothing
 * is waited for but what can be seen.
 */

// On the clock of the wall: the database asks it too, when a guest comes with a code.
const world = await serveWorld()

const sanne = 'sanne.lykke.dahl@fjordby.example'
const group = 'Østgruppen'
const gule = 'Tre gule sedler på døren'
const doer = 'Åben dør om fredagen'
const t = da.meetings
const board = da.meetingBoard
const deciding = da.meetingDecision

const secret = 'Jeg tror, det er mig selv, der er bange for onsdagen.'
const hidden = 'Karsten ser træt ud i dag.'
const words = {
  sanne: 'Hun siger ”de” om dagvagten.',
  guest: 'Hos os var det døren, der gjorde forskellen.',
  birgitte: 'Ti minutter stående gav mere end en side i mappen.',
  mette: 'Jeg spørger mere, når jeg står op.',
}
const pattern = 'Det korte møde virker'
const step = 'Jeg hænger sedlerne op i kantinen.'
const tryNext = 'Dagvagten vælger selv den ene ting, aftenvagten skal vide.'
const lookFor = 'Om dagvagten også får noget ud af det.'
const helps = 'Ringer om to uger'
const waits = 'Sanne vil først høre sine teamledere.'

const there: OpenBrowser[] = []
/** Those whose pages hear nothing by themselves. */
const asksAgain = new Set<Page>()
afterEach(() => Promise.all(there.map(({ leave }) => leave())))

async function comes(given: Parameters<typeof openBrowser>[1]): Promise<OpenBrowser> {
  const came = await openBrowser(world, given)
  there.push(came)
  if (given.javaScript === false) asksAgain.add(came.page)
  return came
}

test('five hold a whole meeting, and the one who opened it leaves in the middle', { timeout: 180_000 }, async () => {
  const circle = await theGroupIsMade()
  const experiment = await shares(cast.leader, gule)
  await shares(sanne, doer)

  // Karsten plans it for now, lets guests in, and everybody comes: from the group's page, and one by code.
  const karsten = await comes({ as: cast.centreHead })
  const meeting = await plans(karsten.page, circle)
  const code = await letsGuestsIn(karsten.page)
  const mette = await comes({ as: cast.leader, width: 390 })
  const amira = await comes({ as: cast.leaderOfLeaders })
  const birgitte = await comes({ as: cast.director, javaScript: false })
  const sannes = await comes({ as: sanne })
  const guest = await comes({})
  for (const { page } of [mette, amira, birgitte, sannes]) await goesIn(page, circle)
  await comesByCode(guest.page, code)
  await karsten.page.getByText(t.here(6, 6)).waitFor()

  const everybody = [karsten, mette, amira, birgitte, sannes, guest].map(({ page }) => page)
  // Sanne shared last and stands first; Karsten lets Mette begin.
  await press(karsten.page, `${t.moveUp} ${gule}`)
  await karsten.page.locator('.ls-raekkefoelge li:first-child', { hasText: gule }).waitFor()
  await press(karsten.page, t.deal)
  await karsten.page.locator('.ls-folk li', { hasText: 'Støttende interviewer' }).waitFor()
  await press(karsten.page, t.openMeeting)
  await allAt(everybody, 'Tjek ind')

  // Mette's round. Who is ready is seen; everybody moves on together.
  await goesOn(karsten.page)
  await allAt(everybody, 'Støttende interview')
  await press(mette.page, t.ready)
  await press(birgitte.page, t.ready)
  await karsten.page.getByText(t.readyCount(2, 6)).waitFor()
  await keeps(mette.page, secret)
  await keeps(karsten.page, hidden)

  // In the cellar: Sanne's net goes. What she types meanwhile is kept, and the meeting goes on without her.
  await sannes.page.context().setOffline(true)
  await sannes.page.locator('#ny-note').fill(words.sanne)
  await sannes.page.getByRole('button', { name: da.meetingNotes.save }).last().click()
  await sannes.page.locator('.ls-ny-note [data-auto-save-status]', { hasText: da.autoSave.offline }).waitFor()
  await goesOn(karsten.page)
  const others = everybody.filter((page) => page !== mette.page && page !== sannes.page)
  await allAt(others, 'Udfordrende refleksioner')

  // The team talk about her, and her page asks her for nothing.
  await at(mette.page, t.listenTitle)
  await mette.page.getByText(t.listenText).waitFor()
  assert.equal(await mette.page.locator('.ls-spoergsmaal').count(), 0)
  await guest.page.getByText(t.yourTask).waitFor()
  await sannes.page.getByText(da.live.lost).waitFor()
  await at(sannes.page, 'Støttende interview')

  // Karsten closes his browser. Amira takes over with one press, and a little later he is missed.
  await karsten.leave()
  everybody.splice(everybody.indexOf(karsten.page), 1)
  await press(amira.page, t.takeOver)
  await amira.page.getByRole('button', { name: /^Videre til/ }).waitFor()

  // Sanne is on the net again: her note arrives, and she sees where they are.
  await sannes.page.context().setOffline(false)
  await at(sannes.page, 'Udfordrende refleksioner')
  await sannes.page.locator('.ls-note', { hasText: words.sanne }).waitFor()
  await sannes.page.getByText(da.live.lost).waitFor({ state: 'detached' })
  await sannes.page.getByText(t.waitsForLead('Amira Haddad')).waitFor()
  await keepPresence(world.database, world.deps.live, new Date())
  await keepPresence(world.database, world.deps.live, new Date(Date.now() + 31_000))
  await amira.page.locator('.ls-folk li', { hasText: 'Karsten' }).filter({ hasText: t.notHere }).waitFor()
  await amira.page.getByText(t.here(5, 6)).waitFor()

  // Her next step, in her own words, on the phone; then Sanne's round.
  await goesOn(amira.page)
  await allAt(everybody, 'Min læring og handling')
  await mette.page.locator('[id^="s-"][id$="-what"]').fill(step)
  await mette.page.getByRole('button', { name: deciding.actionSave }).click()
  await amira.page.getByText(step).first().waitFor()
  await goesOn(amira.page)
  await allAt(everybody, 'Støttende interview')
  await goesOn(amira.page)
  await at(sannes.page, t.listenTitle)
  await at(mette.page, 'Udfordrende refleksioner')
  await goesOn(amira.page)
  await allAt(everybody, 'Min læring og handling')
  await goesOn(amira.page)
  await allAt(everybody, 'Mønsteranalyse')

  for (const { page } of [amira, birgitte, sannes, guest]) await tellsNothingOf(page, [secret, hidden])
  await shareCards({ mette, amira, birgitte, sannes, guest })
  await groupCards(mette.page, amira.page)
  await moveTheSame(meeting, birgitte.page, amira.page)

  await goesOn(amira.page)
  await allAt(everybody, 'Næste læringsloop')
  await decide(amira.page, sannes.page)
  await goesOn(amira.page)
  await allAt(everybody, 'Næste møde')
  await agreeOnADay(birgitte.page, amira.page)
  await press(amira.page, deciding.close)
  for (const { page } of [mette, amira, sannes]) await at(page, t.overTitle)
  await at(guest.page, t.guestEnded.over.title)
  await birgitte.page.reload()
  await at(birgitte.page, t.overTitle)

  for (const { page } of [mette, birgitte]) await readsMinutes(page)
  await beginsNextLoop(mette.page, experiment)
  await opensNext(birgitte.page, amira.page, meeting)

  for (const { page, complaints } of [mette, amira, birgitte, sannes, guest])
    assert.deepEqual(complaints.filter(isNoNet), [], `what the browser complained of, last at ${page.url()}`)
})

/** What a browser notes of being off the net, and of being refused, is what this test is about. */
function isNoNet(complaint: string): boolean {
  return !/ERR_INTERNET_DISCONNECTED|\b409\b/.test(complaint)
}

async function theGroupIsMade(): Promise<string> {
  return visit(world, { as: cast.administrator }, async (page) => {
    await page.goto(paths.newCircle.to())
    await page.locator('#name').fill(group)
    for (const name of ['Mette Holm Krogh', 'Amira Haddad', 'Karsten Vestergaard', 'Birgitte Aagaard', 'Sanne Lykke Dahl']) {
      await page.locator('#find').fill(name)
      await page.locator('main').getByRole('button', { name: da.circles.search }).click()
      await page.getByText(da.circles.found(name)).waitFor()
      await page.locator('.form-group-checkbox label', { hasText: name }).first().click()
    }
    await page.getByRole('button', { name: da.circles.makeButton }).click()
    await at(page, group)
    return pathOf(page).split('/').at(-1) ?? ''
  })
}

async function shares(who: string, title: string): Promise<string> {
  const experiment = await world.inScopeOf(who, async (scope) => {
    const outcome = await startExperiment(scope, { title, voice: 'jeg', expectations: [], anyway: true })
    return 'started' in outcome ? outcome.started : assert.fail()
  })
  await visit(world, { as: who }, async (page) => {
    await page.goto(paths.experimentSharing.to({ experiment }))
    await page.locator('label', { hasText: group }).click()
    await press(page, da.sharing.share)
    await page.getByRole('button', { name: da.sharing.stop }).waitFor()
  })
  return experiment
}

async function plans(page: Page, circle: string): Promise<string> {
  await page.goto(paths.circle.to({ circle }))
  await page.getByRole('link', { name: t.plan }).click()
  await page.locator('input[name=format][value=refleksionsmoede]').check()
  for (const title of [gule, doer]) await page.locator('label', { hasText: title }).click()
  const now = new Date()
  await page.locator('#date').fill(danishDate(now))
  await page.locator('#time').fill(danishTime(now))
  await press(page, t.planButton)
  await page.getByRole('button', { name: t.openMeeting }).waitFor()
  return pathOf(page).split('/')[2] ?? ''
}

async function letsGuestsIn(page: Page): Promise<string> {
  await press(page, t.openDoor)
  const code = page.locator('.ls-kode')
  await code.waitFor()
  return (await code.innerText()).replace(`${t.code}:`, '').trim()
}

async function goesIn(page: Page, circle: string): Promise<void> {
  await page.goto(paths.circle.to({ circle }))
  await page.locator('main a[href^="/meetings/"]').first().click()
  await page.locator('.ls-moedebar').waitFor()
}

async function comesByCode(page: Page, code: string): Promise<void> {
  await page.goto(paths.join.to())
  await page.getByLabel(t.codeLabel).fill(code.toLowerCase())
  await page.getByLabel(t.nameLabel).fill('Rikke fra nabokommunen')
  await press(page, t.joinButton)
  await page.locator('.ls-moedebar').waitFor()
}

async function at(page: Page, heading: string): Promise<void> {
  // Six browsers on two processors: what is on its way may take its time.
  await page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor({ timeout: 30_000 })
}

/** Everybody sees the step. Who has no JavaScript asks again. */
async function allAt(pages: Page[], heading: string): Promise<void> {
  for (const page of pages) {
    if (asksAgain.has(page)) await page.reload()
    await at(page, heading)
  }
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name, exact: true }).click()
}

/** Forward for everybody, by who leads. */
async function goesOn(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Videre til/ }).click()
}

/** A note for herself. */
async function keeps(page: Page, text: string): Promise<void> {
  await page.locator('#ny-note').fill(text)
  await page.getByRole('button', { name: da.meetingNotes.save }).last().click()
  await page.locator('.ls-note', { hasText: text }).waitFor()
}

/** From a note, and as they are: on a phone, without a script, by a guest. */
async function shareCards({ mette, amira, birgitte, sannes, guest }: Record<string, OpenBrowser>): Promise<void> {
  assert.ok(mette && amira && birgitte && sannes && guest)
  await sannes.page.locator('.ls-note', { hasText: words.sanne }).getByRole('button', { name: da.meetingNotes.share }).click()
  await writesCard(guest.page, words.guest)
  await writesCard(mette.page, words.mette)
  await writesCard(birgitte.page, words.birgitte)
  for (const text of Object.values(words)) await cardOn(amira.page, text).waitFor()
}

async function writesCard(page: Page, text: string): Promise<void> {
  await page.locator('#nyt-kort').fill(text)
  await page.getByRole('button', { name: board.addCard }).last().click()
  await cardOn(page, text).waitFor()
}

function cardOn(page: Page, text: string): Locator {
  return page.locator('.ls-seddel', { has: page.getByText(text, { exact: true }) })
}

function cluster(page: Page, name: string): Locator {
  return page.locator('.ls-klynge', { has: page.getByRole('heading', { name }) })
}

/** With the thumb, by the menu; and by the keyboard alone. */
async function groupCards(phone: Page, desk: Page): Promise<void> {
  await cardOn(phone, words.sanne).locator('.ls-seddel-flyt').click()
  await cardOn(phone, words.sanne).locator('.ls-kortmenu button', { hasText: words.guest }).click()
  const made = cluster(phone, board.unnamed)
  await made.waitFor()
  await made.getByLabel(board.name).fill(pattern)
  await made.getByRole('button', { name: board.saveName }).click()
  await cluster(desk, pattern).waitFor()

  await cardOn(desk, words.birgitte).locator('.ls-seddel-flyt').focus()
  await desk.keyboard.press('Enter')
  const move = cardOn(desk, words.birgitte).locator('.ls-kortmenu button', { hasText: pattern })
  await move.focus()
  await desk.keyboard.press('Enter')
  await cardOn(cluster(desk, pattern).page(), words.birgitte).waitFor()
  await cluster(desk, pattern).getByText(words.birgitte, { exact: true }).waitFor()
  await cluster(phone, pattern).getByText(words.birgitte, { exact: true }).waitFor()
}

/** Birgitte has the menu of a card before her, and Amira is first: nothing is lost, and Birgitte is told where it lies. */
async function moveTheSame(meeting: string, hers: Page, first: Page): Promise<void> {
  await hers.reload()
  await cardOn(hers, words.mette).locator('.ls-seddel-flyt').click()
  const mine = cardOn(hers, words.mette).locator('.ls-kortmenu button', { hasText: pattern })
  await mine.waitFor()
  await first.getByLabel(board.newPattern).fill('Andet')
  await press(first, board.addPattern)
  await cluster(first, 'Andet').waitFor()
  await cardOn(first, words.mette).locator('.ls-seddel-flyt').click()
  await cardOn(first, words.mette).locator('.ls-kortmenu button', { hasText: 'Andet' }).click()
  await cluster(first, 'Andet').getByText(words.mette, { exact: true }).waitFor()
  await mine.click()
  await hers.getByText(board.movedMeanwhile('Amira', board.inPattern('Andet'))).waitFor()
  await cluster(hers, 'Andet').getByText(words.mette, { exact: true }).waitFor()

  const { cards, patterns } = await stateOf(meeting)
  const lie = Object.fromEntries(cards.map((card) => [card.text, patterns.find(({ id }) => id === card.pattern)?.name]))
  assert.deepEqual(lie, { [words.sanne]: pattern, [words.guest]: pattern, [words.birgitte]: pattern, [words.mette]: 'Andet' })
}

/** For Mette: they change it, and the guest helps. For Sanne: not today, and why. */
async function decide(amira: Page, sannes: Page): Promise<void> {
  const round = amira.locator('.ls-beslutning', { hasText: gule })
  await round.locator('input[name="words.choice"][value=change]').check()
  await round.locator('[name="words.tryNext"]').fill(tryNext)
  await round.locator('[name="words.lookFor"]').fill(lookFor)
  await round.locator('[name="words.because"]').fill('Sedlerne bliver læst.')
  await round.locator('[name="words.helpers.0.person"]').selectOption({ label: 'Birgitte Aagaard' })
  await round.locator('[name="words.helpers.0.what"]').fill(helps)
  await round.getByRole('button', { name: deciding.save }).click()
  await sannes.locator('.ls-beslutning', { hasText: gule }).locator('.ls-beslutning-stand', { hasText: 'Ændr' }).waitFor()

  const hers = sannes.locator('.ls-beslutning', { hasText: doer })
  await hers.locator('summary', { hasText: deciding.notToday }).click()
  await hers.getByLabel(deciding.notTodayLabel).fill(waits)
  await hers.getByRole('button', { name: deciding.notTodaySave }).click()
  await amira.locator('.ls-beslutning', { hasText: doer }).locator('.ls-beslutning-stand', { hasText: deciding.states.notToday }).waitFor()
}

const inTwoWeeks = danishDate(new Date(Date.now() + 14 * 86_400_000))

async function agreeOnADay(birgitte: Page, amira: Page): Promise<void> {
  await amira.getByText(deciding.missing).waitFor()
  await birgitte.locator('#naeste-dag').fill(inTwoWeeks)
  await birgitte.locator('#naeste-tid').fill('09:00')
  await press(birgitte, deciding.nextSave)
  await birgitte.getByText(/^I mødes igen /).waitFor()
  await amira.getByText(/^I mødes igen /).waitFor()
  await amira.getByText(deciding.allThere).waitFor()
}

/** What was shared, and nothing of a private note. */
async function readsMinutes(page: Page): Promise<void> {
  await page.getByRole('link', { name: da.meetingAfter.readMinutes }).click()
  await at(page, da.meetingAfter.minutesOf(t.usualTitle))
  const read = await page.locator('.ls-referat').innerText()
  for (const text of [...Object.values(words), pattern, step, tryNext, lookFor, helps, waits, 'Rikke fra nabokommunen (gæst)'])
    assert.ok(read.includes(text), `the minutes do not tell: ${text}`)
  await tellsNothingOf(page, [secret, hidden])
}

async function tellsNothingOf(page: Page, notes: string[]): Promise<void> {
  const whole = await page.content()
  for (const text of notes) assert.ok(!whole.includes(text), `a private note stands at ${page.url()}: ${text}`)
}

/** At home: what was decided lies beside her experiment, and one press begins the next loop with it. */
async function beginsNextLoop(page: Page, experiment: string): Promise<void> {
  await page.goto(paths.experiment.to({ experiment }))
  const decided = page.getByRole('region', { name: group })
  await decided.getByText(tryNext).first().waitFor()
  await decided.getByRole('button', { name: da.decided.both(1, 2) }).click()
  await page.waitForURL((url) => /^\/experiments\/[0-9a-f-]{36}$/.test(url.pathname) && !url.pathname.includes(experiment))
  const next = pathOf(page).split('/')[2] ?? ''
  await page.goto(paths.experimentPhasePage.to({ experiment: next, phase: '2' }))
  assert.equal(await page.locator('#try').inputValue(), tryNext)
}

/** The next meeting stands in the calendar already, and begins with what was promised. */
async function opensNext(birgitte: Page, amira: Page, meeting: string): Promise<void> {
  await birgitte.getByRole('link', { name: da.meetingAfter.toNext }).click()
  await at(birgitte, t.usualTitle)
  assert.notEqual(pathOf(birgitte), paths.meeting.to({ meeting }))
  await birgitte.getByText(tryNext).waitFor()
  await amira.goto(pathOf(birgitte))
  await press(amira, t.goIn)
  await amira.locator('summary', { hasText: t.addPresenter }).click()
  await amira.getByLabel(t.addWho).selectOption({ label: 'Amira Haddad' })
  await amira.getByLabel(t.addWhat).fill('Færre møder')
  await press(amira, t.add)
  await press(amira, t.openMeeting)
  await at(amira, 'Tjek ind')
  const promise = amira.locator('.ls-loefter li', { hasText: tryNext })
  await promise.getByRole('button', { name: t.pledgeAnswers.kept }).click()
  await promise.getByText(t.pledgeAnswered('Amira Haddad')).waitFor()
  await amira.locator('.ls-loefter li', { hasText: helps }).getByText('Birgitte Aagaard').waitFor()
}

async function stateOf(meeting: string): Promise<Meeting> {
  return world.database.asOwner(async (owner) => {
    const { rows } = await sql<{ state: Meeting }>`select state from data.meeting where id = ${meeting}`.execute(owner)
    return rows[0]?.state ?? assert.fail()
  })
}
