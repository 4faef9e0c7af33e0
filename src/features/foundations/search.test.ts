import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { headlineParts, markEnd, markStart, searchTerms, withEllipses } from './search.ts'

test('the last word is found by its beginning, unless operators are used', () => {
  assert.deepEqual(searchTerms('klare forvent'), { whole: 'klare forvent', before: 'klare', last: 'forvent' })
  assert.equal(searchTerms('"klare mål"')?.last, undefined)
  assert.equal(searchTerms('tillid -kontrol')?.last, undefined)
  assert.equal(searchTerms('mål or effekt')?.last, undefined)
})

test('nothing but signs is no question', () => {
  for (const typed of ['', '   ', '"', '& | !', '()', '\u0000', ':*']) assert.equal(searchTerms(typed), undefined)
})

test('whatever is typed, the word to begin with is only letters and digits', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (typed) => {
      const terms = searchTerms(typed)
      if (!terms) return
      assert.ok(terms.whole.length <= 200)
      assert.ok(!/\p{Cc}/u.test(terms.whole))
      assert.match(terms.last ?? 'a', /^[\p{L}\p{N}]+$/u)
    }),
  )
})

test('a headline is taken apart, and nothing of its text is lost', () => {
  assert.deepEqual(headlineParts(`Vi har ${markStart}tillid${markEnd} til hinanden`), [
    { text: 'Vi har ', isFound: false },
    { text: 'tillid', isFound: true },
    { text: ' til hinanden', isFound: false },
  ])
  fc.assert(
    fc.property(fc.array(fc.constantFrom('a', '<b>', markStart, markEnd, ' ')), (pieces) => {
      const text = headlineParts(pieces.join(''))
        .map((part) => part.text)
        .join('')
      assert.equal(text, pieces.filter((piece) => piece !== markStart && piece !== markEnd).join(''))
    }),
  )
})

test('a headline says where words are left out', () => {
  const text = 'Vi har tillid til hinanden. Vi øver os.'
  assert.equal(withEllipses(`Vi har ${markStart}tillid${markEnd}`, text), `Vi har ${markStart}tillid${markEnd} …`)
  assert.equal(withEllipses('til hinanden', text), '… til hinanden …')
  assert.equal(withEllipses('Vi øver os.', text), '… Vi øver os.')
  assert.equal(withEllipses(text, text), text)
})
