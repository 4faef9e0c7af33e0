import assert from 'node:assert/strict'
import { test } from 'node:test'
import { lineageOf, nextOf, previousOf, type SeenLoop, shortened } from './lineage.ts'

const loop = (number: number): SeenLoop => ({ id: `${number}`, loop: number, title: `Forsøg ${number}`, phase: 1, createdAt: new Date(0) })

test('the loops stand in their order, and one that may not be read is there without words', () => {
  assert.deepEqual(lineageOf([loop(3), loop(2)]), [
    { number: 1, seen: undefined },
    { number: 2, seen: loop(2) },
    { number: 3, seen: loop(3) },
  ])
  assert.deepEqual(lineageOf([]), [])
})

test('a loop that comes after the last one that may be read is not even told of', () => {
  assert.equal(nextOf(lineageOf([loop(1)]), 1), undefined)
  assert.equal(nextOf(lineageOf([loop(1), loop(2)]), 1)?.id, '2')
  assert.equal(previousOf(lineageOf([loop(2)]), 2), undefined)
})

test('a long reason is cut between two words', () => {
  assert.equal(shortened('Ingen læste\n tavlen.'), 'Ingen læste tavlen.')
  assert.equal(shortened('Ingen læste tavlen, og ingen savnede den', 22), 'Ingen læste tavlen …')
  assert.equal(shortened('x'.repeat(300), 10), `${'x'.repeat(10)} …`)
})
