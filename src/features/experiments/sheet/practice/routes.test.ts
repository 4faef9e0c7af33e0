import assert from 'node:assert/strict'
import { test } from 'node:test'
import { listWholeFoundations } from '#features/foundations/queries.ts'
import { paths } from '#paths.ts'
import { today } from '../../../../../test/cast.ts'
import { around, beginExperiment, conclude } from '../../../../../test/experiment-cast.ts'
import { createWorld } from '../../../../../test/harness.ts'
import { mostExpectations } from './practice.ts'

const world = await createWorld({ now: () => today })
const foundations = await world.inScopeOf(around.owner, ({ tx }) => listWholeFoundations(tx))
const course = foundations.find(({ slug }) => slug === 'faelles-kurs') ?? assert.fail()
const name = (key: string) => `${course.id}/${key}`
const [first, second, third] = ['sikrer-alle-1', 'sikrer-alle-2', 'styrker-alle-1'].map(name) as [string, string, string]

function form(shown: string[], chosen: string[], more: Record<string, string> = {}): FormData {
  const data = new FormData()
  for (const one of shown) data.append('shown', one)
  for (const one of chosen) data.append('expectation', one)
  for (const [key, value] of Object.entries(more)) data.append(key, value)
  return data
}

async function practised(experiment: string): Promise<string[]> {
  const rows = await world.database.asOwner((owner) =>
    owner
      .selectFrom('data.experiment_expectation')
      .where('experiment_id', '=', experiment)
      .selectAll()
      .orderBy('expectation_key')
      .execute(),
  )
  return rows.map((row) => `${row.foundation_id}/${row.expectation_key}`)
}

test('expectations are chosen, and two who choose at once both get theirs', async () => {
  const experiment = await beginExperiment(world)
  const address = paths.experimentExpectations.to({ experiment })
  const html = await (await world.as(around.owner).get(address)).text()
  // Her own role's stand first, those of others a step away.
  assert.match(html, /For andre roller \(\d+\)/)
  assert.ok(html.indexOf('Din rolle') < html.indexOf('For andre roller'))
  assert.equal((await world.as(around.owner).post(address, form([], [first, second]))).status, 303)
  assert.deepEqual(await practised(experiment), [first, second].sort())
  // Both saw the first two. One puts a third in, the other takes the first away.
  assert.equal((await world.as(around.helper).post(address, form([first, second], [first, second, third]))).status, 303)
  assert.equal((await world.as(around.owner).post(address, form([first, second], [second]))).status, 303)
  assert.deepEqual(await practised(experiment), [second, third].sort())
  const shown = await (await world.as(around.reader).get(paths.experiment.to({ experiment }))).text()
  assert.match(shown, /Øver disse forventninger/)
  assert.match(shown, /expectations\/sikrer-alle-2"/)
  assert.ok(!shown.includes(`href="${address}"`), 'who only reads chooses nothing')
})

test('a search keeps what is ticked, without a script', async () => {
  const experiment = await beginExperiment(world)
  const address = paths.experimentExpectations.to({ experiment })
  const search = async (query: string) =>
    (await world.as(around.owner).get(`${address}?q=${encodeURIComponent(query)}&expectation=${encodeURIComponent(first)}`)).text()
  const isTicked = new RegExp(`value="${first}" checked`)
  const found = await search('  FORKLARE Borgeren ')
  assert.ok(isTicked.test(found) && found.includes(`value="${second}"`))
  assert.ok(!found.includes(`value="${third}"`))
  const none = await search('xyzzy')
  assert.ok(none.includes('Vi fandt ingen forventninger med ”xyzzy”'))
  assert.ok(isTicked.test(none) && none.includes('Vi ved, hvem der gør hvad'), 'in its own words')
})

test('one that is retired stays where it is chosen, and is chosen by nobody anew', async () => {
  const experiment = await beginExperiment(world)
  const other = await beginExperiment(world)
  const retired = name('udgaaet-1')
  await world.database.asOwner(async (owner) => {
    const { organisation_id } = await owner
      .selectFrom('data.experiment')
      .where('id', '=', experiment)
      .select('organisation_id')
      .executeTakeFirstOrThrow()
    await owner
      .insertInto('data.experiment_expectation')
      .values({ organisation_id, experiment_id: experiment, foundation_id: course.id, expectation_key: 'udgaaet-1' })
      .execute()
  })
  const address = paths.experimentExpectations.to({ experiment })
  assert.match(await (await world.as(around.owner).get(address)).text(), /udgaaet-1[\s\S]*Står ikke længere i grundlaget/)
  assert.equal((await world.as(around.owner).post(address, form([retired], [retired, first]))).status, 303)
  assert.deepEqual(await practised(experiment), [first, retired].sort())
  const refused = await world.as(around.owner).post(paths.experimentExpectations.to({ experiment: other }), form([], [retired]))
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), /findes ikke længere/)
  assert.deepEqual(await practised(other), [])
})

test('no more than can be practised, and nothing that is no expectation', async () => {
  const experiment = await beginExperiment(world)
  const address = paths.experimentExpectations.to({ experiment })
  const many = course.themes.flatMap(({ expectations }) => expectations.map(({ key }) => name(key))).slice(0, mostExpectations + 1)
  const refused = await world.as(around.owner).post(address, form([], many))
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), new RegExp(`Vælg højst ${mostExpectations}`))
  const skovlunds = await world.inScopeOf('skovlund-leder', ({ tx }) => listWholeFoundations(tx))
  const foreign = skovlunds[0]
  const foreignKey = foreign?.themes[0]?.expectations[0]?.key
  assert.ok(foreign && foreignKey)
  assert.equal((await world.as(around.owner).post(address, form([], [`${foreign.id}/${foreignKey}`]))).status, 422)
  for (const strange of ['x', '/', `${course.id}/`, 'x'.repeat(1000)])
    assert.equal((await world.as(around.owner).post(address, form([], [strange]))).status, 303, strange.slice(0, 10))
  assert.deepEqual(await practised(experiment), [])
})

test('nobody else chooses, and nobody chooses for a concluded one', async () => {
  const experiment = await beginExperiment(world)
  const address = paths.experimentExpectations.to({ experiment })
  await world.as(around.owner).post(address, form([], [first]))
  for (const who of [around.reader, ...around.nobodies]) {
    assert.equal((await world.as(who).get(address)).status, 404, who)
    assert.equal((await world.as(who).post(address, form([first], [second]))).status, 404, who)
  }
  await conclude(world, experiment)
  const refused = await world.as(around.owner).post(address, form([first], [second]))
  assert.equal(refused.status, 409)
  assert.match(await refused.text(), /afsluttet/)
  assert.deepEqual(await practised(experiment), [first])
})
