import { z } from 'zod'
import type { Messages } from '#messages/messages.ts'
import type { TakeIntoUse } from './content.ts'

/**
 * What an administrator says when a template is taken into use.
 *
 * @param today the date in Denmark: what is adopted has been adopted
 */
export function takeIntoUseSchema({ foundations: t }: Messages, today: string): z.ZodType<TakeIntoUse> {
  return z.object({
    template: z.string().max(100),
    name: z.string(t.nameMissing).trim().min(1, t.nameMissing).max(200, t.nameTooLong),
    adoptedBy: z.string(t.adoptedByMissing).trim().min(1, t.adoptedByMissing).max(200, t.adoptedByTooLong),
    adoptedOn: z
      .string(t.adoptedOnWrong)
      .trim()
      .pipe(
        z.iso
          .date(t.adoptedOnWrong)
          .refine((date) => date >= '1970-01-01', t.adoptedOnWrong)
          .refine((date) => date <= today, t.adoptedOnFuture),
      ),
  })
}
