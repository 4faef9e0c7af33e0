import type { LivePart } from '#ui/live-part.tsx'
import type { Format } from './format.ts'
import type { Places } from './live-page.tsx'
import type { Note } from './notes/note.ts'
import type { Room } from './operation-form.tsx'

/** A section of the live page, of members and guests alike, of another room of this feature: app.ts brings them. */
export type LivePlace = (room: Room, held: Held) => LivePart

/** What a place may know beside how the meeting stands: its words, and the notes of whoever reads. */
export interface Held {
  format: Format
  notes: readonly Note[]
}

export interface LivePlaces {
  notes?: LivePlace
  board?: LivePlace
  deciding?: LivePlace
}

export function placesIn({ notes, board, deciding }: LivePlaces, room: Room, held: Held): Places {
  return { notes: notes?.(room, held), board: board?.(room, held), deciding: deciding?.(room, held) }
}
