import { type Format, type Language, read } from './format.ts'
import { findRound, type Meeting } from './meeting.ts'
import { named, type Text } from './scene.ts'
import { stepOf } from './turn.ts'
import { placeOf, wayOf } from './way.ts'

/** Where a step forward leads: for the button that says so. Whose round it is, where another round begins. */
export interface NextStop {
  title: Text
  actors: string[]
}

/** undefined: the meeting is not open, or at its last step. */
export function nextStopOf(meeting: Meeting, format: Format, language: Language): NextStop | undefined {
  const next = meeting.at ? wayOf(meeting)[placeOf(meeting, meeting.at) + 1] : undefined
  if (!next) return undefined
  const round = next.round !== null && next.round !== meeting.at?.round ? findRound(meeting, next.round) : undefined
  const actors = (round?.actors ?? []).flatMap((id) => named(meeting, id)?.name ?? [])
  return { title: read(stepOf(format, next.step).title, language), actors }
}
