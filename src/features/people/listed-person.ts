import type { Role } from '#shared/role.ts'

export interface ListedPerson {
  id: string
  name: string
  email: string | null
  positions: { unitId: string; unitName: string; role: Role }[]
}

/** One page of a list of people, and how many there are on all of them. */
export interface PeoplePage {
  people: ListedPerson[]
  total: number
}

export const pageSize = 50
