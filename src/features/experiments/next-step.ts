import { type ExperimentSummary, nextDate, type PhaseNumber } from './experiment.ts'

/*
 * One clear next step: of all that a person has running, the one thing that should not wait. What has a date comes by its date, what
 * has none comes after, the one touched longest ago first, since that is the one that is being forgotten.
 */

export const steps = ['formulate', 'plan', 'act', 'observe', 'reflect', 'decide'] as const
export type Step = (typeof steps)[number]

export interface NextStep<E extends Timed = ExperimentSummary> {
  experiment: E
  step: Step
  /** The day it is about, 2026-09-18, and how many days away: negative when it has passed. */
  due?: { on: string; days: number }
}

type Timed = Pick<ExperimentSummary, 'phase' | 'actionFrom' | 'actionTo' | 'reflectionOn' | 'touchedAt' | 'conclusion'>

/** @param today 2026-09-17, in Denmark */
export function nextStep<E extends Timed>(experiments: readonly E[], today: string): NextStep<E> | undefined {
  const [first] = experiments
    .filter(({ conclusion }) => !conclusion)
    .map((experiment) => ({ experiment, step: stepOf(experiment.phase), due: dueOf(experiment, today) }))
    .sort(
      (a, b) => (a.due?.days ?? Number.POSITIVE_INFINITY) - (b.due?.days ?? Number.POSITIVE_INFINITY) || order(a.experiment, b.experiment),
    )
  return first
}

function order(a: Timed, b: Timed): number {
  return a.touchedAt.getTime() - b.touchedAt.getTime()
}

/** While it is tried, what is done most often is to notice, and on a phone. Before and after, the work is words. */
export function isObserving(phase: PhaseNumber): boolean {
  return phase === 3 || phase === 4
}

export function stepOf(phase: PhaseNumber): Step {
  return steps[phase - 1] ?? 'formulate'
}

function dueOf(experiment: Timed, today: string): NextStep['due'] {
  const next = nextDate(experiment)
  return next && { on: next.on, days: Math.round((Date.parse(next.on) - Date.parse(today)) / 86_400_000) }
}
