import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { paths } from '#paths.ts'
import { cast } from '../../../../test/cast.ts'
import { createWorld } from '../../../../test/harness.ts'
import { does, forwardTo, openIn, planIn } from '../../../../test/meeting-cast.ts'
import type { Meeting } from '../meeting.ts'

const world = await createWorld()
const outsiders = [cast.administrator, cast.director, cast.employee, cast.stranger]

const stateOf = (meeting: string): Promise<Meeting> =>
  world.database.asOwner(async (owner) => {
    const { rows } = await sql<{ state: Meeting }>`select state from data.meeting where id = ${meeting}`.execute(owner)
    return rows[0]?.state ?? assert.fail()
  })

async function openMeeting(name: string): Promise<{ meeting: string; round: string; circle: string }> {
  const { id, circle } = await planIn(world, { name })
  const { rounds } = await openIn(world, id)
  return { meeting: id, round: rounds[0]?.id ?? '', circle }
}

const operate = (who: string, meeting: string, form: Record<string, string>) =>
  world.as(who).post(paths.meetingOperations.to({ meeting }), form)

/** As the browser sends what it has kept. */
async function keeps(who: string, meeting: string, form: Record<string, string>): Promise<Response> {
  const { token } = await world.session(who)
  const headers = { Cookie: `session=${token}`, Origin: world.deps.publicOrigin, Accept: 'application/json' }
  return world.visit(paths.meetingOperations.to({ meeting }), { method: 'POST', headers, body: new URLSearchParams(form) })
}

const look = async (who: string, meeting: string) => (await world.as(who).get(paths.meeting.to({ meeting }))).text()

const decision = (round: string, more: Record<string, string> = {}) => ({
  kind: 'write_decision',
  round,
  seen: '0',
  'words.choice': 'continue',
  'words.tryNext': 'Dagvagten vælger selv den ene ting',
  'words.lookFor': 'Om dagvagten får noget ud af det',
  ...more,
})

test('nothing is chosen beforehand, and all five choices look alike', async () => {
  const { meeting } = await openMeeting('De åbne')
  const page = await look(cast.leader, meeting)
  const radios = [...page.matchAll(/<input type="radio"[^>]*name="words\.choice"[^>]*>/g)].map(([radio]) => radio)
  assert.deepEqual(
    radios.map((radio) => radio.match(/value="(\w+)"/)?.[1]),
    ['continue', 'change', 'stop', 'spread', 'hold_on'],
  )
  assert.ok(radios.every((radio) => !radio.includes('checked')))
  assert.match(page, /Kladde/)
})

test('a proposal is written before its step, and stands in everybody’s form', async () => {
  const { meeting, round } = await openMeeting('De tidlige')
  const answer = await operate(
    cast.leader,
    meeting,
    decision(round, { 'words.helpers.0.person': '', 'words.helpers.0.name': 'Lone', 'words.helpers.0.what': 'Tæller' }),
  )
  assert.equal(answer.status, 303)
  const page = await look(cast.centreHead, meeting)
  assert.match(page, /Dagvagten vælger selv den ene ting<\/textarea>/)
  assert.match(page, /value="continue" checked/)
  assert.match(page, /value="Tæller"/)
  assert.match(page, /Skrevet af Mette/)
})

test('two decide at once: without a script both texts stand on the page, and nothing is written over', async () => {
  const { meeting, round } = await openMeeting('De uenige')
  await operate(cast.leader, meeting, decision(round))
  const answer = await operate(
    cast.centreHead,
    meeting,
    decision(round, { 'words.choice': 'stop', 'words.because': 'Nu er det prøvet', 'words.tryNext': '' }),
  )
  assert.equal(answer.status, 409)
  const page = await answer.text()
  assert.match(page, /Mette Holm Krogh skrev i mellemtiden/)
  assert.match(page, /Dagvagten vælger selv den ene ting/)
  assert.match(page, /Nu er det prøvet<\/textarea>/)
  assert.match(page, /value="stop" checked/)
  const [decided] = (await stateOf(meeting)).rounds
  assert.equal(decided?.outcome?.kind === 'decision' && decided.outcome.choice, 'continue')
  // From here it is a choice made with both in view.
  assert.match(page, /name="seen" value="1"/)
})

test('the browser that keeps the words is told theirs field by field, and saves over them when that is chosen', async () => {
  const { meeting, round } = await openMeeting('De beholdende')
  await operate(cast.leader, meeting, decision(round))
  const mine = decision(round, { revision: '0', 'words.tryNext': 'Noget andet' })
  const stale = await keeps(cast.centreHead, meeting, mine)
  assert.equal(stale.status, 409)
  const { theirs, say } = await stale.json()
  assert.equal(theirs.fields['words.tryNext'], 'Dagvagten vælger selv den ene ting')
  assert.equal(theirs.author, 'Mette Holm Krogh')
  assert.ok(say.keepMine)
  const saved = await keeps(cast.centreHead, meeting, {
    ...mine,
    revision: `${theirs.revision}`,
    back: `${paths.meeting.to({ meeting })}#beslutning`,
  })
  assert.equal(saved.status, 200)
  assert.equal((await saved.json()).to, paths.meeting.to({ meeting }))
  const [decided] = (await stateOf(meeting)).rounds
  assert.equal(decided?.outcome?.kind === 'decision' && decided.outcome.tryNext, 'Noget andet')
  // Sent again, it is what stands.
  assert.equal((await keeps(cast.centreHead, meeting, mine)).status, 200)
  assert.equal((await keeps(cast.centreHead, meeting, { kind: 'decide_not_today', round, revision: '2', because: ' ' })).status, 422)
})

test('the next step is the actor’s own, and the others read it', async () => {
  const { meeting, round } = await openMeeting('De lærende')
  const step = { kind: 'write_action', round, seen: '0', 'words.what': 'Jeg ringer til Vest', 'words.when': 'På mandag' }
  const before = await stateOf(meeting)
  assert.equal((await operate(cast.centreHead, meeting, step)).status, 409)
  assert.deepEqual(await stateOf(meeting), before)
  assert.equal((await operate(cast.leader, meeting, step)).status, 303)
  await forwardTo(world, meeting, 'laering')
  const page = await look(cast.centreHead, meeting)
  assert.match(page, /Næste skridt, Mette Holm Krogh/)
  assert.match(page, /Jeg ringer til Vest/)
  assert.doesNotMatch(page, /name="words\.what"/)
  // The decision's form begins with it.
  assert.match(page, /name="words\.tryNext"[^>]*>Jeg ringer til Vest/)
})

test('what is missing is listed with the way there, and the meeting closes when it is not', async () => {
  const { meeting, round } = await openMeeting('De lukkende')
  await forwardTo(world, meeting, 'beslutning')
  const page = await look(cast.leaderOfLeaders, meeting)
  assert.match(page, new RegExp(`href="#beslutning-${round}"[^>]*>Tre gule sedler på døren: hvad I gør med den`))
  assert.match(page, /href="#naeste-moede"[^>]*>Næste møde: en dag, eller hvorfor ikke/)
  assert.doesNotMatch(page, /name="kind" value="close"/)
  const early = await operate(cast.leaderOfLeaders, meeting, { kind: 'close' })
  assert.equal(early.status, 409)
  assert.equal((await stateOf(meeting)).closedAt, null)
  await operate(cast.leader, meeting, { kind: 'decide_not_today', round, seen: '0', because: 'Vi nåede det ikke' })
  await operate(cast.leader, meeting, { kind: 'set_next_meeting', seen: '0', on: '', time: '', because: 'Ferien først' })
  assert.match(await look(cast.leaderOfLeaders, meeting), /name="kind" value="close"/)
  assert.match(await look(cast.leader, meeting), /lukker mødet som mødeleder/)
  assert.equal((await operate(cast.leaderOfLeaders, meeting, { kind: 'close' })).status, 303)
  assert.notEqual((await stateOf(meeting)).closedAt, null)
  assert.match(await look(cast.leader, meeting), /Læs referatet/)
})

test('a day that has gone is refused with the words that were typed', async () => {
  const { meeting } = await openMeeting('De bagudskuende')
  const answer = await operate(cast.leader, meeting, { kind: 'set_next_meeting', seen: '0', on: '2020-01-01', time: '', because: '' })
  assert.equal(answer.status, 422)
  assert.match(await answer.text(), /Dagen er gået/)
  const json = await keeps(cast.leader, meeting, { kind: 'set_next_meeting', revision: '0', on: '2020-01-01', time: '', because: '' })
  assert.equal(json.status, 422)
  assert.equal((await stateOf(meeting)).nextMeeting, null)
})

test('what nobody closed is finished on its page by any member, for a week', async () => {
  const { meeting, round } = await openMeeting('De efterladte')
  await world.database.asOwner((owner) =>
    sql`update data.meeting set left_open_at = now(), state = state || jsonb_build_object('leftOpenAt', (extract(epoch from now()) * 1000)::bigint, 'facilitator', null)
      where id = ${meeting}`.execute(owner),
  )
  const page = await look(cast.centreHead, meeting)
  assert.match(page, /Det her mangler, før mødet kan lukkes/)
  assert.equal((await operate(cast.centreHead, meeting, decision(round))).status, 303)
  assert.equal(
    (await operate(cast.centreHead, meeting, { kind: 'set_next_meeting', seen: '0', on: '', time: '', because: 'Vi skriver' })).status,
    303,
  )
  assert.equal((await operate(cast.centreHead, meeting, { kind: 'close' })).status, 303)
  assert.notEqual((await stateOf(meeting)).closedAt, null)
})

test('nobody outside the circle decides, by page or by what a browser kept, and nothing has changed', async () => {
  const { meeting, round, circle } = await openMeeting('De afskærmede')
  await world.as(cast.centreHead).post(paths.circleLeaving.to({ circle }))
  const before = await stateOf(meeting)
  const forms: Record<string, string>[] = [
    decision(round),
    { kind: 'decide_not_today', round, seen: '0', because: 'x' },
    { kind: 'write_action', round, seen: '0', 'words.what': 'x' },
    { kind: 'set_next_meeting', seen: '0', on: '', time: '', because: 'x' },
    { kind: 'close' },
  ]
  for (const slug of [cast.centreHead, ...outsiders])
    for (const form of forms) {
      assert.equal((await operate(slug, meeting, form)).status, 404, `${slug} ${form.kind}`)
      assert.equal((await keeps(slug, meeting, form)).status, 404, `${slug} ${form.kind} kept`)
    }
  const asGuest = await world.visit(paths.guestMeetingOperations.to(), {
    method: 'POST',
    headers: { Origin: world.deps.publicOrigin, Accept: 'application/json', Cookie: `guest=${randomUUID()}` },
    body: new URLSearchParams(decision(round)),
  })
  assert.equal(asGuest.status, 410)
  assert.deepEqual(await stateOf(meeting), before)
})

test('a guest who is in the meeting does not decide for others', async () => {
  const { meeting, round } = await openMeeting('De gæstende')
  await world.as(cast.leader).post(paths.meetingDoor.to({ meeting }), { door: 'open' })
  const { rows } = await world.database.asOwner((owner) =>
    sql<{ code: string }>`select code from data.meeting where id = ${meeting}`.execute(owner),
  )
  const send = (path: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
    world.visit(path, { method: 'POST', headers: { Origin: world.deps.publicOrigin, ...headers }, body: new URLSearchParams(form) })
  const joined = await send(paths.join.to(), { code: rows[0]?.code ?? '', name: 'Grethe' })
  const Cookie = (joined.headers.get('Set-Cookie') ?? '').split(';')[0] ?? ''
  await world.visit(paths.guestMeeting.to(), { headers: { Cookie } })
  const before = await stateOf(meeting)
  assert.equal((await send(paths.guestMeetingOperations.to(), decision(round), { Cookie })).status, 409)
  assert.equal((await send(paths.guestMeetingOperations.to(), decision(round), { Cookie, Accept: 'application/json' })).status, 409)
  assert.deepEqual(await stateOf(meeting), before)
  const page = await (await world.visit(paths.guestMeeting.to(), { headers: { Cookie } })).text()
  assert.doesNotMatch(page, /name="words\.choice"/)
  assert.match(page, /Gruppens medlemmer beslutter/)
  await does(world, cast.leader, meeting, (by) => ({ kind: 'take_over', by }))
})
