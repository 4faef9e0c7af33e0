import type { Child } from 'hono/jsx'
import type { FormErrors } from '#shared/form.ts'
import { AutoSaveForm } from '#ui/auto-save.tsx'
import { Button } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { PostForm, Textarea } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import type { Refusal } from '../operation.ts'
import { sentence } from '../said.tsx'
import type { Note } from './note.ts'

interface NewNoteProps {
  frame: Frame
  action: string
  noteKey: string
  back: string
  form?: FormErrors
}

/** Kept in the browser while it is written, sent when the button is pressed, and later where the net is away. */
export function NewNote({ frame, action, noteKey, back, form }: NewNoteProps) {
  const t = frame.t.meetingNotes
  return (
    <AutoSaveForm frame={frame} action={action} mode="submit" name={`${action} new`} class="ls-ny-note" save={t.save}>
      <input type="hidden" name="key" value={noteKey} data-fresh-key />
      <input type="hidden" name="back" value={back} />
      <Textarea
        t={frame.t}
        name="note"
        id="ny-note"
        label={t.newNote}
        optional="unsaid"
        error={form?.errors.note}
        value={form?.typed.note}
        rows={2}
        lang={danish(frame)}
      />
    </AutoSaveForm>
  )
}

interface NoteLineProps {
  frame: Frame
  note: Note
  places: { note: string; removal: string }
  back: string
  /** What can be done with it besides. */
  children?: Child
}

export function NoteLine({ frame, note, places, back, children }: NoteLineProps) {
  const t = frame.t.meetingNotes
  return (
    <li id={`note-${note.id}`} tabindex={-1}>
      <div class="ls-note">
        <p class="ls-linjer" lang={danish(frame)}>
          {note.text}
        </p>
        {children}
      </div>
      <details class="ls-note-ret">
        <summary>
          {t.edit}
          <span class="sr-only">{sentence(frame, t.noteOf, note.text.slice(0, 60))}</span>
        </summary>
        <AutoSaveForm frame={frame} action={places.note} revision={note.revision} mode="submit" save={t.save}>
          <input type="hidden" name="back" value={back} />
          <Textarea
            t={frame.t}
            name="note"
            id={`ret-${note.id}`}
            label={t.title}
            optional="unsaid"
            value={note.text}
            rows={3}
            lang={danish(frame)}
          />
        </AutoSaveForm>
        <PostForm action={places.removal} replace>
          <input type="hidden" name="back" value={back} />
          <Button variant="link">{t.remove}</Button>
        </PostForm>
      </details>
    </li>
  )
}

/** Why it did not become a card. The note itself is where it was. */
export function notSharedText(frame: Frame, { refused }: Refusal): string {
  const { meetingNotes: t, meetings } = frame.t
  const why =
    refused === 'too_long'
      ? t.cardTooLong
      : refused === 'over' || refused === 'fixed'
        ? t.meetingOver
        : refused === 'not_here' || refused === 'unknown_person'
          ? t.notHere
          : meetings.refused[refused]
  return `${why} ${t.notShared}`
}
