import { z } from 'zod'
import type { Messages } from '#messages/messages.ts'
import { type Outcome, outcomes } from '../experiment.ts'
import { typedText } from '../form.ts'

export const longestReason = 4000

export function conclusionSchema({ loops: t, experiments }: Messages): z.ZodType<{ outcome: Outcome; reason: string }> {
  return z.object({
    outcome: z.enum(outcomes, t.outcomeMissing),
    reason: typedText(longestReason, experiments.textTooLong(longestReason)).pipe(z.string().min(1, t.reasonMissing)),
  })
}

export function newLoopSchema({ experiments: t }: Messages): z.ZodType<{ title: string; anyway: boolean }> {
  return z.object({
    title: typedText(120, t.titleTooLong).pipe(z.string().min(1, t.titleMissing)),
    anyway: z
      .string()
      .optional()
      .transform((given) => given === 'yes'),
  })
}
