import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { cast } from './cast.ts'
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
  const unit = await owner
    .selectFrom('data.unit')
    .where('organisation_id', '=', organisation.organisation_id)
    .orderBy('name', 'desc')
    .selectAll()
    .executeTakeFirstOrThrow()
  return { organisation: organisation.organisation_id, unit: unit.id }
})

const values: Record<string, string> = {
  foundation: 'faelles-kurs',
  role: 'leder-af-medarbejdere',
  theme: 'driften',
  expectation: 'sikrer-direktion-1',
  template: 'hvidovrevejen',
  session: '00000000-0000-4000-8000-000000000000',
  token: 'a-guess',
  file: 'main.css',
  unit: fjordbys.unit,
}

/** Words that only somebody of Fjordby may read. */
const fjordbysWords =
  /Fjordby|Fælles kurs|Mette Holm Krogh|Amira Haddad|Karsten Vestergaard|Birgitte Aagaard|Solgården|Lindehuset|HovedMED og direktionen/

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
      if (/:(foundation|role|theme|expectation|unit)\b/.test(path)) assert.equal(response.status, 404, `GET ${path}`)
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
      const response = await world
        .as(slug)
        .post(fill(path), { template: 'hvidovrevejen', name: 'Smuglet', adoptedBy: 'Ingen', adoptedOn: '2026-01-01', text: 'Smuglet' })
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
