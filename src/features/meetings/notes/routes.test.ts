import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { paths } from '#paths.ts'
import { cast } from '../../../../test/cast.ts'
import { createWorld } from '../../../../test/harness.ts'
import { does, openIn, planIn } from '../../../../test/meeting-cast.ts'
import type { Meeting } from '../meeting.ts'

const world = await createWorld()
const words = 'Hun siger ”de” om dagvagten hver gang'
const outsiders = [cast.administrator, cast.director, cast.employee, cast.stranger]

interface Row {
  id: string
  text: string
  card_id: string | null
  revision: number
  owner_id: string | null
  guest_id: string | null
}

const notesIn = (meeting: string): Promise<Row[]> =>
  world.database.asOwner(async (owner) => {
    const { rows } = await sql<Row>`
      select id, text, card_id, revision, owner_id, guest_id from data.meeting_note where meeting_id = ${meeting} order by created_at, id`.execute(
      owner,
    )
    return rows
  })

const stateOf = (meeting: string): Promise<Meeting> =>
  world.database.asOwner(async (owner) => {
    const { rows } = await sql<{ state: Meeting }>`select state from data.meeting where id = ${meeting}`.execute(owner)
    return rows[0]?.state ?? assert.fail()
  })

const write = (who: string, meeting: string, form: Record<string, string> = {}) =>
  world.as(who).post(paths.meetingNotes.to({ meeting }), { key: randomUUID(), note: words, ...form })

async function asJson(who: string, path: string, form: Record<string, string>): Promise<Response> {
  const { token } = await world.session(who)
  const headers = { Cookie: `session=${token}`, Origin: world.deps.publicOrigin, Accept: 'application/json' }
  return world.visit(path, { method: 'POST', headers, body: new URLSearchParams(form) })
}

async function openMeeting(name: string): Promise<string> {
  const { id } = await planIn(world, { name })
  await openIn(world, id)
  return id
}

async function firstNote(meeting: string): Promise<Row> {
  return (await notesIn(meeting))[0] ?? assert.fail('there is no note')
}

test('a note is written, mended and deleted on the live page by forms alone', async () => {
  const meeting = await openMeeting('Notegruppen')
  const page = await (await world.as(cast.centreHead).get(paths.meeting.to({ meeting }))).text()
  assert.match(page, /Kun du kan se dem/)
  const answer = await write(cast.centreHead, meeting, { note: ` ${words}\r\nog igen `, back: paths.meeting.to({ meeting }) })
  assert.equal(answer.headers.get('Location'), `${paths.meeting.to({ meeting })}#mine-noter`)
  const note = await firstNote(meeting)
  assert.equal(note.text, `${words}\nog igen`)
  assert.match(await (await world.as(cast.centreHead).get(paths.meeting.to({ meeting }))).text(), /hver gang/)
  const address = { meeting, note: note.id }
  assert.equal((await world.as(cast.centreHead).post(paths.meetingNote.to(address), { note: 'Kortere', revision: '1' })).status, 303)
  assert.equal((await firstNote(meeting)).text, 'Kortere')
  for (let press = 0; press < 2; press++)
    assert.equal((await world.as(cast.centreHead).post(paths.meetingNoteRemoval.to(address))).status, 303)
  assert.deepEqual(await notesIn(meeting), [])
})

test('what is sent again is one note, and other words from the same page are another', async () => {
  const meeting = await openMeeting('De gentagne')
  const key = randomUUID()
  for (let i = 0; i < 3; i++) await write(cast.leader, meeting, { key })
  await write(cast.leader, meeting, { key, note: 'Noget andet' })
  assert.equal((await notesIn(meeting)).length, 2)
  const saved = await asJson(cast.leader, paths.meetingNotes.to({ meeting }), { key, note: words, back: paths.meeting.to({ meeting }) })
  assert.equal(saved.status, 200)
  assert.equal((await saved.json()).to, paths.meeting.to({ meeting }))
  assert.equal((await notesIn(meeting)).length, 2)
})

test('a note that is empty or too long comes back with its words', async () => {
  const meeting = await openMeeting('De ordrige')
  const long = 'å'.repeat(4001)
  const answer = await write(cast.leader, meeting, { note: long })
  assert.equal(answer.status, 422)
  const page = await answer.text()
  assert.match(page, /højst fylde 4\.000 tegn/)
  assert.ok(page.includes(long))
  const json = await asJson(cast.leader, paths.meetingNotes.to({ meeting }), { note: ' ' })
  assert.equal(json.status, 422)
  assert.deepEqual(Object.keys((await json.json()).errors), ['note'])
  assert.deepEqual(await notesIn(meeting), [])
})

test('two devices of one person do not write over each other', async () => {
  const meeting = await openMeeting('De to telefoner')
  await write(cast.leader, meeting)
  const { id } = await firstNote(meeting)
  const path = paths.meetingNote.to({ meeting, note: id })
  await world.as(cast.leader).post(path, { note: 'Fra telefonen', revision: '1' })
  const stale = await asJson(cast.leader, path, { note: 'Fra den bærbare', revision: '1' })
  assert.equal(stale.status, 409)
  assert.deepEqual((await stale.json()).theirs.fields, { note: 'Fra telefonen' })
  const page = await world.as(cast.leader).post(path, { note: 'Fra den bærbare', revision: '1' })
  assert.equal(page.status, 409)
  const text = await page.text()
  assert.ok(text.includes('Fra telefonen') && text.includes('Fra den bærbare'))
  assert.equal((await firstNote(meeting)).text, 'Fra telefonen')
  // What was sent and not heard of is no conflict.
  assert.equal((await asJson(cast.leader, path, { note: 'Fra telefonen', revision: '1' })).status, 200)
})

test('a note is shared as a signed card, once, and stays hers', async () => {
  const meeting = await openMeeting('De delende')
  await write(cast.leader, meeting)
  const note = await firstNote(meeting)
  const share = () => world.as(cast.leader).post(paths.meetingNoteCard.to({ meeting, note: note.id }))
  for (let press = 0; press < 2; press++) assert.equal((await share()).status, 303)
  const state = await stateOf(meeting)
  assert.deepEqual(
    state.cards.map(({ id, text, author }) => ({ id, text, author })),
    [{ id: note.id, text: words, author: note.owner_id }],
  )
  assert.deepEqual(await notesIn(meeting), [{ ...note, card_id: note.id }])
  // Changed afterwards, the card stays as it was shared; taken back, it can be shared anew.
  await world.as(cast.leader).post(paths.meetingNote.to({ meeting, note: note.id }), { note: 'Ændret', revision: '1' })
  assert.equal((await share()).status, 303)
  assert.deepEqual(
    (await stateOf(meeting)).cards.map(({ text }) => text),
    [words],
  )
  await does(world, cast.leader, meeting, (by) => ({ kind: 'withdraw_card', by, card: note.id }))
  assert.match(await (await world.as(cast.leader).get(paths.meeting.to({ meeting }))).text(), /Del som kort igen/)
  for (let press = 0; press < 2; press++) assert.equal((await share()).status, 303)
  const again = await stateOf(meeting)
  assert.deepEqual(
    again.cards.map(({ text }) => text),
    ['Ændret'],
  )
  assert.notEqual(again.cards[0]?.id, note.id)
})

test('a note too long for a card, or after the meeting, is not shared and says why', async () => {
  const meeting = await openMeeting('De sene')
  await write(cast.leader, meeting, { note: 'x'.repeat(601) })
  const { id } = await firstNote(meeting)
  const answer = await world.as(cast.leader).post(paths.meetingNoteCard.to({ meeting, note: id }))
  assert.equal(answer.status, 409)
  assert.match(await answer.text(), /600 tegn/)
  assert.deepEqual((await stateOf(meeting)).cards, [])
  assert.equal((await firstNote(meeting)).card_id, null)
})

test('notes are seen by nobody else: not by page, minutes, screen, stream or database', async () => {
  const meeting = await openMeeting('De fortrolige')
  const secret = 'Hemmelig tanke om dagvagten'
  await write(cast.leader, meeting, { note: secret })
  const { id } = await firstNote(meeting)
  const pages = [paths.meeting, paths.meetingScreen, paths.meetingNotes, paths.meetingMinutes, paths.meetingCalendar].map((path) =>
    path.to({ meeting }),
  )
  for (const slug of [cast.leaderOfLeaders, cast.centreHead, ...outsiders])
    for (const page of [...pages, paths.myNotes.to(), paths.meetings.to()]) {
      const answer = await world.as(slug).get(page)
      assert.ok(!(await answer.text()).includes(secret), `${slug} ${page}`)
    }
  for (const slug of outsiders) assert.equal((await world.as(slug).get(paths.meetingNotes.to({ meeting }))).status, 404, slug)
  assert.equal((await world.visit(paths.meetingNotes.to({ meeting }))).status, 303)
  assert.ok(!JSON.stringify(await stateOf(meeting)).includes(secret))
  for (const slug of [cast.leaderOfLeaders, cast.centreHead, ...outsiders]) {
    const seen = await world.inScopeOf(slug, async ({ tx }) => (await sql`select from data.meeting_note`.execute(tx)).rows.length)
    assert.equal(seen, 0, slug)
  }
  // Nor does anybody hear that she writes.
  const heard: string[] = []
  await world.deps.live.hears()
  const leave = world.deps.live.open({ topic: `meeting:${meeting}`, who: 'test', refresh: () => heard.push('refresh'), end: () => {} })
  await write(cast.leader, meeting, { note: 'Endnu en' })
  await does(world, cast.leader, meeting, (by) => ({ kind: 'share_card', by, card: id, text: 'et kort' }))
  await new Promise<void>((done) => {
    const look = setInterval(() => {
      if (heard.length === 0) return
      clearInterval(look)
      done()
    }, 20)
  })
  leave()
  assert.deepEqual(heard, ['refresh'])
})

test('nobody else writes, changes, shares or deletes a note, and nothing has changed', async () => {
  const meeting = await openMeeting('De urørte')
  await write(cast.leader, meeting)
  const { id: note } = await firstNote(meeting)
  const before = await Promise.all([notesIn(meeting), stateOf(meeting)])
  const tried: [string, Record<string, string>][] = [
    [paths.meetingNote.to({ meeting, note }), { note: 'Andres', revision: '1' }],
    [paths.meetingNoteCard.to({ meeting, note }), {}],
  ]
  for (const slug of [cast.leaderOfLeaders, cast.centreHead, ...outsiders]) {
    for (const [path, form] of tried) assert.equal((await world.as(slug).post(path, form)).status, 404, `${slug} ${path}`)
    // To a member nothing was there to delete; to everybody else there is no such meeting.
    const removal = await world.as(slug).post(paths.meetingNoteRemoval.to({ meeting, note }))
    assert.equal(removal.status, outsiders.some((one) => one === slug) ? 404 : 303, slug)
  }
  for (const slug of outsiders) assert.equal((await write(slug, meeting)).status, 404, slug)
  assert.deepEqual(await Promise.all([notesIn(meeting), stateOf(meeting)]), before)
})

test('who has left the circle keeps her notes, mends and deletes them, and adds none', async () => {
  const { id: meeting, circle } = await planIn(world, { name: 'De forladte' })
  await openIn(world, meeting)
  await write(cast.centreHead, meeting)
  await world.as(cast.centreHead).post(paths.circleLeaving.to({ circle }))
  assert.equal((await world.as(cast.centreHead).get(paths.meeting.to({ meeting }))).status, 404)
  const page = await world.as(cast.centreHead).get(paths.meetingNotes.to({ meeting }))
  assert.equal(page.status, 200)
  const text = await page.text()
  assert.ok(text.includes('hver gang'))
  assert.ok(!text.includes('Septembermødet'), 'the meeting is no longer hers to read of')
  assert.ok((await (await world.as(cast.centreHead).get(paths.myNotes.to())).text()).includes('hver gang'))
  assert.equal((await write(cast.centreHead, meeting, { note: 'Ny' })).status, 404)
  const { id: note } = await firstNote(meeting)
  assert.equal((await world.as(cast.centreHead).post(paths.meetingNoteCard.to({ meeting, note }))).status, 404)
  assert.equal(
    (await world.as(cast.centreHead).post(paths.meetingNote.to({ meeting, note }), { note: 'Rettet', revision: '1' })).status,
    303,
  )
  assert.equal((await firstNote(meeting)).text, 'Rettet')
  await world.as(cast.centreHead).post(paths.meetingNoteRemoval.to({ meeting, note }))
  assert.deepEqual(await notesIn(meeting), [])
})

test('a guest has notes of her own by her cookie, and none after the meeting', async () => {
  const meeting = await openMeeting('De besøgte')
  await world.as(cast.leader).post(paths.meetingDoor.to({ meeting }), { door: 'open' })
  const { rows } = await world.database.asOwner((owner) =>
    sql<{ code: string }>`select code from data.meeting where id = ${meeting}`.execute(owner),
  )
  const send = (path: string, form: Record<string, string>, cookie = '') =>
    world.visit(path, { method: 'POST', headers: { Origin: world.deps.publicOrigin, Cookie: cookie }, body: new URLSearchParams(form) })
  const come = async (name: string) =>
    ((await send(paths.join.to(), { code: rows[0]?.code ?? '', name })).headers.get('Set-Cookie') ?? '').split(';')[0] ?? ''
  const [grethe, poul] = [await come('Grethe'), await come('Poul')]
  const key = randomUUID()
  for (let i = 0; i < 2; i++) assert.equal((await send(paths.guestMeetingNotes.to(), { key, note: words }, grethe)).status, 303)
  const note = await firstNote(meeting)
  assert.equal(note.owner_id, null)
  assert.equal((await notesIn(meeting)).length, 1)
  const look = async (cookie: string) => (await world.visit(paths.guestMeeting.to(), { headers: { Cookie: cookie } })).text()
  assert.ok((await look(grethe)).includes('hver gang'))
  assert.ok(!(await look(poul)).includes('hver gang'))
  const before = await notesIn(meeting)
  assert.equal((await send(paths.guestMeetingNote.to({ note: note.id }), { note: 'Pouls' }, poul)).status, 410)
  assert.equal((await send(paths.guestMeetingNoteCard.to({ note: note.id }), {}, poul)).status, 409)
  await send(paths.guestMeetingNoteRemoval.to({ note: note.id }), {}, poul)
  await world.as(cast.leader).post(paths.meetingNoteRemoval.to({ meeting, note: note.id }))
  assert.deepEqual(await notesIn(meeting), before)
  assert.equal((await send(paths.guestMeetingNote.to({ note: note.id }), { note: 'Mit eget' }, grethe)).status, 303)
  assert.equal((await send(paths.guestMeetingNoteCard.to({ note: note.id }), {}, grethe)).status, 303)
  const [card] = (await stateOf(meeting)).cards
  assert.deepEqual([card?.id, card?.text, card?.author], [note.id, 'Mit eget', note.guest_id])
  assert.equal((await firstNote(meeting)).card_id, note.id)

  await world.database.asOwner((owner) => sql`update data.meeting set left_open_at = now() where id = ${meeting}`.execute(owner))
  const kept = await notesIn(meeting)
  for (const [path, form] of [
    [paths.guestMeetingNotes.to(), { key: randomUUID(), note: 'For sent' }],
    [paths.guestMeetingNote.to({ note: note.id }), { note: 'For sent' }],
    [paths.guestMeetingNoteCard.to({ note: note.id }), {}],
  ] as const)
    assert.ok([409, 410].includes((await send(path, form, grethe)).status), path)
  assert.deepEqual(await notesIn(meeting), kept)
})
