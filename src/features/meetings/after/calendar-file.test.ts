import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type CalendarEvent, calendarFile } from './calendar-file.ts'

const now = new Date('2026-09-23T07:00:00Z')
const event: CalendarEvent = {
  uid: 'meeting-1@ledestjerne.example',
  sequence: 0,
  startsAt: new Date('2026-11-11T08:00:00Z'),
  endsAt: new Date('2026-11-11T10:00:00Z'),
  title: 'Refleksionsmøde',
  url: 'https://ledestjerne.example/meetings/1',
  isCancelled: false,
}

const linesOf = (given: Partial<CalendarEvent> = {}) => calendarFile({ ...event, ...given }, now).split('\r\n')

test('the hours are Denmark’s, in winter and in summer, whatever the server’s clock shows', () => {
  assert.ok(linesOf().includes('DTSTART;TZID=Europe/Copenhagen:20261111T090000'))
  assert.ok(linesOf().includes('DTEND;TZID=Europe/Copenhagen:20261111T110000'))
  const summer = linesOf({ startsAt: new Date('2026-06-10T07:00:00Z'), endsAt: new Date('2026-06-10T22:30:00Z') })
  assert.ok(summer.includes('DTSTART;TZID=Europe/Copenhagen:20260610T090000'))
  assert.ok(summer.includes('DTEND;TZID=Europe/Copenhagen:20260611T003000'))
  assert.ok(summer.includes('DTSTAMP:20260923T070000Z'))
  assert.ok(summer.includes('TZID:Europe/Copenhagen'))
})

test('a meeting that is moved or cancelled is the same entry, with a higher number', () => {
  const first = linesOf()
  const then = linesOf({ sequence: 2, isCancelled: true })
  assert.ok(first.includes('UID:meeting-1@ledestjerne.example') && then.includes('UID:meeting-1@ledestjerne.example'))
  assert.ok(first.includes('SEQUENCE:0') && first.includes('STATUS:CONFIRMED'))
  assert.ok(then.includes('SEQUENCE:2') && then.includes('STATUS:CANCELLED'))
})

test('what people type cannot become lines of the file', () => {
  const lines = linesOf({ title: 'Ét; to, tre\\fire\r\nSTATUS:CANCELLED', place: 'Lokale 3\nATTACH:http://x' })
  assert.ok(lines.includes('SUMMARY:Ét\\; to\\, tre\\\\fire\\nSTATUS:CANCELLED'))
  assert.ok(lines.includes('LOCATION:Lokale 3\\nATTACH:http://x'))
  assert.equal(lines.filter((line) => line.startsWith('STATUS:')).length, 1)
})

test('long lines are folded at 75 bytes, and no letter is cut in two', () => {
  const title = 'Blåbærgrød på første sal '.repeat(12).trim()
  const file = calendarFile({ ...event, title }, now)
  for (const line of file.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line)
  assert.ok(file.replaceAll('\r\n ', '').includes(`SUMMARY:${title}\r\n`))
  assert.ok(file.endsWith('END:VCALENDAR\r\n'))
})
