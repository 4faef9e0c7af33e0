import type { Role } from '#shared/role.ts'

/*
 * Somebody asks a colleague or a consultant to spar with her about an expectation. It is between the two of them: nobody else
 * sees that they asked, what about, or whether they have talked; the administrator neither.
 */

export interface Sparring {
  id: string
  foundation: { slug: string; name: string }
  expectation: string
  /** What the expectation says, or said when it last was in the foundation. */
  wording: string
  /** It is no longer in the foundation. */
  isRetired: boolean
  asker: { id: string; name: string }
  asked: { id: string; name: string }
  message?: string
  createdAt: Date
  settledAt?: Date
}

/** Somebody who can be asked, as she stands in a search. */
export interface Colleague {
  id: string
  name: string
  isAdministrator: boolean
  positions: { role: Role; unitName: string }[]
}

/** A gentle limit: who has this many open talks is helped more by having one of them than by asking for another. */
export const mostOpen = 20

/** How many a search shows. */
export const mostFound = 20

export function isAsker(sparring: Pick<Sparring, 'asker'>, personId: string): boolean {
  return sparring.asker.id === personId
}

/** The one of the two who is not the reader. */
export function other(sparring: Pick<Sparring, 'asker' | 'asked'>, personId: string): { id: string; name: string } {
  return sparring.asker.id === personId ? sparring.asked : sparring.asker
}
