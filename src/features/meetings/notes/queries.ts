import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { DB } from '#db/types.ts'
import { isId } from '#shared/id.ts'
import type { KeptNote, NotesOfMeeting } from './note.ts'

type Tx = Kysely<DB>

/** The reader's own notes from one meeting, in the order in which she wrote them; nobody else's are ever found. */
export async function listNotes(tx: Tx, meetingId: string): Promise<KeptNote[]> {
  if (!isId(meetingId)) return []
  const found = await readNotes(tx, sql`n.meeting_id = ${meetingId}`)
  return found.map(({ meetingId: _, ...note }) => note)
}

export async function findNote(tx: Tx, meetingId: string, id: string): Promise<KeptNote | undefined> {
  return isId(id) ? (await listNotes(tx, meetingId)).find((note) => note.id === id) : undefined
}

/** All that she has written in meetings, the latest meeting first, also from circles that she has left. */
export async function listNotesByMeeting(tx: Tx): Promise<NotesOfMeeting[]> {
  const notes = await readNotes(tx, sql`true`)
  const ids = [...new Set(notes.map(({ meetingId }) => meetingId))]
  const meetings = ids.length > 0 ? await listHeadings(tx, ids) : []
  return ids
    .map((meetingId) => ({
      meetingId,
      meeting: meetings.find(({ id }) => id === meetingId),
      notes: notes.filter((note) => note.meetingId === meetingId),
    }))
    .sort((a, b) => (b.notes[0]?.writtenAt.getTime() ?? 0) - (a.notes[0]?.writtenAt.getTime() ?? 0))
}

/** The meetings among these that the reader may still see. */
async function listHeadings(tx: Tx, ids: readonly string[]): Promise<{ id: string; title: string; startsAt: Date }[]> {
  return tx
    .selectFrom('data.meeting')
    .where('id', 'in', [...ids])
    .select(['id', 'title', 'starts_at as startsAt'])
    .execute()
}

async function readNotes(tx: Tx, which: RawBuilder<unknown>): Promise<(KeptNote & { meetingId: string })[]> {
  const { rows } = await sql<KeptNote & { meetingId: string }>`
    select n.meeting_id as "meetingId", n.id, n.text, n.card_id as "cardId", n.revision, n.created_at as "writtenAt"
    from data.meeting_note n where ${which} order by n.created_at, n.id limit 2000`.execute(tx)
  return rows
}
