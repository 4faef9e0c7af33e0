import type { Child } from 'hono/jsx'
import { paths } from '#paths.ts'
import { longDate } from '#shared/dates.ts'
import { danish } from '#ui/danish.ts'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import type { Experiment } from '../experiment.ts'
import { PhaseStrip } from '../phase-strip.tsx'
import type { Questions } from '../questions.ts'

interface PrintPageProps {
  frame: Frame
  experiment: Experiment
  questions: Questions
  now: Date
  /** How sure one can be, when that is anything yet. */
  badge: Child
  sheet: Child
  /** The first curve, and how many more there are. */
  curve?: Child
  moreCurves: number
  ratings: Child
  stars: Child
  evidence: Child
  loops: Child
  expectations: Child
}

/**
 * An experiment on A4, to lie on the table at a meeting: two pages when nobody has written very much. It holds what a group would see
 * of it, whoever prints: no star moment that may not be told, and no names of those who rated.
 */
export function ExperimentPrintPage({ frame, experiment, questions, now, badge, ...parts }: PrintPageProps) {
  const t = frame.t.experimentPrint
  const lang = danish(frame)
  const { owner, unitName, loop, conclusion } = experiment
  return (
    <Layout frame={frame} title={experiment.title} section="experiments" slim>
      <div class="ls-udskrivning d-print-none">
        <p>
          {frame.t.foundations.printHint} {t.holds}
        </p>
        <p class="ls-knapper">
          <button type="button" class="button button-primary ls-kun-script" data-print="">
            {frame.t.foundations.printButton}
          </button>
          <a href={paths.experiment.to({ experiment: experiment.id })}>{t.back}</a>
        </p>
      </div>
      <article class="ls-a4 ls-a4-ph">
        <h1 class="ls-titel" lang={lang}>
          {experiment.title}
        </h1>
        <p class="ls-meta ls-ph-meta">
          <span lang={lang}>{unitName ? `${owner.name}, ${unitName}` : owner.name}</span>
          <span>
            {frame.t.experiments.loop(loop)}
            {', '}
            {conclusion
              ? frame.t.experiments.concludedOn(
                  frame.t.experiments.outcomes[conclusion.outcome].toLowerCase(),
                  longDate(conclusion.concludedAt, frame.language),
                )
              : frame.t.experiments.begun(longDate(experiment.createdAt, frame.language))}
          </span>
          {badge}
        </p>
        <PhaseStrip frame={frame} experiment={experiment} questions={questions} />
        {parts.sheet}
        {parts.curve}
        {parts.moreCurves > 0 && <p class="ls-svag">{t.moreCurves(parts.moreCurves)}</p>}
        <div class="ls-a4-to">
          {parts.ratings}
          {parts.stars}
        </div>
        <div class="ls-a4-tre">
          {parts.evidence}
          {parts.loops}
          {parts.expectations}
        </div>
        <section class="ls-skrivefelt" aria-labelledby="noter">
          <h2 id="noter" class="ls-afsnit">
            {t.notes}
          </h2>
          {[1, 2, 3, 4].map(() => (
            <div class="ls-skrivelinje" />
          ))}
        </section>
        <p class="ls-a4-bund">
          <span>{t.printedOn(longDate(now, frame.language))}</span>
          <span>{frame.t.foundations.printedFrom(frame.reader?.organisationName ?? '')}</span>
        </p>
      </article>
    </Layout>
  )
}
