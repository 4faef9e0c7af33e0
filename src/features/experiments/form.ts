import { z } from 'zod'
import type { Messages } from '#messages/messages.ts'
import type { PhaseNumber, Voice } from './experiment.ts'

export type NewExperimentForm = { title: string; challenge: string; attempt: string; voice: Voice; anyway: boolean }

/** Text as it was typed, with the line ends of this side and no space around it. */
export function typedText(most: number, tooLong: string) {
  return z
    .string()
    .default('')
    .transform((text) => text.replaceAll('\r\n', '\n').trim())
    .pipe(z.string().max(most, tooLong))
}

export function newExperimentSchema({ experiments: t }: Messages): z.ZodType<NewExperimentForm> {
  return z.object({
    title: typedText(120, t.titleTooLong).pipe(z.string().min(1, t.titleMissing)),
    challenge: typedText(4000, t.textTooLong(4000)),
    attempt: typedText(8000, t.textTooLong(8000)),
    voice: z.enum(['jeg', 'vi'], t.voiceMissing),
    anyway: z
      .string()
      .optional()
      .transform((given) => given === 'yes'),
  })
}

export function readPhase(given: unknown): PhaseNumber | undefined {
  const phase = Number(given)
  return phase >= 1 && phase <= 6 && Number.isInteger(phase) ? (phase as PhaseNumber) : undefined
}
