import type { Actor } from '#shared/actor.ts'

/** Who takes a foundation into use speaks for the whole organisation. The database says the same (5-foundations.sql). */
export function canStartFoundation(actor: Pick<Actor, 'isAdministrator'>): boolean {
  return actor.isAdministrator
}
