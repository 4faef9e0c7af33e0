import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import { createApp } from '#app.ts'
import { connect } from '#db/pool.ts'
import type { DB } from '#db/types.ts'
import { paths } from '#paths.ts'
import { cast } from '../../../test/cast.ts'
import { afterwards, createWorld, testServer, toDatabase } from '../../../test/harness.ts'
import { does, openIn, personOf, planIn } from '../../../test/meeting-cast.ts'
import { planMeeting } from './actions.ts'
import type { Meeting } from './meeting.ts'

/* Two people at two processes, each with connections of its own, press in the same instant: both wait for the same row. */

const world = await createWorld()
const database = new URL(world.adminUrl).pathname.slice(1)
const beside = connect<DB>({ ...toDatabase((await testServer()).login, database), max: 5 })
afterwards(() => beside.destroy())
const other = createApp({ ...world.deps, db: beside })

const holder = new pg.Client(world.adminUrl)
const watcher = new pg.Client(world.adminUrl)
for (const client of [holder, watcher]) {
  await client.connect()
  afterwards(() => client.end())
}

async function stateOf(meeting: string): Promise<Meeting> {
  return world.database.asOwner(async (owner) => {
    const { rows } = await sql<{ state: Meeting }>`select state from data.meeting where id = ${meeting}`.execute(owner)
    return rows[0]?.state ?? assert.fail()
  })
}

type Form = Record<string, string>

async function postBeside(slug: string, path: string, form: Form): Promise<Response> {
  const headers = { Cookie: `session=${(await world.session(slug)).token}`, Origin: world.deps.publicOrigin }
  return other.request(`${world.deps.publicOrigin}${path}`, { method: 'POST', headers, body: new URLSearchParams(form) })
}

/** The first as the leader at one process, the second as another at the other; let go when both wait for the row. */
async function inTheSameInstant(
  meeting: string,
  one: Form,
  another: Form,
  second: string = cast.leaderOfLeaders,
): Promise<[Response, Response]> {
  const path = paths.meetingOperations.to({ meeting })
  await holder.query('begin')
  await holder.query('select from data.meeting where id = $1 for update', [meeting])
  const both = Promise.all([world.as(cast.leader).post(path, one), postBeside(second, path, another)])
  for (let waiting = 0; waiting < 2; ) {
    const { rows } = await watcher.query(
      `select count(*)::int as waiting from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    waiting = rows[0].waiting
  }
  await holder.query('rollback')
  return both
}

async function withCards(name: string) {
  const { id } = await planIn(world, { name })
  await openIn(world, id)
  const [card, ...others] = [randomUUID(), randomUUID(), randomUUID()]
  for (const [n, one] of [card, ...others].entries())
    await does(world, cast.leader, id, (by) => ({ kind: 'share_card', by, card: one, text: `Kort nummer ${n}` }))
  const patterns = [randomUUID(), randomUUID()]
  for (const pattern of patterns)
    await does(world, cast.leader, id, (by) => ({ kind: 'add_pattern', by, pattern, name: `Mønster ${pattern}` }))
  return { id, card, cards: [card, ...others], patterns }
}

/** Who was second is told, with how it is now. */
async function refusedOf(answers: [Response, Response]): Promise<string> {
  assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 409])
  return (answers.find(({ status }) => status === 409) as Response).text()
}

test('two move the same card in the same instant: no card is lost, one has it, and the other is shown where it is', async () => {
  const { id, card, cards, patterns } = await withCards('De samtidige')
  const move = (to = '') => ({ kind: 'move_card', card, to, seen: '1' })
  const answers = await inTheSameInstant(id, move(patterns[0]), move(patterns[1]))
  const page = await refusedOf(answers)
  const { cards: after } = await stateOf(id)
  assert.deepEqual(after.map((one) => one.id).sort(), [...cards].sort())
  const moved = after.find((one) => one.id === card)
  assert.equal(moved?.version, 2)
  const first = answers[0].status === 303 ? 0 : 1
  assert.equal(moved?.pattern, patterns[first])
  assert.equal(moved?.movedBy, await personOf(world, first === 0 ? cast.leader : cast.leaderOfLeaders))
  assert.match(page, /Kortet blev flyttet imens/)
  // The board below shows it where it lies now.
  const place = page.indexOf(`data-drop-pattern="${moved?.pattern}"`)
  assert.ok(place > -1 && page.indexOf(`data-card="${card}"`, place) > place)
})

test('one moves a card and another puts it together with a third in the same instant: it lies in one place', async () => {
  const { id, card, cards, patterns } = await withCards('De ivrige')
  const group = { kind: 'group_cards', card, with: cards[1] ?? '', pattern: randomUUID(), name: '', 'seen.card': '1', 'seen.with': '1' }
  await refusedOf(await inTheSameInstant(id, { kind: 'move_card', card, to: patterns[0] ?? '', seen: '1' }, group))
  const { cards: after } = await stateOf(id)
  assert.deepEqual(after.map((one) => one.id).sort(), [...cards].sort())
  assert.equal(after.find((one) => one.id === card)?.version, 2)
})

test('the order is changed from two devices in the same instant: the first stands, and the words of the second are not lost', async () => {
  const { circle, experiment } = await planIn(world, { name: 'De ordnede' })
  const id = randomUUID()
  await world.inScopeOf(cast.leader, async (scope) => {
    const startsAt = new Date(scope.now.getTime() + 600_000)
    const plan = { id, title: 'Et langt møde', format: 'refleksionsmoede', startsAt, experiments: [experiment] }
    assert.deepEqual(await planMeeting(scope, circle, plan), { planned: id })
  })
  await does(world, cast.leader, id, (by) => ({ kind: 'join', by, name: 'Mette', as: 'member' }))
  const path = paths.meetingOperations.to({ meeting: id })
  const page = await (await world.as(cast.leader).get(paths.meeting.to({ meeting: id }))).text()
  const [round] = (await stateOf(id)).rounds
  assert.ok(round)
  assert.match(page, new RegExp(`name="seen" value="${round.id}"`))
  const mette = await personOf(world, cast.leader)
  const adding = (title: string, seen = round.id) => ({
    ...{ kind: 'set_order', seen, 'presenters.0.round': round.id, 'presenters.0.title': round.title },
    ...{ 'presenters.0.experiment': experiment, 'presenters.0.actors': mette },
    ...{ 'presenters.1.round': randomUUID(), 'presenters.1.title': title, 'presenters.1.actors': mette },
  })
  const titles = ['Fra telefonen', 'Fra computeren']
  const answers = await inTheSameInstant(id, adding(titles[0] ?? ''), adding(titles[1] ?? ''), cast.leader)
  const refused = await refusedOf(answers)
  const [first, second] = answers[0].status === 303 ? titles : titles.toReversed()
  assert.deepEqual(
    (await stateOf(id)).rounds.map(({ title }) => title),
    [round.title, first],
  )
  assert.match(refused, new RegExp(`Rækkefølgen blev ændret imens[\\s\\S]*${second}`))
  // A page of before, which does not say what it saw, writes over nothing either.
  assert.equal((await world.as(cast.leader).post(path, adding('Uden at se', ''))).status, 409)
  assert.equal((await stateOf(id)).rounds.length, 2)
})
