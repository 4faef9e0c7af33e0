import { paths } from '#paths.ts'
import { ButtonLink } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { SectionHead } from '#ui/section-head.tsx'
import { type MeetingSummary, type When, whenIs } from './meeting-record.ts'
import { MeetingRow } from './meeting-row.tsx'

interface MeetingsPageProps {
  frame: Frame
  meetings: MeetingSummary[]
  /** Where the reader can plan one. */
  circles: { id: string; name: string }[]
  now: Date
}

/** All meetings of the reader's groups: what is on now first, then what comes, then what was. */
export function MeetingsPage({ frame, meetings, circles, now }: MeetingsPageProps) {
  const t = frame.t.meetings
  const of = (when: When) => meetings.filter((meeting) => whenIs(meeting, now) === when)
  const lists: [When, MeetingSummary[]][] = [
    ['running', of('running')],
    ['coming', of('coming').toReversed()],
    ['held', of('held')],
  ]
  return (
    <Layout frame={frame} title={t.title} section="meetings">
      <PageHead title={t.title} lead={t.lead} />
      {circles.length > 0 && (
        <p class="ls-knapper ls-under-hoved">
          {circles.map(({ id, name }) => (
            <ButtonLink href={paths.newMeeting.to({ circle: id })} variant={circles.length > 1 ? 'secondary' : 'primary'}>
              <span>
                {t.planIn} <span lang={danish(frame)}>{name}</span>
              </span>
            </ButtonLink>
          ))}
        </p>
      )}
      <p class="ls-under-hoved">
        <a href={paths.myNotes.to()}>{t.myNotes}</a> <span class="ls-svag">{t.myNotesText}</span>
      </p>
      {meetings.length === 0 && (
        <EmptyState title={t.noneTitle} text={circles.length > 0 ? t.noneText : t.noCircleText}>
          <p>
            <a href={paths.circles.to()}>{frame.t.circles.title}</a>
          </p>
        </EmptyState>
      )}
      {lists.map(([when, list]) =>
        list.length === 0 ? null : (
          <section aria-labelledby={when} class="ls-afsnit-blok">
            <SectionHead id={when} title={t[when]} />
            <ol class="ls-raekker ls-uden no-max-width">
              {list.map((meeting) => (
                <MeetingRow frame={frame} meeting={meeting} now={now} />
              ))}
            </ol>
          </section>
        ),
      )}
      <p class="ls-efter-liste">
        <a href={paths.meetingFormats.to()}>{frame.t.meetingFormats.title}</a>
      </p>
    </Layout>
  )
}
