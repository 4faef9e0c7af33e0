import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { leaveCircle } from '#features/circles/actions.ts'
import { paths } from '#paths.ts'
import { cast } from '../../../../test/cast.ts'
import { createWorld } from '../../../../test/harness.ts'
import { does, openIn, personOf, planIn } from '../../../../test/meeting-cast.ts'
import { apply } from '../apply.ts'
import type { Meeting } from '../meeting.ts'
import { endLeftMeetings, sweepGuestNotes } from '../presence-actions.ts'

const today = new Date()
let now = today
const world = await createWorld({ now: () => now })
const day = 86_400_000

async function stateOf(meeting: string): Promise<Meeting> {
  return world.database.asOwner(async (owner) => {
    const { rows } = await sql<{
      state: Meeting
      revision: number
    }>`select state, revision from data.meeting where id = ${meeting}`.execute(owner)
    assert.equal(rows[0]?.state.revision, rows[0]?.revision)
    return rows[0]?.state ?? assert.fail()
  })
}

/** Days go by, and then it is today again. */
async function after<T>(days: number, work: () => Promise<T>): Promise<T> {
  now = new Date(today.getTime() + days * day)
  try {
    return await work()
  } finally {
    now = today
  }
}

const send = (path: string, cookie: string, form: Record<string, string> = {}) =>
  world.visit(path, {
    method: 'POST',
    headers: { Origin: world.deps.publicOrigin, Cookie: cookie },
    body: new URLSearchParams(form),
  })
const look = (cookie: string, path = paths.guestMeeting.to()) => world.visit(path, { headers: { Cookie: cookie } })

/** A meeting in which Mette and a guest have each said something, in a pattern of both. */
async function talked(name: string) {
  const { id: meeting, circle } = await planIn(world, { name })
  await openIn(world, meeting)
  await world.as(cast.leader).post(paths.meetingDoor.to({ meeting }), { door: 'open' })
  const code = await world.database.asOwner(async (owner) => {
    const { rows } = await sql<{ code: string }>`select code from data.meeting where id = ${meeting}`.execute(owner)
    return rows[0]?.code ?? ''
  })
  const came = await send(paths.join.to(), '', { code, name: 'Grethe fra Vest' })
  const cookie = (came.headers.get('Set-Cookie') ?? '').split(';')[0] ?? ''
  const [mettes, guests, amiras] = [randomUUID(), randomUUID(), randomUUID()]
  await does(world, cast.leader, meeting, (by) => ({ kind: 'share_card', by, card: mettes, text: 'Det, Mette sagde' }))
  await does(world, cast.leaderOfLeaders, meeting, (by) => ({ kind: 'share_card', by, card: amiras, text: 'Det, Amira sagde' }))
  assert.equal((await send(paths.guestMeetingCards.to(), cookie, { card: guests, text: 'Det, gæsten sagde' })).status, 303)
  await does(world, cast.leader, meeting, (by) => ({
    ...{ kind: 'group_cards', by, card: mettes, with: guests, pattern: randomUUID(), name: '', seen: { card: 1, with: 1 } },
  }))
  const end = () => endLeftMeetings(world.database, new Date(today.getTime() + day))
  return { meeting, circle, cookie, mettes, guests, amiras, end }
}

const strikeAs = (slug: string, meeting: string, card: string) => world.as(slug).post(paths.myCardRemoval.to({ meeting, card }))
const myNotes = async (slug: string) => (await world.as(slug).get(paths.myNotes.to())).text()

test('who has left the circle strikes her own card in the week, and sees nothing else of the meeting', async () => {
  const { meeting, circle, mettes, guests, amiras, end } = await talked('De spredte')
  await end()
  await world.inScopeOf(cast.leader, (scope) => leaveCircle(scope, circle))
  const before = await stateOf(meeting)
  const page = await myNotes(cast.leader)
  assert.match(page, /Det, Mette sagde/)
  assert.doesNotMatch(page, /Septembermødet|De spredte|Amira sagde|gæsten sagde/)
  assert.equal((await world.as(cast.leader).get(paths.meetingMinutes.to({ meeting }))).status, 404)
  for (const card of [guests, amiras, randomUUID()]) assert.equal((await strikeAs(cast.leader, meeting, card)).status, 404)
  for (const slug of [cast.administrator, cast.director, cast.employee, cast.stranger, cast.leaderOfLeaders])
    assert.equal((await strikeAs(slug, meeting, mettes)).status, 404, slug)
  await after(9, async () => {
    assert.equal((await strikeAs(cast.leader, meeting, mettes)).status, 404)
    assert.doesNotMatch(await myNotes(cast.leader), /Det, Mette sagde/)
  })
  assert.deepEqual(await stateOf(meeting), before)

  const struck = await strikeAs(cast.leader, meeting, mettes)
  assert.equal(struck.status, 303)
  assert.match(await (await world.as(cast.leader).get(struck.headers.get('Location') ?? '')).text(), /Kortet er strøget/)
  assert.ok(!JSON.stringify(await stateOf(meeting)).includes('Det, Mette sagde'))
})

test('who is in the circle still finds hers at her notes, too', async () => {
  const { meeting, mettes, end } = await talked('De trofaste')
  assert.doesNotMatch(await myNotes(cast.leader), new RegExp(mettes), 'while it goes on she does it in the meeting')
  await end()
  assert.match(await myNotes(cast.leader), new RegExp(mettes))
  assert.equal((await strikeAs(cast.leader, meeting, mettes)).status, 303)
})

test('a guest strikes her own cards for a week with the browser that she came with, and sees nothing else', async () => {
  const { meeting, cookie, guests, mettes, end } = await talked('De gæstende')
  await end()
  const page = await look(cookie)
  assert.equal(page.status, 410)
  const text = await page.text()
  assert.match(text, /Mødet er slut for dig[\s\S]*Det, gæsten sagde/)
  assert.doesNotMatch(text, /Septembermødet|De gæstende|Mette sagde|Amira sagde/)
  const before = await stateOf(meeting)
  const strike = (card: string, as = cookie) => send(paths.guestCardRemoval.to({ card }), as)
  assert.equal((await strike(mettes)).status, 404)
  assert.equal((await strike(guests, '')).status, 404)
  assert.equal((await strike(guests, 'guest=another')).status, 404)
  await after(9, async () => {
    assert.equal((await strike(guests)).status, 404)
    assert.doesNotMatch(await (await look(cookie)).text(), /Det, gæsten sagde/)
  })
  assert.deepEqual(await stateOf(meeting), before)
  const struck = await strike(guests)
  assert.equal(struck.status, 303)
  assert.match(await (await look(cookie, struck.headers.get('Location') ?? '')).text(), /Kortet er strøget/)
  assert.deepEqual((await stateOf(meeting)).withdrawn, [guests])
})

test('a guest who has gone home while the meeting goes on takes back what she said', async () => {
  const { meeting, cookie, guests } = await talked('De travle')
  await send(paths.guestMeetingOperations.to(), cookie, { kind: 'leave' })
  assert.match(await (await look(cookie, paths.guestMeeting.to({ left: 'yes' }))).text(), /Det, gæsten sagde/)
  assert.equal((await send(paths.guestCardRemoval.to({ card: guests }), cookie)).status, 303)
  assert.deepEqual((await stateOf(meeting)).withdrawn, [guests])
})

test('what the database strikes is what the meeting’s own rule strikes', async () => {
  const { meeting, mettes, amiras, guests, end, cookie, circle } = await talked('De enige')
  await end()
  await world.inScopeOf(cast.leaderOfLeaders, (scope) => leaveCircle(scope, circle))
  const [mette, amira] = [await personOf(world, cast.leader), await personOf(world, cast.leaderOfLeaders)]
  const guest = (await stateOf(meeting)).participants.find(({ kind }) => kind === 'guest')?.id ?? ''
  for (const [by, card, strike] of [
    // The pattern of these two has no name: it goes with the last of them.
    [mette, mettes, () => strikeAs(cast.leader, meeting, mettes)],
    [guest, guests, () => send(paths.guestCardRemoval.to({ card: guests }), cookie)],
    [amira, amiras, () => strikeAs(cast.leaderOfLeaders, meeting, amiras)],
  ] as const) {
    const outcome = apply(await stateOf(meeting), { kind: 'withdraw_card', by, card }, now)
    assert.ok('meeting' in outcome)
    assert.equal((await strike()).status, 303)
    assert.deepEqual(await stateOf(meeting), outcome.meeting)
  }
  assert.deepEqual((await stateOf(meeting)).patterns, [])
})

test('what a guest wrote for herself is swept when her token opens nothing more, and nobody else’s is', async () => {
  const { meeting, cookie, end } = await talked('De fejende')
  await send(paths.guestMeetingNotes.to(), cookie, { key: randomUUID(), note: 'Gæstens egen' })
  await world.as(cast.leader).post(paths.meetingNotes.to({ meeting }), { key: randomUUID(), note: 'Mettes egen' })
  const notes = () =>
    world.database.asOwner(async (owner) => {
      const { rows } = await sql<{ text: string }>`select text from data.meeting_note where meeting_id = ${meeting} order by text`.execute(
        owner,
      )
      return rows.map(({ text }) => text)
    })
  await end()
  await sweepGuestNotes(world.database, new Date(today.getTime() + 7 * day))
  assert.deepEqual(await notes(), ['Gæstens egen', 'Mettes egen'])
  await sweepGuestNotes(world.database, new Date(today.getTime() + 9 * day))
  assert.deepEqual(await notes(), ['Mettes egen'])
})
