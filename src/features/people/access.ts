import type { Actor } from '#shared/actor.ts'

/** Only administrators see the list of everybody, and only they change it. The database says the same (4-people-policies.sql). */
export function canManagePeople(actor: Actor): boolean {
  return actor.isAdministrator
}
