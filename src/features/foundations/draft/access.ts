import type { Actor } from '#shared/actor.ts'

/** A draft is the administrator's table, until it is heard or adopted. The database says the same (1-versions.sql). */
export function canEditFoundation(actor: Pick<Actor, 'isAdministrator'>): boolean {
  return actor.isAdministrator
}
