import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Scope } from '#db/scope.ts'
import { isId } from '#shared/id.ts'
import { canAnswer, canComment, canEditHearing } from './access.ts'
import { type Hearing, type Invitation, phaseOf, type Saying } from './hearing.ts'
import { findDraftToHear, findHeardWords, findHearing } from './queries.ts'

/** Holds the draft still from now on, and shows it to those invited from the first day. */
export async function openHearing({ tx, actor }: Scope, slug: string, invitation: Invitation) {
  if (!canEditHearing(actor)) return { refused: 'not_found' } as const
  const draft = await findDraftToHear(tx, slug)
  if (!draft) return { refused: 'not_found' } as const
  const { opensOn, closesOn, bodies, everyone, note } = invitation
  // Whom one has ticked and then decided to invite everybody is invited with everybody.
  const persons = everyone ? [] : invitation.persons
  const { rows } = await sql<{ hearing: string | null }>`
    select app.open_hearing(${draft.id}::uuid, ${opensOn}::date, ${closesOn}::date, ${bodies}::text[], ${persons}::uuid[], ${everyone}, ${note ?? null}) as hearing`.execute(
    tx,
  )
  const hearing = rows[0]?.hearing
  return hearing ? ({ opened: hearing } as const) : ({ refused: 'not_found' } as const)
}

/** Early, or after its last day: the version is a draft again, with all that was said in hand. A second time nothing is left to do. */
export async function endHearing({ tx, actor }: Scope, slug: string, id: string) {
  if (!canEditHearing(actor)) return { refused: 'not_found' } as const
  const hearing = await findHearing(tx, slug, id)
  if (!hearing) return { refused: 'not_found' } as const
  if (phaseOf(hearing) !== 'ended') await sql`select app.end_hearing(${id}::uuid)`.execute(tx)
  return { ended: id } as const
}

/** Somebody says what she thinks, or answers; signed with her name. What is said in the draft's name is marked by the database as well. */
export async function writeComment({ tx, actor, now }: Scope, hearing: Hearing, { expectation, parent, body }: Saying) {
  const answered = parent === undefined ? undefined : await findFirst(tx, hearing.id, parent)
  if (parent !== undefined && !answered) return { refused: 'not_found' } as const
  if (answered ? !canAnswer(actor, hearing) : !canComment(hearing)) return { refused: 'closed' } as const
  const key = answered ? answered.expectation_key : (expectation ?? null)
  const about = answered ? answered.about : key === null ? null : await findHeardWords(tx, hearing, key)
  if (about === undefined) return { refused: 'not_found' } as const

  const id = randomUUID()
  await tx
    .insertInto('data.hearing_comment')
    .values({
      organisation_id: actor.organisationId,
      id,
      hearing_id: hearing.id,
      expectation_key: key,
      about,
      parent_id: answered?.id ?? null,
      author_id: actor.personId,
      author_name: actor.name,
      by_editor: actor.isAdministrator,
      body,
      created_at: now,
    })
    .execute()
  return { written: { id, expectation: key ?? undefined } } as const
}

/** The comment that begins a thread: answers stand one after the other under it, not under each other. */
async function findFirst(tx: Scope['tx'], hearingId: string, id: string) {
  if (!isId(id)) return undefined
  return tx
    .selectFrom('data.hearing_comment')
    .where('hearing_id', '=', hearingId)
    .where('id', '=', id)
    .where('parent_id', 'is', null)
    .select(['id', 'expectation_key', 'about'])
    .executeTakeFirst()
}
