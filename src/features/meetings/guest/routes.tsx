import { setTimeout as wait } from 'node:timers/promises'
import { Hono, type MiddlewareHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { AppContext, AppEnv } from '#http/env.ts'
import { guestHash, rememberGuest } from '#http/guest.ts'
import { asksForParts, showFreshParts } from '#http/live-parts.tsx'
import { showPage } from '#http/page.ts'
import { unsigned } from '#http/scoped.ts'
import { newToken } from '#http/session.ts'
import { paths } from '#paths.ts'
import { type FormErrors, parseForm } from '#shared/form.ts'
import { changeMeetingAsGuest, comeAsGuest, topicOfMeeting } from '../actions.ts'
import { backOf, readOperation } from '../form.ts'
import { GuestEndedPage, JoinPage } from '../join-page.tsx'
import { LivePage, type LivePageProps, livePartsOf } from '../live-page.tsx'
import { type LivePlaces, placesIn } from '../live-place.tsx'
import { isHere } from '../meeting.ts'
import { headingOf } from '../meeting-bar.tsx'
import { type GuestMeeting, readCode } from '../meeting-record.ts'
import { nextStopOf } from '../next-stop.ts'
import type { Answer, Room } from '../operation-form.tsx'
import { darkenPageAsGuest } from '../presence-actions.ts'
import { type Door, findDoor, findGuestMeeting } from '../queries.ts'
import { statusOf } from '../refused-status.ts'
import { lookingAtOf, placeOfRoom, roomOf } from '../room.tsx'
import { safeLink } from '../safe-link.ts'
import { findGuestStanding } from '../striking/queries.ts'
import { joinSchema } from './form.ts'

/** Whoever guesses waits. Outside the transaction, so that nobody else waits with her. */
const slowlyWhenWrong: MiddlewareHandler<AppEnv> = async (c, next) => {
  await next()
  if (c.res.status === 404 || c.res.status === 429) await wait(500)
}

/** Guests have no account: a code, a name, and a cookie for that meeting only. Whoever asks is the public, and calls app.guest_* only. */
export function meetingGuests(places: LivePlaces = {}): Hono<AppEnv> {
  const guests = new Hono<AppEnv>()

  guests.get(paths.join.pattern, unsigned, (c) => showPage(c, <JoinPage frame={c.var.frame} form={{ typed: {}, errors: {} }} />))

  guests.get(paths.joinByCode.pattern, slowlyWhenWrong, unsigned, async (c) => {
    const { frame } = c.var
    const tried = await tryCode(c, c.req.param('code'))
    if ('refused' in tried) return refuseCode(c, tried.refused, { code: c.req.param('code') })
    if (await isGuestOf(c, tried.door)) return c.redirect(paths.guestMeeting.to(), 303)
    return showPage(c, <JoinPage frame={frame} form={{ typed: { code: tried.code }, errors: {} }} door={tried.door} />)
  })

  guests.post(paths.join.pattern, slowlyWhenWrong, unsigned, async (c) => {
    const { frame, publicScope } = c.var
    const form = parseForm(joinSchema(frame.t), await c.req.parseBody())
    if ('errors' in form) return showPage(c, <JoinPage frame={frame} form={form} />, 422)
    const tried = await tryCode(c, form.data.code)
    if ('refused' in tried) return refuseCode(c, tried.refused, form.data)
    if (await isGuestOf(c, tried.door)) return c.redirect(paths.guestMeeting.to(), 303)
    const { token, hash } = newToken()
    const outcome = await comeAsGuest(publicScope, tried.code, { name: form.data.name, tokenHash: hash })
    if ('refused' in outcome) {
      if (outcome.refused === 'wrong_code') return refuseCode(c, 'wrong', form.data)
      const errors = { name: frame.t.meetings.meetingFull }
      return showPage(c, <JoinPage frame={frame} form={{ typed: form.data, errors }} door={tried.door} />, 409)
    }
    rememberGuest(c, token)
    return c.redirect(paths.guestMeeting.to(), 303)
  })

  guests.get(paths.guestMeeting.pattern, unsigned, async (c) => {
    const found = await findOwn(c)
    if (!found || (c.req.query('left') && !isHere(found.meeting, found.guest.id))) return answerEnded(c)
    return answerGuest(c, places, await entered(c, found), lookingAtOf(c.req.url))
  })

  guests.post(paths.guestMeetingOperations.pattern, unsigned, async (c) => {
    const hash = guestHash(c)
    const found = await findOwn(c)
    if (!hash || !found) return answerEnded(c)
    const body = await c.req.parseBody({ all: true })
    const operation = readOperation(body, { ...found.guest, as: 'guest' })
    if (!operation) throw new HTTPException(400)
    const outcome = await changeMeetingAsGuest(c.var.publicScope, hash, () => operation)
    if ('refused' in outcome) return answerEnded(c)
    const back = backOf(body.back, placeOfRoom(found.id, true))
    if (outcome.refusal) {
      const answer = { operation, refusal: outcome.refusal }
      return answerGuest(c, places, { ...found, meeting: outcome.meeting }, lookingAtOf(back), answer)
    }
    // Her cookie stays: with it she comes in again, and strikes her own cards for a week.
    return c.redirect(operation.kind === 'leave' ? paths.guestMeeting.to({ left: 'yes' }) : back, 303)
  })

  guests.post(paths.guestMeetingPresence.pattern, unsigned, async (c) => {
    const hash = guestHash(c)
    if (!hash) return answerEnded(c)
    await darkenPageAsGuest(c.var.publicScope, hash, (await c.req.parseBody()).page === 'closed')
    return c.body(null, 204)
  })

  return guests
}

/** What cannot be a code is asked for too: it counts as a wrong one. */
async function tryCode(c: AppContext, given: string): Promise<{ code: string; door: Door } | { refused: 'wrong' | 'too_many' }> {
  const code = readCode(given) ?? ''
  const door = await findDoor(c.var.publicScope, code)
  return 'refused' in door ? door : { code, door }
}

function refuseCode(c: AppContext, refused: 'wrong' | 'too_many', typed: Record<string, string>) {
  const t = c.var.frame.t.meetings
  const form: FormErrors = { typed, errors: { code: refused === 'wrong' ? t.codeWrong : t.tooManyTries } }
  return showPage(c, <JoinPage frame={c.var.frame} form={form} />, refused === 'wrong' ? 404 : 429)
}

async function isGuestOf(c: AppContext, { meetingId }: Door): Promise<boolean> {
  return (await findOwn(c))?.id === meetingId
}

async function findOwn(c: AppContext): Promise<GuestMeeting | undefined> {
  const hash = guestHash(c)
  return hash && (await findGuestMeeting(c.var.publicScope, hash))
}

/** A page that was lost and comes back is in the room again. */
async function entered(c: AppContext, found: GuestMeeting): Promise<GuestMeeting> {
  const hash = guestHash(c)
  const { id: by, name } = found.guest
  if (!hash || c.req.method !== 'GET' || isHere(found.meeting, by)) return found
  const outcome = await changeMeetingAsGuest(c.var.publicScope, hash, () => ({ kind: 'join', by, name, as: 'guest' }))
  return 'meeting' in outcome ? { ...found, meeting: outcome.meeting } : found
}

async function answerGuest(
  c: AppContext,
  places: LivePlaces,
  found: GuestMeeting,
  lookingAt: Room['view']['scene']['stop'],
  answer?: Answer,
) {
  const { frame, publicScope } = c.var
  const { meeting, format, id } = found
  const room = roomOf({ frame, meeting, format, viewer: found.guest.id, isGuest: true, lookingAt, now: publicScope.now, answer })
  if (!room) return answerEnded(c)
  const page: LivePageProps = {
    room,
    // Nobody asks for it alone.
    stamp: `${meeting.revision}`,
    heading: headingOf(found, found.circleName),
    next: nextStopOf(meeting, format, frame.language),
    topic: topicOfMeeting(id),
    now: placeOfRoom(id, true),
    videoLink: safeLink(found.videoLink),
    presentable: [],
    places: placesIn(places, room, found),
  }
  if (asksForParts(c) && !answer) return showFreshParts(c, livePartsOf(page))
  return showPage(c, <LivePage {...page} />, answer ? statusOf(answer.refusal.refused) : 200)
}

/** She is in no meeting any more, or was in none; whoever has gone may come back. */
async function answerEnded(c: AppContext) {
  const hash = guestHash(c)
  const own = hash && (await findGuestStanding(c.var.publicScope, hash))
  const why = own?.standing === 'in' ? 'left' : (own?.standing ?? 'over')
  const page = <GuestEndedPage frame={c.var.frame} why={why} own={own} isStruck={c.req.query('struck') === 'yes'} />
  return showPage(c, page, why === 'left' ? 200 : 410)
}
