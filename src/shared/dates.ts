/** Dates are said in the reader's language and in Danish time, whatever the server's clock thinks. */
const timeZone = 'Europe/Copenhagen'

const locales = { da: 'da-DK', en: 'en-GB' } as const
type Language = keyof typeof locales

/** To make one takes longer than to use it a hundred times, and a table of measurements has thousands of dates. */
const made = new Map<string, Intl.DateTimeFormat>()

function formatIn(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`
  const format = made.get(key) ?? new Intl.DateTimeFormat(locales[language], options)
  made.set(key, format)
  return format
}

/** "Torsdag 17. september" · "Thursday 17 September" */
export function weekdayAndDate(date: Date, language: Language): string {
  const part = (options: Intl.DateTimeFormatOptions) => formatIn(language, { timeZone, ...options }).format(date)
  const weekday = part({ weekday: 'long' })
  return `${weekday.charAt(0).toUpperCase()}${weekday.slice(1)} ${part({ day: 'numeric', month: 'long' })}`
}

/** "17. september 2026" · "17 September 2026" */
export function longDate(date: Date | string, language: Language): string {
  return formatIn(language, { timeZone, dateStyle: 'long' }).format(new Date(date))
}

/** "17. september" · "17 September" */
export function dayAndMonth(date: Date | string, language: Language): string {
  return formatIn(language, { timeZone, day: 'numeric', month: 'long' }).format(new Date(date))
}

/** "17. september kl. 9.05" · "17 September, 09:05" */
export function dateAndTime(date: Date, language: Language): string {
  const day = formatIn(language, { timeZone, day: 'numeric', month: 'long' }).format(date)
  const [hour = 0, minute = '00'] = clock(date)
  return language === 'da' ? `${day} kl. ${hour}.${minute}` : `${day}, ${String(hour).padStart(2, '0')}:${minute}`
}

const calendar = new Intl.DateTimeFormat('sv-SE', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })

/** The date that the calendar on a Danish wall shows, as 2026-03-01. */
export function danishDate(date: Date): string {
  return calendar.format(date)
}

/** The ISO week that a date (2026-03-01) lies in, 1–53, and its year: 1 January may lie in week 53 of the year before. */
export function isoWeek(date: string): { week: number; year: number } {
  const day = new Date(`${date}T00:00:00Z`)
  // The week belongs to the year of its Thursday.
  day.setUTCDate(day.getUTCDate() + 4 - (day.getUTCDay() || 7))
  const year = day.getUTCFullYear()
  return { week: Math.ceil(((day.getTime() - Date.UTC(year, 0, 1)) / 86_400_000 + 1) / 7), year }
}

/** "23. sep." · "23 Sep" : for tables and charts. */
export function shortDate(date: Date | string, language: Language): string {
  return formatIn(language, { timeZone, day: 'numeric', month: 'short' }).format(new Date(date))
}

/** "ons." · "Wed" ; "Ons." at the beginning of a line. */
export function weekdayShort(date: Date | string, language: Language, isFirst = false): string {
  const text = formatIn(language, { timeZone, weekday: 'short' }).format(new Date(date))
  return isFirst ? `${text.charAt(0).toUpperCase()}${text.slice(1)}` : text
}

/** The hour of the day in Denmark, 0–23. */
export function hourOf(date: Date): number {
  return clock(date)[0]
}

/** "09:05": the time of day in Denmark, as a form has it. */
export function danishTime(date: Date): string {
  const [hour, minute] = clock(date)
  return `${String(hour).padStart(2, '0')}:${minute}`
}

/** The moment at which clocks in Denmark show the date (2026-09-23) and time (09:05). An hour that summer time leaves out is the one after. */
export function atDanishTime(date: string, time: string): Date {
  const asUtc = Date.parse(`${date}T${time}:00Z`)
  const summer = new Date(asUtc - 2 * 3_600_000)
  return danishTime(summer) === time && danishDate(summer) === date ? summer : new Date(asUtc - 3_600_000)
}

/** "9.05" · "09:05" */
export function timeOfDay(date: Date, language: Language): string {
  const [hour, minute] = clock(date)
  return language === 'da' ? `${hour}.${minute}` : `${String(hour).padStart(2, '0')}:${minute}`
}

const wall = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })

function clock(date: Date): [number, string] {
  const [hour = '0', minute = '00'] = wall.format(date).split(':')
  return [Number(hour), minute]
}
