import assert from 'node:assert/strict'
import { test } from 'node:test'
import { backOf, readOperation } from './form.ts'
import { readCode, spokenCode } from './meeting-record.ts'
import { safeLink } from './safe-link.ts'

const mette = { id: 'mette', name: 'Mette', as: 'member' } as const
const id = '6f1c1f64-58a5-4c7b-9d6e-0f0c8b1f2a3b'

test('an operation is read out of a flat form, and empty is nothing', () => {
  assert.deepEqual(readOperation({ kind: 'forward', 'from.step': 'tjek-ind', 'from.round': '' }, mette), {
    kind: 'forward',
    by: 'mette',
    from: { step: 'tjek-ind', round: null },
  })
  assert.deepEqual(readOperation({ kind: 'ready', 'from.step': '' }, mette), { kind: 'ready', by: 'mette', from: null })
  assert.deepEqual(readOperation({ kind: 'move_card', card: 'a', to: '', seen: '3' }, mette), {
    kind: 'move_card',
    by: 'mette',
    card: 'a',
    to: null,
    seen: 3,
  })
})

test('who sends it is never in the form', () => {
  assert.deepEqual(readOperation({ kind: 'take_over', by: 'jonas' }, mette), { kind: 'take_over', by: 'mette' })
  assert.deepEqual(readOperation({ kind: 'join', by: 'jonas', name: 'Jonas', as: 'guest' }, mette), {
    kind: 'join',
    by: 'mette',
    name: 'Mette',
    as: 'member',
  })
})

test('the rows of a decision come in the order of their numbers, and what a decision does not have stays outside', () => {
  const read = readOperation(
    {
      kind: 'write_decision',
      round: 'r1',
      seen: '0',
      'words.choice': 'continue',
      'words.tryNext': 'Ti sedler',
      'words.smuggled': 'x',
      'words.helpers.10.name': 'Kim',
      'words.helpers.10.what': 'Lytter',
      'words.helpers.2.person': 'sanne',
      'words.helpers.2.what': 'Ringer',
    },
    mette,
  )
  assert.ok(read?.kind === 'write_decision')
  assert.deepEqual(read.words.helpers, [
    { person: 'sanne', name: '', what: 'Ringer' },
    { person: null, name: 'Kim', what: 'Lytter' },
  ])
  assert.equal('smuggled' in read.words, false)
  assert.equal(read.words.because, '')
})

test('one presenter or several, and an empty row is nobody', () => {
  const read = readOperation(
    {
      kind: 'set_order',
      'presenters.0.round': id,
      'presenters.0.title': 'Sedler',
      'presenters.0.actors': ['mette', 'jonas'],
      'presenters.1.round': id,
      'presenters.1.title': '',
      'presenters.1.actors': '',
      seen: `${id} another`,
    },
    mette,
  )
  assert.ok(read?.kind === 'set_order')
  assert.deepEqual(read.presenters, [{ round: id, title: 'Sedler', actors: ['mette', 'jonas'], experiment: null }])
  assert.deepEqual(read.seen, [id, 'another'])
})

test('what none of ours has sent is no operation', () => {
  for (const body of [
    {},
    { kind: 'end_of_day' },
    { kind: 'constructor' },
    { kind: '__proto__' },
    { kind: 'toString' },
    { kind: 'forward' },
    { kind: 'share_card', card: 'no id', text: 'x' },
    { kind: 'next_question', 'from.step': 'a', seen: 'x' },
    { kind: 'give_role', role: 'actor', to: 'a' },
    { kind: ['open'], x: 'y' },
  ])
    assert.equal(readOperation(body, mette), undefined, JSON.stringify(body))
  assert.equal(readOperation({ kind: 'open', '__proto__.by': 'x' }, mette)?.kind, 'open')
  assert.equal(({} as { by?: string }).by, undefined)
})

test('an operation comes back to its own room and to nowhere else', () => {
  const room = '/meetings/1'
  assert.equal(backOf('/meetings/1?step=a&round=b#hvem', room), '/meetings/1?step=a&round=b#hvem')
  for (const other of ['https://other.example', '//other.example', '/meetings/2', '/meetings/1/screen', '/meetings/1#"><x', undefined, 7])
    assert.equal(backOf(other, room), room)
})

test('a code is read as it is typed across a room, and what cannot be one is none', () => {
  assert.equal(readCode(' k7m-2qx '), 'K7M2QX')
  assert.equal(spokenCode('K7M2QX'), 'K7M 2QX')
  for (const wrong of ['', 'K7M2Q', 'K7M2QXX', 'K7M2Q0', 'K7M2QI', 'K7M2Q1', 'OOOOOO']) assert.equal(readCode(wrong), undefined, wrong)
})

test('a link to a video meeting is one that a browser only opens', () => {
  assert.equal(safeLink('https://video.example/m?a=1'), 'https://video.example/m?a=1')
  for (const wrong of ['javascript:alert(1)', 'http://video.example', 'data:text/html,x', 'video', '', undefined])
    assert.equal(safeLink(wrong), undefined)
})
