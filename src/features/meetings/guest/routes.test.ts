import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { paths } from '#paths.ts'
import { cast } from '../../../../test/cast.ts'
import { createWorld } from '../../../../test/harness.ts'
import { does, openIn, planIn } from '../../../../test/meeting-cast.ts'
import type { Meeting } from '../meeting.ts'
import { endLeftMeetings } from '../presence-actions.ts'

const world = await createWorld()

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
  assert.match(cookie, /^guest=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/)
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

test('a guest who leaves is gone, and her cookie with her', async () => {
  const { id } = await planIn(world, { name: 'De farende' })
  await openIn(world, id)
  const cookie = await come(await letIn(id))
  const answer = await send(paths.guestMeetingOperations.to(), { kind: 'leave' }, cookie)
  assert.match(answer.headers.get('Set-Cookie') ?? '', /^guest=; Max-Age=0/)
  assert.equal((await stateOf(id)).participants.find(({ kind }) => kind === 'guest')?.hereSince, null)
})

test('a guest does not become a member by saying so', async () => {
  const { id } = await planIn(world, { name: 'De ægte' })
  await openIn(world, id)
  const cookie = await come(await letIn(id))
  await send(paths.guestMeetingOperations.to(), { kind: 'join', as: 'member', by: 'x' }, cookie)
  assert.equal((await stateOf(id)).participants.filter(({ kind }) => kind === 'guest').length, 1)
  await does(world, cast.leader, id, (by) => ({ kind: 'not_ready', by }))
})
