import type { Kysely } from 'kysely'
import type { DB } from '#db/types.ts'
import { seedDemonstration } from '../db/seed/demonstration.ts'

/**
 * The people that tests speak of are those of the demonstration, smaller: two organisations, so that the wall between them is
 * in every test. `as('leder-af-medarbejdere')` is Mette, `as('skovlund-leder')` is of the other organisation.
 */
export const cast = {
  administrator: 'udviklingskonsulent',
  director: 'direktoer',
  centreHead: 'centerchef',
  leaderOfLeaders: 'leder-af-ledere',
  leader: 'leder-af-medarbejdere',
  employee: 'medarbejder',
  stranger: 'skovlund-leder',
} as const

export const fjordby = [cast.administrator, cast.director, cast.centreHead, cast.leaderOfLeaders, cast.leader, cast.employee]

/** A Thursday in the middle of the demonstration's year. */
export const today = new Date('2026-09-17T09:00:00+02:00')

export async function seedCast(owner: Kysely<DB>): Promise<void> {
  await seedDemonstration(owner, { now: today, people: 120, units: 20 })
}
