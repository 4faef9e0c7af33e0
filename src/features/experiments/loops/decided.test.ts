import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newestVersion, questionsOf } from '../question-files.ts'
import { isOpen, leadsOn, readDecided } from './decided.ts'
import { type LoopBefore, newLoop } from './new-loop.ts'

const document = {
  round: 'r1',
  circle: 'Netværksgruppe 4',
  decidedAt: Date.parse('2026-09-23T09:00:00Z'),
  action: null,
  outcome: {
    kind: 'decision',
    choice: 'change',
    because: '',
    tryNext: 'Dagvagten vælger den ene ting',
    lookFor: 'Om dagvagten får noget ud af det',
    lookHow: 'Vi tæller spørgsmål',
    starMoments: '',
    together: 'To og to',
    barriers: '',
    help: 'En at ringe til',
    helpers: [{ person: 's', name: 'Sanne', what: 'ringer om to uger' }],
    meetAgain: '2026-11-11',
    by: 'm',
    version: 3,
  },
}

test('a decision becomes what the next loop begins with, question by question', () => {
  const decided = readDecided('m1', document)
  assert.equal(decided?.outcome, 'change')
  assert.equal(decided?.reason, 'Dagvagten vælger den ene ting')
  assert.equal(decided?.meetAgain, '2026-11-11')
  assert.deepEqual(decided?.answers, [
    { question: 'try', text: 'Dagvagten vælger den ene ting' },
    { question: 'look_for', text: 'Om dagvagten får noget ud af det\nVi tæller spørgsmål' },
    { question: 'together', text: 'To og to' },
    { question: 'help', text: 'En at ringe til\nSanne: ringer om to uger' },
  ])
})

test('every question that a decision answers is one of the sheet', () => {
  const decided = readDecided('m1', { ...document, outcome: { ...document.outcome, starMoments: 'Vi ringer', barriers: 'Telefonen' } })
  const before: LoopBefore = {
    title: 'T',
    voice: 'vi',
    aim: 'a',
    loop: 1,
    outcome: 'change',
    ownerId: 'o',
    helperIds: [],
    answers: [{ question: 'look_for', text: 'det gamle' }],
    readings: [],
    asked: [],
  }
  const next = newLoop(before, questionsOf(newestVersion), decided?.answers)
  assert.deepEqual(next.answers.map(({ question }) => question).sort(), ['barriers', 'help', 'look_for', 'notice_stars', 'together', 'try'])
  assert.ok(next.answers.every(({ authorId }) => authorId === 'o'))
  assert.doesNotMatch(JSON.stringify(next.answers), /det gamle/)
})

test('to stop and to hold on end a loop; to go on, to change and to spread begin one; to wait does neither', () => {
  const of = (outcome: object) => readDecided('m1', { ...document, outcome }) ?? assert.fail()
  const choice = (choice: string) => of({ ...document.outcome, choice })
  assert.deepEqual(
    ['continue', 'change', 'spread', 'stop', 'hold_on'].map((one) => leadsOn(choice(one))),
    [true, true, true, false, false],
  )
  assert.equal(choice('hold_on').outcome, 'keep')
  const waits = of({ kind: 'not_today', because: 'Vi nåede det ikke', by: 'm', version: 1 })
  assert.equal(waits.outcome, undefined)
  assert.equal(waits.reason, 'Vi nåede det ikke')
  assert.equal(leadsOn(waits), false)
})

test('there is something to do until it is done', () => {
  const changes = readDecided('m1', document) ?? assert.fail()
  const stops = readDecided('m1', { ...document, outcome: { ...document.outcome, choice: 'stop' } }) ?? assert.fail()
  assert.equal(isOpen(changes, { isConcluded: false, hasNext: false }), true)
  assert.equal(isOpen(changes, { isConcluded: true, hasNext: false }), true)
  assert.equal(isOpen(changes, { isConcluded: true, hasNext: true }), false)
  assert.equal(isOpen(stops, { isConcluded: false, hasNext: false }), true)
  assert.equal(isOpen(stops, { isConcluded: true, hasNext: false }), false)
})

test('what is not of this shape is nothing', () => {
  for (const wrong of [null, {}, { ...document, circle: 4 }, { ...document, outcome: { ...document.outcome, choice: 'burn' } }])
    assert.equal(readDecided('m1', wrong), undefined)
})
