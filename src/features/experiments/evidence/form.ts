import { z } from 'zod'
import type { Messages } from '#messages/messages.ts'
import { typedText } from '../form.ts'
import { errorSources, type Stance, stances, type Weighed } from './error-sources.ts'
import type { Evaluation } from './evidence.ts'

/** Every source may be left open: the list can be filled in over several visits. What is unknown to us is no stance. */
export function readWeighed(
  body: Record<string, unknown>,
  t: Messages,
): { weighed: Weighed[] } | { errors: Record<string, string>; typed: Record<string, string> } {
  const typed = Object.fromEntries(Object.entries(body).filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
  const errors: Record<string, string> = {}
  const weighed = errorSources.flatMap((source) => {
    const stance = stances.find((one) => one === typed[`stance_${source}`])
    const note = (typed[`note_${source}`] ?? '').replaceAll('\r\n', '\n').trim()
    if (note.length > 1000) errors[`note_${source}`] = t.experiments.textTooLong(1000)
    if (note && !stance) errors[`stance_${source}`] = t.evidence.stanceMissing
    return stance ? [{ source, stance: stance satisfies Stance, note: note || undefined }] : []
  })
  return Object.keys(errors).length > 0 ? { errors, typed } : { weighed }
}

export const designs = ['comparison', 'randomised', 'stepped', 'on_off'] as const

export function designSchema({ evidence: t, experiments }: Messages): z.ZodType<{ design: Evaluation['design']; plan: string }> {
  return z.object({
    design: z.enum(designs, t.designMissing),
    plan: typedText(4000, experiments.textTooLong(4000)).pipe(z.string().min(1, t.planMissing)),
  })
}

export function reportSchema({ evidence: t, experiments }: Messages): z.ZodType<{ evaluator: string; place: string; finding: string }> {
  return z.object({
    evaluator: typedText(200, experiments.textTooLong(200)).pipe(z.string().min(1, t.evaluatorMissing)),
    place: typedText(200, experiments.textTooLong(200)),
    finding: typedText(1000, experiments.textTooLong(1000)).pipe(z.string().min(1, t.findingMissing)),
  })
}

export const mostReportBytes = 5 * 1024 * 1024

/** A report is a PDF, whatever it is called: the first bytes say so. */
export function isPdf(bytes: Uint8Array): boolean {
  return new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes('%PDF-')
}
