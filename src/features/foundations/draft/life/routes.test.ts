import assert from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { paths } from '#paths.ts'
import { cast } from '../../../../../test/cast.ts'
import { administrator, adopt, aFoundation, begun, draftOf, fingerprint, first, other, save, world } from '../../../../../test/drafts.ts'
import { compare, isUnchanged } from '../../comparison.ts'
import { allExpectations, type Edition } from '../../foundation.ts'
import { findEditionByNumber, findEditionInTheMaking, findFoundation, listEditions } from '../../queries.ts'
import { sealOfDraft } from '../draft.ts'
import { shapes } from '../words.ts'

test('a new version holds all of the adopted one, with the same keys and ids, and there is only one at a time', async () => {
  const foundation = await aFoundation({ adopted: true })
  const answers = await Promise.all([administrator, other].map((who) => world.as(who).post(paths.draft.to({ foundation }))))
  assert.deepEqual(
    answers.map((answer) => answer.status),
    [303, 303],
  )
  await world.inScopeOf(administrator, async ({ tx }) => {
    const adopted = (await findFoundation(tx, foundation)) as Edition
    const making = (await findEditionInTheMaking(tx, foundation)) as Edition
    assert.ok(isUnchanged(compare(adopted, making)))
    assert.deepEqual(
      (await listEditions(tx, foundation)).map(({ number, state }) => [number, state]),
      [
        [2, 'draft'],
        [1, 'adopted'],
      ],
    )
    const { rows } = await sql<{ ids: number }>`
      select count(distinct e.id) as ids from data.expectation e where e.version_id in (${adopted.version.id}, ${making.version.id})`.execute(
      tx,
    )
    assert.equal(rows[0]?.ids, allExpectations(adopted).length)
  })
})

test('only an administrator sees that something is in the making, and the list leads her there', async () => {
  const foundation = await begun()
  const page = async (who: string, path: string) => (await world.as(who).get(path)).text()
  for (const path of [paths.foundation.to({ foundation }), paths.foundationAbout.to({ foundation }), paths.foundations.to()]) {
    assert.ok((await page(administrator, path)).includes(`href="${paths.draft.to({ foundation })}"`), path)
    assert.ok(!(await page(cast.leader, path)).includes('/draft'), path)
  }
  const idle = await aFoundation({ adopted: true })
  assert.match(await page(administrator, paths.foundation.to({ foundation: idle })), /Begynd en ny udgave/)
  assert.doesNotMatch(await page(cast.leader, paths.foundation.to({ foundation: idle })), /Begynd en ny udgave/)
})

test('adoption needs a body, and keeps what was typed', async () => {
  const foundation = await begun()
  const before = await fingerprint()
  const answer = await adopt(foundation, administrator, { body: '', participants: 'Arbejdsgruppen og HovedMED' })
  assert.equal(answer.status, 422)
  const html = await answer.text()
  assert.match(html, /Vælg, hvem der har vedtaget udgaven/)
  assert.match(html, /Arbejdsgruppen og HovedMED/)
  for (const wrong of [
    { body: 'other', otherBody: ' ' },
    { body: 'kongen' },
    { adoptedOn: '2027-01-01' },
    { adoptedOn: 'i går' },
  ] as Record<string, string>[])
    assert.equal((await adopt(foundation, administrator, wrong)).status, 422, JSON.stringify(wrong))
  assert.equal(await fingerprint(), before)
  assert.equal((await adopt(foundation, administrator, { body: 'other', otherBody: 'Ældrerådet', participants: 'Alle' })).status, 303)
  const [adopted, old] = await world.inScopeOf(cast.employee, ({ tx }) => listEditions(tx, foundation))
  assert.deepEqual(
    [adopted?.adoptedBy, adopted?.adoptedOn, adopted?.participants, adopted?.state],
    ['Ældrerådet', '2026-09-01', 'Alle', 'adopted'],
  )
  assert.equal(old?.state, 'superseded')
})

test('a foundation with nothing in it is not adopted', async () => {
  const name = 'Tom'
  await world.as(administrator).post(paths.newFoundation.to(), {
    name,
    document: 'Grundlag',
    lead: 'Om os.',
    shape: 'additive',
    themeWord: 'tema',
    themeWords: 'temaer',
  })
  const foundation = 'tom'
  const answer = await adopt(foundation)
  assert.equal(answer.status, 422)
  assert.match(await answer.text(), /Den har ingen temaer/)
  assert.equal(await world.inScopeOf(administrator, ({ tx }) => findFoundation(tx, foundation)), undefined)
})

test('of two who adopt at once exactly one does, and the other is told', async () => {
  const foundation = await begun()
  const seal = sealOfDraft(await draftOf(foundation))
  const answers = await Promise.all([
    adopt(foundation, administrator, { body: 'byraad', seal }),
    adopt(foundation, other, { body: 'direktion', seal }),
  ])
  assert.deepEqual(answers.map((answer) => answer.status).sort(), [303, 409])
  assert.match((await answers.find((answer) => answer.status === 409)?.text()) ?? '', /allerede vedtaget/)
  const editions = await world.inScopeOf(administrator, ({ tx }) => listEditions(tx, foundation))
  assert.deepEqual(
    editions.map(({ state }) => state),
    ['adopted', 'superseded'],
  )
})

test('what is adopted is what was seen: a word that came between is seen first', async () => {
  const foundation = await begun()
  const draft = await draftOf(foundation)
  const seal = sealOfDraft(draft)
  await save(foundation, draft, 'expectation', first(draft).expectation.key, { text: 'Kom imellem' }, other)
  const answer = await world
    .as(administrator)
    .post(paths.draftAdoption.to({ foundation }), { seal, body: 'hovedmed', adoptedOn: '2026-09-01', participants: 'Mange' })
  assert.equal(answer.status, 409)
  assert.match(await answer.text(), /Mange/)
  const seen = await draftOf(foundation)
  const [saved, adopted] = await Promise.all([
    save(foundation, seen, 'expectation', first(draft).second.key, { text: 'I samme øjeblik' }, other),
    adopt(foundation, administrator, { seal: sealOfDraft(seen) }),
  ])
  assert.deepEqual([saved.status, adopted.status].sort(), [303, 409])
})

test('nothing that is done to a draft is seen in what is adopted: not even a new name', async () => {
  const foundation = await begun()
  const read = async () => (await world.as(cast.employee).get(paths.foundation.to({ foundation }))).text()
  const before = await read()
  const draft = await draftOf(foundation)
  await save(foundation, draft, 'head', undefined, { name: 'Et helt andet navn' })
  await save(foundation, draft, 'expectation', first(draft).expectation.key, { text: 'Kladdens ord' })
  assert.equal(await read(), before)
  assert.match(await (await world.as(administrator).get(paths.draft.to({ foundation }))).text(), /Et helt andet navn/)
  assert.equal((await adopt(foundation)).status, 303)
  assert.match(await read(), /Et helt andet navn/)
  const one = (await world.inScopeOf(cast.employee, ({ tx }) => findEditionByNumber(tx, foundation, 1))) as Edition
  assert.doesNotMatch(one.name, /andet navn/)
})

test('a draft is thrown away when it is what was seen; the adopted version stays, and a foundation that had none goes', async () => {
  const foundation = await begun()
  const draft = await draftOf(foundation)
  const throwAway = (foundation: string, seal: string) => world.as(administrator).post(paths.draftRemoval.to({ foundation }), { seal })
  await save(foundation, draft, 'theme', first(draft).theme.key, { name: 'Nyt imens' }, other)
  assert.equal((await throwAway(foundation, sealOfDraft(draft))).status, 409)
  const gone = await throwAway(foundation, sealOfDraft(await draftOf(foundation)))
  assert.equal(gone.headers.get('Location'), paths.foundation.to({ foundation }))
  assert.deepEqual(
    (await world.inScopeOf(administrator, ({ tx }) => listEditions(tx, foundation))).map(({ state }) => state),
    ['adopted'],
  )
  const never = await aFoundation({ adopted: false })
  const all = await throwAway(never, sealOfDraft(await draftOf(never)))
  assert.equal(all.headers.get('Location'), paths.foundations.to())
  assert.deepEqual(await world.inScopeOf(administrator, ({ tx }) => listEditions(tx, never)), [])
})

test('from nothing, in every shape, a foundation becomes something that can be read', async () => {
  for (const shape of shapes) {
    const name = `Ny ${shape}`
    const foundation = `ny-${shape}`
    const start = await world.as(administrator).post(paths.newFoundation.to(), {
      name,
      document: 'Ledelsesgrundlag',
      lead: 'Om os.',
      shape,
      themeWord: 'tema',
      themeWords: 'temaer',
    })
    assert.equal(start.headers.get('Location'), paths.draft.to({ foundation }))
    assert.equal((await world.as(administrator).get(paths.draft.to({ foundation }))).status, 200)
    const add = (kind: string, typed: Record<string, string>) =>
      world.as(administrator).post(paths.draftElements.to({ foundation, kind }), typed)
    await add('theme', { name: 'Mod', kind: 'theme' })
    const { edition } = await draftOf(foundation)
    for (const role of edition.roles)
      await add('expectation', {
        text: `Vi viser mod, ${role.name}`,
        theme: edition.themes[0]?.key ?? '',
        role: role.key,
        kind: 'expectation',
      })
    assert.equal((await adopt(foundation)).status, 303)
    for (const path of [
      paths.foundation.to({ foundation }),
      paths.foundationAbout.to({ foundation }),
      paths.foundationPrint.to({ foundation }),
      ...edition.roles.map((role) => paths.foundationRole.to({ foundation, role: role.key })),
    ])
      assert.equal((await world.as(cast.leader).get(path)).status, 200, path)
  }
  const again = await world.as(administrator).post(paths.newFoundation.to(), {
    name: 'Ny matrix',
    document: 'D',
    lead: 'Mine ord.',
    shape: 'matrix',
    themeWord: 't',
    themeWords: 't',
  })
  assert.equal(again.status, 422)
  assert.match(await again.text(), /Mine ord\./)
  assert.equal((await world.as(administrator).post(paths.newFoundation.to(), { name: 'Uden resten' })).status, 422)
})

test('a template becomes a draft under a name of its own; a name that is taken can be changed, and nothing is begun', async () => {
  const foundation = await aFoundation({ adopted: false })
  const { name } = (await draftOf(foundation)).edition
  const before = await fingerprint()
  const again = await world.as(administrator).post(paths.newFoundation.to(), { template: 'personalepolitik', name })
  assert.equal(again.status, 422)
  const html = await again.text()
  assert.match(html, new RegExp(`id="draft-name"[^>]*value="${name}"`))
  assert.match(html, /href="#draft-name"/)
  assert.equal((await world.as(administrator).post(paths.newFoundation.to(), { template: 'findes-ikke', name })).status, 404)
  assert.equal(await fingerprint(), before)
})
