import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { startExperiment } from '#features/experiments/actions.ts'
import { shareWithCircle } from '#features/experiments/sharing/actions.ts'
import { paths } from '#paths.ts'
import { cast } from '../../../../test/cast.ts'
import { createWorld } from '../../../../test/harness.ts'
import { does, openIn, planIn } from '../../../../test/meeting-cast.ts'
import type { Meeting } from '../meeting.ts'
import { endLeftMeetings } from '../presence-actions.ts'

let now = new Date()
const world = await createWorld({ now: () => now })

async function letIn(meeting: string): Promise<string> {
  await world.as(cast.leader).post(paths.meetingDoor.to({ meeting }), { door: 'open' })
  const { rows } = await world.database.asOwner((owner) =>
    sql<{ code: string }>`select code from data.meeting where id = ${meeting}`.execute(owner),
  )
  assert.match(rows[0]?.code ?? '', /^[A-HJ-NP-Z2-9]{6}$/)
  return rows[0]?.code ?? ''
}

function send(path: string, form: Record<string, string>, cookie?: string): Promise<Response> {
  const headers = { Origin: world.deps.publicOrigin, ...(cookie ? { Cookie: cookie } : {}) }
  return world.visit(path, { method: 'POST', headers, body: new URLSearchParams(form) })
}

/** In by the code: her cookie. */
async function come(code: string, name = 'Grethe fra Vest'): Promise<string> {
  const answer = await send(paths.join.to(), { code, name })
  assert.equal(answer.status, 303)
  assert.equal(answer.headers.get('Location'), paths.guestMeeting.to())
  const cookie = answer.headers.get('Set-Cookie') ?? ''
  assert.match(cookie, /^guest=[\w-]{43}; Max-Age=864000; Path=\/; HttpOnly; SameSite=Lax$/)
  return cookie.split(';')[0] ?? ''
}

function look(cookie: string, path = paths.guestMeeting.to()): Promise<Response> {
  return world.visit(path, { headers: { Cookie: cookie } })
}

async function stateOf(meeting: string): Promise<Meeting> {
  const { rows } = await world.database.asOwner((owner) =>
    sql<{ state: Meeting }>`select state from data.meeting where id = ${meeting}`.execute(owner),
  )
  assert.ok(rows[0])
  return rows[0].state
}

test('a guest comes in by the code as it is read aloud, and is in that meeting only', async () => {
  const { id } = await planIn(world, { name: 'De gæstfrie' })
  const other = await planIn(world, { name: 'De andre' })
  await openIn(world, id)
  const code = await letIn(id)
  assert.match(await (await world.visit(paths.joinByCode.to({ code }))).text(), /Septembermødet i De gæstfrie/)
  const cookie = await come(`${code.slice(0, 3).toLowerCase()} ${code.slice(3)}`)
  const page = await (await look(cookie)).text()
  assert.match(page, /Grethe fra Vest/)
  assert.match(page, /Septembermødet/)
  assert.match(page, /action="\/guest-meeting\/operations"/)
  // Her cookie is no session, and opens no other meeting.
  for (const path of [paths.overview.to(), paths.meeting.to({ meeting: id }), paths.meetingScreen.to({ meeting: id })])
    assert.equal((await look(cookie, path)).status, 303, path)
  const live = (topic: string) => world.visit(paths.live.to({ topic }), { method: 'HEAD', headers: { Cookie: cookie } })
  assert.equal((await live(`meeting:${id}`)).status, 200)
  assert.equal((await live(`meeting:${other.id}`)).status, 404)
  assert.equal(
    (await stateOf(other.id)).participants.some(({ kind }) => kind === 'guest'),
    false,
  )
})

test('a guest shares a card and is heard, and what binds others is not hers to do', async () => {
  const { id } = await planIn(world, { name: 'De blandede' })
  await openIn(world, id)
  const cookie = await come(await letIn(id))
  const operate = (form: Record<string, string>) => send(paths.guestMeetingOperations.to(), form, cookie)
  const card = crypto.randomUUID()
  assert.equal((await operate({ kind: 'share_card', card, text: 'Set udefra' })).status, 303)
  assert.equal((await operate({ kind: 'take_over' })).status, 303)
  const before = await stateOf(id)
  assert.equal(before.cards[0]?.text, 'Set udefra')
  const closing = await operate({ kind: 'close' })
  assert.equal(closing.status, 409)
  assert.match(await closing.text(), /Det kan kun gruppens medlemmer/)
  assert.equal((await operate({ kind: 'set_next_meeting', on: '2099-03-02', time: '10:15', seen: '0' })).status, 409)
  assert.deepEqual(await stateOf(id), before)
  // The card is the same one, sent twice.
  await operate({ kind: 'share_card', card, text: 'Set udefra' })
  assert.equal((await stateOf(id)).cards.length, 1)
})

test('a guessed code is refused kindly, and after many wrong ones that is said, but a right one still opens', async () => {
  const { id } = await planIn(world, { name: 'De forsigtige' })
  const code = await letIn(id)
  const begun = performance.now()
  const wrong = await send(paths.join.to(), { code: 'AAAAAA', name: 'Ukendt' })
  assert.equal(wrong.status, 404)
  assert.ok(performance.now() - begun > 450, 'who guesses waits')
  const page = await wrong.text()
  assert.match(page, /Der er intet åbent møde med den kode/)
  assert.match(page, /value="Ukendt"/)
  assert.equal(wrong.headers.get('Set-Cookie'), null)
  await world.database.asOwner((owner) =>
    sql`update auth.attempt set count = 300 where key = sha256(convert_to('meeting code', 'UTF8'))`.execute(owner),
  )
  const refused = await send(paths.join.to(), { code: 'AAAAAA', name: 'Grethe' })
  assert.equal(refused.status, 429)
  assert.match(await refused.text(), /for mange forkerte koder/)
  await come(code)
  // The tests that follow begin anew.
  await world.database.asOwner((owner) => sql`delete from auth.attempt`.execute(owner))
})

test('when the door is closed nobody else comes, and who is in stays', async () => {
  const { id } = await planIn(world, { name: 'De lukkende' })
  await openIn(world, id)
  const code = await letIn(id)
  const cookie = await come(code)
  await world.as(cast.centreHead).post(paths.meetingDoor.to({ meeting: id }), { door: 'closed' })
  assert.equal((await send(paths.join.to(), { code, name: 'For sent' })).status, 404)
  assert.equal((await look(cookie)).status, 200)
  assert.equal((await stateOf(id)).participants.filter(({ kind }) => kind === 'guest').length, 1)
})

test('a guest whose meeting is over is told so, and changes and hears nothing more', async () => {
  const left = await planIn(world, { name: 'De sluttende' })
  await openIn(world, left.id)
  const code = await letIn(left.id)
  const cookie = await come(code)
  await endLeftMeetings(world.database, new Date(world.deps.now().getTime() + 2 * 86_400_000))
  const before = await stateOf(left.id)
  const page = await look(cookie)
  assert.equal(page.status, 410)
  assert.match(await page.text(), /Mødet er slut for dig/)
  assert.equal(
    (await send(paths.guestMeetingOperations.to(), { kind: 'share_card', card: crypto.randomUUID(), text: 'Bagefter' }, cookie)).status,
    410,
  )
  assert.equal(
    (await world.visit(paths.live.to({ topic: `meeting:${left.id}` }), { method: 'HEAD', headers: { Cookie: cookie } })).status,
    404,
  )
  assert.equal((await send(paths.join.to(), { code, name: 'Igen' })).status, 404)
  assert.deepEqual(await stateOf(left.id), before)
})

test('a guest who leaves is gone until she goes in again, and her browser forgets her when she asks it to', async () => {
  const { id } = await planIn(world, { name: 'De farende' })
  await openIn(world, id)
  const cookie = await come(await letIn(id))
  const answer = await send(paths.guestMeetingOperations.to(), { kind: 'leave' }, cookie)
  const left = answer.headers.get('Location') ?? ''
  const page = await (await look(cookie, left)).text()
  assert.match(page, /Du har forladt mødet/)
  const hereSince = async () => (await stateOf(id)).participants.find(({ kind }) => kind === 'guest')?.hereSince
  assert.equal(await hereSince(), null)
  assert.equal((await look(cookie)).status, 200)
  assert.equal(typeof (await hereSince()), 'number')
  // In the room, it is the room that stands at that address.
  assert.match(await (await look(cookie, left)).text(), /Hvem gør hvad/)
  const forgotten = await send(paths.guestForgetting.to(), {}, cookie)
  assert.match(forgotten.headers.get('Set-Cookie') ?? '', /^guest=; Max-Age=0/)
})

test('a guest does not become a member by saying so', async () => {
  const { id } = await planIn(world, { name: 'De ægte' })
  await openIn(world, id)
  const cookie = await come(await letIn(id))
  await send(paths.guestMeetingOperations.to(), { kind: 'join', as: 'member', by: 'x' }, cookie)
  assert.equal((await stateOf(id)).participants.filter(({ kind }) => kind === 'guest').length, 1)
  await does(world, cast.leader, id, (by) => ({ kind: 'not_ready', by }))
})

test('a guest who is shown out is told kindly, is in nothing any more, and what she shared stays', async () => {
  const { id } = await planIn(world, { name: 'De bestemte' })
  await openIn(world, id)
  const code = await letIn(id)
  const [cookie, other] = [await come(code, 'Per Udefra'), await come(code, 'Grethe fra Vest')]
  const card = crypto.randomUUID()
  await send(paths.guestMeetingOperations.to(), { kind: 'share_card', card, text: 'Det, der blev sagt' }, cookie)
  const per = (await stateOf(id)).participants.find(({ name }) => name === 'Per Udefra')?.id ?? ''
  const operations = paths.meetingOperations.to({ meeting: id })
  const before = await stateOf(id)
  // Neither another guest, nor anybody outside; and nobody a member.
  assert.equal((await send(paths.guestMeetingOperations.to(), { kind: 'show_out', guest: per }, other)).status, 409)
  for (const slug of [cast.administrator, cast.director, cast.employee, cast.stranger])
    assert.equal((await world.as(slug).post(operations, { kind: 'show_out', guest: per })).status, 404)
  const member = before.participants.find(({ kind }) => kind === 'member')?.id ?? ''
  assert.equal((await world.as(cast.leaderOfLeaders).post(operations, { kind: 'show_out', guest: member })).status, 409)
  assert.deepEqual(await stateOf(id), before)
  assert.equal((await look(cookie)).status, 200)

  assert.match(await (await world.as(cast.leaderOfLeaders).get(paths.meeting.to({ meeting: id }))).text(), /Vis en gæst ud/)
  assert.match(await (await world.as(cast.leader).get(paths.meeting.to({ meeting: id }))).text(), /Vis en gæst ud/)
  assert.equal((await world.as(cast.leaderOfLeaders).post(operations, { kind: 'show_out', guest: per })).status, 303)
  const page = await look(cookie)
  assert.equal(page.status, 410)
  const text = await page.text()
  assert.match(text, /Gruppen har vist dig ud/)
  assert.doesNotMatch(text, /Septembermødet|Det, der blev sagt/)
  const out = await stateOf(id)
  assert.deepEqual(out.cards, before.cards)
  for (const [path, form] of [
    [paths.guestMeetingOperations.to(), { kind: 'share_card', card: crypto.randomUUID(), text: 'Mere' }],
    [paths.guestMeetingOperations.to(), { kind: 'join' }],
    [paths.guestMeetingCards.to(), { card: crypto.randomUUID(), text: 'Mere' }],
    [paths.guestMeetingNotes.to(), { key: crypto.randomUUID(), note: 'Mere' }],
    [paths.guestCardRemoval.to({ card }), {}],
  ] as const)
    assert.ok([404, 410].includes((await send(path, form, cookie)).status), path)
  const live = paths.live.to({ topic: `meeting:${id}` })
  assert.equal((await world.visit(live, { method: 'HEAD', headers: { Cookie: cookie } })).status, 404)
  assert.deepEqual(await stateOf(id), out)
  // The other one is where she was.
  assert.equal((await look(other)).status, 200)
  assert.match(await (await world.as(cast.leader).get(paths.meeting.to({ meeting: id }))).text(), /Vist ud/)
})

test('a guest’s token ends with her meeting’s day, also when nobody opened or closed it', async () => {
  const { id } = await planIn(world, { name: 'De glemsomme' })
  const code = await letIn(id)
  const cookie = await come(code)
  assert.equal((await look(cookie)).status, 200)
  const today = now
  try {
    now = new Date(today.getTime() + 27 * 3_600_000)
    const before = await stateOf(id)
    assert.equal((await look(cookie)).status, 410)
    assert.equal((await send(paths.guestMeetingOperations.to(), { kind: 'take_over' }, cookie)).status, 410)
    assert.equal((await send(paths.join.to(), { code, name: 'For sent' })).status, 404)
    assert.deepEqual(await stateOf(id), before)
  } finally {
    now = today
  }
})

test('a guest of a meeting that is called off is out of it', async () => {
  const { id } = await planIn(world, { name: 'De aflyste' })
  const cookie = await come(await letIn(id))
  await world.as(cast.leader).post(paths.meetingCancelling.to({ meeting: id }))
  assert.equal((await look(cookie)).status, 410)
})

test('a guest sees what is presented and nothing else that the circle shares, also when she leads', async () => {
  const { id, circle } = await planIn(world, { name: 'De diskrete' })
  const other = await world.inScopeOf(cast.leader, async (scope) => {
    const outcome = await startExperiment(scope, { title: 'Kun for gruppens øjne', voice: 'jeg', expectations: [], anyway: true })
    assert.ok('started' in outcome)
    assert.deepEqual(await shareWithCircle(scope, outcome.started, circle), { shared: true })
    return outcome.started
  })
  const cookie = await come(await letIn(id))
  await send(paths.guestMeetingOperations.to(), { kind: 'take_over' }, cookie)
  await does(world, cast.leader, id, (by) => ({ kind: 'join', by, name: 'Mette Holm Krogh', as: 'member' }))
  const read = async () => (await look(cookie)).text()
  assert.match(await read(), /Tre gule sedler på døren/)
  assert.doesNotMatch(await read(), /Kun for gruppens øjne/)
  // A member who leads does see it: so the test looks for the right words.
  const { rounds, participants } = await stateOf(id)
  const [round] = rounds
  const mette = participants.find(({ name }) => name === 'Mette Holm Krogh')?.id ?? ''
  const order = {
    kind: 'set_order',
    seen: round?.id ?? '',
    'presenters.0.round': crypto.randomUUID(),
    'presenters.0.title': 'Smuglet',
    'presenters.0.experiment': other,
    'presenters.0.actors': mette,
  }
  const before = await stateOf(id)
  assert.equal((await send(paths.guestMeetingOperations.to(), order, cookie)).status, 409)
  assert.deepEqual(await stateOf(id), before)
  await does(world, cast.leader, id, (by) => ({ kind: 'take_over', by }))
  assert.match(await (await world.as(cast.leader).get(paths.meeting.to({ meeting: id }))).text(), /Kun for gruppens øjne/)
  assert.doesNotMatch(await read(), /Kun for gruppens øjne/)
  assert.equal((await look(cookie, paths.circle.to({ circle }))).status, 303)
})
