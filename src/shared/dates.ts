/** Dates are said in the reader's language and in Danish time, whatever the server's clock thinks. */
const timeZone = 'Europe/Copenhagen'

const locales = { da: 'da-DK', en: 'en-GB' } as const
type Language = keyof typeof locales

/** "Torsdag 17. september" · "Thursday 17 September" */
export function weekdayAndDate(date: Date, language: Language): string {
  const part = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locales[language], { timeZone, ...options }).format(date)
  const weekday = part({ weekday: 'long' })
  return `${weekday.charAt(0).toUpperCase()}${weekday.slice(1)} ${part({ day: 'numeric', month: 'long' })}`
}

/** "17. september 2026" · "17 September 2026" */
export function longDate(date: Date | string, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], { timeZone, dateStyle: 'long' }).format(new Date(date))
}

/** "17. september" · "17 September" */
export function dayAndMonth(date: Date | string, language: Language): string {
  return new Intl.DateTimeFormat(locales[language], { timeZone, day: 'numeric', month: 'long' }).format(new Date(date))
}

/** "17. september kl. 9.05" · "17 September, 09:05" */
export function dateAndTime(date: Date, language: Language): string {
  const day = new Intl.DateTimeFormat(locales[language], { timeZone, day: 'numeric', month: 'long' }).format(date)
  const [hour = 0, minute = '00'] = clock(date)
  return language === 'da' ? `${day} kl. ${hour}.${minute}` : `${day}, ${String(hour).padStart(2, '0')}:${minute}`
}

/** The hour of the day in Denmark, 0–23. */
export function hourOf(date: Date): number {
  return clock(date)[0]
}

function clock(date: Date): [number, string] {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).formatToParts(date)
  const value = (type: string) => parts.find((part) => part.type === type)?.value ?? '0'
  return [Number(value('hour')), value('minute')]
}
