import assert from 'node:assert/strict'
import { test } from 'node:test'
import { contentOf } from '../content.ts'
import { findRole } from '../foundation.ts'
import { ownTemplates } from '../template-files.ts'
import {
  homelessSupplements,
  isReadersOwn,
  isRetired,
  type LocalWords,
  placeOf,
  type Supplement,
  supplementsAt,
  supplementsTo,
} from './local-words.ts'

const template = ownTemplates().find(({ key }) => key === 'hvidovrevejen')
assert.ok(template)
const content = contentOf(template)

function supplement(given: Partial<Supplement>): Supplement {
  return { id: 'x', unit: { id: 'u', name: 'Solgården' }, theme: 'sikrer', stance: 'keep', text: 'x', revision: 1, ...given }
}

test('every supplement stands in one place and one only, whatever has become of what it names', () => {
  const all = [
    supplement({ id: 'new' }),
    supplement({ id: 'concerns', expectation: 'sikrer-alle-1' }),
    supplement({ id: 'moved', expectation: 'sikrer-alle-1', theme: 'udvikler' }),
    supplement({ id: 'retired', expectation: 'findes-ikke' }),
    supplement({ id: 'no-theme', theme: 'findes-ikke' }),
    supplement({ id: 'nothing-left', theme: 'findes-ikke', expectation: 'findes-ikke' }),
    supplement({ id: 'theme-gone', theme: 'findes-ikke', expectation: 'sikrer-alle-1' }),
  ]
  const words: LocalWords = { supplements: all, translations: [] }
  const places = [
    ...content.themes.flatMap((theme) => theme.expectations.flatMap((expectation) => supplementsTo(words, expectation))),
    ...content.themes.flatMap((theme) => supplementsAt(words, content, theme)),
    ...homelessSupplements(words, content),
  ]
  assert.deepEqual(places.map(({ id }) => id).sort(), all.map(({ id }) => id).sort())
})

test('a supplement that concerns an expectation stands at that one’s theme, and what is new where it was put', () => {
  assert.equal(placeOf(content, { theme: 'udvikler', expectation: 'sikrer-alle-1' }), 'sikrer')
  assert.equal(placeOf(content, { theme: 'udvikler' }), 'udvikler')
  assert.equal(placeOf(content, { theme: 'udvikler', expectation: 'findes-ikke' }), undefined)
  assert.equal(placeOf(content, { theme: 'findes-ikke' }), undefined)
})

test('only what names an expectation can name one that is gone', () => {
  assert.equal(isRetired(content, {}), false)
  assert.equal(isRetired(content, { expectation: 'sikrer-alle-1' }), false)
  assert.equal(isRetired(content, { expectation: 'findes-ikke' }), true)
})

test('new supplements stand with what the reader has herself, also through what is shared, and not with another’s role', () => {
  const role = (key: string) => findRole(content, key) ?? assert.fail(key)
  const mine = [role('medarbejder')]
  assert.equal(isReadersOwn(content, mine, role('medarbejder')), true)
  assert.equal(isReadersOwn(content, mine, role('alle')), true)
  assert.equal(isReadersOwn(content, mine, role('direktion')), false)
})
