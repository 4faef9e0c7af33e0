import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { createApp } from '#app.ts'
import { paths } from '#paths.ts'
import { danishDate } from '#shared/dates.ts'
import { cast } from '../../../test/cast.ts'
import { createWorld } from '../../../test/harness.ts'
import { does, forwardTo, inCircle, openIn, personOf, planIn } from '../../../test/meeting-cast.ts'
import type { Meeting } from './meeting.ts'
import { endLeftMeetings, keepPresence } from './presence-actions.ts'

const world = await createWorld()

/** The value as it is stored. */
function stateOf(meeting: string): Promise<Meeting> {
  return world.database.asOwner(async (owner) => {
    const { rows } = await sql<{ state: Meeting }>`select state from data.meeting where id = ${meeting}`.execute(owner)
    assert.ok(rows[0])
    return rows[0].state
  })
}

function operate(slug: string, meeting: string, fields: Record<string, string>): Promise<Response> {
  return world.as(slug).post(paths.meetingOperations.to({ meeting }), fields)
}

const outsiders = [cast.administrator, cast.director, cast.employee, cast.stranger]

test('a member plans a meeting, and it stands in the lists of all members and of nobody else', async () => {
  const { circle, experiment } = await planIn(world, { name: 'Planlæggerne' })
  const id = randomUUID()
  const tomorrow = danishDate(new Date(world.deps.now().getTime() + 86_400_000))
  const form = {
    id,
    title: 'Efterårsmødet',
    format: 'refleksionsmoede',
    date: tomorrow,
    time: '9.30',
    place: 'Kantinen',
    video: '',
    experiments: experiment,
  }
  const answer = await world.as(cast.leader).post(paths.circleMeetings.to({ circle }), form)
  assert.equal(answer.headers.get('Location'), paths.meeting.to({ meeting: id }))
  for (const slug of inCircle) assert.match(await (await world.as(slug).get(paths.meetings.to())).text(), /Efterårsmødet/)
  for (const slug of outsiders) assert.doesNotMatch(await (await world.as(slug).get(paths.meetings.to())).text(), /Efterårsmødet/)
  const page = await (await world.as(cast.centreHead).get(paths.meeting.to({ meeting: id }))).text()
  assert.match(page, /Tre gule sedler på døren/)
  assert.match(page, /kl\. 9\.30/)
  // Sent twice, it is one meeting.
  await world.as(cast.leader).post(paths.circleMeetings.to({ circle }), form)
  const { rows } = await world.database.asOwner((owner) => sql`select from data.meeting where id = ${id}`.execute(owner))
  assert.equal(rows.length, 1)
})

test('what is missing in a plan is said at its field, and what was typed is kept', async () => {
  const { circle } = await planIn(world, { name: 'De glemsomme' })
  const answer = await world.as(cast.leader).post(paths.circleMeetings.to({ circle }), {
    id: randomUUID(),
    title: 'Vintermødet',
    format: 'kort-moede',
    date: '2020-01-01',
    time: 'ni',
    video: 'javascript:alert(1)',
  })
  assert.equal(answer.status, 422)
  const page = await answer.text()
  for (const words of ['Dagen er gået', 'Skriv et klokkeslæt', 'Linket skal begynde med https://']) assert.match(page, new RegExp(words))
  assert.match(page, /value="Vintermødet"/)
})

test('nobody outside the circle plans, reads, moves, cancels or changes a meeting, and nothing has changed', async () => {
  const { id, circle } = await planIn(world, { name: 'De lukkede' })
  const before = await stateOf(id)
  const tried: [string, Record<string, string>][] = [
    [paths.circleMeetings.to({ circle }), { id: randomUUID(), title: 'X', format: 'kort-moede', date: '2099-01-01', time: '9' }],
    [paths.meetingOperations.to({ meeting: id }), { kind: 'join' }],
    [paths.meetingOperations.to({ meeting: id }), { kind: 'take_over' }],
    [paths.meetingPlan.to({ meeting: id }), { title: 'X', date: '2099-01-01', time: '9', end: '10', sequence: '0' }],
    [paths.meetingCancelling.to({ meeting: id }), {}],
    [paths.meetingDoor.to({ meeting: id }), { door: 'open' }],
  ]
  for (const slug of outsiders) {
    for (const path of [paths.meeting, paths.meetingPlan, paths.meetingScreen])
      assert.equal((await world.as(slug).get(path.to({ meeting: id }))).status, 404, `${slug} ${path.pattern}`)
    for (const [path, form] of tried) assert.equal((await world.as(slug).post(path, form)).status, 404, `${slug} ${path}`)
    assert.equal((await world.as(slug).get(paths.live.to({ topic: `meeting:${id}` }))).status, 404)
  }
  assert.deepEqual(await stateOf(id), before)
})

test('a member who has left the circle is in its meetings no more', async () => {
  const { id, circle } = await planIn(world, { name: 'De forladte' })
  await world.as(cast.centreHead).get(paths.meeting.to({ meeting: id }))
  await world.as(cast.centreHead).post(paths.circleLeaving.to({ circle }))
  const before = await stateOf(id)
  assert.equal((await world.as(cast.centreHead).get(paths.meeting.to({ meeting: id }))).status, 404)
  assert.equal((await operate(cast.centreHead, id, { kind: 'take_over' })).status, 404)
  assert.deepEqual(await stateOf(id), before)
})

test('who opens the page near its time is in the room, and long before only looks at the plan', async () => {
  const near = await planIn(world, { name: 'De nære' })
  const far = await planIn(world, { name: 'De fjerne', inMinutes: 3 * 24 * 60 })
  const me = await personOf(world, cast.leader)
  const hereIn = async (id: string) => (await stateOf(id)).participants.some((person) => person.id === me && person.hereSince !== null)
  await world.as(cast.leader).get(paths.meeting.to({ meeting: near.id }))
  const plan = await (await world.as(cast.leader).get(paths.meeting.to({ meeting: far.id }))).text()
  assert.equal(await hereIn(near.id), true)
  assert.equal(await hereIn(far.id), false)
  assert.match(plan, /Gå ind nu/)
  assert.equal((await operate(cast.leader, far.id, { kind: 'join' })).status, 303)
  assert.equal(await hereIn(far.id), true)
  const gone = await operate(cast.leader, far.id, { kind: 'leave' })
  assert.equal(gone.headers.get('Location'), paths.meetings.to())
  assert.equal(await hereIn(far.id), false)
})

test('a meeting is opened and led through its first steps by forms alone', async () => {
  const { id } = await planIn(world, { name: 'De formelle' })
  const page = paths.meeting.to({ meeting: id })
  for (const slug of [cast.leaderOfLeaders, cast.leader, cast.centreHead]) await world.as(slug).get(page)
  assert.match(await (await world.as(cast.leaderOfLeaders).get(page)).text(), /Åbn mødet/)
  assert.doesNotMatch(await (await world.as(cast.leader).get(page)).text(), /Åbn mødet/)
  await operate(cast.leaderOfLeaders, id, { kind: 'deal_roles' })
  assert.equal((await operate(cast.leaderOfLeaders, id, { kind: 'open', back: page })).headers.get('Location'), page)
  const { at } = await stateOf(id)
  assert.ok(at)
  await operate(cast.leader, id, { kind: 'ready', 'from.step': at.step, 'from.round': at.round ?? '' })
  assert.match(await (await world.as(cast.centreHead).get(page)).text(), /1 af 3 er klar/)
  await operate(cast.leaderOfLeaders, id, { kind: 'forward', 'from.step': at.step, 'from.round': at.round ?? '' })
  assert.notDeepEqual((await stateOf(id)).at, at)
  // Looking back is her own: the meeting stays where it is.
  const back = await (await world.as(cast.leader).get(`${page}?step=${at.step}`)).text()
  assert.match(back, /Du kigger tilbage/)
  assert.doesNotMatch(await (await world.as(cast.centreHead).get(page)).text(), /Du kigger tilbage/)
})

test('what a page asks for that is no longer so is refused with 409 and the meeting as it is now', async () => {
  const { id } = await planIn(world, { name: 'De langsomme' })
  const { at } = await openIn(world, id)
  assert.ok(at)
  const from = { 'from.step': at.step, 'from.round': at.round ?? '' }
  assert.equal((await operate(cast.leaderOfLeaders, id, { kind: 'forward', ...from })).status, 303)
  const before = await stateOf(id)
  const stale = await operate(cast.leaderOfLeaders, id, { kind: 'forward', ...from })
  assert.equal(stale.status, 409)
  assert.match(await stale.text(), /Mødet er gået videre imens/)
  assert.deepEqual(await stateOf(id), before)
  // Not hers to do: the same, with who does it.
  const notHers = await operate(cast.leader, id, {
    kind: 'forward',
    'from.step': before.at?.step ?? '',
    'from.round': before.at?.round ?? '',
  })
  assert.equal(notHers.status, 409)
  assert.match(await notHers.text(), /Det gør mødelederen/)
  assert.deepEqual(await stateOf(id), before)
})

test('words that are refused come back to whoever wrote them', async () => {
  const { id } = await planIn(world, { name: 'De ordrige' })
  await openIn(world, id)
  const card = randomUUID()
  await operate(cast.leader, id, { kind: 'share_card', card, text: 'Det første' })
  const answer = await operate(cast.centreHead, id, { kind: 'share_card', card, text: 'Noget helt andet' })
  assert.equal(answer.status, 409)
  assert.match(await answer.text(), /Noget helt andet/)
  assert.deepEqual(
    (await stateOf(id)).cards.map(({ text }) => text),
    ['Det første'],
  )
})

test('a card that was just moved stays where it was put first', async () => {
  const { id } = await planIn(world, { name: 'De flyttende' })
  await openIn(world, id)
  const [one, other, pattern] = [randomUUID(), randomUUID(), randomUUID()]
  for (const [card, text] of [
    [one, 'Et'],
    [other, 'Andet'],
  ] as const)
    await operate(cast.leader, id, { kind: 'share_card', card, text })
  const group = { kind: 'group_cards', card: one, with: other, pattern, name: 'Fælles', 'seen.card': '1', 'seen.with': '1' }
  assert.equal((await operate(cast.centreHead, id, group)).status, 303)
  assert.equal(
    (
      await operate(cast.leader, id, {
        kind: 'group_cards',
        card: other,
        with: one,
        pattern: randomUUID(),
        name: '',
        'seen.card': '1',
        'seen.with': '1',
      })
    ).status,
    303,
  )
  assert.equal((await operate(cast.leader, id, { kind: 'move_card', card: one, to: '', seen: '1' })).status, 409)
  assert.deepEqual(
    (await stateOf(id)).cards.map((card) => card.pattern),
    [pattern, pattern],
  )
})

test('the actor is asked to listen while the team talk, and nobody else is', async () => {
  const { id } = await planIn(world, { name: 'De lyttende' })
  await openIn(world, id)
  await forwardTo(world, id, 'refleksioner')
  const page = paths.meeting.to({ meeting: id })
  assert.match(await (await world.as(cast.leader).get(page)).text(), /Lyt\. Du skal ikke svare\./)
  assert.doesNotMatch(await (await world.as(cast.leaderOfLeaders).get(page)).text(), /Lyt\. Du skal ikke svare\./)
})

test('anyone takes over as facilitator with one press', async () => {
  const { id } = await planIn(world, { name: 'De modige' })
  await openIn(world, id)
  assert.equal((await operate(cast.centreHead, id, { kind: 'take_over' })).status, 303)
  assert.equal((await stateOf(id)).facilitator, await personOf(world, cast.centreHead))
})

test('two processes on one database serve the same meeting', async () => {
  const { id } = await planIn(world, { name: 'De delte' })
  const second = createApp(world.deps)
  const { token } = await world.session(cast.centreHead)
  const headers = { Cookie: `session=${token}`, Origin: world.deps.publicOrigin }
  const path = `${world.deps.publicOrigin}${paths.meetingOperations.to({ meeting: id })}`
  await openIn(world, id)
  const cards = Array.from({ length: 6 }, () => randomUUID())
  await Promise.all(
    cards.map((card, i) =>
      i % 2
        ? operate(cast.leader, id, { kind: 'share_card', card, text: `Kort ${i}` })
        : second.request(path, { method: 'POST', headers, body: new URLSearchParams({ kind: 'share_card', card, text: `Kort ${i}` }) }),
    ),
  )
  assert.deepEqual((await stateOf(id)).cards.map((card) => card.id).sort(), [...cards].sort())
  const page = await (await second.request(`${world.deps.publicOrigin}${paths.meeting.to({ meeting: id })}`, { headers })).text()
  assert.match(page, /Septembermødet/)
})

test('a meeting is moved, and what another has moved in between is not written over', async () => {
  const { id } = await planIn(world, { name: 'De rejsende', inMinutes: 3 * 24 * 60 })
  const move = (slug: string, place: string, sequence: string) =>
    world.as(slug).post(paths.meetingPlan.to({ meeting: id }), {
      title: 'Mødet',
      date: '2099-03-02',
      time: '13',
      end: '14.30',
      place,
      video: 'https://video.example/m',
      sequence,
    })
  assert.equal((await move(cast.leader, 'Havnen', '0')).status, 303)
  const conflict = await move(cast.centreHead, 'Skoven', '0')
  assert.equal(conflict.status, 409)
  const page = await conflict.text()
  assert.match(page, /Havnen/)
  assert.match(page, /value="Skoven"/)
  assert.match(await (await world.as(cast.leader).get(paths.meeting.to({ meeting: id }))).text(), /Havnen/)
})

test('a meeting is cancelled before it is opened and not after', async () => {
  const one = await planIn(world, { name: 'De aflyste' })
  const other = await planIn(world, { name: 'De åbne' })
  await openIn(world, other.id)
  assert.equal((await world.as(cast.leader).post(paths.meetingCancelling.to({ meeting: one.id }))).status, 303)
  assert.match(await (await world.as(cast.leader).get(paths.meeting.to({ meeting: one.id }))).text(), /Mødet er aflyst/)
  assert.equal((await operate(cast.leader, one.id, { kind: 'join' })).status, 409)
  assert.equal((await world.as(cast.leader).post(paths.meetingCancelling.to({ meeting: other.id }))).status, 409)
})

test('closing proposes the decision beside the experiment, plans the day that was agreed, and opens it with what was promised', async () => {
  const { id, circle, experiment } = await planIn(world, { name: 'De besluttende' })
  const { rounds } = await openIn(world, id)
  const round = rounds[0]?.id ?? ''
  const decision = {
    kind: 'write_decision',
    round,
    seen: '0',
    'words.choice': 'continue',
    'words.tryNext': 'Ti sedler i stedet for tre',
    'words.lookFor': 'Om nogen læser dem',
  }
  const helped = { 'words.helpers.0.person': await personOf(world, cast.centreHead), 'words.helpers.0.what': 'Ringer om to uger' }
  assert.equal((await operate(cast.leader, id, { ...decision, ...helped })).status, 303)
  assert.equal((await operate(cast.leaderOfLeaders, id, { kind: 'close' })).status, 409)
  assert.equal((await operate(cast.leader, id, { kind: 'set_next_meeting', on: '2099-03-02', time: '10:15', seen: '0' })).status, 303)
  assert.equal((await operate(cast.leaderOfLeaders, id, { kind: 'close' })).status, 303)
  assert.equal((await operate(cast.leaderOfLeaders, id, { kind: 'close' })).status, 409)
  const { decided, planned } = await world.database.asOwner(async (owner) => ({
    decided: await sql<{
      words: string
    }>`select document #>> '{outcome,tryNext}' as words from data.experiment_decision where experiment_id = ${experiment}`.execute(owner),
    planned: await sql<{
      starts: Date
      state: Meeting
    }>`select starts_at as starts, state from data.meeting where previous_id = ${id}`.execute(owner),
  }))
  assert.deepEqual(decided.rows, [{ words: 'Ti sedler i stedet for tre' }])
  assert.equal(planned.rows.length, 1)
  assert.equal(planned.rows[0]?.starts.toISOString(), '2099-03-02T09:15:00.000Z')
  assert.deepEqual(
    planned.rows[0]?.state.pledges.map(({ kind, what }) => [kind, what]),
    [
      ['try', 'Ti sedler i stedet for tre'],
      ['help', 'Ringer om to uger'],
    ],
  )
  const page = await (await world.as(cast.leader).get(paths.circle.to({ circle }))).text()
  assert.match(page, /Ringer om to uger/)
  assert.match(await (await world.as(cast.leader).get(paths.meeting.to({ meeting: id }))).text(), /Mødet er slut/)
})

test('who has closed every page for half a minute has left, whichever process she was with', async () => {
  const { id } = await planIn(world, { name: 'De flygtige' })
  await openIn(world, id)
  const [mette, other] = [await personOf(world, cast.leader), await personOf(world, cast.centreHead)]
  const hub = (...people: string[]) => ({ openPages: () => people.map((person) => ({ topic: `meeting:${id}`, who: `person ${person}` })) })
  const at = (seconds: number) => new Date(world.deps.now().getTime() + seconds * 1000)
  const isHere = async () => (await stateOf(id)).participants.some((person) => person.id === mette && person.hereSince !== null)
  await keepPresence(world.database, hub(other, mette), at(0))
  await keepPresence(world.database, hub(other), at(25))
  assert.equal(await isHere(), true)
  // She has come back through the other process.
  await keepPresence(world.database, hub(other, mette), at(28))
  await keepPresence(world.database, hub(other), at(40))
  assert.equal(await isHere(), true)
  await keepPresence(world.database, hub(other), at(70))
  assert.equal(await isHere(), false)
  // Who never had a stream, as without a script, is not missed.
  assert.equal((await stateOf(id)).participants.filter((person) => person.hereSince !== null).length, 2)
})

test('who sits behind a phone that has gone dark has not left, and who has closed the page has', async () => {
  const { id } = await planIn(world, { name: 'De mørke' })
  await openIn(world, id)
  const at = (seconds: number) => new Date(world.deps.now().getTime() + seconds * 1000)
  const here = async () => (await stateOf(id)).participants.filter((person) => person.hereSince !== null).length
  const hub = (...people: string[]) => ({ openPages: () => people.map((person) => ({ topic: `meeting:${id}`, who: `person ${person}` })) })
  const [mette, third] = [await personOf(world, cast.leader), await personOf(world, cast.centreHead)]
  await keepPresence(world.database, hub(mette, third), at(0))
  const say = (slug: string, page: string) => world.as(slug).post(paths.meetingPresence.to({ meeting: id }), { page })
  assert.equal((await say(cast.leader, 'dark')).status, 204)
  await say(cast.centreHead, 'dark')
  await say(cast.centreHead, 'closed')
  assert.equal((await say(cast.stranger, 'dark')).status, 404)
  await keepPresence(world.database, hub(), at(120))
  assert.equal(await here(), 2)
  await keepPresence(world.database, hub(), at(25 * 60))
  assert.equal(await here(), 1)
})

test('a meeting that nobody closed ends with its day, and not before', async () => {
  const { id } = await planIn(world, { name: 'De trætte' })
  await openIn(world, id)
  await endLeftMeetings(world.database, world.deps.now())
  assert.equal((await stateOf(id)).leftOpenAt, null)
  await endLeftMeetings(world.database, new Date(world.deps.now().getTime() + 2 * 86_400_000))
  assert.notEqual((await stateOf(id)).leftOpenAt, null)
  const page = await (await world.as(cast.leader).get(paths.meeting.to({ meeting: id }))).text()
  assert.match(page, /Mødet blev ikke lukket/)
  await does(world, cast.leader, id, (by) => ({
    kind: 'set_next_meeting',
    by,
    on: null,
    time: null,
    because: 'Vi aftaler det selv',
    seen: 0,
  }))
})

test('the shared screen shows the step, who is here and how to come in, and no word of anybody alone', async () => {
  const { id } = await planIn(world, { name: 'De samlede' })
  await openIn(world, id)
  await world.as(cast.leader).post(paths.meetingDoor.to({ meeting: id }), { door: 'open' })
  const page = await (await world.as(cast.leader).get(paths.meetingScreen.to({ meeting: id }))).text()
  assert.match(page, /class="ls-qr"/)
  assert.match(page, /<strong class="ls-kode">[A-Z2-9]{3} [A-Z2-9]{3}<\/strong>/)
  assert.match(page, /role="timer"/)
  assert.doesNotMatch(page, /<form/)
})

test('the page says how much time is left, for who has no script, and the server says it and not the phone', async () => {
  const { id } = await planIn(world, { name: 'De rolige' })
  await openIn(world, id)
  const page = await (await world.as(cast.leader).get(paths.meeting.to({ meeting: id }))).text()
  assert.match(page, />\d+ min\. tilbage, da siden blev hentet</)
  assert.match(page, /data-remaining="\d+"/)
})
