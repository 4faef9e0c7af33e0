import type { Position } from '#shared/actor.ts'
import { type Edition, type Foundation, rolesHeld } from '../foundation.ts'
import { type ChangeCounts, countsOf, expectationChanges } from './changes.ts'

/** How long an edition is new, in days from its adoption. */
const newFor = 90

/** What a new edition means for one reader. */
export interface News {
  foundation: Foundation
  /** The number of the edition before. */
  from: number
  counts: ChangeCounts
  /** The role through which she reads it first. Undefined: she has none in it, and is told of nothing but the edition itself. */
  role?: string
}

/**
 * The first day of adoption that is still news.
 *
 * @param today 2026-09-17
 */
export function newsSince(today: string): string {
  return new Date(Date.parse(today) - newFor * 86_400_000).toISOString().slice(0, 10)
}

/** What has changed in all that the reader has in the foundation, each expectation once. */
export function newsFor(foundation: Foundation, before: Edition, positions: readonly Pick<Position, 'role'>[]): News {
  const roles = rolesHeld(foundation, positions)
  const changes = expectationChanges(
    before,
    foundation,
    roles.map(({ key }) => key),
  )
  return { foundation, from: before.version.number, counts: countsOf(changes), role: roles[0]?.key }
}
