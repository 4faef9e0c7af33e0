import type { Actor } from '#shared/actor.ts'
import type { CircleSummary } from './circle.ts'

/** Administrators make circles, propose members and take them out. The database says the same (0003-circles). */
export function canManageCircles(actor: Pick<Actor, 'isAdministrator'>): boolean {
  return actor.isAdministrator
}

/** Only who is in the circle sees what it shares, and lets others in. */
export function isMember(circle: Pick<CircleSummary, 'membership'>): boolean {
  return circle.membership === 'member'
}
