import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { startExperiment } from '#features/experiments/actions.ts'
import { findExperiment } from '#features/experiments/queries.ts'
import { shareWithCircle, tellExperiment } from '#features/experiments/sharing/actions.ts'
import { findTellable } from '#features/experiments/sharing/queries.ts'
import { documentOf, sealOf } from '#features/experiments/sharing/telling.ts'
import { openDoor, planMeeting } from '#features/meetings/actions.ts'
import { cast } from './cast.ts'
import { fillExperiment } from './experiment-cast.ts'
import { createWorld, takeErrors } from './harness.ts'

/*
 * Every route that the application answers, asked with Fjordby's own ids by people who may not: of another organisation, of the
 * same one without the right, and nobody at all. A route that is added is walked without anybody thinking of it; a parameter that
 * this file does not know fails the test until somebody has said what Fjordby's is.
 */

// Outside the demonstration, since its persona page names people to everybody by intention.
const world = await createWorld({ demo: false })
const skovlundsAdministrator = 'torben.ravn@skovlund.example'

const routes = [...new Map(world.routes.map((route) => [`${route.method} ${route.path}`, route])).values()]
const fjordbys = await world.database.asOwner(async (owner) => {
  const organisation = await owner
    .selectFrom('data.organisation')
    .where('slug', '=', 'fjordby')
    .select('organisation_id')
    .executeTakeFirstOrThrow()
  const { organisation_id } = organisation
  // A unit that nobody of the cast leads: the director may write for all that are below her.
  const unit = await owner
    .insertInto('data.unit')
    .values({ organisation_id, code: 'venner', name: 'Lindehusets venner' })
    .returning('id')
    .executeTakeFirstOrThrow()
  const supplement = await sql<{ id: string }>`
    insert into data.supplement (organisation_id, unit_id, foundation_id, theme_key, stance, text)
    select f.organisation_id, ${unit.id}, f.id, 'sikrer', 'keep', 'Lindehuset siger godmorgen'
    from data.foundation f where f.organisation_id = ${organisation_id} and f.slug = 'faelles-kurs' returning id`.execute(owner)
  // Between two that are not on the walk.
  const sparring = await sql<{ id: string }>`
    insert into data.sparring (organisation_id, asker_id, asked_id, foundation_id, expectation_key)
    select f.organisation_id, asker.person_id, asked.person_id, f.id, 'sikrer-direktion-1'
    from data.foundation f, auth.persona asker, auth.persona asked
    where f.organisation_id = ${organisation_id} and f.slug = 'faelles-kurs'
      and asker.slug = ${cast.centreHead} and asked.slug = ${cast.administrator} returning id`.execute(owner)
  // Only somebody who is not on the walk is invited to this one.
  const hearing = await sql<{ id: string }>`
    with opened as (
      insert into data.hearing (organisation_id, version_id, opens_on, closes_on, everyone)
      select v.organisation_id, v.id, app.today(), app.today(), false
      from data.foundation_version v join data.foundation f on f.organisation_id = v.organisation_id and f.id = v.foundation_id
      where f.organisation_id = ${organisation_id} and f.slug = 'faelles-kurs' and v.number = 1 returning *),
    invited as (
      insert into data.hearing_invitation (organisation_id, hearing_id, person_id)
      select o.organisation_id, o.id, p.person_id from opened o, auth.persona p where p.slug = ${cast.centreHead})
    select id from opened`.execute(owner)
  // What somebody who is not on the walk has brought in.
  const documentImport = await sql<{ id: string }>`
    insert into data.document_import (organisation_id, uploaded_by, file_name, proposal)
    select organisation_id, person_id, 'Fjordbys eget.pdf', '{"roles":[],"themes":[],"passages":[],"rest":[]}' from auth.persona where slug = ${cast.administrator} returning id`.execute(
    owner,
  )
  return {
    organisation: organisation_id,
    unit: unit.id,
    documentImport: documentImport.rows[0]?.id ?? '',
    supplement: supplement.rows[0]?.id ?? '',
    sparring: sparring.rows[0]?.id ?? '',
    hearing: hearing.rows[0]?.id ?? '',
  }
})

// Of a leader who is not on the walk, with something in every room, shared with a group of hers, and told.
const experiment = await fillExperiment(world, await beginWithin(cast.centreHead))
await world.inScopeOf(cast.centreHead, async (scope) => {
  const found = await findExperiment(scope.tx, experiment.id)
  assert.ok(found)
  const seal = sealOf(documentOf(await findTellable(scope.tx, found), ['answer:try']))
  assert.deepEqual(await tellExperiment(scope, experiment.id, ['answer:try'], seal), { told: true })
})

// Of the same group, with the door open: only who reads the code on its screen comes in.
const meeting = await world.inScopeOf(cast.centreHead, async (scope) => {
  const startsAt = new Date(scope.now.getTime() + 600_000)
  const plan = { id: crypto.randomUUID(), title: 'Lindehusets møde', format: 'kort-moede', startsAt, experiments: [experiment.id] }
  assert.deepEqual(await planMeeting(scope, experiment.circle, plan), { planned: plan.id })
  assert.ok('code' in (await openDoor(scope, plan.id)))
  return plan.id
})

// And what only she may read of it.
const note = await world.inScopeOf(cast.centreHead, async ({ tx, actor }) => {
  const row = { organisation_id: actor.organisationId, meeting_id: meeting, id: crypto.randomUUID(), owner_id: actor.personId }
  await tx
    .insertInto('data.meeting_note')
    .values({ ...row, text: 'Lindehusets egen tanke' })
    .execute()
  return row.id
})

// How Fjordby holds its short meeting, from the demonstration: everybody of Fjordby reads it, and its administrator alone words it.
const format = await world.database.asOwner(async (owner) => {
  const { rows } = await sql<{ id: string }>`
    select format_id as id from data.meeting_format where organisation_id = ${fjordbys.organisation} limit 1`.execute(owner)
  return rows[0]?.id ?? ''
})

/** The owner's own experiment, shared with a group that nobody on the walk is in. */
async function beginWithin(owner: string): Promise<string> {
  const person = await world.inScopeOf(owner, async ({ actor }) => actor.personId)
  const circle = await world.inScopeOf(cast.administrator, async ({ tx }) => {
    const { rows } = await sql<{ id: string }>`select app.make_circle('Lindehusets gruppe', null, array[${person}]::uuid[]) as id`.execute(
      tx,
    )
    return rows[0]?.id ?? ''
  })
  return world.inScopeOf(owner, async (scope) => {
    const outcome = await startExperiment(scope, { title: 'Lindehusets prøve', voice: 'jeg', expectations: [], anyway: true })
    assert.ok('started' in outcome)
    assert.deepEqual(await shareWithCircle(scope, outcome.started, circle), { shared: true })
    return outcome.started
  })
}

const values: Record<string, string> = {
  experiment: experiment.id,
  circle: experiment.circle,
  meeting,
  note,
  card: '00000000-0000-4000-8000-000000000000',
  code: 'a-guess',
  format,
  part: 'step-moenstre',
  person: await world.inScopeOf(cast.centreHead, async ({ actor }) => actor.personId),
  phase: '1',
  question: 'baseline',
  reading: experiment.reading,
  observation: experiment.star,
  link: experiment.link,
  rater: experiment.rater,
  indicator: experiment.indicator,
  pause: experiment.pause,
  date: '2026-08-31',
  foundation: 'faelles-kurs',
  role: 'leder-af-medarbejdere',
  theme: 'driften',
  expectation: 'sikrer-direktion-1',
  template: 'hvidovrevejen',
  session: '00000000-0000-4000-8000-000000000000',
  token: 'a-guess',
  file: 'main.css',
  unit: fjordbys.unit,
  import: fjordbys.documentImport,
  step: 'head',
  supplement: fjordbys.supplement,
  sparring: fjordbys.sparring,
  hearing: fjordbys.hearing,
  // Of the edition that is superseded: whoever may read it may not say that it is news.
  number: '1',
  kind: 'theme',
  element: 'driften',
}

/** Words that only somebody of Fjordby may read. */
const fjordbysWords =
  /Fjordby|Fælles kurs|Vi mødes stående|Ti gåder om ugen|Mette Holm Krogh|Amira Haddad|Karsten Vestergaard|Birgitte Aagaard|Solgården|Lindehuset|HovedMED og direktionen/

function fill(path: string): string {
  return path.replace(/:(\w+)(\{[^}]*\})?/g, (_, name: string) => {
    const value = values[name]
    assert.ok(value, `what is Fjordby's :${name} in ${path}?`)
    return value
  })
}

/** All that Fjordby has, as one fingerprint. */
async function fingerprint(): Promise<string> {
  return world.database.asOwner(async (owner) => {
    const tables = (
      await sql<{
        name: string
      }>`select relname as name from pg_class where relnamespace = 'data'::regnamespace and relkind = 'r' order by 1`.execute(owner)
    ).rows
    const parts: string[] = []
    for (const { name } of tables) {
      const { rows } = await sql<{ print: string }>`
        select md5(coalesce(string_agg(r::text, '|' order by r::text), '')) as print
        from ${sql.id('data', name)} r where organisation_id = ${fjordbys.organisation}`.execute(owner)
      parts.push(`${name} ${rows[0]?.print}`)
    }
    return parts.join('\n')
  })
}

test('the walk goes through the routes that there are', () => {
  assert.ok(routes.length >= 25, `${routes.length} routes`)
})

test('Fjordby’s own leader does read Fjordby’s words: so the walks below look for the right ones', async () => {
  for (const path of ['/foundations', '/foundations/:foundation', '/'])
    assert.match(await (await world.as(cast.leader).get(fill(path))).text(), fjordbysWords, path)
})

for (const [who, slug] of [
  ['a leader of another organisation', cast.stranger],
  ['the administrator of another organisation', skovlundsAdministrator],
] as const)
  test(`${who} reads nothing of Fjordby through any route`, async () => {
    for (const { path } of routes.filter((route) => route.method === 'GET')) {
      const response = await world.as(slug).get(fill(path))
      assert.ok(response.status < 500, `GET ${path} is ${response.status}`)
      assert.doesNotMatch(await response.text(), fjordbysWords, `GET ${path}`)
      if (/:(foundation|role|theme|expectation|unit|import|experiment|circle|meeting|code|format)\b/.test(path))
        assert.equal(response.status, 404, `GET ${path}`)
    }
    for (const query of ['Mette', 'Fjordby', 'Solgården', 'borger'])
      assert.doesNotMatch(
        await (await world.as(slug).get(`/search?q=${encodeURIComponent(query)}`)).text(),
        /Fælles kurs|Mette Holm Krogh|Lindehuset/,
        query,
      )
  })

test('nobody without a session reads anything of Fjordby', async () => {
  for (const { path } of routes.filter((route) => route.method === 'GET')) {
    const response = await world.visit(fill(path))
    assert.ok(response.status < 500, `GET ${path} is ${response.status}`)
    assert.doesNotMatch(await response.text(), fjordbysWords, `GET ${path}`)
  }
})

for (const [who, slug] of [
  ['a leader of another organisation', cast.stranger],
  ['the administrator of another organisation', skovlundsAdministrator],
  ['a leader of Fjordby', cast.leader],
  ['an employee of Fjordby', cast.employee],
  ['a director of Fjordby', cast.director],
] as const)
  test(`${who} changes nothing of Fjordby through any route`, async () => {
    const before = await fingerprint()
    for (const { method, path } of routes.filter((route) => route.method !== 'GET')) {
      const response = await world.as(slug).post(fill(path), {
        template: 'hvidovrevejen',
        name: 'Smuglet',
        adoptedBy: 'Ingen',
        adoptedOn: '2026-01-01',
        text: 'Smuglet',
        body: 'Smuglet',
      })
      assert.equal(method, 'POST')
      assert.ok(response.status < 500, `POST ${path} is ${response.status}`)
    }
    assert.equal(await fingerprint(), before)
    takeErrors()
  })

test('nobody without a session changes anything', async () => {
  const before = await fingerprint()
  for (const { path } of routes.filter((route) => route.method !== 'GET')) {
    const response = await world.visit(fill(path), {
      method: 'POST',
      headers: { Origin: world.deps.publicOrigin },
      body: new URLSearchParams({ name: 'Smuglet' }),
    })
    assert.ok(response.status < 500, `POST ${path} is ${response.status}`)
  }
  assert.equal(await fingerprint(), before)
})

test('the fingerprint sees a change: so the walks above would have seen one', async () => {
  const before = await fingerprint()
  await world.database.asOwner((owner) => sql`update data.unit set name = name || '.' where id = ${fjordbys.unit}`.execute(owner))
  assert.notEqual(await fingerprint(), before)
})

test('an id that is no id, too long or of strange letters is not found, and never an error', async () => {
  for (const strange of ['%00', '%F0%9F%8C%9F', `${'x'.repeat(3000)}`, "'%20or%201=1--", '..%2f..%2fetc', '%3Cscript%3E', '0', '%'])
    for (const { path } of routes.filter((route) => route.method === 'GET' && route.path.includes(':'))) {
      const response = await world.as(cast.administrator).get(path.replace(/:(\w+)(\{[^}]*\})?/g, () => strange))
      assert.ok([404, 410, 303, 302, 400].includes(response.status), `GET ${path} with ${strange.slice(0, 20)} is ${response.status}`)
    }
})
