import { paths } from '#paths.ts'
import { isoWeek, longDate, shortDate } from '#shared/dates.ts'
import type { FormErrors } from '#shared/form.ts'
import { Alert } from '#ui/alert.tsx'
import { BackLink } from '#ui/back-link.tsx'
import { Button } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { Details } from '#ui/details.tsx'
import { ErrorSummary, PostForm } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { SectionHead } from '#ui/section-head.tsx'
import { Table } from '#ui/table.tsx'
import type { Experiment } from '../experiment.ts'
import type { Chart } from './chart.ts'
import { type Indicator, unmeasured } from './indicator.ts'
import { IndicatorState } from './indicator-state.tsx'
import { MeasurementFields } from './measurement-fields.tsx'
import { PasteForm } from './paste-form.tsx'
import { showNumber } from './read-number.ts'
import { Headline, RunChartFigure } from './run-chart-figure.tsx'

interface IndicatorPageProps {
  frame: Frame
  experiment: Experiment
  chart: Chart
  canEdit: boolean
  today: string
  form?: FormErrors
  /** What was pasted and could not be read, with the reason. */
  paste?: { text: string; error: string }
  /** A measurement that was corrected while somebody wanted to remove it. */
  notRemoved?: string
}

/** One indicator: what it shows, a new measurement, and all there are. */
export function IndicatorPage({ frame, experiment, chart, canEdit, today, form, paste, notRemoved }: IndicatorPageProps) {
  const t = frame.t.indicators
  const { indicator } = chart
  const at = { experiment: experiment.id, indicator: indicator.id }
  const suggested = unmeasured(indicator, today)[0] ?? today
  return (
    <Layout frame={frame} title={indicator.name} section="experiments">
      <BackLink t={frame.t} href={paths.indicators.to({ experiment: experiment.id })} text={t.toList} />
      <ErrorSummary t={frame.t} errors={{ ...form?.errors, text: paste?.error }} />
      <div class="ls-sidehoved">
        <h1 class="ls-titel">
          <Headline frame={frame} chart={chart} />
        </h1>
        <IndicatorState frame={frame} indicator={indicator} loop={chart.loop} />
      </div>
      {notRemoved && <Alert t={frame.t} variant="warning" text={t.removedNot(longDate(notRemoved, frame.language))} />}
      <RunChartFigure
        frame={frame}
        chart={chart}
        limitsHref={{ show: paths.indicator.to(at, { limits: 'yes' }), hide: paths.indicator.to(at) }}
        hasTableBelow={indicator.earlier.length === 0}
      />
      {canEdit && (
        <section aria-labelledby="skriv">
          <SectionHead id="skriv" title={t.record} />
          <PostForm action={paths.measurements.to(at)} class="ls-indikatorform">
            <MeasurementFields frame={frame} form={form ?? { typed: { on: suggested }, errors: {} }} />
            <p class="ls-knapper">
              <Button>{t.saveMeasurement}</Button>
            </p>
          </PostForm>
        </section>
      )}
      {canEdit && (
        <section aria-labelledby="indsaet">
          <SectionHead id="indsaet" title={t.pasteTitle} />
          <PasteForm frame={frame} action={paths.measurementPaste.to(at)} text={paste?.text} error={paste?.error} />
        </section>
      )}
      <section aria-labelledby="maalinger">
        <SectionHead id="maalinger" title={t.measurementsTitle}>
          {indicator.measurements.length > 0 && (
            <a href={paths.measurementsExport.to(at)} data-turbo="false">
              {t.download}
            </a>
          )}
        </SectionHead>
        <Measurements frame={frame} experiment={experiment} indicator={indicator} canEdit={canEdit} />
        {indicator.plannedOn.length > 0 && <Planned frame={frame} indicator={indicator} today={today} />}
      </section>
    </Layout>
  )
}

/** So many stand open; the rest is behind a fold. */
const mostOpen = 60

function Measurements({
  frame,
  experiment,
  indicator,
  canEdit,
}: {
  frame: Frame
  experiment: Experiment
  indicator: Indicator
  canEdit: boolean
}) {
  const t = frame.t.indicators
  const rows = indicator.measurements.toReversed().map(({ on, value, note }) => [
    <>
      {shortDate(on, frame.language)} {on.slice(0, 4)} <span class="ls-svag">({t.week(isoWeek(on).week).toLowerCase()})</span>
    </>,
    showNumber(value, frame.language),
    <span lang={danish(frame)}>{note}</span>,
    ...(canEdit
      ? [
          <a href={paths.measurement.to({ experiment: experiment.id, indicator: indicator.id, date: on })}>
            {t.correct}
            <span class="sr-only"> {longDate(on, frame.language)}</span>
          </a>,
        ]
      : []),
  ])
  if (rows.length === 0) return <p class="ls-under-hoved">{t.noMeasurements}</p>
  const head = [
    t.on,
    <span lang={danish(frame)}>{indicator.unit || t.value}</span>,
    t.note,
    ...(canEdit ? [<span class="sr-only">{t.correct}</span>] : []),
  ]
  const table = (some: typeof rows, caption: string) => <Table caption={caption} compact rowHeads head={head} rows={some} />
  return (
    <>
      {table(rows.slice(0, mostOpen), t.tableOf(t.measurementsTitle))}
      {rows.length > mostOpen && (
        <Details summary={t.moreLines(rows.length - mostOpen)}>{table(rows.slice(mostOpen), t.tableRest(t.measurementsTitle))}</Details>
      )}
    </>
  )
}

function Planned({ frame, indicator, today }: { frame: Frame; indicator: Indicator; today: string }) {
  const t = frame.t.indicators
  const missing = new Set(unmeasured(indicator, today))
  return (
    <Details summary={`${t.plannedTitle} (${indicator.plannedOn.length})`}>
      <ul class="ls-uden ls-datoliste">
        {indicator.plannedOn.map((on) => (
          <li>
            {shortDate(on, frame.language)} {on.slice(0, 4)}
            {missing.has(on) ? <strong> {t.plannedMissing}</strong> : on > today ? <span class="ls-svag"> {t.plannedComing}</span> : null}
          </li>
        ))}
      </ul>
    </Details>
  )
}
