import { sql } from 'kysely'
import type { Scope } from '#db/scope.ts'
import { canManageCircles, isMember } from './access.ts'
import type { Circle } from './circle.ts'
import { findCircle, isNameTaken, listPeopleOf } from './queries.ts'

type NotFound = { refused: 'not_found' }

/** What live pages of a circle listen to. */
export function topicOfCircle(id: string): `circle:${string}` {
  return `circle:${id}`
}

export interface Named {
  name: string
  purpose?: string
}

/** A circle with its first members. They need nobody to let them in: nothing has been shared with it yet. */
export async function makeCircle(
  { tx, actor }: Scope,
  { name, purpose, members }: Named & { members: string[] },
): Promise<{ made: string } | NotFound | { refused: 'name_taken' | 'nobody' }> {
  if (!canManageCircles(actor)) return { refused: 'not_found' }
  if ((await listPeopleOf(tx, members)).length === 0) return { refused: 'nobody' }
  const { rows } = await sql<{ made: string | null }>`
    select app.make_circle(${name}, ${purpose ?? null}, ${members}::uuid[]) as made`.execute(tx)
  const made = rows[0]?.made
  return made ? { made } : { refused: 'name_taken' }
}

/** @param revision the one that was read: what another administrator wrote since is not written over */
export async function rewordCircle(
  { tx, actor, announce }: Scope,
  id: string,
  { name, purpose }: Named,
  revision: number,
): Promise<{ reworded: true } | NotFound | { refused: 'name_taken' } | { refused: 'conflict'; now: Circle }> {
  const circle = canManageCircles(actor) ? await findCircle(tx, id) : undefined
  if (!circle) return { refused: 'not_found' }
  if (await isNameTaken(tx, name, circle.id)) return { refused: 'name_taken' }
  const { numUpdatedRows } = await tx
    .updateTable('data.circle')
    .set({ name, purpose: purpose ?? null, revision: sql<number>`revision + 1` })
    .where('organisation_id', '=', actor.organisationId)
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return { refused: 'conflict', now: circle }
  announce(topicOfCircle(id))
  return { reworded: true }
}

/** She sees nothing of the circle until somebody who is in it lets her in. Proposed twice is proposed once. */
export async function proposeMember(
  { tx, actor, now, announce }: Scope,
  id: string,
  personId: string,
): Promise<{ proposed: true } | NotFound | { refused: 'closed' }> {
  const circle = canManageCircles(actor) ? await findCircle(tx, id) : undefined
  if (!circle || (await listPeopleOf(tx, [personId])).length === 0) return { refused: 'not_found' }
  if (circle.closedAt) return { refused: 'closed' }
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('data.circle_member')
    .values({ organisation_id: actor.organisationId, circle_id: id, person_id: personId, proposed_at: now })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'circle_id', 'person_id']).doNothing())
    .executeTakeFirst()
  if (!numInsertedOrUpdatedRows) await sql`select app.propose_again(${id}::uuid, ${personId}::uuid)`.execute(tx)
  announce(topicOfCircle(id))
  return { proposed: true }
}

/** By anybody who is in the circle. Let in by two at once is let in once. */
export async function admitMember(
  { tx, announce }: Scope,
  id: string,
  personId: string,
): Promise<{ admitted: true } | NotFound | { refused: 'closed' }> {
  const circle = await findCircle(tx, id)
  if (!circle || !isMember(circle)) return { refused: 'not_found' }
  if (circle.members.some((member) => member.id === personId)) return { admitted: true }
  if (!circle.waiting.some((waiting) => waiting.id === personId)) return { refused: 'not_found' }
  if (circle.closedAt) return { refused: 'closed' }
  await sql`select app.admit_member(${id}::uuid, ${personId}::uuid)`.execute(tx)
  announce(topicOfCircle(id))
  return { admitted: true }
}

/** The administrator takes somebody out. What that person had shared with the circle is no longer shared (0004-experiments/7). */
export async function takeOutMember(scope: Scope, id: string, personId: string): Promise<{ takenOut: true } | NotFound> {
  if (!canManageCircles(scope.actor)) return { refused: 'not_found' }
  return (await endMembership(scope, id, personId)) ? { takenOut: true } : { refused: 'not_found' }
}

/** A member leaves, or who waits says no. Her own is kept, and no longer shared with the circle. */
export async function leaveCircle(scope: Scope, id: string): Promise<{ left: true } | NotFound> {
  return (await endMembership(scope, id, scope.actor.personId)) ? { left: true } : { refused: 'not_found' }
}

async function endMembership({ tx, actor, now, announce }: Scope, id: string, personId: string): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('data.circle_member')
    .set({ left_at: now })
    .where('organisation_id', '=', actor.organisationId)
    .where('circle_id', '=', id)
    .where('person_id', '=', personId)
    .where('left_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows > 0n) announce(topicOfCircle(id))
  return numUpdatedRows > 0n
}

/** Closed, it takes no members and nothing new. Asked for what it is already, nothing changes. */
export async function closeCircle(scope: Scope, id: string): Promise<{ closed: true } | NotFound> {
  return (await setClosed(scope, id, scope.now)) ? { closed: true } : { refused: 'not_found' }
}

export async function reopenCircle(scope: Scope, id: string): Promise<{ reopened: true } | NotFound> {
  return (await setClosed(scope, id, null)) ? { reopened: true } : { refused: 'not_found' }
}

async function setClosed({ tx, actor, announce }: Scope, id: string, closedAt: Date | null): Promise<boolean> {
  const circle = canManageCircles(actor) ? await findCircle(tx, id) : undefined
  if (!circle) return false
  if (Boolean(circle.closedAt) === Boolean(closedAt)) return true
  await tx
    .updateTable('data.circle')
    .set({ closed_at: closedAt, revision: sql<number>`revision + 1` })
    .where('organisation_id', '=', actor.organisationId)
    .where('id', '=', id)
    .execute()
  announce(topicOfCircle(id))
  return true
}
