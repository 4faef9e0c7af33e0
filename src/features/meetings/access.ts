import type { Circle } from '#features/circles/circle.ts'

/** Whoever is in the circle plans its meetings, as long as the circle is open. The database says the same (0005-meetings). */
export function canPlan({ membership, closedAt }: Pick<Circle, 'membership' | 'closedAt'>): boolean {
  return membership === 'member' && !closedAt
}
