import assert from 'node:assert/strict'
import { test } from 'node:test'
import { paths } from '#paths.ts'
import { cast, fjordby } from '../../../../../test/cast.ts'
import { around, beginExperiment } from '../../../../../test/experiment-cast.ts'
import { createWorld } from '../../../../../test/harness.ts'

const world = await createWorld()
const address = paths.experimentSettings.to()

async function rows(): Promise<unknown> {
  return world.database.asOwner((owner) => owner.selectFrom('data.experiment_settings').selectAll().orderBy('organisation_id').execute())
}

test('the aim is woven into the questions of what is begun after it, and the limit is asked about', async () => {
  const before = await beginExperiment(world)
  const saved = await world.as(cast.administrator).post(address, { aim: ' tillid  og ro ', runningLimit: '1' })
  assert.equal(saved.status, 303)
  const html = await (await world.as(cast.administrator).get(saved.headers.get('Location') ?? '')).text()
  assert.match(html, /value="tillid og ro"/)
  assert.match(html, /Indstillingerne er gemt/)
  const after = await beginExperiment(world)
  const phase = (experiment: string) => world.as(around.owner).get(paths.experimentPhasePage.to({ experiment, phase: '1' }))
  assert.match(await (await phase(after)).text(), /ledelse hen imod tillid og ro/)
  assert.match(await (await phase(before)).text(), /ledelse hen imod selvværd og sammenhæng/)
  const many = await world.as(around.owner).post(paths.experiments.to(), { title: 'En mere', voice: 'jeg' })
  assert.equal(many.status, 422)
})

test('a limit that is no number from 1 to 20, and an aim that says nothing or too much, come back', async () => {
  const before = await rows()
  for (const [form, field] of [
    [{ aim: 'ro', runningLimit: '0' }, 'runningLimit'],
    [{ aim: 'ro', runningLimit: '21' }, 'runningLimit'],
    [{ aim: 'ro', runningLimit: '2,5' }, 'runningLimit'],
    [{ aim: 'ro', runningLimit: '1e1' }, 'runningLimit'],
    [{ aim: 'ro' }, 'runningLimit'],
    [{ aim: '  ', runningLimit: '3' }, 'aim'],
    [{ aim: 'x'.repeat(121), runningLimit: '3' }, 'aim'],
  ] as [Record<string, string>, string][]) {
    const refused = await world.as(cast.administrator).post(address, form)
    assert.equal(refused.status, 422, JSON.stringify(form))
    assert.match(await refused.text(), new RegExp(`href="#${field}"`))
  }
  assert.deepEqual(await rows(), before)
})

test('only the administrator sets it, and only for her own organisation', async () => {
  const before = await rows()
  for (const who of [...fjordby.filter((slug) => slug !== cast.administrator), cast.stranger]) {
    assert.equal((await world.as(who).get(address)).status, 404, who)
    assert.equal((await world.as(who).post(address, { aim: 'smuglet', runningLimit: '20' })).status, 404, who)
  }
  assert.deepEqual(await rows(), before)
  await world.as('torben.ravn@skovlund.example').post(address, { aim: 'Skovlunds mål', runningLimit: '5' })
  assert.doesNotMatch(await (await world.as(cast.administrator).get(address)).text(), /Skovlunds mål/)
})
