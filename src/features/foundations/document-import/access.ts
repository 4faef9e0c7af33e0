import type { Actor } from '#shared/actor.ts'

/** Who brings a document in makes a foundation of it. The database says the same (3-document-import.sql). */
export function canImportDocument(actor: Pick<Actor, 'isAdministrator'>): boolean {
  return actor.isAdministrator
}
