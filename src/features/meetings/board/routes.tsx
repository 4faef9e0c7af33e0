import { Hono } from 'hono'
import { answerErrors, answerRefused, answerSaved, asksForJson } from '#http/auto-save.ts'
import type { AppContext, AppEnv } from '#http/env.ts'
import { notFound } from '#http/errors.tsx'
import { guestHash } from '#http/guest.ts'
import { showPage } from '#http/page.ts'
import { signedIn, unsigned } from '#http/scoped.ts'
import { paths } from '#paths.ts'
import { parseForm } from '#shared/form.ts'
import type { Changed } from '../actions.ts'
import { backOf } from '../form.ts'
import { partOf } from '../live-part.tsx'
import type { Room } from '../operation-form.tsx'
import { isMyMeeting } from '../queries.ts'
import { placeOfRoom } from '../room.tsx'
import { sights } from '../sights.ts'
import { type NewCard, placeCard, placeCardAsGuest } from './actions.ts'
import { boardRoom } from './board-room.ts'
import { BoardSection } from './board-section.tsx'
import { cardSchema } from './form.ts'
import { Heap } from './heap.tsx'
import { NotPlacedPage } from './not-placed-page.tsx'

/** On the live page, for members and guests alike. */
export function boardPlace(given: Room) {
  const { room, openCard } = boardRoom(given)
  const { view } = room
  const heapOf = (id: string | null) =>
    partOf(room, { name: `heap-${id ?? 'loose'}`, view: sights.heap(view, id, openCard), draw: (room) => <Heap room={room} /> })
  const [loose, ...heaps] = [null, ...view.patterns.map(({ id }) => id)].map(heapOf)
  return partOf(room, {
    name: 'board',
    view: sights.board(view),
    inner: view.phase === 'lobby' ? [] : [view.loose.length > 0 ? loose : undefined, ...heaps].filter((heap) => heap !== undefined),
    draw: (room) => <BoardSection room={room} loose={loose} heaps={heaps} />,
  })
}

/** A new card. Everything else on the board is one operation each, and goes where those go. */
export const meetingBoard = new Hono<AppEnv>()

meetingBoard.post(paths.meetingCards.pattern, signedIn, async (c) => {
  const { frame, scope } = c.var
  const meeting = c.req.param('meeting')
  if (!(await isMyMeeting(scope.tx, meeting))) return asksForJson(c) ? answerRefused(c, frame.t.meetings.refused.over, 404) : notFound(c)
  return answerNewCard(c, placeOfRoom(meeting, false), scope.now, (card) => placeCard(scope, meeting, card))
})

meetingBoard.post(paths.guestMeetingCards.pattern, unsigned, async (c) => {
  const { publicScope } = c.var
  const hash = guestHash(c)
  return answerNewCard(c, placeOfRoom('', true), publicScope.now, async (card) =>
    hash ? placeCardAsGuest(publicScope, hash, card) : { refused: 'not_found' as const },
  )
})

async function answerNewCard(
  c: AppContext,
  room: string,
  now: Date,
  put: (card: NewCard) => Promise<Changed | { refused: 'not_found' }>,
): Promise<Response> {
  const { frame } = c.var
  const t = frame.t.meetings
  const body = await c.req.parseBody()
  const [back = room] = backOf(body.back, room).split('#')
  const form = parseForm(cardSchema(frame.t), body)
  if ('errors' in form) {
    if (asksForJson(c)) return answerErrors(c, form.errors)
    return showNotPlaced(c, form.errors.text ?? t.refused.unknown_card, form.typed.text, back, 422)
  }
  const { card: id, text, pattern } = form.data
  const outcome = await put({ id, text, pattern })
  const reason = 'refused' in outcome ? 'over' : outcome.refusal?.refused
  if (reason) {
    const status = 'refused' in outcome ? 410 : 409
    return asksForJson(c) ? answerRefused(c, t.refused[reason], status) : showNotPlaced(c, t.refused[reason], text, back, status)
  }
  return asksForJson(c) ? answerSaved(c, { revision: 1, savedAt: now, to: back }) : c.redirect(`${back}#kort-${id}`, 303)
}

function showNotPlaced(c: AppContext, why: string, text: string | undefined, back: string, status: 409 | 410 | 422) {
  return showPage(c, <NotPlacedPage frame={c.var.frame} why={why} text={text ?? ''} back={back} />, status)
}
