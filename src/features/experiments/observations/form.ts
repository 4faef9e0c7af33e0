import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Messages } from '#messages/messages.ts'
import { isId } from '#shared/id.ts'
import { typedText } from '../form.ts'
import { type ValidDays, validDays } from './guest.ts'

export type ObservationForm = { key: string; observation: string; isStar: boolean; seenBy: string; mayBeTold: boolean }
export type RevisionForm = Omit<ObservationForm, 'key'> & { observedOn: string }
export type LinkForm = { name: string; days: ValidDays }

const ticked = z
  .string()
  .optional()
  .transform((given) => given === 'yes')

/** A page without its key is written on all the same. */
const key = z
  .string()
  .optional()
  .transform((given) => (given !== undefined && isId(given) ? given : randomUUID()))

function words({ observations: t }: Messages) {
  return {
    observation: typedText(4000, t.textTooLong).pipe(z.string().min(1, t.textMissing)),
    isStar: ticked,
    seenBy: typedText(120, t.seenByTooLong),
    mayBeTold: ticked,
  }
}

export function observationSchema(t: Messages): z.ZodType<ObservationForm> {
  return z.object({ ...words(t), key })
}

/** @param today 2026-09-17: what was noticed was noticed before now */
export function revisionSchema(t: Messages, today: string): z.ZodType<RevisionForm> {
  const { dateWrong, dateAhead } = t.observations
  const day = z.iso.date(dateWrong).refine((date) => date >= '2000-01-01', dateWrong)
  return z.object({ ...words(t), observedOn: day.refine((date) => date <= today, dateAhead) })
}

export function linkSchema({ observations: t }: Messages): z.ZodType<LinkForm> {
  return z.object({
    name: typedText(120, t.nameTooLong).pipe(z.string().min(1, t.nameMissing)),
    days: z
      .string(t.daysMissing)
      .transform(Number)
      .pipe(z.custom<ValidDays>((days) => validDays.some((known) => known === days), t.daysMissing)),
  })
}
