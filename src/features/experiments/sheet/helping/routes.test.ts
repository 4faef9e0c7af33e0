import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { paths } from '#paths.ts'
import { cast, today } from '../../../../../test/cast.ts'
import { around, beginExperiment, conclude } from '../../../../../test/experiment-cast.ts'
import { createWorld } from '../../../../../test/harness.ts'

const world = await createWorld({ now: () => today })
const louise = 'louise.bech.soerensen@fjordby.example'

async function idOf(slug: string): Promise<string> {
  return world.inScopeOf(slug, async ({ actor }) => actor.personId)
}

async function helpersOf(experiment: string): Promise<string[]> {
  const rows = await world.database.asOwner((owner) =>
    owner.selectFrom('data.experiment_helper').where('experiment_id', '=', experiment).select('person_id').execute(),
  )
  return rows.map(({ person_id }) => person_id).sort()
}

test('a colleague is found by name, asked, written to with a link and nothing else, and can write in it', async () => {
  const experiment = await beginExperiment(world)
  const address = paths.experimentHelpers.to({ experiment })
  const found = await (await world.as(around.owner).get(`${address}?q=bech`)).text()
  assert.match(found, /Louise Bech Sørensen/)
  const before = world.letters.length
  const person = await idOf(cast.administrator)
  assert.equal((await world.as(around.owner).post(address, { person })).status, 303)
  const letter = await world.letterTo(louise)
  assert.ok(letter.text.includes(paths.experiment.to({ experiment })))
  for (const secret of ['Mette', 'Krogh', 'minutter', 'vagten', 'Solgården'])
    assert.ok(!`${letter.subject} ${letter.text}`.includes(secret), secret)
  // Asked again she is not written to again.
  assert.equal((await world.as(around.owner).post(address, { person })).status, 303)
  assert.equal(world.letters.length, before + 1)
  assert.match(await (await world.as(cast.administrator).get(paths.experimentPhasePage.to({ experiment, phase: '1' }))).text(), /<textarea/)
  assert.ok(!(await (await world.as(around.owner).get(`${address}?q=bech`)).text()).includes(`value="${person}"`))
})

test('a helper stops by herself, and then it is closed to her; the owner takes another away', async () => {
  const experiment = await beginExperiment(world)
  const removal = async (slug: string) => paths.experimentHelperRemoval.to({ experiment, person: await idOf(slug) })
  const page = paths.experimentPhasePage.to({ experiment, phase: '1' })
  const own = await (await world.as(around.helper).get(paths.experimentHelpers.to({ experiment }))).text()
  assert.match(own, /Jeg hjælper ikke længere/)
  assert.doesNotMatch(own, /Bed en kollega om hjælp/)
  const stopped = await world.as(around.helper).post(await removal(around.helper))
  assert.equal(stopped.headers.get('Location'), paths.experiments.to())
  assert.equal((await world.as(around.helper).get(page)).status, 404)
  await world.as(around.owner).post(paths.experimentHelpers.to({ experiment }), { person: await idOf(cast.employee) })
  assert.equal((await world.as(cast.employee).get(page)).status, 200)
  assert.equal((await world.as(around.owner).post(await removal(cast.employee))).status, 303)
  assert.equal((await world.as(cast.employee).get(page)).status, 404)
  assert.deepEqual(await helpersOf(experiment), [])
})

test('a helper may stop helping with a concluded one, and nobody is asked to', async () => {
  const experiment = await beginExperiment(world)
  await conclude(world, experiment)
  const refused = await world.as(around.owner).post(paths.experimentHelpers.to({ experiment }), { person: await idOf(cast.employee) })
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), /afsluttet/)
  const person = await idOf(around.helper)
  assert.deepEqual(await helpersOf(experiment), [person])
  assert.equal((await world.as(around.helper).post(paths.experimentHelperRemoval.to({ experiment, person }))).status, 303)
  assert.deepEqual(await helpersOf(experiment), [])
})

test('only the owner asks and takes away, nobody of elsewhere is asked, and no address is given to anybody', async () => {
  const experiment = await beginExperiment(world)
  const address = paths.experimentHelpers.to({ experiment })
  const helper = await idOf(around.helper)
  const before = { helpers: await helpersOf(experiment), letters: world.letters.length }
  for (const who of [around.helper, around.reader, ...around.nobodies]) {
    assert.equal((await world.as(who).post(address, { person: await idOf(cast.employee) })).status, 404, who)
    const other = who === around.helper ? await idOf(around.owner) : helper
    assert.equal((await world.as(who).post(paths.experimentHelperRemoval.to({ experiment, person: other }))).status, 404, who)
    if (who !== around.helper) assert.equal((await world.as(who).get(address)).status, 404, who)
    const { rows } = await world.inScopeOf(who, ({ tx }) =>
      sql<{ address: string | null }>`select app.address_for_helper(${experiment}::uuid, ${helper}::uuid) as address`.execute(tx),
    )
    assert.equal(rows[0]?.address, null, who)
  }
  // Of one who does not help, not even the owner is told.
  const notHelping = await idOf(cast.employee)
  const { rows } = await world.inScopeOf(around.owner, ({ tx }) =>
    sql<{ address: string | null }>`select app.address_for_helper(${experiment}::uuid, ${notHelping}::uuid) as address`.execute(tx),
  )
  assert.equal(rows[0]?.address, null)
  for (const person of [await idOf(cast.stranger), await idOf(around.owner), '00000000-0000-4000-8000-000000000000'])
    assert.equal((await world.as(around.owner).post(address, { person })).status, 404, person)
  for (const form of [{}, { person: 'hvem som helst', q: 'bech' }] as Record<string, string>[]) {
    const refused = await world.as(around.owner).post(address, form)
    assert.equal(refused.status, 422)
    assert.match(await refused.text(), /Vælg, hvem du vil bede om hjælp/)
  }
  assert.deepEqual({ helpers: await helpersOf(experiment), letters: world.letters.length }, before)
})

test('who asks very many in a short time is asked to wait', async () => {
  const experiment = await beginExperiment(world)
  const address = paths.experimentHelpers.to({ experiment })
  const person = await idOf(cast.director)
  const removal = paths.experimentHelperRemoval.to({ experiment, person })
  const statuses: number[] = []
  for (let i = 0; i < 31; i++) {
    statuses.push((await world.as(around.owner).post(address, { person, q: 'x' })).status)
    if (statuses.at(-1) !== 303) break
    await world.as(around.owner).post(removal)
  }
  assert.equal(statuses.at(-1), 429)
  assert.ok(!(await helpersOf(experiment)).includes(person))
})
