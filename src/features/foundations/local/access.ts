import type { Actor, Position } from '#shared/actor.ts'
import { isLeader } from '#shared/role.ts'

/**
 * Who leads somewhere writes for the units she leads, and the administrator for all. Which units those are, the database says
 * (app.units_i_lead in 2-local.sql).
 */
export function canWriteLocally(actor: Pick<Actor, 'isAdministrator' | 'positions'>): boolean {
  return actor.isAdministrator || actor.positions.some((position) => isLeader(position.role))
}

/** The units where she herself has the leader's position: what she writes for first. */
export function unitsLedDirectly(actor: Pick<Actor, 'positions'>): Pick<Position, 'unitId' | 'unitName'>[] {
  const led = actor.positions.filter((position) => isLeader(position.role))
  return led.filter((position, i) => led.findIndex((other) => other.unitId === position.unitId) === i)
}
