import { atDanishTime, danishDate } from '#shared/dates.ts'

/*
 * A prøvehandling: something small that a leader tries, in six phases. One may always go back, and stopping is an outcome of
 * honour. Each loop is an experiment of its own, linked to the one before. A concluded one is evidence, and evidence stays as it was.
 */

export const outcomes = ['continue', 'change', 'stop', 'spread', 'keep'] as const
/** Fortsæt, ændr, stop, spred, hold fast. */
export type Outcome = (typeof outcomes)[number]

export type Voice = 'jeg' | 'vi'

/** 1 formulering af udfordring · 2 planlægning · 3 aktion · 4 observation · 5 refleksion · 6 ny aktion? */
export type PhaseNumber = 1 | 2 | 3 | 4 | 5 | 6
export const phaseNumbers: readonly PhaseNumber[] = [1, 2, 3, 4, 5, 6]

export interface Named {
  id: string
  name: string
}

export interface PractisedExpectation {
  foundationId: string
  foundationSlug: string
  foundationName: string
  key: string
  /** What it says, or said when it was last in the foundation. */
  text: string
  isRetired: boolean
  /** `index` of `of` themes: its glyph. */
  theme: { name: string; shortName: string; index: number; of: number }
}

export interface ExperimentSummary {
  id: string
  title: string
  voice: Voice
  phase: PhaseNumber
  loop: number
  owner: Named
  unitName?: string
  /** 2026-08-03. The action is tried from this day to this; the first reflection meeting is on that. */
  actionFrom?: string
  actionTo?: string
  reflectionOn?: string
  createdAt: Date
  touchedAt: Date
  conclusion?: { outcome: Outcome; reason: string; concludedAt: Date }
  /** What the reader is to it: who only reads it was shared it by a circle. */
  standing: Standing
  expectations: PractisedExpectation[]
}

export type Standing = 'owner' | 'helper' | 'reader'

export interface Experiment extends ExperimentSummary {
  aim: string
  template: string
  previousId?: string
  actionStartedAt?: Date
  revision: number
  helpers: Named[]
  /** The circle it is shared with. */
  circle?: Named
  toldAt?: Date
}

/** The owner and the helpers write in it until it is concluded. */
export function isWritable(experiment: Pick<Experiment, 'standing' | 'conclusion'>): boolean {
  return experiment.standing !== 'reader' && !experiment.conclusion
}

/**
 * To another phase, forward or back. The first time it reaches the action, that moment is kept: what is measured must have been
 * locked before it, so going back and forth later does not move it.
 */
export function moveTo(
  experiment: Pick<Experiment, 'conclusion' | 'actionStartedAt'>,
  phase: PhaseNumber,
  now: Date,
): { phase: PhaseNumber; actionStartedAt: Date | undefined } | { refused: 'concluded' } {
  if (experiment.conclusion) return { refused: 'concluded' }
  return { phase, actionStartedAt: experiment.actionStartedAt ?? (phase >= 3 ? now : undefined) }
}

export interface Beginning {
  at: Date
  /** `typed`: the date that was written lies before the day on which the sheet came to the action. */
  by: 'typed' | 'moved'
  /** The other says another day. */
  otherDay?: string
}

/**
 * When the action began: when the sheet came to that phase, or at the typed date, whichever is first. Who begins on Monday and goes on
 * in the sheet on Friday has tried something since Monday. A date alone is a plan.
 */
export function beginningOf({ actionStartedAt, actionFrom }: Pick<Experiment, 'actionStartedAt' | 'actionFrom'>): Beginning | undefined {
  if (!actionStartedAt) return undefined
  const moved = danishDate(actionStartedAt)
  if (!actionFrom || actionFrom === moved) return { at: earlier(actionStartedAt, actionFrom), by: 'moved' }
  return actionFrom < moved
    ? { at: atDanishTime(actionFrom, '00:00'), by: 'typed', otherDay: moved }
    : { at: actionStartedAt, by: 'moved', otherDay: actionFrom }
}

/** The typed day begins at midnight. */
function earlier(at: Date, day: string | undefined): Date {
  const midnight = day === undefined ? at : atDanishTime(day, '00:00')
  return midnight < at ? midnight : at
}

/** The date that matters now, of those that were written: the end of the action while it is tried, then the meeting. */
export function nextDate(
  experiment: Pick<ExperimentSummary, 'phase' | 'actionFrom' | 'actionTo' | 'reflectionOn' | 'conclusion'>,
): { what: 'action_begins' | 'action_ends' | 'observation_ends' | 'reflection'; on: string } | undefined {
  const { phase, actionFrom, actionTo, reflectionOn } = experiment
  if (experiment.conclusion) return undefined
  if (phase <= 2 && actionFrom) return { what: 'action_begins', on: actionFrom }
  if (phase === 3 && actionTo) return { what: 'action_ends', on: actionTo }
  if (phase === 4 && actionTo) return { what: 'observation_ends', on: actionTo }
  return reflectionOn ? { what: 'reflection', on: reflectionOn } : undefined
}
