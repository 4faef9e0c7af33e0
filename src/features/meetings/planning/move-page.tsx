import { paths } from '#paths.ts'
import type { FormErrors } from '#shared/form.ts'
import { Alert } from '#ui/alert.tsx'
import { BackLink } from '#ui/back-link.tsx'
import { Button } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { ErrorSummary, PostForm } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { phaseOf } from '../meeting.ts'
import type { MeetingRecord } from '../meeting-record.ts'
import { whenText } from '../meeting-row.tsx'
import { TimeFields, TitleField } from './plan-fields.tsx'

/** To another time or place, or called off. In a conflict, what stands now is above what was typed. */
export function MovePage({
  frame,
  record,
  form,
  isConflict,
}: {
  frame: Frame
  record: MeetingRecord
  form: FormErrors
  isConflict?: boolean
}) {
  const t = frame.t.meetings
  const lang = danish(frame)
  const back = paths.meeting.to({ meeting: record.id })
  return (
    <Layout frame={frame} title={t.changeTitle} section="meetings">
      <BackLink t={frame.t} href={back} text={record.title} lang={lang} />
      <ErrorSummary t={frame.t} errors={form.errors} />
      <PageHead title={t.changeTitle} />
      {isConflict && (
        <Alert t={frame.t} variant="warning" heading={t.conflictTitle} headingLevel="h2" text={t.conflictText}>
          <p lang={lang}>{[record.title, record.place, record.videoLink].filter(Boolean).join(' · ')}</p>
          <p>{whenText(frame, record)}</p>
        </Alert>
      )}
      <PostForm action={paths.meetingPlan.to({ meeting: record.id })}>
        <input type="hidden" name="sequence" value={form.typed.sequence} />
        <TitleField frame={frame} form={form} />
        <TimeFields frame={frame} form={form} withEnd />
        <p class="ls-knapper">
          <Button>{t.save}</Button>
          <a href={back}>{t.cancel}</a>
        </p>
      </PostForm>
      {phaseOf(record.meeting) === 'lobby' && (
        <section aria-labelledby="aflys" class="ls-afsnit-blok">
          <h2 id="aflys" class="ls-afsnit">
            {t.cancelHeading}
          </h2>
          <p class="ls-svag">{t.cancelText}</p>
          <PostForm action={paths.meetingCancelling.to({ meeting: record.id })}>
            <Button variant="secondary">{t.cancelYes}</Button>
          </PostForm>
        </section>
      )}
    </Layout>
  )
}
