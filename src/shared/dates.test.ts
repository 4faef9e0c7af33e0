import assert from 'node:assert/strict'
import { test } from 'node:test'
import { atDanishTime, danishTime } from './dates.ts'

test('a date and a time on a Danish clock are a moment, in winter and in summer and where the clock is turned', () => {
  for (const [date, time, moment] of [
    ['2026-01-15', '09:00', '2026-01-15T08:00:00.000Z'],
    ['2026-07-15', '09:00', '2026-07-15T07:00:00.000Z'],
    ['2026-03-29', '01:30', '2026-03-29T00:30:00.000Z'],
    ['2026-03-29', '03:30', '2026-03-29T01:30:00.000Z'],
    ['2026-10-25', '09:00', '2026-10-25T08:00:00.000Z'],
  ] as const) {
    assert.equal(atDanishTime(date, time).toISOString(), moment)
    assert.equal(danishTime(atDanishTime(date, time)), time)
  }
})

test('an hour that summer time leaves out is the one after', () => {
  assert.equal(danishTime(atDanishTime('2026-03-29', '02:30')), '03:30')
})
