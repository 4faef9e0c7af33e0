import { paths } from '#paths.ts'
import type { Frame } from '#ui/frame.ts'
import type { Format } from './format.ts'
import type { Meeting, Stop } from './meeting.ts'
import type { Answer, Room } from './operation-form.tsx'
import { personalView } from './views.ts'

interface Seat {
  frame: Frame
  meeting: Meeting
  format: Format
  viewer: string
  isGuest: boolean
  lookingAt: Stop | null
  now: Date
  answer?: Answer
}

/** The page where the meeting is, for a member or for a guest. */
export function placeOfRoom(meetingId: string, isGuest: boolean): string {
  return isGuest ? paths.guestMeeting.to() : paths.meeting.to({ meeting: meetingId })
}

/** Undefined: she is not in it. */
export function roomOf({ frame, meeting, format, viewer, isGuest, lookingAt, now, answer }: Seat): Room | undefined {
  const view = personalView(meeting, format, frame.language, now, viewer, lookingAt)
  if (!view) return undefined
  const stop = view.isLookingBack ? view.scene.stop : null
  const search = stop && new URLSearchParams({ step: stop.step, ...(stop.round === null ? {} : { round: stop.round }) })
  const back = `${placeOfRoom(meeting.id, isGuest)}${search ? `?${search}` : ''}`
  return { frame, view, meetingId: meeting.id, isGuest, back, answer }
}

/** The step that she looks at, as it stands in the address of her page. */
export function lookingAtOf(address: string): Stop | null {
  const search = new URLSearchParams(address.split('#')[0]?.split('?')[1] ?? '')
  const step = search.get('step')
  return step ? { step, round: search.get('round') } : null
}
