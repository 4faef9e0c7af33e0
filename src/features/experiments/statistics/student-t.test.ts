import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { studentQuantile, studentWithin } from './student-t.ts'

const close = (seen: number, known: number) => assert.ok(Math.abs(seen - known) <= 1e-9 * Math.abs(known), `${seen} is not ${known}`)

test('the quantiles of Student’s t are the known ones', () => {
  const known: [degrees: number, at90: number, at95: number, at99: number][] = [
    [1, 6.313751514675037, 12.706204736174694, 63.656741162871526],
    [2, 2.9199855803537242, 4.302652729749462, 9.924843200918287],
    [4, 2.1318467863266495, 2.7764451051977987, 4.604094871349992],
    [7, 1.8945786050900062, 2.364624251592784, 3.4994832973504924],
    [30, 1.697260886593957, 2.0422724563012378, 2.7499956535672254],
  ]
  for (const [degrees, at90, at95, at99] of known) {
    close(studentQuantile(0.9, degrees), at90)
    close(studentQuantile(0.95, degrees), at95)
    close(studentQuantile(0.99, degrees), at99)
  }
  close(studentQuantile(0.95, 59), 2.000995378088267)
  close(studentQuantile(0.95, 120), 1.9799304050824402)
})

test('with one and two degrees of freedom t has a formula', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), (level) => {
      close(studentQuantile(level, 1), Math.tan((Math.PI * level) / 2))
      close(studentQuantile(level, 2), level * Math.sqrt(2 / (1 - level ** 2)))
    }),
  )
})

test('the quantile undoes the distribution, and more degrees bring it nearer', () => {
  fc.assert(
    fc.property(fc.double({ min: 0.01, max: 0.99, noNaN: true }), fc.integer({ min: 1, max: 200 }), (level, degrees) => {
      const quantile = studentQuantile(level, degrees)
      close(studentWithin(quantile, degrees), level)
      assert.ok(studentQuantile(level, degrees + 1) < quantile)
    }),
  )
})
