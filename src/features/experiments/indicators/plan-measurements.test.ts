import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dateOf } from './calendar.ts'
import { mostMeasurements } from './indicator.ts'
import { planMeasurements } from './plan-measurements.ts'
import { readColumns } from './read-column.ts'

const today = '2026-09-17'
const none = { measurements: [], plannedOn: [] as string[] }

function plan(text: string, indicator: Parameters<typeof planMeasurements>[1] = none, from?: string) {
  const read = readColumns(text, today)
  assert.ok(!('unreadable' in read), JSON.stringify(read))
  return planMeasurements(read, indicator, today, from)
}

test('what comes new, what changes, and what stands there already', () => {
  const measurements = [
    { on: '2026-08-03', value: 12 },
    { on: '2026-08-10', value: 9, note: 'ferie' },
  ]
  const { added, changed, unchanged, skipped } = plan('2026-08-03\t12\n2026-08-10\t8\n2026-08-17\t7', { measurements, plannedOn: [] })
  assert.deepEqual(added, [{ on: '2026-08-17', value: 7, note: undefined }])
  assert.deepEqual(changed, [{ on: '2026-08-10', value: 8, note: 'ferie', was: 9 }])
  assert.equal(unchanged, 1)
  assert.deepEqual(skipped, [])
})

test('each line that is passed over says why', () => {
  const { added, skipped } = plan('2026-08-03;12\n2026-08-03;13\n2026-08-03;12\nmange;1\n2026-08-04;x\n2026-09-18;1\n2026-08-05;2e12')
  assert.equal(added.length, 1)
  assert.deepEqual(
    skipped.map(({ line, reason }) => [line, reason]),
    [
      [2, 'same_date'],
      [3, 'same_date'],
      [4, 'no_date'],
      [5, 'no_number'],
      [6, 'in_future'],
      [7, 'too_large'],
    ],
  )
  assert.deepEqual(skipped[0], { line: 2, text: '2026-08-03 · 13', reason: 'same_date', on: '2026-08-03', other: 1, isSameValue: false })
  assert.ok(skipped[1]?.reason === 'same_date' && skipped[1].isSameValue)
})

test('dates in the wrong order are put in place, and it is said', () => {
  const { added, wasUnordered } = plan('2026-08-17;3\n2026-08-03;1\n2026-08-10;2')
  assert.deepEqual(
    added.map(({ value }) => value),
    [1, 2, 3],
  )
  assert.equal(wasUnordered, true)
  assert.equal(plan('2026-08-03;1\n2026-08-10;2').wasUnordered, false)
})

const weekly = ['2026-08-03', '2026-08-10', '2026-08-17', '2026-08-24', '2026-09-21']

test('one column takes the planned dates in order, and an empty line passes one over', () => {
  const { added, skipped, from } = plan('12\n\n9', { measurements: [], plannedOn: weekly })
  assert.deepEqual(
    added.map(({ on, value }) => [on, value]),
    [
      ['2026-08-03', 12],
      ['2026-08-17', 9],
    ],
  )
  assert.deepEqual(skipped, [{ line: 2, text: '', reason: 'empty' }])
  assert.equal(from, '2026-08-03')
  const tooMany = plan('1\n2\n3\n4\n5\n6', { measurements: [], plannedOn: weekly })
  assert.deepEqual(
    tooMany.skipped.map(({ line, reason }) => [line, reason]),
    [
      [5, 'in_future'],
      [6, 'no_planned_date'],
    ],
  )
})

test('one column goes on where measuring stopped when it fits there, else it begins from the first; and she may say where', () => {
  const measurements = [
    { on: '2026-08-03', value: 12 },
    { on: '2026-08-10', value: 9 },
  ]
  assert.equal(plan('7\n6', { measurements, plannedOn: weekly }).from, '2026-08-17')
  assert.equal(plan('12\n9\n7\n6', { measurements, plannedOn: weekly }).from, '2026-08-03')
  assert.equal(plan('7', { measurements, plannedOn: weekly }, '2026-08-24').added[0]?.on, '2026-08-24')
  // A date that is not planned is no answer.
  assert.equal(plan('7', { measurements, plannedOn: weekly }, '2026-08-25').from, '2026-08-17')
})

test('a week is the planned date in it, else its Monday', () => {
  const planned = { measurements: [], plannedOn: ['2026-08-07', '2026-08-11', '2026-08-13'] }
  assert.deepEqual(
    plan('uge 32 2026;1\nuge 33 2026;2\nuge 34 2026;3', planned).added.map(({ on }) => on),
    ['2026-08-07', '2026-08-10', '2026-08-17'],
  )
})

test('more than are kept is said, with how many there would be', () => {
  const measurements = Array.from({ length: mostMeasurements }, (_, i) => ({ on: dateOf(i), value: 1 }))
  assert.equal(plan('2026-08-03;1', { measurements, plannedOn: [] }).tooMany, mostMeasurements + 1)
  assert.equal(plan(`${dateOf(0)};2`, { measurements, plannedOn: [] }).tooMany, undefined)
})
