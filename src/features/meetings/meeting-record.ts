import type { Format } from './format.ts'
import { type Meeting, type Phase, phaseOf } from './meeting.ts'

/** A meeting as it stands in its circle's calendar, with the value that it is (meeting.ts). */
export interface MeetingRecord {
  id: string
  circle: { id: string; name: string }
  title: string
  startsAt: Date
  endsAt: Date
  place?: string
  videoLink?: string
  /** How often the times or the place have changed, for calendars that were told of them. */
  sequence: number
  /** What a guest comes in with. Undefined: no guest is let in. */
  code?: string
  cancelledAt?: Date
  previousId?: string
  format: Format
  meeting: Meeting
}

/** What a guest may know of it. */
export interface GuestMeeting extends Pick<MeetingRecord, 'title' | 'startsAt' | 'endsAt' | 'place' | 'videoLink' | 'format' | 'meeting'> {
  id: string
  guest: { id: string; name: string }
  circleName: string
  organisationName: string
  notes: { id: string; text: string; cardId: string | null; revision: number }[]
}

/** What a list tells of it. */
export interface MeetingSummary {
  id: string
  circle: { id: string; name: string }
  title: string
  startsAt: Date
  endsAt: Date
  place?: string
  videoLink?: string
  phase: Phase
  cancelledAt?: Date
  /** Titles of what is presented. */
  presented: string[]
}

/** running: now. coming: still to be held. held: over, also when nobody ever opened it. */
export type When = 'running' | 'coming' | 'held'

const day = 24 * 3_600_000

export function whenIs({ phase, cancelledAt, endsAt }: Pick<MeetingSummary, 'phase' | 'cancelledAt' | 'endsAt'>, now: Date): When {
  if (cancelledAt) return endsAt < now ? 'held' : 'coming'
  if (phase === 'open') return 'running'
  if (phase !== 'lobby') return 'held'
  return now.getTime() < endsAt.getTime() + day ? 'coming' : 'held'
}

/** So long before it begins, who opens the page of a meeting is in the room. Earlier she looks at the plan, and goes in by a press. */
const doorsOpen = 60 * 60_000

export function isRoomOpen(
  { startsAt, endsAt, meeting, cancelledAt }: Pick<MeetingRecord, 'startsAt' | 'endsAt' | 'meeting' | 'cancelledAt'>,
  now: Date,
): boolean {
  const phase = phaseOf(meeting)
  if (cancelledAt || phase === 'left' || phase === 'closed') return false
  return phase === 'open' || (now.getTime() >= startsAt.getTime() - doorsOpen && now.getTime() <= endsAt.getTime() + day)
}

/** Letters and figures that cannot be mistaken for each other: no I, O, 0 or 1. */
export const codeLetters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'

/** As it is typed from a screen across a room: small letters, spaces and hyphens are fine. Undefined: it cannot be a code. */
export function readCode(given: string): string | undefined {
  const code = given.toUpperCase().replace(/[\s-]/g, '')
  return code.length === 6 && [...code].every((letter) => codeLetters.includes(letter)) ? code : undefined
}

/** "K7M 2QX": as it is read aloud. */
export function spokenCode(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`
}
