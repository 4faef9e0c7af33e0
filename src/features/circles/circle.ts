import type { Role } from '#shared/role.ts'

/*
 * A circle (netværksgruppe): a few leaders across units who reflect together. The administrator makes it and proposes members; who
 * is in it lets them in. What a circle shares is for its members alone, the administrator among them only when she is one.
 */

/** What the reader is to it: one who waits has been proposed, and nobody in the circle has let her in yet. */
export type Membership = 'member' | 'waiting' | 'none'

export interface CircleSummary {
  id: string
  name: string
  purpose?: string
  members: number
  /** How many wait to be let in. Who waits herself is told of nobody but her. */
  waiting: number
  membership: Membership
  /** It takes no more members, and nothing new is shared with it. */
  closedAt?: Date
}

export interface Circle extends Omit<CircleSummary, 'members' | 'waiting'> {
  revision: number
  members: Colleague[]
  waiting: Colleague[]
}

/** Somebody as she stands in a list: two may have the same name, and where they work tells them apart. */
export interface Colleague {
  id: string
  name: string
  positions: { role: Role; unitName: string }[]
}

/** How many a search shows. */
export const mostFound = 20

/** A circle of so many still hears everybody in one meeting; more is a choice, and is not refused. */
export const usualMost = 8

/** More at once than any circle has is a mistake. */
export const mostMembers = 60
