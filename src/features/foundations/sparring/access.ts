import type { Actor } from '#shared/actor.ts'
import { isLeader } from '#shared/role.ts'

/** Who leads asks, and who administers. Everybody may be asked. The database says the same (2-local.sql). */
export function canAskForSparring(actor: Pick<Actor, 'isAdministrator' | 'positions'>): boolean {
  return actor.isAdministrator || actor.positions.some((position) => isLeader(position.role))
}
