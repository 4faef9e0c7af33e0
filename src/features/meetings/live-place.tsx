import type { LivePart } from '#ui/live-part.tsx'
import type { Format } from './format.ts'
import type { Note } from './notes/note.ts'
import type { Room } from './operation-form.tsx'

/** A section of the live page, of members and guests alike, of another room of this feature: app.ts brings them. */
export type LivePlace = (room: Room, held: { format: Format; notes: readonly Note[] }) => LivePart
export interface LivePlaces {
  notes?: LivePlace
  board?: LivePlace
  deciding?: LivePlace
}
