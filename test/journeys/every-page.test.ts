import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import type { Page } from 'playwright-core'
import { emptyDecision } from '#features/meetings/decision.ts'
import type { Language } from '#messages/messages.ts'
import { paths } from '#paths.ts'
import { cast } from '../cast.ts'
import { around, beginExperiment, conclude, fillExperiment } from '../experiment-cast.ts'
import { takeErrors } from '../harness.ts'
import { does, forwardTo, openIn, planIn } from '../meeting-cast.ts'
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

/** Now and after: oneself, others, a guest, and a wrong number. */
async function pagesOfRatings(): Promise<Stop[]> {
  const experiment = await beginExperiment(world)
  const own = paths.ratings.to({ experiment })
  const others = paths.raters.to({ experiment })
  const rated = async (before: string, after: string) =>
    world.as(around.owner).post(own, { 'challenge-before': before, 'challenge-after': after, 'support-after': '4' })
  const empty = await beginExperiment(world)
  const concluded = await beginExperiment(world)
  await conclude(world, concluded)
  await rated('4', '2')
  await world.as(around.owner).post(others, { names: 'Lone Dam\nKim Bro\nIda Lund', group: 'Aftenvagten' })
  const list = await (await world.as(around.owner).get(others)).text()
  const ids = [...list.matchAll(/id="challenge-before\.([0-9a-f-]{36})"/g)].map(([, id]) => id ?? '').slice(1)
  const answers = ids.flatMap((id, i) => [
    [`challenge-before.${id}`, String(5 - i)],
    [`challenge-after.${id}`, '3'],
  ])
  await world.as(around.owner).post(paths.raterTable.to({ experiment }), Object.fromEntries(answers))
  const rater = { experiment, rater: linkOn(list, `/experiments/${experiment}/raters/[0-9a-f-]{36}`).split('/').at(-1) ?? '' }
  return [
    { path: own, as: around.owner },
    { path: own, as: around.reader },
    { path: paths.ratings.to({ experiment: empty }), as: around.owner, prepare: sendEmpty },
    { path: paths.ratings.to({ experiment: concluded }), as: around.owner },
    { path: others, as: around.helper },
    { path: others, as: around.owner, prepare: sendWrongNumber },
    { path: paths.raters.to({ experiment: empty }), as: around.owner },
    { path: paths.raters.to({ experiment: concluded }), as: around.owner },
    { path: paths.rater.to(rater), as: around.owner },
    { path: paths.raterRemoval.to(rater), as: around.owner },
  ]
}

async function sendWrongNumber(page: Page): Promise<void> {
  await page.locator('.ls-vurdertabel input[type=text]').nth(1).fill('7')
  await page.locator('form:has(.ls-vurdertabel) button[type=submit]').click()
  await page.locator('.ls-fejlliste').waitFor()
}

/** The list, the beginning, and how sure one can be. */
async function pagesOfExperiments(): Promise<Stop[]> {
  const experiment = await beginExperiment(world)
  const owner = around.owner
  const begun = { foundation: 'faelles-kurs', expectation: 'sikrer-leder-af-medarbejdere-1' }
  const evaluated = await beginExperiment(world)
  const design = { design: 'stepped', plan: 'Tre enheder begynder efter hinanden.' }
  assert.equal((await world.as(owner).post(paths.experimentEvaluation.to({ experiment: evaluated }), design)).status, 303)
  return [
    { path: paths.experiments.to(), as: owner },
    { path: paths.experiments.to({ q: 'xyzzy' }), as: owner },
    { path: paths.experiments.to(), as: cast.stranger },
    { path: paths.newExperiment.to(begun), as: owner },
    { path: paths.newExperiment.to({ foundation: 'faelles-kurs', expectation: 'nowhere' }), as: owner, prepare: sendEmpty },
    { path: paths.experimentRemoval.to({ experiment }), as: owner },
    { path: paths.experimentErrorSources.to({ experiment }), as: owner },
    { path: paths.experimentErrorSources.to({ experiment }), as: around.reader },
    { path: paths.experimentEvaluation.to({ experiment }), as: owner },
    { path: paths.experimentEvaluation.to({ experiment }), as: owner, prepare: sendEmpty },
    { path: paths.experimentEvaluation.to({ experiment: evaluated }), as: owner },
  ]
}

/** What is written in an experiment: its phases, what two write at once, and what comes back. */
async function pagesOfTheSheet(): Promise<Stop[]> {
  const experiment = await beginExperiment(world, { challenge: 'Vi mangler tid til at tale sammen' })
  const phase = (number: number) => paths.experimentPhasePage.to({ experiment, phase: String(number) })
  const answer = paths.experimentAnswer.to({ experiment, question: 'baseline' })
  const frames = paths.experimentFrames.to({ experiment })
  await world.as(around.owner).post(answer, { text: 'Der mangler svar på ti spørgsmål om ugen', revision: '0' })
  await world.as(around.owner).post(frames, { title: 'Ti minutter før vagten', voice: 'vi', actionFrom: '2026-08-03', revision: '1' })
  const reading = linkOn(await (await world.as(around.owner).get(phase(1))).text(), '/experiments/[0-9a-f-]{36}/readings/[0-9a-f-]{36}')
  const concluded = await beginExperiment(world)
  await conclude(world, concluded)
  return [
    { path: phase(1), as: around.owner },
    { path: phase(1), as: around.owner, prepare: writeTwice },
    { path: phase(1), as: around.owner, prepare: writeTooMuch },
    { path: phase(1), as: around.owner, prepare: writeAtOnce },
    { path: phase(1), as: around.reader },
    ...[2, 3, 4, 5, 6].map((number) => ({ path: phase(number), as: around.helper })),
    { path: paths.experimentPhase.to({ experiment }), as: around.owner },
    { path: answer, as: around.owner },
    { path: reading, as: around.owner },
    { path: frames, as: around.owner },
    { path: frames, as: around.owner, prepare: sendWrongDates },
    { path: paths.experimentPerspectives.to({ experiment }), as: around.owner },
    { path: paths.experimentPerspectives.to({ experiment }), as: around.reader },
    { path: paths.experimentExpectations.to({ experiment }), as: around.owner },
    { path: paths.experimentExpectations.to({ experiment }, { q: 'xyzzy' }), as: around.owner },
    { path: paths.experimentHelpers.to({ experiment }, { q: 'bech' }), as: around.owner, prepare: inviteNobody },
    { path: paths.experimentHelpers.to({ experiment }), as: around.helper },
    { path: paths.experimentFrames.to({ experiment: concluded }), as: around.owner },
    { path: paths.experimentPhasePage.to({ experiment: concluded, phase: '1' }), as: around.owner },
    { path: paths.experimentSettings.to(), as: cast.administrator },
    { path: paths.experimentSettings.to(), as: cast.administrator, prepare: sendNoAim },
  ]
}

/** Both texts on a page of their own, as without a script. */
async function writeTwice(page: Page): Promise<void> {
  await sendAnswer(page, 'Der er for mange spørgsmål, når vi mødes', '0')
  await page.locator('.ls-udgaver').waitFor()
}

async function writeTooMuch(page: Page): Promise<void> {
  await sendAnswer(page, 'ø'.repeat(8001))
  await page.locator('.ls-fejlliste').waitFor()
}

async function sendAnswer(page: Page, text: string, revision?: string): Promise<void> {
  await page.locator('#baseline').evaluate(
    (field: HTMLTextAreaElement, [text, revision]) => {
      field.value = text ?? ''
      const hidden = field.form?.querySelector<HTMLInputElement>('[name=revision]')
      if (hidden && revision !== undefined) hidden.value = revision
      field.form?.submit()
    },
    [text, revision],
  )
}

/** Both texts in place. */
async function writeAtOnce(page: Page): Promise<void> {
  const form = page.locator('form:has(#baseline)')
  await page.locator('#baseline').fill('Der er for mange spørgsmål, når vi mødes')
  await form.locator('[name=revision]').evaluate((hidden: HTMLInputElement) => {
    hidden.value = '0'
  })
  await form.locator('button[type=submit]').click()
  await form.locator('[data-auto-save-choice]').waitFor()
  await page.evaluate(() => localStorage.clear())
}

async function sendNoAim(page: Page): Promise<void> {
  await page.locator('#aim').fill('')
  await page.locator('main form button[type=submit]').click()
  await page.locator('.ls-fejlliste').waitFor()
}

async function inviteNobody(page: Page): Promise<void> {
  await page.locator('.ls-spoerg button[type=submit]').click()
  await page.locator('.ls-fejlliste').waitFor()
}

async function sendWrongDates(page: Page): Promise<void> {
  await page.locator('#actionTo').fill('2026-08-01')
  await page.locator('main form button[type=submit]').click()
  await page.locator('.ls-fejlliste').waitFor()
}

/** What is measured: chosen, locked, typed, pasted, and drawn with a shift in it. */
async function pagesOfIndicators(): Promise<Stop[]> {
  const experiment = await beginExperiment(world)
  const list = paths.indicators.to({ experiment })
  const given = { name: 'Ubesvarede spørgsmål ved vagtstart', unit: 'antal pr. uge', direction: 'down', dates: '3/8-2026\n10/8-2026' }
  const post = async (path: string, form: Record<string, string>) =>
    assert.equal((await world.as(around.owner).post(path, form)).status, 303, path)
  await post(list, given)
  await post(list, { ...given, name: 'Opkald efter klokken ni' })
  const [one = '', other = ''] = [...(await (await world.as(around.owner).get(list)).text()).matchAll(/indicators\/([0-9a-f-]{36})"/g)].map(
    ([, id]) => id,
  )
  const [at, loose] = [
    { experiment, indicator: one },
    { experiment, indicator: other },
  ]
  const values = [12, 14, 11, 13, 12, 15, 12, 10, 13, 12, 13, 11, 12, 13, 9, 8, 10, 7, 7, 6]
  for (const [i, value] of values.entries())
    await post(paths.measurements.to(at), { on: new Date(Date.UTC(2025, 2, 31 + 7 * i)).toISOString().slice(0, 10), value: String(value) })
  await post(paths.indicatorLock.to(at), { seen: `${one}:1` })
  await post(paths.pauses.to({ experiment }), { label: 'Ferie', from: 'uge 29 2025', to: 'uge 30 2025' })
  await world.database.asOwner((owner) =>
    owner
      .updateTable('data.experiment')
      .set({ phase: 3, created_at: new Date('2025-03-01T08:00:00Z'), action_started_at: new Date('2025-07-07T08:00:00Z') })
      .where('id', '=', experiment)
      .execute(),
  )
  const empty = await beginExperiment(world)
  const concluded = await beginExperiment(world)
  await conclude(world, concluded)
  const day = { ...at, date: '2025-04-07' }
  return [
    { path: paths.experiment.to({ experiment }), as: around.reader },
    { path: list, as: around.owner, prepare: sendEmptyIndicator },
    { path: list, as: around.reader },
    { path: paths.indicators.to({ experiment: empty }), as: around.owner },
    { path: paths.indicatorsLock.to({ experiment }), as: around.owner },
    { path: paths.indicatorsLock.to({ experiment: concluded }), as: around.owner },
    { path: paths.indicatorLock.to(loose), as: around.owner },
    { path: paths.indicatorDefinition.to(loose), as: around.owner, prepare: sendOldDefinition },
    { path: paths.indicatorDefinition.to(at), as: around.owner },
    { path: paths.indicator.to(at), as: around.owner },
    { path: paths.indicator.to(at, { limits: 'yes' }), as: around.reader },
    { path: paths.indicator.to(loose), as: around.owner, prepare: sendWords },
    { path: paths.indicator.to(at), as: around.owner, prepare: pastePlain },
    { path: paths.indicator.to(at), as: around.owner, prepare: pasteDoubtful },
    { path: paths.measurement.to(day), as: around.owner },
    { path: paths.measurement.to(day), as: around.owner, prepare: sendOldValue },
    { path: paths.pauses.to({ experiment }), as: around.owner, prepare: sendEmptyPause },
  ]
}

async function sendEmptyIndicator(page: Page): Promise<void> {
  await page.locator('form:has(#name) button').last().click()
  await page.locator('.ls-fejlliste').waitFor()
}

async function sendOldDefinition(page: Page): Promise<void> {
  await page.locator('main input[name=revision]').evaluate((field) => field.setAttribute('value', '999'))
  await page.locator('form:has(#name) button').last().click()
  await page.locator('.ls-staar-nu').waitFor()
}

async function sendWords(page: Page): Promise<void> {
  await page.locator('#value').fill('mange')
  await page.locator('form:has(#value) button').click()
  await page.locator('.ls-fejlliste').waitFor()
}

async function pastePlain(page: Page): Promise<void> {
  await page.locator('#text').fill('Uge;Antal\nuge 14 2025;11\nuge 15 2025;syg\nuge 14 2025;12\nuge 40 2025;9')
  await page.locator('form:has(#text) button').click()
  await page.locator('input[name=seen]').waitFor({ state: 'attached' })
}

async function pasteDoubtful(page: Page): Promise<void> {
  await page.locator('#text').fill('03/04/2025;1.234')
  await page.locator('form:has(#text) button').click()
  await page.locator('input[name=asked] ~ p button').click()
  await page.locator('.ls-fejlliste').waitFor()
}

async function sendOldValue(page: Page): Promise<void> {
  await page.locator('#value').fill('7')
  await page.locator('form:has(#value) input[name=was]').evaluate((field) => field.setAttribute('value', '999'))
  await page.locator('form:has(#value) button').click()
  await page.locator('.alert-warning').waitFor()
}

async function sendEmptyPause(page: Page): Promise<void> {
  await page.locator('form:has(#label) button').click()
  await page.locator('.ls-fejlliste').waitFor()
}

/** How a loop ends, how the next begins, and both beside each other. */
async function pagesOfLoops(): Promise<Stop[]> {
  const running = await beginExperiment(world)
  const stopped = await beginExperiment(world)
  const first = await beginExperiment(world)
  await conclude(world, stopped, 'stop')
  await conclude(world, first, 'change')
  const begun = await world.as(around.owner).post(paths.experimentLoops.to({ experiment: first }), { title: 'Fem minutter', anyway: 'yes' })
  const second = begun.headers.get('Location')?.split('/').at(-1) ?? ''
  const conclusion = (experiment: string) => paths.experimentConclusion.to({ experiment })
  return [
    { path: conclusion(running), as: around.owner },
    { path: conclusion(running), as: around.owner, prepare: sendWithoutScript },
    { path: conclusion(stopped), as: around.owner },
    { path: conclusion(first), as: around.owner },
    { path: paths.experiment.to({ experiment: first }), as: around.reader },
    { path: paths.experiment.to({ experiment: second }), as: around.owner },
    { path: paths.experimentLoops.to({ experiment: second }), as: around.owner },
    { path: paths.experimentLoops.to({ experiment: first }), as: around.reader },
  ]
}

async function sendWithoutScript(page: Page): Promise<void> {
  await page.locator('main form').evaluate((form: HTMLFormElement) => form.submit())
  await page.locator('.ls-fejlliste').waitFor()
}

/** What is noticed in an experiment, by its owner, a helper and a colleague with a link. */
async function pagesOfNoticing(): Promise<Stop[]> {
  const experiment = await beginExperiment(world)
  const list = paths.experimentObservations.to({ experiment })
  const links = paths.experimentLinks.to({ experiment })
  await world.as(around.owner).post(list, { observation: 'Vagten mødte ind og vidste besked', isStar: 'yes', seenBy: 'Kim, dagvagt' })
  await world.as(around.owner).post(list, { observation: 'Nogen fortalte om det på gangen', isStar: 'yes', mayBeTold: 'yes' })
  const own = linkOn(await (await world.as(around.owner).get(list)).text(), `${list}/[0-9a-f-]{36}`)
  await world.as(around.helper).post(list, { observation: 'Det regnede, og vi gik indenfor' })
  const helpers = linkOn(await (await world.as(around.helper).get(list)).text(), `${list}/[0-9a-f-]{36}`)
  const made = await world.as(around.owner).post(links, { name: 'Lone', days: '14' })
  const guest = paths.guest.to({ token: made.headers.get('Set-Cookie')?.match(/made-link=[^.]+\.([\w-]+)/)?.[1] ?? '' })
  return [
    { path: list, as: around.owner },
    { path: list, as: around.owner, prepare: sendNothingNoticed },
    { path: `${list}?show=stars`, as: around.helper },
    { path: list, as: around.reader },
    { path: own, as: around.owner, prepare: sendNothingNoticed },
    { path: helpers, as: around.owner },
    { path: links, as: around.owner, prepare: sendEmpty },
    { path: links, as: around.owner, prepare: makeLink },
    { path: guest },
    { path: guest, prepare: sendNothingNoticed },
    { path: guest, prepare: sendByDeadLink },
    { path: paths.guest.to({ token: 'a-guess' }) },
  ]
}

/** As without a script. */
async function sendNothingNoticed(page: Page): Promise<void> {
  await page.locator('textarea[name=observation]').fill('')
  await page.locator('form.ls-obs').evaluate((form: HTMLFormElement) => form.submit())
  await page.locator('.ls-fejlliste').waitFor()
}

async function sendByDeadLink(page: Page): Promise<void> {
  await page.locator('textarea[name=observation]').fill('Skrevet for sent')
  await page.locator('form.ls-obs').evaluate((form: HTMLFormElement) => {
    form.action = form.action.replace(/with\/[^/]+/, 'with/a-guess')
    form.submit()
  })
  await page.locator('#typed').waitFor()
}

async function makeLink(page: Page): Promise<void> {
  await page.locator('main input[name=name]').fill('Kim')
  await page.locator('.ls-nyt-link button').click()
  await page.locator('.ls-qr').waitFor()
}

/** Groups: in one, waiting for one, making one; and what is asked before somebody leaves. */
async function pagesOfCircles(): Promise<Stop[]> {
  const admin = world.as(cast.administrator)
  const { circle } = await fillExperiment(world)
  const director = await world.inScopeOf(cast.director, async ({ actor }) => actor.personId)
  await admin.post(paths.circleMembers.to({ circle }), { person: director })
  const closed = (await fillExperiment(world)).circle
  await admin.post(paths.circleClosing.to({ circle: closed }))
  const page = paths.circle.to({ circle })
  return [
    { path: paths.circles.to(), as: cast.employee },
    { path: paths.circles.to(), as: around.reader },
    { path: paths.circles.to(), as: cast.administrator },
    { path: paths.newCircle.to(), as: cast.administrator, prepare: lookUpMember },
    { path: page, as: around.owner },
    { path: page, as: cast.director },
    { path: paths.circle.to({ circle }, { find: 'Haddad' }), as: cast.administrator, prepare: proposeNobody },
    { path: paths.circle.to({ circle: closed }), as: around.reader },
    { path: paths.circle.to({ circle: closed }), as: cast.administrator },
    { path: paths.circleDescription.to({ circle }), as: cast.administrator, prepare: sendOldRevision },
    { path: paths.circleLeaving.to({ circle }), as: around.owner },
    { path: paths.circleLeaving.to({ circle }), as: cast.director },
  ]
}

async function lookUpMember(page: Page): Promise<void> {
  await page.locator('#find').fill('Haddad')
  await page.locator('button[name=act]').click()
  await page.locator('input[name=members]').first().check()
  await page.locator('main form button[type=submit]').last().click()
  await page.locator('.ls-fejlliste').waitFor()
}

async function proposeNobody(page: Page): Promise<void> {
  await page.locator('.ls-spoerg button[type=submit]').click()
  await page.locator('.ls-fejlliste').waitFor()
}

/** A meeting far ahead, in the lobby, while the actor listens, among patterns, over, and called off; and how a guest comes in. */
async function pagesOfMeetings(): Promise<Stop[]> {
  const far = await planIn(world, { name: 'Øvegruppen', inMinutes: 5 * 24 * 60 })
  const lobby = await planIn(world, { name: 'Lobbygruppen' })
  const talking = await planIn(world, { name: 'Talegruppen' })
  const seeing = await planIn(world, { name: 'Mønstergruppen' })
  const cancelled = await planIn(world, { name: 'Aflysningsgruppen' })
  const deciding = await planIn(world, { name: 'Beslutningsgruppen' })
  await openIn(world, deciding.id)
  await forwardTo(world, deciding.id, 'beslutning')
  const over = await holdWhole('Aftengruppen')
  await openIn(world, talking.id)
  await forwardTo(world, talking.id, 'refleksioner')
  await openIn(world, seeing.id)
  const [one, other] = [crypto.randomUUID(), crypto.randomUUID()]
  for (const [card, text] of [
    [one, 'Ingen læste sedlerne'],
    [other, 'Den, der skrev dem, læste dem'],
  ] as const)
    await does(world, cast.leader, seeing.id, (by) => ({ kind: 'share_card', by, card, text }))
  const pattern = { pattern: crypto.randomUUID(), name: 'Vi skriver til os selv', seen: { card: 1, with: 1 } }
  await does(world, cast.leader, seeing.id, (by) => ({ kind: 'group_cards', by, card: one, with: other, ...pattern }))
  await forwardTo(world, seeing.id, 'moenstre')
  await world.as(cast.leader).post(paths.meetingCancelling.to({ meeting: cancelled.id }))
  await world.as(cast.leader).post(paths.meetingDoor.to({ meeting: talking.id }), { door: 'open' })
  const page = (meeting: string) => paths.meeting.to({ meeting })
  const open = await (await world.as(cast.leader).get(page(talking.id))).text()
  const code =
    open
      .match(/([A-Z2-9]{3}) ([A-Z2-9]{3})<\/p>/)
      ?.slice(1)
      .join('') ?? assert.fail('no code on the page')
  async function comeAsGuest(page: Page): Promise<void> {
    await page.locator('#name').fill('Grethe')
    await page.locator('main form button[type=submit]').click()
    await page.locator('.ls-scene').waitFor()
  }
  return [
    { path: paths.meetings.to(), as: cast.leader },
    { path: paths.meetings.to(), as: cast.stranger },
    { path: paths.newMeeting.to({ circle: far.circle }), as: cast.leader, prepare: sendEmptyPlan },
    { path: page(far.id), as: cast.leader },
    { path: page(cancelled.id), as: cast.leader },
    { path: paths.meetingPlan.to({ meeting: far.id }), as: cast.leader, prepare: sendEmptyPlan },
    { path: page(lobby.id), as: cast.leader },
    { path: page(lobby.id), as: cast.leaderOfLeaders, prepare: openWithoutReason },
    { path: page(talking.id), as: cast.leader },
    { path: page(talking.id), as: cast.leaderOfLeaders },
    { path: `${page(talking.id)}?step=tjek-ind`, as: cast.centreHead },
    { path: page(seeing.id), as: cast.centreHead },
    { path: `${page(seeing.id)}?card=${one}`, as: cast.leader },
    { path: page(over.id), as: cast.leader },
    { path: paths.meetingMinutes.to({ meeting: over.id }), as: cast.leader },
    { path: paths.meetingNotes.to({ meeting: over.id }), as: cast.leader },
    { path: paths.myNotes.to(), as: cast.leader },
    { path: paths.myNotes.to(), as: cast.stranger },
    { path: page(deciding.id), as: cast.leader },
    { path: paths.experiment.to({ experiment: over.experiment }), as: cast.leader },
    { path: paths.meetingScreen.to({ meeting: talking.id }), as: cast.leader },
    { path: paths.meetingScreen.to({ meeting: seeing.id }), as: cast.leader },
    { path: paths.guestMeeting.to() },
    { path: paths.join.to(), prepare: sendEmpty },
    { path: paths.joinByCode.to({ code: 'AAAAAA' }) },
    { path: paths.joinByCode.to({ code }) },
    { path: paths.joinByCode.to({ code }), prepare: comeAsGuest },
    { path: paths.guestMeeting.to() },
  ]
}

/** Held from beginning to end: a card, a note and a decision are left. */
async function holdWhole(name: string) {
  const planned = await planIn(world, { name })
  const { rounds } = await openIn(world, planned.id)
  const card = crypto.randomUUID()
  await does(world, cast.leader, planned.id, (by) => ({ kind: 'share_card', by, card, text: 'Ingen læste sedlerne' }))
  await world.as(cast.leader).post(paths.meetingNotes.to({ meeting: planned.id }), { note: 'Jeg spørger Vest' })
  const words = { ...emptyDecision, choice: 'change' as const, tryNext: 'Én seddel ad gangen', lookFor: 'Om den bliver læst' }
  await does(world, cast.leader, planned.id, (by) => ({ kind: 'write_decision', by, round: rounds[0]?.id ?? '', words, seen: 0 }))
  const next = { on: null, time: null, because: 'Ferien først', seen: 0 }
  await does(world, cast.leader, planned.id, (by) => ({ kind: 'set_next_meeting', by, ...next }))
  await does(world, cast.leaderOfLeaders, planned.id, (by) => ({ kind: 'close', by }))
  return planned
}

async function sendEmptyPlan(page: Page): Promise<void> {
  await page.locator('#title').fill('')
  await page.locator('main form button[type=submit]').first().click()
  await page.locator('.ls-fejlliste').waitFor()
}

/** What is refused says so on the page itself. */
async function openWithoutReason(page: Page): Promise<void> {
  await page.locator('.ls-roller > summary').click()
  await page.locator('form:has(#byt-med)').evaluate((form: HTMLFormElement) => {
    for (const field of form.querySelectorAll<HTMLInputElement>('[name="seen.timekeeper"]')) field.value = 'nobody'
    form.requestSubmit()
  })
  await page.locator('#svar').waitFor()
}

/** Who sees an experiment, what is ticked to be told, how it will look, and what was told; and the same on paper. */
async function pagesOfSharing(): Promise<Stop[]> {
  const { id: experiment, star, indicator } = await fillExperiment(world)
  const alone = await beginExperiment(world)
  await world.as(around.owner).post(paths.experimentCircleRemoval.to({ experiment: alone }))
  const parts = ['answer:baseline', 'answer:try', `star:${star}`, `indicator:${indicator}`, 'expectations']
  const preview = `${paths.experimentTelling.to({ experiment }, { preview: 'yes' })}&${new URLSearchParams(parts.map((part) => ['part', part]))}`
  const html = await (await world.as(around.owner).get(preview)).text()
  const form = new FormData()
  for (const part of parts) form.append('part', part)
  form.set('seal', html.match(/name="seal" value="(\w+)"/)?.[1] ?? '')
  assert.equal((await world.as(around.owner).post(paths.experimentTelling.to({ experiment }), form)).status, 303)
  return [
    { path: paths.experimentSharing.to({ experiment }), as: around.owner },
    { path: paths.experimentSharing.to({ experiment: alone }), as: around.owner },
    { path: paths.experimentTelling.to({ experiment }), as: around.owner },
    { path: paths.experimentTelling.to({ experiment }, { preview: 'yes' }), as: around.owner },
    { path: paths.experimentTelling.to({ experiment: alone }), as: around.owner },
    { path: preview, as: around.owner },
    { path: paths.toldExperiments.to(), as: cast.employee },
    { path: paths.toldExperiments.to({ q: 'xyzzy' }), as: cast.employee },
    { path: paths.toldExperiments.to(), as: cast.stranger },
    { path: paths.toldExperiment.to({ experiment }), as: around.owner },
    { path: paths.toldExperiment.to({ experiment }), as: cast.employee },
    { path: paths.experimentPrint.to({ experiment }), as: around.owner },
    { path: paths.experimentPrint.to({ experiment: alone }), as: around.owner },
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
  ...(await pagesOfExperiments()),
  ...(await pagesOfTheSheet()),
  ...(await pagesOfRatings()),
  ...(await pagesOfNoticing()),
  ...(await pagesOfLoops()),
  ...(await pagesOfIndicators()),
  ...(await pagesOfCircles()),
  ...(await pagesOfSharing()),
  ...(await pagesOfMeetings()),
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
  const files = [
    paths.assets,
    paths.peopleExport,
    paths.peopleImportTemplate,
    paths.measurementsExport,
    paths.experimentExport,
    paths.experimentReport,
    paths.meetingCalendar,
  ]
  const forPrograms = [
    paths.health,
    paths.live,
    paths.was,
    paths.apiFoundations,
    paths.apiFoundation,
    paths.apiFoundationSchema,
    paths.apiExperimentSchema,
  ]
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

/** Not yet: words of a live meeting stand in English sentences without saying that they are Danish. It is said where the work is told of. */
function isKnown(path: string, complaint: string): boolean {
  return /^\/(meetings\/|my-notes)/.test(path) && /(Danish that does not say so|English that says it is Danish)/.test(complaint)
}

/** All stops in one window: the next page is looked at much faster than the first. */
async function walk(language: Language, through: ServedWorld): Promise<string[]> {
  return visit(through, { language }, async (page, ofBrowser) => {
    const found: string[] = []
    await prepareInspection(page)
    for (const [i, { path, as, world: own = world, prepare }] of stops.entries()) {
      if (own !== through) continue
      await become(page, own, as)
      const response = await page.goto(path)
      // Each page meets axe in one language, its neighbour in the list in the other: most pages stand in the list more than once.
      const isWhole = i % 2 === (language === 'da' ? 0 : 1)
      const inline = inlineOf((await response?.text()) ?? '')
      await prepare?.(page)
      const complaints = [...inline, ...(await inspect(page, language, names, isWhole)), ...ofBrowser.splice(0)]
      found.push(
        ...complaints
          .filter((complaint) => !isKnown(path, complaint))
          .map((complaint) => `${path}${prepare ? ` (${prepare.name})` : ''} in ${language}, ${complaint}`),
      )
    }
    return found
  })
}
