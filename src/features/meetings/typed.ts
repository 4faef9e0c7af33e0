import { danishDate } from '#shared/dates.ts'
import type { Day, Instant } from './meeting.ts'
import { type Refusal, refuse } from './operation.ts'

/** What people type, held to what a meeting can carry. The form has said so kindly before; this is for whatever comes another way. */
export const limits = { name: 120, card: 600, line: 2000, participants: 600, cards: 2000, patterns: 200, helpers: 12 } as const

/** Line breaks as they are, whatever the browser sends for them. */
export function trimmed(text: string): string {
  return text.replaceAll('\r\n', '\n').trim()
}

/** The same words with every text trimmed, or why not. */
export function trimmedWords<T extends object>(words: T): T | Refusal {
  const entries = Object.entries(words).map(([key, value]) => [key, typeof value === 'string' ? trimmed(value) : value] as const)
  if (entries.some(([, value]) => typeof value === 'string' && value.length > limits.line)) return refuse('too_long')
  return Object.fromEntries(entries) as T
}

/** A day that is in the calendar, and not behind us in Denmark. */
export function refusedDay(day: Day, now: Instant): Refusal | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day)) return refuse('not_a_date')
  const date = new Date(`${day}T00:00:00Z`)
  if (Number.isNaN(date.getTime()) || date.toISOString().slice(0, 10) !== day) return refuse('not_a_date')
  return day < danishDate(new Date(now)) ? refuse('date_passed') : undefined
}

/** The moment at which the Danish day of `now` is over. */
export function endOfDanishDay(now: Instant): Instant {
  const next = new Date(Date.parse(danishDate(new Date(now))) + 86_400_000).toISOString().slice(0, 10)
  // Denmark is one hour ahead of UTC in winter and two in summer, and never changes at midnight.
  const summer = Date.parse(next) - 2 * 3_600_000
  return danishDate(new Date(summer)) === next ? summer : summer + 3_600_000
}
