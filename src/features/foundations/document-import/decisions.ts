import type { Worded } from './proposal.ts'
import { type Settled, settledAtFirst } from './repaired-text.ts'
import type { Step } from './steps.ts'

/** What stands in the fields of a step, all as text: a field that was never sent is not there. */
export type Typed = Record<string, string>

export interface StepDecision {
  typed: Typed
  /** The person has said that she is done with it. */
  isSeen: boolean
}

/** By the id of the step. */
export type Decisions = Record<string, StepDecision>

/** All fields of all steps. Every field has a name of its own. */
export function allTyped(decisions: Decisions): Typed {
  return Object.assign({}, ...Object.values(decisions).map(({ typed }) => typed))
}

export function choiceField({ id }: Worded, index: number): string {
  return `${id}-r${index}`
}

export function settledOf(worded: Worded, typed: Typed): Settled {
  const first = settledAtFirst(worded)
  const text = typed[worded.id]
  if (text === undefined) return first
  const choices = worded.repairs.map((_, index) => {
    const said = typed[choiceField(worded, index)]
    return said === undefined ? undefined : said === 'yes'
  })
  return { text, choices }
}

/** A box that may be ticked: as it was saved, or as it is at first. */
export function isTicked(typed: Typed, field: string, atFirst: boolean): boolean {
  const said = typed[field]
  return said === undefined ? atFirst : said === 'yes'
}

export function countSeen(steps: Step[], decisions: Decisions): number {
  return steps.filter((step) => decisions[step.id]?.isSeen).length
}

/** Where to go when a step is done: the next that has not been seen, from here to the end and then from the beginning. */
export function nextUnseen(steps: Step[], decisions: Decisions, from: string): Step | undefined {
  const at = steps.findIndex((step) => step.id === from)
  return [...steps.slice(at + 1), ...steps.slice(0, at + 1)].find((step) => !decisions[step.id]?.isSeen)
}
