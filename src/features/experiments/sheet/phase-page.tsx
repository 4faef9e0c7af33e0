import { paths } from '#paths.ts'
import { Alert } from '#ui/alert.tsx'
import { BackLink } from '#ui/back-link.tsx'
import { Button } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { ErrorSummary, PostForm } from '#ui/form.tsx'
import { Layout } from '#ui/layout.tsx'
import { LiveSource } from '#ui/live-source.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { type Experiment, isWritable, type PhaseNumber } from '../experiment.ts'
import { PhaseStrip } from '../phase-strip.tsx'
import { type Questions, say } from '../questions.ts'
import { Said } from '../said.tsx'
import { AnswerForm, type SheetReading } from './answer-form.tsx'
import { Readings } from './readings.tsx'
import { type Answer, answerTo, type Reading } from './sheet.ts'

export interface PhasePageProps {
  frame: SheetReading['frame']
  experiment: Experiment
  questions: Questions
  phase: PhaseNumber
  answers: Answer[]
  readings: Reading[]
  saved?: string
  refused?: SheetReading['refused']
  refusedReading?: Parameters<typeof Readings>[0]['refused']
  /** What went wrong that belongs to no field. */
  warning?: string
}

/** One phase with its questions. All six can be opened at any time: one may look ahead, and always go back. */
export function PhasePage({
  frame,
  experiment,
  questions,
  phase,
  answers,
  readings,
  saved,
  refused,
  refusedReading,
  warning,
}: PhasePageProps) {
  const t = frame.t.sheet
  const asked = questions.phases[phase - 1]
  if (!asked) return null
  const canWrite = isWritable(experiment)
  const reading: SheetReading = { frame, experiment, canWrite, saved, refused }
  const title = asked.name[frame.language]
  const errors = {
    ...(refused && { [refused.question]: refused.error }),
    ...(refusedReading &&
      Object.fromEntries(Object.entries(refusedReading.errors).map(([field, error]) => [`${field}-${refusedReading.id}`, error]))),
  }
  return (
    <Layout frame={frame} title={`${title} – ${experiment.title}`} section="experiments">
      <BackLink t={frame.t} href={paths.experiment.to({ experiment: experiment.id })} text={experiment.title} lang={danish(frame)} />
      {!refused && !refusedReading && !warning && <LiveSource t={frame.t} topics={[`experiment:${experiment.id}`]} />}
      <ErrorSummary t={frame.t} errors={errors} />
      <PageHead title={title} lead={<Said language={frame.language} text={asked.lead} tone={experiment} />} />
      {warning && <Alert t={frame.t} variant="warning" text={warning} />}
      {experiment.conclusion ? (
        <Alert t={frame.t} variant="info" text={frame.t.experiments.isConcluded} />
      ) : (
        !canWrite && <p class="ls-svag">{t.readOnly}</p>
      )}
      <PhaseStrip frame={frame} experiment={experiment} questions={questions} open={phase} />
      <div class="ls-fase" data-element={asked.elements.join(' ') || undefined}>
        {asked.readings && (
          <Readings reading={reading} asked={asked.readings} tone={experiment} readings={readings} refused={refusedReading} />
        )}
        {asked.questions.map((question) => (
          <AnswerForm
            reading={reading}
            label={say(question.label, frame.language, experiment)}
            note={question.note && say(question.note, frame.language, experiment)}
            text={<Said language={frame.language} text={question.text} tone={experiment} />}
            hint={question.hint && say(question.hint, frame.language, experiment)}
            answer={answerTo(answers, question.key)}
            elements={question.elements}
          />
        ))}
      </div>
      <AlsoHere frame={frame} experiment={experiment} phase={phase} canWrite={canWrite} />
      {canWrite && <NextPhase frame={frame} experiment={experiment} questions={questions} phase={phase} />}
    </Layout>
  )
}

/** What belongs to the phase and stands on a page of its own. */
function AlsoHere({
  frame,
  experiment,
  phase,
  canWrite,
}: {
  frame: SheetReading['frame']
  experiment: Experiment
  phase: PhaseNumber
  canWrite: boolean
}) {
  const t = frame.t.sheet
  const address = { experiment: experiment.id }
  const links: Record<PhaseNumber, { href: string; text: string; forWriters?: boolean; forOwner?: boolean }[]> = {
    1: [
      { href: paths.experimentPerspectives.to(address), text: t.toPerspectives },
      { href: paths.experimentExpectations.to(address), text: t.toExpectations, forWriters: true },
      { href: paths.ratings.to(address), text: t.toRatings },
    ],
    2: [
      { href: paths.experimentFrames.to(address), text: t.toFrames, forWriters: true },
      { href: paths.indicators.to(address), text: t.toIndicators },
    ],
    3: [{ href: paths.experimentObservations.to(address), text: t.toObservations }],
    4: [{ href: paths.experimentObservations.to(address), text: t.toObservations }],
    5: [
      { href: paths.experimentObservations.to(address), text: t.toObservations },
      { href: paths.indicators.to(address), text: t.toIndicators },
      { href: paths.ratings.to(address), text: t.toRatings },
      { href: paths.experimentPerspectives.to(address), text: t.toPerspectives },
    ],
    6: [
      { href: paths.experimentConclusion.to(address), text: t.toConclusion, forOwner: true },
      { href: paths.experimentLoops.to(address), text: t.toLoops },
    ],
  }
  return (
    <section class="ls-ogsaa-her" aria-labelledby="ogsaa">
      <h2 class="ls-svar-titel" id="ogsaa">
        {t.alsoHere}
      </h2>
      <ul>
        {links[phase]
          .filter(({ forWriters, forOwner }) => (canWrite || !(forWriters || forOwner)) && (experiment.standing === 'owner' || !forOwner))
          .map(({ href, text }) => (
            <li>
              <a href={href}>{text}</a>
            </li>
          ))}
      </ul>
    </section>
  )
}

/** Quiet, at the end of the work: forward, back, or on from here. */
function NextPhase({
  frame,
  experiment,
  questions,
  phase,
}: {
  frame: SheetReading['frame']
  experiment: Experiment
  questions: Questions
  phase: PhaseNumber
}) {
  const t = frame.t.sheet
  const nameOf = (number: number) => questions.phases[number - 1]?.name[frame.language] ?? ''
  const isHere = experiment.phase === phase
  return (
    <section class="ls-videre" aria-label={frame.t.experiments.phaseOf(phase, nameOf(phase))}>
      <p class="ls-svag">
        {isHere ? (experiment.voice === 'vi' ? t.phaseNow : t.phaseNowOne) : t.experimentIsIn(nameOf(experiment.phase))} {t.backHint}
      </p>
      <div class="ls-knapper">
        {isHere && phase < 6 && <Move experiment={experiment} to={phase + 1} text={t.nextPhase(nameOf(phase + 1))} />}
        {isHere && phase > 1 && <Move experiment={experiment} to={phase - 1} text={t.backPhase(nameOf(phase - 1))} quiet />}
        {!isHere && <Move experiment={experiment} to={phase} text={t.makeCurrent(nameOf(phase))} />}
      </div>
    </section>
  )
}

function Move({ experiment, to, text, quiet }: { experiment: Experiment; to: number; text: string; quiet?: boolean }) {
  return (
    <PostForm action={paths.experimentPhase.to({ experiment: experiment.id })}>
      <input type="hidden" name="phase" value={String(to)} />
      <Button variant={quiet ? 'link' : 'secondary'}>{text}</Button>
    </PostForm>
  )
}

/** Before the action, once: afterwards it is too late to lock. */
export function LockPage({
  frame,
  experiment,
  to,
  unlocked,
  indicators,
}: {
  frame: SheetReading['frame']
  experiment: Experiment
  to: PhaseNumber
  unlocked: number
  indicators: string
}) {
  const t = frame.t.sheet
  const here = paths.experimentPhasePage.to({ experiment: experiment.id, phase: String(experiment.phase) })
  return (
    <Layout frame={frame} title={t.lockTitle} section="experiments">
      <BackLink t={frame.t} href={here} text={experiment.title} lang={danish(frame)} />
      <PageHead title={t.lockTitle} />
      <Alert t={frame.t} variant="warning" text={t.lockText(unlocked)} />
      <p class="ls-under-hoved">{t.lockWhy}</p>
      <div class="ls-knapper ls-under-hoved">
        <a class="button button-primary" href={indicators}>
          {t.toLock}
        </a>
        <PostForm action={paths.experimentPhase.to({ experiment: experiment.id })}>
          <input type="hidden" name="phase" value={String(to)} />
          <input type="hidden" name="anyway" value="yes" />
          <Button variant="secondary">{t.goAnyway}</Button>
        </PostForm>
      </div>
      <p class="ls-under-hoved">
        <a href={here}>{t.cancel}</a>
      </p>
    </Layout>
  )
}
