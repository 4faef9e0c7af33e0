import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import type { Meeting } from '#features/meetings/meeting.ts'
import { da } from '#messages/da.ts'
import { paths } from '#paths.ts'
import { cast } from '../cast.ts'
import { afterwards, createWorld } from '../harness.ts'
import { openIn, planIn } from '../meeting-cast.ts'
import { startApp } from './app-process.ts'
import { type OpenBrowser, openBrowser, type ServedWorld, type Visit, visit } from './browser.ts'
import { startOwnPostgres } from './own-postgres.ts'

/*
 * What can go wrong around a meeting, with nothing played: two processes of the application as they are started by an operator, and a
 * PostgreSQL server of their own. One of the processes is killed; the server is killed, and recovers; and a phone has the wrong time.
 */

const postgres = await startOwnPostgres()
afterwards(() => postgres.remove())
process.env.LEDESTJERNE_TEST_SERVER = postgres.url
const world = await createWorld()
const apps = [await startApp(world.adminUrl), await startApp(world.adminUrl)] as const
for (const app of apps) afterwards(() => app.kill())
const [first, second] = apps
const t = da.meetings

async function opened(name: string): Promise<string> {
  const { id } = await planIn(world, { name })
  await openIn(world, id)
  return id
}

/** Each at one of the two processes, in a meeting. */
async function inMeeting(meeting: string, seats: [ServedWorld, Visit][], walk: (...pages: Page[]) => Promise<void>): Promise<void> {
  const there: OpenBrowser[] = []
  try {
    for (const [served, visit] of seats) {
      const browser = await openBrowser(served, visit)
      there.push(browser)
      if (visit.javaScript === false) await browser.page.goto(paths.meeting.to({ meeting }))
      else await enter(browser.page, meeting)
    }
    await walk(...there.map(({ page }) => page))
  } finally {
    for (const browser of there) await browser.leave()
  }
}

const at1: ServedWorld = { ...world, origin: first.origin }
const at2: ServedWorld = { ...world, origin: second.origin }

async function enter(page: Page, meeting: string): Promise<void> {
  const listening = page.waitForResponse((response) => response.url().includes('/live?'))
  await page.goto(paths.meeting.to({ meeting }))
  await listening
}

async function at(page: Page, heading: string): Promise<void> {
  await page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor()
}

async function goesOn(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Videre til/ }).click()
}

async function writesCard(page: Page, text: string): Promise<void> {
  await page.locator('#nyt-kort').fill(text)
  await page.getByRole('button', { name: da.meetingBoard.addCard }).last().click()
}

async function sharesCard(page: Page, text: string): Promise<void> {
  await writesCard(page, text)
  await seesCard(page, text)
}

async function seesCard(page: Page, text: string): Promise<void> {
  await page.locator('.ls-seddel').getByText(text, { exact: true }).waitFor()
}

async function reads(page: Page, words: string): Promise<void> {
  await page.locator('[data-live-status]').getByText(words).waitFor()
}

async function stateOf(meeting: string): Promise<Meeting> {
  const { rows } = await world.database.asOwner((owner) =>
    sql<{ state: Meeting }>`select state from data.meeting where id = ${meeting}`.execute(owner),
  )
  return rows[0]?.state ?? assert.fail()
}

async function cardsOf(meeting: string): Promise<string[]> {
  return (await stateOf(meeting)).cards.map(({ text }) => text)
}

test('one of two processes is killed: the pages of the other go on, its own come back when it is there again, and nothing shared is lost', async () => {
  const meeting = await opened('De to processer')
  const seats: [ServedWorld, Visit][] = [
    [at1, { as: cast.leaderOfLeaders }],
    [at1, { as: cast.leader, width: 390 }],
    [at2, { as: cast.centreHead }],
  ]
  await inMeeting(meeting, seats, async (amira, mette, karsten) => {
    await goesOn(amira)
    await at(karsten, 'Støttende interview')
    await sharesCard(karsten, 'Det, der blev sagt før.')
    await seesCard(amira, 'Det, der blev sagt før.')
    await karsten.locator('#ny-note').fill('Midt i en sætning')

    await second.kill()
    await goesOn(amira)
    await at(mette, t.listenTitle)
    await sharesCard(mette, 'Det, der blev sagt imens.')
    await seesCard(amira, 'Det, der blev sagt imens.')
    await reads(karsten, da.live.lost)
    await karsten.getByRole('button', { name: t.ready, exact: true }).click()
    await reads(karsten, da.live.notSent)
    await at(karsten, 'Støttende interview')

    await second.start()
    await at(karsten, 'Udfordrende refleksioner')
    await seesCard(karsten, 'Det, der blev sagt imens.')
    assert.equal(await karsten.locator('#ny-note').inputValue(), 'Midt i en sætning')
    await reads(karsten, da.live.back)
    await sharesCard(karsten, 'Det, der blev sagt bagefter.')
    await karsten.getByRole('button', { name: t.ready, exact: true }).click()
    await karsten.getByRole('button', { name: t.notReady }).waitFor()
    await karsten.locator('[data-live-status]:empty').waitFor({ state: 'attached' })
    await seesCard(mette, 'Det, der blev sagt bagefter.')
  })
  assert.deepEqual(await cardsOf(meeting), ['Det, der blev sagt før.', 'Det, der blev sagt imens.', 'Det, der blev sagt bagefter.'])
})

test('PostgreSQL is killed in the middle: the pages say so, keep what is typed, and go on by themselves when it has recovered', async () => {
  const meeting = await opened('De tålmodige')
  const seats: [ServedWorld, Visit][] = [
    [at1, { as: cast.leaderOfLeaders }],
    [at2, { as: cast.leader, width: 390 }],
    [at2, { as: cast.centreHead, javaScript: false }],
  ]
  const logs = apps.map(({ logged }) => logged.length)
  const walk = inMeeting(meeting, seats, async (amira, mette, karsten) => {
    await goesOn(amira)
    await at(mette, 'Støttende interview')
    await sharesCard(mette, 'Før.')
    await mette.locator('#ny-note').fill('Midt i en sætning')
    await karsten.reload()
    await karsten.locator('#nyt-kort').fill('Uden script, imens.')

    await amira.getByText(t.addPresenter, { exact: true }).click()
    await amira.locator('#fremlaegges').fill('Et emne mere')

    await postgres.kill()
    await goesOn(amira)
    await reads(amira, da.live.notSent)
    await amira.getByRole('button', { name: t.add, exact: true }).click()
    await reads(amira, da.live.notSent)
    await at(amira, 'Støttende interview')
    await reads(mette, da.live.lost)
    // Without a script: a page that says it, and has her words.
    await karsten.getByRole('button', { name: da.meetingBoard.addCard }).last().click()
    await at(karsten, da.errors.databaseTitle)
    await karsten.getByRole('button', { name: da.errors.sendAgain }).click()
    await at(karsten, da.errors.databaseTitle)

    await postgres.start()
    await reads(amira, da.live.back)
    assert.equal(await amira.locator('#fremlaegges').inputValue(), 'Et emne mere')
    await mette.getByText(da.live.lost).waitFor({ state: 'detached' })
    await at(mette, 'Støttende interview')
    assert.equal(await mette.locator('#ny-note').inputValue(), 'Midt i en sætning')
    await karsten.getByRole('button', { name: da.errors.sendAgain }).click()
    await seesCard(karsten, 'Uden script, imens.')
    await seesCard(amira, 'Uden script, imens.')
    await goesOn(amira)
    await at(amira, 'Udfordrende refleksioner')
    await at(mette, t.listenTitle)
    await mette.getByRole('button', { name: da.meetingNotes.save }).last().click()
    await mette.locator('.ls-note', { hasText: 'Midt i en sætning' }).waitFor()
  })
  await walk.finally(postgres.start)
  assert.deepEqual(await cardsOf(meeting), ['Før.', 'Uden script, imens.'])
  assert.equal((await stateOf(meeting)).at?.step, 'refleksioner')
  for (const [i, { logged }] of apps.entries()) {
    const lines = logged.slice(logs[i])
    assert.equal(lines.length, 1, `one line for one outage:\n${lines.join('\n')}`)
  }
})

test('phones whose clocks are an hour fast and an hour slow show the time that is left, as everybody’s do', async () => {
  const meeting = await opened('De punktlige')
  const hour = 3_600_000
  await visit(at1, { as: cast.leader, width: 390 }, async (fast) =>
    visit(at1, { as: cast.centreHead, width: 390 }, async (slow) =>
      visit(at1, { as: cast.leaderOfLeaders }, async (right) => {
        await wrongBy(fast, hour)
        await wrongBy(slow, -hour)
        const shown: number[] = []
        for (const page of [fast, slow, right]) {
          await enter(page, meeting)
          const { left, here } = await page.evaluate(() => ({
            left: document.querySelector('[data-timer-text]')?.textContent?.trim() ?? '',
            here: Date.now(),
          }))
          const offset = page === fast ? hour : page === slow ? -hour : 0
          assert.ok(Math.abs(here - offset - Date.now()) < 60_000, 'the phone has the time that the test gave it')
          const [minutes = 0, seconds = 0] = left.split('.').map(Number)
          // What is left and the time at which it is left, together, are when the step ends.
          shown.push(Math.round((Date.now() + minutes * 60_000 + seconds * 1000) / 1000))
        }
        const { rows } = await world.database.asOwner((owner) =>
          sql<{ end: number }>`select ((state #>> '{timer,startedAt}')::bigint + (state #>> '{timer,allotted}')::bigint) / 1000 as end
            from data.meeting where id = ${meeting}`.execute(owner),
        )
        for (const end of shown) assert.ok(Math.abs(end - (rows[0]?.end ?? 0)) < 20, `${shown} are not ${rows[0]?.end}`)
      }),
    ),
  )
})

async function wrongBy(page: Page, milliseconds: number): Promise<void> {
  await page.addInitScript((milliseconds) => {
    const { Date: Right } = globalThis
    globalThis.Date = class extends Right {
      constructor(...given: []) {
        super(...((given.length === 0 ? [Right.now() + milliseconds] : given) as []))
      }
      static override now() {
        return Right.now() + milliseconds
      }
    } as DateConstructor
  }, milliseconds)
}
