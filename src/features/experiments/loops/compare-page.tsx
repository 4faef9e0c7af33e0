import type { Child } from 'hono/jsx'
import { paths } from '#paths.ts'
import { BackLink } from '#ui/back-link.tsx'
import { danish } from '#ui/danish.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import type { Experiment } from '../experiment.ts'
import { say } from '../questions.ts'
import { findRatingQuestion } from '../ratings/rating-questions.ts'
import type { RatingReport } from '../ratings/report.ts'
import { Said } from '../said.tsx'
import { Words } from '../sheet/answer-form.tsx'
import type { ComparedIndicator, ComparedLoop, Signal } from './compare.ts'

interface ComparePageProps {
  frame: Frame
  /** The loop from which it was opened. */
  experiment: Experiment
  /** Those that the reader may read, the first first. */
  loops: readonly ComparedLoop[]
  indicators: readonly ComparedIndicator[]
}

interface Row {
  label: Child
  /** One for each loop. */
  cells: Child[]
}

/** Loops beside each other, row by row; on a phone one after the other. */
export function ComparePage({ frame, experiment, loops, indicators }: ComparePageProps) {
  const t = frame.t.loops
  const rows: Row[] = [
    { label: t.tried, cells: loops.map(({ tried }) => <Written frame={frame} text={tried} />) },
    { label: t.result, cells: loops.map((loop) => <Result frame={frame} loop={loop} />) },
    ...ratingRows(frame, loops),
    ...indicators.map(({ name, unit, signals }) => ({
      label: <span lang={danish(frame)}>{t.perUnit(name, unit)}</span>,
      cells: signals.map((signal) => <p>{signal ? signalText(frame, signal) : t.notFollowed}</p>),
    })),
    { label: t.learnt, cells: loops.map(({ learnt }) => <Written frame={frame} text={learnt} />) },
  ]
  return (
    <Layout frame={frame} title={`${t.compareTitle} – ${experiment.title}`} section="experiments">
      <BackLink t={frame.t} href={paths.experiment.to({ experiment: experiment.id })} text={experiment.title} lang={danish(frame)} />
      <PageHead title={t.compareTitle} lead={t.compareLead} />
      {loops.length < 2 && <EmptyState title={frame.t.experiments.loop(experiment.loop)} text={t.onlyOne} />}
      {/* With more loops than there is room for it is scrolled, by keyboard too. */}
      <section class="ls-sammenlign-ramme" tabindex={0} aria-label={t.compareTitle}>
        <table class="ls-sammenlign">
          <thead>
            <tr>
              <td />
              {loops.map(({ experiment: { id, loop, title } }) => (
                <th scope="col">
                  <a href={paths.experiment.to({ experiment: id })}>
                    {frame.t.experiments.loop(loop)}: <span lang={danish(frame)}>{title}</span>
                  </a>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ label, cells }) => (
              <tr>
                <th scope="row">{label}</th>
                {cells.map((cell, at) => (
                  <td data-title={frame.t.experiments.loop(loops[at]?.experiment.loop ?? 0)}>{cell}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {loops.length > 1 && <p class="ls-svag ls-under-hoved">{t.neverCompared}</p>}
    </Layout>
  )
}

/** A row for each question in its own words: what was asked otherwise stands in a row of its own. */
function ratingRows(frame: Frame, loops: readonly ComparedLoop[]): Row[] {
  const t = frame.t.loops
  return (['challenge', 'support'] as const).flatMap((key) => {
    const asked = loops.map(({ experiment, questions, report }) => {
      const { text } = findRatingQuestion(questions, key)
      return { text, tone: experiment, words: say(text, frame.language, experiment), report }
    })
    const different = asked.filter(({ words }, i) => asked.findIndex((other) => other.words === words) === i)
    return different.map(({ text, tone, words }) => ({
      label: <Said text={text} language={frame.language} tone={tone} />,
      cells: asked.map((one) => (
        <p>{one.words !== words ? t.notAsked : key === 'challenge' ? challengeText(frame, one.report) : supportText(frame, one.report)}</p>
      )),
    }))
  })
}

function challengeText({ t }: Frame, { comparison: { n, less, same, more }, before, after }: RatingReport): string {
  return n === 0 ? t.loops.noPairs(before, after) : t.loops.counts(less, same, more, n)
}

function supportText({ t }: Frame, { support }: RatingReport): string {
  const given = support.flatMap((count, i) => (count > 0 ? [t.loops.gave(count, i + 1)] : [])).toReversed()
  return given.length > 0 ? `${given.join(', ')}.` : t.loops.noSupport
}

function signalText({ t }: Frame, { finding, isSound }: Signal): string {
  const { signals } = t.loops
  switch (finding.kind) {
    case 'shift':
      return finding.isBetter ? (isSound ? signals.better : signals.betterButLate) : signals.worse
    case 'before':
    case 'constant':
      return signals[finding.kind](finding.points)
    default:
      return signals[finding.kind]
  }
}

function Result({ frame, loop: { experiment, questions } }: { frame: Frame; loop: ComparedLoop }) {
  const { conclusion, phase } = experiment
  if (!conclusion) return <p>{frame.t.loops.stillRunning(phase, questions.phases[phase - 1]?.name[frame.language] ?? '')}</p>
  return (
    <>
      <p>
        <strong>{frame.t.experiments.outcomes[conclusion.outcome]}</strong>
      </p>
      <Words frame={frame} text={conclusion.reason} />
    </>
  )
}

function Written({ frame, text }: { frame: Frame; text?: string }) {
  return text ? <Words frame={frame} text={text} /> : <p class="ls-svag">{frame.t.loops.notWritten}</p>
}
