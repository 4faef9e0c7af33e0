import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type WordPart, words } from './word-difference.ts'

function textOf(parts: WordPart[], ...kinds: WordPart['kind'][]): string {
  return parts
    .filter((part) => kinds.includes(part.kind))
    .map((part) => part.text)
    .join('')
}

test('a word that is replaced is marked, and nothing else', () => {
  assert.deepEqual(words('Jeg lytter til borgeren', 'Jeg lytter til medarbejderen'), [
    { kind: 'same', text: 'Jeg lytter til ' },
    { kind: 'removed', text: 'borgeren' },
    { kind: 'added', text: 'medarbejderen' },
  ])
})

test('Danish letters are part of their words', () => {
  assert.deepEqual(
    words('Vi spørger åbent', 'Vi spørger ærligt').map((part) => part.text),
    ['Vi spørger ', 'åbent', 'ærligt'],
  )
})

test('two texts with nothing in common are one text out and one in', () => {
  assert.deepEqual(words('et to tre', 'fire fem seks'), [
    { kind: 'removed', text: 'et to tre' },
    { kind: 'added', text: 'fire fem seks' },
  ])
})

test('equal texts have no difference, and an empty text is all or nothing', () => {
  assert.deepEqual(words('Vi lytter.', 'Vi lytter.'), [{ kind: 'same', text: 'Vi lytter.' }])
  assert.deepEqual(words('', ''), [])
  assert.deepEqual(words('', 'Ny'), [{ kind: 'added', text: 'Ny' }])
  assert.deepEqual(words('Gammel', ''), [{ kind: 'removed', text: 'Gammel' }])
})

const text = fc
  .array(fc.constantFrom('vi', 'jeg', 'lytter', 'å', ' ', '  ', '\n', '\n\n', ',', '.', '–', '🙂', '<b>'), { maxLength: 30 })
  .map((all) => all.join(''))

test('no letter is lost: the parts give both texts back', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const parts = words(before, after)
      assert.equal(textOf(parts, 'same', 'removed'), before)
      assert.equal(textOf(parts, 'same', 'added'), after)
      assert.ok(parts.every((part) => part.text !== ''))
      assert.ok(before !== after || parts.every((part) => part.kind === 'same'))
    }),
  )
})
