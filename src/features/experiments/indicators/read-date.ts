import { dateFrom, dayNumber, mondayOf } from './calendar.ts'

/*
 * Dates as people write them: 2026-08-03, 3/8-2026, 03.08.26, 3. aug. 2026, 3 Aug 2026, uge 32 2026. Only one way of writing leaves
 * a doubt: 03/08/2026 is a day in August to a Dane and in March to an American, so it is read both ways until something else decides.
 */

export type DateOrder = 'dmy' | 'mdy'

/** Without a year it is of the year of what stands before it. */
type Named = { year?: number; month: number; day: number } | { year?: number; week: number }

/** What it says in each order; missing where the calendar has no such day. */
export type DateReading = Partial<Record<DateOrder, Named>>

/** `what` "week": the cell comes from a column of week numbers, and 32 alone is a week. */
export function readDate(text: string, what?: 'week'): DateReading | undefined {
  const bare = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[t ]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?z?$/, '')
    .replace(
      /^(?:man|tirs?|ons|tors?|fre|lør|søn|mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:dag|day)?\.?,? (?:d(?:en|\.) )?/,
      '',
    )
  const week = readWeek(bare, what)
  if (week) return isThere(week) ? { dmy: week, mdy: week } : undefined
  const named = readNamed(bare)
  if (named) return isThere(named) ? { dmy: named, mdy: named } : undefined
  return readFigures(bare)
}

/** The orders give different days. */
export function isDoubtful({ dmy, mdy }: DateReading): boolean {
  return dmy !== undefined && mdy !== undefined && JSON.stringify(dmy) !== JSON.stringify(mdy)
}

export function needsYear(named: Named): boolean {
  return named.year === undefined
}

/**
 * The day as 2026-08-03; a week is its Monday. Undefined: no such day.
 *
 * @param near where it lies as near as can be, when it has no year of its own
 * @param latest after which it then does not lie
 */
export function dateMeant(named: Named, near: string, latest = '9999'): string | undefined {
  const inYear = (year: number) => ('week' in named ? mondayOf(year, named.week) : dateFrom(year, named.month, named.day))
  if (named.year !== undefined) return inYear(named.year)
  const about = Number(near.slice(0, 4))
  const distance = (date: string) => Math.abs(dayNumber(date) - dayNumber(near))
  return [about, about - 1, about + 1]
    .flatMap((year) => inYear(year) ?? [])
    .filter((date) => date <= latest)
    .reduce<string | undefined>((best, date) => (best && distance(best) <= distance(date) ? best : date), undefined)
}

export function isWeek(named: Named): boolean {
  return 'week' in named
}

/** "03.08.2026" · "3 Aug 2026": what a list of dates is typed and read back as. */
export function writeDate(date: string, language: 'da' | 'en'): string {
  const [year = '', month = '', day = ''] = date.split('-')
  return language === 'da' ? `${day}.${month}.${year}` : `${Number(day)} ${english[Number(month) - 1]} ${year}`
}

const english = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const months = [
  ['januar', 'january'],
  ['februar', 'february'],
  ['marts', 'march'],
  ['april'],
  ['maj', 'may'],
  ['juni', 'june'],
  ['juli', 'july'],
  ['august'],
  ['september'],
  ['oktober', 'october'],
  ['november'],
  ['december'],
]

/** "aug" is enough of August: three letters or more, as far as they go. */
function monthNamed(name: string): number | undefined {
  if (name.length < 3) return undefined
  const found = months.findIndex((names) => names.some((whole) => whole.startsWith(name)))
  return found < 0 ? undefined : found + 1
}

function readWeek(text: string, what?: 'week'): Named | undefined {
  const first = text.match(/^(?:uge|week|wk|w|u)\.? ?(\d{1,2})(?:[ ,/-]+(?:i |in |of )?\(?(\d{4})\)?)?$/)
  if (first) return { year: yearOf(first[2]), week: Number(first[1]) }
  const last = text.match(/^(\d{4})[ ,-]*(?:uge|week|wk|w|u)\.? ?(\d{1,2})$/)
  if (last) return { year: yearOf(last[1]), week: Number(last[2]) }
  const alone = what === 'week' && text.match(/^(\d{1,2})(?:[ ,/-]+(\d{4}))?$/)
  return alone ? { year: yearOf(alone[2]), week: Number(alone[1]) } : undefined
}

/** With the month as a word. A month alone is its first day. */
function readNamed(text: string): Named | undefined {
  const dayFirst = text.match(/^(\d{1,2})(?:\.|st|nd|rd|th)?[ -]?([a-z]+)\.?,?(?:[ -](\d{4}|\d{2}))?$/)
  const monthFirst = text.match(/^([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?(?:,? (\d{4}))?$/)
  const alone = text.match(/^([a-z]+)\.?,? (\d{4})$/)
  const [day, name, year] = dayFirst
    ? [dayFirst[1], dayFirst[2], dayFirst[3]]
    : monthFirst
      ? [monthFirst[2], monthFirst[1], monthFirst[3]]
      : ['1', alone?.[1], alone?.[2]]
  const month = monthNamed(name ?? '')
  return month ? { year: yearOf(year), month, day: Number(day) } : undefined
}

function readFigures(text: string): DateReading | undefined {
  const iso = text.match(/^(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?$/)
  if (iso) {
    const named = { year: Number(iso[1]), month: Number(iso[2]), day: Number(iso[3] ?? 1) }
    return isThere(named) ? { dmy: named, mdy: named } : undefined
  }
  const [, one, between, two, before, figures, apart] =
    text.match(/^(\d{1,2})([./-]) ?(\d{1,2})(?: ?([./-]) ?(\d{4}|\d{2})|\.? (\d{4}))?\.?$/) ?? []
  const last = figures ?? apart
  // "12.5" is a number, and so is 3-8: without a year only 3/8 and 3.8. are dates.
  if (!one || !two || (!last && between !== '/' && !text.endsWith('.'))) return undefined
  const year = yearOf(last)
  const danish = { year, month: Number(two), day: Number(one) }
  const american = { year, month: Number(one), day: Number(two) }
  const dmy = isThere(danish) ? danish : undefined
  // Only with the same stroke all through: nobody writes 8/3-2026 or 08.03.2026 and means August.
  const mdy = between === '/' && (!last || before === '/') && isThere(american) ? american : undefined
  if (!dmy && !mdy) return undefined
  return between === '/' && (!last || before === '/') ? { dmy, mdy } : { dmy, mdy: dmy }
}

function yearOf(figures: string | undefined): number | undefined {
  if (!figures) return undefined
  const year = Number(figures)
  return figures.length > 2 ? year : year < 80 ? 2000 + year : 1900 + year
}

function isThere(named: Named): boolean {
  const { year } = named
  if (year !== undefined && (year < 1900 || year > 2100)) return false
  // A leap year: 29 February may be meant as long as the year is not known.
  if ('week' in named) return named.week >= 1 && (year === undefined ? named.week <= 53 : mondayOf(year, named.week) !== undefined)
  return dateFrom(year ?? 2000, named.month, named.day) !== undefined
}
