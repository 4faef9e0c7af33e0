import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { paths } from '#paths.ts'
import { danishDate } from '#shared/dates.ts'
import { cast } from '../../../../test/cast.ts'
import { createWorld } from '../../../../test/harness.ts'
import { adoptVersion } from '../actions.ts'
import { addToDraft, beginVersion } from '../draft/actions.ts'
import { listEditions, listFoundations } from '../queries.ts'
import { searchFoundations } from '../search-queries.ts'
import { openHearing, writeComment } from './actions.ts'
import { findHearing, listComments } from './queries.ts'

// The database says what day it is, so here the clock is the world's and the days of a hearing are moved instead.
const world = await createWorld()
const foundation = 'vaerdikompas'
const skovlundsAdministrator = 'torben.ravn@skovlund.example'
const outsiders = [cast.employee, cast.director, cast.stranger, skovlundsAdministrator]
/** A word that stands in the draft and nowhere else. */
const secret = 'zebrastriber'

await world.inScopeOf(cast.administrator, async (scope) => {
  await beginVersion(scope, foundation)
  const theme = 'professionalisme'
  const words = { theme, role: 'alle', kind: 'expectation' as const, text: `Vi ser ${secret}, hvor andre ser heste.`, practice: [] }
  const added = await addToDraft(scope, foundation, { kind: 'expectation', words })
  assert.ok('written' in added)
})

const today = danishDate(new Date())
const inDays = (days: number) => danishDate(new Date(Date.now() + days * 86_400_000))
const idOf = async (slug: string) =>
  world.database.asOwner(async (owner) => {
    const { rows } = await sql<{ id: string }>`select person_id as id from auth.persona where slug = ${slug}`.execute(owner)
    return rows[0]?.id ?? ''
  })
const mettes = await idOf(cast.leader)

const invitation = { opensOn: today, closesOn: inDays(14), bodies: 'HovedMED, lokale MED-udvalg', everyone: 'no', note: 'Tænk stort.' }

/** Everything that a hearing consists of, for tests that see whether something has changed. */
async function everything(): Promise<string> {
  return world.database.asOwner(async (owner) => {
    const parts = await Promise.all(
      ['hearing', 'hearing_invitation', 'hearing_comment', 'foundation_version'].map((table) =>
        sql<{
          all: string
        }>`select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as all from data.${sql.id(table)} t`.execute(owner),
      ),
    )
    return parts.map(({ rows }) => rows[0]?.all).join(' ')
  })
}

async function page(reader: string, path: string, status = 200): Promise<string> {
  const response = await world.as(reader).get(path)
  assert.equal(response.status, status, `${reader} ${path}`)
  return response.text()
}

test('only the administrator opens a hearing, and when others try, nothing changes', async () => {
  const before = await everything()
  for (const who of [...outsiders, cast.leader]) {
    assert.equal((await world.as(who).get(paths.hearingNew.to({ foundation }))).status, 404, who)
    assert.equal((await world.as(who).post(paths.hearings.to({ foundation }), { ...invitation, everyone: 'yes' })).status, 404, who)
  }
  const init = {
    method: 'POST',
    headers: { Origin: world.deps.publicOrigin },
    body: new URLSearchParams({ ...invitation, everyone: 'yes' }),
  }
  assert.equal((await world.visit(paths.hearings.to({ foundation }), init)).status, 303)
  await world.inScopeOf(cast.leader, async (scope) => {
    const given = { ...invitation, bodies: [], everyone: true, persons: [] }
    assert.deepEqual(await openHearing(scope, foundation, given), { refused: 'not_found' })
  })
  assert.equal(await everything(), before)
})

test('what is wrong with an invitation is said, what was typed is kept, and nothing is opened', async () => {
  const before = await everything()
  const tries: [Partial<typeof invitation> & { persons?: string }, RegExp][] = [
    [{ opensOn: 'i morgen' }, /Skriv den første dag som en dato/],
    [{ opensOn: inDays(-1) }, /Den første dag er gået/],
    [{ closesOn: '' }, /Skriv den sidste dag/],
    [{ opensOn: inDays(3), closesOn: inDays(2) }, /Den sidste dag ligger før den første/],
    [{ everyone: '' }, /Vælg, hvem der kan læse og skrive/],
    [{ everyone: 'no' }, /Vælg mindst én person/],
    [{ everyone: 'no', persons: 'ikke-et-id' }, /Vælg mindst én person/],
    [{ note: 'x'.repeat(2001) }, /højst være på 2\.000 tegn/],
    [{ bodies: 'x'.repeat(201) }, /højst 30 udvalg/],
  ]
  for (const [wrong, message] of tries) {
    const typed = { ...invitation, note: 'Husk <b>det hele</b>', ...wrong }
    const response = await world.as(cast.administrator).post(paths.hearings.to({ foundation }), typed)
    assert.equal(response.status, 422)
    const html = await response.text()
    assert.match(html, message)
    if (!wrong.note) assert.ok(html.includes('Husk &lt;b&gt;det hele&lt;/b&gt;'))
  }
  assert.equal(await everything(), before)
})

test('the administrator finds people by name without losing what is typed, and whom she has ticked stays ticked', async () => {
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...invitation, find: 'haddad', act: 'find', persons: mettes })) form.append(name, value)
  const response = await world.as(cast.administrator).post(paths.hearings.to({ foundation }), form)
  assert.equal(response.status, 200)
  const html = await response.text()
  assert.match(html, /Amira Haddad/)
  assert.match(html, /Tænk stort\./)
  assert.match(html, new RegExp(`value="${mettes}" checked`))
  assert.match(
    await (await world.as(cast.administrator).post(paths.hearings.to({ foundation }), { ...invitation, find: 'qqq', act: 'find' })).text(),
    /Vi fandt ingen/,
  )
})

let hearing = ''
let hearingPath = ''
/** Of the expectation that is new in the draft. */
let key = ''
const where = () => ({ foundation, hearing })
const doors = () => [
  hearingPath,
  paths.hearingWhole.to(where()),
  paths.hearingExpectation.to({ ...where(), expectation: key }),
  paths.hearingComments.to(where()),
]

test('the administrator opens a hearing for those she has chosen', async () => {
  const response = await world.as(cast.administrator).post(paths.hearings.to({ foundation }), { ...invitation, persons: mettes })
  assert.equal(response.status, 303)
  hearingPath = response.headers.get('Location') ?? ''
  hearing = hearingPath.split('/').at(-1) ?? ''
  key = await world.inScopeOf(cast.administrator, async ({ tx }) => {
    const { rows } = await sql<{ key: string }>`select key from data.expectation where text like ${`%${secret}%`}`.execute(tx)
    return rows[0]?.key ?? ''
  })
  assert.match(await page(cast.administrator, hearingPath), /1 person/)
})

/** Moves the days of the hearing around today, or ends it, behind everybody's back. */
async function setDays(opens: number, closes: number, ended = false): Promise<void> {
  await world.database.asOwner((owner) =>
    sql`update data.hearing set opens_on = app.today() + ${opens}::int, closes_on = app.today() + ${closes}::int,
      ended_at = case when ${ended} then now() end where id = ${hearing}`.execute(owner),
  )
}

const say = (who: string, form: Record<string, string>) => world.as(who).post(paths.hearingComments.to(where()), form)

/** Past the screens: straight to the table, as the person. */
async function smuggle(
  who: string,
  row: Partial<Record<'author_id' | 'author_name' | 'hearing_id', string>> & { by_editor?: boolean; parent_id?: string } = {},
) {
  return world.inScopeOf(who, async ({ tx, actor }) =>
    tx
      .insertInto('data.hearing_comment')
      .values({
        organisation_id: actor.organisationId,
        hearing_id: hearing,
        author_id: actor.personId,
        author_name: actor.name,
        by_editor: actor.isAdministrator,
        body: 'Smuglet',
        ...row,
      })
      .execute(),
  )
}
const denied = (error: { code?: string }) => error.code === '42501'

test('those invited see the hearing on the overview and under the foundation, and read all of the version', async () => {
  assert.match(await page(cast.leader, '/'), /Værdikompas, udgave 2, er i høring/)
  assert.match(await page(cast.leader, '/'), /Du er inviteret til at sige din mening, senest/)
  assert.ok((await page(cast.leader, paths.foundation.to({ foundation }))).includes(`href="${hearingPath}"`))
  const html = await page(cast.leader, hearingPath)
  assert.match(html, /Sig din mening om Værdikompas/)
  assert.match(html, /HovedMED, lokale MED-udvalg/)
  assert.equal(html.match(/class="ls-hoert[" ]/g)?.length, 27)
  assert.equal(html.match(/<turbo-frame/g)?.length, 28, 'each can be commented, and the whole')
  assert.match(html, new RegExp(`${secret}[\\s\\S]*?<span class="badge">Ny</span>`))
  const changed = await page(cast.leader, `${hearingPath}?show=changed`)
  assert.equal(changed.match(/class="ls-hoert[" ]/g)?.length, 1)
  assert.match(await page(cast.leader, paths.changes.to({ foundation }, { from: '1', to: '2' })), new RegExp(secret))
})

test('a version in hearing is found through no door by those who are not invited', async () => {
  for (const who of outsiders) {
    for (const door of doors()) await page(who, door, 404)
    assert.doesNotMatch(await page(who, '/'), /Værdikompas, udgave 2/)
    for (const path of [paths.changes.to({ foundation }, { from: '1', to: '2' }), paths.version.to({ foundation, number: '2' })])
      await page(who, path, 404)
    for (const path of [paths.foundations.to(), paths.search.to({ q: secret }), paths.apiFoundations.to(), paths.myRole.to()])
      assert.ok(!(await (await world.as(who).get(path)).text()).includes(`Vi ser ${secret}`), `${who} ${path}`)
  }
  for (const who of [cast.employee, cast.director]) {
    const versions = await page(who, paths.versions.to({ foundation }))
    assert.doesNotMatch(versions, /Udgave 2|I høring/)
    for (const path of [
      paths.foundation.to({ foundation }),
      paths.foundationAbout.to({ foundation }),
      paths.apiFoundation.to({ foundation }),
    ]) {
      const html = await page(who, path)
      assert.ok(!html.includes(secret) && !html.includes(hearing), `${who} ${path}`)
    }
    await world.inScopeOf(who, async ({ tx }) => {
      assert.equal((await searchFoundations(tx, secret)).hits.length, 0)
      assert.equal((await listFoundations(tx)).find(({ slug }) => slug === foundation)?.expectationCount, 26)
      assert.deepEqual(
        (await listEditions(tx, foundation)).map(({ number }) => number),
        [1],
      )
      const reached = await sql<{ n: number }>`
        select (select count(*) from data.hearing where id = ${hearing}) + (select count(*) from data.hearing_invitation where hearing_id = ${hearing})
          + (select count(*) from data.hearing_comment where hearing_id = ${hearing}) + (select count(*) from data.expectation where key = ${key})
          + (select count(*) from app.heard_versions() where hearing_id = ${hearing}) as n`.execute(tx)
      assert.equal(reached.rows[0]?.n, 0)
    })
  }
  // Not even by who is invited: she reads it where it is heard, and what the organisation has adopted elsewhere.
  await world.inScopeOf(cast.leader, async ({ tx }) => {
    assert.equal((await searchFoundations(tx, secret)).hits.length, 0)
    assert.equal((await listFoundations(tx)).find(({ slug }) => slug === foundation)?.expectationCount, 26)
  })
})

test('those not invited write nothing, and the database refuses them too', async () => {
  const before = await everything()
  for (const who of outsiders) {
    assert.equal((await say(who, { body: 'Jeg vil også' })).status, 404, who)
    assert.equal((await say(who, { expectation: key, body: '' })).status, 404, who)
    await assert.rejects(smuggle(who), denied, who)
  }
  await assert.rejects(smuggle(cast.leader, { author_name: 'Birgitte Aagaard' }), denied, 'under another name')
  await assert.rejects(smuggle(cast.leader, { author_id: await idOf(cast.director) }), denied, 'as somebody else')
  await assert.rejects(smuggle(cast.leader, { by_editor: true }), denied, 'as the editor')
  assert.equal(await everything(), before)
})

test('a comment is signed, stands at its expectation, and is text whatever is typed', async () => {
  const typed = '<script>alert(1)</script> & <b>fedt</b>\r\n\r\nNy linje'
  const response = await say(cast.leader, { expectation: key, body: typed })
  assert.equal(response.status, 303)
  const next = response.headers.get('Location') ?? ''
  assert.match(next, new RegExp(`^${paths.hearingExpectation.to({ ...where(), expectation: key }).replaceAll('.', '\\.')}\\?written=`))
  for (const path of [next, hearingPath, paths.hearingComments.to(where())]) {
    const html = await page(cast.administrator, path.split('#')[0] ?? '')
    assert.ok(html.includes('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &lt;b&gt;fedt&lt;/b&gt;\n\nNy linje'), path)
    assert.ok(!html.includes('<script>alert') && !html.includes('<b>fedt'), path)
    assert.match(html, /<strong>Mette Holm Krogh<\/strong>/)
  }
  assert.match(await page(cast.leader, '/'), /Du har skrevet 1 kommentar/)
})

test('a comment that cannot be taken comes back with its words, where it was written', async () => {
  const before = await everything()
  const [first] = await commentsNow()
  assert.ok(first)
  const empty = await say(cast.leader, { expectation: key, body: ' \r\n ' })
  assert.equal(empty.status, 422)
  assert.match(await empty.text(), new RegExp(`href="#kommentar-${key}">Skriv noget, før du sender`))
  const long = await say(cast.leader, { parent: first.id, body: `Begyndelsen ${'x'.repeat(4000)}` })
  assert.equal(long.status, 422)
  const html = await long.text()
  assert.match(html, /højst være på 4\.000 tegn/)
  assert.match(html, new RegExp(`<details class="details" open="">[\\s\\S]*id="svar-${first.id}"[^>]*>Begyndelsen x`))
  const nowhere: Record<string, string>[] = [{ expectation: 'findes-ikke' }, { parent: mettes }, { parent: 'x' }]
  for (const wrong of nowhere) assert.equal((await say(cast.leader, { ...wrong, body: 'Hvor?' })).status, 404)
  assert.equal(await everything(), before)
})

test('a line counts as one character, as it does in the field', async () => {
  const lines = Array.from({ length: 2000 }, () => 'x').join('\r\n')
  const response = await say(cast.leader, { body: lines })
  assert.equal(response.status, 303)
  assert.equal((await commentsNow()).find(({ expectationKey }) => !expectationKey)?.body.length, 3999)
})

test('the editor answers each, and her list says what still waits', async () => {
  const [first] = (await commentsNow()).filter(({ expectationKey }) => expectationKey)
  assert.ok(first)
  assert.match(await page(cast.administrator, paths.hearingComments.to(where())), /Venter på dit svar \(2\)/)
  assert.match(await page(cast.administrator, '/'), /2 kommentarer venter på dit svar/)
  const answered = await say(cast.administrator, { parent: first.id, body: 'Tak, det tager vi med.', view: 'list' })
  assert.match(answered.headers.get('Location') ?? '', /\/comments\?written=/)
  const list = await page(cast.administrator, paths.hearingComments.to(where()))
  assert.match(list, /Venter på dit svar \(1\)[\s\S]*Besvaret \(1\)[\s\S]*Tak, det tager vi med\./)
  const seen = await page(cast.leader, hearingPath)
  assert.match(seen, /Louise Bech Sørensen<\/strong><span class="badge">Redaktør<\/span>/)
  await page(cast.leader, paths.hearingComments.to(where()), 303)
  const answer = (await commentsNow()).find(({ byEditor }) => byEditor)
  assert.ok(answer)
  assert.equal((await say(cast.leader, { parent: answer.id, body: 'Under et svar' })).status, 404, 'answers stand under the first')
})

test('an answer cannot be hung on a comment of another hearing', async () => {
  const other = await world.database.asOwner(async (owner) => {
    const { rows } = await sql<{ id: string }>`
      select c.id from data.hearing_comment c where c.hearing_id <> ${hearing} and c.parent_id is null limit 1`.execute(owner)
    return rows[0]?.id
  })
  assert.ok(other)
  assert.equal((await say(cast.leader, { parent: other, body: 'Her?' })).status, 404)
  await assert.rejects(smuggle(cast.leader, { parent_id: other }), (error: { code?: string }) => error.code === '23503')
})

test('before the first day the hearing and its version are the editor’s alone', async () => {
  await setDays(1, 5)
  try {
    const before = await everything()
    for (const door of doors()) await page(cast.leader, door, 404)
    await page(cast.leader, paths.changes.to({ foundation }, { from: '1', to: '2' }), 404)
    assert.doesNotMatch(await page(cast.leader, '/'), /Værdikompas, udgave 2/)
    assert.ok(!(await page(cast.leader, paths.foundation.to({ foundation }))).includes(hearing))
    assert.match(await page(cast.administrator, hearingPath), /er ikke begyndt/)
    assert.equal((await say(cast.leader, { body: 'For tidligt' })).status, 404)
    assert.equal((await say(cast.administrator, { body: 'For tidligt' })).status, 409)
    await assert.rejects(smuggle(cast.leader), denied)
    assert.equal(await everything(), before)
  } finally {
    await setDays(0, 14)
  }
})

test('on the first day and on the last one writes, and after it nobody but the editor', async () => {
  await setDays(0, 0)
  assert.equal((await say(cast.leader, { body: 'På dagen' })).status, 303)
  await setDays(-5, -1)
  const before = await everything()
  const html = await page(cast.leader, hearingPath)
  assert.match(html, /Fristen er gået/)
  assert.ok(html.includes(secret) && html.includes('På dagen'))
  assert.ok(!html.includes('<textarea'))
  const late = await say(cast.leader, { expectation: key, body: 'For sent & <i>ked af det</i>' })
  assert.equal(late.status, 409)
  assert.match(await late.text(), /Høringen er lukket[\s\S]*For sent &amp; &lt;i&gt;ked af det/)
  await assert.rejects(smuggle(cast.leader), denied)
  assert.equal(await everything(), before)
  const [first] = await commentsNow()
  assert.equal((await say(cast.leader, { parent: first?.id ?? '', body: 'For sent' })).status, 409)
  assert.equal((await say(cast.administrator, { parent: first?.id ?? '', body: 'Svar efter fristen' })).status, 303)
  await setDays(0, 14)
})

test('only the editor ends a hearing; then it is read by those who were invited, and no longer written in', async () => {
  const before = await everything()
  for (const who of [...outsiders, cast.leader])
    assert.equal((await world.as(who).post(paths.hearingConclusion.to(where()))).status, 404, who)
  assert.equal(await everything(), before)

  assert.equal((await world.as(cast.administrator).post(paths.hearingConclusion.to(where()))).status, 303)
  const after = await everything()
  assert.equal((await world.as(cast.administrator).post(paths.hearingConclusion.to(where()))).status, 303)
  assert.equal(await everything(), after, 'a second time changes nothing')

  const html = await page(cast.leader, hearingPath)
  assert.match(html, /Det blev sagt om Værdikompas/)
  assert.match(html, /På dagen/)
  assert.ok(!html.includes('<textarea'))
  assert.match(html, new RegExp(`Vi ser ${secret}`), 'what was said is read with the words that it was said of')
  // The version itself is a draft again, and out of her sight.
  await page(cast.leader, paths.changes.to({ foundation }, { from: '1', to: '2' }), 404)
  await world.inScopeOf(cast.leader, async ({ tx }) => assert.equal((await listEditions(tx, foundation)).length, 1))
  assert.match(await page(cast.leader, paths.versions.to({ foundation })), new RegExp(`Udgave 2[\\s\\S]*href="${hearingPath}"`))

  assert.equal((await say(cast.leader, { body: 'For sent' })).status, 409)
  assert.equal((await say(cast.leader, { expectation: 'god-tone', body: 'For sent om noget, ingen har talt om' })).status, 409)
  await assert.rejects(smuggle(cast.leader), denied)
  assert.equal(await everything(), after)
  const [first] = await commentsNow()
  assert.equal((await say(cast.administrator, { parent: first?.id ?? '', body: 'Svar til sidst' })).status, 303)
  for (const who of outsiders) for (const door of doors()) await page(who, door, 404)
})

test('the draft can be heard once more, and adopting it ends what is open', async () => {
  const again = await world.as(cast.administrator).post(paths.hearings.to({ foundation }), { ...invitation, everyone: 'yes' })
  assert.equal(again.status, 303)
  const path = again.headers.get('Location') ?? ''
  await page(cast.employee, path)
  assert.equal(
    (await world.as(cast.administrator).post(paths.hearings.to({ foundation }), { ...invitation, everyone: 'yes' })).status,
    404,
    'it is heard already',
  )
  await world.inScopeOf(cast.administrator, (scope) => adoptVersion(scope, foundation, { adoptedBy: 'Direktionen', adoptedOn: today }))
  assert.match(await page(cast.employee, path), /Der blev ikke sagt noget/)
  assert.equal(
    (await world.as(cast.employee).get(paths.hearings.to({ foundation }))).headers.get('Location'),
    paths.versions.to({ foundation }),
  )
})

test('the demonstration’s hearing is for everybody in Fjordby and nobody in Skovlund', async () => {
  const now = await world.as(cast.employee).get(paths.hearings.to({ foundation: 'personalepolitik' }))
  const path = now.headers.get('Location') ?? ''
  const html = await page(cast.employee, path)
  assert.match(html, /Kan de nævnes\?/)
  assert.match(html, /<del><span class="sr-only">Slettet: <\/span>/)
  await page(cast.stranger, path, 404)
  assert.equal((await world.as(cast.stranger).get(paths.hearings.to({ foundation: 'personalepolitik' }))).status, 404)
})

test('reading a hearing asks the database few questions, however much is said in it', async () => {
  const path = (await world.as(cast.employee).get(paths.hearings.to({ foundation: 'personalepolitik' }))).headers.get('Location') ?? ''
  await page(cast.employee, path)
  world.statements.length = 0
  await page(cast.employee, path)
  assert.ok(world.statements.filter((statement) => /\bdata\./.test(statement)).length <= 5)
})

test('what is said of an expectation that goes out keeps the words it was said of', async () => {
  await world.inScopeOf(cast.leader, async (scope) => {
    const { rows } = await sql<{
      id: string
    }>`select hearing_id as id from app.heard_versions() v join data.foundation f on f.id = v.foundation_id where f.slug = 'personalepolitik'`.execute(
      scope.tx,
    )
    const found = await findHearing(scope.tx, 'personalepolitik', rows[0]?.id ?? '')
    assert.ok(found)
    const outcome = await writeComment(scope, found, { expectation: 'respekterer-roller', body: 'Godt' })
    assert.ok(outcome.written)
    const said = (await listComments(scope.tx, found.id)).find(({ id }) => id === outcome.written.id)
    assert.equal(said?.about, 'Du respekterer de roller, andre har fået, og spørger den, der har opgaven.')
  })
})

async function commentsNow() {
  return world.inScopeOf(cast.administrator, ({ tx }) => listComments(tx, hearing))
}
