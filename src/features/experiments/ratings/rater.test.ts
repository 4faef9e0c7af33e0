import assert from 'node:assert/strict'
import { test } from 'node:test'
import { canRemoveRater } from './access.ts'
import { canRateFor, cellName, cellsOf, mostRaters, newRaters, type Rater, readNames, readScore, readTable, withoutNames } from './rater.ts'

const ratedAt = new Date('2026-08-03T10:00:00Z')

function rater(id: string, name: string, more: Partial<Rater> = {}): Rater {
  return { id, name, by: 'entered', isOwner: false, ratings: {}, ...more }
}

test('a column of names is one a line, and a second column beside it is the group', () => {
  assert.deepEqual(readNames('Lone\n\n  Kim   Dam \nOle\tNatholdet\nIda; Dagvagten\n\t\n', 'Aftenvagten'), [
    { name: 'Lone', groupName: 'Aftenvagten' },
    { name: 'Kim Dam', groupName: 'Aftenvagten' },
    { name: 'Ole', groupName: 'Natholdet' },
    { name: 'Ida', groupName: 'Dagvagten' },
  ])
  assert.deepEqual(readNames('Lone'), [{ name: 'Lone', groupName: undefined }])
  assert.deepEqual(readNames(' \n \n'), [])
})

test('two of one name in one group are asked about; in two groups they can be told apart', () => {
  const present = [rater('1', 'Lone', { groupName: 'Aftenvagten' })]
  assert.deepEqual(newRaters(readNames('lone', 'aftenvagten'), present), { refused: 'twice', name: 'lone' })
  assert.deepEqual(newRaters(readNames('Kim\nKim'), present), { refused: 'twice', name: 'Kim' })
  assert.ok('added' in newRaters(readNames('Lone', 'Dagvagten'), present))
})

test('the list has an end, and names have a length', () => {
  const full = Array.from({ length: mostRaters - 1 }, (_, i) => rater(String(i), `Nr. ${i}`))
  assert.deepEqual(newRaters(readNames('Lone\nKim'), full), { refused: 'too_many', room: 1 })
  assert.ok('added' in newRaters(readNames('Lone'), full))
  assert.deepEqual(newRaters([], []), { refused: 'nobody' })
  assert.equal((newRaters(readNames('x'.repeat(121)), []) as { refused: string }).refused, 'name_too_long')
  assert.equal((newRaters(readNames(`Lone\t${'x'.repeat(61)}`), []) as { refused: string }).refused, 'group_too_long')
})

test('only 1, 2, 3, 4 and 5 are answers', () => {
  assert.deepEqual(['1', '2', '3', '4', '5'].map(readScore), [1, 2, 3, 4, 5])
  for (const typed of ['', '0', '6', '-1', '3,5', '3.0', '1e0', '٣', 'tre', ' 3', '33']) assert.equal(readScore(typed), undefined, typed)
})

test('nobody rates for somebody who does it herself', () => {
  const raters = [rater('a', 'Lone'), rater('b', 'Amira', { by: 'herself' }), rater('c', 'Mette', { by: 'me', isOwner: true })]
  assert.deepEqual(
    raters.map((one) => canRateFor(one)),
    [true, false, true],
  )
  const body = Object.fromEntries(raters.map(({ id }) => [cellName(id, 'challenge-before'), '4']))
  assert.deepEqual(
    cellsOf(body, raters).map((cell) => cell.rater),
    ['a', 'c'],
  )
  assert.equal(canRemoveRater({ standing: 'helper' }, { by: 'herself' }), false)
  assert.equal(canRemoveRater({ standing: 'owner' }, { by: 'herself' }), true)
  assert.equal(canRemoveRater({ standing: 'helper' }, { by: 'entered' }), true)
})

test('of a table only what was changed is written, and an emptied field takes the answer away', () => {
  const raters = [rater('a', 'Lone', { ratings: { 'challenge-before': { value: 4, ratedAt } } }), rater('b', 'Kim')]
  const cell = (id: string, typed: string, was: string) => ({ rater: id, asking: 'challenge-before' as const, typed, was })
  assert.deepEqual(readTable([cell('a', '4', '4'), cell('b', '', '')], raters), { changes: [], wrong: [], conflicts: [] })
  assert.deepEqual(readTable([cell('a', '', '4'), cell('b', '5', '')], raters).changes, [
    { rater: 'a', asking: 'challenge-before', value: undefined },
    { rater: 'b', asking: 'challenge-before', value: 5 },
  ])
  assert.deepEqual(readTable([cell('b', '6', '')], raters).wrong, [cell('b', '6', '')])
})

test('where another wrote meanwhile it is a conflict, unless both wrote the same or I changed nothing', () => {
  const raters = [rater('a', 'Lone', { ratings: { 'support-after': { value: 2, ratedAt } } })]
  const read = (typed: string, was: string) => readTable([{ rater: 'a', asking: 'support-after', typed, was }], raters)
  assert.equal(read('5', '').conflicts[0]?.now, '2')
  assert.deepEqual(read('2', ''), { changes: [], wrong: [], conflicts: [] })
  assert.deepEqual(read('', ''), { changes: [], wrong: [], conflicts: [] })
  assert.equal(read('5', '2').changes.length, 1)
})

test('beyond the experiment nobody has a name but its owner', () => {
  const shown = withoutNames([rater('a', 'Lone', { groupName: 'Aftenvagten' }), rater('c', 'Mette', { isOwner: true })])
  assert.deepEqual(
    shown.map(({ name, groupName }) => [name, groupName]),
    [
      [undefined, 'Aftenvagten'],
      ['Mette', undefined],
    ],
  )
})
