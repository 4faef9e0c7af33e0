/** A date as a whole number of days, to count with: 1970-01-01 is 0. */
export function dayNumber(date: string): number {
  return Math.round(Date.parse(`${date}T00:00:00Z`) / 86_400_000)
}

export function dateOf(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10)
}

/** Undefined when the calendar has no such day. */
export function dateFrom(year: number, month: number, day: number): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? date.toISOString().slice(0, 10)
    : undefined
}

/** The Monday of an ISO week; undefined when the year has no such week. 4 January is always in week 1. */
export function mondayOf(year: number, week: number): string | undefined {
  const fourth = Date.UTC(year, 0, 4) / 86_400_000
  const monday = fourth - weekdayOf(fourth) + (week - 1) * 7
  const thursday = new Date((monday + 3) * 86_400_000).getUTCFullYear()
  return week >= 1 && thursday === year ? dateOf(monday) : undefined
}

/** Monday is 0. */
export function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7
}
