import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { anyContent } from '../../../../test/any-content.ts'
import { contentOf } from '../content.ts'
import type { Content, Edition } from '../foundation.ts'
import { ownTemplates } from '../template-files.ts'
import { contentOfDocument, documentOf, publishedSchema, schemaId } from './foundation-document.ts'
import { mostBytes, type Problem, readDocument } from './read-document.ts'

function edition(content: Content): Edition {
  const version = {
    id: '00000000-0000-4000-8000-000000000001',
    number: 3,
    state: 'adopted',
    adoptedBy: 'Byrådet',
    adoptedOn: '2026-03-01',
  } as const
  return { ...content, id: '00000000-0000-4000-8000-000000000002', slug: 'faelles-kurs', version }
}

const bytes = (text: string) => new TextEncoder().encode(text)
const written = (content: Content) => JSON.stringify(documentOf(edition(content)))

function read(text: string): Content {
  const result = readDocument(bytes(text))
  if (!('document' in result)) assert.fail(JSON.stringify(result).slice(0, 500))
  return contentOfDocument(result.document)
}

/** As JSON has it: what is undefined is not there. */
const plain = (content: Content) => JSON.parse(JSON.stringify(content)) as Content

test('what is written out reads in again as the same foundation, whatever stands in it', () => {
  fc.assert(
    fc.property(anyContent, (content) => {
      assert.deepEqual(plain(read(written(content))), plain(content))
    }),
    { numRuns: 150 },
  )
})

test('the five templates go out and in without loss', () => {
  for (const template of ownTemplates()) {
    const content = contentOf(template)
    assert.deepEqual(plain(read(written(content))), plain(content), template.key)
  }
})

test('what may be left out may be left out', () => {
  const short = {
    schema: schemaId,
    name: 'Kort',
    document: '',
    shape: 'themes',
    themeWord: { one: 'tema', many: 'temaer' },
    lead: '',
    roles: [{ key: 'alle', name: 'Alle', voice: 'vi' }],
    themes: [{ key: 't', kind: 'theme', name: 'T', shortName: 'T', expectations: [{ key: 'e', role: 'alle', text: 'Vi lytter.' }] }],
  }
  const content = read(JSON.stringify(short))
  assert.deepEqual(content.themes[0]?.expectations[0]?.kind, 'expectation')
  assert.deepEqual(content.passages, [])
})

function problems(change: (document: Record<string, unknown>) => void): string[] {
  const template = ownTemplates().find(({ key }) => key === 'hvidovrevejen')
  assert.ok(template)
  const document = JSON.parse(written(contentOf(template)))
  change(document)
  const result = readDocument(bytes(JSON.stringify(document)))
  assert.ok('problems' in result, 'it was read')
  return result.problems.map(({ path, kind }: Problem) => `${path} ${kind}`)
}

test('what does not fit is told with its place and what is wrong, all at once', () => {
  // biome-ignore lint/suspicious/noExplicitAny: the documents here are broken on purpose
  const broken = (change: (document: any) => void) => problems(change)
  assert.deepEqual(
    broken((d) => {
      d.themes[2].expectations[0].text = 7
      d.themes[0].name = undefined
      d.roles[1].voice = 'we'
      d.roles[1].nickname = 'chef'
      d.lead = 'x'.repeat(20_001)
    }).sort(),
    [
      'lead too_long',
      'roles[1].nickname unknown_field',
      'roles[1].voice not_one_of',
      'themes[0].name missing',
      'themes[2].expectations[0].text not_text',
    ],
  )
  assert.deepEqual(
    broken((d) => {
      d.roles[1].inherits = 'konge'
    }),
    ['roles[1].inherits unknown_role'],
  )
  assert.deepEqual(
    broken((d) => {
      d.roles[0].inherits = d.roles[1].key
    }),
    ['roles[0].inherits circle', 'roles[1].inherits circle'],
  )
  assert.deepEqual(
    broken((d) => {
      d.themes[1].key = d.themes[0].key
    }),
    ['themes[1].key repeated'],
  )
  assert.deepEqual(
    broken((d) => {
      d.themes[0].expectations[0].role = 'konge'
    }),
    ['themes[0].expectations[0].role unknown_role'],
  )
  assert.deepEqual(
    broken((d) => {
      d.themes[0].expectations[1].key = d.themes[3].expectations[2].key
    }),
    ['themes[3].expectations[2].key repeated'],
  )
  assert.deepEqual(
    broken((d) => {
      d.name = 'a\0b'
    }),
    ['name unstorable'],
  )
  assert.deepEqual(
    broken((d) => {
      d.passages[0].points[0].text = '\ud800'
    }),
    ['passages[0].points[0].text unstorable'],
  )
  assert.deepEqual(
    broken((d) => {
      d.themes[0].expectations[0].text = ''
    }),
    ['themes[0].expectations[0].text empty'],
  )
  assert.deepEqual(
    broken((d) => {
      d.schema = 'urn:ledestjerne:schema:foundation:2'
    }),
    ['schema not_one_of'],
  )
  assert.deepEqual(
    broken((d) => {
      d.version.adoptedOn = '2026-02-31'
    }),
    ['version.adoptedOn bad_form'],
  )
  assert.deepEqual(
    broken((d) => {
      d.themes = {}
    }),
    ['themes not_list'],
  )
  assert.deepEqual(
    broken((d) => {
      d.themes[0].expectations[0].key = 'Ikke en nøgle'
    }),
    ['themes[0].expectations[0].key bad_form'],
  )
})

test('letters outside the first plane count as one, as in the database', () => {
  const template = ownTemplates()[0]
  assert.ok(template)
  const content = plain(contentOf(template))
  const expectation = content.themes[0]?.expectations[0]
  assert.ok(expectation)
  expectation.text = '🌟'.repeat(400)
  assert.deepEqual(plain(read(written(content))), content)
})

test('a file that cannot be read says why, and where it can', () => {
  assert.deepEqual(readDocument(bytes('')), { unreadable: 'nothing' })
  assert.deepEqual(readDocument(new Uint8Array(mostBytes + 1)), { unreadable: 'too_large' })
  assert.deepEqual(readDocument(new Uint8Array([0xff, 0xfe, 0x7b])), { unreadable: 'not_utf8' })
  assert.deepEqual(readDocument(bytes('{\n"name": "a",\n}')), { unreadable: 'not_json', line: 3 })
  assert.deepEqual(readDocument(bytes('\ufeff[]')), { problems: [{ path: '', kind: 'not_object', what: '' }], count: 1 })
  for (const strange of ['null', '7', '"tekst"', '[[[[]]]]', '{"__proto__":{"schema":1}}'])
    assert.ok('problems' in readDocument(bytes(strange)))
})

test('a file of very many things, or very deep, is refused before it costs anything', () => {
  const started = performance.now()
  assert.deepEqual(readDocument(bytes(`{"themes":[${'1,'.repeat(2_000_000)}1]}`)), { unreadable: 'too_much' })
  assert.ok(!('document' in readDocument(bytes(`${'['.repeat(2_000_000)}${']'.repeat(2_000_000)}`))))
  assert.ok(performance.now() - started < 5000)
})

test('the published schema has its name, forbids what is unknown, and says the limits', () => {
  // biome-ignore lint/suspicious/noExplicitAny: a JSON Schema is looked into here as JSON
  const schema = publishedSchema() as any
  assert.equal(schema.$id, schemaId)
  assert.equal(schema.$schema, 'https://json-schema.org/draft/2020-12/schema')
  assert.equal(schema.additionalProperties, false)
  const theme = schema.properties.themes.items
  assert.equal(theme.additionalProperties, false)
  assert.equal(theme.properties.expectations.items.properties.text.maxLength, 400)
  assert.deepEqual(schema.required.includes('passages'), false)
  const template = ownTemplates()[0]
  assert.ok(template)
  for (const key of Object.keys(JSON.parse(written(contentOf(template))))) assert.ok(key in schema.properties, key)
})
