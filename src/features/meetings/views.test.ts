import assert from 'node:assert/strict'
import { test } from 'node:test'
import { after, at, decided, done, gathered, join, nine, opened, outcome, pair, planned, whole } from '../../../test/held-meeting.ts'
import type { Format } from './format.ts'
import type { Meeting, Stop } from './meeting.ts'
import { personalView, sharedView } from './views.ts'

const see = (meeting: Meeting, viewer: string, lookingAt: Stop | null = null, format: Format = whole) => {
  const view = personalView(meeting, format, 'da', nine, viewer, lookingAt)
  assert.ok(view)
  return view
}
const interviewing = () => at(opened(), 'interview', 'r1')
const reflecting = () => at(opened(), 'refleksioner', 'r1')

test('while the reflecting team talks, the actor is asked to listen, also when she leads the meeting', () => {
  for (const held of [reflecting(), done(reflecting(), { kind: 'take_over', by: 'mette' })]) {
    const view = see(held, 'mette')
    assert.equal(view.me.mode, 'listen')
    assert.match(view.prompts[0]?.text ?? '', /^Lyt\. Du skal hverken svare/)
    assert.equal(view.task, null)
  }
})

test('the team speaks, each beginning with a task of her own, and another in the next round', () => {
  const tasks = (held: Meeting) => ['sanne', 'peter', 'amira'].map((id) => see(held, id).task?.text)
  assert.deepEqual(
    ['sanne', 'peter', 'amira'].map((id) => see(reflecting(), id).me.mode),
    ['speak', 'speak', 'speak'],
  )
  assert.equal(see(reflecting(), 'jonas').me.mode, 'listen')
  assert.equal(new Set(tasks(reflecting())).size, 3)
  assert.notDeepEqual(tasks(reflecting()), tasks(at(opened(), 'refleksioner', 'r2')))
})

test('in the interview one tells, one asks, and the rest listen, each with her own words', () => {
  const held = interviewing()
  assert.deepEqual(
    ['mette', 'jonas', 'sanne', 'amira'].map((id) => see(held, id).me.mode),
    ['speak', 'ask', 'listen', 'listen'],
  )
  assert.match(see(held, 'jonas').prompts[0]?.text ?? '', /^Stil et spørgsmål, eller gentag/)
  assert.deepEqual(
    see(held, 'amira').prompts.map(({ text }) => text.slice(0, 9)),
    ['Hold ro o', 'Lyt uden '],
  )
  assert.deepEqual(see(held, 'peter').scene.speaking, ['mette'])
  assert.deepEqual(see(held, 'peter').scene.asking, ['jonas'])
})

test('in a meeting of two the partner asks first and thinks aloud afterwards', () => {
  const two = done(planned(pair), ...join('mette', 'jonas'), { kind: 'deal_roles', by: 'mette' }, { kind: 'open', by: 'jonas' })
  assert.equal(see(at(two, 'interview', 'r1'), 'jonas', null, pair).me.mode, 'ask')
  const held = at(two, 'refleksioner', 'r1')
  assert.equal(see(held, 'jonas', null, pair).me.mode, 'speak')
  assert.equal(see(held, 'mette', null, pair).me.mode, 'listen')
  assert.match(see(held, 'jonas', null, pair).task?.text ?? '', /^Giv det tilbage/)
  assert.deepEqual(
    see(held, 'jonas', null, pair).me.roles.map(({ name }) => name.text),
    ['Mødeleder', 'Makker'],
  )
})

test('everybody sees which question is being asked', () => {
  const held = done(interviewing(), { kind: 'next_question', by: 'jonas', from: { step: 'interview', round: 'r1' }, seen: 0 })
  assert.deepEqual(
    sharedView(held, whole, 'da', nine).scene.questions.map(({ state }) => state),
    ['asked', 'now', 'coming', 'coming'],
  )
})

test('the line shows each step once, in each round anew', () => {
  const states = (held: Meeting) =>
    sharedView(held, whole, 'da', nine)
      .steps.map(({ state }) => state.slice(0, 2))
      .join(' ')
  assert.equal(states(gathered()), 'co co co co co co co')
  assert.equal(states(opened()), 'cu co co co co co co')
  assert.equal(states(at(opened(), 'laering', 'r1')), 'do do do cu co co co')
  assert.equal(states(at(opened(), 'interview', 'r2')), 'do cu co co co co co')
  assert.equal(states(at(opened(), 'moenstre')), 'do do do do cu co co')
})

test('looking back is one’s own: the meeting, the others and the shared screen do not notice', () => {
  const held = reflecting()
  const copy = structuredClone(held)
  const back = see(held, 'sanne', { step: 'interview', round: 'r1' })
  assert.equal(back.scene.title.text, 'Støttende interview')
  assert.equal(back.isLookingBack, true)
  assert.ok(back.scene.questions.every(({ state }) => state === 'asked'))
  assert.equal(back.steps.find(({ state }) => state === 'current')?.key, 'refleksioner')
  assert.equal(see(held, 'peter').isLookingBack, false)
  assert.deepEqual(held, copy)
})

test('nobody looks ahead, nor at a step that is not there', () => {
  for (const stop of [
    { step: 'moenstre', round: null },
    { step: 'interview', round: 'r2' },
    { step: 'nowhere', round: null },
  ]) {
    const view = see(reflecting(), 'sanne', stop)
    assert.deepEqual([view.scene.stop?.step, view.isLookingBack], ['refleksioner', false])
  }
  assert.equal(see(gathered(), 'sanne', { step: 'tjek-ind', round: null }).scene.stop, null)
})

test('before the meeting is opened one reads the questions of the room and sees the role one will have', () => {
  const view = see(gathered(), 'jonas')
  assert.equal(view.phase, 'lobby')
  assert.equal(view.timer, null)
  assert.equal(view.scene.title.text, 'Det fælles refleksionsrum')
  assert.equal(view.scene.questions.length, 5)
  assert.deepEqual([view.rolesRound, view.me.roles[0]?.key], ['r1', 'interviewer'])
})

test('everybody sees who is here, who is ready and who leads', () => {
  const held = done(opened(), { kind: 'ready', by: 'peter', from: { step: 'tjek-ind', round: null } }, { kind: 'leave', by: 'jonas' })
  const view = sharedView(held, whole, 'da', nine)
  assert.deepEqual([view.here, view.ready, view.people.length, view.facilitator?.name], [4, 1, 5, 'Amira'])
  assert.deepEqual(
    view.people.map(({ id, isHere, isReady }) => `${id} ${isHere} ${isReady}`),
    ['mette true false', 'jonas false false', 'sanne true false', 'peter true true', 'amira true false'],
  )
})

test('the clock of a page is right, whatever the page’s own clock says', () => {
  const view = personalView(opened(), whole, 'da', after(4), 'peter')
  assert.deepEqual(view?.timer, { remaining: 360_000, allotted: 600_000, isRunning: true, now: after(4).getTime() })
})

test('the page offers what would not be refused', () => {
  const held = done(interviewing(), ...join('guest'), { kind: 'share_card', by: 'sanne', card: 'a', text: 'Ord' })
  const may = (viewer: string, meeting = held) => see(meeting, viewer).may
  assert.deepEqual(may('amira'), {
    lead: true,
    showOut: true,
    keepTime: true,
    askNext: true,
    undoForward: true,
    close: true,
    decide: ['r1', 'r2'],
    writeAction: [],
    setNextMeeting: true,
    answerPledges: true,
    shareCards: true,
    withdraw: [],
  })
  assert.deepEqual([may('jonas').lead, may('jonas').askNext, may('jonas').keepTime], [false, true, false])
  assert.deepEqual([may('mette').keepTime, may('mette').writeAction], [true, ['r1']])
  assert.deepEqual(may('sanne').withdraw, ['a'])
  assert.deepEqual([may('guest').decide, may('guest').answerPledges, may('guest').close, may('guest').shareCards], [[], false, false, true])
  const closed = outcome(decided(), { kind: 'close', by: 'amira' }).meeting
  assert.deepEqual([may('amira', closed).lead, may('amira', closed).decide, may('amira', closed).close], [false, [], false])
  const fixed = personalView(closed, whole, 'da', after(8 * 24 * 60), 'sanne')
  assert.deepEqual(fixed?.may.withdraw, [])
})

test('who is not of the meeting sees nothing', () => {
  assert.equal(personalView(opened(), whole, 'da', nine, 'nobody'), undefined)
})

test('an English reader reads English, and what an organisation has only in Danish is marked', () => {
  assert.deepEqual(sharedView(interviewing(), whole, 'en', nine).scene.title, { text: 'Supportive interview', isDanish: false })
  const danish = { ...whole, steps: whole.steps.map((step) => ({ ...step, title: { da: step.title.da } })) }
  assert.deepEqual(sharedView(interviewing(), danish, 'en', nine).scene.title, { text: 'Støttende interview', isDanish: true })
})

test('a board shows each card once, signed, where it lies', () => {
  const held = done(
    opened(),
    { kind: 'share_card', by: 'sanne', card: 'a', text: 'Et' },
    { kind: 'share_card', by: 'peter', card: 'b', text: 'To' },
    { kind: 'add_pattern', by: 'peter', pattern: 'p', name: 'Mod' },
    { kind: 'move_card', by: 'jonas', card: 'b', to: 'p', seen: 1 },
  )
  const view = sharedView(held, whole, 'da', nine)
  assert.deepEqual(
    view.loose.map(({ text, authorName }) => [text, authorName]),
    [['Et', 'Sanne']],
  )
  assert.deepEqual(
    view.patterns.map(({ name, cards }) => [name, cards.map(({ text, authorName, movedByName }) => [text, authorName, movedByName])]),
    [['Mod', [['To', 'Peter', 'Jonas']]]],
  )
})
