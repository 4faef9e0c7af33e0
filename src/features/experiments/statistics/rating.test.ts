import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { comparePairs, pairByRater } from './paired-ratings.ts'
import { difference, isScore, type Question, question, type Rating, rate, readRating } from './rating.ts'

const challenge = question('challenge', 'less_is_better', ['slet ikke', '', 'noget', '', 'meget'])
const support = question('support', 'more_is_better', ['slet ikke', '', 'noget', '', 'meget'])

function rated<Q extends Question>(of: Q, score: number): Rating<Q> {
  const rating = rate(of, score)
  assert.ok(!('refused' in rating))
  return rating
}

test('ratings of the same question are subtracted, after less before', () => {
  assert.equal(difference(rated(challenge, 4), rated(challenge, 2)), -2)
})

test('ratings of different questions do not compile together, and are a bug if they meet all the same', () => {
  const before = rated(challenge, 4)
  const after = rated(support, 5)
  // @ts-expect-error: how much it challenged is not the measure of how much the experiment supported
  assert.throws(() => difference(before, after), TypeError)
  // @ts-expect-error: nor the other way round
  assert.throws(() => difference(after, before), TypeError)
  // @ts-expect-error: nor as a pair
  assert.throws(() => comparePairs([{ before, after }]), TypeError)
  // @ts-expect-error: nor by way of who rated
  pairByRater([{ rater: 'a', rating: before }], [{ rater: 'a', rating: after }])
})

test('a question that is not known as one word does not compile either', () => {
  const either: typeof challenge | typeof support = Math.random() < 2 ? challenge : support
  const ofEither = rate<typeof challenge | typeof support>(either, 3)
  const ofAny = rate<Question>(support, 3)
  assert.ok(!('refused' in ofEither) && !('refused' in ofAny))
  // @ts-expect-error: one of two questions
  assert.equal(difference(ofEither, ofEither), 0)
  // @ts-expect-error: any question
  assert.equal(difference(ofAny, ofAny), 0)
  // @ts-expect-error: a rating of one question is not a rating of any
  assert.ok(((rating: Rating<Question>) => rating)(rated(support, 3)))
  // @ts-expect-error: nor of either
  assert.ok(((rating: Rating<typeof challenge | typeof support>) => rating)(rated(support, 3)))
})

test('the same id with other anchors is another question', () => {
  const reworded = question('challenge', 'less_is_better', ['lidt', '', '', '', 'meget'])
  // @ts-expect-error: the anchors changed between the two
  assert.throws(() => difference(rated(challenge, 4), rated(reworded, 2)), TypeError)
})

test('a score is one of five whole numbers, and anything else is refused as a value', () => {
  for (const score of [1, 2, 3, 4, 5]) assert.deepEqual(rate(challenge, score), { question: challenge, score })
  for (const not of [0, 6, -1, 2.5, Number.NaN, Infinity, '3', '', null, undefined, true, [3], { score: 3 }, 3n])
    assert.deepEqual(rate(challenge, not), { refused: 'not_a_score' })
  fc.assert(
    fc.property(fc.anything(), (value) => {
      const refused = 'refused' in rate(challenge, value)
      assert.equal(refused, !([1, 2, 3, 4, 5] as unknown[]).includes(value))
      assert.equal(isScore(value), !refused)
    }),
  )
})

test('what is kept is read as a rating of the question that was asked, and of no other', () => {
  const stored = { questionId: 'challenge', polarity: 'less_is_better', anchors: [...challenge.anchors], score: 4 }
  assert.deepEqual(readRating(challenge, stored), { question: challenge, score: 4 })
  assert.deepEqual(readRating(support, stored), { refused: 'other_question' })
  assert.deepEqual(readRating(challenge, { ...stored, polarity: 'more_is_better' }), { refused: 'changed_question' })
  assert.deepEqual(readRating(challenge, { ...stored, anchors: ['lidt', '', 'noget', '', 'meget'] }), { refused: 'changed_question' })
  assert.deepEqual(readRating(challenge, { ...stored, anchors: [] }), { refused: 'changed_question' })
  assert.deepEqual(readRating(challenge, { ...stored, score: 6 }), { refused: 'not_a_score' })
})
