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
const outsiders = [cast.administrator, cast.director, cast.employee, cast.stranger]

const stateOf = (meeting: string): Promise<Meeting> =>
  world.database.asOwner(async (owner) => {
    const { rows } = await sql<{ state: Meeting }>`select state from data.meeting where id = ${meeting}`.execute(owner)
    return rows[0]?.state ?? assert.fail()
  })

async function openMeeting(name: string): Promise<string> {
  const { id } = await planIn(world, { name })
  await openIn(world, id)
  return id
}

const put = (who: string, meeting: string, form: Record<string, string> = {}) =>
  world.as(who).post(paths.meetingCards.to({ meeting }), { card: randomUUID(), text: 'Ti minutter gav mere', pattern: '', ...form })

const operate = (who: string, meeting: string, form: Record<string, string>) =>
  world.as(who).post(paths.meetingOperations.to({ meeting }), form)

const look = async (who: string, meeting: string, query = '') =>
  (await world.as(who).get(`${paths.meeting.to({ meeting })}${query}`)).text()

/** The forms of a page that hold these hidden fields, as one would send them. */
function formsWith(page: string, wanted: Record<string, string>): Record<string, string>[] {
  return [...page.matchAll(/<form[^>]*>([\s\S]*?)<\/form>/g)]
    .map(([, form = '']) =>
      Object.fromEntries(
        [...form.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]),
      ),
    )
    .filter((fields) => Object.entries(wanted).every(([name, value]) => fields[name] === value))
}

async function withTwoCards(name: string): Promise<{ meeting: string; one: string; other: string }> {
  const meeting = await openMeeting(name)
  const [one, other] = [randomUUID(), randomUUID()]
  await put(cast.leader, meeting, { card: one })
  await put(cast.centreHead, meeting, { card: other, text: 'Når vi ser hinanden' })
  return { meeting, one, other }
}

test('a card is written on the board, signed, and once however often it is sent', async () => {
  const { meeting, one } = await withTwoCards('Kortgruppen')
  for (let i = 0; i < 2; i++) {
    const answer = await put(cast.leader, meeting, { card: one })
    assert.equal(answer.headers.get('Location'), `${paths.meeting.to({ meeting })}#kort-${one}`)
  }
  assert.equal((await stateOf(meeting)).cards.length, 2)
  const page = await look(cast.centreHead, meeting)
  assert.match(page, /Ti minutter gav mere/)
  assert.match(page, /<span>Mette<\/span>/)
  assert.match(page, /<span>Dig<\/span>/)
})

test('a card too long comes back with its words, in a page and as JSON', async () => {
  const meeting = await openMeeting('De lange')
  const answer = await put(cast.leader, meeting, { text: 'y'.repeat(601) })
  assert.equal(answer.status, 422)
  assert.ok((await answer.text()).includes('y'.repeat(601)))
  const { token } = await world.session(cast.leader)
  const json = await world.visit(paths.meetingCards.to({ meeting }), {
    method: 'POST',
    headers: { Cookie: `session=${token}`, Origin: world.deps.publicOrigin, Accept: 'application/json' },
    body: new URLSearchParams({ card: randomUUID(), text: '', pattern: '' }),
  })
  assert.equal(json.status, 422)
  assert.ok((await json.json()).errors.text)
  assert.deepEqual((await stateOf(meeting)).cards, [])
})

test('by its menu alone, without a script, a card is put together with another, moved, and made loose again', async () => {
  const { meeting, one, other } = await withTwoCards('De samlende')
  // One menu is open at a time.
  assert.equal(formsWith(await look(cast.leaderOfLeaders, meeting), { kind: 'group_cards', card: one }).length, 0)
  const menu = await look(cast.leaderOfLeaders, meeting, `?card=${one}`)
  const [group] = formsWith(menu, { kind: 'group_cards', card: one, with: other })
  assert.ok(group)
  const grouped = await operate(cast.leaderOfLeaders, meeting, group)
  assert.equal(grouped.headers.get('Location'), `${paths.meeting.to({ meeting })}#kort-${one}`)
  const { patterns, cards } = await stateOf(meeting)
  assert.equal(patterns.length, 1)
  assert.ok(cards.every(({ pattern }) => pattern === patterns[0]?.id))

  const pattern = patterns[0]?.id ?? ''
  const [rename] = formsWith(await look(cast.centreHead, meeting), { kind: 'rename_pattern', pattern })
  assert.equal((await operate(cast.centreHead, meeting, { ...rename, name: 'Korte møder' })).status, 303)
  const third = randomUUID()
  await put(cast.leader, meeting, { card: third, text: 'Direkte i mønsteret', pattern })
  assert.equal((await stateOf(meeting)).cards.find(({ id }) => id === third)?.pattern, pattern)

  const [loose] = formsWith(await look(cast.leader, meeting, `?card=${one}`), { kind: 'move_card', card: one, to: '' })
  assert.equal((await operate(cast.leader, meeting, loose ?? {})).status, 303)
  const [move] = formsWith(await look(cast.leader, meeting, `?card=${one}`), { kind: 'move_card', card: one, to: pattern })
  assert.equal((await operate(cast.leader, meeting, move ?? {})).status, 303)
  const [ungroup] = formsWith(await look(cast.leader, meeting), { kind: 'ungroup', pattern })
  assert.equal((await operate(cast.leader, meeting, ungroup ?? {})).status, 303)
  const after = await stateOf(meeting)
  assert.deepEqual(after.patterns, [])
  assert.deepEqual(
    after.cards.map(({ pattern }) => pattern),
    [null, null, null],
  )
})

test('what a drop sends stands on the page for the script, and is refused like any other when it is stale', async () => {
  const { meeting, one, other } = await withTwoCards('De trækkende')
  const page = await look(cast.leader, meeting)
  assert.match(page, new RegExp(`data-card="${one}" data-card-version="1"`))
  const [drop] = formsWith(page, { kind: 'group_cards', card: '', with: '' })
  assert.ok(drop?.pattern)
  const filled = { ...drop, card: one, with: other, 'seen.card': '1', 'seen.with': '1' }
  assert.equal((await operate(cast.leader, meeting, filled)).status, 303)
  // The same drop, by somebody whose page is older: nothing is lost, and both want the same.
  assert.equal((await operate(cast.centreHead, meeting, { ...filled, pattern: randomUUID() })).status, 303)
  assert.equal((await stateOf(meeting)).patterns.length, 1)
})

test('two move the same card: it stays where it was put first, and the second is told where, and by whom', async () => {
  const { meeting, one, other } = await withTwoCards('De samtidige')
  const pattern = randomUUID()
  await does(world, cast.centreHead, meeting, (by) => ({ kind: 'add_pattern', by, pattern, name: 'Mod til at spørge' }))
  const menu = await look(cast.leader, meeting, `?card=${one}`)
  await does(world, cast.centreHead, meeting, (by) => ({ kind: 'move_card', by, card: one, to: pattern, seen: 1 }))
  const [stale] = formsWith(menu, { kind: 'group_cards', card: one, with: other })
  const answer = await operate(cast.leader, meeting, stale ?? {})
  assert.equal(answer.status, 409)
  const page = await answer.text()
  assert.match(page, /flyttede kortet imens\. Det ligger nu i ”Mod til at spørge”/)
  const { cards } = await stateOf(meeting)
  assert.equal(cards.find(({ id }) => id === one)?.pattern, pattern)
  assert.equal(cards.length, 2)
})

test('a pattern that was named meanwhile is not named over, and both names are in sight', async () => {
  const { meeting } = await withTwoCards('De navngivende')
  const pattern = randomUUID()
  await does(world, cast.leader, meeting, (by) => ({ kind: 'add_pattern', by, pattern, name: 'Første' }))
  await does(world, cast.leader, meeting, (by) => ({ kind: 'rename_pattern', by, pattern, name: 'Mettes navn', seen: 1 }))
  const answer = await operate(cast.centreHead, meeting, { kind: 'rename_pattern', pattern, name: 'Et andet navn', seen: '1' })
  assert.equal(answer.status, 409)
  const page = await answer.text()
  assert.match(page, /Mette kaldte mønsteret ”Mettes navn” imens\. Du skrev ”Et andet navn”/)
  assert.equal((await stateOf(meeting)).patterns[0]?.name, 'Mettes navn')
})

test('a card that is sent once more stays where somebody has moved it meanwhile', async () => {
  const { meeting } = await withTwoCards('De gensendende')
  const [card, pattern] = [randomUUID(), randomUUID()]
  await does(world, cast.leader, meeting, (by) => ({ kind: 'add_pattern', by, pattern, name: 'Første' }))
  await put(cast.leader, meeting, { card, pattern })
  await does(world, cast.centreHead, meeting, (by) => ({ kind: 'move_card', by, card, to: null, seen: 2 }))
  assert.equal((await put(cast.leader, meeting, { card, pattern })).status, 303)
  assert.equal((await stateOf(meeting)).cards.find(({ id }) => id === card)?.pattern, null)
  // A pattern that has gone leaves the card loose, and there.
  const late = randomUUID()
  assert.equal((await put(cast.leader, meeting, { card: late, text: 'Sent', pattern: randomUUID() })).status, 303)
  assert.equal((await stateOf(meeting)).cards.find(({ id }) => id === late)?.pattern, null)
})

test('only who wrote a card is offered to take it back', async () => {
  const { meeting, one } = await withTwoCards('De fortrydende')
  assert.equal(formsWith(await look(cast.leader, meeting, `?card=${one}`), { kind: 'withdraw_card' }).length, 1)
  assert.equal(formsWith(await look(cast.centreHead, meeting, `?card=${one}`), { kind: 'withdraw_card' }).length, 0)
  const before = await stateOf(meeting)
  assert.equal((await operate(cast.centreHead, meeting, { kind: 'withdraw_card', card: one })).status, 409)
  assert.deepEqual(await stateOf(meeting), before)
})

test('nobody outside the circle puts or moves a card, nor a former member, and nothing has changed', async () => {
  const { id: meeting, circle } = await planIn(world, { name: 'De aflåste' })
  await openIn(world, meeting)
  const card = randomUUID()
  await put(cast.leader, meeting, { card })
  await world.as(cast.centreHead).post(paths.circleLeaving.to({ circle }))
  const before = await stateOf(meeting)
  for (const slug of [cast.centreHead, ...outsiders]) {
    assert.equal((await put(slug, meeting)).status, 404, slug)
    assert.equal((await operate(slug, meeting, { kind: 'move_card', card, to: '', seen: '1' })).status, 404, slug)
  }
  assert.equal(
    (
      await world.visit(paths.guestMeetingCards.to(), {
        method: 'POST',
        headers: { Origin: world.deps.publicOrigin },
        body: new URLSearchParams({ card: randomUUID(), text: 'x' }),
      })
    ).status,
    410,
  )
  assert.deepEqual(await stateOf(meeting), before)
})
