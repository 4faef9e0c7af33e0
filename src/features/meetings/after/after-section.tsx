import type { Child } from 'hono/jsx'
import { paths } from '#paths.ts'
import { ButtonLink } from '#ui/button.tsx'
import type { Frame } from '#ui/frame.ts'

/** On the page of a meeting that has ended: the minutes, her own notes, the next one, and what may still be written. */
export function AfterSection({
  frame,
  meetingId,
  following,
  children,
}: {
  frame: Frame
  meetingId: string
  following?: { id: string }
  children?: Child
}) {
  const t = frame.t.meetingAfter
  return (
    <>
      <p class="ls-knapper ls-under-hoved">
        <ButtonLink href={paths.meetingMinutes.to({ meeting: meetingId })}>{t.readMinutes}</ButtonLink>
        <a href={paths.meetingNotes.to({ meeting: meetingId })}>{t.yourNotes}</a>
        {following && <a href={paths.meeting.to({ meeting: following.id })}>{t.toNext}</a>}
      </p>
      {children}
    </>
  )
}

/** Before the meeting: for her own calendar. */
export function CalendarLink({ frame, meetingId }: { frame: Frame; meetingId: string }) {
  const t = frame.t.meetingAfter
  return (
    <p class="ls-under-hoved">
      <a href={paths.meetingCalendar.to({ meeting: meetingId })} data-turbo="false">
        {t.calendar}
      </a>{' '}
      <span class="ls-svag">{t.calendarText}</span>
    </p>
  )
}
