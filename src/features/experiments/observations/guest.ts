/*
 * A colleague without an account has a personal link to one experiment. It is signed, not anonymous: what she writes stands with the
 * name on the link. Who holds the link is taken for her; so it can be revoked, and it runs out by itself.
 */

export const validDays = [14, 30, 90] as const
export type ValidDays = (typeof validDays)[number]

export interface GuestLink {
  id: string
  /** The colleague it was made for. */
  name: string
  createdAt: Date
  expiresAt: Date
  revokedAt?: Date
  /** When something was last written by it. */
  usedAt?: Date
}

export function stateOf({ revokedAt, expiresAt }: Pick<GuestLink, 'revokedAt' | 'expiresAt'>, now: Date): 'open' | 'revoked' | 'expired' {
  if (revokedAt) return 'revoked'
  return expiresAt > now ? 'open' : 'expired'
}

export function expiryOf(now: Date, days: ValidDays): Date {
  return new Date(now.getTime() + days * 86_400_000)
}

/** All that the holder of a link may read. */
export interface GuestExperiment {
  /** Her name, as it was written when she was invited. */
  linkName: string
  title: string
  ownerName: string
  organisationName: string
  voice: 'jeg' | 'vi'
  aim: string
  template: string
  /** What the owner asks to be looked for; empty when nothing is written about it. */
  lookFor: string
  phase: number
  isConcluded: boolean
  observations: GuestObservation[]
  ratings: GuestRating[]
}

export interface GuestObservation {
  id: string
  text: string
  isStar: boolean
  mayBeTold: boolean
  observedOn: string
  seenBy?: string
}

export interface GuestRating {
  question: 'challenge' | 'support'
  moment: 'before' | 'after'
  value: number
}

/** "Mette": how a colleague speaks of her. */
export function firstName(name: string): string {
  return name.split(' ')[0] ?? name
}
