import type { Actor } from '#shared/actor.ts'
import { type Hearing, phaseOf } from './hearing.ts'

/** The editor opens a hearing, answers and ends it. The database says the same (1-versions.sql). */
export function canEditHearing(actor: Pick<Actor, 'isAdministrator'>): boolean {
  return actor.isAdministrator
}

/** For somebody who is invited: whoever is not never gets as far as a hearing. */
export function canComment(hearing: Pick<Hearing, 'opensOn' | 'closesOn' | 'endedOn' | 'today'>): boolean {
  return phaseOf(hearing) === 'open'
}

/** The editor answers as long as she likes. */
export function canAnswer(actor: Pick<Actor, 'isAdministrator'>, hearing: Parameters<typeof canComment>[0]): boolean {
  return canEditHearing(actor) || canComment(hearing)
}
