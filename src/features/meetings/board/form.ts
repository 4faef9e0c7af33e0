import { z } from 'zod'
import type { Messages } from '#messages/messages.ts'
import { isId } from '#shared/id.ts'
import { limits, trimmed } from '../typed.ts'

export type CardForm = { text: string; card: string; pattern: string | null }

export function cardSchema({ meetingBoard: t }: Messages): z.ZodType<CardForm> {
  return z.object({
    text: z.string().default('').transform(trimmed).pipe(z.string().min(1, t.cardMissing).max(limits.card, t.cardTooLong)),
    card: z.uuid(),
    pattern: z
      .string()
      .optional()
      .transform((given) => (given && isId(given) ? given : null)),
  })
}
