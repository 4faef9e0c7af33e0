/*
 * One meeting as a file that every calendar reads (RFC 5545). The same meeting always has the same UID, and a higher SEQUENCE each time
 * it is moved or cancelled, so that a calendar which is given the file again changes the entry and adds none.
 *
 * The hours are those of Denmark, with the zone's rules in the file: whoever opens it elsewhere sees her own hour.
 */

export interface CalendarEvent {
  /** Never changes. */
  uid: string
  sequence: number
  startsAt: Date
  endsAt: Date
  title: string
  place?: string
  description?: string
  /** Where it is on the web. */
  url: string
  isCancelled: boolean
}

/** @param now when the file was made */
export function calendarFile(event: CalendarEvent, now: Date): string {
  const { uid, sequence, startsAt, endsAt, title, place, description, url, isCancelled } = event
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Ledestjerne//Ledestjerne//DA',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    ...denmark,
    'BEGIN:VEVENT',
    `UID:${text(uid)}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${utc(now)}`,
    `DTSTART;TZID=${zone}:${inDenmark(startsAt)}`,
    `DTEND;TZID=${zone}:${inDenmark(endsAt)}`,
    `SUMMARY:${text(title)}`,
    ...(place ? [`LOCATION:${text(place)}`] : []),
    ...(description ? [`DESCRIPTION:${text(description)}`] : []),
    `URL:${url}`,
    `STATUS:${isCancelled ? 'CANCELLED' : 'CONFIRMED'}`,
    'END:VEVENT',
    'END:VCALENDAR',
  ]
  return `${lines.map(folded).join('\r\n')}\r\n`
}

const zone = 'Europe/Copenhagen'

/** The rule of the European Union since 1996. */
const denmark = [
  'BEGIN:VTIMEZONE',
  `TZID:${zone}`,
  'BEGIN:DAYLIGHT',
  'TZNAME:CEST',
  'TZOFFSETFROM:+0100',
  'TZOFFSETTO:+0200',
  'DTSTART:19960331T020000',
  'RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU',
  'END:DAYLIGHT',
  'BEGIN:STANDARD',
  'TZNAME:CET',
  'TZOFFSETFROM:+0200',
  'TZOFFSETTO:+0100',
  'DTSTART:19961027T030000',
  'RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU',
  'END:STANDARD',
  'END:VTIMEZONE',
]

function utc(date: Date): string {
  return `${date.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`
}

const wallClock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' })

/** 20261111T090000 */
function inDenmark(date: Date): string {
  return wallClock.format(date).replace(/[-:]/g, '').replace(' ', 'T')
}

function text(value: string): string {
  return value
    .replace(/[\\;,]/g, (mark) => `\\${mark}`)
    .replace(/\r\n?|\n/g, '\\n')
    .replace(/[\p{Cc}]/gu, '')
}

/** Lines are at most 75 bytes, and a letter is never cut in two. */
function folded(line: string): string {
  const parts: string[] = []
  let part = ''
  for (const letter of line) {
    const room = parts.length === 0 ? 75 : 74
    if (Buffer.byteLength(part + letter) > room) {
      parts.push(part)
      part = ''
    }
    part += letter
  }
  return [...parts, part].join('\r\n ')
}
