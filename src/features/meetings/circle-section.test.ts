import assert from 'node:assert/strict'
import { test } from 'node:test'
import pg from 'pg'
import { paths } from '#paths.ts'
import { cast } from '../../../test/cast.ts'
import { afterwards, createWorld } from '../../../test/harness.ts'
import { does, openIn, planIn } from '../../../test/meeting-cast.ts'

const world = await createWorld()
const ear = new pg.Client(world.adminUrl)
await ear.connect()
await ear.query('listen changed')
afterwards(() => ear.end())

/** The topics that were told of because of it. What is said last is heard last. */
async function toldOf(work: () => Promise<unknown>): Promise<string[]> {
  const told: string[] = []
  const heardAll = Promise.withResolvers<void>()
  const hear = ({ payload = '' }: pg.Notification) => (payload === 'that is all' ? heardAll.resolve() : told.push(payload))
  ear.on('notification', hear)
  await work()
  await ear.query(`notify changed, 'that is all'`)
  await heardAll.promise
  ear.off('notification', hear)
  return told
}

test('a circle’s page hears when a meeting is planned, moved, opened, closed or called off, and not each word in it', async () => {
  const { id, circle } = await planIn(world, { name: 'De lyttende' })
  const page = paths.circle.to({ circle })
  const topic = `circle:${circle}`
  assert.match(await (await world.as(cast.leader).get(page)).text(), new RegExp(`<turbo-stream-source id="live-${topic}"`))
  assert.doesNotMatch(await (await world.as(cast.administrator).get(page)).text(), /turbo-stream-source/)

  const on = { date: '2099-03-02', time: '9.00', title: 'Et møde mere', format: 'kort-moede', id: crypto.randomUUID() }
  const planned = await toldOf(() => world.as(cast.leader).post(paths.circleMeetings.to({ circle }), on))
  assert.ok(planned.includes(topic), `${planned}`)
  const move = { date: '2099-03-03', time: '9.00', end: '10.00', title: 'Et møde mere', sequence: '0' }
  assert.ok((await toldOf(() => world.as(cast.leader).post(paths.meetingPlan.to({ meeting: on.id }), move))).includes(topic))
  assert.ok((await toldOf(() => world.as(cast.leader).post(paths.meetingCancelling.to({ meeting: on.id })))).includes(topic))

  assert.ok((await toldOf(() => openIn(world, id))).includes(topic))
  const said = await toldOf(() =>
    does(world, cast.leader, id, (by) => ({ kind: 'share_card', by, card: crypto.randomUUID(), text: 'Et ord' })),
  )
  assert.deepEqual(said, [`meeting:${id}`])
  const words = { because: 'Vi nåede det ikke', seen: 0 }
  const round =
    (await does(world, cast.leader, id, (by) => ({ kind: 'ready', by, from: { step: 'tjek-ind', round: null } }))).rounds[0]?.id ?? ''
  await does(world, cast.leader, id, (by) => ({ kind: 'decide_not_today', by, round, ...words }))
  await does(world, cast.leader, id, (by) => ({ kind: 'set_next_meeting', by, on: '2099-11-11', time: '09:00', because: '', seen: 0 }))
  const closed = await toldOf(() => does(world, cast.leaderOfLeaders, id, (by) => ({ kind: 'close', by })))
  assert.ok(closed.includes(topic))
})
