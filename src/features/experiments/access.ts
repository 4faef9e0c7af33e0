import { type Experiment, isWritable } from './experiment.ts'

/** The database says the same (0004-experiments): these answer before it is asked, with a page instead of an error. */

type Asked = Pick<Experiment, 'standing' | 'conclusion'>

/** Who works in it: the owner and the helpers, until it is concluded. */
export function canWrite(experiment: Asked): boolean {
  return isWritable(experiment)
}

/** Helpers, sharing, telling, concluding and deleting are the owner's. */
export function isOwner(experiment: Pick<Experiment, 'standing'>): boolean {
  return experiment.standing === 'owner'
}

/** The owner and the helpers see what is not for the circle: links, and star moments that may not be told. */
export function isInside(experiment: Pick<Experiment, 'standing'>): boolean {
  return experiment.standing !== 'reader'
}
