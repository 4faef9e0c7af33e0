import { createHash } from 'node:crypto'

/*
 * A note is its writer's alone: there is one policy for it in the database, for her, and none for the circle, the administrator or the
 * meeting. What is shared is a card with the same words. The note stays where it was.
 */

export interface Note {
  id: string
  text: string
  /** The card that was made of it last. */
  cardId: string | null
  revision: number
}

/** As its writer sees it on a page, without when she wrote it: a guest's come without. */
export function onPage({ id, text, cardId, revision }: Note): Note {
  return { id, text, cardId, revision }
}

/** A note with the meeting it is from, for whoever reads her notes afterwards. */
export interface KeptNote extends Note {
  writtenAt: Date
}

export interface NotesOfMeeting {
  meetingId: string
  /** undefined: she is no longer in the circle, and may not read the meeting. */
  meeting?: { title: string; startsAt: Date }
  notes: KeptNote[]
}

export const longestNote = 4000

/**
 * The id of a note, from the key that its page was given and the words. So the same words that are sent again over a bad connection are
 * the same note, and other words on a page that was found again with "back" are another: none is written over.
 */
export function noteIdOf(whose: string, key: string, text: string): string {
  const hash = createHash('sha256')
    .update(JSON.stringify([whose, key.toLowerCase(), text]))
    .digest('hex')
  return [hash.slice(0, 8), hash.slice(8, 12), hash.slice(12, 16), hash.slice(16, 20), hash.slice(20, 32)].join('-')
}

/** One that has been taken back off the board can be shared again; one that lies there is shared. */
export function isOnBoard(note: Pick<Note, 'cardId'>, cards: readonly { id: string }[]): boolean {
  return note.cardId !== null && cards.some((card) => card.id === note.cardId)
}
