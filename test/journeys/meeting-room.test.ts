import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { paths } from '#paths.ts'
import { cast } from '../cast.ts'
import { forwardTo, openIn, planIn } from '../meeting-cast.ts'
import { serveWorld, visit } from './browser.ts'

/* The room of a meeting in real browsers: what one does the others see, the clock, and what is refused. */

const world = await serveWorld()

async function enter(page: Page, meeting: string): Promise<void> {
  const listening = page.waitForResponse((response) => response.url().includes('/live?'))
  await page.goto(paths.meeting.to({ meeting }))
  await listening
}

/** The step's clock is set so that so many seconds are left. */
async function leave(meeting: string, seconds: number): Promise<void> {
  await world.database.asOwner((owner) =>
    sql`update data.meeting set state = jsonb_set(state, '{timer,startedAt}',
      to_jsonb((extract(epoch from clock_timestamp()) * 1000)::bigint - (state #>> '{timer,allotted}')::bigint + ${seconds * 1000}::bigint))
      where id = ${meeting}`.execute(owner),
  )
}

test('what one does in the room the other sees, and what somebody is in the middle of stays', async () => {
  const { id } = await planIn(world, { name: 'De to' })
  await openIn(world, id)
  await visit(world, { as: cast.leader }, async (hers) =>
    visit(world, { as: cast.centreHead, width: 390 }, async (theirs) => {
      await enter(hers, id)
      await enter(theirs, id)
      await hers.locator('.ls-roller > summary').click()
      await theirs.getByRole('button', { name: 'Bliv mødeleder' }).click()
      await hers
        .locator('.ls-overtag', { hasText: 'Birgitte' })
        .or(hers.locator('.ls-overtag', { hasText: 'Karsten' }))
        .waitFor()
      assert.notEqual(await hers.locator('.ls-roller').getAttribute('open'), null)
      await theirs.getByRole('button', { name: /Videre til/ }).click()
      await hers.getByRole('heading', { level: 1, name: 'Støttende interview' }).waitFor()
    }),
  )
})

test('what is refused is said on the page, which goes on being told, until the next thing is done', async () => {
  const { id } = await planIn(world, { name: 'De ivrige' })
  await openIn(world, id)
  await forwardTo(world, id, 'interview')
  await visit(world, { as: cast.leaderOfLeaders }, async (page, complaints) => {
    await enter(page, id)
    await page.locator('form:has([name=kind][value=forward])').evaluate((form: HTMLFormElement) => {
      const from = form.elements.namedItem('from.step')
      if (from instanceof HTMLInputElement) from.value = 'tjek-ind'
      form.requestSubmit()
    })
    const answer = page.locator('#svar', { hasText: 'Mødet er gået videre imens' })
    await answer.waitFor()
    // The browser itself notes every answer that is no success.
    assert.deepEqual(
      complaints.splice(0).filter((complaint) => !complaint.includes('409')),
      [],
    )
    await world
      .as(cast.leader)
      .post(paths.meetingOperations.to({ meeting: id }), { kind: 'ready', 'from.step': 'interview', 'from.round': await roundOf(id) })
    await page.getByText('1 af 3 er klar').waitFor()
    assert.equal(await answer.count(), 1)
    await page.getByRole('button', { name: '2 min. mere' }).click()
    await answer.waitFor({ state: 'detached' })
  })
})

async function roundOf(meeting: string): Promise<string> {
  const { rows } = await world.database.asOwner((owner) =>
    sql<{ round: string }>`select state #>> '{at,round}' as round from data.meeting where id = ${meeting}`.execute(owner),
  )
  return rows[0]?.round ?? ''
}

test('a phone whose clock is an hour wrong shows the same time as the others, and two minutes are said once', async () => {
  const { id } = await planIn(world, { name: 'De punktlige' })
  await openIn(world, id)
  await leave(id, 123)
  await visit(world, { as: cast.leader, width: 390 }, async (page) => {
    await page.addInitScript(() => {
      const { now } = Date
      Date.now = () => now() + 3_600_000
    })
    await enter(page, id)
    const clock = page.locator('[data-timer-text]')
    assert.match((await clock.textContent()) ?? '', /^\s*2\.0[0-3]\s*$/)
    await page.locator('[data-timer-say]', { hasText: 'To minutter tilbage' }).waitFor()
    assert.match((await clock.textContent()) ?? '', /^\s*(2\.00|1\.5\d)\s*$/)
  })
})

test('without a script the page says what was left when it was fetched, and every operation is a form', async () => {
  const { id } = await planIn(world, { name: 'De stille' })
  await openIn(world, id)
  await leave(id, 290)
  await visit(world, { as: cast.centreHead, javaScript: false }, async (page) => {
    await page.goto(paths.meeting.to({ meeting: id }))
    await page.getByText('5 min. tilbage, da siden blev hentet').waitFor()
    await page.getByRole('button', { name: 'Bliv mødeleder' }).click()
    await page.getByRole('button', { name: /Videre til/ }).click()
    await page.getByRole('heading', { level: 1, name: 'Støttende interview' }).waitFor()
  })
})
