import { z } from 'zod'
import type { Messages } from '#messages/messages.ts'
import { typedText } from '../../form.ts'

export function settingsSchema({ sheet: t }: Messages): z.ZodType<{ aim: string; runningLimit: number }> {
  return z.object({
    aim: typedText(120, t.aimTooLong)
      .transform((aim) => aim.replace(/\s+/g, ' '))
      .pipe(z.string().min(1, t.aimMissing)),
    runningLimit: z
      .string()
      .default('')
      .transform((typed) => typed.trim())
      .pipe(z.string().regex(/^\d{1,2}$/, t.limitWrong))
      .transform(Number)
      .pipe(z.number().min(1, t.limitWrong).max(20, t.limitWrong)),
  })
}
