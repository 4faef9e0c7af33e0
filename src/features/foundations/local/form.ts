import { z } from 'zod'
import type { Messages } from '#messages/messages.ts'
import type { GivenSupplement, Stance } from './local-words.ts'

type SupplementForm = {
  theme: string
  concerns: 'new' | 'expectation'
  expectation: string
  stance: Stance
  text: string
  revision: number
}
type TranslationForm = { text: string; revision: number }

/** A browser sends a line break as two characters; they count as one. */
function words(most: number, missing: string, tooLong: string) {
  return z
    .string(missing)
    .transform((text) => text.replaceAll('\r\n', '\n').trim())
    .pipe(z.string().min(1, missing).max(most, tooLong))
}

const key = z.string().max(200).catch('')
/** What was read before it was changed. Without it the form is not ours, and nothing is written over. */
const revision = z.coerce.number().int().min(0).max(1_000_000_000).catch(0)

/** Whether it is new or concerns an expectation must be said: neither is chosen beforehand. */
export function supplementSchema({ local: t }: Messages): z.ZodType<SupplementForm> {
  return z
    .object({
      theme: key,
      concerns: z.enum(['new', 'expectation'], t.concernsMissing),
      expectation: key,
      stance: z.enum(['keep', 'develop'], t.stanceMissing),
      text: words(400, t.textMissing, t.textTooLong),
      revision,
    })
    .refine(({ concerns, expectation }) => concerns !== 'expectation' || expectation !== '', {
      path: ['expectation'],
      message: t.expectationMissing,
      // Also when something else is wrong: all errors at once.
      when: () => true,
    })
    .refine(({ concerns, theme }) => concerns !== 'new' || theme !== '', { path: ['theme'], message: t.themeMissing, when: () => true })
}

export function givenSupplement({ theme, concerns, expectation, stance, text }: SupplementForm): GivenSupplement {
  return { theme, expectation: concerns === 'expectation' ? expectation : undefined, stance, text }
}

export function translationSchema({ local: t }: Messages): z.ZodType<TranslationForm> {
  return z.object({ text: words(1000, t.translationMissing, t.translationTooLong), revision })
}

/** The revision that a removal was asked for. */
export function readRevision(body: Record<string, unknown>): number {
  return revision.parse(body.revision)
}
