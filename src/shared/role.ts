/** The roles a person can have in a unit, in the order of the chain of responsibility: from the executive board to the employee. */
export const roles = ['board', 'centre_head', 'leader_of_leaders', 'leader_of_employees', 'employee'] as const
export type Role = (typeof roles)[number]

export function isLeader(role: Role): boolean {
  return role !== 'employee'
}
