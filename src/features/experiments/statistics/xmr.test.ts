import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { naturalLimits } from './xmr.ts'

interface Limits {
  mean?: number
  lcl?: number
  ucl?: number
  /** Places, the first is 1; a single one without brackets. */
  out?: number | number[]
}
const vectors = JSON.parse(readFileSync(join(import.meta.dirname, 'vectors/spc_own_cases.json'), 'utf8')) as Record<
  string,
  { data: number[]; xmr: Limits; xmr_base8: Limits }
>
const close = (seen: number | undefined, known: number | undefined, what = '') =>
  assert.ok(seen !== undefined && known !== undefined && Math.abs(seen - known) <= 1e-9, `${what}: ${seen} is not ${known}`)

for (const [name, { data, xmr, xmr_base8 }] of Object.entries(vectors))
  for (const [what, known, seen] of [
    ['all', xmr, naturalLimits(data)],
    ['a baseline of eight', xmr_base8, naturalLimits(data, { baseline: 8 })],
  ] as const)
    test(`the limits of ${name} are reproduced from ${what}`, () => {
      if (known.mean === undefined) return assert.equal(seen, undefined)
      close(seen?.mean, known.mean, 'mean')
      close(seen?.lower, known.lcl, 'lower')
      close(seen?.upper, known.ucl, 'upper')
      assert.deepEqual(
        seen?.outside.map((place) => place + 1),
        [known.out ?? []].flat(),
      )
    })

test('a step that is far larger than the others is outside its own limit', () => {
  const limits = naturalLimits(vectors.spike18?.data ?? [])
  close(limits?.meanRange, 64 / 17)
  close(limits?.rangeLimit, (3.267 * 64) / 17)
  assert.deepEqual(limits?.outsideRanges, [10, 11])
  assert.deepEqual(limits?.ranges.slice(0, 3), [undefined, 2, 3])
})

test('limits of fewer than twelve points are provisional', () => {
  const values = Array.from({ length: 20 }, (_, i) => i % 3)
  assert.equal(naturalLimits(values.slice(0, 11))?.isProvisional, true)
  assert.equal(naturalLimits(values.slice(0, 12))?.isProvisional, false)
  assert.equal(naturalLimits(values, { baseline: 11 })?.isProvisional, true)
  assert.equal(naturalLimits(values, { baseline: 12 })?.isProvisional, false)
})

test('nothing, one point, equal points and what is no number are no trouble', () => {
  assert.equal(naturalLimits([]), undefined)
  assert.equal(naturalLimits([5]), undefined)
  assert.equal(naturalLimits([5, Number.NaN, Infinity]), undefined)
  for (const baseline of [-1, 0, 7, 0.5, Number.NaN, -Infinity]) assert.equal(naturalLimits(Array(20).fill(1), { baseline }), undefined)
  assert.equal(naturalLimits([1, 2, 3], { baseline: Infinity }), undefined)
  const holes = naturalLimits([1, Number.NaN, 3])
  assert.deepEqual([holes?.mean, holes?.ranges, holes?.points, holes?.outside], [2, [undefined, undefined, 2], 2, []])
})

test('equal points, whatever the number, lie on their limits and not outside', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -1e6, max: 1e6, noNaN: true }).map((value) => value + 0),
      fc.integer({ min: 2, max: 40 }),
      (value, many) => {
        const limits = naturalLimits(Array(many).fill(value))
        assert.deepEqual(
          [limits?.mean, limits?.lower, limits?.upper, limits?.outside, limits?.outsideRanges],
          [value, value, value, [], []],
        )
      },
    ),
  )
})

const series = fc.array(fc.integer({ min: -40, max: 40 }), { minLength: 2, maxLength: 30 })

test('adding a number moves the limits by it, and turning the chart over turns them', () => {
  fc.assert(
    fc.property(series, fc.integer({ min: -100, max: 100 }), (values, add) => {
      const limits = naturalLimits(values)
      const moved = naturalLimits(values.map((value) => value + add))
      const turned = naturalLimits(values.map((value) => -value))
      for (const key of ['mean', 'lower', 'upper'] as const) close(moved?.[key], (limits?.[key] ?? 0) + add, key)
      close(turned?.lower, -(limits?.upper ?? 0))
      close(turned?.upper, -(limits?.lower ?? 0))
      for (const other of [moved, turned]) {
        assert.deepEqual(
          [other?.meanRange, other?.rangeLimit, other?.ranges, other?.outside, other?.outsideRanges],
          [limits?.meanRange, limits?.rangeLimit, limits?.ranges, limits?.outside, limits?.outsideRanges],
        )
      }
    }),
  )
})

test('the limits of a baseline are those of its points alone', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 30 }),
      fc.integer({ min: 8, max: 30 }),
      (values, baseline) => {
        const limits = naturalLimits(values, { baseline })
        const alone = naturalLimits(values.slice(0, baseline))
        assert.deepEqual(
          [limits?.mean, limits?.lower, limits?.upper, limits?.points, limits?.isProvisional],
          [alone?.mean, alone?.lower, alone?.upper, alone?.points, alone?.isProvisional],
        )
      },
    ),
  )
})
