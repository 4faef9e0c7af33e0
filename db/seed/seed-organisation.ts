import type { PersonRow } from '#features/people/people-row.ts'

export interface SeedPersona {
  /** Undefined: somebody by name who is not offered on the persona page. */
  slug?: string
  name: string
  email: string
  isAdministrator?: boolean
}

export interface SeedOrganisation {
  slug: string
  name: string
  people: PersonRow[]
  personas: SeedPersona[]
  /** Who signs a foreword, the first first. */
  directors: string[]
  foundations: { template: string; name: string; adoptedBy: string; monthsAgo: number }[]
}
