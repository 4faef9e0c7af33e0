import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { answerConflict, answerErrors, answerRefused, answerSaved, asksForJson } from '#http/auto-save.ts'
import type { AppContext, AppEnv } from '#http/env.ts'
import { notFound } from '#http/errors.tsx'
import { guestHash } from '#http/guest.ts'
import { showPage } from '#http/page.ts'
import { signedIn, unsigned } from '#http/scoped.ts'
import { paths } from '#paths.ts'
import { type FormErrors, parseForm } from '#shared/form.ts'
import { backOf } from '../form.ts'
import { partOf } from '../live-part.tsx'
import type { Room } from '../operation-form.tsx'
import { findMeeting } from '../queries.ts'
import { placeOfRoom } from '../room.tsx'
import { sights } from '../sights.ts'
import { listStrikeableCards } from '../striking/queries.ts'
import {
  removeNote,
  removeNoteAsGuest,
  reviseNote,
  reviseNoteAsGuest,
  shareNote,
  shareNoteAsGuest,
  writeNote,
  writeNoteAsGuest,
} from './actions.ts'
import { noteSchema } from './form.ts'
import { type Note, onPage } from './note.ts'
import { notSharedText } from './note-forms.tsx'
import { GuestNotSavedPage, MyNotesPage, NotesPage } from './notes-page.tsx'
import { NotesSection } from './notes-section.tsx'
import { listNotes, listNotesByMeeting } from './queries.ts'

/** On the live page. Hers alone: a member's are asked for as her, and a guest's come with her meeting, by her token. */
export function notesPlace(room: Room, { notes }: { notes: readonly Note[] }) {
  const seen = notes.map(onPage)
  return partOf(room, {
    name: 'notes',
    view: sights.notes(room.view, seen),
    also: seen,
    draw: (room) => <NotesSection room={room} notes={seen} noteKey={randomUUID()} />,
  })
}

/** What one writes for oneself in a meeting. To everybody else, the administrator too, there is nothing here. */
export const meetingNotes = new Hono<AppEnv>()

meetingNotes.get(paths.myNotes.pattern, signedIn, async (c) => {
  const { frame, scope } = c.var
  const all = await listNotesByMeeting(scope.tx)
  const strikeable = await listStrikeableCards(scope)
  return showPage(c, <MyNotesPage frame={frame} all={all} strikeable={strikeable} isStruck={c.req.query('struck') === 'yes'} />)
})

meetingNotes.get(paths.meetingNotes.pattern, signedIn, (c) => showNotes(c))

meetingNotes.post(paths.meetingNotes.pattern, signedIn, async (c) => {
  const { frame, scope } = c.var
  const meeting = c.req.param('meeting')
  const body = await c.req.parseBody()
  const form = parseForm(noteSchema(frame.t), body)
  if ('errors' in form) {
    if (!(await findMeeting(scope.tx, meeting))) return notThere(c)
    return asksForJson(c) ? answerErrors(c, form.errors) : showNotes(c, { form, status: 422 })
  }
  const outcome = await writeNote(scope, meeting, form.data.key, form.data.note)
  return 'written' in outcome ? goOn(c, meeting, body.back, 1) : notThere(c)
})

meetingNotes.post(paths.meetingNote.pattern, signedIn, async (c) => {
  const { frame, scope } = c.var
  const { meeting, note } = c.req.param()
  const body = await c.req.parseBody()
  const form = parseForm(noteSchema(frame.t), body)
  if ('errors' in form) {
    if (asksForJson(c)) return answerErrors(c, form.errors)
    return showNotes(c, { unsaved: { why: form.errors.note ?? '', text: form.typed.note ?? '' }, status: 422 })
  }
  const { note: text, revision } = form.data
  const outcome = await reviseNote(scope, meeting, note, { text, revision })
  if ('revised' in outcome) return goOn(c, meeting, body.back, outcome.revised)
  if (outcome.refused === 'not_found') return notThere(c, text)
  // Her own words, from another of her devices.
  if (asksForJson(c))
    return answerConflict(c, { fields: { note: outcome.now.text }, author: scope.actor.name, revision: outcome.now.revision })
  return showNotes(c, { unsaved: { why: frame.t.autoSave.own.heading, text }, status: 409 })
})

meetingNotes.post(paths.meetingNoteRemoval.pattern, signedIn, async (c) => {
  const { meeting, note } = c.req.param()
  const { removed } = await removeNote(c.var.scope, meeting, note)
  const { back } = await c.req.parseBody()
  // Gone already, as when the button was pressed twice: hers was the meeting all the same.
  if (!removed && !(await mayRead(c, meeting))) return notFound(c)
  return c.redirect(placeOf(meeting, back), 303)
})

meetingNotes.post(paths.meetingNoteCard.pattern, signedIn, async (c) => {
  const { meeting, note } = c.req.param()
  const { frame, scope } = c.var
  const { back } = await c.req.parseBody()
  const outcome = await shareNote(scope, meeting, note)
  if ('shared' in outcome) return c.redirect(`${backOf(back, placeOfRoom(meeting, false))}#note-${note}`, 303)
  if ('refused' in outcome) return notFound(c)
  const text = (await listNotes(scope.tx, meeting)).find(({ id }) => id === note)?.text ?? ''
  return showNotes(c, { unsaved: { why: notSharedText(frame, outcome.refusal), text }, status: 409 })
})

function goOn(c: AppContext, meeting: string, back: unknown, revision: number) {
  const to = placeOf(meeting, back)
  return asksForJson(c) ? answerSaved(c, { revision, savedAt: c.var.scope.now, to: to.split('#')[0] }) : c.redirect(to, 303)
}

/** The live page as she looked at it, or the page of the notes. */
function placeOf(meeting: string, back: unknown): string {
  const notes = paths.meetingNotes.to({ meeting })
  return back === notes ? notes : `${backOf(back, placeOfRoom(meeting, false))}#mine-noter`
}

/** @param text what she wrote, and what is not saved: on a page it is shown again */
async function notThere(c: AppContext, text?: string) {
  const why = c.var.frame.t.meetingNotes.gone
  if (asksForJson(c)) return answerRefused(c, why, 404)
  return text ? showNotes(c, { unsaved: { why, text }, status: 404 }) : notFound(c)
}

async function mayRead(c: AppContext, meeting: string): Promise<boolean> {
  const { tx } = c.var.scope
  return (await findMeeting(tx, meeting)) !== undefined || (await listNotes(tx, meeting)).length > 0
}

interface Shown {
  form?: FormErrors
  unsaved?: { why: string; text: string }
  status?: 200 | 404 | 409 | 422
}

/** Whoever is in the circle, and whoever has notes from it. */
async function showNotes(c: AppContext, { form, unsaved, status = 200 }: Shown = {}) {
  const { frame, scope } = c.var
  const meetingId = c.req.param('meeting') ?? ''
  const meeting = await findMeeting(scope.tx, meetingId)
  const notes = await listNotes(scope.tx, meetingId)
  if (!meeting && notes.length === 0) return notFound(c)
  return showPage(
    c,
    <NotesPage
      frame={frame}
      meetingId={meetingId}
      meeting={meeting}
      notes={notes}
      noteKey={form?.typed.key || randomUUID()}
      form={form}
      unsaved={unsaved}
    />,
    status,
  )
}

meetingNotes.post(paths.guestMeetingNotes.pattern, unsigned, async (c) => {
  const { frame, publicScope } = c.var
  const hash = guestHash(c)
  const body = await c.req.parseBody()
  const form = parseForm(noteSchema(frame.t), body)
  if ('errors' in form) {
    if (asksForJson(c)) return answerErrors(c, form.errors)
    return showNotSaved(c, form.errors.note ?? '', form.typed.note ?? '', 422)
  }
  const { key, note: text } = form.data
  const outcome = hash ? await writeNoteAsGuest(publicScope, hash, key, text) : { refused: 'not_found' as const }
  return 'written' in outcome ? goOnAsGuest(c, body.back, 1) : showNotSaved(c, frame.t.meetings.guestEnded.over.text, text, 410)
})

meetingNotes.post(paths.guestMeetingNote.pattern, unsigned, async (c) => {
  const { frame, publicScope } = c.var
  const hash = guestHash(c)
  const body = await c.req.parseBody()
  const form = parseForm(noteSchema(frame.t), body)
  if ('errors' in form) {
    if (asksForJson(c)) return answerErrors(c, form.errors)
    return showNotSaved(c, form.errors.note ?? '', form.typed.note ?? '', 422)
  }
  const { note: text } = form.data
  const outcome = hash ? await reviseNoteAsGuest(publicScope, hash, c.req.param('note'), text) : { refused: 'not_found' as const }
  return 'revised' in outcome ? goOnAsGuest(c, body.back, outcome.revised) : showNotSaved(c, frame.t.meetingNotes.gone, text, 410)
})

meetingNotes.post(paths.guestMeetingNoteRemoval.pattern, unsigned, async (c) => {
  const hash = guestHash(c)
  if (hash) await removeNoteAsGuest(c.var.publicScope, hash, c.req.param('note'))
  return goOnAsGuest(c, (await c.req.parseBody()).back, 1)
})

meetingNotes.post(paths.guestMeetingNoteCard.pattern, unsigned, async (c) => {
  const { frame, publicScope } = c.var
  const hash = guestHash(c)
  const outcome = hash ? await shareNoteAsGuest(publicScope, hash, c.req.param('note')) : { refused: 'not_found' as const }
  if ('shared' in outcome) return goOnAsGuest(c, (await c.req.parseBody()).back, 1)
  return showNotSaved(c, 'refusal' in outcome ? notSharedText(frame, outcome.refusal) : frame.t.meetings.guestEnded.over.text, '', 409)
})

function goOnAsGuest(c: AppContext, back: unknown, revision: number) {
  const to = backOf(back, paths.guestMeeting.to())
  return asksForJson(c)
    ? answerSaved(c, { revision, savedAt: c.var.publicScope.now, to })
    : c.redirect(`${to.split('#')[0]}#mine-noter`, 303)
}

/** A guest has no page of notes beside the meeting: why, and her words. */
function showNotSaved(c: AppContext, why: string, text: string, status: 409 | 410 | 422) {
  if (asksForJson(c)) return answerRefused(c, why, status)
  return showPage(c, <GuestNotSavedPage frame={c.var.frame} why={why} text={text} />, status)
}
