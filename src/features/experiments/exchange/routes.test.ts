import assert from 'node:assert/strict'
import { test } from 'node:test'
import { paths } from '#paths.ts'
import { cast, today } from '../../../../test/cast.ts'
import { around, beginExperiment, conclude, fillExperiment, wordsIn } from '../../../../test/experiment-cast.ts'
import { createWorld } from '../../../../test/harness.ts'
import { experimentSchema, schemaId } from './experiment-document.ts'

const world = await createWorld({ now: () => today })

test('the owner and her helpers get the whole experiment as a file that fits the published schema', async () => {
  const { id: experiment } = await fillExperiment(world)
  await conclude(world, experiment, 'spread')
  for (const who of [around.owner, around.helper]) {
    const response = await world.as(who).get(paths.experimentExport.to({ experiment }))
    assert.equal(response.status, 200)
    assert.equal(response.headers.get('Content-Type'), 'application/json; charset=utf-8')
    assert.match(
      response.headers.get('Content-Disposition') ?? '',
      /^attachment; filename="proevehandling-tre-gule-sedler-paa-doeren\.json"$/,
    )
    assert.equal(response.headers.get('X-Content-Type-Options'), 'nosniff')
    assert.equal(response.headers.get('Cache-Control'), 'no-store')
    const text = await response.text()
    const document = experimentSchema.parse(JSON.parse(text))
    for (const word of Object.values(wordsIn)) if (word !== wordsIn.guest) assert.ok(text.includes(word), word)
    assert.equal(document.answers.find(({ question }) => question === 'try')?.asked, 'Hvad vil vi prøve?')
    assert.deepEqual(document.conclusion?.outcome, 'spread')
    assert.deepEqual(document.helpers, ['Amira Haddad'])
    assert.equal(document.writtenAt, today.toISOString())
  }
})

test('a link, its token and the report are in no file', async () => {
  const { id: experiment, link } = await fillExperiment(world)
  const text = await (await world.as(around.owner).get(paths.experimentExport.to({ experiment }))).text()
  assert.doesNotMatch(text, new RegExp(`token|${link}`))
})

test('nobody else gets a file, the group that reads along neither', async () => {
  const { id: experiment } = await fillExperiment(world)
  assert.equal((await world.as(around.reader).get(paths.experiment.to({ experiment }))).status, 200)
  for (const who of [around.reader, ...around.nobodies]) {
    const response = await world.as(who).get(paths.experimentExport.to({ experiment }))
    assert.equal(response.status, 404, who)
    assert.doesNotMatch(await response.text(), new RegExp(wordsIn.title))
  }
})

test('an experiment with nothing in it is a document, too', async () => {
  const experiment = await beginExperiment(world, { title: '★' })
  const response = await world.as(around.owner).get(paths.experimentExport.to({ experiment }))
  const document = experimentSchema.parse(await response.json())
  assert.deepEqual([document.answers, document.indicators, document.evidence], [[], [], 'none'])
})

test('the schema is for everybody, has its name, and forbids what is unknown', async () => {
  const response = await world.visit(paths.apiExperimentSchema.to())
  assert.equal(response.status, 200)
  const schema = (await response.json()) as Record<string, unknown>
  assert.equal(schema.$id, schemaId)
  assert.equal(schema.additionalProperties, false)
  assert.equal((await world.as(cast.stranger).get(paths.apiExperimentSchema.to())).status, 200)
})
