import { paths } from '#paths.ts'
import { longDate } from '#shared/dates.ts'
import type { FormErrors } from '#shared/form.ts'
import { Alert } from '#ui/alert.tsx'
import { BackLink } from '#ui/back-link.tsx'
import { danish } from '#ui/danish.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { ErrorSummary } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Icon } from '#ui/icon.tsx'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { SectionHead } from '#ui/section-head.tsx'
import { sentence } from '../said.tsx'
import type { StrikeableCards } from '../striking/own-card.ts'
import { OwnCards } from '../striking/own-cards.tsx'
import type { NotesOfMeeting } from './note.ts'
import { NewNote, NoteLine } from './note-forms.tsx'

interface NotesPageProps extends NotesOfMeeting {
  frame: Frame
  noteKey: string
  form?: FormErrors
  /** What was to be saved and was not, in words. */
  unsaved?: { why: string; text: string }
}

/** Her notes from one meeting, afterwards. Who has left the circle keeps them, and adds nothing. */
export function NotesPage({ frame, meetingId, meeting, notes, noteKey, form, unsaved }: NotesPageProps) {
  const t = frame.t.meetingNotes
  const here = paths.meetingNotes.to({ meeting: meetingId })
  return (
    <Layout frame={frame} title={t.title} section="overview">
      {meeting ? (
        <BackLink t={frame.t} href={paths.meeting.to({ meeting: meetingId })} text={t.backToMeeting} />
      ) : (
        <BackLink t={frame.t} href={paths.myNotes.to()} text={t.allTitle} />
      )}
      {form && <ErrorSummary t={frame.t} errors={idsOf(form)} />}
      <PageHead title={headingOf(frame, { meeting, notes })} lead={t.pageLead} />
      <p class="ls-kun-os">
        <Icon name="lock" /> {t.onlyYou}
      </p>
      {unsaved && (
        <div role="alert" class="ls-afsnit-blok">
          <p>{unsaved.why}</p>
          <p class="ls-egne-ord ls-linjer" lang={danish(frame)}>
            {unsaved.text}
          </p>
        </div>
      )}
      {notes.length === 0 && !meeting ? (
        <EmptyState title={t.noneTitle} text={t.noneText} />
      ) : (
        <div class="ls-privat ls-noterum ls-smal">
          {notes.length === 0 && <p class="ls-svag">{t.none}</p>}
          <ul class="ls-uden ls-noter">
            {notes.map((note) => (
              <NoteLine frame={frame} note={note} places={placesOf(meetingId, note.id)} back={here} />
            ))}
          </ul>
          {meeting && <NewNote frame={frame} action={here} noteKey={noteKey} back={here} form={form} />}
        </div>
      )}
    </Layout>
  )
}

interface MyNotesPageProps {
  frame: Frame
  all: readonly NotesOfMeeting[]
  strikeable: readonly StrikeableCards[]
  isStruck: boolean
}

/** All her notes, the latest meeting first, and her own cards: so that whoever has left a circle finds what is hers. */
export function MyNotesPage({ frame, all, strikeable, isStruck }: MyNotesPageProps) {
  const t = frame.t.meetingNotes
  return (
    <Layout frame={frame} title={t.allTitle} section="overview">
      <BackLink t={frame.t} href={paths.meetings.to()} text={frame.t.meetings.title} />
      <div role="status">{isStruck && <Alert t={frame.t} variant="success" text={frame.t.meetingAfter.struck} />}</div>
      <PageHead title={t.allTitle} lead={t.allLead} />
      {all.length === 0 && <EmptyState title={t.noneTitle} text={t.noneText} />}
      {all.map((one) => (
        <section class="ls-afsnit-blok" aria-labelledby={`fra-${one.meetingId}`}>
          <SectionHead id={`fra-${one.meetingId}`} title={headingOf(frame, one)}>
            <a href={paths.meetingNotes.to({ meeting: one.meetingId })}>
              {t.edit}
              <span class="sr-only">: {headingOf(frame, one)}</span>
            </a>
          </SectionHead>
          <ul>
            {one.notes.map((note) => (
              <li class="ls-linjer" lang={danish(frame)}>
                {note.text}
              </li>
            ))}
          </ul>
        </section>
      ))}
      {strikeable.map(({ meetingId, startsAt, until, cards }) => (
        <section class="ls-afsnit-blok" aria-labelledby={`kort-fra-${meetingId}`}>
          <SectionHead id={`kort-fra-${meetingId}`} title={frame.t.meetingAfter.ownCardsFrom(longDate(startsAt, frame.language))} />
          <OwnCards frame={frame} cards={cards} until={until} removalOf={(card) => paths.myCardRemoval.to({ meeting: meetingId, card })} />
        </section>
      ))}
    </Layout>
  )
}

/** A guest's note that was not saved, or not shared. */
export function GuestNotSavedPage({ frame, why, text }: { frame: Frame; why: string; text: string }) {
  return (
    <Layout frame={frame} title={frame.t.meetingNotes.title} slim>
      <PageHead title={frame.t.meetingNotes.title} />
      <p role="alert">{why}</p>
      {text && (
        <p class="ls-egne-ord ls-linjer" lang={danish(frame)}>
          {text}
        </p>
      )}
      <p>
        <a href={paths.guestMeeting.to()}>{frame.t.meetingNotes.backToMeeting}</a>
      </p>
    </Layout>
  )
}

function headingOf(frame: Frame, { meeting, notes }: Pick<NotesOfMeeting, 'meeting' | 'notes'>) {
  const t = frame.t.meetingNotes
  if (meeting) return sentence(frame, (title) => t.fromMeeting(title, longDate(meeting.startsAt, frame.language)), meeting.title)
  return notes[0] ? t.from(longDate(notes[0].writtenAt, frame.language)) : t.title
}

function idsOf({ errors }: FormErrors): Record<string, string | undefined> {
  return { 'ny-note': errors.note }
}

function placesOf(meeting: string, note: string) {
  return { note: paths.meetingNote.to({ meeting, note }), removal: paths.meetingNoteRemoval.to({ meeting, note }) }
}
