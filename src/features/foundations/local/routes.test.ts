import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { paths } from '#paths.ts'
import { cast, today } from '../../../../test/cast.ts'
import { createWorld } from '../../../../test/harness.ts'
import type { Foundation } from '../foundation.ts'
import { findFoundation } from '../queries.ts'
import { addSupplement, rewordSupplement, translateExpectation } from './actions.ts'
import { findLocalWords } from './queries.ts'

const world = await createWorld({ now: () => today })
const foundation = 'faelles-kurs'
const skovlundsAdministrator = 'torben.ravn@skovlund.example'
const mettes = await unitOf('mette.holm.krogh@fjordby.example')
const amiras = await unitOf('amira.haddad@fjordby.example')
const direktion = await unitOf('birgitte.aagaard@fjordby.example')

/** Somebody who leads the workplace beside Mette's, and somebody who works there. */
const beside = await world.database.asOwner(async (owner) => {
  const { rows } = await sql<{ role: string; subject: string; unit: string }>`
    select distinct on (x.role) x.role, i.subject, u.id as unit
    from data.unit u join data.position x on x.organisation_id = u.organisation_id and x.unit_id = u.id
    join data.identity i on i.organisation_id = x.organisation_id and i.person_id = x.person_id
    where u.parent_id = ${amiras} and u.name = 'Solgården, dagvagten' order by x.role, i.subject`.execute(owner)
  const who = (role: string) => rows.find((row) => row.role === role)?.subject ?? assert.fail(`nobody is ${role}`)
  return { leader: who('leader_of_employees'), employee: who('employee'), unit: rows[0]?.unit ?? '' }
})

async function unitOf(address: string): Promise<string> {
  return world.database.asOwner(async (owner) => {
    const { rows } = await sql<{ unit_id: string }>`
      select x.unit_id from data.position x join data.identity i on i.organisation_id = x.organisation_id and i.person_id = x.person_id
      where i.subject = ${address} and x.role <> 'employee'`.execute(owner)
    return rows[0]?.unit_id ?? assert.fail(address)
  })
}

async function page(who: string, path: string, status = 200): Promise<string> {
  const response = await world.as(who).get(path)
  assert.equal(response.status, status, `${who} ${path}`)
  return response.text()
}

async function rows(): Promise<unknown> {
  return world.database.asOwner(async (owner) => ({
    supplements: await owner.selectFrom('data.supplement').selectAll().orderBy('id').execute(),
    translations: await owner.selectFrom('data.local_translation').selectAll().orderBy('unit_id').orderBy('expectation_key').execute(),
  }))
}

async function adopted(scope: Parameters<Parameters<typeof world.inScopeOf>[1]>[0]): Promise<Foundation> {
  return (await findFoundation(scope.tx, foundation)) ?? assert.fail('no foundation')
}

const given = { theme: 'styrker', concerns: 'new', expectation: '', stance: 'develop', text: 'Vi prøver noget nyt hver onsdag.' }

/** A supplement of Mette's, written as she writes it. */
async function mettesSupplement(text: string, more: Partial<typeof given> = {}): Promise<string> {
  const response = await world.as(cast.leader).post(paths.supplements.to({ foundation, unit: mettes }), { ...given, text, ...more })
  assert.equal(response.status, 303)
  return world.database.asOwner(
    async (owner) => (await owner.selectFrom('data.supplement').where('text', '=', text).select('id').executeTakeFirstOrThrow()).id,
  )
}

test('what a unit adds is seen in it and below it, with its name and stance, and not beside it, above it or elsewhere', async () => {
  await mettesSupplement('Kun for aftenvagten', { theme: 'udvikler' })
  const theme = paths.theme.to({ foundation, theme: 'udvikler' })
  for (const who of [cast.leader, cast.employee]) {
    const html = await page(who, theme)
    assert.match(html, /Kun for aftenvagten/, who)
    assert.match(html, /Hos Solgården, aftenvagten/)
    assert.match(html, /class="badge">Udvikle</)
  }
  for (const who of [cast.leaderOfLeaders, cast.centreHead, cast.director, cast.administrator, beside.leader, beside.employee])
    assert.doesNotMatch(await page(who, theme), /Kun for aftenvagten/, who)
  // Amira's own words reach all below her, and her superior's do not stop at her.
  for (const who of [cast.leaderOfLeaders, cast.leader, cast.employee, beside.leader, beside.employee])
    assert.match(await page(who, paths.theme.to({ foundation, theme: 'skaber' })), /Vi ringer til de pårørende/, who)
  for (const who of [cast.centreHead, cast.director, cast.administrator])
    assert.doesNotMatch(await page(who, paths.theme.to({ foundation, theme: 'skaber' })), /Vi ringer til de pårørende/, who)
})

test('another organisation sees nothing of it, however it asks', async () => {
  await mettesSupplement('Ikke for Skovlund')
  for (const who of [cast.stranger, skovlundsAdministrator]) {
    assert.equal((await world.as(who).get(paths.unitLocalWords.to({ foundation, unit: mettes }))).status, 404)
    const seen = await world.inScopeOf(who, ({ tx }) =>
      sql`select from data.supplement union all select from data.local_translation`.execute(tx),
    )
    assert.equal(seen.rows.length, 0)
  }
})

test('a supplement stands with the expectation that it concerns on all pages in words, and in the matrix as a mark', async () => {
  const own = 'styrker-medarbejder-2'
  const words = /Vi aftaler ved vagtens begyndelse, hvem der går hjem først/
  for (const path of [
    paths.expectation.to({ foundation, expectation: own }),
    paths.theme.to({ foundation, theme: 'styrker' }),
    paths.foundationRole.to({ foundation, role: 'medarbejder' }),
    paths.foundationRolePrint.to({ foundation, role: 'medarbejder' }),
    paths.myRole.to(),
  ])
    assert.match(await page(cast.employee, path), words, path)
  const matrix = await page(cast.employee, paths.foundation.to({ foundation }))
  assert.doesNotMatch(matrix, words)
  assert.match(matrix, /aria-label="Har lokale ord hos jer"/)
  // The administrator works elsewhere: she has her directors' words, and no others.
  const elsewhere = await page(cast.administrator, paths.foundation.to({ foundation }))
  assert.equal(elsewhere.match(/ls-lokaltegn"/g)?.length, 1)
})

test('the nearest unit’s translation stands first, each with its unit’s name', async () => {
  const expectation = 'skaber-alle-1'
  await world.as(cast.leader).post(paths.localTranslation.to({ foundation, unit: mettes, expectation }), { text: 'Nærmest', revision: '0' })
  await world
    .as(cast.director)
    .post(paths.localTranslation.to({ foundation, unit: direktion, expectation }), { text: 'Fjernest', revision: '0' })
  const words = await world.inScopeOf(cast.employee, async (scope) =>
    findLocalWords(scope.tx, scope.actor.personId, (await adopted(scope)).id),
  )
  const found = words.translations.filter((translation) => translation.expectation === expectation)
  assert.deepEqual(
    found.map(({ unit }) => unit.name),
    ['Solgården, aftenvagten', 'Plejehjem', 'Direktionen'],
  )
  const html = await page(cast.employee, paths.expectation.to({ foundation, expectation }))
  const order = ['Nærmest', 'På plejehjemmene', 'Fjernest'].map((text) => html.indexOf(text))
  assert.ok(order.every((at) => at > 0))
  assert.deepEqual(
    [...order].sort((a, b) => a - b),
    order,
  )
})

test('the overview tells what this week’s expectation means here, to those it concerns', async () => {
  const overview = await page(cast.employee, paths.overview.to())
  const [, weekly = '', expectation = ''] = /href="\/foundations\/([^"/]+)\/expectations\/([^"]+)"/.exec(overview) ?? []
  const address = paths.localTranslation.to({ foundation: weekly, unit: mettes, expectation })
  assert.equal((await world.as(cast.leader).post(address, { text: 'I denne uge hos os', revision: '0' })).status, 303)
  assert.match(await page(cast.employee, paths.overview.to()), /På netop vores område[\s\S]*I denne uge hos os/)
  assert.doesNotMatch(await page(beside.employee, paths.overview.to()), /I denne uge hos os/)
})

test('who leads the unit or a unit above writes, and the administrator; nobody else does, and when they try nothing changes', async () => {
  for (const who of [cast.leader, cast.leaderOfLeaders, cast.centreHead, cast.director, cast.administrator]) {
    const response = await world.as(who).post(paths.supplements.to({ foundation, unit: mettes }), { ...given, text: `Fra ${who}` })
    assert.equal(response.status, 303, who)
  }
  const id = await mettesSupplement('Kun Mettes at rette')
  const before = await rows()
  for (const who of [cast.employee, beside.leader, beside.employee, cast.stranger, skovlundsAdministrator])
    for (const [path, body] of [
      [paths.supplements.to({ foundation, unit: mettes }), given],
      [paths.supplement.to({ foundation, unit: mettes, supplement: id }), { ...given, revision: '1' }],
      [paths.supplementRemoval.to({ foundation, unit: mettes, supplement: id }), { revision: '1' }],
      [paths.localTranslation.to({ foundation, unit: mettes, expectation: 'sikrer-alle-1' }), { text: 'Smuglet', revision: '1' }],
      [paths.localTranslationRemoval.to({ foundation, unit: mettes, expectation: 'sikrer-alle-1' }), { revision: '1' }],
    ] as const)
      assert.equal((await world.as(who).post(path, body)).status, 404, `${who} ${path}`)
  // Below and beside oneself is not above oneself.
  assert.equal((await world.as(cast.leader).post(paths.supplements.to({ foundation, unit: amiras }), given)).status, 404)
  assert.equal((await world.as(cast.leader).post(paths.supplements.to({ foundation, unit: beside.unit }), given)).status, 404)
  // An id of another unit's supplement through a unit of one's own finds nothing.
  const through = paths.supplement.to({ foundation, unit: beside.unit, supplement: id })
  assert.equal((await world.as(beside.leader).post(through, { ...given, revision: '1' })).status, 409)
  assert.deepEqual(await rows(), before)
})

test('the database itself refuses what a smuggled statement would write for a unit that is not hers', async () => {
  const before = await rows()
  const smuggle = (unit: string) =>
    world.inScopeOf(cast.leader, async (scope) => {
      const { id } = await adopted(scope)
      await sql`insert into data.supplement (organisation_id, unit_id, foundation_id, theme_key, stance, text, author_id)
        values (${scope.actor.organisationId}, ${unit}, ${id}, 'sikrer', 'keep', 'Smuglet', ${scope.actor.personId})`.execute(scope.tx)
    })
  await assert.rejects(smuggle(amiras), { code: '42501' })
  const updated = await world.inScopeOf(cast.leader, ({ tx }) =>
    sql`update data.supplement set text = 'Smuglet' where unit_id = ${amiras}`.execute(tx),
  )
  assert.equal(updated.numAffectedRows, 0n)
  assert.deepEqual(await rows(), before)
})

test('a supplement must say whether it is new or what it concerns, and keep or develop; all that was typed stays', async () => {
  const before = await rows()
  const address = paths.supplements.to({ foundation, unit: mettes })
  const response = await world.as(cast.leader).post(address, { text: 'Uden valg', theme: 'sikrer' })
  assert.equal(response.status, 422)
  const html = await response.text()
  assert.match(html, /href="#concerns"/)
  assert.match(html, /href="#stance"/)
  assert.match(html, />Uden valg</)
  for (const [body, field] of [
    [{ ...given, concerns: 'expectation', expectation: '' }, 'expectation'],
    [{ ...given, concerns: 'expectation', expectation: 'findes-ikke' }, 'expectation'],
    [{ ...given, theme: '' }, 'theme'],
    [{ ...given, theme: 'findes-ikke' }, 'theme'],
    [{ ...given, text: ' \r\n ' }, 'text'],
    [{ ...given, text: 'x'.repeat(401) }, 'text'],
    [{ ...given, stance: 'destroy' }, 'stance'],
  ] as const) {
    const refused = await world.as(cast.leader).post(address, body)
    assert.equal(refused.status, 422, field)
    assert.match(await refused.text(), new RegExp(`href="#${field}"`), field)
  }
  assert.deepEqual(await rows(), before)
})

test('a line break counts as one, as in the field', async () => {
  const text = Array.from({ length: 200 }, () => 'x').join('\r\n')
  await mettesSupplement(text.replaceAll('\r\n', '\n'), { text })
})

test('what is typed comes back as text, never as HTML', async () => {
  const text = '<img src=x onerror=alert(1)> & <script>alert(2)</script>'
  await mettesSupplement(text)
  await world
    .as(cast.leader)
    .post(paths.localTranslation.to({ foundation, unit: mettes, expectation: 'udvikler-alle-3' }), { text, revision: '0' })
  for (const path of [
    paths.theme.to({ foundation, theme: 'styrker' }),
    paths.expectation.to({ foundation, expectation: 'udvikler-alle-3' }),
    paths.unitLocalWords.to({ foundation, unit: mettes }),
    paths.myRole.to(),
  ]) {
    const html = await page(cast.leader, path)
    assert.match(html, /&lt;img src=x/, path)
    assert.doesNotMatch(html, /<img src=x|<script>alert/, path)
  }
})

test('of two who reword one supplement the second is shown both texts, and chooses', async () => {
  const id = await mettesSupplement('Første ord')
  const address = paths.supplement.to({ foundation, unit: mettes, supplement: id })
  const form = await page(cast.leader, address)
  assert.match(form, /name="revision" value="1"/)
  assert.equal((await world.as(cast.leaderOfLeaders).post(address, { ...given, text: 'Amiras ord', revision: '1' })).status, 303)
  const conflict = await world.as(cast.leader).post(address, { ...given, text: 'Mettes ord', revision: '1' })
  assert.equal(conflict.status, 409)
  const both = await conflict.text()
  assert.match(both, /Amiras ord/)
  assert.match(both, /Mettes ord/)
  assert.match(both, /name="revision" value="2"/)
  assert.match(await page(cast.leader, address), /Amiras ord/)
  assert.equal((await world.as(cast.leader).post(address, { ...given, text: 'Mettes ord', revision: '2' })).status, 303)
  assert.match(await page(cast.leader, address), /Mettes ord/)
})

test('what another has removed meanwhile is not lost to who was rewording it', async () => {
  const id = await mettesSupplement('Snart væk')
  const address = paths.supplement.to({ foundation, unit: mettes, supplement: id })
  assert.equal(
    (await world.as(cast.leaderOfLeaders).post(paths.supplementRemoval.to({ foundation, unit: mettes, supplement: id }), { revision: '1' }))
      .status,
    303,
  )
  const conflict = await world.as(cast.leader).post(address, { ...given, text: 'Skal stå her alligevel', revision: '1' })
  assert.equal(conflict.status, 409)
  const html = await conflict.text()
  assert.match(html, /Skal stå her alligevel/)
  assert.ok(html.includes(`action="${paths.supplements.to({ foundation, unit: mettes })}"`), 'saving again makes it anew')
})

test('what was reworded since it was seen is not removed, and removing twice is no error', async () => {
  const id = await mettesSupplement('Ret mig først')
  const address = { foundation, unit: mettes, supplement: id }
  await world.as(cast.leader).post(paths.supplement.to(address), { ...given, text: 'Rettet', revision: '1' })
  const early = await world.as(cast.leaderOfLeaders).post(paths.supplementRemoval.to(address), { revision: '1' })
  assert.equal(early.status, 409)
  assert.match(await early.text(), /Rettet/)
  for (let i = 0; i < 2; i++)
    assert.equal((await world.as(cast.leaderOfLeaders).post(paths.supplementRemoval.to(address), { revision: '2' })).status, 303)
  assert.doesNotMatch(await page(cast.leader, paths.unitLocalWords.to({ foundation, unit: mettes })), /Rettet/)
})

test('a translation is written, reworded and removed, and two writers see each other’s words', async () => {
  const address = paths.localTranslation.to({ foundation, unit: mettes, expectation: 'udvikler-alle-2' })
  const write = (who: string, text: string, revision: string) => world.as(who).post(address, { text, revision })
  assert.equal((await write(cast.leader, 'Første', '0')).status, 303)
  // Amira had the empty form open, too.
  const first = await write(cast.leaderOfLeaders, 'Også første', '0')
  assert.equal(first.status, 409)
  assert.match(await first.text(), /Første[\s\S]*Også første/)
  assert.equal((await write(cast.leaderOfLeaders, 'Anden', '1')).status, 303)
  assert.equal((await write(cast.leader, 'Gammel', '1')).status, 409)
  assert.equal((await write(cast.leader, '', '2')).status, 422)
  assert.equal((await write(cast.leader, 'x'.repeat(1001), '2')).status, 422)
  const removal = paths.localTranslationRemoval.to({ foundation, unit: mettes, expectation: 'udvikler-alle-2' })
  assert.equal((await world.as(cast.leader).post(removal, { revision: '1' })).status, 409)
  assert.equal((await world.as(cast.leader).post(removal, { revision: '2' })).status, 303)
  assert.doesNotMatch(await page(cast.employee, paths.expectation.to({ foundation, expectation: 'udvikler-alle-2' })), /Anden/)
  const gone = await write(cast.leader, 'Efter den er væk', '2')
  assert.equal(gone.status, 409)
  assert.match(await gone.text(), /Efter den er væk/)
})

test('an expectation that is retired later leaves what was said of it readable, with its last words, and still to be edited', async () => {
  const retired = 'sikrer-alle-2'
  const id = await mettesSupplement('Om noget, der forsvinder', { concerns: 'expectation', expectation: retired })
  await world
    .as(cast.leader)
    .post(paths.localTranslation.to({ foundation, unit: mettes, expectation: retired }), { text: 'Oversat før', revision: '0' })
  await adoptWithout(retired)

  const words = /Vi leverer kvalitet i kerneopgaven/
  for (const path of [
    paths.theme.to({ foundation, theme: 'sikrer' }),
    paths.myRole.to(),
    paths.unitLocalWords.to({ foundation, unit: mettes }),
  ]) {
    const html = await page(cast.leader, path)
    assert.match(html, /Om noget, der forsvinder/, path)
    assert.match(html, /Handler om en forventning, der ikke længere står i grundlaget/, path)
    assert.match(html, words, path)
  }
  assert.match(await page(cast.leader, paths.unitLocalWords.to({ foundation, unit: mettes })), /Oversat før/)
  const address = paths.supplement.to({ foundation, unit: mettes, supplement: id })
  assert.match(await page(cast.leader, address), words)
  const kept = { ...given, concerns: 'expectation', expectation: retired, text: 'Rettet bagefter', revision: '1' }
  assert.equal((await world.as(cast.leader).post(address, kept)).status, 303)
  // What did not name it before does not come to name it now.
  assert.equal((await world.as(cast.leader).post(paths.supplements.to({ foundation, unit: mettes }), kept)).status, 422)
  const translation = paths.localTranslation.to({ foundation, unit: mettes, expectation: retired })
  assert.equal((await world.as(cast.leader).post(translation, { text: 'Oversat efter', revision: '1' })).status, 303)
  const elsewhere = paths.localTranslation.to({ foundation, unit: amiras, expectation: retired })
  assert.equal((await world.as(cast.leaderOfLeaders).post(elsewhere, { text: 'Ny', revision: '0' })).status, 404)
})

test('a leader of one unit comes straight to it, a leader of many chooses, and an employee has no such page', async () => {
  assert.match(await page(cast.leader, paths.localWords.to({ foundation })), /Vores tillæg: Solgården, aftenvagten/)
  const list = await page(cast.leaderOfLeaders, paths.localWords.to({ foundation }))
  assert.match(list, new RegExp(`href="${paths.unitLocalWords.to({ foundation, unit: mettes })}"`))
  const chosen = await world.as(cast.director).get(paths.localWords.to({ foundation }, { unit: mettes }))
  assert.equal(chosen.headers.get('Location'), paths.unitLocalWords.to({ foundation, unit: mettes }))
  for (const who of [cast.employee, cast.stranger]) await page(who, paths.localWords.to({ foundation }), 404)
  for (const expectation of ['sikrer-alle-1', 'styrker-alle-1']) {
    assert.doesNotMatch(await page(cast.employee, paths.expectation.to({ foundation, expectation })), /Skriv et tillæg|Bed om sparring/)
    assert.match(await page(cast.leader, paths.expectation.to({ foundation, expectation })), /Skriv et tillæg[\s\S]*/)
  }
})

test('actions refuse by themselves, whoever calls them', async () => {
  const before = await rows()
  await world.inScopeOf(cast.employee, async (scope) => {
    const whole = await adopted(scope)
    const supplement = { theme: 'sikrer', stance: 'keep', text: 'x' } as const
    assert.deepEqual(await addSupplement(scope, whole, mettes, supplement), { refused: 'not_found' })
    assert.deepEqual(await rewordSupplement(scope, whole, mettes, mettes, supplement, 1), { refused: 'not_found' })
    assert.deepEqual(await translateExpectation(scope, whole, mettes, 'sikrer-alle-1', { text: 'x', revision: 0 }), {
      refused: 'not_found',
    })
  })
  assert.deepEqual(await rows(), before)
})

/** The next version of the foundation, with one expectation less. */
async function adoptWithout(key: string): Promise<void> {
  await world.database.asOwner(async (owner) => {
    const { rows } = await sql<{ id: string }>`
      insert into data.foundation_version (organisation_id, foundation_id, number, state, document, shape, theme_word, theme_word_plural, lead)
      select v.organisation_id, v.foundation_id, 90, 'draft', document, shape, theme_word, theme_word_plural, lead
      from data.foundation_version v join data.foundation f on f.organisation_id = v.organisation_id and f.id = v.foundation_id
      where f.slug = ${foundation} and v.state = 'adopted' returning id`.execute(owner)
    const next = rows[0]?.id
    const from = sql`(select v.id from data.foundation_version v join data.foundation f on f.organisation_id = v.organisation_id and f.id = v.foundation_id
      where f.slug = ${foundation} and v.state = 'adopted')`
    await sql`insert into data.foundation_role (organisation_id, version_id, id, key, position, name, voice, holders, inherits_id)
      select organisation_id, ${next}, id, key, position, name, voice, holders, inherits_id from data.foundation_role where version_id = ${from}`.execute(
      owner,
    )
    await sql`insert into data.theme (organisation_id, version_id, id, key, position, kind, name, short_name)
      select organisation_id, ${next}, id, key, position, kind, name, short_name from data.theme where version_id = ${from}`.execute(owner)
    await sql`insert into data.expectation (organisation_id, version_id, id, key, theme_id, role_id, position, kind, text)
      select organisation_id, ${next}, id, key, theme_id, role_id, position, kind, text
      from data.expectation where version_id = ${from} and key <> ${key}`.execute(owner)
    await sql`update data.foundation_version set state = 'superseded', superseded_at = now() where id = ${from}`.execute(owner)
    await sql`update data.foundation_version set state = 'adopted', adopted_by = 'Byrådet', adopted_on = '2026-09-01' where id = ${next}`.execute(
      owner,
    )
  })
}
