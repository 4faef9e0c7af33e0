import { createHash } from 'node:crypto'
import type { Experiment, Standing } from '../experiment.ts'

/*
 * What somebody noticed, in a few words, while something was tried. It is written down before it is judged. A star moment is one
 * where it shone: who saw it is said with it, and whether it may be told further is for the one who wrote it to say.
 */

export interface Observation {
  id: string
  text: string
  isStar: boolean
  /** Who saw it, where that is not who wrote it. */
  seenBy?: string
  mayBeTold: boolean
  /** 2026-08-19 */
  observedOn: string
  author: string
  /** The reader wrote it herself. */
  isMine: boolean
  /** A colleague without an account, by her link. */
  isGuests: boolean
}

/** The words of one observation, as they are written. */
export interface Noticed {
  text: string
  isStar: boolean
  seenBy: string
  mayBeTold: boolean
}

/** The database keeps a star moment that may not be told with the owner and the helpers; everything else follows the experiment. */
export function isOnlyInside({ isStar, mayBeTold }: Pick<Observation, 'isStar' | 'mayBeTold'>): boolean {
  return isStar && !mayBeTold
}

/** Whether it may be told is asked of star moments only. */
export function settled(noticed: Noticed): Noticed {
  return { ...noticed, mayBeTold: noticed.isStar && noticed.mayBeTold }
}

/**
 * The id of an observation, from the key that its page was given and what was written on it. So the same words sent again over a bad
 * connection are the same observation, and other words on a page that was found again with "back" are another: none is swallowed.
 */
export function idOf(key: string, { text, isStar, seenBy, mayBeTold }: Noticed): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([key.toLowerCase(), text, isStar, seenBy, mayBeTold]))
    .digest('hex')
  return [hash.slice(0, 8), hash.slice(8, 12), hash.slice(12, 16), hash.slice(16, 20), hash.slice(20, 32)].join('-')
}

export function starsOf(observations: readonly Observation[]): Observation[] {
  return observations.filter(({ isStar }) => isStar)
}

/** What of the experiment the room's pages speak of. */
export interface About {
  id: string
  title: string
  standing: Standing
  owner: { name: string }
  /** The circle it is shared with. */
  circle?: { name: string }
  isConcluded: boolean
}

export function aboutOf({ id, title, standing, owner, circle, conclusion }: Experiment): About {
  return { id, title, standing, owner, circle, isConcluded: conclusion !== undefined }
}
