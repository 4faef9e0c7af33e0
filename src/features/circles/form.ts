import { z } from 'zod'
import type { Messages } from '#messages/messages.ts'
import { isId } from '#shared/id.ts'
import { mostMembers } from './circle.ts'

type CircleForm = { name: string; purpose?: string; revision: number }

export function circleSchema({ circles: t }: Messages): z.ZodType<CircleForm> {
  return z.object({
    name: z
      .string(t.nameMissing)
      .transform((name) => name.replace(/\s+/g, ' ').trim())
      .pipe(z.string().min(1, t.nameMissing).max(120, t.nameTooLong)),
    purpose: z
      .string()
      .default('')
      // A browser sends a line break as two characters; they count as one.
      .transform((text) => text.replaceAll('\r\n', '\n').trim())
      .pipe(z.string().max(1000, t.purposeTooLong))
      .transform((text) => text || undefined),
    revision: z.coerce.number().int().min(0).max(1_000_000_000).catch(0),
  })
}

/** Who is ticked, whether one, several or nobody; nothing that is no id. */
export function readMembers(body: Record<string, unknown>): string[] {
  const given = [body.members].flat()
  return [...new Set(given.filter((id): id is string => typeof id === 'string' && isId(id)))].slice(0, mostMembers)
}

/** The name to look for, or nothing when nothing was typed. */
export function readName(given: unknown): string | undefined {
  return typeof given === 'string' ? given.slice(0, 200).replace(/\s+/g, ' ').trim() || undefined : undefined
}
