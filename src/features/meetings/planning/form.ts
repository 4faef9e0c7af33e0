import { z } from 'zod'
import type { Messages } from '#messages/messages.ts'
import { atDanishTime, danishDate } from '#shared/dates.ts'
import { isId } from '#shared/id.ts'
import { safeLink } from '../safe-link.ts'

export type PlanForm = { id: string; title: string; format: string; date: string; time: string; place?: string; video?: string }
export type MoveForm = { title: string; date: string; time: string; end: string; place?: string; video?: string; sequence: number }

export function planSchema(messages: Messages, now: Date): z.ZodType<PlanForm> {
  const t = messages.meetings
  return z.object({ ...fields(messages, now), id: z.uuid(), format: z.string(t.formatMissing).min(1, t.formatMissing).max(60) })
}

export function moveSchema(messages: Messages, now: Date): z.ZodType<MoveForm> {
  const t = messages.meetings
  return z
    .object({ ...fields(messages, now), end: timeField(t.timeMissing), sequence: z.coerce.number().int().min(0).max(1_000_000).catch(0) })
    .superRefine(({ time, end }, context) => {
      if (end <= time) context.addIssue({ code: 'custom', path: ['end'], message: t.endTooEarly })
    })
}

function fields({ meetings: t }: Messages, now: Date) {
  return {
    title: z
      .string(t.titleMissing)
      .transform((text) => text.replace(/\s+/g, ' ').trim())
      .pipe(z.string().min(1, t.titleMissing).max(120, t.titleTooLong)),
    date: z.iso.date(t.dateMissing).refine((date) => date >= danishDate(now), t.datePassed),
    time: timeField(t.timeMissing),
    place: optional(200, t.placeTooLong),
    video: optional(500, t.videoWrong).refine((link) => link === undefined || safeLink(link) !== undefined, t.videoWrong),
  }
}

/** 9, 9.00, 9:00 and 09.00 are the same. */
function timeField(message: string) {
  return z.string(message).transform((given, context) => {
    const [, hour = '', minute = '00'] = given.trim().match(/^([01]?\d|2[0-3])(?:[.:]([0-5]\d))?$/) ?? []
    if (hour === '') context.addIssue({ code: 'custom', message })
    return `${hour.padStart(2, '0')}:${minute}`
  })
}

function optional(most: number, message: string) {
  return z
    .string()
    .default('')
    .transform((text) => text.trim())
    .pipe(z.string().max(most, message))
    .transform((text) => text || undefined)
}

export function startOf({ date, time }: Pick<PlanForm, 'date' | 'time'>): Date {
  return atDanishTime(date, time)
}

/** What is ticked, in the order of the list; nothing that is no id. */
export function readExperiments(body: Record<string, unknown>): string[] {
  const given = [body.experiments].flat()
  return [...new Set(given.filter((id): id is string => typeof id === 'string' && isId(id)))].slice(0, 20)
}
