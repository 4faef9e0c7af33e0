import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isoWeek } from '#shared/dates.ts'
import { dateOf, dayNumber, mondayOf } from './calendar.ts'
import { dateMeant, isDoubtful, readDate, writeDate } from './read-date.ts'

const near = '2026-09-17'

function read(text: string, what?: 'week') {
  const reading = readDate(text, what)
  if (!reading) return undefined
  const [dmy, mdy] = [reading.dmy && dateMeant(reading.dmy, near), reading.mdy && dateMeant(reading.mdy, near)]
  return dmy === mdy ? dmy : { dmy, mdy }
}

test('a date is read as people write it', () => {
  const third = '2026-08-03'
  for (const text of [
    '2026-08-03',
    '2026-08-03 00:00:00',
    '2026-08-03T12:30',
    '3/8-2026',
    '3/8 2026',
    '3/8 - 2026',
    '3/8 -2026',
    '3.8 2026',
    '03.08.26',
    '03.08.2026',
    '03-08-2026',
    '3. aug. 2026',
    '3. august 2026',
    '3 Aug 2026',
    '3 august, 2026',
    'Aug 3, 2026',
    'August 3rd 2026',
    '3. aug. 26',
    '3. aug',
    '3.8.',
    'mandag 3. august 2026',
    'man. d. 3. august 2026',
    'Monday 3 August 2026',
    'uge 32 2026',
    'Uge 32, 2026',
    'uge 32 i 2026',
    'uge 32 (2026)',
    'uge 32',
    'week 32 of 2026',
    '2026 uge 32',
    '2026-W32',
    '2026W32',
  ])
    assert.equal(read(text), third, text)
  assert.equal(read('32', 'week'), third)
  assert.equal(read('august 2026'), '2026-08-01')
  assert.equal(read('2026-08'), '2026-08-01')
  assert.equal(read('1. okt. 2026'), read('1 Oct 2026'))
  assert.equal(read('1. maj 2026'), read('1 May 2026'))
})

test('only a day and a month with the same stroke between are in doubt', () => {
  assert.deepEqual(read('03/08/2026'), { dmy: '2026-08-03', mdy: '2026-03-08' })
  assert.deepEqual(read('3/8'), { dmy: '2026-08-03', mdy: '2027-03-08' })
  assert.equal(dateMeant(readDate('3/8')?.mdy ?? { week: 0 }, near, near), '2026-03-08')
  assert.deepEqual(read('25/08/2026'), { dmy: '2026-08-25', mdy: undefined })
  assert.deepEqual(read('08/25/2026'), { dmy: undefined, mdy: '2026-08-25' })
  assert.equal(read('05/05/2026'), '2026-05-05')
  for (const text of ['3/8-2026', '03.08.26', '03-08-2026', '25/08/2026', '05/05/2026']) assert.ok(!isDoubtful(readDate(text) ?? {}), text)
})

test('a date without a year is the nearest', () => {
  assert.equal(dateMeant(readDate('uge 51')?.dmy ?? { week: 0 }, '2026-01-10'), mondayOf(2025, 51))
  assert.equal(dateMeant(readDate('5. januar')?.dmy ?? { week: 0 }, '2026-12-20'), '2027-01-05')
  assert.equal(dateMeant(readDate('29. februar')?.dmy ?? { week: 0 }, '2026-03-01'), undefined)
  assert.equal(dateMeant(readDate('29. februar')?.dmy ?? { week: 0 }, '2024-03-01'), '2024-02-29')
})

test('what is no date is none', () => {
  for (const text of [
    '',
    '12',
    '12.5',
    '12,5',
    '1.234',
    '31.02.2026',
    '2026-13-01',
    'uge 54',
    'uge 53 2025',
    'ma 3 2026',
    '3. foo 2026',
    '3-8',
    '0/8-2026',
    '1899-01-01',
    'x',
  ])
    assert.equal(readDate(text), undefined, text)
  assert.equal(readDate('32'), undefined)
  assert.equal(readDate('54', 'week'), undefined)
  assert.ok(readDate('uge 53 2026'))
})

const day = fc.integer({ min: dayNumber('1901-01-01'), max: dayNumber('2099-12-31') }).map(dateOf)

test('what is written is read again as the same day, in both languages and as they are shown', () => {
  fc.assert(
    fc.property(day, (date) => {
      for (const language of ['da', 'en'] as const) {
        const long = new Intl.DateTimeFormat(language === 'da' ? 'da-DK' : 'en-GB', { timeZone: 'UTC', dateStyle: 'long' }).format(
          new Date(date),
        )
        const medium = new Intl.DateTimeFormat(language === 'da' ? 'da-DK' : 'en-GB', {
          timeZone: 'UTC',
          day: 'numeric',
          month: 'short',
          year: 'numeric',
        })
        for (const text of [writeDate(date, language), long, medium.format(new Date(date)), date]) assert.equal(read(text), date, text)
      }
    }),
  )
})

test('a week that is written is read as its Monday', () => {
  fc.assert(
    fc.property(day, (date) => {
      const { week, year } = isoWeek(date)
      const monday = read(`uge ${week} ${year}`)
      assert.equal(monday, read(`${year}-W${String(week).padStart(2, '0')}`))
      assert.ok(typeof monday === 'string' && dayNumber(date) - dayNumber(monday) >= 0 && dayNumber(date) - dayNumber(monday) < 7)
    }),
  )
})

test('any text is read or is no date, and never throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('1', '3', '0', '/', '-', '.', ' ', 'u', 'g', 'e', 'maj') }), (text) => void read(text)),
  )
})
