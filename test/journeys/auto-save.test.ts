import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page, Request, Route } from 'playwright-core'
import { da } from '#messages/da.ts'
import { paths } from '#paths.ts'
import { cast, today } from '../cast.ts'
import { around, beginExperiment } from '../experiment-cast.ts'
import { arrive, become, serveWorld, visit } from './browser.ts'

/*
 * What somebody writes is never lost: not with the connection, not with the page, not with the session, and not to another writer.
 */

const world = await serveWorld({ now: () => today })
const t = da.autoSave
const at9 = t.saved.replace('{time}', '9.00')
const answers = '**/answers/**'

function phase(experiment: string, number = 1): string {
  return paths.experimentPhasePage.to({ experiment, phase: String(number) })
}

async function textOf(experiment: string, question: string): Promise<string | undefined> {
  return world.database.asOwner(
    async (owner) =>
      (
        await owner
          .selectFrom('data.experiment_answer')
          .where('experiment_id', '=', experiment)
          .where('question', '=', question)
          .select('text')
          .executeTakeFirst()
      )?.text,
  )
}

/** As her colleague writes it, somewhere else. */
async function writeElsewhere(experiment: string, question: string, text: string, revision: number): Promise<void> {
  const response = await world
    .as(around.helper)
    .post(paths.experimentAnswer.to({ experiment, question }), { text, revision: String(revision) })
  assert.equal(response.status, 303)
}

function answerOf(page: Page, question: string) {
  const form = page.locator(`form:has(#${question})`)
  return {
    field: page.locator(`#${question}`),
    status: form.getByRole('status'),
    save: form.locator('button[type=submit]'),
    choice: form.getByRole('alert'),
    says: (text: string) => form.getByRole('status').filter({ hasText: text }).waitFor(),
  }
}

async function keptOn(page: Page): Promise<string[]> {
  return page.evaluate(() => Object.keys(localStorage))
}

/** Types as a person does: the fields hear every letter. */
async function write(page: Page, question: string, text: string): Promise<void> {
  await page.locator(`#${question}`).focus()
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.insertText(text)
}

test('what is typed saves itself, and says when', async () => {
  const experiment = await beginExperiment(world)
  await visit(world, { as: around.owner, width: 390 }, async (page) => {
    await page.goto(phase(experiment))
    await write(page, 'baseline', 'Ti om ugen')
    await answerOf(page, 'baseline').says(at9)
    assert.equal(await textOf(experiment, 'baseline'), 'Ti om ugen')
    await write(page, 'baseline', 'Elleve om ugen')
    await page.locator('#success').focus()
    await page.waitForResponse((response) => response.url().includes('/answers/baseline') && response.ok())
    await write(page, 'success', 'Færre')
    await answerOf(page, 'success').save.click()
    await answerOf(page, 'success').says(at9)
    assert.deepEqual([await textOf(experiment, 'baseline'), await textOf(experiment, 'success')], ['Elleve om ugen', 'Færre'])
    assert.equal(new URL(page.url()).pathname, phase(experiment), 'nobody was taken anywhere')
    await page.reload()
    assert.equal(await page.locator('#baseline').inputValue(), 'Elleve om ugen')
    assert.deepEqual(await keptOn(page), [])
  })
})

test('without a script the button saves, and the page says so', async () => {
  const experiment = await beginExperiment(world)
  await visit(world, { as: around.owner, javaScript: false }, async (page) => {
    await page.goto(phase(experiment))
    await page.locator('#baseline').fill('Ti om ugen')
    await answerOf(page, 'baseline').save.click()
    await answerOf(page, 'baseline').says(t.savedBefore)
    assert.equal(await page.locator('#baseline').inputValue(), 'Ti om ugen')
  })
})

test('with the net away it is kept and said, and saved when the net is back', async () => {
  const experiment = await beginExperiment(world)
  await visit(world, { as: around.owner, width: 390 }, async (page) => {
    await page.goto(phase(experiment, 2))
    await page.context().setOffline(true)
    await write(page, 'try', 'Vi mødes stående')
    await answerOf(page, 'try').says(t.offline)
    assert.equal(await textOf(experiment, 'try'), undefined)
    assert.equal((await keptOn(page)).length, 1)
    await page.context().setOffline(false)
    await answerOf(page, 'try').says(at9)
    assert.equal(await textOf(experiment, 'try'), 'Vi mødes stående')
    assert.deepEqual(await keptOn(page), [])
  })
})

test('when the server is away it is kept over a reload, shown to nobody else, and saved in the end', async () => {
  const experiment = await beginExperiment(world)
  await visit(world, { as: around.owner }, async (page) => {
    await page.route(answers, (route) => route.fulfill({ status: 503, body: 'Væk' }))
    await page.goto(phase(experiment, 2))
    await write(page, 'try', 'Vi mødes stående')
    await answerOf(page, 'try').says(t.kept)

    // Somebody else at the same machine.
    await become(page, world, around.helper)
    await page.goto(phase(experiment, 2))
    assert.equal(await page.locator('#try').inputValue(), '')
    assert.equal(await answerOf(page, 'try').status.textContent(), '')
    assert.equal(await textOf(experiment, 'try'), undefined)

    await become(page, world, around.owner)
    await page.goto(phase(experiment, 2))
    assert.equal(await page.locator('#try').inputValue(), 'Vi mødes stående')
    await answerOf(page, 'try').says(da.autoSave.kept)
    await page.unroute(answers)
    await page.reload()
    await answerOf(page, 'try').says(at9)
    assert.equal(await textOf(experiment, 'try'), 'Vi mødes stående')
    assert.deepEqual(await keptOn(page), [])
  })
})

test('what was kept says so in its field while it is on its way', async () => {
  const experiment = await beginExperiment(world)
  await visit(world, { as: around.owner }, async (page) => {
    await page.route(answers, (route) => route.abort())
    await page.goto(phase(experiment, 2))
    await write(page, 'try', 'Vi mødes stående')
    await answerOf(page, 'try').says(t.kept)
    await page.unroute(answers)
    const { promise, resolve } = Promise.withResolvers<Route>()
    await page.route(answers, (route) => resolve(route))
    await page.reload()
    await answerOf(page, 'try').says(t.restored)
    await (await promise).continue()
    await answerOf(page, 'try').says(at9)
  })
})

test('what was written a moment before she left is saved, also from another page', async () => {
  const experiment = await beginExperiment(world)
  await visit(world, { as: around.owner }, async (page) => {
    await page.goto(phase(experiment, 2))
    await write(page, 'try', 'I sidste øjeblik')
    const sent = page.waitForResponse((response) => response.url().includes('/answers/try'))
    await page.evaluate(() => document.querySelector<HTMLAnchorElement>('.back-link')?.click())
    await arrive(page, 'Ti minutter før vagten')
    assert.equal((await sent).status(), 200)
    assert.equal(await textOf(experiment, 'try'), 'I sidste øjeblik')

    await page.goto(phase(experiment, 2))
    await page.route(answers, (route) => route.abort())
    await write(page, 'signs', 'Uden forbindelse')
    await answerOf(page, 'signs').says(t.kept)
    await page.unroute(answers)
    const later = page.waitForResponse((response) => response.url().includes('/answers/signs'))
    await page.goto(paths.experiments.to())
    assert.equal((await later).status(), 200)
    await page.waitForFunction(() => localStorage.length === 0)
    assert.equal(await textOf(experiment, 'signs'), 'Uden forbindelse')
  })
})

test('an answer that is lost on its way back is no conflict with oneself', async () => {
  const experiment = await beginExperiment(world)
  await visit(world, { as: around.owner }, async (page) => {
    await page.goto(phase(experiment, 2))
    let lost = 0
    await page.route(answers, async (route) => {
      if (lost > 0) return route.continue()
      lost += 1
      await route.fetch()
      await route.abort()
    })
    await write(page, 'try', 'Vi mødes')
    await answerOf(page, 'try').says(t.kept)
    assert.equal(await textOf(experiment, 'try'), 'Vi mødes')
    await write(page, 'try', 'Vi mødes stående')
    await answerOf(page, 'try').says(at9)
    assert.equal(await textOf(experiment, 'try'), 'Vi mødes stående')
    assert.equal(await answerOf(page, 'try').choice.count(), 0)
  })
})

for (const [choice, stands] of [
  [t.keepMine, 'Mettes'],
  [t.useTheirs('Amira'), 'Amiras'],
] as const)
  test(`two who write at once see both texts in place: ${choice}`, async () => {
    const experiment = await beginExperiment(world)
    await visit(world, { as: around.owner }, async (page) => {
      await page.goto(phase(experiment, 2))
      await page.locator('#try').focus()
      await writeElsewhere(experiment, 'try', 'Amiras', 0)
      await write(page, 'try', 'Mettes')
      const { choice: both, field } = answerOf(page, 'try')
      await both.waitFor()
      assert.match((await both.textContent()) ?? '', /Amira rettede det samme, mens du skrev\. Se begge udgaver, og vælg\.[\s\S]*Amiras/)
      assert.equal(await field.inputValue(), 'Mettes')
      assert.equal(await textOf(experiment, 'try'), 'Amiras')
      assert.equal((await keptOn(page)).length, 1)
      await both.getByRole('button', { name: choice }).click()
      await both.waitFor({ state: 'detached' })
      await answerOf(page, 'try').says(choice === t.keepMine ? at9 : t.used('Amira'))
      assert.equal(await field.inputValue(), stands)
      assert.equal(await textOf(experiment, 'try'), stands)
      assert.deepEqual(await keptOn(page), [])
      const again = page.waitForResponse((response) => response.url().includes('/answers/try'))
      await write(page, 'try', `${stands}, og mere til`)
      assert.equal((await again).status(), 200)
      assert.equal(await textOf(experiment, 'try'), `${stands}, og mere til`)
    })
  })

test('the choice between two texts stays over reloads until it is made', async () => {
  const experiment = await beginExperiment(world)
  await visit(world, { as: around.owner, width: 390 }, async (page) => {
    await page.goto(phase(experiment, 2))
    await page.locator('#try').focus()
    await writeElsewhere(experiment, 'try', 'Amiras', 0)
    await write(page, 'try', 'Mettes')
    const { choice, field } = answerOf(page, 'try')
    await choice.waitFor()
    for (const time of ['once', 'twice', 'three times']) {
      await page.reload()
      await choice.waitFor()
      assert.match((await choice.textContent()) ?? '', /Amiras/, time)
      assert.equal(await field.inputValue(), 'Mettes', time)
    }
    // On another page it waits: nobody chooses for her.
    await page.goto(phase(experiment, 1))
    assert.equal(await textOf(experiment, 'try'), 'Amiras')
    await page.goto(phase(experiment, 2))
    await choice.getByRole('button', { name: t.keepMine }).click()
    await answerOf(page, 'try').says(at9)
    assert.equal(await textOf(experiment, 'try'), 'Mettes')
    assert.deepEqual(await keptOn(page), [])
  })
})

test('what is typed for a new experiment is there after a reload and after an error, and gone when it is begun', async () => {
  await visit(world, { as: around.owner, width: 390 }, async (page) => {
    await page.goto(paths.newExperiment.to())
    await page.locator('#title').fill('Gå en runde')
    await page.locator('#challenge').fill('Jeg ser for lidt')
    await page.reload()
    assert.equal(await page.locator('#title').inputValue(), 'Gå en runde')
    assert.equal(await page.locator('#challenge').inputValue(), 'Jeg ser for lidt')
    const begin = page.locator('form:has(#title) button[type=submit]')
    await begin.click()
    await page.locator('[data-error-summary]').waitFor()
    await page.goto(paths.newExperiment.to())
    assert.equal(await page.locator('#challenge').inputValue(), 'Jeg ser for lidt', 'an error is no saving')
    await page.locator('input[name=voice][value=jeg]').check()
    await begin.click()
    await arrive(page, 'Gå en runde')
    assert.deepEqual(await keptOn(page), [])
    await page.goto(paths.newExperiment.to())
    assert.equal(await page.locator('#title').inputValue(), '')
  })
})

test('one form of a page is sent, and what is typed in the other stands', async () => {
  const experiment = await beginExperiment(world)
  const raters = paths.raters.to({ experiment })
  await world.as(around.owner).post(raters, { names: 'Lone\nKim', group: '' })
  await visit(world, { as: around.owner, width: 390 }, async (page) => {
    await page.goto(raters)
    await page.locator('#names').fill('Grethe\nPoul')
    const save = page.getByRole('button', { name: da.ratings.saveTable })
    await save.click()
    await page.getByText(da.ratings.savedNothing).waitFor()
    assert.equal(await page.locator('#names').inputValue(), 'Grethe\nPoul')

    // The other way round: an answer that is typed is not lost when names are added.
    const first = page.getByLabel(`Lone: ${da.ratings.columns['challenge-before']}`)
    await first.fill('4')
    await page.getByRole('button', { name: da.ratings.add }).click()
    await page.getByText('Grethe').first().waitFor()
    assert.equal(await page.locator('#names').inputValue(), '')
    assert.equal(await first.inputValue(), '4')
    await save.click()
    await page.getByText(da.ratings.saved(1)).waitFor()
    assert.deepEqual(await keptOn(page), [])
  })
})

test('when the session has ended the words stay, and are saved when she has signed in again', async () => {
  const experiment = await beginExperiment(world)
  await visit(world, { as: around.owner }, async (page) => {
    await page.goto(phase(experiment, 2))
    // In the middle of it: a page that nobody writes on goes to sign-in by itself when it hears that something changed.
    await write(page, 'try', 'Vi mødes')
    await answerOf(page, 'try').says(at9)
    await page.context().clearCookies({ name: 'session' })
    await write(page, 'try', 'Vi mødes stående')
    await answerOf(page, 'try').says(t.signedOut)
    const link = answerOf(page, 'try').status.getByRole('link', { name: t.signIn })
    assert.equal(await link.getAttribute('href'), paths.signIn.to({ next: phase(experiment, 2) }))
    assert.equal(await page.locator('#try').inputValue(), 'Vi mødes stående')
    await become(page, world, around.owner)
    await page.goto(phase(experiment, 2))
    await answerOf(page, 'try').says(at9)
    assert.equal(await textOf(experiment, 'try'), 'Vi mødes stående')
  })
})

test('signing out sends what can be sent, asks about the rest, and leaves nothing behind', async () => {
  const experiment = await beginExperiment(world)
  await visit(world, {}, async (page) => {
    // Not the session that the other tests share: this one ends.
    const signIn = async () => {
      await page.goto(paths.demo.to())
      await page.locator(`form:has(input[value="${cast.leader}"]) button`).click()
      await page.locator('main h1').waitFor()
      await page.goto(phase(experiment, 2))
    }
    const signOut = () => page.locator('header form[data-sign-out] button').first().click()
    await signIn()
    await write(page, 'try', 'Det sidste')
    await signOut()
    await page.waitForURL(`**${paths.demo.to()}`)
    assert.equal(await textOf(experiment, 'try'), 'Det sidste')

    await signIn()
    await page.route(answers, (route) => route.abort())
    await write(page, 'signs', 'Kan ikke sendes')
    await answerOf(page, 'signs').says(t.kept)
    const [asked] = await Promise.all([page.waitForEvent('dialog'), signOut()])
    assert.equal(asked.message(), t.unsent)
    await asked.dismiss()
    await answerOf(page, 'signs').says(t.kept)
    assert.equal((await keptOn(page)).length, 1)
    page.once('dialog', (dialog) => dialog.accept())
    await signOut()
    await page.waitForURL(`**${paths.demo.to()}`)
    assert.deepEqual(await keptOn(page), [])
    assert.equal(await textOf(experiment, 'signs'), undefined)
  })
})

test('a card with several fields saves itself as one, and what is too long is said in place', async () => {
  const experiment = await beginExperiment(world, { challenge: 'Vi mangler tid' })
  await visit(world, { as: around.owner }, async (page) => {
    await page.goto(phase(experiment))
    const holder = page.locator('input[name=holder]')
    await holder.fill('aftenvagten')
    const card = page.locator('form:has(input[name=holder])')
    await card.getByRole('status').filter({ hasText: at9 }).waitFor()
    await card.locator('textarea[name=challenges]').fill('x'.repeat(4001))
    await card
      .getByRole('status')
      .filter({ hasText: da.sheet.textTooLong(4000) })
      .waitFor()
    await card.locator('textarea[name=challenges]').fill('Ikke i weekenden')
    await card.getByRole('status').filter({ hasText: at9 }).waitFor()
    const [reading] = await world.database.asOwner((owner) =>
      owner.selectFrom('data.experiment_reading').where('experiment_id', '=', experiment).selectAll().execute(),
    )
    assert.deepEqual([reading?.holder, reading?.text, reading?.challenges], ['aftenvagten', 'Vi mangler tid', 'Ikke i weekenden'])
  })
})

test('what another saves comes onto the page, and what she is writing stands', async () => {
  const experiment = await beginExperiment(world)
  await visit(world, { as: around.owner }, async (page) => {
    await page.route(answers, (route: Route, request: Request) => (request.method() === 'POST' ? route.abort() : route.continue()))
    const listens = page.waitForResponse((response) => response.url().includes(paths.live.to()))
    await page.goto(phase(experiment, 2))
    await listens
    await write(page, 'try', 'Midt i en sætning')
    await answerOf(page, 'try').says(t.kept)
    await writeElsewhere(experiment, 'signs', 'Fra Amira', 0)
    await page.waitForFunction(() => document.querySelector<HTMLTextAreaElement>('#signs')?.value === 'Fra Amira')
    assert.equal(await page.locator('#try').inputValue(), 'Midt i en sætning')
    await answerOf(page, 'try').says(t.kept)
    await page.unroute(answers)
    await write(page, 'signs', 'Fra Amira, og fra Mette')
    await answerOf(page, 'signs').says(at9)
    assert.equal(await textOf(experiment, 'signs'), 'Fra Amira, og fra Mette')
  })
})
