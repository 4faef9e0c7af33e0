import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Messages } from '#messages/messages.ts'
import { isId } from '#shared/id.ts'
import { longestNote } from './note.ts'

export type NoteForm = { note: string; key: string; revision: number }

/** `revision` is that of the note that is changed; a new one has a `key` instead. */
export function noteSchema({ meetingNotes: t }: Messages): z.ZodType<NoteForm> {
  return z.object({
    note: z
      .string()
      .default('')
      .transform((text) => text.replaceAll('\r\n', '\n').trim())
      .pipe(z.string().min(1, t.missing).max(longestNote, t.tooLong)),
    key: z
      .string()
      .optional()
      .transform((given) => (given !== undefined && isId(given) ? given : randomUUID())),
    revision: z.coerce.number().int().min(0).max(1_000_000_000).catch(0),
  })
}
