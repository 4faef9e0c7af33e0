import type { Actor } from '#shared/actor.ts'

/** Administrators word the organisation's own meetings; everybody reads them. The database says the same (0006-meeting-formats). */
export function canWordFormats(actor: Pick<Actor, 'isAdministrator'>): boolean {
  return actor.isAdministrator
}
