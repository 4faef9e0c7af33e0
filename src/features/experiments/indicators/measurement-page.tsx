import { paths } from '#paths.ts'
import { longDate } from '#shared/dates.ts'
import type { FormErrors } from '#shared/form.ts'
import { Alert } from '#ui/alert.tsx'
import { BackLink } from '#ui/back-link.tsx'
import { Button } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { ErrorSummary, PostForm } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import type { Indicator, Measurement } from './indicator.ts'
import { MeasurementFields } from './measurement-fields.tsx'
import { showNumber } from './read-number.ts'

interface MeasurementPageProps {
  frame: Frame
  experimentId: string
  indicator: Indicator
  on: string
  form: FormErrors
  /** What stands there, when it is not what the reader had seen; or that it is gone. */
  conflict?: { now: Measurement } | { gone: true }
}

/** One measurement is corrected or removed. */
export function MeasurementPage({ frame, experimentId, indicator, on, form, conflict }: MeasurementPageProps) {
  const t = frame.t.indicators
  const at = { experiment: experimentId, indicator: indicator.id }
  const back = paths.indicator.to(at)
  const date = longDate(on, frame.language)
  const isGone = conflict !== undefined && 'gone' in conflict
  const number = (value: number) => showNumber(value, frame.language)
  return (
    <Layout frame={frame} title={t.correctTitle(date)} section="experiments">
      <BackLink t={frame.t} href={back} text={t.toIndicator} />
      <ErrorSummary t={frame.t} errors={form.errors} />
      <PageHead title={t.correctTitle(date)} />
      {isGone && (
        <Alert t={frame.t} variant="warning" heading={t.measurementGoneTitle(date)} headingLevel="h2" text={t.measurementGoneText} />
      )}
      {conflict && 'now' in conflict && (
        <Alert
          t={frame.t}
          variant="warning"
          heading={t.existsTitle(date)}
          headingLevel="h2"
          text={t.existsText(number(conflict.now.value), form.typed.value ?? '')}
        >
          {conflict.now.note && (
            <div class="ls-staar-nu">
              <blockquote lang={danish(frame)}>{conflict.now.note}</blockquote>
            </div>
          )}
        </Alert>
      )}
      <PostForm action={isGone ? paths.measurements.to(at) : paths.measurement.to({ ...at, date: on })} class="ls-indikatorform">
        <input type="hidden" name="was" value={form.typed.was ?? ''} />
        <MeasurementFields frame={frame} form={form} isDated />
        <p class="ls-knapper">
          <Button>{conflict && !isGone ? t.saveInstead : t.saveMeasurement}</Button>
          <a href={back}>{t.cancel}</a>
        </p>
      </PostForm>
      {!conflict && (
        <PostForm action={paths.measurementRemoval.to({ ...at, date: on })}>
          <input type="hidden" name="was" value={form.typed.was ?? ''} />
          <p class="ls-afsnit-blok">
            <Button variant="link">{t.removeMeasurement}</Button>
          </p>
        </PostForm>
      )}
    </Layout>
  )
}
