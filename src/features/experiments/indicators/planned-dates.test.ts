import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { dateOf, dayNumber } from './calendar.ts'
import { mostDates, plannedDates, readDateList, rhythms } from './planned-dates.ts'
import { writeDate } from './read-date.ts'

test('a rhythm makes its dates', () => {
  const start = '2026-08-03'
  assert.deepEqual(plannedDates({ start, rhythm: 'weekly', count: 3 }), ['2026-08-03', '2026-08-10', '2026-08-17'])
  assert.deepEqual(plannedDates({ start, rhythm: 'fortnightly', end: '2026-08-31' }), ['2026-08-03', '2026-08-17', '2026-08-31'])
  assert.deepEqual(plannedDates({ start, rhythm: 'daily', count: 10, end: '2026-08-04' }), ['2026-08-03', '2026-08-04'])
  assert.deepEqual(plannedDates({ start: '2026-08-08', rhythm: 'weekdays', count: 6 }), [
    '2026-08-10',
    '2026-08-11',
    '2026-08-12',
    '2026-08-13',
    '2026-08-14',
    '2026-08-17',
  ])
})

test('the last day of a month is the last day of the next, however long', () => {
  assert.deepEqual(plannedDates({ start: '2026-01-31', rhythm: 'monthly', count: 4 }), [
    '2026-01-31',
    '2026-02-28',
    '2026-03-31',
    '2026-04-30',
  ])
  assert.deepEqual(plannedDates({ start: '2027-12-31', rhythm: 'monthly', count: 3 }), ['2027-12-31', '2028-01-31', '2028-02-29'])
})

test('the dates of any rhythm come in order, each once, no more than asked for and none after the end', () => {
  const plan = fc.record({
    start: fc.integer({ min: dayNumber('2000-01-01'), max: dayNumber('2050-01-01') }).map(dateOf),
    rhythm: fc.constantFrom(...rhythms),
    count: fc.option(fc.integer({ min: 1, max: 700 }), { nil: undefined }),
    end: fc.option(fc.integer({ min: dayNumber('2000-01-01'), max: dayNumber('2055-01-01') }).map(dateOf), { nil: undefined }),
  })
  fc.assert(
    fc.property(plan, (given) => {
      const dates = plannedDates(given)
      assert.deepEqual(dates, [...new Set(dates)].sort())
      assert.ok(dates.length <= Math.min(given.count ?? mostDates, mostDates))
      assert.ok(dates.every((date) => date >= given.start && (!given.end || date <= given.end)))
      // It stops at the end, or because there are enough.
      if (!given.end) assert.equal(dates.length, Math.min(given.count ?? mostDates, mostDates))
    }),
  )
})

test('a typed list is put in order, each date once, and says which line it cannot read', () => {
  assert.deepEqual(readDateList('10.08.2026\r\n\n3/8/2026; 2026-08-03\nuge 34 2026', '2026-01-01'), {
    dates: ['2026-08-03', '2026-08-10', '2026-08-17'],
  })
  assert.deepEqual(readDateList('3. aug. 2026\nnæste tirsdag', '2026-01-01'), { unreadable: 'næste tirsdag' })
  const many = Array.from({ length: mostDates + 1 }, (_, i) => dateOf(dayNumber('2020-01-01') + i))
  assert.deepEqual(readDateList(many.join('\n'), '2026-01-01'), { tooMany: mostDates + 1 })
})

test('a list that is written is read again, in both languages', () => {
  const dates = fc.uniqueArray(fc.integer({ min: 0, max: 30_000 }).map(dateOf), { maxLength: 30 }).map((list) => list.sort())
  fc.assert(
    fc.property(dates, fc.constantFrom('da' as const, 'en' as const), (list, language) => {
      assert.deepEqual(readDateList(list.map((date) => writeDate(date, language)).join('\n'), '2026-01-01'), { dates: list })
    }),
  )
})
