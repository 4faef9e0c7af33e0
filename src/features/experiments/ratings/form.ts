import { z } from 'zod'
import type { Messages } from '#messages/messages.ts'
import type { Score } from '../statistics/rating.ts'
import { longestGroup, longestName, readScore } from './rater.ts'
import { type AskingKey, askings } from './rating-questions.ts'

export type GivenScores = Partial<Record<AskingKey, Score>>
type NamesForm = { names: string; group: string }
type RaterForm = { name: string; group: string }

/** What is not answered is left out; something must be. An error stands at the scale that it is about. */
export function scoresSchema({ ratings: t }: Messages): z.ZodType<GivenScores> {
  const score = z
    .string()
    .optional()
    .transform((typed, context) => {
      if (!typed) return undefined
      const value = readScore(typed)
      if (value === undefined) context.addIssue({ code: 'custom', message: t.notAScore })
      return value
    })
  return z
    .object({ 'challenge-before': score, 'support-after': score, 'challenge-after': score } satisfies Record<AskingKey, typeof score>)
    .refine((given) => askings.some(({ key }) => given[key] !== undefined), { path: ['challenge-before'], message: t.nothingChosen })
}

const line = (most: number, tooLong: string) =>
  z
    .string()
    .default('')
    .transform((text) => text.replace(/\s+/g, ' ').trim())
    .pipe(z.string().max(most, tooLong))

/** How many and how long the names may be is a rule of its own (newRaters): here is only what can be read at all. */
export function namesSchema({ ratings: t }: Messages): z.ZodType<NamesForm> {
  return z.object({
    names: z
      .string()
      .default('')
      .transform((text) => text.replaceAll('\r\n', '\n'))
      .pipe(z.string().max(20_000, t.tooMuchText)),
    group: line(longestGroup, t.groupTooLong(longestGroup)),
  })
}

export function raterSchema({ ratings: t }: Messages): z.ZodType<RaterForm> {
  return z.object({
    name: line(longestName, t.nameTooLong(longestName)).pipe(z.string().min(1, t.nameMissing)),
    group: line(longestGroup, t.groupTooLong(longestGroup)),
  })
}
