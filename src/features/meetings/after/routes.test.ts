import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { paths } from '#paths.ts'
import { cast } from '../../../../test/cast.ts'
import { createWorld } from '../../../../test/harness.ts'
import { does, openIn, planIn } from '../../../../test/meeting-cast.ts'
import { emptyDecision } from '../decision.ts'
import type { DecisionWords, Meeting } from '../meeting.ts'

const world = await createWorld()
const outsiders = [cast.administrator, cast.director, cast.employee, cast.stranger]

const stateOf = (meeting: string): Promise<Meeting> =>
  world.database.asOwner(async (owner) => {
    const { rows } = await sql<{ state: Meeting }>`select state from data.meeting where id = ${meeting}`.execute(owner)
    return rows[0]?.state ?? assert.fail()
  })

const changes: DecisionWords = {
  ...emptyDecision,
  choice: 'change',
  tryNext: 'Dagvagten vælger selv den ene ting',
  lookFor: 'Om dagvagten får noget ud af det',
  help: 'En at ringe til',
  helpers: [{ person: null, name: 'Lone', what: 'Tæller spørgsmål' }],
  meetAgain: '2099-11-11',
}

/** Held and closed: one card of Mette's and one of Birgitte's, a note of Mette's, and a decision. */
async function held(name: string, words: DecisionWords = changes) {
  const { id: meeting, experiment, circle } = await planIn(world, { name })
  const { rounds } = await openIn(world, meeting)
  const round = rounds[0]?.id ?? ''
  const [mine, hers] = [randomUUID(), randomUUID()]
  await does(world, cast.leader, meeting, (by) => ({ kind: 'share_card', by, card: mine, text: 'Ti minutter gav mere' }))
  await does(world, cast.centreHead, meeting, (by) => ({ kind: 'share_card', by, card: hers, text: 'Når vi ser hinanden' }))
  await world.as(cast.leader).post(paths.meetingNotes.to({ meeting }), { key: randomUUID(), note: 'Hemmelig tanke' })
  await does(world, cast.leader, meeting, (by) => ({ kind: 'write_decision', by, round, words, seen: 0 }))
  await does(world, cast.leader, meeting, (by) => ({ kind: 'set_next_meeting', by, on: '2099-11-11', time: '09:00', because: '', seen: 0 }))
  await does(world, cast.leaderOfLeaders, meeting, (by) => ({ kind: 'close', by }))
  return { meeting, experiment, circle, mine, hers }
}

const minutes = (who: string, meeting: string) => world.as(who).get(paths.meetingMinutes.to({ meeting }))
const strike = (who: string, meeting: string, card: string) => world.as(who).post(paths.meetingCardRemoval.to({ meeting, card }))

test('the minutes hold what was shared, and never a note', async () => {
  const { meeting } = await held('Referatgruppen')
  const text = await (await minutes(cast.centreHead, meeting)).text()
  for (const words of [
    'Ti minutter gav mere',
    'Når vi ser hinanden',
    'Ændr',
    'Dagvagten vælger selv den ene ting',
    'Lone: Tæller spørgsmål',
    'Mette Holm Krogh',
    '11. november',
  ])
    assert.ok(text.includes(words), words)
  for (const slug of [cast.leader, cast.leaderOfLeaders, cast.centreHead])
    assert.ok(!(await (await minutes(slug, meeting)).text()).includes('Hemmelig tanke'), slug)
  for (const slug of outsiders) assert.equal((await minutes(slug, meeting)).status, 404, slug)
})

test('there are no minutes of a meeting that is going on', async () => {
  const { id } = await planIn(world, { name: 'De igangværende' })
  await openIn(world, id)
  assert.equal((await minutes(cast.leader, id)).status, 404)
})

test('each strikes her own cards for a week, and nobody another’s', async () => {
  const { meeting, mine, hers } = await held('De strygende')
  const page = await (await minutes(cast.leader, meeting)).text()
  assert.ok(page.includes(paths.meetingCardRemoval.to({ meeting, card: mine })))
  assert.ok(!page.includes(paths.meetingCardRemoval.to({ meeting, card: hers })))
  const before = await stateOf(meeting)
  assert.equal((await strike(cast.leader, meeting, hers)).status, 409)
  for (const slug of outsiders) assert.equal((await strike(slug, meeting, mine)).status, 404, slug)
  assert.deepEqual(await stateOf(meeting), before)
  for (let press = 0; press < 2; press++) assert.equal((await strike(cast.leader, meeting, mine)).status, 303)
  assert.ok(!JSON.stringify(await stateOf(meeting)).includes('Ti minutter gav mere'))
  assert.ok(!(await (await minutes(cast.centreHead, meeting)).text()).includes('Ti minutter gav mere'))

  // A week later they are fixed.
  const week = 8 * 86_400_000
  await world.database.asOwner((owner) =>
    sql`update data.meeting set state = state || jsonb_build_object('closedAt', (state ->> 'closedAt')::bigint - ${week}::bigint) where id = ${meeting}`.execute(
      owner,
    ),
  )
  const late = await (await minutes(cast.centreHead, meeting)).text()
  assert.match(late, /Ligger fast/)
  assert.ok(!late.includes(paths.meetingCardRemoval.to({ meeting, card: hers })))
  assert.equal((await strike(cast.centreHead, meeting, hers)).status, 409)
  assert.ok(JSON.stringify(await stateOf(meeting)).includes('Når vi ser hinanden'))
})

test('a member who has left reads and strikes nothing any more', async () => {
  const { meeting, circle, hers } = await held('De fraflyttede')
  await world.as(cast.centreHead).post(paths.circleLeaving.to({ circle }))
  const before = await stateOf(meeting)
  assert.equal((await minutes(cast.centreHead, meeting)).status, 404)
  assert.equal((await strike(cast.centreHead, meeting, hers)).status, 404)
  assert.deepEqual(await stateOf(meeting), before)
})

test('a meeting is a file for the calendar: the same entry when it is moved, and cancelled when it is', async () => {
  const { id: meeting } = await planIn(world, { name: 'De planlagte', inMinutes: 3 * 24 * 60 })
  const file = async () => {
    const answer = await world.as(cast.centreHead).get(paths.meetingCalendar.to({ meeting }))
    assert.equal(answer.status, 200)
    assert.match(answer.headers.get('Content-Type') ?? '', /^text\/calendar/)
    return (await answer.text()).split('\r\n')
  }
  const first = await file()
  assert.ok(first.includes('SUMMARY:Septembermødet'))
  assert.ok(first.includes('LOCATION:Mødelokale 3'))
  const uid = first.find((line) => line.startsWith('UID:'))
  await world.as(cast.leader).post(paths.meetingCancelling.to({ meeting }))
  const then = await file()
  assert.equal(
    then.find((line) => line.startsWith('UID:')),
    uid,
  )
  assert.ok(then.includes('SEQUENCE:1') && then.includes('STATUS:CANCELLED'))
  for (const slug of outsiders) assert.equal((await world.as(slug).get(paths.meetingCalendar.to({ meeting }))).status, 404, slug)
})

test('the page before has the file, and the page after leads to the minutes and the next meeting', async () => {
  const { id } = await planIn(world, { name: 'De kommende', inMinutes: 24 * 60 })
  assert.ok(
    (await (await world.as(cast.leader).get(paths.meeting.to({ meeting: id }))).text()).includes(paths.meetingCalendar.to({ meeting: id })),
  )
  const { meeting } = await held('De fortsættende')
  const page = await (await world.as(cast.leader).get(paths.meeting.to({ meeting }))).text()
  assert.ok(page.includes(paths.meetingMinutes.to({ meeting })))
  assert.match(page, /Se det næste møde/)
})

test('the owner finds the decision with her experiment, and one press ends the loop and begins the next with its words', async () => {
  const { meeting, experiment } = await held('Netværksgruppe 44')
  const page = await (await world.as(cast.leader).get(paths.experiment.to({ experiment }))).text()
  assert.match(page, /Netværksgruppe 44<\/span> besluttede den/)
  assert.match(page, /Dagvagten vælger selv den ene ting/)
  assert.match(await (await world.as(cast.leader).get(paths.experimentConclusion.to({ experiment }))).text(), /Netværksgruppe 44/)
  const press = () => world.as(cast.leader).post(paths.experimentDecision.to({ experiment, meeting }))
  const answer = await press()
  assert.equal(answer.status, 303)
  const next = answer.headers.get('Location') ?? ''
  assert.notEqual(next, paths.experiment.to({ experiment }))
  assert.equal((await press()).headers.get('Location'), next)
  const { conclusion, answers, loop } = await world.database.asOwner(async (owner) => {
    const id = next.split('/').at(-1) ?? ''
    return {
      conclusion: await owner
        .selectFrom('data.experiment_conclusion')
        .where('experiment_id', '=', experiment)
        .select(['outcome', 'reason'])
        .execute(),
      answers: await owner
        .selectFrom('data.experiment_answer')
        .where('experiment_id', '=', id)
        .select(['question', 'text'])
        .orderBy('question')
        .execute(),
      loop: await sql<{ loop: number; on: string }>`select loop, reflection_on::text as on from data.experiment where id = ${id}`.execute(
        owner,
      ),
    }
  })
  assert.deepEqual(conclusion, [{ outcome: 'change', reason: 'Dagvagten vælger selv den ene ting' }])
  assert.deepEqual(answers, [
    { question: 'help', text: 'En at ringe til\nLone: Tæller spørgsmål' },
    { question: 'look_for', text: 'Om dagvagten får noget ud af det' },
    { question: 'try', text: 'Dagvagten vælger selv den ene ting' },
  ])
  assert.deepEqual(loop.rows, [{ loop: 2, on: '2099-11-11' }])
  assert.doesNotMatch(await (await world.as(cast.leader).get(paths.experiment.to({ experiment }))).text(), /besluttede den/)
})

test('to stop ends the loop and begins none', async () => {
  const { meeting, experiment } = await held('De stoppende', { ...emptyDecision, choice: 'stop', because: 'Nu er det prøvet' })
  const answer = await world.as(cast.leader).post(paths.experimentDecision.to({ experiment, meeting }))
  assert.equal(answer.headers.get('Location'), paths.experimentConclusion.to({ experiment }))
  const { rows } = await world.database.asOwner((owner) =>
    sql`select from data.experiment where previous_id = ${experiment}`.execute(owner),
  )
  assert.equal(rows.length, 0)
})

test('nobody but the owner sees the press or presses it, and nothing has changed', async () => {
  const { meeting, experiment } = await held('De tilbageholdende')
  for (const slug of [cast.leaderOfLeaders, cast.centreHead])
    assert.doesNotMatch(await (await world.as(slug).get(paths.experiment.to({ experiment }))).text(), /besluttede den/)
  for (const slug of [cast.leaderOfLeaders, cast.centreHead, ...outsiders])
    assert.equal((await world.as(slug).post(paths.experimentDecision.to({ experiment, meeting }))).status, 404, slug)
  for (const other of [randomUUID(), 'nothing'])
    assert.equal((await world.as(cast.leader).post(paths.experimentDecision.to({ experiment, meeting: other }))).status, 404)
  const { rows } = await world.database.asOwner((owner) =>
    sql`select from data.experiment_conclusion where experiment_id = ${experiment} union all select from data.experiment where previous_id = ${experiment}`.execute(
      owner,
    ),
  )
  assert.equal(rows.length, 0)
})

test('the day that was agreed is the circle’s next meeting, once, and opens with what was promised', async () => {
  const { meeting } = await held('De lovende')
  const next = await world.database.asOwner(async (owner) => {
    const { rows } = await sql<{ id: string; startsAt: Date; state: Meeting }>`
      select id, starts_at as "startsAt", state from data.meeting where previous_id = ${meeting}`.execute(owner)
    return rows
  })
  assert.equal(next.length, 1)
  assert.equal(next[0]?.startsAt.toISOString(), '2099-11-11T08:00:00.000Z')
  assert.deepEqual(
    next[0]?.state.pledges.map(({ kind, what }) => ({ kind, what })),
    [
      { kind: 'try', what: 'Dagvagten vælger selv den ene ting' },
      { kind: 'help', what: 'Tæller spørgsmål' },
    ],
  )
})
