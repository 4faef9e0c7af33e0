import type { Child } from 'hono/jsx'
import { type LivePart, stampOf } from '#ui/live-part.tsx'
import type { Room } from './operation-form.tsx'
import type { TimerView } from './timer.ts'

interface PartOf<View extends object | null> {
  name: string
  /** What it sees of the meeting: see sights.ts. */
  view: View
  draw(room: Room<View>): Child
  /** What else it is drawn from: as values that JSON can hold. */
  also?: unknown
  inner?: readonly LivePart[]
}

/** A part of the live page, drawn from nothing but what it is said to be drawn from. */
export function partOf<View extends object | null>(room: Room, { name, view, draw, also = null, inner }: PartOf<View>): LivePart {
  // A part knows her by her place in the meeting.
  const frame = { ...room.frame, reader: undefined }
  return { name, stamp: stampOf({ place: placeOf(room), also, ...withoutTime(view) }), draw: () => draw({ ...room, frame, view }), inner }
}

/** Who looks, and from where. */
function placeOf({ frame, view, meetingId, isGuest, back, answer }: Room) {
  return { meetingId, reader: view.me.id, isGuest, back, answer: answer ?? null, language: frame.language, path: frame.path }
}

/** A clock that runs is counted on in the browser: it is the same clock as long as it stops at the same time. */
function withoutTime<View extends object | null>(view: View): object {
  if (view === null) return {}
  if (!('timer' in view) || !view.timer) return view
  const { remaining, isRunning, now, allotted } = view.timer as TimerView
  return { ...view, timer: { allotted, isRunning, remaining: isRunning ? now + remaining : remaining } }
}
