import { paths } from '#paths.ts'
import { isoWeek, longDate } from '#shared/dates.ts'
import { Alert } from '#ui/alert.tsx'
import { BackLink } from '#ui/back-link.tsx'
import { Button } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { Details } from '#ui/details.tsx'
import { ErrorSummary, RadioGroup, Select } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { SectionHead } from '#ui/section-head.tsx'
import { Table } from '#ui/table.tsx'
import type { Indicator } from './indicator.ts'
import { PasteForm } from './paste-form.tsx'
import type { MeasurementPlan, Skipped } from './plan-measurements.ts'
import type { Answers, Question, ReadColumns } from './read-column.ts'
import { dateMeant, readDate } from './read-date.ts'
import { readNumber, showNumber } from './read-number.ts'

interface PreviewPageProps {
  frame: Frame
  experimentId: string
  indicator: Indicator
  text: string
  answers: Answers
  read: ReadColumns
  /** Undefined while something must be answered first. */
  plan?: MeasurementPlan
  fingerprint: string
  today: string
  isStale?: boolean
  /** She went on without an answer. */
  isUnanswered?: boolean
}

/** What was pasted, as it is understood. Nothing of it is saved. */
export function PreviewPage({
  frame,
  experimentId,
  indicator,
  text,
  answers,
  read,
  plan,
  fingerprint,
  today,
  isStale,
  isUnanswered,
}: PreviewPageProps) {
  const t = frame.t.indicators
  const at = { experiment: experimentId, indicator: indicator.id }
  const errors = isUnanswered ? Object.fromEntries(read.questions.map(({ what }) => [what, t.answerMissing])) : {}
  const isNew = plan !== undefined && plan.added.length + plan.changed.length > 0
  return (
    <Layout frame={frame} title={t.previewTitle} section="experiments">
      <BackLink t={frame.t} href={paths.indicator.to(at)} text={t.toIndicator} />
      <ErrorSummary t={frame.t} errors={errors} />
      <PageHead title={t.previewTitle} lead={t.previewLead} />
      {isStale && <Alert t={frame.t} variant="warning" text={t.previewStale} />}
      {read.questions.length > 0 && (
        <section aria-labelledby="spoergsmaal">
          <SectionHead id="spoergsmaal" title={t.questionsTitle} />
          <form method="post" action={paths.measurementPaste.to(at)} novalidate data-turbo="false">
            <Kept text={text} answers={answers} except={read.questions.map(({ what }) => what)} />
            <input type="hidden" name="asked" value="yes" />
            {read.questions.map((question) => (
              <Asked frame={frame} question={question} error={errors[question.what]} today={today} />
            ))}
            <p class="ls-knapper">
              <Button>{t.answer}</Button>
            </p>
          </form>
        </section>
      )}
      {plan && (
        <>
          {plan.skipped.length > 0 && (
            <Alert t={frame.t} variant="warning" heading={t.skipped(plan.skipped.length)} headingLevel="h2">
              <p>
                <a href="#springes">{t.seeSkipped}</a>
              </p>
            </Alert>
          )}
          <Notes frame={frame} read={read} plan={plan} />
          <Outcome frame={frame} plan={plan} />
          {plan.from && (
            <form method="post" action={paths.measurementPaste.to(at)} novalidate data-turbo="false" class="ls-find">
              <Kept text={text} answers={answers} />
              <Select
                t={frame.t}
                name="from"
                label={t.fromLabel}
                value={plan.from}
                options={indicator.plannedOn.filter((on) => on <= today).map((on) => ({ value: on, label: longDate(on, frame.language) }))}
              />
              <Button variant="secondary">{t.fromChange}</Button>
            </form>
          )}
          {isNew ? (
            <form method="post" action={paths.measurementPasteCompletion.to(at)} novalidate data-turbo="false">
              <Kept text={text} answers={answers} />
              {plan.from && <input type="hidden" name="from" value={plan.from} />}
              <input type="hidden" name="seen" value={fingerprint} />
              <p class="ls-knapper">
                <Button>{t.saveAll}</Button>
                <a href={paths.indicator.to(at)}>{t.cancel}</a>
              </p>
            </form>
          ) : (
            <p>{t.nothing}</p>
          )}
        </>
      )}
      <div class="ls-afsnit-blok">
        <Details summary={t.editPaste}>
          <PasteForm frame={frame} action={paths.measurementPaste.to(at)} text={text} />
        </Details>
      </div>
    </Layout>
  )
}

/** What was pasted and answered goes with every form: nothing is kept on the way. */
function Kept({ text, answers, except = [] }: { text: string; answers: Answers; except?: string[] }) {
  return (
    <>
      <input type="hidden" name="text" value={text} />
      {Object.entries(answers)
        .filter(([what, answer]) => answer !== undefined && !except.includes(what))
        .map(([what, answer]) => (
          <input type="hidden" name={what} value={String(answer)} />
        ))}
    </>
  )
}

function Asked({ frame, question, error, today }: { frame: Frame; question: Question; error?: string; today: string }) {
  const t = frame.t.indicators
  const { what, example, choices } = question
  if (what === 'column')
    return (
      <RadioGroup
        t={frame.t}
        name="column"
        label={t.columnQuestion}
        error={error}
        options={(choices ?? []).map(({ column, name }) => ({ value: String(column), label: name }))}
      />
    )
  if (what === 'numbers') {
    const reading = readNumber(example)
    return (
      <RadioGroup
        t={frame.t}
        name="numbers"
        label={t.numbersQuestion(example)}
        error={error}
        options={(['da', 'en'] as const).map((style) => ({ value: style, label: plainNumber(reading?.[style] ?? 0, frame) }))}
      />
    )
  }
  const reading = readDate(example)
  return (
    <RadioGroup
      t={frame.t}
      name="dates"
      label={t.datesQuestion(example)}
      error={error}
      options={(['dmy', 'mdy'] as const).map((order) => {
        const named = reading?.[order]
        const date = named && dateMeant(named, today, today)
        return { value: order, label: date ? longDate(date, frame.language) : '' }
      })}
    />
  )
}

/** All its figures, and no sign between thousands: that sign is what is asked about. */
function plainNumber(value: number, { language }: Frame): string {
  return new Intl.NumberFormat(language === 'da' ? 'da-DK' : 'en-GB', { useGrouping: false, maximumFractionDigits: 10 }).format(value)
}

function Notes({ frame, read, plan }: { frame: Frame; read: ReadColumns; plan: MeasurementPlan }) {
  const t = frame.t.indicators
  const notes = [
    read.heading && t.headingRead(read.heading),
    plan.wasUnordered && t.unordered,
    read.addedYear && t.yearAdded,
    plan.unchanged > 0 && t.unchanged(plan.unchanged),
  ].filter((note) => typeof note === 'string')
  if (notes.length === 0) return null
  return (
    <ul>
      {notes.map((note) => (
        <li>{note}</li>
      ))}
    </ul>
  )
}

/** So many stand open; the rest is behind a fold. */
const mostOpen = 30

function Outcome({ frame, plan }: { frame: Frame; plan: MeasurementPlan }) {
  const t = frame.t.indicators
  const number = (value: number) => showNumber(value, frame.language)
  const when = (on: string) => `${longDate(on, frame.language)} (${t.week(isoWeek(on).week).toLowerCase()})`
  return (
    <>
      <Part
        id="tilfoejes"
        frame={frame}
        title={t.added(plan.added.length)}
        head={[t.on, t.value, t.note]}
        rows={plan.added.map(({ on, value, note }) => [when(on), number(value), <span lang={danish(frame)}>{note}</span>])}
      />
      <Part
        id="aendres"
        frame={frame}
        title={t.changed(plan.changed.length)}
        head={[t.on, t.value, t.beforeName]}
        rows={plan.changed.map(({ on, value, was }) => [when(on), number(value), number(was)])}
      />
      <Part
        id="springes"
        frame={frame}
        title={t.skipped(plan.skipped.length)}
        head={[t.lineHead, t.textHead, t.reasonHead]}
        rows={plan.skipped.map((skipped) => [
          String(skipped.line),
          <span lang={danish(frame)}>{skipped.text}</span>,
          reasonOf(frame, skipped),
        ])}
      />
    </>
  )
}

function Part({
  id,
  frame,
  title,
  head,
  rows,
}: {
  id: string
  frame: Frame
  title: string
  head: string[]
  rows: Parameters<typeof Table>[0]['rows']
}) {
  if (rows.length === 0) return null
  const t = frame.t.indicators
  const table = (some: typeof rows, caption: string) => <Table caption={caption} compact rowHeads head={head} rows={some} />
  return (
    <section aria-labelledby={id}>
      <SectionHead id={id} title={title} />
      {table(rows.slice(0, mostOpen), t.tableOf(title))}
      {rows.length > mostOpen && (
        <Details summary={t.moreLines(rows.length - mostOpen)}>{table(rows.slice(mostOpen), t.tableRest(title))}</Details>
      )}
    </section>
  )
}

function reasonOf({ t: { indicators: t }, language }: Frame, skipped: Skipped): string {
  if (skipped.reason !== 'same_date') return t.reasons[skipped.reason]
  const date = longDate(skipped.on, language)
  return skipped.isSameValue ? t.sameDateSame(date, skipped.other) : t.sameDate(date, skipped.other)
}
