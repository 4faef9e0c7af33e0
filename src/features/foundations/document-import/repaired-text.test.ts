import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { applyRepairs, type Certainty, type Repair } from '../document/repair.ts'
import type { Worded } from './proposal.ts'
import { type Choice, placedRepairs, type Settled, settle, settledAtFirst, undecided } from './repaired-text.ts'

/** "Vi [toer→tør] …": a repair stands in brackets, with a mark for what is certain (!) or unsure (?). */
function worded(marked: string): Worded {
  const repairs: Repair[] = []
  let text = ''
  let end = 0
  for (const found of marked.matchAll(/\[([^\]→]+)→([^\]!?]+)([!?]?)\]/g)) {
    const [whole, before = '', after = '', mark] = found
    text += marked.slice(end, found.index)
    const certainty: Certainty = mark === '!' ? 'certain' : mark === '?' ? 'unsure' : 'likely'
    repairs.push({ at: { from: text.length, to: text.length + before.length }, before, after, certainty, reason: 'lost_letter' })
    text += before
    end = found.index + whole.length
  }
  return { id: 'e1', text: text + marked.slice(end), repairs }
}

const two = worded('Vi [toer→tør] laere, og vi [tor→tør?] det.')

test('what is certain is made at first, and everything else waits', () => {
  const first = settledAtFirst(worded('Vi [toer→tør] [ﬁnde→finde!] vej.'))
  assert.deepEqual(first, { text: 'Vi toer finde vej.', choices: [undefined, true] })
})

test('a repair that is approved changes the text, one that is refused leaves it, and both can be undone', () => {
  const first = settledAtFirst(two)
  const one = settle(two, first, first.text, [true, false])
  assert.equal(one.text, 'Vi tør laere, og vi tor det.')
  const other = settle(two, one, one.text, [false, true])
  assert.equal(other.text, 'Vi toer laere, og vi tør det.')
  assert.deepEqual(undecided(two, other), [])
})

test('what somebody writes stays, and a repair beside it is still made at its own place', () => {
  const first = settledAtFirst(two)
  const written = settle(two, first, 'Vi toer lære nyt, og vi tor det.', [undefined, true])
  assert.equal(written.text, 'Vi toer lære nyt, og vi tør det.')
  const later = settle(two, written, written.text, [true, true])
  assert.equal(later.text, 'Vi tør lære nyt, og vi tør det.')
  const undone = settle(two, later, later.text, [true, false])
  assert.equal(undone.text, 'Vi tør lære nyt, og vi tor det.')
})

test('where somebody has written herself, a choice changes nothing, and nothing waits', () => {
  const first = settledAtFirst(two)
  const written = settle(two, first, 'Vi vover at lære, og vi tor det.', [undefined, undefined])
  assert.deepEqual(
    undecided(two, written).map(({ index }) => index),
    [1],
  )
  assert.equal(settle(two, written, written.text, [true, undefined]).text, 'Vi vover at lære, og vi tor det.')
})

test('a browser that has already put the repaired word in gets the same text', () => {
  const first = settledAtFirst(two)
  const shown = settle(two, first, 'Vi tør laere, og vi tor det.', [true, undefined])
  assert.equal(shown.text, 'Vi tør laere, og vi tor det.')
  assert.equal(settle(two, shown, shown.text, [false, undefined]).text, 'Vi toer laere, og vi tor det.')
})

test('of two repairs at one place the second is not shown', () => {
  const { id, text, repairs } = two
  const [first] = repairs
  assert.ok(first)
  const overlapping: Worded = { id, text, repairs: [first, { ...first, after: 'toger' }] }
  assert.equal(placedRepairs(overlapping, settledAtFirst(overlapping)).length, 1)
  assert.equal(undecided(overlapping, settledAtFirst(overlapping)).length, 1)
})

const word = fc.constantFrom('vi', 'toer', 'laere', 'aaben', 'og', 'staar', 'for', 'h e l e')
const sentence = fc.array(fc.tuple(word, fc.boolean()), { minLength: 1, maxLength: 8 }).map((parts) => {
  return worded(parts.map(([text, isDamaged]) => (isDamaged ? `[${text}→${text.replaceAll(' ', '')}æ]` : text)).join(' '))
})
const choice = fc.constantFrom<Choice>(true, false, undefined)
const choices = fc.array(fc.array(choice, { minLength: 8, maxLength: 8 }), { maxLength: 4 })

test('untouched by hand, the text is the document’s with exactly the approved repairs, however often somebody changes her mind', () => {
  fc.assert(
    fc.property(sentence, choices, (given, minds) => {
      let settled: Settled = settledAtFirst(given)
      for (const mind of minds) settled = settle(given, settled, settled.text, mind.slice(0, given.repairs.length))
      const approved = given.repairs.filter((_, index) => settled.choices[index] === true)
      assert.equal(settled.text, applyRepairs(given.text, approved))
    }),
  )
})

test('whatever is typed, without a changed choice it is kept letter by letter', () => {
  fc.assert(
    fc.property(sentence, fc.array(choice, { minLength: 8, maxLength: 8 }), fc.string(), (given, mind, typed) => {
      const before = settle(given, settledAtFirst(given), given.text, mind.slice(0, given.repairs.length))
      assert.equal(settle(given, before, typed, before.choices).text, typed)
    }),
  )
})
