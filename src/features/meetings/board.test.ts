import assert from 'node:assert/strict'
import { test } from 'node:test'
import { after, at, done, join, opened, outcome, refusal } from '../../../test/held-meeting.ts'
import { cardsIn } from './board.ts'
import type { Meeting } from './meeting.ts'
import type { Operation } from './operation.ts'

const say = (card: string, by = 'sanne', text = `Ord på ${card}`): Operation => ({ kind: 'share_card', by, card, text })
const group = (
  card: string,
  other: string,
  pattern: string,
  name: string,
  seen: { card: number; with: number },
  by = 'amira',
): Operation => ({
  kind: 'group_cards',
  by,
  card,
  with: other,
  pattern,
  name,
  seen,
})
const board = () => done(opened(), say('a'), say('b', 'peter'), say('c', 'jonas'), say('d', 'mette'))
const places = (meeting: Meeting) => Object.fromEntries(meeting.cards.map(({ id, pattern }) => [id, pattern]))

test('a card is signed, and says in whose round it was shared', () => {
  const held = outcome(at(opened(), 'refleksioner', 'r1'), say('a'), after(3)).meeting
  assert.deepEqual(held.cards, [
    { id: 'a', author: 'sanne', text: 'Ord på a', sharedAt: after(3).getTime(), round: 'r1', pattern: null, version: 1, movedBy: null },
  ])
})

test('guests share, move and group cards like anybody else', () => {
  const held = done(board(), ...join('guest'), say('g', 'guest'), group('g', 'a', 'p', 'Mod', { card: 1, with: 1 }, 'guest'))
  assert.deepEqual(places(held), { b: null, c: null, d: null, a: 'p', g: 'p' })
})

test('"læg sammen med": two loose cards make a pattern, and a third goes into it', () => {
  const two = done(board(), group('a', 'b', 'p', 'Mod', { card: 1, with: 1 }))
  assert.deepEqual(places(two), { c: null, d: null, b: 'p', a: 'p' })
  const three = done(two, group('c', 'a', 'unused', 'Unused', { card: 1, with: 2 }))
  assert.equal(places(three).c, 'p')
  assert.equal(three.patterns.length, 1)
})

test('a card can be taken from one pattern into a new one with another', () => {
  const held = done(board(), group('a', 'b', 'p', 'Mod', { card: 1, with: 1 }), group('a', 'c', 'q', '', { card: 2, with: 1 }))
  assert.deepEqual(places(held), { d: null, b: 'p', c: 'q', a: 'q' })
  assert.equal(held.patterns[1]?.name, '')
})

test('a card that comes into a pattern lies last in it', () => {
  const held = done(board(), group('c', 'd', 'p', 'Mod', { card: 1, with: 1 }), {
    kind: 'move_card',
    by: 'amira',
    card: 'a',
    to: 'p',
    seen: 1,
  })
  assert.deepEqual(
    cardsIn(held, 'p').map(({ id }) => id),
    ['d', 'c', 'a'],
  )
})

test('two who move the same card: the first has moved it, the second is told where it is, and it is in one place', () => {
  const held = done(
    board(),
    { kind: 'add_pattern', by: 'amira', pattern: 'p', name: 'Mod' },
    { kind: 'add_pattern', by: 'amira', pattern: 'q', name: 'Tid' },
  )
  const first = done(held, { kind: 'move_card', by: 'jonas', card: 'a', to: 'p', seen: 1 })
  const second = refusal(first, { kind: 'move_card', by: 'peter', card: 'a', to: 'q', seen: 1 })
  assert.ok(second.refused === 'card_moved')
  assert.deepEqual([second.card.pattern, second.card.movedBy, second.card.version], ['p', 'jonas', 2])
  assert.equal(done(first, { kind: 'move_card', by: 'peter', card: 'a', to: 'q', seen: second.card.version }).cards.at(-1)?.pattern, 'q')
})

test('two who want the same have both got it', () => {
  const held = done(board(), { kind: 'add_pattern', by: 'amira', pattern: 'p', name: 'Mod' })
  const first = done(held, { kind: 'move_card', by: 'jonas', card: 'a', to: 'p', seen: 1 })
  assert.equal(outcome(first, { kind: 'move_card', by: 'peter', card: 'a', to: 'p', seen: 1 }).meeting, first)
})

test('two who group the same card with different ones: the second is told, and no card is lost', () => {
  const first = done(board(), group('a', 'b', 'p', 'Mod', { card: 1, with: 1 }))
  assert.equal(refusal(first, group('c', 'b', 'q', 'Tid', { card: 1, with: 1 }, 'peter')).refused, 'card_moved')
  assert.equal(refusal(first, group('b', 'c', 'q', 'Tid', { card: 1, with: 1 }, 'peter')).refused, 'card_moved')
  assert.equal(first.cards.length, 4)
})

test('a pattern whose last card goes stays if somebody has named it, and is gone if nobody has', () => {
  const named = done(board(), group('a', 'b', 'p', 'Mod', { card: 1, with: 1 }))
  const emptied = (meeting: Meeting) =>
    done(
      meeting,
      { kind: 'move_card', by: 'amira', card: 'a', to: null, seen: 2 },
      { kind: 'move_card', by: 'amira', card: 'b', to: null, seen: 2 },
    )
  assert.equal(emptied(named).patterns.length, 1)
  assert.equal(emptied(done(board(), group('a', 'b', 'p', ' ', { card: 1, with: 1 }))).patterns.length, 0)
})

test('a name that was just changed is not overwritten, and not thrown away by taking the pattern apart', () => {
  const held = done(board(), group('a', 'b', 'p', 'Mod', { card: 1, with: 1 }), {
    kind: 'rename_pattern',
    by: 'sanne',
    pattern: 'p',
    name: 'Mod til at spørge',
    seen: 1,
  })
  const rename = refusal(held, { kind: 'rename_pattern', by: 'peter', pattern: 'p', name: 'Uro', seen: 1 })
  assert.ok(rename.refused === 'pattern_changed')
  assert.equal(rename.pattern.name, 'Mod til at spørge')
  assert.equal(refusal(held, { kind: 'ungroup', by: 'peter', pattern: 'p', seen: 1 }).refused, 'pattern_changed')
  assert.deepEqual(places(done(held, { kind: 'ungroup', by: 'peter', pattern: 'p', seen: 2 })), { c: null, d: null, a: null, b: null })
})

test('what is moved into a pattern that was taken apart meanwhile stays where it is', () => {
  const held = done(board(), group('a', 'b', 'p', 'Mod', { card: 1, with: 1 }), { kind: 'ungroup', by: 'peter', pattern: 'p', seen: 1 })
  assert.equal(refusal(held, { kind: 'move_card', by: 'jonas', card: 'c', to: 'p', seen: 1 }).refused, 'unknown_pattern')
})

test('a withdrawn card leaves none of its words, and cannot come back by being sent again', () => {
  const held = done(opened(), say('a', 'sanne', 'Hemmeligt'), { kind: 'withdraw_card', by: 'sanne', card: 'a' })
  assert.doesNotMatch(JSON.stringify(held), /Hemmeligt/)
  assert.equal(refusal(held, say('a', 'sanne', 'Hemmeligt')).refused, 'card_withdrawn')
})

test('nobody shares words under somebody else’s card', () => {
  assert.equal(refusal(board(), say('a', 'peter', 'Ord på a')).refused, 'id_taken')
})
