import assert from 'node:assert/strict'
import { test } from 'node:test'
import { growTree, type ListedUnit, levelsWithin, wayTo } from './unit-tree.ts'

function unit(id: string, parentId: string | null): ListedUnit {
  return { id, code: id, name: id, parentId, people: 0, leaders: [] }
}

const tree = growTree([unit('a', null), unit('b', 'a'), unit('c', 'a'), unit('d', 'c'), unit('lost', 'elsewhere')])

test('units stand below their parents, and one whose parent is not there stands at the top', () => {
  assert.deepEqual(
    tree.map(({ id, below }) => [id, below]),
    [
      ['a', 3],
      ['lost', 0],
    ],
  )
  assert.deepEqual(
    tree[0]?.children.map(({ id }) => id),
    ['b', 'c'],
  )
})

test('the way to a unit goes from the top down', () => {
  assert.deepEqual(
    wayTo(tree, 'd')?.map(({ id }) => id),
    ['a', 'c', 'd'],
  )
  assert.equal(wayTo(tree, 'x'), undefined)
})

test('only as many levels are open as there is room for', () => {
  assert.deepEqual(
    [1, 2, 3, 4, 5, 99].map((most) => levelsWithin(tree, most)),
    [0, 1, 1, 2, 3, 3],
  )
})
