import { Hono } from 'hono'
import type { AppContext, AppEnv } from '#http/env.ts'
import { notFound } from '#http/errors.tsx'
import { showPage } from '#http/page.ts'
import { signedIn } from '#http/scoped.ts'
import { paths } from '#paths.ts'
import { changeMeeting } from '../actions.ts'
import { DecidingSection } from '../deciding/deciding-section.tsx'
import { labelsOf } from '../deciding/labels.ts'
import { phaseOf } from '../meeting.ts'
import type { MeetingRecord } from '../meeting-record.ts'
import { minutesOf, strikeable } from '../minutes.ts'
import type { Answer } from '../operation-form.tsx'
import { findFollowing, findMeeting } from '../queries.ts'
import { roomOf } from '../room.tsx'
import { safeLink } from '../safe-link.ts'
import { AfterSection, CalendarLink } from './after-section.tsx'
import { calendarFile } from './calendar-file.ts'
import { MinutesPage } from './minutes-page.tsx'

/** What a meeting leaves behind, and the file that it has beforehand. */
export const afterMeetings = new Hono<AppEnv>()

afterMeetings.get(paths.meetingMinutes.pattern, signedIn, async (c) => {
  const found = await findMeeting(c.var.scope.tx, c.req.param('meeting'))
  const struck = c.req.query('struck')
  return found ? showMinutes(c, found, struck === 'yes' ? 'struck' : undefined) : notFound(c)
})

afterMeetings.post(paths.meetingCardRemoval.pattern, signedIn, async (c) => {
  const { scope } = c.var
  const { meeting, card } = c.req.param()
  const outcome = await changeMeeting(scope, meeting, { kind: 'withdraw_card', by: scope.actor.personId, card })
  if ('refused' in outcome) return notFound(c)
  if (!outcome.refusal) return c.redirect(paths.meetingMinutes.to({ meeting }, { struck: 'yes' }), 303)
  const found = await findMeeting(scope.tx, meeting)
  return found ? showMinutes(c, found, 'not_struck') : notFound(c)
})

afterMeetings.get(paths.meetingCalendar.pattern, signedIn, async (c) => {
  const found = await findMeeting(c.var.scope.tx, c.req.param('meeting'))
  if (!found) return notFound(c)
  const t = c.var.frame.t.meetingAfter
  const { publicOrigin } = c.var.deps
  const url = publicOrigin + paths.meeting.to({ meeting: found.id })
  const video = safeLink(found.videoLink)
  const { sequence, startsAt, endsAt, title, place, circle, cancelledAt } = found
  const description = [t.calendarLine(circle.name), video && t.videoLine(video), url].filter(Boolean).join('\n')
  const file = calendarFile(
    {
      uid: `meeting-${found.id}@${new URL(publicOrigin).hostname}`,
      sequence,
      startsAt,
      endsAt,
      title,
      place,
      description,
      url,
      isCancelled: cancelledAt !== undefined,
    },
    c.var.scope.now,
  )
  return c.body(file, 200, {
    'Content-Type': 'text/calendar; charset=utf-8; method=PUBLISH',
    'Content-Disposition': 'attachment; filename="moede.ics"',
    'Cache-Control': 'private, no-store',
  })
})

/** On the page of a meeting that has not begun. */
export function beforePlace(c: AppContext, { id, cancelledAt }: MeetingRecord) {
  return cancelledAt ? null : <CalendarLink frame={c.var.frame} meetingId={id} />
}

/** On the page of one that has ended. What nobody closed can be finished there for a week. */
export async function afterPlace(c: AppContext, found: MeetingRecord, answer?: Answer) {
  const { frame, scope } = c.var
  const { meeting, format, id } = found
  const viewer = scope.actor.personId
  const room = roomOf({ frame, meeting, format, viewer, isGuest: false, lookingAt: null, now: scope.now, answer })
  return (
    <AfterSection frame={frame} meetingId={id} following={await findFollowing(scope.tx, id)}>
      {phaseOf(meeting) === 'left' && room?.view.may.setNextMeeting && (
        <DecidingSection room={room} labels={labelsOf(format, frame.language)} />
      )}
    </AfterSection>
  )
}

async function showMinutes(c: AppContext, found: MeetingRecord, done?: 'struck' | 'not_struck') {
  const { frame, scope } = c.var
  const minutes = minutesOf(found.meeting, scope.now)
  if (!minutes) return notFound(c)
  return showPage(
    c,
    <MinutesPage
      frame={frame}
      record={found}
      minutes={minutes}
      labels={labelsOf(found.format, frame.language)}
      strikeable={strikeable(found.meeting, scope.actor.personId, scope.now).map(({ id }) => id)}
      following={await findFollowing(scope.tx, found.id)}
      done={done}
    />,
    done === 'not_struck' ? 409 : 200,
  )
}
