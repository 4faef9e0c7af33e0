import assert from 'node:assert/strict'
import { test } from 'node:test'
import { paths } from '#paths.ts'
import { cast, today } from '../../../../test/cast.ts'
import { around, beginExperiment, conclude, fillExperiment, wordsIn } from '../../../../test/experiment-cast.ts'
import { createWorld } from '../../../../test/harness.ts'

const world = await createWorld({ now: () => today })
const mette = world.as(around.owner)

async function rows(experiment: string) {
  return world.database.asOwner(async (owner) => ({
    shares: await owner.selectFrom('data.experiment_share').selectAll().where('experiment_id', '=', experiment).execute(),
    told: await owner.selectFrom('data.told_experiment').selectAll().where('experiment_id', '=', experiment).execute(),
  }))
}

/** The seal that the preview gives for the parts. */
async function sealOf(experiment: string, parts: string[]): Promise<string> {
  const query = new URLSearchParams([['preview', 'yes'], ...parts.map((part) => ['part', part])])
  const html = await (await mette.get(`${paths.experimentTelling.to({ experiment })}?${query}`)).text()
  return html.match(/name="seal" value="(\w+)"/)?.[1] ?? assert.fail('the preview gives no seal')
}

async function tell(experiment: string, parts: string[], seal?: string): Promise<Response> {
  const form = new FormData()
  for (const part of parts) form.append('part', part)
  form.set('seal', seal ?? (await sealOf(experiment, parts)))
  return mette.post(paths.experimentTelling.to({ experiment }), form)
}

test('the page shows the three steps, and where it stands', async () => {
  const experiment = await beginExperiment(world)
  const html = await (await mette.get(paths.experimentSharing.to({ experiment }))).text()
  assert.match(html, /Privat[\s\S]*Hjælpere: Amira Haddad[\s\S]*Delt med[\s\S]*Øvegruppen[\s\S]*Fortalt til hele organisationen/)
  assert.equal((html.match(/aria-current="step"/g) ?? []).length, 1)
})

test('the owner stops sharing with the group, and shares with it again', async () => {
  const experiment = await beginExperiment(world)
  const [share] = (await rows(experiment)).shares
  assert.equal((await mette.post(paths.experimentCircleRemoval.to({ experiment }))).status, 303)
  assert.deepEqual((await rows(experiment)).shares, [])
  assert.equal((await world.as(around.reader).get(paths.experiment.to({ experiment }))).status, 404)
  assert.equal((await mette.post(paths.experimentCircle.to({ experiment }), { circle: share?.circle_id ?? '' })).status, 303)
  assert.equal((await world.as(around.reader).get(paths.experiment.to({ experiment }))).status, 200)
  const [again] = (await rows(experiment)).shares
  assert.deepEqual(again?.shared_at, today)
})

test('nothing is ticked beforehand, and without a tick there is no preview', async () => {
  const { id: experiment, star } = await fillExperiment(world)
  const page = paths.experimentTelling.to({ experiment })
  const html = await (await mette.get(page)).text()
  assert.doesNotMatch(html, /checked/)
  assert.match(html, new RegExp(`value="star:${star}"`))
  const refused = await mette.get(`${page}?preview=yes`)
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), /Sæt kryds ved mindst én ting/)
})

test('the preview is word for word the page that others see', async () => {
  const { id: experiment, star, indicator } = await fillExperiment(world)
  const parts = ['answer:baseline', 'answer:try', `star:${star}`, `indicator:${indicator}`, 'expectations']
  const query = new URLSearchParams([['preview', 'yes'], ...parts.map((part) => ['part', part])])
  const preview = await (await mette.get(`${paths.experimentTelling.to({ experiment })}?${query}`)).text()
  assert.deepEqual((await rows(experiment)).told, [])
  const told = await tell(experiment, parts)
  assert.equal(told.headers.get('Location'), paths.toldExperiment.to({ experiment }))
  const seen = await (await world.as(cast.employee).get(paths.toldExperiment.to({ experiment }))).text()
  const article = (html: string) =>
    (html.match(/<article[\s\S]*<\/article>/)?.[0] ?? assert.fail('no article'))
      .replace(/<(\/?)h[12]\b/, '<$1h')
      .replace(/<\/h[12]>/, '</h>')
      .replace('<span>17. september 2026</span>', '')
  assert.equal(article(seen), article(preview))
  for (const word of [wordsIn.answer, wordsIn.tried, wordsIn.star, wordsIn.indicator]) assert.match(seen, new RegExp(word))
})

test('who is told the level is told beside it what else it may be', async () => {
  const { id: experiment } = await fillExperiment(world)
  await mette.post(paths.ratings.to({ experiment }), { 'challenge-after': '2' })
  await world.database.asOwner(async (owner) => {
    const { organisation_id, owner_id } = await owner
      .selectFrom('data.experiment')
      .where('id', '=', experiment)
      .select(['organisation_id', 'owner_id'])
      .executeTakeFirstOrThrow()
    await owner
      .insertInto('data.experiment_answer')
      .values({ organisation_id, experiment_id: experiment, question: 'think', text: 'Det gik', author_id: owner_id })
      .execute()
  })
  await tell(experiment, ['evidence'])
  const html = await (await world.as(cast.employee).get(paths.toldExperiment.to({ experiment }))).text()
  assert.match(html, /Det kan også være, at<ul><li>noget andet blev ændret på samme tid<\/li><\/ul>/)
  assert.doesNotMatch(html, new RegExp(wordsIn.errorSource))
})

test('a star moment that may not be told is shown with its lock, without a box, and refused when it is posted by hand', async () => {
  const { id: experiment, quietStar } = await fillExperiment(world)
  const html = await (await mette.get(paths.experimentTelling.to({ experiment }))).text()
  assert.match(html, new RegExp(`${wordsIn.quietStar}[\\s\\S]*Må ikke fortælles videre`))
  assert.doesNotMatch(html, new RegExp(`value="star:${quietStar}"`))
  const seal = await sealOf(experiment, ['answer:try'])
  const refused = await tell(experiment, ['answer:try', `star:${quietStar}`], seal)
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), /må ikke eller kan ikke fortælles[\s\S]*value="answer:try"[^>]*checked/)
  const query = `?preview=yes&part=star:${quietStar}`
  assert.equal((await mette.get(paths.experimentTelling.to({ experiment }) + query)).status, 422)
  assert.deepEqual((await rows(experiment)).told, [])
})

test('what was written after the preview is not told before it has been seen', async () => {
  const { id: experiment } = await fillExperiment(world)
  const seal = await sealOf(experiment, ['answer:try'])
  await world.database.asOwner((owner) =>
    owner
      .updateTable('data.experiment_answer')
      .set({ text: 'Amira skrev imens' })
      .where('experiment_id', '=', experiment)
      .where('question', '=', 'try')
      .execute(),
  )
  const late = await tell(experiment, ['answer:try'], seal)
  assert.equal(late.status, 409)
  const html = await late.text()
  assert.match(html, /Noget er ændret, siden du så siden[\s\S]*Amira skrev imens/)
  assert.deepEqual((await rows(experiment)).told, [])
  assert.equal((await tell(experiment, ['answer:try'], html.match(/name="seal" value="(\w+)"/)?.[1])).status, 303)
})

test('what was told stays as it was, is told again in its place, and is withdrawn', async () => {
  const { id: experiment } = await fillExperiment(world)
  await tell(experiment, ['answer:try'])
  await world.database.asOwner((owner) =>
    owner.updateTable('data.experiment_answer').set({ text: 'Nye ord' }).where('experiment_id', '=', experiment).execute(),
  )
  const page = paths.toldExperiment.to({ experiment })
  assert.match(await (await world.as(cast.employee).get(page)).text(), new RegExp(wordsIn.tried))
  // The ticks of last time are there.
  assert.match(await (await mette.get(paths.experimentTelling.to({ experiment }))).text(), /value="answer:try"[^>]*checked/)
  await tell(experiment, ['answer:baseline'])
  const again = await (await world.as(cast.employee).get(page)).text()
  assert.match(again, /Nye ord/)
  assert.equal((await rows(experiment)).told.length, 1)
  assert.equal((await mette.post(paths.experimentTellingRemoval.to({ experiment }))).status, 303)
  assert.equal((await world.as(cast.employee).get(page)).status, 404)
  assert.equal((await mette.get(paths.experiment.to({ experiment }))).status, 200)
})

test('a concluded one is told with its outcome, and shared and withdrawn as before', async () => {
  const { id: experiment } = await fillExperiment(world)
  await conclude(world, experiment, 'stop')
  await tell(experiment, ['outcome', 'reason'])
  assert.match(await (await world.as(cast.employee).get(paths.toldExperiment.to({ experiment }))).text(), /Stoppet[\s\S]*Det virker/)
  assert.equal((await mette.post(paths.experimentCircleRemoval.to({ experiment }))).status, 303)
  assert.equal((await mette.post(paths.experimentTellingRemoval.to({ experiment }))).status, 303)
  assert.deepEqual(await rows(experiment), { shares: [], told: [] })
})

test('what colleagues told is found by any word of it, and by nothing that only the document itself says', async () => {
  const { id: experiment, star } = await fillExperiment(world)
  await tell(experiment, ['answer:try', `star:${star}`, 'expectations'])
  const finds = async (q: string) =>
    (await (await world.as(cast.employee).get(paths.toldExperiments.to({ q }))).text()).includes(paths.toldExperiment.to({ experiment }))
  for (const q of ['gule SEDLER', 'mødes stående', 'datter takkede', 'mette holm', 'Sammen SIKRER vi']) assert.ok(await finds(q), q)
  for (const q of ['gåder om ugen', 'version', 'answers', 'observedOn', star, 'xyzzy', '%', '"']) assert.ok(!(await finds(q)), q)
})

test('nobody but the owner sees the page of sharing or tells, and nothing is changed', async () => {
  const { id: experiment, circle } = await fillExperiment(world)
  await tell(experiment, ['answer:try'])
  const before = await rows(experiment)
  const seal = await sealOf(experiment, ['answer:baseline'])
  for (const who of [around.helper, around.reader, ...around.nobodies]) {
    const visitor = world.as(who)
    for (const path of [paths.experimentSharing, paths.experimentTelling])
      assert.equal((await visitor.get(path.to({ experiment }))).status, 404, who)
    assert.equal((await visitor.post(paths.experimentCircle.to({ experiment }), { circle })).status, 404, who)
    assert.equal((await visitor.post(paths.experimentCircleRemoval.to({ experiment }))).status, 404, who)
    assert.equal((await visitor.post(paths.experimentTelling.to({ experiment }), { part: 'answer:baseline', seal })).status, 404, who)
    assert.equal((await visitor.post(paths.experimentTellingRemoval.to({ experiment }))).status, 404, who)
  }
  assert.deepEqual(await rows(experiment), before)
})

test('a page that was told keeps its words Danish on an English screen', async () => {
  const { id: experiment } = await fillExperiment(world)
  await tell(experiment, ['answer:try'])
  const html = await (await world.as(cast.employee).get(paths.toldExperiment.to({ experiment }), { 'Accept-Language': 'en' })).text()
  assert.match(html, /What is tried<\/h2><p class="ls-fortalt-tekst" lang="da">Vi mødes stående/)
})
