import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { paths } from '#paths.ts'
import { cast, today } from '../../../../test/cast.ts'
import { createWorld } from '../../../../test/harness.ts'
import { mostOpen } from './sparring.ts'

const world = await createWorld({ now: () => today })
const foundation = 'faelles-kurs'
const expectation = 'sikrer-alle-1'
const words = 'Vi ved, hvem der gør hvad'
const louise = 'louise.bech.soerensen@fjordby.example'
const skovlundsAdministrator = 'torben.ravn@skovlund.example'

async function idOf(address: string): Promise<string> {
  return world.database.asOwner(
    async (owner) =>
      (await owner.selectFrom('data.identity').where('subject', '=', address).select('person_id').executeTakeFirstOrThrow()).person_id,
  )
}

async function rows() {
  return world.database.asOwner((owner) => owner.selectFrom('data.sparring').selectAll().orderBy('id').execute())
}

/** Asks, and gives the address of the request. */
async function ask(who: string, asked: string, about = expectation, message = ''): Promise<string> {
  const response = await world.as(who).post(paths.askForSparring.to({ foundation, expectation: about }), { asked, message })
  assert.equal(response.status, 303)
  return response.headers.get('Location') ?? ''
}

test('a colleague is found by a part of her name without a script, and the consultants are offered first', async () => {
  const address = paths.askForSparring.to({ foundation, expectation })
  const first = await (await world.as(cast.leader).get(address)).text()
  assert.match(first, /Konsulenter i organisationen[\s\S]*Louise Bech Sørensen/)
  const found = await (await world.as(cast.leader).get(`${address}?q=${encodeURIComponent('  haDDad ')}`)).text()
  assert.match(found, /Amira Haddad[\s\S]*Leder af ledere, Plejehjem/)
  assert.doesNotMatch(found, /@fjordby/)
  assert.match(await (await world.as(cast.leader).get(`${address}?q=zzzz`)).text(), /Vi fandt ingen med/)
  // Nobody spars with herself, and nobody of another organisation is found.
  assert.doesNotMatch(await (await world.as(cast.leader).get(`${address}?q=Holm+Krogh`)).text(), /value="[0-9a-f-]{36}"/)
  assert.doesNotMatch(await (await world.as(cast.leader).get(`${address}?q=Pernille+Juul`)).text(), /Østergaard/)
})

test('who is asked sees it on her overview and is told by a letter with a link and nothing else', async () => {
  const before = world.letters.length
  const location = await ask(cast.leader, await idOf(louise), expectation, 'Noget meget fortroligt')
  const letter = await world.letterTo(louise)
  assert.equal(world.letters.length, before + 1)
  assert.ok(letter.text.includes(`${world.deps.publicOrigin}${location}`))
  for (const secret of [words, 'fortroligt', 'Mette', 'Krogh', 'Fælles kurs', 'Solgården', 'sikrer-alle-1'])
    assert.ok(!`${letter.subject} ${letter.text}`.includes(secret), secret)
  const overview = await (await world.as(cast.administrator).get('/')).text()
  assert.match(overview, /Mette Holm Krogh vil gerne spare med dig om/)
  assert.ok(overview.includes(words))
  const request = await (await world.as(cast.administrator).get(location)).text()
  assert.match(request, /Noget meget fortroligt/)
  assert.match(await (await world.as(cast.leader).get('/')).text(), /Du har spurgt Louise Bech Sørensen om sparring om/)
})

test('only the two see it: no superior, no administrator, nobody else', async () => {
  const location = await ask(cast.leader, await idOf('karsten.vestergaard@fjordby.example'), 'sikrer-alle-2', 'Kun mellem os')
  for (const who of [cast.leader, cast.centreHead]) assert.equal((await world.as(who).get(location)).status, 200, who)
  for (const who of [cast.administrator, cast.leaderOfLeaders, cast.director, cast.employee, cast.stranger, skovlundsAdministrator]) {
    assert.equal((await world.as(who).get(location)).status, 404, who)
    for (const path of ['/', paths.sparrings.to(), paths.expectation.to({ foundation, expectation: 'sikrer-alle-2' })]) {
      const html = await (await world.as(who).get(path)).text()
      assert.ok(!/Kun mellem os|spurgt Karsten/.test(html) && !html.includes(location), `${who} ${path}`)
    }
    const id = location.split('/').at(-1)
    const seen = await world.inScopeOf(who, ({ tx }) => sql`select from data.sparring where id = ${id}`.execute(tx))
    assert.equal(seen.rows.length, 0, who)
    const before = await rows()
    assert.equal((await world.as(who).post(`${location}/settlement`)).status, 404, who)
    assert.deepEqual(await rows(), before)
    // The address of somebody who was asked by another is nobody's to ask for.
    const { rows: addresses } = await world.inScopeOf(who, ({ tx }) =>
      sql<{ address: string | null }>`select app.address_for_sparring(${id}::uuid) as address`.execute(tx),
    )
    assert.equal(addresses[0]?.address, null, who)
  }
})

test('either of the two settles it, and then it is on nobody’s overview', async () => {
  const karsten = await idOf('karsten.vestergaard@fjordby.example')
  for (const [who, about] of [
    [cast.leader, 'styrker-alle-1'],
    [cast.centreHead, 'styrker-alle-2'],
  ] as const) {
    const location = await ask(cast.leader, karsten, about)
    assert.equal((await world.as(who).post(`${location}/settlement`)).status, 303)
    for (const both of [cast.leader, cast.centreHead]) {
      assert.ok(!(await (await world.as(both).get('/')).text()).includes(`href="${location}"`))
      const page = await (await world.as(both).get(location)).text()
      assert.match(page, /I har talt sammen/)
      assert.doesNotMatch(page, /settlement/)
    }
    const before = await rows()
    assert.equal((await world.as(who).post(`${location}/settlement`)).status, 303)
    assert.deepEqual(await rows(), before)
  }
})

test('an employee asks nobody, and an asked one must be a colleague; when they try, nothing changes and nobody is written to', async () => {
  const before = { rows: await rows(), letters: world.letters.length }
  const address = paths.askForSparring.to({ foundation, expectation })
  const amira = await idOf('amira.haddad@fjordby.example')
  for (const who of [cast.employee, cast.stranger, skovlundsAdministrator]) {
    assert.equal((await world.as(who).get(address)).status, 404, who)
    assert.equal((await world.as(who).post(address, { asked: amira })).status, 404, who)
  }
  const pernille = await idOf('pernille.juul.oestergaard@skovlund.example')
  const mette = await idOf('mette.holm.krogh@fjordby.example')
  for (const asked of [pernille, mette, '00000000-0000-4000-8000-000000000000'])
    assert.equal((await world.as(cast.leader).post(address, { asked })).status, 404, asked)
  for (const [body, field] of [
    [{ message: 'Hvem?' }, 'asked'],
    [{ asked: 'hvem som helst' }, 'asked'],
    [{ asked: amira, message: 'x'.repeat(1001) }, 'message'],
  ] as const) {
    const refused = await world.as(cast.leader).post(address, body)
    assert.equal(refused.status, 422)
    assert.match(await refused.text(), new RegExp(`href="#${field}"`))
  }
  assert.equal(
    (await world.as(cast.leader).post(paths.askForSparring.to({ foundation, expectation: 'findes-ikke' }), { asked: amira })).status,
    404,
  )
  const employee = world.inScopeOf(cast.employee, async ({ tx, actor }) => {
    await sql`insert into data.sparring (organisation_id, asker_id, asked_id, foundation_id, expectation_key)
      select f.organisation_id, ${actor.personId}, ${amira}, f.id, 'x' from data.foundation f limit 1`.execute(tx)
  })
  await assert.rejects(employee, { code: '42501' })
  assert.deepEqual({ rows: await rows(), letters: world.letters.length }, before)
})

test('a search, a name and a message that were typed stay when the form comes back', async () => {
  const address = paths.askForSparring.to({ foundation, expectation })
  const refused = await world.as(cast.leader).post(address, { q: 'Haddad', message: 'Min besked <b>her</b>' })
  const html = await refused.text()
  assert.match(html, /value="Haddad"/)
  assert.match(html, /Amira Haddad/)
  assert.match(html, /Min besked &lt;b&gt;her&lt;\/b&gt;/)
})

test('asking the same person about the same thing twice is one request and one letter', async () => {
  const louiseId = await idOf(louise)
  const first = await ask(cast.director, louiseId, 'udvikler-alle-1')
  const letters = world.letters.length
  assert.equal(await ask(cast.director, louiseId, 'udvikler-alle-1'), first)
  assert.equal(world.letters.length, letters)
})

test('with twenty open requests the next is refused kindly, and nothing that was typed is lost', async () => {
  const amira = await idOf('amira.haddad@fjordby.example')
  await world.database.asOwner((owner) =>
    sql`
      insert into data.sparring (organisation_id, asker_id, asked_id, foundation_id, expectation_key)
      select f.organisation_id, a.person_id, ${amira}, f.id, 'n-' || n
      from data.foundation f join data.identity a on a.organisation_id = f.organisation_id and a.subject = 'karsten.vestergaard@fjordby.example',
        generate_series(1, ${mostOpen}) n where f.slug = ${foundation}`.execute(owner),
  )
  const before = await rows()
  const address = paths.askForSparring.to({ foundation, expectation })
  const refused = await world.as(cast.centreHead).post(address, { q: 'Haddad', asked: amira, message: 'En til' })
  assert.equal(refused.status, 422)
  assert.match(await refused.text(), /Du har allerede 20 åbne sparringer[\s\S]*En til/)
  assert.deepEqual(await rows(), before)
})

test('who asks very often in an hour is asked to wait', async () => {
  const address = paths.askForSparring.to({ foundation, expectation: 'udvikler-alle-2' })
  const asked = await idOf(louise)
  const statuses: number[] = []
  for (let i = 0; i < 31; i++) statuses.push((await world.as(cast.leaderOfLeaders).post(address, { asked })).status)
  assert.deepEqual([...new Set(statuses.slice(0, 30))], [303])
  assert.equal(statuses.at(-1), 429)
})

test('a request about an expectation that is retired says so, and keeps its words', async () => {
  const location = await ask(cast.leader, await idOf(louise), 'styrker-alle-3')
  await world.database.asOwner(async (owner) => {
    await sql`update data.foundation_version set state = 'superseded' where state = 'adopted' and foundation_id in (select id from data.foundation where slug = ${foundation})`.execute(
      owner,
    )
  })
  const html = await (await world.as(cast.leader).get(location)).text()
  assert.match(html, /Forventningen står ikke længere i grundlaget/)
  assert.match(html, /Vi udfordrer, optimerer og nytænker/)
})
