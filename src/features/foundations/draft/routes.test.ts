import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { paths } from '#paths.ts'
import { cast } from '../../../../test/cast.ts'
import {
  administrator,
  adopt,
  aFoundation,
  begun,
  draftOf,
  fingerprint,
  first,
  form,
  other,
  retire,
  save,
  strangersAdministrator,
  world,
  writes,
} from '../../../../test/drafts.ts'
import { compare } from '../comparison.ts'
import { allExpectations, type Edition, findExpectation } from '../foundation.ts'
import { findEditionByNumber, findFoundation, listEditions } from '../queries.ts'
import { revisionOf, sealOfDraft, sealOfElement } from './draft.ts'
import { elementKinds, type Typed, typedOf, type WordedKind } from './words.ts'

test('the draft page shows every word of the draft, and each thing has its form in its place', async () => {
  const foundation = await aFoundation({ adopted: false, template: 'hvidovrevejen' })
  const draft = await draftOf(foundation)
  const html = await (await world.as(administrator).get(paths.draft.to({ foundation }))).text()
  for (const kind of elementKinds)
    for (const key of Object.keys(draft.revisions.elements[kind])) {
      assert.ok(html.includes(` id="${kind}-${key}"`), `${kind} ${key} is not on the page`)
      assert.ok(html.includes(`id="edit-${kind}-${key}"`), `${kind} ${key} has no way to be edited`)
    }
  for (const [kind, key] of [
    ...elementKinds.map((kind) => [kind, Object.keys(draft.revisions.elements[kind])[0]] as const),
    ['head', undefined] as const,
  ]) {
    const open = await (await world.as(administrator).get(paths.draft.to({ foundation }, { edit: kind, key }))).text()
    assert.equal(open.match(/id="rediger"/g)?.length, 1, kind)
    assert.ok(!open.includes('class="ls-redskaber"'), 'while one form is open, the rest reads')
  }
})

test('each kind of thing is worded, and read again as it was typed', async () => {
  const foundation = await aFoundation({ adopted: false, template: 'hvidovrevejen' })
  const typed: Record<WordedKind, Typed> = {
    head: {
      name: 'Nyt navn',
      lead: 'Ny indledning.',
      vision: 'Se længere',
      themeWord: 'spor',
      themeWords: 'spor',
      shape: 'themes',
      sourceDocument: '',
      sourcePublisher: '',
      sourceYear: '',
    },
    role: { name: 'Vi alle', voice: 'du', holders: 'board,employee', lead: 'Til dig.' },
    theme: {
      name: 'Nyt tema',
      shortName: 'Nyt',
      claim: 'Det gælder',
      text: 'Et\n\nTo',
      theoryName: 'Ord',
      theoryText: 'Mere',
      kind: 'value',
    },
    expectation: { text: 'Vi siger tak', keyTerm: 'tak', practice: 'Sig tak i dag\nSig tak i morgen', kind: 'statement' },
    passage: { heading: 'Tak', text: 'Ord', points: 'tak | Vi siger tak\nSådan', signatures: 'Ida Holm, direktør', place: 'foreword' },
  }
  for (const kind of ['head', ...elementKinds] as const) {
    const draft = await draftOf(foundation)
    const key = kind === 'head' ? undefined : Object.keys(draft.revisions.elements[kind])[0]
    const response = await save(foundation, draft, kind, key, typed[kind])
    assert.equal(response.status, 303, kind)
    const after = await draftOf(foundation)
    assert.deepEqual(typedOf(after.edition, kind, key), { ...typedOf(draft.edition, kind, key), ...typed[kind] })
    assert.equal(revisionOf(after, kind, key), (revisionOf(draft, kind, key) ?? 0) + 1)
    const changes = compare(draft.edition, after.edition)
    const touched = [
      changes.head ? 1 : 0,
      ...[changes.roles, changes.themes, changes.expectations, changes.passages].map((list) => list.changed.length),
    ]
    assert.equal(
      touched.reduce((sum, one) => sum + one, 0),
      1,
      `${kind} changed something else as well`,
    )
  }
})

test('what is added stands last in its place, with a key that nothing had, and its page leads back to it', async () => {
  const foundation = await begun()
  const draft = await draftOf(foundation)
  const { theme, expectation } = first(draft)
  const add = (kind: string, typed: Record<string, string>) =>
    world.as(administrator).post(paths.draftElements.to({ foundation, kind }), typed)
  const answer = await add('expectation', { text: 'Vi begynder til tiden', theme: theme.key, role: expectation.role, kind: 'expectation' })
  assert.equal(answer.status, 303)
  assert.match(answer.headers.get('Location') ?? '', /at=edit-expectation-vi-begynder-til-tiden-/)
  assert.equal((await add('theme', { name: 'Mod', kind: 'value' })).status, 303)
  assert.equal((await add('role', { name: 'Direktør', voice: 'du', inherits: 'medarbejder', 'holders-board': 'yes' })).status, 303)
  assert.equal((await add('passage', { text: 'Vores afsender', place: 'provenance' })).status, 303)
  const { edition } = await draftOf(foundation)
  assert.equal(edition.themes[0]?.expectations.at(-1)?.text, 'Vi begynder til tiden')
  assert.deepEqual(
    [edition.themes.at(-1)?.name, edition.themes.at(-1)?.shortName, edition.themes.at(-1)?.number],
    ['Mod', 'Mod', edition.themes.length],
  )
  assert.deepEqual([edition.roles.at(-1)?.inherits, edition.roles.at(-1)?.holders], ['medarbejder', ['board']])
  assert.equal(edition.passages.at(-1)?.text, 'Vores afsender')
})

test('a form that is wrong comes back whole, in its place, with what is wrong', async () => {
  const foundation = await begun()
  const draft = await draftOf(foundation)
  const { expectation, theme } = first(draft)
  const before = await fingerprint()
  const wrong = async (kind: WordedKind, key: string | undefined, typed: Typed, field: string) => {
    const response = await save(foundation, draft, kind, key, typed)
    const html = await response.text()
    assert.equal(response.status, 422, field)
    assert.ok(html.includes(`href="#${field}"`), `no word of ${field}`)
    assert.ok(html.includes(` id="${field}"`), `no field ${field}`)
    return html
  }
  assert.match(await wrong('expectation', expectation.key, { text: '', keyTerm: 'mit ord' }, 'text'), /value="mit ord"/)
  await wrong('expectation', expectation.key, { text: 'x'.repeat(401) }, 'text')
  assert.match(await wrong('expectation', expectation.key, { practice: 'a\nb\nc\nd' }, 'practice'), />a\nb\nc\nd</)
  await wrong('theme', theme.key, { theoryName: 'Kun navnet', theoryText: '' }, 'theoryName')
  await wrong('head', undefined, { sourceYear: 'i fjor' }, 'sourceYear')
  await wrong('role', 'medarbejder', { inherits: 'leder' }, 'inherits')
  await wrong('passage', draft.edition.passages[0]?.key, { signatures: 'Uden titel' }, 'signatures')
  assert.equal((await world.as(administrator).post(paths.draftElements.to({ foundation, kind: 'theme' }), {})).status, 422)
  assert.equal((await world.as(administrator).post(paths.draftElements.to({ foundation, kind: 'galaxy' }), {})).status, 404)
  assert.equal(await fingerprint(), before)
})

test('when two have worded the same, nothing is written and both texts stand side by side, to choose from or to merge', async () => {
  const foundation = await begun()
  const draft = await draftOf(foundation)
  const { key } = first(draft).expectation
  assert.equal((await save(foundation, draft, 'expectation', key, { text: 'Du lytter ofte', keyTerm: 'hendes' }, other)).status, 303)
  const before = await fingerprint()
  const response = await save(foundation, draft, 'expectation', key, { text: 'Du lytter sjældent' })
  assert.equal(response.status, 409)
  assert.equal(await fingerprint(), before)
  const html = await response.text()
  assert.match(html, /<mark>(?:(?!<\/mark>).)*sjældent/)
  assert.match(html, /<mark>(?:(?!<\/mark>).)*ofte/)
  // She never touched the key term: the other's stays, whatever she chooses.
  const stored = await draftOf(foundation)
  assert.match(html, new RegExp(`name="revision" value="${revisionOf(stored, 'expectation', key)}"`))
  const mine = html.slice(html.indexOf('ls-konflikt-valg'), html.indexOf('Skriv det sammen</h2>'))
  assert.match(mine, /name="text" value="Du lytter sjældent"/)
  assert.match(mine, /name="keyTerm" value="hendes"/)
  assert.equal((await save(foundation, stored, 'expectation', key, { text: 'Du lytter ofte, sjældent for lidt' })).status, 303)
  assert.equal(findExpectation((await draftOf(foundation)).edition, key)?.text, 'Du lytter ofte, sjældent for lidt')
})

test('of two who save the same at the same moment exactly one is written, and the other keeps her words', async () => {
  const foundation = await begun()
  const draft = await draftOf(foundation)
  const { key } = first(draft).expectation
  const answers = await Promise.all(
    [administrator, other].map((who) => save(foundation, draft, 'expectation', key, { text: `Ord fra ${who}` }, who)),
  )
  assert.deepEqual(answers.map((answer) => answer.status).sort(), [303, 409])
  const html = await answers.find((answer) => answer.status === 409)?.text()
  for (const who of [administrator, other]) assert.ok(html?.includes(who), who)
})

test('words for what has been retired meanwhile are not lost: they can be added again', async () => {
  const foundation = await begun()
  const draft = await draftOf(foundation)
  const { key } = first(draft).expectation
  await retire(foundation, 'expectation', key)
  const response = await save(foundation, draft, 'expectation', key, { text: 'Mine ord til den' })
  assert.equal(response.status, 409)
  const html = await response.text()
  assert.match(html, /Mine ord til den/)
  assert.ok(html.includes(`action="${paths.draftElements.to({ foundation, kind: 'expectation' })}"`))
})

test('words for a draft that has been adopted meanwhile are shown, to be taken along', async () => {
  const foundation = await begun()
  const draft = await draftOf(foundation)
  assert.equal((await adopt(foundation)).status, 303)
  const before = await fingerprint()
  const response = await save(foundation, draft, 'expectation', first(draft).expectation.key, { text: 'For sent skrevet' })
  assert.equal(response.status, 409)
  assert.match(await response.text(), /For sent skrevet/)
  assert.equal(await fingerprint(), before)
})

test('what others inherit from, and what holds expectations, is not retired before it is said where they go', async () => {
  const foundation = await begun()
  const { edition } = await draftOf(foundation)
  const before = await fingerprint()
  const heirs = await retire(foundation, 'role', 'medarbejder', { remains: 'retire' })
  assert.equal(heirs.status, 422)
  assert.match(await heirs.text(), /Dig, som er leder/)
  const unsaid = await retire(foundation, 'theme', edition.themes[0]?.key ?? '')
  assert.equal(unsaid.status, 422)
  assert.match(await unsaid.text(), /href="#remains"/)
  assert.equal(await fingerprint(), before)
  const moved = await retire(foundation, 'theme', edition.themes[0]?.key ?? '', { remains: `to:${edition.themes[1]?.key}` })
  assert.equal(moved.status, 303)
  const after = (await draftOf(foundation)).edition
  assert.equal(allExpectations(after).length, allExpectations(edition).length)
  assert.deepEqual(
    after.themes.map((theme) => theme.number),
    after.themes.map((_, i) => i + 1),
  )
  assert.equal((await retire(foundation, 'role', 'leder', { remains: 'retire' })).status, 303)
  assert.ok(allExpectations((await draftOf(foundation)).edition).length < allExpectations(edition).length)
})

test('what has been worded since the page was opened is not retired: she sees the new words first', async () => {
  const foundation = await begun()
  const draft = await draftOf(foundation)
  const { expectation, theme } = first(draft)
  const seals = { expectation: sealOfElement(draft, 'expectation', expectation.key), theme: sealOfElement(draft, 'theme', theme.key) }
  await save(foundation, draft, 'expectation', expectation.key, { text: 'Helt andre ord' }, other)
  const before = await fingerprint()
  for (const [kind, key] of [
    ['expectation', expectation.key],
    ['theme', theme.key],
  ] as const) {
    const response = await world.as(administrator).post(paths.draftElementRetirement.to({ foundation, kind, element: key }), {
      seal: seals[kind],
      remains: 'retire',
      seen: expectation.text,
    })
    assert.equal(response.status, 409, kind)
    assert.match(await response.text(), /Helt andre ord/)
  }
  assert.equal(await fingerprint(), before)
})

test('a retired expectation stays readable, with a note, and only for its own organisation', async () => {
  const foundation = await begun()
  const { expectation } = first(await draftOf(foundation))
  const page = paths.expectation.to({ foundation, expectation: expectation.key })
  assert.equal((await retire(foundation, 'expectation', expectation.key)).status, 303)
  assert.doesNotMatch(await (await world.as(cast.employee).get(page)).text(), /Udgået/)
  assert.equal((await adopt(foundation)).status, 303)
  const after = await world.as(cast.employee).get(page)
  assert.equal(after.status, 200)
  const html = await after.text()
  assert.match(html, /Udgået i udgave 2/)
  assert.ok(html.includes(expectation.text))
  assert.equal((await world.as(cast.stranger).get(page)).status, 404)
  assert.equal((await world.as(cast.employee).get(paths.expectation.to({ foundation, expectation: 'aldrig-set' }))).status, 404)
  const editions = await world.inScopeOf(cast.employee, ({ tx }) => listEditions(tx, foundation))
  assert.deepEqual(
    editions.map(({ state }) => state),
    ['adopted', 'superseded'],
  )
  assert.ok(
    findExpectation((await world.inScopeOf(cast.employee, ({ tx }) => findEditionByNumber(tx, foundation, 1))) as Edition, expectation.key),
  )
})

test('two who move things at once lose nothing, and the order is the same for all', async () => {
  const foundation = await begun()
  const draft = await draftOf(foundation)
  const [theme] = draft.edition.themes
  const move = (who: string, kind: string, element: string, direction: string) =>
    world.as(who).post(paths.draftElementMove.to({ foundation, kind, element }), { direction })
  const own = theme?.expectations.filter((expectation) => expectation.role === theme.expectations[0]?.role) ?? []
  const answers = await Promise.all([
    ...own.map((expectation, i) => move(i % 2 ? other : administrator, 'expectation', expectation.key, i % 3 ? 'up' : 'down')),
    ...draft.edition.themes.map((one) => move(other, 'theme', one.key, 'up')),
    ...draft.edition.roles.map((one) => move(administrator, 'role', one.key, 'down')),
  ])
  assert.ok(answers.every((answer) => answer.status === 303))
  const { edition } = await draftOf(foundation)
  const changes = compare(draft.edition, edition)
  for (const list of [changes.roles, changes.themes, changes.expectations])
    assert.deepEqual([list.added, list.removed, list.changed], [[], [], []])
  const { rows } = await world.inScopeOf(administrator, ({ tx }) =>
    sql<{ positions: number[] }>`
      select array_agg(position order by position) as positions from data.expectation
      where version_id = ${edition.version.id} group by theme_id`.execute(tx),
  )
  for (const { positions } of rows)
    assert.deepEqual(
      positions,
      positions.map((_, i) => i),
    )
})

test('a step keeps the focus on its button, and to have moved something is no new wording', async () => {
  const foundation = await begun()
  const draft = await draftOf(foundation)
  const { expectation } = first(draft)
  const answer = await world
    .as(administrator)
    .post(paths.draftElementMove.to({ foundation, kind: 'expectation', element: expectation.key }), { direction: 'down' })
  const html = await (await world.as(administrator).get(answer.headers.get('Location') ?? '')).text()
  const focused = [...html.matchAll(/<[^>]*\sautofocus[^>]*>/g)].map(([tag]) => tag)
  assert.equal(focused.length, 1)
  assert.match(focused[0] ?? '', new RegExp(`id="down-expectation-${expectation.key}"`))
  assert.equal((await save(foundation, draft, 'expectation', expectation.key, { text: 'Samme, flyttet' })).status, 303)
})

test('an adopted version does not change by a letter, whatever is sent to whatever route', async () => {
  const foundation = await aFoundation({ adopted: true })
  const edition = (await world.inScopeOf(administrator, ({ tx }) => findFoundation(tx, foundation))) as Edition
  const keys = [...edition.roles, ...edition.themes, ...allExpectations(edition), ...edition.passages].map(({ key }) => key)
  const word = fc.oneof(
    fc.constantFrom('Smuglet', '', 'up', 'retire', 'vi', 'expectation', 'byraad', '2026-01-01', '1', ...keys.slice(0, 4)),
    fc.string(),
  )
  const fields = [
    'name',
    'text',
    'lead',
    'document',
    'shape',
    'themeWord',
    'themeWords',
    'kind',
    'voice',
    'theme',
    'role',
    'place',
    'direction',
    'remains',
    'seal',
    'body',
    'adoptedOn',
    'revision',
  ]
  const before = await fingerprint()
  await fc.assert(
    fc.asyncProperty(
      fc.nat(6),
      fc.constantFrom(...elementKinds),
      fc.constantFrom(...keys),
      fc.dictionary(
        fc.constantFrom(...fields),
        word.filter((text) => !text.includes('\0')),
      ),
      async (route, kind, key, body) => {
        const { shape, ...typed } = body
        // A whole form now and then, so that it is the draft that is missing and not the words.
        const whole = {
          name: 'Smuglet',
          text: 'Smuglet',
          lead: 'S',
          document: 'S',
          themeWord: 's',
          themeWords: 's',
          theme: keys[2] ?? '',
          role: 'leder',
          voice: 'vi',
          kind: 'expectation',
          place: 'opening',
          shape: shape ?? 'matrix',
          direction: 'up',
          revision: '1',
        }
        const path = writes(foundation, kind, key)[route] ?? ''
        const response = await world.as(administrator).post(path, { ...whole, ...typed })
        assert.ok(response.status < 500, `${path} is ${response.status}`)
        assert.notEqual(response.status, 303, path)
      },
    ),
    { numRuns: 60 },
  )
  assert.equal(await fingerprint(), before)
})

for (const [who, slug] of [
  ['the administrator of another organisation', strangersAdministrator],
  ['a leader', cast.leader],
  ['an employee', cast.employee],
] as const)
  test(`${who} changes nothing of a draft, and does not see it`, async () => {
    const foundation = await begun()
    const draft = await draftOf(foundation)
    const { expectation } = first(draft)
    const before = await fingerprint()
    const everything = {
      ...form(draft, 'expectation', expectation.key, { text: 'Smuglet' }),
      seal: sealOfDraft(draft),
      direction: 'down',
      name: 'Smuglet',
      document: 'S',
      lead: 'S',
      shape: 'matrix',
      themeWord: 's',
      themeWords: 's',
      body: 'byraad',
      adoptedOn: '2026-01-01',
    }
    for (const path of [...writes(foundation, 'expectation', expectation.key), paths.draft.to({ foundation })])
      assert.equal((await world.as(slug).post(path, everything)).status, 404, path)
    if (slug !== strangersAdministrator) {
      assert.equal((await world.as(slug).post(paths.newFoundation.to(), everything)).status, 404)
      assert.equal((await world.as(slug).get(paths.newFoundation.to())).status, 404)
    }
    const seal = sealOfElement(draft, 'expectation', expectation.key)
    const retirement = paths.draftElementRetirement.to({ foundation, kind: 'expectation', element: expectation.key })
    assert.equal((await world.as(slug).post(retirement, { seal })).status, 404)
    for (const path of [
      paths.draft.to({ foundation }),
      paths.draftAdoption.to({ foundation }),
      paths.draftRemoval.to({ foundation }),
      retirement,
    ])
      assert.equal((await world.as(slug).get(path)).status, 404, path)
    assert.equal(await fingerprint(), before)
  })

test('nobody without a session changes anything', async () => {
  const foundation = await begun()
  const before = await fingerprint()
  for (const path of [...writes(foundation, 'theme', 'x'), paths.draft.to({ foundation }), paths.newFoundation.to()]) {
    const response = await world.visit(path, {
      method: 'POST',
      headers: { Origin: world.deps.publicOrigin },
      body: new URLSearchParams({ name: 'Smuglet' }),
    })
    assert.ok([303, 404].includes(response.status), path)
  }
  assert.equal(await fingerprint(), before)
})

test('while it is heard a draft is read and not written', async () => {
  const foundation = await begun()
  const draft = await draftOf(foundation)
  const { expectation } = first(draft)
  await world.inScopeOf(administrator, ({ tx }) =>
    sql`select app.open_hearing(${draft.edition.version.id}::uuid, '2026-09-01', '2026-10-01', '{}', '{}', true, null)`.execute(tx),
  )
  const html = await (await world.as(administrator).get(paths.draft.to({ foundation }, { edit: 'head' }))).text()
  assert.match(html, /Kladden er i høring/)
  assert.ok(!html.includes('ls-redskaber') && !html.includes('id="rediger"'))
  const before = await fingerprint()
  const response = await save(foundation, draft, 'expectation', expectation.key, { text: 'Midt i det hele' })
  assert.equal(response.status, 409)
  assert.match(await response.text(), /Midt i det hele/)
  assert.equal(
    (
      await world
        .as(administrator)
        .post(paths.draftElementRetirement.to({ foundation, kind: 'expectation', element: expectation.key }), { seal: 'x' })
    ).status,
    409,
  )
  assert.equal(await fingerprint(), before)
  assert.equal((await adopt(foundation)).status, 303)
})
