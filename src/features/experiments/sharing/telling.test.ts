import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Facts } from '../evidence/evidence.ts'
import { questionsOf } from '../question-files.ts'
import type { Rater } from '../ratings/rater.ts'
import { comparePairs } from '../statistics/paired-ratings.ts'
import { documentOf, evidenceToTell, partsIn, partsOf, ratingsToTell, readParts, sealOf, type Tellable } from './telling.ts'
import { toldSchema } from './told-document.ts'

const questions = questionsOf('action-learning-1')
const star = (n: number, mayBeTold: boolean) => ({
  id: `00000000-0000-4000-8000-00000000000${n}`,
  text: `Stjernestund ${n}`,
  observedOn: '2026-08-19',
  mayBeTold,
})

const tellable: Tellable = {
  experiment: {
    title: 'Ti minutter før vagten',
    owner: { id: 'm', name: 'Mette' },
    unitName: 'Hjemmeplejen Nord',
    loop: 2,
    template: 'action-learning-1',
    voice: 'vi',
    aim: 'selvværd og sammenhæng',
    conclusion: { outcome: 'stop', reason: 'Det tog for lang tid', concludedAt: new Date('2026-09-16T23:30:00Z') },
    expectations: [],
  },
  questions: [],
  answers: [
    { question: 'try', text: 'Vi mødes stående' },
    { question: 'think', text: 'Det var svært' },
  ],
  stars: [star(1, true), star(2, false)],
  ratings: { n: 3, less: 2, same: 1, more: 0, groups: [] },
  indicators: [],
}

test('only what is ticked is told, and the name of the experiment with its owner', () => {
  const document = documentOf(tellable, ['answer:try'])
  assert.deepEqual(document.answers, [{ question: 'try', text: 'Vi mødes stående' }])
  assert.deepEqual([document.stars, document.ratings, document.outcome, document.evidence], [[], undefined, undefined, undefined])
  assert.deepEqual(document.owner, { name: 'Mette', unit: 'Hjemmeplejen Nord' })
  assert.doesNotMatch(JSON.stringify(document), /svært|Stjernestund|lang tid/)
})

test('a star moment that may not be told is offered to nobody, and is not told when it is ticked by hand', () => {
  assert.ok(!partsOf(tellable).includes(`star:${star(2, false).id}`))
  assert.deepEqual(readParts(tellable, [`star:${star(2, false).id}`, 'answer:try']), { parts: ['answer:try'], hasOthers: true })
  assert.deepEqual(documentOf(tellable, [`star:${star(2, false).id}`]).stars, [])
  const [told] = documentOf(tellable, [`star:${star(1, true).id}`]).stars
  assert.deepEqual(told, { id: star(1, true).id, text: 'Stjernestund 1', observedOn: '2026-08-19' })
})

test('the reason is told with the outcome or not at all', () => {
  assert.equal(documentOf(tellable, ['reason']).outcome, undefined)
  assert.deepEqual(documentOf(tellable, ['outcome']).outcome, { outcome: 'stop', concludedOn: '2026-09-17' })
  assert.equal(documentOf(tellable, ['outcome', 'reason']).outcome?.reason, 'Det tog for lang tid')
})

test('what was told gives the ticks it was made of', () => {
  const parts = partsOf(tellable)
  assert.deepEqual(new Set(partsIn(documentOf(tellable, parts))), new Set(parts))
})

test('a document fits its schema, and nothing that the schema does not know comes along', () => {
  const document = documentOf(tellable, partsOf(tellable))
  assert.deepEqual(toldSchema.parse(JSON.parse(JSON.stringify(document))), document)
  assert.ok(!toldSchema.safeParse({ ...document, raters: ['Lone'] }).success)
})

test('a seal follows the words, and not when it was made', () => {
  const seal = sealOf(documentOf(tellable, ['answer:try']))
  assert.equal(sealOf(documentOf(tellable, ['answer:try'])), seal)
  assert.notEqual(sealOf(documentOf({ ...tellable, answers: [{ question: 'try', text: 'Vi mødes' }] }, ['answer:try'])), seal)
})

const at = new Date('2026-08-01')
/** Rated 4 before and 2 after. */
function raters(groups: Record<string, number>): Rater[] {
  return Object.entries(groups).flatMap(([group, n]) =>
    Array.from({ length: n }, (_, i) => ({
      id: `${group}${i}`,
      name: `${group}${i}`,
      groupName: group || undefined,
      by: 'entered' as const,
      isOwner: false,
      ratings: { 'challenge-before': { value: 4 as const, ratedAt: at }, 'challenge-after': { value: 2 as const, ratedAt: at } },
    })),
  )
}

const facts: Facts = {
  hasReflection: true,
  asked: 3,
  ratedAfter: 3,
  ratedBoth: 0,
  pairs: comparePairs([]),
  inTime: comparePairs([]),
  untimely: { before: 0, after: 0 },
  indicators: [],
  weighed: [
    { source: 'season', stance: 'possible', note: 'Ferien sluttede' },
    { source: 'drop_outs', stance: 'unlikely' },
    { source: 'rater_is_actor', stance: 'likely' },
  ],
}

test('the level is told with what else it may be, without the notes', () => {
  const told = evidenceToTell({ level: 'experience', missing: [], grounds: [] }, facts)
  assert.deepEqual(told?.explanations, ['season', 'rater_is_actor'])
  const document = documentOf({ ...tellable, evidence: told }, ['evidence'])
  assert.deepEqual(document.evidence?.explanations, ['season', 'rater_is_actor'])
  assert.doesNotMatch(JSON.stringify(document), /Ferien/)
})

test('before and after are told in counts from three on, with no name', () => {
  assert.equal(ratingsToTell(raters({ '': 2 }), questions), undefined)
  const told = ratingsToTell(raters({ '': 3 }), questions)
  assert.deepEqual(told, { n: 3, less: 3, same: 0, more: 0, groups: [] })
})

test('a group is told only when neither it nor what is beside it could be somebody’s own answer', () => {
  const groupsOf = (groups: Record<string, number>) => ratingsToTell(raters(groups), questions)?.groups.map(({ name, n }) => [name, n])
  assert.deepEqual(groupsOf({ Aften: 3, Dag: 4 }), [
    ['Aften', 3],
    ['Dag', 4],
  ])
  // Dag's two are the whole less Aften's four.
  assert.deepEqual(groupsOf({ Aften: 4, Dag: 2 }), [])
  // Two small ones beside a large one are four together: no one of them can be worked out.
  assert.deepEqual(groupsOf({ Aften: 3, Dag: 2, Nat: 2 }), [['Aften', 3]])
  assert.deepEqual(groupsOf({ Aften: 3, '': 1 }), [])
  const [owner, ...others] = raters({ '': 1, Aften: 3 })
  assert.ok(owner)
  const withOwner = ratingsToTell([{ ...owner, isOwner: true }, ...others], questions)
  assert.deepEqual([withOwner?.n, withOwner?.groups.map(({ name }) => name)], [4, ['Aften']])
})
