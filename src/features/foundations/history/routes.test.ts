import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { paths } from '#paths.ts'
import { cast, today } from '../../../../test/cast.ts'
import { createWorld } from '../../../../test/harness.ts'
import { adoptVersion } from '../actions.ts'
import { beginVersion, saveWords } from '../draft/actions.ts'
import { findExpectation } from '../foundation.ts'
import { findEditionInTheMaking } from '../queries.ts'

let now = today
const world = await createWorld({ now: () => now })
/** In the demonstration it is in its second edition, since five weeks. */
const foundation = 'faelles-kurs'
const skovlundsAdministrator = 'torben.ravn@skovlund.example'

async function page(reader: string, path: string, status = 200): Promise<string> {
  const response = await world.as(reader).get(path)
  assert.equal(response.status, status, `${reader} ${path}`)
  return response.text()
}

const changes = (query: Record<string, string> = {}) => paths.changes.to({ foundation }, { from: '1', to: '2', ...query })

/** A new edition of a foundation with one expectation in other words. */
async function adoptReworded(slug: string, key: string, text: string, adoptedOn: string): Promise<void> {
  await world.inScopeOf(cast.administrator, async (scope) => {
    await beginVersion(scope, slug)
    const draft = await findEditionInTheMaking(scope.tx, slug)
    const found = draft && findExpectation(draft, key)
    assert.ok(found)
    const { theme, role, kind, keyTerm, practice } = found
    const saved = await saveWords(scope, slug, {
      kind: 'expectation',
      key,
      revision: 1,
      words: { theme, role, kind, keyTerm, practice, text },
    })
    assert.ok('written' in saved)
    assert.ok('adopted' in (await adoptVersion(scope, slug, { adoptedBy: 'Direktionen', adoptedOn })))
  })
}

test('the editions stand with what has become of them, who adopted them and who took part', async () => {
  const html = await page(cast.employee, paths.versions.to({ foundation }))
  assert.match(html, /Udgave 2<\/h2>[\s\S]*Gælder nu[\s\S]*fjorten ledere[\s\S]*Udgave 1<\/h2>[\s\S]*Afløst/)
  assert.match(html, /Vedtaget af HovedMED og direktionen, 15\. august 2026/)
  const policy = await page(cast.employee, paths.versions.to({ foundation: 'personalepolitik' }))
  assert.match(policy, /I høring[\s\S]*<\/a>: 4 kommentarer/)
  for (const who of [cast.stranger, skovlundsAdministrator]) await page(who, paths.versions.to({ foundation }), 404)
})

test('an older edition is read as it was, and says that it is older', async () => {
  const old = await page(cast.employee, paths.version.to({ foundation, number: '1' }))
  assert.match(old, /Dette er en ældre udgave/)
  assert.match(old, /og kan forklare, hvad vi bygger på/)
  assert.ok(!old.includes('kan forklare borgeren'))
  const current = await page(cast.employee, paths.version.to({ foundation, number: '2' }))
  assert.match(current, /Det er den, der gælder nu/)
  assert.match(current, /kan forklare borgeren/)
  for (const number of ['0', '3', '-1', '1e3', 'x', '99999999999', '1 or 1=1'])
    await page(cast.employee, paths.version.to({ foundation, number }), 404)
  for (const who of [cast.stranger, skovlundsAdministrator]) await page(who, paths.version.to({ foundation, number: '1' }), 404)
})

test('what has changed is told for the reader’s own role first, and for the whole and each other role on asking', async () => {
  const mine = await page(cast.leader, changes())
  assert.match(mine, /For Leder af medarbejdere er 2 forventninger formuleret om\./)
  assert.match(mine, /aria-current="true"><span>Leder af medarbejdere · din rolle/)
  assert.match(mine, /<ins><span class="sr-only">Tilføjet: <\/span><span>\s*borgeren/)
  assert.match(await page(cast.employee, changes()), /<del><span class="sr-only">Slettet: <\/span>/)
  assert.match(await page(cast.leader, changes({ role: 'all' })), /I alt er 3 forventninger formuleret om\./)
  assert.match(await page(cast.leader, changes({ role: 'direktion' })), /For Direktion er 1 forventning formuleret om\./)
  assert.match(await page(cast.administrator, paths.changes.to({ foundation })), /Fra udgave 1 til udgave 2/)
  const back = await page(cast.leader, changes({ from: '2', to: '1', role: 'all' }))
  assert.match(back, /Fra udgave 2 til udgave 1/)
  assert.match(await page(cast.leader, changes({ from: '2', role: 'all' })), /Der er ingen forskel/)
})

test('what cannot be compared is not found', async () => {
  const strange: Record<string, string>[] = [{ from: '7' }, { to: 'x' }, { role: 'konge' }, { from: '' }]
  for (const query of strange) await page(cast.leader, changes(query), 404)
  await page(cast.leader, paths.changes.to({ foundation: 'vaerdikompas' }), 404)
  for (const who of [cast.stranger, skovlundsAdministrator]) await page(who, changes(), 404)
})

test('a draft is compared by the administrator and by nobody else', async () => {
  await world.inScopeOf(cast.administrator, (scope) => beginVersion(scope, foundation))
  assert.match(await page(cast.administrator, changes({ from: '2', to: '3', role: 'all' })), /Udgave 3 er en kladde/)
  for (const who of [cast.leader, cast.director, cast.stranger]) await page(who, changes({ from: '2', to: '3' }), 404)
  assert.doesNotMatch(await page(cast.leader, paths.versions.to({ foundation })), /Kladde/)
  await page(cast.administrator, paths.version.to({ foundation, number: '3' }), 404)
})

test('after an adoption everybody is told what is new for her role, until she has read it', async () => {
  const told = async (who: string) =>
    /<h3>Fælles kurs er vedtaget i ny udgave<\/h3><p class="ls-svag">([^<]*)/.exec(await page(who, '/'))?.[1]
  assert.equal(await told(cast.leader), 'For dig er 2 forventninger formuleret om.')
  assert.equal(await told(cast.director), 'For dig er 1 forventning formuleret om.')
  const html = await page(cast.leader, '/')
  const link = /href="(\/foundations\/faelles-kurs\/changes[^"]*)"/.exec(html)?.[1]?.replaceAll('&amp;', '&') ?? ''
  assert.match(await page(cast.leader, link), /For Leder af medarbejdere er 2 forventninger formuleret om\./)

  const read = await world.as(cast.leader).post(paths.versionReading.to({ foundation, number: '2' }))
  assert.equal(read.headers.get('Location'), '/')
  assert.equal((await world.as(cast.leader).post(paths.versionReading.to({ foundation, number: '2' }))).status, 303, 'twice is once')
  assert.equal(await told(cast.leader), undefined)
  assert.ok(await told(cast.director), 'others have not read it by that')
})

test('one reads for oneself only, and only what is in force', async () => {
  const rows = () => world.database.asOwner((owner) => owner.selectFrom('data.version_reading').selectAll().orderBy('person_id').execute())
  const before = await rows()
  for (const who of [cast.stranger, skovlundsAdministrator])
    assert.equal((await world.as(who).post(paths.versionReading.to({ foundation, number: '2' }))).status, 404)
  for (const number of ['1', '3', 'x'])
    assert.equal((await world.as(cast.employee).post(paths.versionReading.to({ foundation, number }))).status, 404)
  const [mine] = before
  assert.ok(mine)
  await assert.rejects(
    world.inScopeOf(cast.employee, ({ tx }) =>
      tx
        .insertInto('data.version_reading')
        .values({ ...mine, person_id: sql`(select person_id from data.administrator limit 1)` })
        .execute(),
    ),
    (error: { code?: string }) => error.code === '42501',
  )
  await world.inScopeOf(cast.administrator, async ({ tx }) =>
    assert.deepEqual(await tx.selectFrom('data.version_reading').selectAll().execute(), [], 'not even the administrator sees who has read'),
  )
  assert.deepEqual(await rows(), before)
})

test('when nothing has changed for one’s role, it says just that', async () => {
  await adoptReworded('vaerdikompas', 'bruger-forskelle', 'Vi bruger vores forskelle, hver eneste dag.', '2026-09-10')
  assert.match(
    await page(cast.employee, '/'),
    /Værdikompas er vedtaget i ny udgave<\/h3><p class="ls-svag">For dig er 1 forventning formuleret om/,
  )
  assert.match(await page(cast.leader, '/'), /Værdikompas er vedtaget i ny udgave/, 'she has read the other one only')
  await world.inScopeOf(cast.administrator, async (scope) => {
    assert.ok('adopted' in (await adoptVersion(scope, 'personalepolitik', { adoptedBy: 'Byrådet', adoptedOn: '2026-09-11' })))
  })
  await adoptReworded('personalepolitik', 'kulturskaber', 'Du går forrest.', '2026-09-12')
  assert.match(
    await page(cast.employee, '/'),
    /Personalepolitik er vedtaget i ny udgave<\/h3><p class="ls-svag">Intet er ændret i det, der gælder for dig\./,
  )
  assert.match(
    await page(cast.director, '/'),
    /Personalepolitik er vedtaget i ny udgave<\/h3><p class="ls-svag">For dig er 1 forventning formuleret om/,
  )
})

test('a first edition is no news, and what was adopted more than ninety days ago neither', async () => {
  assert.doesNotMatch(await page(cast.stranger, '/'), /vedtaget i ny udgave/)
  assert.match(await page(cast.director, '/'), /Fælles kurs er vedtaget i ny udgave/)
  now = new Date('2026-11-13T09:00:00+01:00')
  assert.match(await page(cast.director, '/'), /Fælles kurs er vedtaget i ny udgave/)
  now = new Date('2026-11-14T09:00:00+01:00')
  assert.doesNotMatch(await page(cast.director, '/'), /Fælles kurs er vedtaget i ny udgave/)
  now = today
})

test('the overview asks the database a handful of questions, with news and without', async () => {
  const questions = async (who: string) => {
    await page(who, '/')
    world.statements.length = 0
    await page(who, '/')
    return world.statements.filter((statement) => /\bdata\./.test(statement)).length
  }
  // Foundations, local words, calls, sparrings, circles, experiments; and what was in force before, when something is new.
  assert.ok((await questions(cast.director)) <= 8)
  assert.ok((await questions(cast.stranger)) <= 7)
})

test('what somebody calls an edition is text, never HTML', async () => {
  const name = '<img src=x onerror=alert(1)>'
  await adoptReworded('vaerdikompas', 'maal', `Vi sætter mål. ${name}`, '2026-09-14')
  const html = await page(cast.leader, paths.changes.to({ foundation: 'vaerdikompas' }, { role: 'all' }))
  assert.ok(!html.includes('<img'))
  assert.match(html, /&lt;img/)
})
