import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { type RawBuilder, sql } from 'kysely'
import { asJob } from '#db/scope.ts'
import { newToken } from '#http/session.ts'
import { paths } from '#paths.ts'
import { cast } from './cast.ts'
import { around, beginExperiment, conclude, fillExperiment } from './experiment-cast.ts'
import { createWorld } from './harness.ts'
import { planIn } from './meeting-cast.ts'

/*
 * Ways through the wall that somebody has found, each tried as it was found: by SQL as a real person, by two requests at once, or by
 * many requests. A new one begins here, red.
 */

const world = await createWorld({ poolSize: 6 })

type Answer = Record<string, unknown>[]

const sqlAs = (who: string, statement: RawBuilder<unknown>): Promise<Answer> =>
  world.inScopeOf(who, async ({ tx }) => (await statement.execute(tx)).rows as Answer)
const idOf = (who: string) => world.inScopeOf(who, async ({ actor }) => actor.personId)
const org = await world.inScopeOf(cast.leader, async ({ actor }) => actor.organisationId)
const denied = { code: '42501' }
const impossible = { code: '23514' }

async function star(experiment: string, text: string): Promise<string> {
  const id = randomUUID()
  await sqlAs(
    around.helper,
    sql`insert into data.experiment_observation (organisation_id, experiment_id, id, text, is_star, may_be_told, observed_on, author_id, author_name)
      values (${org}, ${experiment}, ${id}, ${text}, true, true, '2026-01-01', app.actor(), 'Amira')`,
  )
  return id
}

async function sealFor(experiment: string, id: string, more = ''): Promise<string> {
  const parts = `part=star:${id}${more && `&part=${more}`}`
  const preview = await world.as(around.owner).get(`${paths.experimentTelling.to({ experiment })}?${parts}&preview`)
  return (await preview.text()).match(/name="seal" value="([^"]+)"/)?.[1] ?? ''
}

async function tellStar(experiment: string, id: string): Promise<void> {
  const seal = await sealFor(experiment, id)
  const told = await world.as(around.owner).post(paths.experimentTelling.to({ experiment }), { part: `star:${id}`, seal })
  assert.equal(told.status, 303)
}

async function toldText(experiment: string): Promise<string> {
  return (await world.as(cast.employee).get(paths.toldExperiment.to({ experiment }))).text()
}

/** The document that a form of ours would tell, with these stars in it. */
async function tellBySql(experiment: string, stars: { id: string; text: string }[]): Promise<Answer> {
  const document = JSON.stringify({ title: 'x', answers: [], stars })
  return sqlAs(
    around.owner,
    sql`insert into data.told_experiment (organisation_id, experiment_id, document) values (${org}, ${experiment}, ${document}::jsonb) returning 1`,
  )
}

/** Resolves when somebody waits for a lock that another transaction holds: so a race has one order, and no test sleeps. */
async function somebodyWaits(): Promise<void> {
  for (;;) {
    const { rows } = await world.database.asOwner((owner) =>
      sql<{ waits: boolean }>`select exists (select from pg_locks l join pg_database d on d.oid = coalesce(l.database, d.oid)
        where not l.granted and d.datname = current_database()) as waits`.execute(owner),
    )
    if (rows[0]?.waits) return
  }
}

test('a star moment that is taken back while it is told does not stand told', async () => {
  const experiment = await beginExperiment(world, { title: 'Kapløb', attempt: 'Vi mødes' })
  const id = await star(experiment, 'Poul græd')
  const seal = await sealFor(experiment, id, 'answer:try')
  const takeBack = sql`update data.experiment_observation set may_be_told = false where id = ${id}`
  const form = new FormData()
  for (const [name, value] of [
    ['part', `star:${id}`],
    ['part', 'answer:try'],
    ['seal', seal],
  ] as const)
    form.append(name, value)
  // The colleague is first, and has not ended yet.
  let telling: Promise<Response> | undefined
  await world.inScopeOf(around.helper, async ({ tx }) => {
    await takeBack.execute(tx)
    telling = world.as(around.owner).post(paths.experimentTelling.to({ experiment }), form)
    await Promise.race([somebodyWaits(), telling])
  })
  const changed = await telling
  assert.equal(changed?.status, 409)
  const preview = (await changed?.text()) ?? ''
  assert.match(preview, /Vi mødes/)
  assert.doesNotMatch(preview, /Poul græd/)
  assert.doesNotMatch(await toldText(experiment), /Poul græd/)
  // The owner is first, by SQL, and has not ended yet: the colleague waits, and is heard.
  await sqlAs(around.helper, sql`update data.experiment_observation set may_be_told = true where id = ${id}`)
  let takingBack: Promise<unknown> | undefined
  await world.inScopeOf(around.owner, async ({ tx }) => {
    await sql`insert into data.told_experiment (organisation_id, experiment_id, document)
      values (${org}, ${experiment}, ${JSON.stringify({ title: 'x', answers: [], stars: [{ id, text: 'Poul græd' }] })}::jsonb)`.execute(tx)
    takingBack = sqlAs(around.helper, takeBack)
    await Promise.race([somebodyWaits(), takingBack])
  })
  await takingBack
  const [row] = await sqlAs(
    cast.employee,
    sql`select document -> 'stars' as stars from data.told_experiment where experiment_id = ${experiment}`,
  )
  assert.deepEqual(row, { stars: [] })
})

test('by SQL, too, only a star moment that may be told is told', async () => {
  const experiment = await beginExperiment(world, { title: 'Udenom' })
  const id = await star(experiment, 'Poul græd')
  const other = await fillExperiment(world)
  await sqlAs(around.helper, sql`update data.experiment_observation set may_be_told = false where id = ${id}`)
  for (const one of [id, other.star, randomUUID(), 'ingen'])
    await assert.rejects(tellBySql(experiment, [{ id: one, text: 'Poul græd' }]), denied, one)
  await tellBySql(experiment, [])
  const forged = JSON.stringify({ title: 'x', answers: [], stars: [{ id, text: 'Poul græd' }] })
  await assert.rejects(
    sqlAs(around.owner, sql`update data.told_experiment set document = ${forged}::jsonb where experiment_id = ${experiment}`),
    denied,
  )
})

test('several that are taken back at once are all taken out, and an experiment with told stars can be deleted', async () => {
  const experiment = await beginExperiment(world, { title: 'Flere' })
  const stars = [await star(experiment, 'Den ene'), await star(experiment, 'Den anden'), await star(experiment, 'Den tredje')]
  await tellBySql(
    experiment,
    stars.map((id) => ({ id, text: 'x' })),
  )
  await sqlAs(around.helper, sql`update data.experiment_observation set may_be_told = false where id = any (${stars.slice(1)}::uuid[])`)
  const [row] = await sqlAs(
    cast.employee,
    sql`select jsonb_path_query_array(document, '$.stars[*].id') as ids from data.told_experiment where experiment_id = ${experiment}`,
  )
  assert.deepEqual(row, { ids: stars.slice(0, 1) })
  await sqlAs(around.owner, sql`delete from data.experiment where id = ${experiment}`)
  assert.deepEqual(await sqlAs(cast.employee, sql`select from data.told_experiment where experiment_id = ${experiment}`), [])
})

test('a star moment whose words or day are corrected after it was told is told no longer', async () => {
  for (const correction of [{ observation: 'En borger græd' }, { observedOn: '2026-01-02' }]) {
    const experiment = await beginExperiment(world, { title: 'Rettet' })
    const id = await star(experiment, 'Poul Hansen græd')
    await tellStar(experiment, id)
    assert.match(await toldText(experiment), /Poul Hansen/)
    const form = { observation: 'Poul Hansen græd', isStar: 'yes', mayBeTold: 'yes', observedOn: '2026-01-01', ...correction }
    assert.equal((await world.as(around.helper).post(paths.experimentObservation.to({ experiment, observation: id }), form)).status, 303)
    assert.doesNotMatch(await toldText(experiment), /Poul Hansen/)
  }
})

test('who wrote a star moment takes back that it may be told also after the conclusion, and nobody else does', async () => {
  const experiment = await beginExperiment(world, { title: 'Samtykke' })
  const id = await star(experiment, 'Min stund')
  await tellStar(experiment, id)
  await conclude(world, experiment)
  const stop = paths.experimentObservationStop.to({ experiment, observation: id })
  const list = paths.experimentObservations.to({ experiment })
  for (const who of [around.owner, around.reader, ...around.nobodies]) {
    assert.equal((await world.as(who).post(stop)).status, 404, who)
    assert.deepEqual(await sqlAs(who, sql`select app.no_longer_told(${experiment}::uuid, ${id}::uuid) as stopped`), [{ stopped: false }])
  }
  assert.doesNotMatch(await (await world.as(around.owner).get(list)).text(), /Må ikke længere fortælles videre/)
  assert.match(await toldText(experiment), /Min stund/)
  assert.match(await (await world.as(around.helper).get(list)).text(), /Må ikke længere fortælles videre/)
  for (const _ of ['once', 'twice']) assert.equal((await world.as(around.helper).post(stop)).status, 303)
  assert.doesNotMatch(await toldText(experiment), /Min stund/)
  assert.doesNotMatch(await (await world.as(around.helper).get(list)).text(), /Må ikke længere fortælles videre/)
})

const asGuest = (path: string, form: Record<string, string> = {}) =>
  world.visit(path, { method: 'POST', headers: { Origin: world.deps.publicOrigin }, body: new URLSearchParams(form) })

/** A link that the owner makes; gives its token. */
async function linkTo(experiment: string, name = 'Grethe', who: string = around.owner): Promise<string> {
  const { token, hash } = newToken()
  await sqlAs(
    who,
    sql`insert into data.experiment_link (organisation_id, experiment_id, name, token_hash, created_by, expires_at)
      values (${org}, ${experiment}, ${name}, ${hash}, app.actor(), now() + interval '1 day')`,
  )
  return token
}

test('a guest takes back that hers may be told also after the conclusion, and no other guest does', async () => {
  const experiment = await beginExperiment(world, { title: 'Gæstens samtykke' })
  const [token, other] = [await linkTo(experiment), await linkTo(experiment, 'Kirsten')]
  await asGuest(paths.guestObservations.to({ token }), { observation: 'Gæstens stund', isStar: 'yes', mayBeTold: 'yes' })
  const [row] = await sqlAs(around.owner, sql`select id from data.experiment_observation where experiment_id = ${experiment}`)
  const observation = String(row?.id)
  await tellStar(experiment, observation)
  await conclude(world, experiment)
  assert.match(await toldText(experiment), /Gæstens stund/)
  await asGuest(paths.guestObservationStop.to({ token: other, observation }))
  assert.equal((await asGuest(paths.guestObservationStop.to({ token: 'gættet', observation }))).status, 404)
  assert.match(await toldText(experiment), /Gæstens stund/)
  const page = await (await world.visit(paths.guest.to({ token }))).text()
  assert.match(page, /Må ikke længere fortælles videre/)
  const stopped = await asGuest(paths.guestObservationStop.to({ token, observation }))
  assert.equal(stopped.headers.get('Location'), paths.guest.to({ token }, { done: 'not_told' }))
  assert.doesNotMatch(await toldText(experiment), /Gæstens stund/)
  assert.doesNotMatch(await (await world.visit(paths.guest.to({ token }))).text(), /Må ikke længere/)
})

test('one person with many experiments counts once, and nobody finds two others by subtracting herself', async () => {
  const [row] = await world.database.asOwner(async (owner) => {
    await sql`delete from data.experiment`.execute(owner)
    return (
      await sql<{ id: string }>`select id from data.foundation where organisation_id = ${org} and slug = 'faelles-kurs'`.execute(owner)
    ).rows
  })
  const foundation = row?.id
  const practise = (who: string) =>
    sqlAs(
      who,
      sql`with e as (insert into data.experiment (organisation_id, owner_id, title, voice, aim, template)
          select app.org(), app.actor(), 'En af mange', 'jeg', 'x', '1' returning id) select id from e`,
    ).then(([made]) =>
      sqlAs(
        who,
        sql`insert into data.experiment_expectation (organisation_id, experiment_id, foundation_id, expectation_key)
          values (${org}, ${made?.id}, ${foundation}, 'sikrer-alle-2')`,
      ),
    )
  const counts = async (who: string) => {
    const [one] = await sqlAs(
      who,
      sql`select practising from app.practice_by_expectation(${foundation}::uuid) where expectation_key = 'sikrer-alle-2'`,
    )
    const cells = await sqlAs(who, sql`select practising from app.practice_by_cell(${foundation}::uuid)`)
    return [one?.practising, ...new Set(cells.map(({ practising }) => practising))]
  }
  for (let i = 0; i < 4; i++) await practise(cast.employee)
  assert.deepEqual(await counts(cast.director), [null, null])
  await practise(cast.leader)
  await practise(cast.leaderOfLeaders)
  // Three with the employee: she may not learn that there are two others.
  assert.deepEqual(await counts(cast.employee), [null, null])
  assert.deepEqual(await counts(cast.director), [3, 3])
  await practise(cast.centreHead)
  assert.deepEqual(await counts(cast.employee), [4, 4])
})

test('an administrator cannot give anybody a second address, or change one', async () => {
  const mette = await idOf(cast.leader)
  const before = await sqlAs(cast.administrator, sql`select * from data.identity order by subject`)
  for (const statement of [
    sql`insert into data.identity (organisation_id, issuer, subject, person_id) values (${org}, 'email', 'louise.privat@example.dk', ${mette})`,
    sql`update data.identity set subject = 'louise.privat@example.dk' where person_id = ${mette}`,
    sql`update data.identity set person_id = ${mette} where person_id = app.actor()`,
    sql`delete from data.identity where person_id = ${mette}`,
  ])
    await assert.rejects(sqlAs(cast.administrator, statement), denied)
  const give = (who: string, person: string) =>
    sqlAs(who, sql`select app.add_identity(${person}::uuid, 'email', 'louise.privat@example.dk') as given`)
  assert.deepEqual(await give(cast.administrator, mette), [{ given: false }])
  assert.deepEqual(await give(cast.administrator, await idOf(cast.stranger)), [{ given: false }])
  const nyPerson = randomUUID()
  await sqlAs(cast.administrator, sql`insert into data.person (organisation_id, id, name) values (${org}, ${nyPerson}, 'Ny')`)
  for (const who of [cast.leader, cast.director, cast.stranger]) assert.deepEqual(await give(who, nyPerson), [{ given: false }], who)
  assert.deepEqual(await sqlAs(cast.administrator, sql`select * from data.identity order by subject`), before)
  assert.deepEqual(await give(cast.administrator, nyPerson), [{ given: true }])
  assert.deepEqual(await give(cast.administrator, nyPerson), [{ given: false }])
})

test('an employee who makes everybody her helper does not read the list of addresses', async () => {
  const [made] = await sqlAs(
    cast.employee,
    sql`insert into data.experiment (organisation_id, owner_id, title, voice, aim, template) values (app.org(), app.actor(), 'x', 'jeg', 'x', '1') returning id`,
  )
  const helpers = await sqlAs(
    cast.employee,
    sql`insert into data.experiment_helper (organisation_id, experiment_id, person_id)
      select app.org(), ${made?.id}::uuid, p.id from data.person p where p.id <> app.actor() limit 60 returning person_id`,
  )
  assert.equal(helpers.length, 60)
  const read = () =>
    sqlAs(
      cast.employee,
      sql`select app.address_for_helper(experiment_id, person_id) as address from data.experiment_helper where experiment_id = ${made?.id}`,
    )
  assert.equal((await read()).filter(({ address }) => address !== null).length, 30)
  assert.equal((await read()).filter(({ address }) => address !== null).length, 0)
})

test('a document that is no told one cannot be written, and one that is odd is on nobody’s page', async () => {
  const experiment = await beginExperiment(world, { title: 'Sær' })
  for (const document of [
    '{"stars": 3, "title": "x", "answers": []}',
    '{"title": "x", "stars": []}',
    '{"title": 3, "stars": [], "answers": []}',
    '[]',
    'null',
    '{}',
  ])
    await assert.rejects(
      sqlAs(
        around.owner,
        sql`insert into data.told_experiment (organisation_id, experiment_id, document) values (${org}, ${experiment}, ${document}::jsonb)`,
      ),
      impossible,
      document,
    )
  await tellBySql(experiment, [])
  for (const path of [paths.toldExperiments.to(), paths.toldExperiments.to({ q: 'x' })]) {
    const page = await world.as(cast.director).get(path)
    assert.equal(page.status, 200)
    assert.doesNotMatch(await page.text(), new RegExp(experiment))
  }
  assert.equal((await world.as(cast.director).get(paths.toldExperiment.to({ experiment }))).status, 404)
})

test('a helper who helps no more has no link left, and no link lives for ever', async () => {
  const experiment = await beginExperiment(world, { title: 'Hemmelig titel' })
  const [hers, owners] = [await linkTo(experiment, 'Amira', around.helper), await linkTo(experiment)]
  assert.match(await (await world.visit(paths.guest.to({ token: hers }))).text(), /Hemmelig titel/)
  await sqlAs(
    around.owner,
    sql`delete from data.experiment_helper where experiment_id = ${experiment} and person_id = ${await idOf(around.helper)}`,
  )
  assert.equal((await world.visit(paths.guest.to({ token: hers }))).status, 404)
  assert.equal((await world.visit(paths.guest.to({ token: owners }))).status, 200)
  const insert = (created: string, expires: string, by: string) => sql`
    insert into data.experiment_link (organisation_id, experiment_id, name, token_hash, created_by, created_at, expires_at)
    values (${org}, ${experiment}, 'x', ${newToken().hash}, ${by}, ${created}::timestamptz, ${expires}::timestamptz)`
  const owner = await idOf(around.owner)
  await assert.rejects(sqlAs(around.owner, insert('now', 'infinity', owner)), impossible)
  await assert.rejects(sqlAs(around.owner, insert('2099-01-01', '2099-02-01', owner)), denied)
  await assert.rejects(sqlAs(around.owner, insert('now', 'tomorrow', await idOf(around.helper))), denied)
})

test('nobody writes under the name of somebody else', async () => {
  const experiment = await beginExperiment(world, { title: 'Underskrevet' })
  const [owner, helper] = [await idOf(around.owner), await idOf(around.helper)]
  const of = { organisation: org, experiment }
  for (const [insert, change] of [
    [
      sql`insert into data.experiment_answer (organisation_id, experiment_id, question, text, author_id)
        values (${of.organisation}, ${of.experiment}, 'think', 'Noget dumt', ${owner}) returning author_id`,
      sql`update data.experiment_answer set text = 'Noget dummere', author_id = ${owner} where experiment_id = ${experiment} returning author_id`,
    ],
    [
      sql`insert into data.experiment_reading (organisation_id, experiment_id, position, text, author_id)
        values (${of.organisation}, ${of.experiment}, 1, 'Noget dumt', ${owner}) returning author_id`,
      sql`update data.experiment_reading set author_id = ${owner} where experiment_id = ${experiment} returning author_id`,
    ],
  ] as const) {
    assert.deepEqual(await sqlAs(around.helper, insert), [{ author_id: helper }])
    assert.deepEqual(await sqlAs(around.helper, change), [{ author_id: helper }])
  }
  const [observation] = await sqlAs(
    around.helper,
    sql`insert into data.experiment_observation (organisation_id, experiment_id, id, text, observed_on, author_id, author_name)
      values (${org}, ${experiment}, ${randomUUID()}, 'x', '2026-01-01', app.actor(), 'Karsten Vestergaard') returning id, author_name`,
  )
  assert.equal(observation?.author_name, 'Amira Haddad')
  assert.deepEqual(
    await sqlAs(
      around.helper,
      sql`update data.experiment_observation set author_name = 'Karsten Vestergaard' where id = ${observation?.id} returning author_name`,
    ),
    [{ author_name: 'Amira Haddad' }],
  )
})

test('what was locked or begun is not dated before the experiment was there', async () => {
  const experiment = await beginExperiment(world, { title: 'Bagdateret' })
  const [indicator] = await sqlAs(
    around.helper,
    sql`insert into data.indicator (organisation_id, experiment_id, position, name, unit, direction) values (${org}, ${experiment}, 1, 'n', 'u', 'up') returning id`,
  )
  await assert.rejects(
    sqlAs(around.helper, sql`update data.indicator set locked_at = '2020-01-01' where id = ${indicator?.id}`),
    impossible,
  )
  await assert.rejects(
    sqlAs(around.helper, sql`update data.experiment set action_started_at = '2020-01-01' where id = ${experiment}`),
    impossible,
  )
  await sqlAs(around.helper, sql`update data.indicator set locked_at = now() where id = ${indicator?.id}`)
})

/** A meeting of the circle that the experiment is shared with, planned by its reader. */
async function meetingAbout(experiment: string): Promise<string> {
  const id = randomUUID()
  await sqlAs(
    around.reader,
    sql`insert into data.meeting (organisation_id, id, circle_id, title, starts_at, ends_at, format, state, created_by)
      select ${org}, ${id}, circle_id, 'A', now(), now() + interval '1 hour', 'kort-moede', '{}', app.actor()
      from data.experiment_share where experiment_id = ${experiment}`,
  )
  return id
}

test('smuggled SQL that becomes a job reaches no meeting', async () => {
  const meeting = await meetingAbout(await beginExperiment(world))
  await world.database.asOwner((owner) => sql`update data.meeting set opened_at = now() where id = ${meeting}`.execute(owner))
  const tries = [
    sql`select * from app.open_meetings() where meeting_id = ${meeting}`,
    sql`select * from app.job_lock_meeting(${meeting}::uuid)`,
    sql`select true from app.job_save_meeting(${meeting}::uuid, '{"mine": true}', 0) saved where saved`,
    sql`select * from app.meetings_with_gone('infinity', 'infinity')`,
    sql`select * from app.gone_from_meeting(${meeting}::uuid, 'infinity', 'infinity')`,
  ]
  const seen = sql`select app.seen_in_meetings(array[${meeting}]::uuid[], array[gen_random_uuid()], now())`
  await asJob(world.database, new Date(), ({ tx }) => seen.execute(tx))
  for (const proof of ['', '00'.repeat(32)])
    await world.inScopeOf(cast.stranger, async ({ tx }) => {
      await sql`select set_config('role', 'app_job', true), set_config('app.job', ${proof}, true)`.execute(tx)
      await seen.execute(tx)
      for (const statement of tries) assert.deepEqual((await statement.execute(tx)).rows, [])
    })
  await asJob(world.database, new Date(), async ({ tx }) => {
    for (const [n, statement] of tries.entries()) assert.equal((await statement.execute(tx)).rows.length, 1, `${n}`)
  })
})

test('what a circle decided is not read by those it is shared with later, and not written by them', async () => {
  const experiment = await beginExperiment(world, { title: 'Delt to steder' })
  const meeting = await meetingAbout(experiment)
  const decide = (document: string) =>
    sql`insert into data.experiment_decision (organisation_id, experiment_id, meeting_id, document) values (${org}, ${experiment}, ${meeting}, ${document}::jsonb)`
  await assert.rejects(sqlAs(around.reader, decide('"sagt i gruppe A"')), impossible)
  await sqlAs(around.reader, decide('{"said": "i gruppe A"}'))
  const [owner, director] = [await idOf(around.owner), await idOf(cast.director)]
  const [other] = await sqlAs(cast.administrator, sql`select app.make_circle('B', null, array[${owner}, ${director}]::uuid[]) as id`)
  await sqlAs(around.owner, sql`delete from data.experiment_share where experiment_id = ${experiment}`)
  await sqlAs(
    around.owner,
    sql`insert into data.experiment_share (organisation_id, experiment_id, circle_id) values (${org}, ${experiment}, ${other?.id})`,
  )
  const read = (who: string) => sqlAs(who, sql`select document from data.experiment_decision where experiment_id = ${experiment}`)
  assert.equal((await sqlAs(cast.director, sql`select from data.experiment where id = ${experiment}`)).length, 1)
  for (const who of [cast.director, around.helper, cast.employee, cast.administrator, cast.stranger])
    assert.deepEqual(await read(who), [], who)
  for (const who of [around.owner, around.reader]) assert.equal((await read(who)).length, 1, who)
  const change = sql`update data.experiment_decision set document = '{}' where experiment_id = ${experiment} returning 1 as changed`
  for (const who of [around.reader, cast.director, around.helper]) assert.deepEqual(await sqlAs(who, change), [], who)
  // In the circle of the meeting, and reading the experiment in another one, is not enough either.
  await sqlAs(around.owner, sql`delete from data.experiment_share where experiment_id = ${experiment}`)
  const elsewhere = await meetingAbout(await beginExperiment(world))
  for (const who of [around.reader, around.helper, cast.director])
    await assert.rejects(
      sqlAs(
        who,
        sql`insert into data.experiment_decision (organisation_id, experiment_id, meeting_id, document) values (${org}, ${experiment}, ${elsewhere}, '{}')`,
      ),
      denied,
      who,
    )
})

test('the code of a meeting is nobody’s to choose', async () => {
  const meeting = await meetingAbout(await beginExperiment(world))
  await assert.rejects(sqlAs(around.reader, sql`update data.meeting set code = 'AAAAAA' where id = ${meeting}`), denied)
  await assert.rejects(
    sqlAs(
      around.reader,
      sql`insert into data.meeting (organisation_id, circle_id, title, starts_at, ends_at, format, state, created_by, code)
        select organisation_id, circle_id, 'A', now(), now() + interval '1 hour', 'kort-moede', '{}', app.actor(), 'AAAAAA' from data.meeting where id = ${meeting}`,
    ),
    denied,
  )
  await sqlAs(around.reader, sql`select app.open_meeting_door(${meeting}::uuid, array['BBBBBB'])`)
  assert.deepEqual(await sqlAs(around.reader, sql`select code from data.meeting where id = ${meeting}`), [{ code: 'BBBBBB' }])
  assert.deepEqual(await sqlAs(cast.director, sql`select app.close_meeting_door(${meeting}::uuid) as closed`), [{ closed: false }])
  await sqlAs(around.reader, sql`update data.meeting set cancelled_at = now() where id = ${meeting}`)
  assert.deepEqual(await sqlAs(around.reader, sql`select code from data.meeting where id = ${meeting}`), [{ code: null }])
})

test('a note stays in its meeting, and a decision with its experiment', async () => {
  const [one, other] = [await beginExperiment(world), await beginExperiment(world)]
  const [meeting, another] = [await meetingAbout(one), await meetingAbout(other)]
  const { id: elsewhere } = await planIn(world, { name: 'Andre rum' })
  const note = randomUUID()
  await sqlAs(
    around.reader,
    sql`insert into data.meeting_note (organisation_id, meeting_id, id, owner_id, text) values (${org}, ${meeting}, ${note}, app.actor(), 'Min')`,
  )
  for (const to of [another, elsewhere])
    await assert.rejects(sqlAs(around.reader, sql`update data.meeting_note set meeting_id = ${to} where id = ${note}`), denied)
  for (const column of ['owner_id = null', 'guest_id = null', 'id = gen_random_uuid()', 'created_at = now()'])
    await assert.rejects(sqlAs(around.reader, sql`update data.meeting_note set ${sql.raw(column)} where id = ${note}`), denied, column)
  await sqlAs(
    around.reader,
    sql`insert into data.experiment_decision (organisation_id, experiment_id, meeting_id, document) values (${org}, ${one}, ${meeting}, '{}')`,
  )
  // Also where she could have written it in the first place.
  const again = await meetingAbout(one)
  for (const column of [sql`experiment_id = ${other}`, sql`meeting_id = ${another}`, sql`meeting_id = ${again}`])
    await assert.rejects(sqlAs(around.reader, sql`update data.experiment_decision set ${column} where experiment_id = ${one}`), denied)
})

test('a meeting stays in its circle, and follows none of others', async () => {
  const meeting = await meetingAbout(await beginExperiment(world))
  const { id: elsewhere, circle } = await planIn(world, { name: 'Et andet rum' })
  for (const column of [sql`circle_id = ${circle}`, sql`previous_id = ${elsewhere}`, sql`created_by = null`, sql`id = gen_random_uuid()`])
    await assert.rejects(sqlAs(around.reader, sql`update data.meeting set ${column} where id = ${meeting}`), denied)
  const plan = (previous: string, circleId = sql`circle_id`) =>
    sqlAs(
      around.reader,
      sql`insert into data.meeting (organisation_id, circle_id, title, starts_at, ends_at, format, state, created_by, previous_id)
        select organisation_id, ${circleId}, 'A', now(), now() + interval '1 hour', 'kort-moede', '{}', app.actor(), ${previous}
        from data.meeting where id = ${meeting}`,
    )
  await assert.rejects(plan(elsewhere), denied)
  await plan(meeting)
  const closed = await world.database.asOwner(async (owner) => {
    const { rows } = await sql<{ id: string }>`update data.circle c set closed_at = now() from data.meeting m
      where m.id = ${meeting} and c.id = m.circle_id returning c.id`.execute(owner)
    return rows[0]?.id
  })
  await assert.rejects(
    sqlAs(
      around.reader,
      sql`insert into data.meeting (organisation_id, circle_id, title, starts_at, ends_at, format, state, created_by)
        values (${org}, ${closed}, 'A', now(), now() + interval '1 hour', 'kort-moede', '{}', app.actor())`,
    ),
    denied,
  )
  await world.database.asOwner((owner) => sql`update data.circle set closed_at = null where id = ${closed}`.execute(owner))
})

test('a limit counts from its first attempt, and not by the clock', async () => {
  const attempt = async () => (await sqlAs(cast.stranger, sql`select auth.attempt('try', 3, '15 minutes') as allowed`))[0]?.allowed
  const begunAgo = (ago: string) =>
    world.database.asOwner((owner) =>
      sql`update auth.attempt set window_start = now() - ${ago}::interval where key = sha256(convert_to('try', 'UTF8'))`.execute(owner),
    )
  assert.deepEqual([await attempt(), await attempt(), await attempt(), await attempt()], [true, true, true, false])
  const begun = await world.database.asOwner((owner) =>
    sql<{ lately: boolean }>`select window_start > now() - interval '5 seconds' as lately from auth.attempt
      where key = sha256(convert_to('try', 'UTF8'))`.execute(owner),
  )
  assert.deepEqual(begun.rows, [{ lately: true }])
  await begunAgo('14 minutes 50 seconds')
  assert.equal(await attempt(), false)
  await begunAgo('15 minutes')
  assert.deepEqual([await attempt(), await attempt(), await attempt(), await attempt()], [true, true, true, false])
})

test('wrong codes and tokens are counted where they are tried, and stand in no guest’s way', async () => {
  const experiment = await beginExperiment(world, { title: 'Gæst' })
  const token = await linkTo(experiment)
  const meeting = await meetingAbout(experiment)
  await sqlAs(around.reader, sql`select app.open_meeting_door(${meeting}::uuid, array['CCCCCC'])`)
  const byCode = (code: string) => sqlAs(cast.stranger, sql`select meeting_id, too_many from app.meeting_by_code(${code}, now())`)
  assert.deepEqual(await byCode('DDDDDD'), [])
  await sqlAs(cast.stranger, sql`select app.meeting_by_code('D' || n, now()) from generate_series(1, 400) n`)
  assert.deepEqual(await byCode('DDDDDD'), [{ meeting_id: null, too_many: true }])
  assert.deepEqual(await byCode('CCCCCC'), [{ meeting_id: meeting, too_many: false }])
  // Of the links: whatever those without one have tried.
  await sqlAs(
    cast.employee,
    sql`select count(*) from (select auth.attempt(what, 5000, '15 minutes') from generate_series(1, 5000), unnest(array['guest', 'guest without a link']) what) s`,
  )
  assert.equal((await asGuest(paths.guestObservations.to({ token: 'gættet' }), { observation: 'hej' })).status, 404)
  assert.equal((await asGuest(paths.guestObservations.to({ token }), { observation: 'hej' })).status, 303)
})

test('the words of a statement hold nobody’s session: other connections can see them, and logs keep them', async () => {
  const { id } = await planIn(world, { name: 'De sete' })
  const victim = (await world.session(cast.leader)).hash.toString('hex')
  let isOver = false
  const reading = (async () => {
    while (!isOver) await world.as(cast.leader).get(paths.meeting.to({ meeting: id }))
  })()
  const seen = await world.inScopeOf(around.helper, async ({ tx }) => {
    await sql`reset role`.execute(tx)
    const all = new Set<string>()
    for (let i = 0; i < 300; i++) {
      await sql`select pg_stat_clear_snapshot()`.execute(tx)
      const { rows } = await sql<{ query: string }>`
        select query from pg_stat_activity where usename = 'app_login' and pid <> pg_backend_pid() and query <> ''`.execute(tx)
      for (const { query } of rows) all.add(query)
    }
    return [...all]
  })
  isOver = true
  await reading
  assert.ok(seen.length > 3, 'it has seen what others ask')
  assert.deepEqual(
    seen.filter((query) => query.includes(victim) || /'[0-9a-f]{64}'/.test(query)),
    [],
  )
})

test('no statement has a name under which another could be put for the next person on the connection', async () => {
  for (let i = 0; i < 12; i++) await world.as(cast.leader).get(paths.meetings.to())
  const named = await Promise.all(Array.from({ length: 6 }, () => sqlAs(cast.leader, sql`select name from pg_prepared_statements`)))
  assert.deepEqual(named.flat(), [])
})

test('guests who scan the code in the same moment all come in, and wait for nobody', async () => {
  const { id: meeting } = await planIn(world, { name: 'De mange' })
  await world.as(cast.leader).post(paths.meetingDoor.to({ meeting }), { door: 'open' })
  const { code } = (await sqlAs(cast.leader, sql`select code from data.meeting where id = ${meeting}`))[0] as { code: string }
  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, i) =>
      world.visit(paths.join.to(), {
        method: 'POST',
        headers: { Origin: world.deps.publicOrigin },
        body: new URLSearchParams({ code, name: `Gæst ${i}` }),
      }),
    ),
  )
  assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([303]))
})
