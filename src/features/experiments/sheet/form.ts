import { z } from 'zod'
import type { Messages } from '#messages/messages.ts'
import { typedText } from '../form.ts'
import { longestAnswer, longestReading, type ReadingText } from './sheet.ts'

/** What was read before it was changed. Without it the form is not ours, and nothing is written over. */
const revision = z.coerce.number().int().min(0).max(1_000_000_000).catch(0)

export function answerSchema({ sheet: t }: Messages): z.ZodType<{ text: string; revision: number }> {
  return z.object({ text: typedText(longestAnswer, t.textTooLong(longestAnswer)), revision })
}

export function readingSchema({ sheet: t }: Messages): z.ZodType<ReadingText & { revision: number }> {
  const text = typedText(longestReading, t.textTooLong(longestReading))
  return z.object({ holder: typedText(120, t.holderTooLong), text, confirms: text, nuances: text, challenges: text, revision })
}

export function readRevision(body: Record<string, unknown>): number {
  return revision.parse(body.revision)
}

type FramesForm = {
  title: string
  voice: 'jeg' | 'vi'
  actionFrom: string | undefined
  actionTo: string | undefined
  reflectionOn: string | undefined
  revision: number
}

export function framesSchema({ sheet: t, experiments }: Messages): z.ZodType<FramesForm> {
  const date = z
    .string()
    .default('')
    .transform((typed) => typed.trim() || undefined)
    .refine((typed) => typed === undefined || isDate(typed), t.dateWrong)
  return z
    .object({
      title: typedText(120, experiments.titleTooLong).pipe(z.string().min(1, experiments.titleMissing)),
      voice: z.enum(['jeg', 'vi'], experiments.voiceMissing),
      actionFrom: date,
      actionTo: date,
      reflectionOn: date,
      revision,
    })
    .refine(({ actionFrom, actionTo }) => !actionFrom || !actionTo || actionTo >= actionFrom, {
      path: ['actionTo'],
      message: t.actionToBefore,
      when: () => true,
    })
    .refine(({ actionFrom, reflectionOn }) => !actionFrom || !reflectionOn || reflectionOn >= actionFrom, {
      path: ['reflectionOn'],
      message: t.reflectionBefore,
      when: () => true,
    })
}

/** A day that is in the calendar, of this age. */
function isDate(typed: string): boolean {
  if (!/^(19|20)\d\d-\d\d-\d\d$/.test(typed)) return false
  const day = new Date(`${typed}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(typed)
}
