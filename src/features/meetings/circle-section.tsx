import { paths } from '#paths.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import type { Frame } from '#ui/frame.ts'
import { SectionHead } from '#ui/section-head.tsx'
import type { Pledge } from './meeting.ts'
import { type MeetingSummary, whenIs } from './meeting-record.ts'
import { MeetingRow } from './meeting-row.tsx'
import { PledgeWords } from './pledge-words.tsx'

interface CircleSectionProps {
  frame: Frame
  circleId: string
  canPlan: boolean
  meetings: MeetingSummary[]
  /** What the last meeting promised, and has not been answered yet. */
  promised: Pledge[]
  now: Date
}

/** On a group's page: its meetings, and what its members have promised each other. */
export function CircleSection({ frame, circleId, canPlan, meetings, promised, now }: CircleSectionProps) {
  const t = frame.t.meetings
  const ahead = meetings.filter((meeting) => whenIs(meeting, now) !== 'held').toReversed()
  const held = meetings.filter((meeting) => whenIs(meeting, now) === 'held')
  return (
    <>
      <section aria-labelledby="moeder">
        <SectionHead id="moeder" title={t.inCircle}>
          {canPlan && <a href={paths.newMeeting.to({ circle: circleId })}>{t.plan}</a>}
        </SectionHead>
        {meetings.length === 0 ? (
          <EmptyState title={t.noneInCircle} headingLevel="h3" text={t.noneInCircleText} />
        ) : (
          <ol class="ls-raekker ls-uden no-max-width">
            {[...ahead, ...held.slice(0, 5)].map((meeting) => (
              <MeetingRow frame={frame} meeting={meeting} now={now} isInCircle />
            ))}
          </ol>
        )}
      </section>
      {promised.length > 0 && (
        <section aria-labelledby="lovet">
          <SectionHead id="lovet" title={t.promised} />
          <ul class="ls-uden ls-loefter no-max-width">
            {promised.map((pledge) => (
              <li>
                <PledgeWords frame={frame} pledge={pledge} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
