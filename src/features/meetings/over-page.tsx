import type { Child } from 'hono/jsx'
import { paths } from '#paths.ts'
import type { Topic } from '#shared/topic.ts'
import { BackLink } from '#ui/back-link.tsx'
import { danish } from '#ui/danish.ts'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { LiveSource } from '#ui/live-source.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { AnswerAlert } from './answer-alert.tsx'
import type { Phase } from './meeting.ts'
import type { MeetingRecord } from './meeting-record.ts'
import { whenText } from './meeting-row.tsx'
import type { Answer } from './operation-form.tsx'

interface OverPageProps {
  frame: Frame
  record: MeetingRecord
  phase: Phase
  topic: Topic
  answer?: Answer
  /** The minutes and what may still be written, from the other rooms. */
  children?: Child
}

/** A meeting that has ended. One that nobody closed waits a week for what is missing. */
export function OverPage({ frame, record, phase, topic, answer, children }: OverPageProps) {
  const t = frame.t.meetings
  const lang = danish(frame)
  const title = phase === 'left' ? t.leftTitle : t.overTitle
  const now = paths.meeting.to({ meeting: record.id })
  return (
    <Layout frame={frame} title={record.title} section="meetings">
      <BackLink t={frame.t} href={paths.circle.to({ circle: record.circle.id })} text={record.circle.name} lang={lang} />
      {answer && <AnswerAlert frame={frame} answer={answer} now={now} />}
      <PageHead title={title} lead={phase === 'left' ? t.leftText : t.overText} />
      <p class="ls-meta">
        <span lang={lang}>{record.title}</span>
        <span>{whenText(frame, record)}</span>
      </p>
      {children}
      <LiveSource t={frame.t} topics={[topic]} />
    </Layout>
  )
}
