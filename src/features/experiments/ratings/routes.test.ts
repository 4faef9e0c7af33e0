import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { newToken } from '#http/session.ts'
import { paths } from '#paths.ts'
import { atDanishTime, danishDate } from '#shared/dates.ts'
import { cast } from '../../../../test/cast.ts'
import { around, beginExperiment, conclude } from '../../../../test/experiment-cast.ts'
import { createWorld } from '../../../../test/harness.ts'
import { makeLink } from '../observations/actions.ts'
import { listRatings } from './queries.ts'
import { cellName } from './rater.ts'

// The real clock: a link runs out by the clock of the database.
const world = await createWorld()

async function rows(experiment: string) {
  return world.database.asOwner(async (owner) => ({
    raters: await owner.selectFrom('data.experiment_rater').selectAll().where('experiment_id', '=', experiment).orderBy('name').execute(),
    ratings: await owner
      .selectFrom('data.experiment_rating')
      .selectAll()
      .where('experiment_id', '=', experiment)
      .orderBy('rater_id')
      .orderBy('question')
      .orderBy('moment')
      .execute(),
  }))
}

const ratingsOf = (experiment: string) => paths.ratings.to({ experiment })
const ratersOf = (experiment: string) => paths.raters.to({ experiment })
const tableOf = (experiment: string) => paths.raterTable.to({ experiment })
const textOf = async (who: string, path: string) => (await world.as(who).get(path)).text()
const rate = (who: string, experiment: string, form: Record<string, string>) => world.as(who).post(ratingsOf(experiment), form)

/** Puts them on the list, and gives their ids by name. */
async function add(experiment: string, names: string, group = ''): Promise<Record<string, string>> {
  const response = await world.as(around.owner).post(ratersOf(experiment), { names, group })
  assert.equal(response.status, 303)
  return Object.fromEntries((await rows(experiment)).raters.map(({ name, id }) => [name, id]))
}

async function invite(experiment: string, name = 'Lone Dam'): Promise<string> {
  const { token, hash } = newToken()
  const outcome = await world.inScopeOf(around.owner, (scope) => makeLink(scope, experiment, hash, { name, days: 30 }))
  assert.ok('made' in outcome)
  return token
}

function visitAsGuest(token: string, form: Record<string, string>) {
  return world.visit(paths.guestRatings.to({ token }), {
    method: 'POST',
    headers: { Origin: world.deps.publicOrigin },
    body: new URLSearchParams(form),
  })
}

test('one rates oneself before and after, under one’s own name, and the two questions stand apart', async () => {
  const experiment = await beginExperiment(world)
  const page = await textOf(around.owner, ratingsOf(experiment))
  assert.match(page, /Hvor meget udfordrer problemet ledelse hen imod selvværd og sammenhæng\?/)
  assert.match(page, /Hvor meget støtter prøvehandlingen ledelse hen imod/)
  assert.match(page, /de to tal bliver aldrig sammenlignet/)
  assert.match(page, /Vurderinger står med navn/)
  assert.match(page, /Hvad tænker vi om udfordringen\?/)
  assert.match(page, /\/phases\/1#before_think"/)
  assert.match(page, /\/phases\/5#after_think"/)
  assert.doesNotMatch(page, /type="radio"[^>]*checked/)

  assert.equal((await rate(around.owner, experiment, { 'challenge-before': '4' })).status, 303)
  assert.equal((await rate(around.owner, experiment, { 'challenge-after': '2', 'support-after': '5' })).status, 303)
  const { raters, ratings } = await rows(experiment)
  assert.deepEqual(
    raters.map(({ name, person_id }) => [name, person_id !== null]),
    [['Mette Holm Krogh', true]],
  )
  assert.deepEqual(
    ratings.map(({ question, moment, value }) => [question, moment, value]),
    [
      ['challenge', 'after', 2],
      ['challenge', 'before', 4],
      ['support', 'after', 5],
    ],
  )
  const after = await textOf(around.owner, ratingsOf(experiment))
  assert.match(after, /Mette Holm Krogh vurderer udfordringen som mindre end før/)
  assert.match(await textOf(around.owner, paths.experiment.to({ experiment })), /Mette Holm Krogh vurderer udfordringen som mindre end før/)
})

test('the same answer again keeps the time it was given at; another answer has a new one', async () => {
  const experiment = await beginExperiment(world)
  await rate(around.owner, experiment, { 'challenge-before': '4' })
  const [first] = (await rows(experiment)).ratings
  await rate(around.owner, experiment, { 'challenge-before': '4', 'challenge-after': '3' })
  const again = (await rows(experiment)).ratings.find(({ moment }) => moment === 'before')
  assert.deepEqual(again, first)
  await rate(around.owner, experiment, { 'challenge-before': '5' })
  const changed = (await rows(experiment)).ratings.find(({ moment }) => moment === 'before')
  assert.equal(changed?.value, 5)
  assert.ok(changed && first && changed.rated_at > first.rated_at)
})

test('an answer outside 1 to 5, or none at all, is refused, and what was chosen stays', async () => {
  const experiment = await beginExperiment(world)
  for (const wrong of ['0', '6', '-1', '3.5', 'fire', '1'.repeat(500)]) {
    const response = await rate(around.owner, experiment, { 'challenge-before': wrong, 'support-after': '4' })
    assert.equal(response.status, 422, wrong)
    const html = await response.text()
    assert.match(html, /href="#challenge-before"[^>]*>Vælg et tal fra 1 til 5/)
    assert.match(html, /id="support-after-4"[^>]*checked/)
  }
  const nothing = await rate(around.owner, experiment, {})
  assert.equal(nothing.status, 422)
  assert.match(await nothing.text(), /Vælg mindst ét tal/)
  assert.deepEqual((await rows(experiment)).ratings, [])
})

test('people are put on the list from a pasted column, and what they said is entered in a table', async () => {
  const experiment = await beginExperiment(world)
  const ids = await add(experiment, 'Lone\r\nKim\r\n\r\nIda\tDagvagten\r\n', 'Aftenvagten')
  assert.deepEqual(
    (await rows(experiment)).raters.map(({ name, group_name }) => [name, group_name]),
    [
      ['Ida', 'Dagvagten'],
      ['Kim', 'Aftenvagten'],
      ['Lone', 'Aftenvagten'],
    ],
  )
  const { Lone = '', Kim = '' } = ids
  const saved = await world.as(around.helper).post(tableOf(experiment), {
    [cellName(Lone, 'challenge-before')]: '5',
    [cellName(Lone, 'challenge-after')]: ' 3 ',
    [cellName(Kim, 'challenge-before')]: '4',
    [cellName(Kim, 'support-after')]: '',
  })
  assert.equal(saved.status, 303)
  assert.match(await textOf(around.helper, saved.headers.get('Location') ?? ''), /3 svar er gemt/)
  assert.equal((await rows(experiment)).ratings.length, 3)
  const html = await textOf(around.owner, ratersOf(experiment))
  assert.match(html, /aria-label="Lone: Udfordring, før"/)
  // Emptied, it is taken away.
  const emptied = { [cellName(Kim, 'challenge-before')]: '', [`was.${cellName(Kim, 'challenge-before')}`]: '4' }
  assert.equal((await world.as(around.owner).post(tableOf(experiment), emptied)).status, 303)
  assert.equal((await rows(experiment)).ratings.length, 2)
})

test('one wrong cell, and nothing of the table is saved and all of it stays', async () => {
  const experiment = await beginExperiment(world)
  const { Lone = '', Kim = '' } = await add(experiment, 'Lone\nKim')
  const response = await world.as(around.owner).post(tableOf(experiment), {
    [cellName(Lone, 'challenge-before')]: '5',
    [cellName(Kim, 'challenge-before')]: '7',
  })
  assert.equal(response.status, 422)
  const html = await response.text()
  assert.match(html, /Kim: ”7” er ikke et tal fra 1 til 5/)
  assert.match(html, new RegExp(`id="${cellName(Lone, 'challenge-before')}"[^>]*value="5"`))
  assert.match(html, new RegExp(`id="${cellName(Kim, 'challenge-before')}"[^>]*value="7"[^>]*aria-invalid="true"`))
  assert.deepEqual((await rows(experiment)).ratings, [])
})

test('two who enter the same answer differently see both before either is written over', async () => {
  const experiment = await beginExperiment(world)
  const { Lone = '' } = await add(experiment, 'Lone')
  const name = cellName(Lone, 'challenge-before')
  assert.equal((await world.as(around.helper).post(tableOf(experiment), { [name]: '3', [`was.${name}`]: '' })).status, 303)
  const late = await world.as(around.owner).post(tableOf(experiment), { [name]: '5', [`was.${name}`]: '' })
  assert.equal(late.status, 409)
  const html = await late.text()
  assert.match(html, /Lone, Udfordring, før: der står nu 3, du skrev 5/)
  assert.match(html, new RegExp(`name="was.${name}" value="3"`))
  assert.equal((await rows(experiment)).ratings[0]?.value, 3)
  assert.equal((await world.as(around.owner).post(tableOf(experiment), { [name]: '5', [`was.${name}`]: '3' })).status, 303)
  assert.equal((await rows(experiment)).ratings[0]?.value, 5)
})

test('names that cannot be told apart, are too many or too long come back as they were typed', async () => {
  const experiment = await beginExperiment(world)
  await add(experiment, 'Lone')
  const before = await rows(experiment)
  for (const [names, words] of [
    ['Kim\nLone', /Lone står der allerede/],
    [Array.from({ length: 70 }, (_, i) => `Nr. ${i}`).join('\n'), /Der er plads til 59 mere/],
    ['x'.repeat(121), /er for langt/],
    [' \n', /Skriv mindst ét navn/],
  ] as const) {
    const response = await world.as(around.owner).post(ratersOf(experiment), { names, group: '' })
    assert.equal(response.status, 422)
    const html = await response.text()
    assert.match(html, words)
    assert.ok(html.includes(names.trim().split('\n')[0] ?? ''))
  }
  assert.deepEqual(await rows(experiment), before)
})

test('removing asks first, and takes the answers along', async () => {
  const experiment = await beginExperiment(world)
  const { Lone = '' } = await add(experiment, 'Lone', 'Aftenvagten')
  await world.as(around.owner).post(tableOf(experiment), { [cellName(Lone, 'challenge-before')]: '5' })
  const removal = paths.raterRemoval.to({ experiment, rater: Lone })
  assert.match(await textOf(around.owner, removal), /Vil du fjerne Lone\?[\s\S]*Ét svar forsvinder også/)
  assert.equal((await rows(experiment)).raters.length, 1)
  assert.equal((await world.as(around.owner).post(removal)).status, 303)
  assert.deepEqual(await rows(experiment), { raters: [], ratings: [] })
  assert.equal((await world.as(around.owner).post(removal)).status, 404)
})

test('a name and a group are corrected, and somebody who rates herself keeps her name', async () => {
  const experiment = await beginExperiment(world)
  const { Lone = '', Kim = '' } = await add(experiment, 'Lone\nKim')
  const path = paths.rater.to({ experiment, rater: Lone })
  assert.equal((await world.as(around.owner).post(path, { name: 'Kim', group: '' })).status, 422)
  assert.equal((await world.as(around.owner).post(path, { name: '  ', group: 'x' })).status, 422)
  assert.equal((await world.as(around.owner).post(path, { name: 'Kim', group: 'Aftenvagten' })).status, 303)
  assert.ok(Kim)
  await rate(around.helper, experiment, { 'challenge-before': '3' })
  const helper = (await rows(experiment)).raters.find(({ person_id }) => person_id)
  assert.ok(helper)
  const hers = paths.rater.to({ experiment, rater: helper.id })
  assert.equal((await world.as(around.owner).post(hers, { name: 'En anden', group: 'Ledere' })).status, 303)
  const changed = (await rows(experiment)).raters.find(({ id }) => id === helper.id)
  assert.deepEqual([changed?.name, changed?.group_name], [helper.name, 'Ledere'])
})

test('nobody answers for somebody who does it herself: not in the table, and not in the database', async () => {
  const experiment = await beginExperiment(world)
  await rate(around.helper, experiment, { 'challenge-before': '3' })
  await rate(around.owner, experiment, { 'challenge-before': '4' })
  const helper = (await rows(experiment)).raters.find(({ name }) => name !== 'Mette Holm Krogh')
  assert.ok(helper)
  const before = await rows(experiment)
  const form = { [cellName(helper.id, 'challenge-before')]: '1', [`was.${cellName(helper.id, 'challenge-before')}`]: '3' }
  assert.equal((await world.as(around.owner).post(tableOf(experiment), form)).status, 303)
  const owners = before.raters.find(({ name }) => name === 'Mette Holm Krogh')
  assert.equal((await world.as(around.helper).post(paths.raterRemoval.to({ experiment, rater: owners?.id ?? '' }))).status, 404)
  const written = await world.inScopeOf(around.owner, async ({ tx }) => {
    const { numAffectedRows } = await sql`update data.experiment_rating set value = 1 where rater_id = ${helper.id}`.execute(tx)
    return numAffectedRows
  })
  assert.equal(written, 0n)
  await assert.rejects(
    world.inScopeOf(around.owner, ({ tx, actor }) =>
      sql`insert into data.experiment_rating (organisation_id, experiment_id, rater_id, question, moment, value)
        values (${actor.organisationId}, ${experiment}, ${helper.id}, 'support', 'after', 5)`.execute(tx),
    ),
    { code: '42501' },
  )
  const somebody = await world.inScopeOf(cast.employee, async ({ actor }) => actor.personId)
  await assert.rejects(
    world.inScopeOf(around.owner, ({ tx, actor }) =>
      sql`insert into data.experiment_rater (organisation_id, experiment_id, name, person_id)
        values (${actor.organisationId}, ${experiment}, 'En kollega', ${somebody})`.execute(tx),
    ),
    { code: '42501' },
  )
  assert.deepEqual(await rows(experiment), before)
})

test('whoever may not is answered that it is not there, and nothing changes', async () => {
  const experiment = await beginExperiment(world)
  const { Lone = '' } = await add(experiment, 'Lone', 'Aftenvagten')
  await rate(around.owner, experiment, { 'challenge-before': '4' })
  const before = await rows(experiment)
  const rater = { experiment, rater: Lone }
  for (const who of [...around.nobodies, around.reader]) {
    for (const [path, form] of [
      [ratingsOf(experiment), { 'challenge-before': '1' }],
      [ratingsOf(experiment), { 'challenge-before': '9' }],
      [ratersOf(experiment), { names: 'Smuglet', group: '' }],
      [ratersOf(experiment), { names: '' }],
      [tableOf(experiment), { [cellName(Lone, 'challenge-before')]: '1' }],
      [paths.rater.to(rater), { name: 'Smuglet', group: '' }],
      [paths.raterRemoval.to(rater), {}],
    ] as const)
      assert.equal((await world.as(who).post(path, form)).status, 404, `${who} ${path}`)
    for (const path of [ratersOf(experiment), paths.rater.to(rater), paths.raterRemoval.to(rater)])
      assert.equal((await world.as(who).get(path)).status, 404, `${who} ${path}`)
  }
  for (const who of around.nobodies) {
    assert.equal((await world.as(who).get(ratingsOf(experiment))).status, 404, who)
    const seen = await world.inScopeOf(who, ({ tx }) =>
      sql`select from data.experiment_rater where experiment_id = ${experiment}
      union all select from data.experiment_rating where experiment_id = ${experiment}
      union all select from app.shared_ratings(${experiment}::uuid)`.execute(tx),
    )
    assert.equal(seen.rows.length, 0, who)
  }
  for (const id of ['abc', '00000000-0000-4000-8000-000000000000'])
    assert.equal((await world.as(around.owner).post(paths.raterRemoval.to({ experiment, rater: id }))).status, 404)
  assert.deepEqual(await rows(experiment), before)
})

test('a rater of one experiment is not reached through another', async () => {
  const [one, other] = [await beginExperiment(world), await beginExperiment(world)]
  const { Lone = '' } = await add(one, 'Lone')
  const before = await rows(one)
  assert.equal((await world.as(around.owner).post(paths.raterRemoval.to({ experiment: other, rater: Lone }))).status, 404)
  assert.equal(
    (await world.as(around.owner).post(paths.rater.to({ experiment: other, rater: Lone }), { name: 'Kim', group: '' })).status,
    404,
  )
  const form = { [cellName(Lone, 'challenge-before')]: '1' }
  assert.equal((await world.as(around.owner).post(tableOf(other), form)).status, 303)
  assert.deepEqual(await rows(one), before)
})

/** Puts each group on the list, and enters one pair of answers for each in it. */
async function enterPairs(experiment: string, groups: Record<string, [number, number][]>): Promise<void> {
  for (const [group, pairs] of Object.entries(groups)) {
    const ids = await add(experiment, pairs.map((_, i) => `${group || 'Navn'} nr. ${i}`).join('\n'), group)
    const cells = pairs.flatMap(([before, after], i) => {
      const id = ids[`${group || 'Navn'} nr. ${i}`] ?? ''
      return [
        [cellName(id, 'challenge-before'), String(before)],
        [cellName(id, 'challenge-after'), String(after)],
        [cellName(id, 'support-after'), '4'],
      ]
    })
    assert.equal((await world.as(around.owner).post(tableOf(experiment), Object.fromEntries(cells))).status, 303)
  }
}

/** What the database tells the circle: how many of each group, and how many numbers. */
async function toldToReader(experiment: string) {
  const raters = await world.inScopeOf(around.reader, ({ tx }) => listRatings(tx, experiment))
  const groups = Map.groupBy(raters, ({ groupName }) => groupName)
  return {
    groups: Object.fromEntries([...groups].flatMap(([name, members]) => (name ? [[name, members.length]] : []))),
    raters: raters.length,
    numbers: raters.flatMap(({ ratings }) => Object.values(ratings)).length,
    times: raters.flatMap(({ ratings }) => Object.values(ratings).map(({ ratedAt }) => ratedAt)),
    names: raters.flatMap(({ name }) => name ?? []),
  }
}

const falls: [number, number] = [5, 3]

test('a circle that reads along sees the numbers by group, and of names only the owner’s', async () => {
  const experiment = await beginExperiment(world)
  await rate(around.owner, experiment, { 'challenge-before': '4', 'challenge-after': '2' })
  await enterPairs(experiment, { Aftenvagten: [falls, falls, [4, 3]] })
  for (const path of [ratingsOf(experiment), paths.experiment.to({ experiment })]) {
    const html = await textOf(around.reader, path)
    assert.match(html, /Alle 4 vurderer udfordringen som mindre end før/, path)
    assert.match(html, /Aftenvagten/, path)
    assert.doesNotMatch(html, /nr\. \d/, path)
  }
  const page = await textOf(around.reader, ratingsOf(experiment))
  assert.match(page, /når mindst tre ud over ejeren har svaret/)
  assert.doesNotMatch(page, /<form[^>]*ratings|type="radio"|Skriv andres svar ind/)
  const told = await toldToReader(experiment)
  assert.deepEqual([told.names, told.groups, told.numbers], [['Mette Holm Krogh'], { Aftenvagten: 3 }, 2 + 9])
  const rowsSeen = await world.inScopeOf(around.reader, ({ tx }) =>
    sql`select from data.experiment_rater where experiment_id = ${experiment}`.execute(tx),
  )
  assert.equal(rowsSeen.rows.length, 0)
  assert.match(await textOf(around.helper, ratersOf(experiment)), /Aftenvagten nr\. 0/)
})

test('a circle is told no numbers of one or two, neither of a group nor of all, and reads why', async () => {
  const one = await beginExperiment(world)
  await rate(around.owner, one, { 'challenge-before': '4', 'challenge-after': '2', 'support-after': '4' })
  assert.equal((await toldToReader(one)).numbers, 3, 'the owner’s own are hers to give')
  await enterPairs(one, { Aftenvagten: [falls] })
  const withOne = await toldToReader(one)
  assert.deepEqual([withOne.raters, withOne.numbers, withOne.groups], [2, 0, {}])
  for (const path of [ratingsOf(one), paths.experiment.to({ experiment: one })]) {
    const html = await textOf(around.reader, path)
    assert.match(html, /Færre end tre ud over ejeren har vurderet udfordringen/, path)
    assert.doesNotMatch(html, /Aftenvagten|mindre end før/, path)
  }
  const two = await beginExperiment(world)
  await enterPairs(two, { Aftenvagten: [falls, falls] })
  assert.equal((await toldToReader(two)).numbers, 0)
  await enterPairs(two, { Nattevagten: [falls] })
  const three = await toldToReader(two)
  assert.deepEqual([three.numbers, three.groups], [9, {}])
  assert.match(await textOf(around.reader, ratingsOf(two)), /Alle 3 vurderer udfordringen som mindre end før/)
  // Who has not answered both times is nobody's company.
  const half = await beginExperiment(world)
  await enterPairs(half, { Aftenvagten: [falls, falls] })
  const { Kim = '' } = await add(half, 'Kim', 'Aftenvagten')
  await world.as(around.owner).post(tableOf(half), { [cellName(Kim, 'challenge-before')]: '5' })
  assert.deepEqual([(await toldToReader(half)).numbers, (await toldToReader(half)).raters], [0, 3])
})

test('nobody can be worked out from the whole less the groups and the owner', async () => {
  const told = async (groups: Record<string, [number, number][]>, isOwnerIn = true) => {
    const experiment = await beginExperiment(world)
    if (isOwnerIn) await rate(around.owner, experiment, { 'challenge-before': '4', 'challenge-after': '2' })
    await enterPairs(experiment, groups)
    return (await toldToReader(experiment)).groups
  }
  const of = (n: number) => Array.from({ length: n }, () => falls)
  assert.deepEqual(await told({ Aften: of(3), Dag: of(3) }), { Aften: 3, Dag: 3 })
  assert.deepEqual(await told({ Aften: of(3), Dag: of(1) }), {})
  assert.deepEqual(await told({ Aften: of(3), Dag: of(2) }, false), {})
  assert.deepEqual(await told({ Aften: of(3), Dag: of(2), Nat: of(1) }), { Aften: 3 })
  assert.deepEqual(await told({ Aften: of(3), '': of(2) }), {})
  const owners = await beginExperiment(world)
  await rate(around.owner, owners, { 'challenge-before': '4', 'challenge-after': '2' })
  const [mette] = (await rows(owners)).raters
  await world
    .as(around.owner)
    .post(paths.rater.to({ experiment: owners, rater: mette?.id ?? '' }), { name: 'Mette Holm Krogh', group: 'Aften' })
  await enterPairs(owners, { Aften: of(2), Dag: of(3) })
  assert.deepEqual((await toldToReader(owners)).groups, {}, 'with the owner they are three, and two without her')
})

test('a circle is told the day of an answer and not the hour, and on which side of the beginning it was', async () => {
  const experiment = await beginExperiment(world)
  await enterPairs(experiment, { Aften: [falls, falls, falls] })
  const began = new Date(Date.now() - 60_000)
  await world.database.asOwner(async (owner) => {
    await owner
      .updateTable('data.experiment')
      .set({ created_at: new Date(began.getTime() - 60_000), action_started_at: began, phase: 3 })
      .where('id', '=', experiment)
      .execute()
    await sql`update data.experiment_rating set rated_at = ${new Date(began.getTime() - 1)} where experiment_id = ${experiment} and moment = 'before'`.execute(
      owner,
    )
  })
  const raters = await world.inScopeOf(around.reader, ({ tx }) => listRatings(tx, experiment))
  const midnight = atDanishTime(danishDate(began), '00:00')
  for (const { ratings } of raters) {
    assert.deepEqual(ratings['challenge-before']?.ratedAt, midnight)
    assert.deepEqual(ratings['challenge-after']?.ratedAt, began)
  }
})

test('a guest rates herself by her link, is told who sees it, and is on the list by name', async () => {
  const experiment = await beginExperiment(world)
  const token = await invite(experiment)
  const page = await (await world.visit(paths.guest.to({ token }))).text()
  assert.match(page, /Du svarer som Lone Dam\. Mette og hjælperne ser dit navn og dit svar/)
  assert.match(page, /Hvor meget udfordrer problemet/)
  const wrong = await visitAsGuest(token, { 'challenge-before': '6', 'support-after': '4' })
  assert.equal(wrong.status, 422)
  assert.match(await wrong.text(), /Vælg et tal fra 1 til 5[\s\S]*id="support-after-4"[^>]*checked/)
  assert.equal((await visitAsGuest(token, {})).status, 422)
  const saved = await visitAsGuest(token, { 'challenge-before': '5' })
  assert.equal(saved.status, 303)
  assert.match(
    await (await world.visit(saved.headers.get('Location') ?? '')).text(),
    /Din vurdering er gemt[\s\S]*id="challenge-before-5"[^>]*checked/,
  )
  await visitAsGuest(token, { 'challenge-before': '5', 'challenge-after': '2' })
  const { raters, ratings } = await rows(experiment)
  assert.deepEqual(
    raters.map(({ name, link_id }) => [name, link_id !== null]),
    [['Lone Dam', true]],
  )
  assert.equal(ratings.length, 2)
  assert.match(await textOf(around.owner, ratersOf(experiment)), /Lone Dam[\s\S]*svarer selv/)
  assert.match(await textOf(around.owner, ratingsOf(experiment)), /Lone Dam vurderer udfordringen som mindre end før/)
})

test('a guest whose link is revoked, or was never there, writes nothing', async () => {
  const experiment = await beginExperiment(world)
  const token = await invite(experiment)
  await world.database.asOwner((owner) =>
    owner.updateTable('data.experiment_link').set({ revoked_at: new Date() }).where('experiment_id', '=', experiment).execute(),
  )
  for (const tried of [token, 'a-guess']) {
    const response = await visitAsGuest(tried, { 'challenge-before': '5' })
    assert.equal(response.status, 404)
    assert.doesNotMatch(await response.text(), /Mette|Ti minutter/)
  }
  assert.deepEqual(await rows(experiment), { raters: [], ratings: [] })
})

test('a concluded experiment stays as it was, for everybody, and says so', async () => {
  const experiment = await beginExperiment(world)
  const { Lone = '' } = await add(experiment, 'Lone')
  await rate(around.owner, experiment, { 'challenge-before': '4', 'challenge-after': '2' })
  const token = await invite(experiment)
  await conclude(world, experiment)
  const before = await rows(experiment)
  const rater = { experiment, rater: Lone }
  for (const who of [around.owner, around.helper])
    for (const [path, form] of [
      [ratingsOf(experiment), { 'challenge-before': '1' }],
      [ratingsOf(experiment), { 'challenge-before': '9' }],
      [ratersOf(experiment), { names: 'Kim', group: '' }],
      [ratersOf(experiment), { names: 'x'.repeat(30_000), group: '' }],
      [tableOf(experiment), { [cellName(Lone, 'challenge-before')]: '1' }],
      [paths.rater.to(rater), { name: 'Kim', group: '' }],
      [paths.rater.to(rater), { name: '', group: '' }],
      [paths.raterRemoval.to(rater), {}],
    ] as const) {
      const response = await world.as(who).post(path, form)
      assert.equal(response.status, 409, `${who} ${path}`)
      assert.match(await response.text(), /Prøvehandlingen er afsluttet\. Intet er ændret/)
    }
  assert.equal((await visitAsGuest(token, { 'challenge-before': '5' })).status, 409)
  assert.deepEqual(await rows(experiment), before)
  const html = await textOf(around.owner, ratingsOf(experiment))
  assert.match(html, /Vurderingerne står, som de var/)
  assert.doesNotMatch(html, /type="radio"/)
  assert.doesNotMatch(await textOf(around.owner, ratersOf(experiment)), /<form[^>]*raters|inputmode="numeric"/)
  const refused = world.inScopeOf(around.owner, ({ tx, actor }) =>
    sql`insert into data.experiment_rater (organisation_id, experiment_id, name) values (${actor.organisationId}, ${experiment}, 'Kim')`.execute(
      tx,
    ),
  )
  await assert.rejects(refused, { code: '42501' })
})

test('in English the page speaks English and keeps people’s words Danish', async () => {
  const experiment = await beginExperiment(world)
  await add(experiment, 'Lone', 'Aftenvagten')
  const html = await (await world.as(around.owner).get(ratersOf(experiment), { Cookie: `${await cookieOf()}; language=en` })).text()
  assert.match(html, /<html lang="en"/)
  assert.match(html, /Who rates\?/)
  assert.match(html, /<span lang="da">Aftenvagten<\/span>/)
})

async function cookieOf(): Promise<string> {
  return `session=${(await world.session(around.owner)).token}`
}
