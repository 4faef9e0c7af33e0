import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { PublicScope, Scope } from '#db/scope.ts'
import { isId } from '#shared/id.ts'
import { changeMeeting, changeMeetingAsGuest } from '../actions.ts'
import type { Meeting } from '../meeting.ts'
import type { Refusal } from '../operation.ts'
import { findGuestMeeting, findMeeting, lockMeeting } from '../queries.ts'
import { isOnBoard, type KeptNote, type Note, noteIdOf } from './note.ts'
import { findNote } from './queries.ts'

type NotFound = { refused: 'not_found' }

/** Writing a note tells nobody anything: no page is refreshed by it. Sent twice from the same page (`key`), it is one note. */
export async function writeNote(scope: Scope, meetingId: string, key: string, text: string): Promise<{ written: string } | NotFound> {
  const { tx, actor, now } = scope
  if (!(await findMeeting(tx, meetingId))) return { refused: 'not_found' }
  const id = noteIdOf(actor.personId, key, text)
  await tx
    .insertInto('data.meeting_note')
    .values({ organisation_id: actor.organisationId, meeting_id: meetingId, id, owner_id: actor.personId, text, created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return { written: id }
}

/** Also after the meeting, and after she has left the circle: it is hers. Two of her own devices do not write over each other. */
export async function reviseNote(
  { tx }: Scope,
  meetingId: string,
  id: string,
  { text, revision }: { text: string; revision: number },
): Promise<{ revised: number } | NotFound | { refused: 'conflict'; now: KeptNote }> {
  const note = await findNote(tx, meetingId, id)
  if (!note) return { refused: 'not_found' }
  if (note.text === text) return { revised: note.revision }
  const { numUpdatedRows } = await tx
    .updateTable('data.meeting_note')
    .set({ text, revision: revision + 1 })
    .where('meeting_id', '=', meetingId)
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  if (numUpdatedRows > 0n) return { revised: revision + 1 }
  const now = await findNote(tx, meetingId, id)
  return now ? { refused: 'conflict', now } : { refused: 'not_found' }
}

/** A second time there is nothing left to do. */
export async function removeNote({ tx }: Scope, meetingId: string, id: string): Promise<{ removed: boolean }> {
  if (!isId(meetingId) || !isId(id)) return { removed: false }
  const { numDeletedRows } = await tx
    .deleteFrom('data.meeting_note')
    .where('meeting_id', '=', meetingId)
    .where('id', '=', id)
    .executeTakeFirst()
  return { removed: numDeletedRows > 0n }
}

/**
 * Its words become a card, signed, for everybody. The card has the note's id, so that two presses share it once. When that card has been
 * taken back, a card of a new id can be made of it: an id that was withdrawn stays so.
 */
export async function shareNote(
  scope: Scope,
  meetingId: string,
  id: string,
): Promise<{ shared: string } | NotFound | { refusal: Refusal }> {
  const note = await findNote(scope.tx, meetingId, id)
  // Under the lock, or two presses after a withdrawal would make two cards.
  const found = note && (await lockMeeting(scope.tx, meetingId))
  if (!found) return { refused: 'not_found' }
  const fresh = (await findNote(scope.tx, meetingId, id)) ?? note
  const card = cardFor(found.meeting, fresh)
  if (isOnBoard({ cardId: card }, found.meeting.cards)) return { shared: card }
  const outcome = await changeMeeting(scope, meetingId, { kind: 'share_card', by: scope.actor.personId, card, text: fresh.text })
  if ('refused' in outcome) return outcome
  if (outcome.refusal) return { refusal: outcome.refusal }
  await scope.tx.updateTable('data.meeting_note').set({ card_id: card }).where('meeting_id', '=', meetingId).where('id', '=', id).execute()
  return { shared: card }
}

/** The one that lies there already, as when she presses twice; her words may have been changed since, and the card stays as it was. */
function cardFor(meeting: Meeting, note: Note): string {
  const last = note.cardId ?? note.id
  return meeting.withdrawn.includes(last) ? randomUUID() : last
}

/** A guest does the same by her token, for as long as her meeting lasts. */
export async function writeNoteAsGuest(
  scope: PublicScope,
  tokenHash: Buffer,
  key: string,
  text: string,
): Promise<{ written: string } | NotFound> {
  const id = noteIdOf(tokenHash.toString('hex'), key, text)
  return (await putNote(scope, tokenHash, id, text, null)) ? { written: id } : { refused: 'not_found' }
}

/** From one browser: the last that she wrote stands. */
export async function reviseNoteAsGuest(
  scope: PublicScope,
  tokenHash: Buffer,
  id: string,
  text: string,
): Promise<{ revised: number } | NotFound> {
  const note = await findGuestNote(scope, tokenHash, id)
  if (!note) return { refused: 'not_found' }
  if (note.text === text) return { revised: note.revision }
  return (await putNote(scope, tokenHash, id, text, null)) ? { revised: note.revision + 1 } : { refused: 'not_found' }
}

export async function removeNoteAsGuest({ tx, now }: PublicScope, tokenHash: Buffer, id: string): Promise<{ removed: boolean }> {
  if (!isId(id)) return { removed: false }
  const { rows } = await sql<{ removed: boolean }>`select app.guest_remove_note(${tokenHash}, ${id}::uuid, ${now}) as removed`.execute(tx)
  return { removed: rows[0]?.removed ?? false }
}

export async function shareNoteAsGuest(
  scope: PublicScope,
  tokenHash: Buffer,
  id: string,
): Promise<{ shared: string } | NotFound | { refusal: Refusal }> {
  const found = await findGuestMeeting(scope, tokenHash)
  const note = found?.notes.find((one) => one.id === id)
  if (!found || !note) return { refused: 'not_found' }
  const card = cardFor(found.meeting, note)
  if (isOnBoard({ cardId: card }, found.meeting.cards)) return { shared: card }
  const outcome = await changeMeetingAsGuest(scope, tokenHash, (by) => ({ kind: 'share_card', by, card, text: note.text }))
  if ('refused' in outcome) return outcome
  if (outcome.refusal) return { refusal: outcome.refusal }
  await putNote(scope, tokenHash, id, note.text, card)
  return { shared: card }
}

async function findGuestNote(scope: PublicScope, tokenHash: Buffer, id: string): Promise<Note | undefined> {
  return (await findGuestMeeting(scope, tokenHash))?.notes.find((note) => note.id === id)
}

async function putNote({ tx, now }: PublicScope, tokenHash: Buffer, id: string, text: string, card: string | null): Promise<boolean> {
  const { rows } = await sql<{ written: boolean }>`
    select app.guest_write_note(${tokenHash}, ${id}::uuid, ${text}, ${card}::uuid, ${now}) as written`.execute(tx)
  return rows[0]?.written ?? false
}
