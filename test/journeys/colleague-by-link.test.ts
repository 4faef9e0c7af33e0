import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { moveExperiment } from '#features/experiments/actions.ts'
import { da } from '#messages/da.ts'
import { paths } from '#paths.ts'
import { around, beginExperiment } from '../experiment-cast.ts'
import { arrive, follow, serveWorld, visit } from './browser.ts'
import { inspect, prepareInspection } from './inspect.ts'

/*
 * Mette invites a colleague who has no account, with a link. The colleague writes a star moment on her phone, Mette reads it, the
 * colleague takes it back, and at last the link is closed in the middle of a sentence.
 */

const world = await serveWorld()
const t = da.observations
const star = 'Der var ro på gangen, da vi gik i gang'

for (const javaScript of [true, false])
  test(`a colleague notices by link on her phone, ${javaScript ? 'with' : 'without'} JavaScript`, async () => {
    const experiment = await beginExperiment(world)
    // What is noticed is written on the experiment's own page while it is tried.
    await world.inScopeOf(around.owner, (scope) => moveExperiment(scope, experiment, 4))
    await world.database.asOwner((owner) =>
      sql`insert into data.experiment_answer (organisation_id, experiment_id, question, text)
        select organisation_id, id, 'look_for', 'Hvem ringer, og hvornår' from data.experiment where id = ${experiment}`.execute(owner),
    )
    const address = await invite(experiment, javaScript)
    const look = javaScript ? looked : async () => {}

    await visit(world, { javaScript, width: 390 }, async (page) => {
      if (javaScript) await prepareInspection(page)
      await page.goto(address)
      await arrive(page, 'Ti minutter før vagten')
      await page.getByText('Hvem ringer, og hvornår').waitFor()
      await page.getByText('Det er ikke anonymt. Det står med navnet Lone.').waitFor()
      await look(page)

      // Two taps are enough; a star asks two things more, and only then.
      assert.equal(await page.getByLabel(t.seenByLabel).isVisible(), false)
      await page.getByLabel(t.textLabel).fill(star)
      await page.getByText(t.starLabel).click()
      await page.getByLabel(t.seenByLabel).fill('Kim, dagvagt')
      await page.getByText(t.save).click()
      await page.getByText(t.guestSaved).waitFor()
      await page.getByRole('heading', { name: t.guestWritten }).waitFor()
      await page.getByText(t.notTold).waitFor()
      assert.equal(await page.getByLabel(t.textLabel).inputValue(), '')
      await look(page)

      await visit(world, { as: around.owner, width: 390 }, async (owners) => {
        await owners.goto(paths.experiment.to({ experiment }))
        const moment = owners.getByRole('listitem').filter({ hasText: star })
        await moment.getByText('Kim, dagvagt').waitFor()
        await moment.getByText(t.onlyYouAndHelpers).waitFor()
      })
      await visit(world, { as: around.reader }, async (readers) => {
        await readers.goto(paths.experimentObservations.to({ experiment }))
        await arrive(readers, t.listTitle)
        assert.equal(await readers.getByText(star).count(), 0, 'it may not be told, so the circle does not see it')
      })

      await page.getByRole('button', { name: t.guestTakeBack }).click()
      await page.getByText(t.guestTakenBack).waitFor()
      assert.equal(await page.getByText(star).count(), 0)

      // The link is closed while she writes: nothing is recorded, and her words are still there.
      await page.getByLabel(t.textLabel).fill('Skrevet lige for sent')
      await close(experiment)
      await page.getByText(t.save).click()
      if (!javaScript) {
        await arrive(page, t.goneTitle)
        assert.equal(await page.getByLabel(t.yourText).inputValue(), 'Skrevet lige for sent')
      } else {
        await page.getByText(t.goneTyped).waitFor()
        assert.equal(await page.getByLabel(t.textLabel).inputValue(), 'Skrevet lige for sent')
      }
      assert.deepEqual(await noticed(experiment), [])
      await page.goto(address)
      await arrive(page, t.goneTitle)
      await look(page)
    })
  })

for (const [who, connection] of [
  ['a colleague', 'is away when she saves'],
  ['a colleague', 'is lost before the answer comes'],
  ['a leader', 'is lost before the answer comes'],
] as const)
  test(`what ${who} noticed is recorded once, when the connection ${connection}`, async () => {
    const experiment = await beginExperiment(world)
    // What is noticed is written on the experiment's own page while it is tried.
    await world.inScopeOf(around.owner, (scope) => moveExperiment(scope, experiment, 4))
    const isGuest = who === 'a colleague'
    const address = isGuest ? await invite(experiment, true) : paths.experiment.to({ experiment })
    await visit(world, { width: 390, as: isGuest ? undefined : around.owner }, async (page) => {
      await page.goto(address)
      await arrive(page, 'Ti minutter før vagten')
      await page.getByLabel(t.textLabel).fill('Skrevet i kælderen')
      if (connection === 'is away when she saves') {
        await page.context().setOffline(true)
        await page.getByText(t.save).click()
        await page.getByText(da.autoSave.offline).waitFor()
        assert.deepEqual(await noticed(experiment), [])
        await page.context().setOffline(false)
      } else {
        await page.route(
          '**/observations',
          async (route) => {
            await route.fetch()
            await route.abort()
          },
          { times: 1 },
        )
        await page.getByText(t.save).click()
        await page.getByText(da.autoSave.kept).waitFor()
        assert.deepEqual(await noticed(experiment), ['Skrevet i kælderen'], 'it did arrive, and nobody told her')
      }
      await page.getByText(isGuest ? t.guestSaved : t.saved).waitFor()
      assert.equal(await page.getByLabel(t.textLabel).inputValue(), '')
      assert.deepEqual(await noticed(experiment), ['Skrevet i kælderen'])
      assert.equal(await page.evaluate(() => Object.keys(localStorage).length), 0, 'nothing of it stays in the browser')
    })
  })

async function noticed(experiment: string): Promise<string[]> {
  return world.database.asOwner(async (owner) => {
    const rows = await owner.selectFrom('data.experiment_observation').select('text').where('experiment_id', '=', experiment).execute()
    return rows.map(({ text }) => text)
  })
}

/** As the owner: makes the link, and takes it with her by copying it or reading it. */
async function invite(experiment: string, javaScript: boolean): Promise<string> {
  return visit(world, { as: around.owner, javaScript, width: 390 }, async (page) => {
    await page.goto(paths.experiment.to({ experiment }))
    await follow(page, page.getByRole('link', { name: t.invite }), t.linksTitle)
    await page.getByLabel(t.nameLabel).fill('Lone')
    await page.getByRole('button', { name: t.make }).click()
    await page.getByRole('heading', { name: t.madeTitle('Lone') }).waitFor()
    await page.getByRole('img', { name: t.qrLabel('Lone') }).waitFor()
    const address = await page.getByLabel(t.linkLabel).inputValue()
    assert.ok(address.startsWith(`${world.origin}/with/`))
    const copy = page.getByRole('button', { name: t.copy })
    assert.equal(await copy.isVisible(), javaScript)
    if (javaScript) {
      await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
      await copy.click()
      await page.getByText(t.copied, { exact: true }).waitFor()
      assert.equal(await page.evaluate(() => navigator.clipboard.readText()), address)
      // As without https.
      await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }))
      await copy.click()
      await page.getByText(t.marked).waitFor()
      assert.equal(await page.evaluate(() => getSelection()?.toString()), address)
    }
    await page.reload()
    await arrive(page, t.linksTitle)
    assert.equal(await page.getByLabel(t.linkLabel).count(), 0, 'it is shown once')
    return address
  })
}

async function close(experiment: string): Promise<void> {
  await visit(world, { as: around.owner }, async (page) => {
    await page.goto(paths.experimentLinks.to({ experiment }))
    await page.getByRole('button', { name: t.revoke }).click()
    await page.getByText(t.revoked, { exact: true }).waitFor()
  })
}

async function looked(page: Page): Promise<void> {
  const size = page.viewportSize()
  assert.deepEqual(await inspect(page, 'da', []), [])
  if (size) await page.setViewportSize(size)
}
