import { Hono } from 'hono'
import { answerConflict, answerErrors, answerRefused, answerSaved, asksForJson } from '#http/auto-save.ts'
import type { AppContext, AppEnv } from '#http/env.ts'
import { guestHash } from '#http/guest.ts'
import { signedIn, unsigned } from '#http/scoped.ts'
import { paths } from '#paths.ts'
import { type Changed, changeMeeting, changeMeetingAsGuest } from '../actions.ts'
import { backOf, readOperation } from '../form.ts'
import type { Format } from '../format.ts'
import { partOf } from '../live-part.tsx'
import { findParticipant, type Meeting } from '../meeting.ts'
import type { Operation } from '../operation.ts'
import type { Room } from '../operation-form.tsx'
import { findGuestMeeting, findMeeting } from '../queries.ts'
import { statusOf } from '../refused-status.ts'
import { placeOfRoom } from '../room.tsx'
import { sights } from '../sights.ts'
import { theirWords } from './conflict.ts'
import { DecidingSection } from './deciding-section.tsx'
import { labelsOf } from './labels.ts'

/** On the live page, for members and guests alike. */
export function decidingPlace(room: Room, { format }: { format: Format }) {
  const labels = labelsOf(format, room.frame.language)
  return partOf(room, {
    name: 'deciding',
    view: sights.deciding(room.view),
    also: labels,
    draw: (room) => <DecidingSection room={room} labels={labels} />,
  })
}

/**
 * Operations whose words the browser keeps: it sends them to the same address as without a script, and asks for JSON. Everything that
 * asks for a page goes on to whoever answers with pages, so this stands before it.
 */
export const keptOperations = new Hono<AppEnv>()

keptOperations.post(paths.meetingOperations.pattern, async (c, next) => {
  if (!asksForJson(c)) return next()
  return signedIn(c, async () => {
    c.res = await answerMember(c, c.req.param('meeting'))
  })
})

keptOperations.post(paths.guestMeetingOperations.pattern, async (c, next) => {
  if (!asksForJson(c)) return next()
  return unsigned(c, async () => {
    c.res = await answerGuest(c)
  })
})

async function answerMember(c: AppContext, id: string): Promise<Response> {
  const { scope, frame } = c.var
  const { personId, name } = scope.actor
  const body = await readBody(c)
  const operation = readOperation(body, { id: personId, name, as: 'member' })
  const found = operation && (await findMeeting(scope.tx, id))
  if (!operation || !found) return answerRefused(c, frame.t.meetings.refused.over, 404)
  const outcome = await changeMeeting(scope, id, operation)
  if ('refused' in outcome) return answerRefused(c, frame.t.meetings.refused.over, 404)
  return answer(c, operation, outcome, backOf(body.back, placeOfRoom(id, false)), scope.now)
}

async function answerGuest(c: AppContext): Promise<Response> {
  const { publicScope, frame } = c.var
  const hash = guestHash(c)
  const found = hash && (await findGuestMeeting(publicScope, hash))
  const body = await readBody(c)
  const operation = found && readOperation(body, { ...found.guest, as: 'guest' })
  if (!hash || !found || !operation) return answerRefused(c, frame.t.meetings.refused.over, 410)
  const outcome = await changeMeetingAsGuest(publicScope, hash, () => operation)
  if ('refused' in outcome) return answerRefused(c, frame.t.meetings.refused.over, 410)
  return answer(c, operation, outcome, backOf(body.back, placeOfRoom(found.id, true)), publicScope.now)
}

/** A form that keeps its words says `revision` where an operation says `seen`: what it builds on changes when both texts have been seen. */
async function readBody(c: AppContext): Promise<Record<string, unknown>> {
  const body = await c.req.parseBody({ all: true })
  return 'revision' in body ? { ...body, seen: body.revision } : body
}

/** Of the words that were saved: what she writes next builds on them. */
function versionOf({ rounds, nextMeeting, revision }: Meeting, operation: Operation): number {
  const round = 'round' in operation ? rounds.find(({ id }) => id === operation.round) : undefined
  if (operation.kind === 'write_action') return round?.action?.version ?? 0
  if (operation.kind === 'write_decision' || operation.kind === 'decide_not_today') return round?.outcome?.version ?? 0
  return operation.kind === 'set_next_meeting' ? (nextMeeting?.version ?? 0) : revision
}

function answer(c: AppContext, operation: Operation, { meeting, refusal }: Changed, back: string, now: Date): Response {
  if (!refusal) return answerSaved(c, { revision: versionOf(meeting, operation), savedAt: now, to: back.split('#')[0] ?? back })
  const theirs = theirWords(refusal, operation.kind)
  if (theirs) return answerConflict(c, { ...theirs, author: findParticipant(meeting, theirs.by)?.name })
  const message = c.var.frame.t.meetings.refused[refusal.refused]
  return statusOf(refusal.refused) === 422 ? answerErrors(c, { '': message }) : answerRefused(c, message)
}
