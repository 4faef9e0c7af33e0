import { z } from 'zod'
import type { Messages } from '#messages/messages.ts'
import { isId } from '#shared/id.ts'

export function inviteSchema({ sheet: t }: Messages): z.ZodType<{ person: string }> {
  return z.object({ person: z.string(t.inviteMissing).refine(isId, t.inviteMissing) })
}

/** The name to look for, or nothing when nothing was typed. */
export function readName(given: unknown): string | undefined {
  return typeof given === 'string' ? given.slice(0, 200).replace(/\s+/g, ' ').trim() || undefined : undefined
}
