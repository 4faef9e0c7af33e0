import { paths } from '#paths.ts'
import { timeOfDay, weekdayAndDate } from '#shared/dates.ts'
import { Badge } from '#ui/badge.tsx'
import { danish } from '#ui/danish.ts'
import type { Frame } from '#ui/frame.ts'
import { type MeetingSummary, whenIs } from './meeting-record.ts'
import { sentence } from './said.tsx'

/** One meeting in a list: when, in which group, and what is presented. */
export function MeetingRow({
  frame,
  meeting,
  now,
  isInCircle,
}: {
  frame: Frame
  meeting: MeetingSummary
  now: Date
  isInCircle?: boolean
}) {
  const t = frame.t.meetings
  const when = whenIs(meeting, now)
  const lang = danish(frame)
  return (
    <li class="ls-raekke">
      <div>
        <h3>
          <a href={paths.meeting.to({ meeting: meeting.id })} lang={lang}>
            {meeting.title}
          </a>{' '}
          {meeting.cancelledAt && <Badge text={t.cancelled} />}
          {!meeting.cancelledAt && meeting.phase === 'left' && <Badge text={t.draft} />}
          {!meeting.cancelledAt && meeting.phase === 'lobby' && when === 'held' && <Badge text={t.neverOpened} />}
        </h3>
        <p class="ls-meta">
          <span>{whenText(frame, meeting)}</span>
          {!isInCircle && <span lang={lang}>{meeting.circle.name}</span>}
          {meeting.place && <span lang={lang}>{meeting.place}</span>}
        </p>
        {meeting.presented.length > 0 && <p class="ls-svag">{sentence(frame, t.presents, meeting.presented.join(' · '))}</p>}
      </div>
    </li>
  )
}

export function whenText(frame: Frame, { startsAt, endsAt }: { startsAt: Date; endsAt: Date }): string {
  const { language } = frame
  return frame.t.meetings.when(weekdayAndDate(startsAt, language), timeOfDay(startsAt, language), timeOfDay(endsAt, language))
}

/** The same inside a line: Danish weekdays are small there. */
export function whenInLine(frame: Frame, times: { startsAt: Date; endsAt: Date }): string {
  const text = whenText(frame, times)
  return frame.language === 'da' ? text.charAt(0).toLowerCase() + text.slice(1) : text
}
