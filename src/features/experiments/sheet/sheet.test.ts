import assert from 'node:assert/strict'
import { test } from 'node:test'
import { phaseNumbers } from '../experiment.ts'
import { newestVersion, questionsOf } from '../question-files.ts'
import { allQuestions } from '../questions.ts'
import { answerTo, isBlank, mustWarn, pageOf, sheetRows } from './sheet.ts'

const questions = questionsOf(newestVersion)
const foundation = '00000000-0000-4000-8000-000000000000'

test('every question of the template is asked on a page, and what is no question on none', () => {
  for (const { key } of allQuestions(questions)) assert.ok(pageOf(questions, key), key)
  assert.equal(pageOf(questions, 'baseline'), 1)
  assert.equal(pageOf(questions, 'insights'), 6)
  assert.equal(pageOf(questions, 'bottom_line_economy'), 'perspectives')
  assert.equal(pageOf(questions, `perspective:${foundation}:driften`), 'perspectives')
  for (const strange of ['', 'findes_ikke', 'perspective:', `perspective:${foundation}:`, 'perspective:x:driften'])
    assert.equal(pageOf(questions, strange), undefined, strange)
})

test('the sheet has the five rows of the source, in its order', () => {
  assert.deepEqual(
    sheetRows(questions, []).map(({ key }) => key),
    ['baseline', 'success', 'signs', 'methods', 'time'],
  )
})

test('what is tried is on the sheet as soon as it is written', () => {
  const answers = ['try', 'together'].map((question) => ({ question, text: 'Vi mødes stående', revision: 1 }))
  assert.deepEqual(
    sheetRows(questions, answers).map(({ key }) => key),
    ['baseline', 'success', 'try', 'signs', 'methods', 'time'],
  )
})

test('an answer that nobody has written is empty, and of no revision', () => {
  assert.deepEqual(answerTo([], 'baseline'), { question: 'baseline', text: '', revision: 0 })
  assert.equal(answerTo([{ question: 'baseline', text: 'x', revision: 3 }], 'baseline').revision, 3)
})

test('a card with anything on it is not blank', () => {
  const blank = { holder: '', text: '', confirms: ' \n', nuances: '', challenges: '' }
  assert.equal(isBlank(blank), true)
  for (const field of Object.keys(blank)) assert.equal(isBlank({ ...blank, [field]: 'x' }), false, field)
})

test('going to the action with open indicators warns the first time, and going back never does', () => {
  const warned = (actionStartedAt: Date | undefined, unlocked: number) =>
    phaseNumbers.filter((phase) => mustWarn({ actionStartedAt }, phase, unlocked))
  assert.deepEqual(warned(undefined, 1), [3, 4, 5, 6])
  assert.deepEqual(warned(undefined, 0), [])
  assert.deepEqual(warned(new Date(), 2), [])
})
