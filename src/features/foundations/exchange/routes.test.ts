import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { paths } from '#paths.ts'
import { anyContent } from '../../../../test/any-content.ts'
import { cast, today } from '../../../../test/cast.ts'
import { createWorld } from '../../../../test/harness.ts'
import { adoptVersion } from '../actions.ts'
import type { Content } from '../foundation.ts'
import { findEditionInTheMaking, findFoundation, listFoundations } from '../queries.ts'
import { importFoundation } from './actions.ts'
import { documentOf, type FoundationDocument, schemaId } from './foundation-document.ts'
import { readDocument } from './read-document.ts'

const world = await createWorld({ now: () => today })
const foundation = 'faelles-kurs'
const skovlundsAdministrator = 'torben.ravn@skovlund.example'
const api = paths.apiFoundation.to({ foundation })

async function json(response: Response) {
  assert.match(response.headers.get('Content-Type') ?? '', /^application\/json/)
  return response.json()
}

/** Sends a file as the browser would. */
function upload(who: string, content: string | Uint8Array<ArrayBuffer>, name = ''): Promise<Response> {
  const form = new FormData()
  form.set('file', new File([content], 'grundlag.json', { type: 'application/json' }))
  form.set('name', name)
  return world.as(who).post(paths.foundationImports.to(), form)
}

async function everything(): Promise<unknown> {
  return world.database.asOwner(
    async (owner) =>
      (
        await sql`select (select count(*) from data.foundation) as f, (select count(*) from data.foundation_version) as v, (select count(*) from data.expectation) as e`.execute(
          owner,
        )
      ).rows,
  )
}

/** Without what names where it was written: what must be the same on both sides. */
function words({ id: _, slug: __, version: ___, name: ____, ...rest }: FoundationDocument): unknown {
  return JSON.parse(JSON.stringify(rest))
}

test('who is signed in reads the adopted foundations as JSON, by slug and by id, and nothing is kept on the way', async () => {
  const list = await world.as(cast.employee).get(paths.apiFoundations.to())
  assert.equal(list.headers.get('Cache-Control'), 'no-store')
  const { foundations } = await json(list)
  const mine = foundations.find((one: { slug: string }) => one.slug === foundation)
  assert.equal(mine.name, 'Fælles kurs')
  assert.equal(mine.url, `${world.deps.publicOrigin}${api}`)
  const response = await world.as(cast.employee).get(api)
  assert.equal(response.headers.get('Cache-Control'), 'no-store')
  const document = await json(response)
  assert.equal(document.schema, schemaId)
  assert.equal(document.version.state, 'adopted')
  assert.ok(document.version.adoptedBy && document.version.adoptedOn)
  assert.deepEqual(await json(await world.as(cast.employee).get(paths.apiFoundation.to({ foundation: document.id }))), document)
  const read = readDocument(new TextEncoder().encode(JSON.stringify(document)))
  assert.ok('document' in read)
})

test('a program that is not signed in, or asks for what it may not see, is told so in JSON', async () => {
  for (const path of [paths.apiFoundations.to(), api]) {
    const response = await world.visit(path)
    assert.equal(response.status, 401)
    assert.equal((await json(response)).error, 'not_signed_in')
  }
  const { id } = await json(await world.as(cast.leader).get(api))
  for (const [who, path] of [
    [cast.stranger, api],
    [skovlundsAdministrator, api],
    [skovlundsAdministrator, paths.apiFoundation.to({ foundation: id })],
    [cast.leader, paths.apiFoundation.to({ foundation: 'findes-ikke' })],
    [cast.leader, paths.apiFoundation.to({ foundation: '00000000-0000-4000-8000-000000000000' })],
    [cast.leader, '/api/v1/noget-andet'],
    [cast.leader, '/api/v2/foundations'],
  ] as const) {
    const response = await world.as(who).get(path)
    assert.equal(response.status, 404, path)
    assert.equal((await json(response)).error, 'not_found')
  }
  const { foundations } = await json(await world.as(cast.stranger).get(paths.apiFoundations.to()))
  assert.ok(foundations.every((one: { name: string }) => one.name !== 'Fælles kurs'))
})

test('the schema is published to everybody', async () => {
  const response = await world.visit(paths.apiFoundationSchema.to())
  assert.equal(response.status, 200)
  assert.equal((await json(response)).$id, schemaId)
})

test('a draft is not in the interface, also not for the administrator who made it', async () => {
  const document = JSON.stringify(await json(await world.as(cast.leader).get(api)))
  assert.equal((await upload(cast.administrator, document, 'Kun en kladde')).status, 303)
  const { foundations } = await json(await world.as(cast.administrator).get(paths.apiFoundations.to()))
  assert.ok(foundations.every((one: { name: string }) => one.name !== 'Kun en kladde'))
  assert.equal((await world.as(cast.administrator).get(paths.apiFoundation.to({ foundation: 'kun-en-kladde' }))).status, 404)
})

test('what one organisation writes out another reads in as a draft with the same words, which nobody has adopted', async () => {
  const document: FoundationDocument = await json(await world.as(cast.leader).get(api))
  const response = await upload(skovlundsAdministrator, JSON.stringify(document))
  assert.equal(response.status, 303)
  assert.equal(response.headers.get('Location'), paths.draft.to({ foundation }))
  await world.inScopeOf(skovlundsAdministrator, async ({ tx }) => {
    assert.equal(await findFoundation(tx, foundation), undefined)
    const draft = (await findEditionInTheMaking(tx, foundation)) ?? assert.fail('no draft')
    assert.equal(draft.version.state, 'draft')
    assert.equal(draft.version.adoptedBy, undefined)
    assert.notEqual(draft.id, document.id)
    assert.deepEqual(words(documentOf(draft)), words(document))
  })
  assert.equal((await world.as(cast.stranger).get(paths.foundation.to({ foundation }))).status, 404)
})

test('through the database, too, what is written out and read in is the same foundation', async () => {
  let n = 0
  await fc.assert(
    fc.asyncProperty(anyContent, async (content) => {
      const name = `Tilfældigt ${n++}`
      await world.inScopeOf(cast.administrator, async (scope) => {
        const first = await stored(scope, content, `${name} a`)
        const again = await stored(scope, { ...first, name: content.name }, `${name} b`)
        const plain = JSON.parse(JSON.stringify(content))
        assert.deepEqual(JSON.parse(JSON.stringify(first)), plain)
        assert.deepEqual(JSON.parse(JSON.stringify(again)), plain)
      })
    }),
    { numRuns: 25 },
  )
})

/** Out as JSON, in through the database, and read again, under a name of its own. */
async function stored(scope: Parameters<typeof importFoundation>[0], content: Content, name: string): Promise<Content> {
  const edition = {
    ...content,
    id: '00000000-0000-4000-8000-000000000002',
    slug: 'x',
    version: { id: '00000000-0000-4000-8000-000000000001', number: 1, state: 'draft' as const },
  }
  const read = readDocument(new TextEncoder().encode(JSON.stringify(documentOf(edition))))
  if (!('document' in read)) return assert.fail(JSON.stringify(read))
  const outcome = await importFoundation(scope, read.document, { name })
  if (!('imported' in outcome)) return assert.fail(JSON.stringify(outcome))
  const draft = (await findEditionInTheMaking(scope.tx, outcome.imported.slug)) ?? assert.fail('no draft')
  assert.equal(draft.name, name)
  const { id: _, slug: __, version: ___, ...words } = draft
  return { ...words, name: content.name }
}

test('only the administrator reads in, and when others try, nothing changes', async () => {
  const document = JSON.stringify(await json(await world.as(cast.leader).get(api)))
  const before = await everything()
  for (const who of [cast.leader, cast.director, cast.employee, cast.stranger]) {
    assert.equal((await world.as(who).get(paths.foundationImports.to())).status, 404, who)
    assert.equal((await upload(who, document, 'Smuglet')).status, 404, who)
  }
  assert.deepEqual(await everything(), before)
})

test('a file that does not fit changes nothing, and says where it does not fit', async () => {
  const document = await json(await world.as(cast.leader).get(api))
  const before = await everything()
  const answer = async (content: string | Uint8Array<ArrayBuffer>) => {
    const response = await upload(cast.administrator, content, 'Et navn, jeg har skrevet')
    assert.equal(response.status, 422)
    const html = await response.text()
    assert.match(html, /value="Et navn, jeg har skrevet"/)
    return html
  }
  assert.match(await answer('{"schema": 1,\n}'), /Filen er ikke JSON, eller den er klippet over\. Det går galt i linje 2/)
  assert.match(await answer(''), /Filen er tom/)
  assert.match(await answer(new Uint8Array(5 * 1024 * 1024 + 1)), /større end 5 MB/)
  assert.match(await answer(new Uint8Array([0xff, 0xfe])), /UTF-8/)
  document.themes[1].expectations[3].text = ''
  document['<b>fremmed</b>'] = 1
  const html = await answer(JSON.stringify(document))
  assert.match(html, /<code>themes\[1\]\.expectations\[3\]\.text<\/code> må ikke være tom/)
  assert.match(html, /<code>&lt;b&gt;fremmed&lt;\/b&gt;<\/code> er et felt, vi ikke kender/)
  assert.match(html, /Ret disse 2 ting/)
  const none = await world.as(cast.administrator).post(paths.foundationImports.to(), new FormData())
  assert.equal(none.status, 422)
  assert.deepEqual(await everything(), before)
})

test('a name that is taken is told, and nothing is written over', async () => {
  const document = JSON.stringify(await json(await world.as(cast.leader).get(api)))
  const before = await everything()
  const response = await upload(cast.administrator, document)
  assert.equal(response.status, 422)
  assert.match(await response.text(), /I har allerede et grundlag, der hedder ”Fælles kurs”/)
  assert.deepEqual(await everything(), before)
})

test('HTML in an imported foundation is text wherever it is read', async () => {
  const document = await json(await world.as(cast.leader).get(api))
  const evil = '<img src=x onerror=alert(1)>'
  document.lead = evil
  document.themes[0].expectations[0].text = evil
  document.roles[1].name = evil
  assert.equal((await upload(cast.administrator, JSON.stringify(document), 'Med HTML')).status, 303)
  await world.inScopeOf(cast.administrator, async (scope) => {
    await adoptVersion(scope, 'med-html', { adoptedBy: 'Byrådet', adoptedOn: '2026-09-01' })
    assert.ok((await listFoundations(scope.tx)).some(({ slug }) => slug === 'med-html'))
  })
  for (const path of [paths.foundation.to({ foundation: 'med-html' }), paths.foundationPoster.to({ foundation: 'med-html' })]) {
    const html = await (await world.as(cast.employee).get(path)).text()
    assert.match(html, /&lt;img src=x/)
    assert.doesNotMatch(html, /<img src=x/)
  }
})

test('the about page leads to the JSON and to the poster, and the poster comes in two sizes', async () => {
  const about = await (await world.as(cast.employee).get(paths.foundationAbout.to({ foundation }))).text()
  assert.ok(about.includes(`href="${api}" download="${foundation}.json"`))
  assert.ok(about.includes(`href="${paths.foundationPoster.to({ foundation })}"`))
  for (const [size, name] of [
    ['a4', 'ls-plakat-a4'],
    ['a3', 'ls-plakat-a3'],
    ['a0', 'ls-plakat-a4'],
  ] as const) {
    const html = await (await world.as(cast.employee).get(paths.foundationPoster.to({ foundation }, { size }))).text()
    assert.match(html, new RegExp(`class="ls-plakat ${name} `))
    assert.doesNotMatch(html, / style=/)
  }
  assert.equal((await world.as(cast.stranger).get(paths.foundationPoster.to({ foundation }))).status, 404)
})
