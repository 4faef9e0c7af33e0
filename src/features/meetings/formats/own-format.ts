import { isId } from '#shared/id.ts'
import type { Format, StepKind } from '../format.ts'

/**
 * A format that an organisation has made its own, in one of its wordings. Each wording stands for ever under a key of its own, and a
 * meeting names the one that it was planned with: so whoever words the format anew changes no meeting that is planned or held.
 */
export interface OwnFormat {
  id: string
  /** Which of its wordings, from 1. The first is what was copied. */
  version: number
  /** The key of the format, or of the one wording, that it was copied from. */
  copiedFrom: string
  wordedAt: Date
  /** The name of who made this wording, as long as she is known. */
  wordedBy?: string
  /** Taken out of use: nobody plans a meeting with it. */
  retiredAt?: Date
  format: Format
}

export function keyOf(id: string, version: number): string {
  return `own-${id}-${version}`
}

/** What an address calls a format: an own one by its id, whichever wording, and one of the product by its key. */
export function addressOf(key: string): string {
  const id = key.match(/^own-(.{36})-\d+$/)?.[1]
  return id && isId(id) ? id : key
}

/** A copy in the copier's words for its name: everything else is as it was, and of the same source. */
export function copyOf(source: Format, { id, name }: { id: string; name: { da: string; en?: string } }): Format {
  return { ...source, key: keyOf(id, 1), name }
}

/** A meeting can be held without these. What it opens with, what it decides and how it ends, it cannot do without. */
const optional: readonly StepKind[] = ['challenging_reflections', 'patterns']

export function isOptional({ kind }: { kind: StepKind }): boolean {
  return optional.includes(kind)
}

export function withoutStep(format: Format, key: string): Format {
  return { ...format, steps: format.steps.filter((step) => step.key !== key) }
}

/** With a step that was left out, in the place that it has in the original. */
export function withStepAgain(format: Format, key: string, { origin, wording }: { origin: Format; wording: Format }): Format {
  if (format.steps.some((step) => step.key === key)) return format
  const again = wording.steps.filter((step) => step.key === key)
  const place = (of: string) => origin.steps.findIndex((step) => step.key === of)
  return { ...format, steps: [...format.steps, ...again].sort((a, b) => place(a.key) - place(b.key)) }
}
