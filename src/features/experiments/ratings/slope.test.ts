import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { heightOf, placeLabels, shorten, slopeHeight } from './slope.ts'

test('the scale is the raw one: five at the top, one at the bottom, steps alike', () => {
  assert.deepEqual([5, 4, 3, 2, 1].map(heightOf), [20, 74, 128, 182, 236])
  assert.ok(heightOf(1) < slopeHeight)
})

test('labels that do not meet stand at their marks', () => {
  assert.deepEqual(placeLabels([182, 74, 128]), [182, 74, 128])
})

test('two on one mark stand evenly around it', () => {
  assert.deepEqual(placeLabels([128, 128], 20), [118, 138])
})

test('labels never cover each other, keep the order of their marks and stay in the picture', () => {
  const marks = fc.array(fc.integer({ min: 10, max: 50 }), { minLength: 1, maxLength: 9 })
  fc.assert(
    fc.property(marks, (tenths) => {
      const at = tenths.map((value) => heightOf(value / 10))
      const placed = placeLabels(at)
      const order = at.map((_, i) => i).toSorted((a, b) => (placed[a] ?? 0) - (placed[b] ?? 0))
      for (let i = 1; i < order.length; i++) {
        const [above, below] = [order[i - 1] ?? 0, order[i] ?? 0]
        assert.ok((placed[below] ?? 0) - (placed[above] ?? 0) >= 18.8, `${placed}`)
        assert.ok((at[above] ?? 0) <= (at[below] ?? 0))
      }
      assert.ok(
        placed.every((place) => place >= heightOf(5) - 0.1 && place <= heightOf(1) + 0.1),
        `${placed}`,
      )
    }),
  )
})

test('a long name ends in dots', () => {
  assert.equal(shorten('Aftenvagten'), 'Aftenvagten')
  assert.equal(shorten('Hjemmeplejen Nordvest'), 'Hjemmepleje…')
})
