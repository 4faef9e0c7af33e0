import { type Role, roles } from './role.ts'

export interface Position {
  unitId: string
  unitName: string
  role: Role
}

/** Who asks: the person behind the session of this request, as the database knows her. */
export interface Actor {
  personId: string
  organisationId: string
  name: string
  organisationName: string
  isAdministrator: boolean
  sessionId: string
  /** In the order of the chain of responsibility, the highest first. */
  positions: Position[]
}

/** Her role when only one can be shown: the highest in the chain. */
export function mainRole(actor: Pick<Actor, 'positions'>): Role | undefined {
  return roles.find((role) => actor.positions.some((position) => position.role === role))
}
