import { z } from 'zod'
import type { Messages } from '#messages/messages.ts'

export type JoinForm = { code: string; name: string }

export function joinSchema({ meetings: t }: Messages): z.ZodType<JoinForm> {
  return z.object({
    code: z.string(t.codeWrong).max(40, t.codeWrong),
    name: z
      .string(t.nameMissing)
      .transform((name) => name.replace(/\s+/g, ' ').trim())
      .pipe(z.string().min(1, t.nameMissing).max(120, t.nameTooLong)),
  })
}
