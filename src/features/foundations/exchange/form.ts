import { z } from 'zod'
import type { Messages } from '#messages/messages.ts'

type ImportForm = { name: string }

export function importSchema({ exchange: t }: Messages): z.ZodType<ImportForm> {
  return z.object({
    name: z
      .string()
      .default('')
      .transform((name) => name.trim())
      .pipe(z.string().max(200, t.nameTooLong)),
  })
}

/** The uploaded file, or nothing when none was chosen: the browser then sends one without a name. */
export async function readFile(body: Record<string, unknown>): Promise<Uint8Array | undefined> {
  const { file } = body
  return file instanceof File && file.name ? new Uint8Array(await file.arrayBuffer()) : undefined
}
