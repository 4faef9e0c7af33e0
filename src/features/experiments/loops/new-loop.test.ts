import assert from 'node:assert/strict'
import { test } from 'node:test'
import { outcomes } from '../experiment.ts'
import { newestVersion, questionsOf } from '../question-files.ts'
import { allQuestions } from '../questions.ts'
import { type LoopBefore, newLoop } from './new-loop.ts'

const questions = questionsOf(newestVersion)

const before: LoopBefore = {
  title: 'Tavle ved døren',
  voice: 'vi',
  aim: 'selvværd og sammenhæng',
  loop: 1,
  outcome: 'change',
  ownerId: 'mette',
  helperIds: ['kim'],
  answers: [...allQuestions(questions).map(({ key }) => key), 'perspective:00000000-0000-4000-8000-000000000000:driften'].map(
    (question) => ({
      question,
      text: `det om ${question}`,
      authorId: question === 'after_think' ? 'kim' : 'mette',
    }),
  ),
  readings: [{ holder: 'aftenvagten', text: 'Vi ved det for sent', confirms: '', nuances: '', challenges: '', authorId: 'kim' }],
  asked: [
    { name: 'Mette', personId: 'mette' },
    { name: 'Kim', personId: 'kim' },
    { name: 'Lone', groupName: 'Aftenvagten' },
  ],
}

const said = (given: Partial<LoopBefore> = {}) =>
  Object.fromEntries(newLoop({ ...before, ...given }, questions).answers.map(({ question, text }) => [question, text]))
const without = (...keys: string[]) => before.answers.filter(({ question }) => !keys.includes(question))

test('a new loop has the next number and begins with the planning, with the same name, voice, aim, readings and helpers', () => {
  const { title, voice, aim, loop, phase, readings, helperIds } = newLoop(before, questions)
  assert.deepEqual(
    { title, voice, aim, loop, phase, readings, helperIds },
    { title: before.title, voice: 'vi', aim: before.aim, loop: 2, phase: 2, readings: before.readings, helperIds: ['kim'] },
  )
})

test('what was afterwards is what is now; what was decided on stays; everything else is new', () => {
  assert.deepEqual(said(), {
    baseline: 'det om after_think',
    before_think: 'det om after_think',
    before_do: 'det om after_do',
    success: 'det om success',
    signs: 'det om signs',
    methods: 'det om methods',
    look_for: 'det om look_for',
  })
})

test('where nothing was written afterwards, it begins with what there is, and never with an empty text', () => {
  assert.equal(said({ answers: without('after_think') }).baseline, 'det om baseline')
  assert.equal(said({ answers: without('after_think') }).before_think, 'det om think')
  const blank = before.answers.map((answer) => (answer.question === 'after_think' ? { ...answer, text: ' \n' } : answer))
  assert.equal(said({ answers: blank }).baseline, 'det om baseline')
  assert.deepEqual(said({ answers: [] }), {})
})

test('what is tried goes along where the same is tried again', () => {
  const tries = Object.fromEntries(outcomes.map((outcome) => [outcome, said({ outcome }).try !== undefined]))
  assert.deepEqual(tries, { continue: true, change: false, stop: false, spread: true, keep: true })
})

test('words keep their author', () => {
  const { answers } = newLoop(before, questions)
  assert.equal(answers.find(({ question }) => question === 'before_think')?.authorId, 'kim')
  assert.equal(answers.find(({ question }) => question === 'success')?.authorId, 'mette')
})

test('what the newest template does not ask any longer stays behind', () => {
  const [phase, ...phases] = questions.phases
  assert.ok(phase)
  const fewer = { ...questions, phases: [{ ...phase, questions: phase.questions.filter(({ key }) => key !== 'success') }, ...phases] }
  assert.ok(!newLoop(before, fewer).answers.some(({ question }) => question === 'success'))
})

test('the same people are asked again: those inside by account, others by name, and nobody twice', () => {
  const asked = [
    ...before.asked,
    { name: 'Søren', personId: 'soeren' },
    { name: 'LONE', groupName: 'aftenvagten' },
    { name: 'Lone', groupName: 'Dagvagten' },
  ]
  assert.deepEqual(newLoop({ ...before, asked }, questions).asked, [
    { name: 'Mette', groupName: undefined, personId: 'mette' },
    { name: 'Kim', groupName: undefined, personId: 'kim' },
    { name: 'Lone', groupName: 'Aftenvagten', personId: undefined },
    { name: 'Søren', groupName: undefined, personId: undefined },
    { name: 'Lone', groupName: 'Dagvagten', personId: undefined },
  ])
})
