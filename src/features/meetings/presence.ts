import { findParticipant, type Instant, isHere, type Meeting } from './meeting.ts'
import { type Change, changed, type OperationOf, refuse } from './operation.ts'
import { nextFacilitator } from './roles.ts'
import { limits, trimmed } from './typed.ts'
import { isSameStop, movedOn } from './way.ts'

/*
 * Who is here. A page that loses its connection has not left: whoever sends `leave` for it waits a while first, since leaving hands
 * the facilitator's role on. Roles in a round stay with whoever has them, so that a phone that blinks does not shuffle the meeting.
 *
 * As long as anybody is here, exactly one is the facilitator: the first who comes, and when she leaves, whoever is freest to (roles.ts).
 */

export function join(meeting: Meeting, { by, name, as }: OperationOf<'join'>, now: Instant): Change {
  const known = findParticipant(meeting, by)
  const called = trimmed(name)
  if (!known) {
    if (called === '') return refuse('empty')
    if (called.length > limits.name) return refuse('too_long')
    if (meeting.participants.length >= limits.participants) return refuse('too_many')
    const newcomer = { id: by, name: called, kind: as, hereSince: now, cameAt: now }
    return changed(withFacilitator({ ...meeting, participants: [...meeting.participants, newcomer] }))
  }
  if (known.shownOut) return refuse('shown_out')
  // A guest does not become a member by saying so, nor does anybody get a new name by coming back.
  if (known.kind !== as) return refuse('id_taken')
  if (known.hereSince !== null) return changed(meeting)
  const back = { ...known, hereSince: now, cameAt: known.cameAt ?? now }
  return changed(withFacilitator({ ...meeting, participants: meeting.participants.map((other) => (other === known ? back : other)) }))
}

export function leave(meeting: Meeting, { by }: OperationOf<'leave'>): Change {
  if (!isHere(meeting, by)) return changed(meeting)
  return changed(
    withFacilitator({
      ...meeting,
      participants: meeting.participants.map((person) => (person.id === by ? { ...person, hereSince: null } : person)),
      facilitator: meeting.facilitator === by ? null : meeting.facilitator,
      ready: meeting.ready.filter((id) => id !== by),
    }),
  )
}

/** Only a guest: a member is in the meeting by being in its circle, and nobody in it can change that. What she has shared is the meeting's. */
export function showOut(meeting: Meeting, { guest }: OperationOf<'show_out'>): Change {
  const person = findParticipant(meeting, guest)
  if (!person) return refuse('unknown_person')
  if (person.kind !== 'guest') return refuse('not_a_guest')
  if (person.shownOut) return changed(meeting)
  const left = leave(meeting, { kind: 'leave', by: guest })
  if ('refused' in left) return left
  const participants = left.meeting.participants.map((other) => (other.id === guest ? { ...other, shownOut: true as const } : other))
  return changed({ ...left.meeting, participants }, { kind: 'shown_out', guest })
}

function withFacilitator(meeting: Meeting): Meeting {
  return meeting.facilitator === null ? { ...meeting, facilitator: nextFacilitator(meeting) } : meeting
}

export function ready(meeting: Meeting, { by, from }: OperationOf<'ready'>): Change {
  if (!isSameStop(meeting.at, from)) return movedOn(meeting)
  return meeting.ready.includes(by) ? changed(meeting) : changed({ ...meeting, ready: [...meeting.ready, by] })
}

export function notReady(meeting: Meeting, { by }: OperationOf<'not_ready'>): Change {
  return meeting.ready.includes(by) ? changed({ ...meeting, ready: meeting.ready.filter((id) => id !== by) }) : changed(meeting)
}
