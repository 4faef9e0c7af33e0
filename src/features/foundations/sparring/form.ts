import { z } from 'zod'
import type { Messages } from '#messages/messages.ts'
import { isId } from '#shared/id.ts'

type AskForm = { asked: string; message: string }

export function askSchema({ sparring: t }: Messages): z.ZodType<AskForm> {
  return z.object({
    asked: z.string(t.askedMissing).refine(isId, t.askedMissing),
    message: z
      .string()
      .default('')
      .transform((text) => text.replaceAll('\r\n', '\n').trim())
      .pipe(z.string().max(1000, t.messageTooLong)),
  })
}

/** The name to look for, or nothing when nothing was typed. */
export function readName(given: string | undefined): string | undefined {
  return (given ?? '').slice(0, 200).replace(/\s+/g, ' ').trim() || undefined
}
