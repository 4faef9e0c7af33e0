import { z } from 'zod'
import type { Messages } from '#messages/messages.ts'
import { isId } from '#shared/id.ts'
import type { Invitation, Saying } from './hearing.ts'

export type TypedInvitation = Pick<Invitation, 'opensOn' | 'closesOn' | 'bodies' | 'everyone' | 'note'>

/**
 * What the editor says when she opens a hearing; the persons come on their own (`readPersons`).
 *
 * @param today the date in Denmark: a hearing that nobody could have known of is none
 */
export function invitationSchema({ hearing: t }: Messages, today: string): z.ZodType<TypedInvitation> {
  const date = (message: string) => z.string(message).trim().pipe(z.iso.date(message))
  return z
    .object({
      opensOn: date(t.opensOnWrong).refine((date) => date >= today, t.opensOnPast),
      closesOn: date(t.closesOnWrong),
      bodies: z
        .string()
        .default('')
        .transform((typed) => linesOf(typed))
        .refine((bodies) => bodies.length <= 30 && bodies.every((body) => body.length <= 200), t.bodiesTooLong),
      everyone: z.enum(['yes', 'no'], t.audienceMissing).transform((answer) => answer === 'yes'),
      note: z
        .string()
        .default('')
        .transform((typed) => typed.trim() || undefined)
        .refine((note) => (note ?? '').length <= 2000, t.noteTooLong),
    })
    .refine(({ opensOn, closesOn }) => closesOn >= opensOn, { path: ['closesOn'], message: t.closesOnBeforeOpens })
}

/** One on each line, or with commas between: "HovedMED, lokale MED-udvalg". */
function linesOf(typed: string): string[] {
  return [...new Set(typed.split(/[\n,;]/).map((body) => body.trim()))].filter(Boolean)
}

/** Whom the editor has ticked, whether one, several or nobody; nothing that is no id. */
export function readPersons(body: Record<string, unknown>): string[] {
  const given = [body.persons].flat()
  return [...new Set(given.filter((id): id is string => typeof id === 'string' && isId(id)))].slice(0, 500)
}

/** What somebody says in a hearing. */
export function sayingSchema({ hearing: t }: Messages): z.ZodType<Saying> {
  return z.object({
    expectation: z.string().max(200).optional(),
    parent: z.string().optional(),
    body: z
      .string(t.bodyMissing)
      // A browser sends two characters for a line's end, and counts one.
      .transform((typed) => typed.replaceAll('\r\n', '\n').trim())
      .pipe(z.string().min(1, t.bodyMissing).max(4000, t.bodyTooLong)),
  })
}
