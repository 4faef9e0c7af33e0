import type { Role } from '#shared/role.ts'

export interface LinkChoice {
  organisationId: string
  organisationName: string
  personName: string
}

export interface Persona {
  slug: string
  organisationName: string
  personName: string
  unitName: string | null
  role: Role | null
  isAdministrator: boolean
}

export interface OwnSession {
  id: string
  device: string
  createdAt: Date
  usedAt: Date
  isThis: boolean
}

/** What the first visitor tells of her organisation and herself. */
export interface Setup {
  organisation: string
  name: string
  email: string
}
