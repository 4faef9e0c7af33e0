import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { emptyDecision } from '#features/meetings/decision.ts'
import type { Meeting } from '#features/meetings/meeting.ts'
import { paths } from '#paths.ts'
import { cast } from '../cast.ts'
import { does, forwardTo, openIn, planIn } from '../meeting-cast.ts'
import { serveWorld, visit } from './browser.ts'

const world = await serveWorld()

const stateOf = (meeting: string): Promise<Meeting> =>
  world.database.asOwner(async (owner) => {
    const { rows } = await sql<{ state: Meeting }>`select state from data.meeting where id = ${meeting}`.execute(owner)
    return rows[0]?.state ?? assert.fail()
  })

async function withCards(name: string) {
  const { id: meeting } = await planIn(world, { name })
  const { rounds } = await openIn(world, meeting)
  const [one, other, pattern] = [crypto.randomUUID(), crypto.randomUUID(), crypto.randomUUID()]
  await does(world, cast.leader, meeting, (by) => ({
    kind: 'share_card',
    by,
    card: one,
    text: 'Ti minutter stående gav mere end en side i mappen.',
  }))
  await does(world, cast.centreHead, meeting, (by) => ({
    kind: 'share_card',
    by,
    card: other,
    text: 'Hos os virker det først, når vi ser hinanden.',
  }))
  await does(world, cast.centreHead, meeting, (by) => ({ kind: 'add_pattern', by, pattern, name: 'Korte møder slår lange beskeder' }))
  return { meeting, round: rounds[0]?.id ?? '', one, other, pattern, page: paths.meeting.to({ meeting }) }
}

test('a card is moved by keyboard alone, and the focus goes on from it', async () => {
  const { meeting, one, pattern, page: path } = await withCards('Tastaturgruppen')
  await visit(world, { as: cast.leaderOfLeaders }, async (page) => {
    await page.goto(path)
    await page.locator(`#kort-${one} .ls-seddel-flyt`).focus()
    await page.keyboard.press('Enter')
    const move = page.locator(`#kort-${one} .ls-kortmenu button`, { hasText: 'Korte møder' })
    await move.waitFor()
    await move.focus()
    await page.keyboard.press('Enter')
    await page.locator(`#moenster-${pattern} #kort-${one}`).waitFor()
    await page.waitForFunction((id) => document.activeElement?.id === id, `kort-${one}`)
    assert.equal(await page.locator('.ls-kortmenu').count(), 0)
  })
  assert.equal((await stateOf(meeting)).cards.find(({ id }) => id === one)?.pattern, pattern)
})

test('a card is dragged onto a pattern, and onto another card', async () => {
  const { meeting, one, other, pattern, page: path } = await withCards('Musegruppen')
  await visit(world, { as: cast.leader }, async (page) => {
    // From where it is to where it goes without scrolling.
    await page.setViewportSize({ width: 1280, height: 3000 })
    await page.goto(path)
    await page.locator(`#kort-${one}`).dragTo(page.locator(`#kort-${other}`))
    await page.waitForFunction(() => document.querySelectorAll('.ls-klynge').length === 2)
    await page.waitForFunction((id) => document.activeElement?.id === id, `kort-${one}`)
    await page.locator(`#kort-${one}`).dragTo(page.locator(`#moenster-${pattern} .ls-klynge-hoved`))
    await page.locator(`#moenster-${pattern} #kort-${one}`).waitFor()
  })
  const { cards, patterns } = await stateOf(meeting)
  assert.equal(cards.find(({ id }) => id === one)?.pattern, pattern)
  assert.equal(patterns.length, 2)
})

test('a card is moved on a phone without a script', async () => {
  const { meeting, one, other, page: path } = await withCards('Telefongruppen')
  await visit(world, { as: cast.leader, width: 390, javaScript: false }, async (page) => {
    await page.goto(path)
    await page.locator(`#kort-${one} .ls-seddel-flyt`).click()
    await page.locator(`#kort-${one} .ls-kortmenu button`, { hasText: 'Læg sammen med' }).click()
    await page.locator(`.ls-klynge #kort-${other}`).waitFor()
    assert.equal(new URL(page.url()).hash, `#kort-${one}`)
  })
  assert.equal((await stateOf(meeting)).cards.filter(({ pattern }) => pattern !== null).length, 2)
})

test('a note written off the net is kept in the browser and arrives when the net is back', async () => {
  const { page: path } = await withCards('Kældergruppen')
  await visit(world, { as: cast.leader }, async (page, complaints) => {
    await page.goto(path)
    await page.context().setOffline(true)
    await page.locator('#ny-note').fill('Hun siger ”de” om dagvagten')
    await page.getByRole('button', { name: 'Gem note' }).last().click()
    await page.locator('.ls-ny-note [data-auto-save-status]', { hasText: 'ikke på nettet' }).waitFor()
    await page.context().setOffline(false)
    await page.locator('.ls-note', { hasText: 'Hun siger' }).waitFor()
    assert.equal(await page.locator('#ny-note').inputValue(), '')
    complaints.splice(0)
  })
})

test('two decide at once: both texts stand in the form, and what is chosen is saved', async () => {
  const { meeting, round, page: path } = await withCards('Beslutningsgruppen')
  await forwardTo(world, meeting, 'beslutning')
  await visit(world, { as: cast.leader }, async (page) => {
    await page.goto(path)
    await page.locator(`#b-${round}-tryNext`).fill('Vi bliver ved')
    const words = { choice: 'stop' as const, because: 'Nu er det prøvet', tryNext: '', lookFor: '', lookHow: '', starMoments: '' }
    const rest = { together: '', barriers: '', help: '', helpers: [], meetAgain: null }
    await does(world, cast.centreHead, meeting, (by) => ({ kind: 'write_decision', by, round, words: { ...words, ...rest }, seen: 0 }))
    await page.getByRole('button', { name: /Gem beslutningen/ }).click()
    const choice = page.locator('[data-auto-save-choice]')
    await choice.waitFor()
    const theirs = await choice.innerText()
    assert.match(theirs, /Nu er det prøvet/)
    // What was chosen, in words.
    assert.match(theirs, /Stop/)
    await choice.locator('[data-keep-mine]').click()
    await page.locator(`#b-${round}-tryNext`, { hasText: 'Vi bliver ved' }).waitFor()
  })
  const outcome = (await stateOf(meeting)).rounds[0]?.outcome
  assert.equal(outcome?.kind === 'decision' && outcome.tryNext, 'Vi bliver ved')
})

test('what is written while a card is on its way is the next card, and each arrives once', async () => {
  const { meeting, page: path } = await withCards('De hurtige')
  await visit(world, { as: cast.leader }, async (page) => {
    await page.goto(path)
    // The first answer waits until she has written on and pressed again.
    let goOn = () => {}
    const written = new Promise<void>((resolve) => {
      goOn = resolve
    })
    let isFirst = true
    await page.route('**/cards', async (route) => {
      const answer = await route.fetch()
      if (isFirst) {
        isFirst = false
        await written
      }
      await route.fulfill({ response: answer })
    })
    const field = page.locator('#nyt-kort')
    const press = page.locator('.ls-tavle-nyt form[data-auto-save] button')
    await field.fill('Det ene')
    await press.click()
    await field.pressSequentially(' og det andet')
    await page.keyboard.press('Tab')
    goOn()
    await page.locator('.ls-seddel', { hasText: 'Det ene' }).waitFor()
    await page.waitForFunction(() => document.querySelector<HTMLTextAreaElement>('#nyt-kort')?.value === 'og det andet')
    await press.click()
    await page.locator('.ls-seddel', { hasText: 'og det andet' }).waitFor()
    await page.waitForFunction(() => document.querySelector<HTMLTextAreaElement>('#nyt-kort')?.value === '')
  })
  const texts = (await stateOf(meeting)).cards.map(({ text }) => text)
  assert.deepEqual(texts.slice(2), ['Det ene', 'og det andet'])
})

test('a card whose first answer was lost can be sent with other words, and the field is never stuck', async () => {
  const { meeting, page: path } = await withCards('De afbrudte')
  await visit(world, { as: cast.leader }, async (page, found) => {
    await page.goto(path)
    let isFirst = true
    await page.route('**/cards', async (route) => {
      if (!isFirst) return route.continue()
      isFirst = false
      await route.fetch()
      await route.abort()
    })
    const field = page.locator('#nyt-kort')
    const press = page.locator('.ls-tavle-nyt form[data-auto-save] button')
    await field.fill('Sendt')
    await press.click()
    await page.locator('.ls-seddel', { hasText: 'Sendt' }).waitFor()
    await field.fill('Sendt, og mere')
    await press.click()
    await page.locator('.ls-seddel', { hasText: 'Sendt, og mere' }).waitFor()
    await page.waitForFunction(() => document.querySelector<HTMLTextAreaElement>('#nyt-kort')?.value === '')
    found.splice(0)
  })
  const texts = (await stateOf(meeting)).cards.map(({ text }) => text)
  assert.deepEqual(texts.slice(2), ['Sendt', 'Sendt, og mere'])
})

test('two who write different fields of one decision both have their words in it', async () => {
  const { meeting, round, page: path } = await withCards('De to skrivere')
  await forwardTo(world, meeting, 'beslutning')
  await visit(world, { as: cast.leader }, async (page) => {
    await page.goto(path)
    const look = page.locator(`#b-${round}-lookFor`)
    await look.fill('Om nogen spørger igen')
    await does(world, cast.leaderOfLeaders, meeting, (by) => ({
      kind: 'write_decision',
      by,
      round,
      words: { ...emptyDecision, barriers: 'Vi har ikke tid om fredagen' },
      seen: 0,
    }))
    await page.locator('form', { has: look }).locator('.ls-gem-linje button').click()
    await page.waitForFunction(
      (id) =>
        document
          .querySelector(`#${CSS.escape(id)}`)
          ?.closest('form')
          ?.querySelector('[data-auto-save-status]')
          ?.textContent?.startsWith('Gemt'),
      `b-${round}-lookFor`,
    )
    assert.equal(await page.locator('[data-auto-save-choice]').count(), 0)
  })
  const { outcome } = (await stateOf(meeting)).rounds.find(({ id }) => id === round) ?? assert.fail()
  assert.ok(outcome?.kind === 'decision')
  assert.equal(outcome.lookFor, 'Om nogen spørger igen')
  assert.equal(outcome.barriers, 'Vi har ikke tid om fredagen')
})
