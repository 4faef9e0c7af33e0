import { canWrite, isInside, isOwner } from '../access.ts'
import type { Experiment } from '../experiment.ts'
import type { Observation } from './observation.ts'

/** The database says the same (6-policies.sql). */

/** Words are changed by who wrote them. */
export function canRevise(experiment: Pick<Experiment, 'standing' | 'conclusion'>, observation: Pick<Observation, 'isMine'>): boolean {
  return canWrite(experiment) && observation.isMine
}

/** Who wrote it takes it away, and so may the owner, whose experiment it is in. */
export function canRemove(experiment: Pick<Experiment, 'standing' | 'conclusion'>, observation: Pick<Observation, 'isMine'>): boolean {
  return canWrite(experiment) && (observation.isMine || isOwner(experiment))
}

/** Whether it may be told is the writer's to take back for as long as it stands. */
export function canStopTelling({ isMine, isStar, mayBeTold }: Pick<Observation, 'isMine' | 'isStar' | 'mayBeTold'>): boolean {
  return isMine && isStar && mayBeTold
}

/** Links are between the owner and the helpers. */
export function canSeeLinks(experiment: Pick<Experiment, 'standing'>): boolean {
  return isInside(experiment)
}
