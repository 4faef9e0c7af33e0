import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { Child } from 'hono/jsx'
import type { Circle } from '#features/circles/circle.ts'
import { listMyCircles } from '#features/circles/queries.ts'
import { listSharedWith } from '#features/experiments/queries.ts'
import type { AppContext, AppEnv } from '#http/env.ts'
import { notFound } from '#http/errors.tsx'
import { asksForParts, hasPart, showFreshParts } from '#http/live-parts.tsx'
import { showPage } from '#http/page.ts'
import { signedIn } from '#http/scoped.ts'
import { sessionHash } from '#http/session.ts'
import { paths } from '#paths.ts'
import { isId } from '#shared/id.ts'
import type { Frame } from '#ui/frame.ts'
import { stampOf } from '#ui/live-part.tsx'
import { canPlan } from './access.ts'
import { changeMeeting, closeDoor, openDoor, topicOfMeeting } from './actions.ts'
import { CircleSection } from './circle-section.tsx'
import { backOf, readOperation } from './form.ts'
import { LivePage, type LivePageProps, livePartsOf, wholeOf } from './live-page.tsx'
import { type LivePlaces, placesIn } from './live-place.tsx'
import type { Looks } from './look-queries.ts'
import { isHere, phaseOf } from './meeting.ts'
import { headingOf } from './meeting-bar.tsx'
import { isRoomOpen, type MeetingRecord } from './meeting-record.ts'
import { MeetingsPage } from './meetings-page.tsx'
import { nextStopOf } from './next-stop.ts'
import { type Note, onPage } from './notes/note.ts'
import { listNotes } from './notes/queries.ts'
import type { Answer, Room } from './operation-form.tsx'
import type { Presentable } from './order-section.tsx'
import { OverPage } from './over-page.tsx'
import { PlanPage } from './plan-page.tsx'
import { pledgesFrom } from './pledges.ts'
import { darkenPage } from './presence-actions.ts'
import { findLastHeld, findMeeting, isMyMeeting, listMeetingsOf, listMyMeetings } from './queries.ts'
import { statusOf } from './refused-status.ts'
import { lookingAtOf, placeOfRoom, roomOf } from './room.tsx'
import { safeLink } from './safe-link.ts'
import { ScreenPage } from './screen-page.tsx'
import { sharedView } from './views.ts'

/** What a meeting has before and after: a file for the calendar, the minutes, what may still be written. */
export type RecordPlace = (c: AppContext, meeting: MeetingRecord, answer?: Answer) => Child | Promise<Child>

export interface MeetingPlaces extends LivePlaces {
  before?: RecordPlace
  after?: RecordPlace
}

export function meetings(looks: Looks, places: MeetingPlaces = {}): Hono<AppEnv> {
  const meetings = new Hono<AppEnv>()

  meetings.get(paths.meetings.pattern, signedIn, async (c) => {
    const { frame, scope } = c.var
    const circles = (await listMyCircles(scope.tx)).filter(canPlan)
    return showPage(c, <MeetingsPage frame={frame} meetings={await listMyMeetings(scope.tx)} circles={circles} now={scope.now} />)
  })

  // What is new goes the short way, where many open pages ask at once.
  meetings.get(paths.meeting.pattern, async (c, next) => (await answerNews(c, looks, places)) ?? next())

  meetings.get(paths.meeting.pattern, signedIn, async (c) => {
    const { scope } = c.var
    const found = await findMeeting(scope.tx, c.req.param('meeting'))
    if (!found) return notFound(c)
    return answerMeeting(c, places, await entered(c, found), lookingAtOf(c.req.url))
  })

  meetings.post(paths.meetingOperations.pattern, signedIn, async (c) => {
    const { scope } = c.var
    const id = c.req.param('meeting')
    const body = await c.req.parseBody({ all: true })
    const { personId, name } = scope.actor
    const operation = readOperation(body, { id: personId, name, as: 'member' })
    if (!operation) return answerUnreadable(c, id)
    const outcome = await changeMeeting(scope, id, operation)
    if ('refused' in outcome) return notFound(c)
    const back = backOf(body.back, placeOfRoom(id, false))
    const found = outcome.refusal && (await findMeeting(scope.tx, id))
    if (outcome.refusal && found) {
      const answer = { operation, refusal: outcome.refusal }
      return answerMeeting(c, places, { ...found, meeting: outcome.meeting }, lookingAtOf(back), answer)
    }
    // Whoever has gone forward or closed is where the meeting is now, and not where she looked back at.
    if (operation.kind === 'leave') return c.redirect(paths.meetings.to(), 303)
    return c.redirect(back, 303)
  })

  meetings.post(paths.meetingDoor.pattern, signedIn, async (c) => {
    const { scope } = c.var
    const id = c.req.param('meeting')
    if (!isId(id)) return notFound(c)
    const { door } = await c.req.parseBody()
    const outcome = door === 'open' ? await openDoor(scope, id) : await closeDoor(scope, id)
    return 'refused' in outcome ? notFound(c) : c.redirect(`${paths.meeting.to({ meeting: id })}#gaester`, 303)
  })

  meetings.post(paths.meetingPresence.pattern, signedIn, async (c) => {
    const id = c.req.param('meeting')
    if (!isId(id) || !(await isMyMeeting(c.var.scope.tx, id))) return notFound(c)
    await darkenPage(c.var.scope, id, (await c.req.parseBody()).page === 'closed')
    return c.body(null, 204)
  })

  meetings.get(paths.meetingScreen.pattern, signedIn, async (c) => {
    const { frame, scope } = c.var
    const found = await findMeeting(scope.tx, c.req.param('meeting'))
    if (!found || found.cancelledAt) return notFound(c)
    const view = sharedView(found.meeting, found.format, frame.language, scope.now)
    const { publicOrigin } = c.var.deps
    const door = found.code && {
      code: found.code,
      address: addressOfJoining(c),
      url: publicOrigin + paths.joinByCode.to({ code: found.code }),
    }
    return showPage(c, <ScreenPage frame={frame} record={found} view={view} topic={topicOfMeeting(found.id)} door={door || undefined} />)
  })

  return meetings
}

/** On a group's page. */
export async function meetingsOfCircle(c: AppContext, circle: Circle): Promise<Child> {
  const { frame, scope } = c.var
  const held = await listMeetingsOf(scope.tx, circle.id)
  const last = await findLastHeld(scope.tx, circle.id)
  return (
    <CircleSection
      frame={frame}
      circleId={circle.id}
      canPlan={canPlan(circle)}
      meetings={held}
      promised={last ? pledgesFrom(last.meeting) : []}
      now={scope.now}
    />
  )
}

/** Who opens the page when the doors are open is in the room. HEAD is asked by machines, and they do not sit in meetings. */
async function entered(c: AppContext, found: MeetingRecord): Promise<MeetingRecord> {
  const { scope } = c.var
  const { personId, name } = scope.actor
  if (c.req.method !== 'GET' || !isRoomOpen(found, scope.now) || isHere(found.meeting, personId)) return found
  const outcome = await changeMeeting(scope, found.id, { kind: 'join', by: personId, name, as: 'member' })
  return 'meeting' in outcome ? { ...found, meeting: outcome.meeting } : found
}

async function answerMeeting(
  c: AppContext,
  places: MeetingPlaces,
  found: MeetingRecord,
  lookingAt: Room['view']['scene']['stop'],
  answer?: Answer,
) {
  const { frame, scope } = c.var
  const { meeting, format, id } = found
  const status = answer ? statusOf(answer.refusal.refused) : 200
  const phase = phaseOf(meeting)
  const topic = topicOfMeeting(id)
  if (phase === 'left' || phase === 'closed') {
    const after = await places.after?.(c, found, answer)
    return showPage(
      c,
      <OverPage frame={frame} record={found} phase={phase} topic={topic} answer={answer}>
        {after}
      </OverPage>,
      status,
    )
  }
  const viewer = scope.actor.personId
  const room = roomOf({ frame, meeting, format, viewer, isGuest: false, lookingAt, now: scope.now, answer })
  if (!room || found.cancelledAt || !isHere(meeting, viewer)) {
    const view = sharedView(meeting, format, frame.language, scope.now)
    const before = await places.before?.(c, found, answer)
    return showPage(
      c,
      <PlanPage frame={frame} record={found} view={view} topic={topic} answer={answer}>
        {before}
      </PlanPage>,
      status,
    )
  }
  const presentable = room.view.may.lead && phase === 'lobby' ? await listPresentable(c, found) : []
  const page = livePageOf(c, room, found, await listNotes(scope.tx, id), places, presentable)
  return asksForParts(c) && !answer ? showFreshParts(c, livePartsOf(page)) : showPage(c, <LivePage {...page} />, status)
}

/** An open page of a meeting that is being held. Undefined: anything else, and it is answered as a page. */
async function answerNews(c: AppContext, looks: Looks, places: MeetingPlaces): Promise<Response | undefined> {
  const id = c.req.param('meeting') ?? ''
  const session = asksForParts(c) && isId(id) ? sessionHash(c) : undefined
  const look = session && (await looks.look(session, id))
  if (!look) return undefined
  const { record, reader, notes } = look
  const { meeting, format } = record
  if (record.cancelledAt || phaseOf(meeting) !== 'open' || !isHere(meeting, reader)) return undefined
  const { frame, deps } = c.var
  if (hasPart(c, wholeOf(stampOfPage(frame, record, reader, notes)))) return c.body(null, 204)
  const lookingAt = lookingAtOf(c.req.url)
  const room = roomOf({ frame, meeting, format, viewer: reader, isGuest: false, lookingAt, now: deps.now() })
  return room && showFreshParts(c, livePartsOf(livePageOf(c, room, record, notes, places, [])))
}

/** Of everything that a page of a meeting is drawn from, but for the clock. */
function stampOfPage({ language, path }: Frame, record: MeetingRecord, reader: string, notes: readonly Note[]): string {
  const { id, meeting, title, startsAt, endsAt, code, videoLink, circle } = record
  const { revision } = meeting
  return stampOf({
    id,
    reader,
    language,
    path,
    revision,
    title,
    startsAt,
    endsAt,
    code,
    videoLink,
    circle: circle.name,
    mine: notes.map(onPage),
  })
}

/** To who may not know of the meeting it is not there, whatever she sent. */
async function answerUnreadable(c: AppContext, id: string) {
  if (!(await findMeeting(c.var.scope.tx, id))) return notFound(c)
  throw new HTTPException(400)
}

function livePageOf(
  c: AppContext,
  room: Room,
  record: MeetingRecord,
  notes: readonly Note[],
  places: MeetingPlaces,
  presentable: Presentable[],
): LivePageProps {
  const { meeting, format, id, circle, code, videoLink } = record
  return {
    room,
    stamp: stampOfPage(room.frame, record, room.view.me.id, notes),
    heading: headingOf(record, circle.name),
    next: nextStopOf(meeting, format, room.frame.language),
    topic: topicOfMeeting(id),
    now: placeOfRoom(id, false),
    videoLink: safeLink(videoLink),
    door: { code, address: addressOfJoining(c) },
    presentable,
    places: placesIn(places, room, { format, notes }),
  }
}

async function listPresentable(c: AppContext, { circle, meeting }: MeetingRecord) {
  const shared = await listSharedWith(c.var.scope.tx, circle.id)
  return shared.filter(({ conclusion, owner }) => !conclusion && meeting.participants.some(({ id }) => id === owner.id))
}

/** As somebody types it from a screen. */
function addressOfJoining(c: AppContext): string {
  return new URL(c.var.deps.publicOrigin).host + paths.join.to()
}
