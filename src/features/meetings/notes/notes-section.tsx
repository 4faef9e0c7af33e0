import { paths } from '#paths.ts'
import type { FormErrors } from '#shared/form.ts'
import { Button } from '#ui/button.tsx'
import type { Frame } from '#ui/frame.ts'
import { Icon } from '#ui/icon.tsx'
import type { Room } from '../operation-form.tsx'
import { sentence } from '../said.tsx'
import type { Sight } from '../sights.ts'
import type { Note } from './note.ts'
import { NewNote, NoteLine } from './note-forms.tsx'

interface NotesSectionProps {
  room: Room<Sight<'notes'>>
  notes: readonly Note[]
  /** Made anew each time the page is drawn. */
  noteKey: string
  form?: FormErrors
}

/** On the live page, beside what everybody sees: a dashed box with a lock. What is in it reaches nobody until she shares it. */
export function NotesSection({ room, notes, noteKey, form }: NotesSectionProps) {
  const { frame, view } = room
  const t = frame.t.meetingNotes
  return (
    <section class="ls-privat ls-noterum" id="mine-noter" aria-labelledby="mine-noter-t" data-reader={readerOfGuest(room)}>
      <NotesHead frame={frame} id="mine-noter-t" />
      {notes.length === 0 && <p class="ls-svag">{t.none}</p>}
      <ul class="ls-uden ls-noter">
        {notes.map((note) => (
          <NoteLine frame={frame} note={note} places={placesOf(room, note.id)} back={room.back}>
            {view.onBoard.includes(note.id) ? (
              <span class="ls-svag ls-note-delt">{t.shared}</span>
            ) : (
              view.may.shareCards && (
                <form method="post" action={placesOf(room, note.id).card} data-turbo-action="replace">
                  <input type="hidden" name="back" value={room.back} />
                  <Button variant="link">
                    {note.cardId ? t.shareAgain : t.share}
                    <span class="sr-only">{sentence(frame, t.noteOf, note.text.slice(0, 60))}</span>
                  </Button>
                </form>
              )
            )}
          </NoteLine>
        ))}
      </ul>
      <NewNote frame={frame} action={notesPath(room)} noteKey={noteKey} back={room.back} form={form} />
    </section>
  )
}

export function NotesHead({ frame, id }: { frame: Frame; id: string }) {
  return (
    <div class="ls-privat-hoved">
      <h2 class="ls-afsnit" id={id}>
        <Icon name="lock" />
        {frame.t.meetingNotes.title}
      </h2>
      <p>{frame.t.meetingNotes.onlyYou}</p>
    </div>
  )
}

/** Her browser keeps what she has not sent under this; whoever is signed in has a key of her own on the whole page. */
function readerOfGuest({ isGuest, view }: NotesSectionProps['room']): string | undefined {
  return isGuest ? `guest-${view.me.id}` : undefined
}

function notesPath({ isGuest, meetingId }: NotesSectionProps['room']): string {
  return isGuest ? paths.guestMeetingNotes.to() : paths.meetingNotes.to({ meeting: meetingId })
}

function placesOf({ isGuest, meetingId: meeting }: NotesSectionProps['room'], note: string) {
  return isGuest
    ? {
        note: paths.guestMeetingNote.to({ note }),
        removal: paths.guestMeetingNoteRemoval.to({ note }),
        card: paths.guestMeetingNoteCard.to({ note }),
      }
    : {
        note: paths.meetingNote.to({ meeting, note }),
        removal: paths.meetingNoteRemoval.to({ meeting, note }),
        card: paths.meetingNoteCard.to({ meeting, note }),
      }
}
