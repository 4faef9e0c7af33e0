import { paths } from '#paths.ts'
import { AutoSaveForm } from '#ui/auto-save.tsx'
import { danish } from '#ui/danish.ts'
import { Textarea } from '#ui/form.tsx'
import type { Room } from '../operation-form.tsx'
import { sentence } from '../said.tsx'

interface NewCardProps {
  room: Room<{ me: { id: string } }>
  /** Into this pattern; otherwise it lies loose. */
  pattern?: { id: string; name: string }
  /** A new one each time the page is drawn: its card's id. */
  cardKey: string
}

/** Kept in the browser until it has arrived. In a pattern it is folded away behind one line. */
export function NewCard({ room, pattern, cardKey }: NewCardProps) {
  const { frame, isGuest, meetingId, view } = room
  const t = frame.t.meetingBoard
  const action = isGuest ? paths.guestMeetingCards.to() : paths.meetingCards.to({ meeting: meetingId })
  const name = pattern && { text: pattern.name || t.unnamed, isDanish: pattern.name !== '' }
  const form = (
    <div data-reader={isGuest ? `guest-${view.me.id}` : undefined}>
      <AutoSaveForm frame={frame} action={action} mode="submit" name={`${action} ${pattern?.id ?? 'loose'}`} save={t.addCard}>
        <input type="hidden" name="card" value={cardKey} data-fresh-key />
        <input type="hidden" name="pattern" value={pattern?.id ?? ''} />
        <input type="hidden" name="back" value={room.back} />
        <Textarea
          t={frame.t}
          name="text"
          id={pattern ? `nyt-kort-${pattern.id}` : 'nyt-kort'}
          label={name ? sentence(frame, t.cardIn, name) : t.newCard}
          hint={pattern ? undefined : t.newCardHint}
          optional="unsaid"
          rows={2}
          maxlength={600}
          lang={danish(frame)}
        />
      </AutoSaveForm>
    </div>
  )
  if (!name) return form
  return (
    <details class="ls-nyt-kort">
      <summary>
        {t.addHere}
        <span class="sr-only">{sentence(frame, t.addTo, name)}</span>
      </summary>
      {form}
    </details>
  )
}
