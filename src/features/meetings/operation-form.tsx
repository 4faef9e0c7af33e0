import type { Child } from 'hono/jsx'
import { paths } from '#paths.ts'
import type { Frame } from '#ui/frame.ts'
import type { Stop } from './meeting.ts'
import type { Operation, Refusal } from './operation.ts'
import type { PersonalView } from './views.ts'

/**
 * What every part of the live page is given: how the meeting stands for this reader, as far as the part needs it (sights.ts), and where
 * she is. A guest has the same page at addresses of her own, which know her by her cookie.
 */
export interface Room<View = PersonalView> {
  frame: Frame
  view: View
  meetingId: string
  isGuest: boolean
  /** Where a form comes back to: the page as she looks at it, with the step that she looks back at. */
  back: string
  /** What she has just sent and was refused: so that the form it came from can show her words again, beside how it is now. */
  answer?: Answer
}

export interface Answer {
  operation: Operation
  refusal: Refusal
}

/** What goes with an operation, by the field's name: { 'from.step': …, seen: 3 }. null is nothing. */
export type Hidden = Record<string, string | number | null>

interface OperationFormProps {
  room: Pick<Room, 'meetingId' | 'isGuest' | 'back'>
  kind: Exclude<Operation['kind'], 'end_of_day'>
  fields?: Hidden
  /** Where the reader comes to afterwards on the page. */
  at?: string
  /** Needed where what is typed is to stand untouched while others change the meeting: told apart by it. */
  id?: string
  class?: string
  children: Child
}

/**
 * One operation as a form, with a button or with fields of its own (named as in form.ts: text, words.tryNext, helpers.0.what). It is a
 * POST and a page, without a script; with one, the page becomes the new one in place.
 */
export function OperationForm({ room, kind, fields = {}, at, id, class: extra, children }: OperationFormProps) {
  return (
    <form method="post" action={operationsPath(room)} id={id} class={extra} novalidate data-turbo-action="replace">
      <input type="hidden" name="kind" value={kind} />
      <input type="hidden" name="back" value={at ? `${room.back}#${at}` : room.back} />
      {Object.entries(fields).map(([name, value]) => (
        <input type="hidden" name={name} value={value === null ? '' : `${value}`} />
      ))}
      {children}
    </form>
  )
}

export function operationsPath({ meetingId, isGuest }: Pick<Room, 'meetingId' | 'isGuest'>): string {
  return isGuest ? paths.guestMeetingOperations.to() : paths.meetingOperations.to({ meeting: meetingId })
}

/** `from` as fields. */
export function stopFields(stop: Stop | null): Hidden {
  return { 'from.step': stop?.step ?? null, 'from.round': stop?.round ?? null }
}
