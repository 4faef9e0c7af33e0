import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import type { Page } from 'playwright-core'
import type { Meeting } from '#features/meetings/meeting.ts'
import { da } from '#messages/da.ts'
import { paths } from '#paths.ts'
import { cast } from '../cast.ts'
import { afterwards, takeErrors } from '../harness.ts'
import { forwardTo, openIn, planIn } from '../meeting-cast.ts'
import { openBrowser, serveBeside, serveWorld, visit } from './browser.ts'

/* What can go wrong around a meeting: one of two processes dies, the database goes away, and a phone has the wrong time. */

const world = await serveWorld()
const t = da.meetings

const owner = new pg.Client(world.adminUrl)
await owner.connect()
afterwards(() => owner.end())

async function opened(name: string): Promise<string> {
  const { id } = await planIn(world, { name })
  await openIn(world, id)
  return id
}

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

async function sharesCard(page: Page, text: string): Promise<void> {
  await page.locator('#nyt-kort').fill(text)
  await page.getByRole('button', { name: da.meetingBoard.addCard }).last().click()
  await seesCard(page, text)
}

async function seesCard(page: Page, text: string): Promise<void> {
  await page.locator('.ls-seddel').getByText(text, { exact: true }).waitFor()
}

async function cardsOf(meeting: string): Promise<string[]> {
  const { rows } = await world.database.asOwner((owner) =>
    sql<{ state: Meeting }>`select state from data.meeting where id = ${meeting}`.execute(owner),
  )
  return rows[0]?.state.cards.map(({ text }) => text) ?? []
}

test('two processes serve one meeting; one dies, the pages of the other go on, its own come back, and nothing shared is lost', async () => {
  const meeting = await opened('De to processer')
  const beside = await serveBeside(world)
  const karsten = await openBrowser(beside, { as: cast.centreHead })
  try {
    await visit(world, { as: cast.leaderOfLeaders }, async (amira) =>
      visit(world, { as: cast.leader, width: 390 }, async (mette) => {
        await enter(amira, meeting)
        await enter(mette, meeting)
        await enter(karsten.page, meeting)

        await goesOn(amira)
        await at(karsten.page, 'Støttende interview')
        await sharesCard(karsten.page, 'Det, der blev sagt før.')
        await seesCard(amira, 'Det, der blev sagt før.')
        await karsten.page.locator('#ny-note').fill('Midt i en sætning')

        await beside.stop()
        await goesOn(amira)
        await at(mette, t.listenTitle)
        await sharesCard(mette, 'Det, der blev sagt imens.')
        await seesCard(amira, 'Det, der blev sagt imens.')
        await karsten.page.getByText(da.live.lost).waitFor()

        // What stands before the processes sends him to one that lives.
        await serveBeside(world, Number(new URL(beside.origin).port))
        await at(karsten.page, 'Udfordrende refleksioner')
        await seesCard(karsten.page, 'Det, der blev sagt imens.')
        assert.equal(await karsten.page.locator('#ny-note').inputValue(), 'Midt i en sætning')
        await karsten.page.getByText(da.live.lost).waitFor({ state: 'detached' })
        await sharesCard(karsten.page, 'Det, der blev sagt bagefter.')
        await seesCard(mette, 'Det, der blev sagt bagefter.')
      }),
    )
  } finally {
    await karsten.leave()
  }
  assert.deepEqual(await cardsOf(meeting), ['Det, der blev sagt før.', 'Det, der blev sagt imens.', 'Det, der blev sagt bagefter.'])
})

/** As when the database is restarted: all that the processes have of connections is gone. */
async function cutConnections(): Promise<void> {
  await owner.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()')
}

/** Away for those who are not its owner. */
async function letConnect(may: boolean): Promise<void> {
  const { rows } = await owner.query<{ name: string }>('select quote_ident(current_database()) as name')
  await owner.query(`alter database ${rows[0]?.name} connection limit ${may ? -1 : 0}`)
}

/** Pressed in the very moment of the cut, it is answered that the database is away: then once more. */
async function goesOnAtLast(page: Page, heading: string): Promise<void> {
  const away = page.getByRole('heading', { level: 1, name: da.errors.databaseTitle })
  const there = page.getByRole('heading', { level: 1, name: heading, exact: true })
  await goesOn(page)
  await away.or(there).waitFor()
  if (await there.isVisible()) return
  await page.reload()
  if (!(await there.isVisible())) await goesOn(page)
  await there.waitFor()
}

test('the connections to the database are cut in the middle, and the next thing that is done is done', async () => {
  const meeting = await opened('De afbrudte')
  await visit(world, { as: cast.leaderOfLeaders }, async (amira) =>
    visit(world, { as: cast.leader, width: 390 }, async (mette) => {
      await enter(amira, meeting)
      await enter(mette, meeting)
      await sharesCard(mette, 'Før.')
      await cutConnections()
      await goesOnAtLast(amira, 'Støttende interview')
      await at(mette, 'Støttende interview')
      await sharesCard(mette, 'Efter.')
      await seesCard(amira, 'Efter.')
    }),
  )
  assert.deepEqual(await cardsOf(meeting), ['Før.', 'Efter.'])
  takeErrors()
})

test('while the database is away the pages say so and keep what is written, and when it is back they go on by themselves', async () => {
  const meeting = await opened('De tålmodige')
  await forwardTo(world, meeting, 'interview')
  await visit(world, { as: cast.leaderOfLeaders }, async (amira) =>
    visit(world, { as: cast.leader, width: 390 }, async (mette) => {
      await enter(amira, meeting)
      await enter(mette, meeting)
      await mette.locator('#ny-note').fill('Midt i en sætning')
      try {
        await letConnect(false)
        await cutConnections()
        for (const page of [amira, mette]) await page.getByText(da.live.lost).waitFor()
        await goesOn(amira)
        await at(amira, da.errors.databaseTitle)
      } finally {
        await letConnect(true)
      }
      await mette.getByText(da.live.lost).waitFor({ state: 'detached' })
      await at(mette, 'Støttende interview')
      await amira.reload()
      assert.equal(await mette.locator('#ny-note').inputValue(), 'Midt i en sætning')
      await goesOn(amira)
      await at(mette, t.listenTitle)
      await mette.getByRole('button', { name: da.meetingNotes.save }).last().click()
      await mette.locator('.ls-note', { hasText: 'Midt i en sætning' }).waitFor()
    }),
  )
  takeErrors()
})

test('phones whose clocks are an hour fast and an hour slow show the time that is left, as everybody’s do', async () => {
  const meeting = await opened('De punktlige')
  const hour = 3_600_000
  await visit(world, { as: cast.leader, width: 390 }, async (fast) =>
    visit(world, { as: cast.centreHead, width: 390 }, async (slow) =>
      visit(world, { as: cast.leaderOfLeaders }, async (right) => {
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
