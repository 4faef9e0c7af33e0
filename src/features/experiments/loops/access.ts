import { isOwner } from '../access.ts'
import type { Experiment } from '../experiment.ts'

/** The owner concludes, once. Helpers help up to there. */
export function canConclude(experiment: Pick<Experiment, 'standing' | 'conclusion'>): boolean {
  return isOwner(experiment) && !experiment.conclusion
}

/** A loop is built on one that has ended. */
export function canBeginNext(experiment: Pick<Experiment, 'standing' | 'conclusion'>): boolean {
  return isOwner(experiment) && experiment.conclusion !== undefined
}
