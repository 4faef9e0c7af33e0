import type { Content } from './foundation.ts'

/*
 * The words of adopted versions, kept in the process. Two things make it safe. What is adopted never changes: the database grants
 * nobody an update of it, so a kept copy cannot be old. And nothing is handed out from here before the transaction of the reader
 * herself has read the version's own row (queries.ts): whether she may see it is decided each time, by the database, and by it
 * alone. The organisation is part of the key although a version's id would do, so that a mistake elsewhere still finds nothing
 * of somebody else's. A version is about a hundred kilobytes; the least recently read leave when there are too many.
 */

const most = 100
const kept = new Map<string, Content>()

export interface VersionKey {
  organisationId: string
  versionId: string
}

export function keptContent(version: VersionKey): Content | undefined {
  const key = keyOf(version)
  const content = kept.get(key)
  if (content) {
    kept.delete(key)
    kept.set(key, content)
  }
  return content
}

/** Only for an adopted version. */
export function keepContent(version: VersionKey, content: Content): void {
  kept.set(keyOf(version), content)
  if (kept.size > most) for (const oldest of kept.keys()) return void kept.delete(oldest)
}

/** For tests that count questions. */
export function forgetContents(): void {
  kept.clear()
}

export function keptCount(): number {
  return kept.size
}

function keyOf({ organisationId, versionId }: VersionKey): string {
  return `${organisationId}/${versionId}`
}
