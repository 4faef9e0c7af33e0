import { dateFrom, dateOf, dayNumber, weekdayOf } from './calendar.ts'
import { dateMeant, isDoubtful, readDate } from './read-date.ts'

export const rhythms = ['daily', 'weekdays', 'weekly', 'fortnightly', 'monthly'] as const
export type Rhythm = (typeof rhythms)[number]

/** An indicator has no more planned dates than this. */
export const mostDates = 500

export interface Plan {
  start: string
  rhythm: Rhythm
  /** How many, or the last day that one may fall on; with both, whichever comes first. */
  count?: number
  end?: string
}

/** The dates of a rhythm, in order; no more than `mostDates`, and none without a count or an end. */
export function plannedDates({ start, rhythm, count = mostDates, end }: Plan): string[] {
  const dates: string[] = []
  for (let step = 0; dates.length < Math.min(count, mostDates); step++) {
    const date = dateAt(start, rhythm, step)
    // A plan without an end stops at its count; this stops one that counts weekdays from a far too late start.
    if ((end && date > end) || step > 2 * mostDates) break
    if (rhythm !== 'weekdays' || weekdayOf(dayNumber(date)) < 5) dates.push(date)
  }
  return dates
}

/** The 31st is the last day of a shorter month, and the 31st again in the next that has one. */
function dateAt(start: string, rhythm: Rhythm, step: number): string {
  if (rhythm !== 'monthly') return dateOf(dayNumber(start) + step * { daily: 1, weekdays: 1, weekly: 7, fortnightly: 14 }[rhythm])
  const [year = 0, month = 1, day = 1] = start.split('-').map(Number)
  const months = month - 1 + step
  const [inYear, inMonth] = [year + Math.floor(months / 12), (months % 12) + 1]
  for (let last = day; ; last--) {
    const date = dateFrom(inYear, inMonth, last)
    if (date) return date
  }
}

/** A list that was typed, a date a line: in order and each once. Or the first line that is no date, as it stands there. */
export function readDateList(text: string, near: string): { dates: string[] } | { unreadable: string } | { tooMany: number } {
  const lines = text.split(/[\r\n;]+/).flatMap((line) => line.trim() || [])
  const dates = new Set<string>()
  let last = near
  for (const line of lines) {
    const reading = readDate(line)
    // The list is written in Danish order; it is only a column from elsewhere that may be American.
    const date = reading && dateMeant((isDoubtful(reading) ? reading.dmy : (reading.dmy ?? reading.mdy)) ?? { week: 0 }, last)
    if (!date) return { unreadable: line.slice(0, 60) }
    dates.add(date)
    last = date
  }
  return dates.size > mostDates ? { tooMany: dates.size } : { dates: [...dates].sort() }
}
