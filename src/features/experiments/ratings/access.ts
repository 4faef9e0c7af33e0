import { isOwner } from '../access.ts'
import type { Experiment } from '../experiment.ts'
import type { Rater } from './rater.ts'

/** Somebody who rates herself is taken off the list by herself or by the owner; the others by whoever works in it. */
export function canRemoveRater(experiment: Pick<Experiment, 'standing'>, rater: Pick<Rater, 'by'>): boolean {
  return isOwner(experiment) || rater.by !== 'herself'
}
