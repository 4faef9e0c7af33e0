import { z } from 'zod'
import type { Outcome } from '../experiment.ts'
import { goesOnTrying } from './new-loop.ts'

/*
 * What a reflection meeting decided about an experiment, as it lies beside it. It is a proposal: the owner makes it hers with one press,
 * or concludes in her own words, or lets it lie. The meeting writes it (meetings/after/proposal.ts), and this side reads only what it knows.
 */

export interface Decided {
  meetingId: string
  circle: string
  decidedAt: Date
  /** undefined: they did not decide that day, and `reason` says why. */
  outcome?: Outcome
  reason: string
  /** What the next loop begins with, by question. */
  answers: { question: string; text: string }[]
  /** 2026-11-11: when they talk about it again. */
  meetAgain?: string
}

const words = z.string().default('')

const decision = z.object({
  kind: z.literal('decision'),
  choice: z.enum(['continue', 'change', 'stop', 'spread', 'hold_on']),
  because: words,
  tryNext: words,
  lookFor: words,
  lookHow: words,
  starMoments: words,
  together: words,
  barriers: words,
  help: words,
  helpers: z.array(z.object({ name: words, what: words })).default([]),
  meetAgain: z.iso.date().nullable().catch(null),
})

const notToday = z.object({ kind: z.literal('not_today'), because: words })

export const decidedSchema = z.object({
  circle: z.string(),
  decidedAt: z.number(),
  outcome: z.discriminatedUnion('kind', [decision, notToday]),
})

/** undefined: it is nothing that this version knows. */
export function readDecided(meetingId: string, document: unknown): Decided | undefined {
  const read = decidedSchema.safeParse(document)
  if (!read.success) return undefined
  const { circle, decidedAt, outcome } = read.data
  const where = { meetingId, circle, decidedAt: new Date(decidedAt) }
  if (outcome.kind === 'not_today') return { ...where, reason: outcome.because, answers: [] }
  const { choice, because, tryNext, meetAgain } = outcome
  return {
    ...where,
    outcome: choice === 'hold_on' ? 'keep' : choice,
    // To go on needs no other reason than what is tried next.
    reason: because || tryNext,
    answers: answersFrom(outcome),
    meetAgain: meetAgain ?? undefined,
  }
}

function answersFrom(said: z.infer<typeof decision>): Decided['answers'] {
  const helpers = said.helpers.filter(({ name, what }) => name && what).map(({ name, what }) => `${name}: ${what}`)
  const answers = [
    { question: 'try', text: said.tryNext },
    { question: 'look_for', text: lines(said.lookFor, said.lookHow) },
    { question: 'notice_stars', text: said.starMoments },
    { question: 'together', text: said.together },
    { question: 'barriers', text: said.barriers },
    { question: 'help', text: lines(said.help, ...helpers) },
  ]
  return answers.filter(({ text }) => text !== '')
}

function lines(...texts: string[]): string {
  return texts.filter((text) => text !== '').join('\n')
}

/** These begin a loop; the others end one. */
export function leadsOn({ outcome }: Pick<Decided, 'outcome'>): boolean {
  return outcome === 'change' || (outcome !== undefined && outcome !== 'keep' && goesOnTrying(outcome))
}

/** Whether there is still something in it for the owner to do. */
export function isOpen(decided: Decided, { isConcluded, hasNext }: { isConcluded: boolean; hasNext: boolean }): boolean {
  return leadsOn(decided) ? !hasNext : !isConcluded
}
