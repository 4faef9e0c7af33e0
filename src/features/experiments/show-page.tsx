import type { Child } from 'hono/jsx'
import { paths } from '#paths.ts'
import { dayAndMonth } from '#shared/dates.ts'
import { Alert } from '#ui/alert.tsx'
import { BackLink } from '#ui/back-link.tsx'
import { ButtonLink } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import type { Frame } from '#ui/frame.ts'
import { Icon } from '#ui/icon.tsx'
import { Layout } from '#ui/layout.tsx'
import type { Experiment } from './experiment.ts'
import { PhaseStrip } from './phase-strip.tsx'
import type { Questions } from './questions.ts'

interface ShowPageProps {
  frame: Frame
  experiment: Experiment
  questions: Questions
  /** How sure one can be, when that is anything yet. */
  badge?: Child
  /** What is done here: the left column, in its order. */
  doing: Child
  /** What helps to understand: the right column. */
  understanding: Child
}

export function ShowPage({ frame, experiment, questions, badge, doing, understanding }: ShowPageProps) {
  const t = frame.t.experiments
  return (
    <Layout frame={frame} title={experiment.title} section="experiments">
      <BackLink t={frame.t} href={paths.experiments.to()} text={t.backToYours} />
      <ExperimentHead frame={frame} experiment={experiment} badge={badge} />
      <PhaseStrip frame={frame} experiment={experiment} questions={questions} />
      {experiment.conclusion && <Alert t={frame.t} variant="info" text={t.isConcluded} />}
      <div class="ls-gitter ls-gitter-8-4 ls-ph">
        <div class="ls-spalte">{doing}</div>
        <aside class="ls-spalte" aria-label={t.about}>
          {understanding}
        </aside>
      </div>
      {experiment.standing !== 'reader' && (
        <p class="ls-meta ls-ph-slet d-print-none">
          <a href={paths.experimentExport.to({ experiment: experiment.id })} data-turbo="false">
            {frame.t.sharing.exportLink}
          </a>
          {experiment.standing === 'owner' && <a href={paths.experimentRemoval.to({ experiment: experiment.id })}>{t.removal}</a>}
        </p>
      )}
    </Layout>
  )
}

/** Title, whose it is, which loop, and who can see it. */
export function ExperimentHead({ frame, experiment, badge }: { frame: Frame; experiment: Experiment; badge?: Child }) {
  const t = frame.t.experiments
  const lang = danish(frame)
  const { owner, unitName, conclusion } = experiment
  return (
    <div class="ls-sidehoved ls-ph-hoved">
      <div>
        <h1 class="ls-titel" lang={lang}>
          {experiment.title}
        </h1>
        <p class="ls-meta ls-ph-meta">
          <span>{unitName ? `${owner.name}, ${unitName}` : owner.name}</span>
          <span>
            {t.loop(experiment.loop)},{' '}
            {conclusion
              ? t.concludedOn(t.outcomes[conclusion.outcome].toLowerCase(), dayAndMonth(conclusion.concludedAt, frame.language))
              : t.begun(dayAndMonth(experiment.createdAt, frame.language))}
          </span>
          {badge}
        </p>
        <Seen frame={frame} experiment={experiment} />
      </div>
      <div class="ls-knapper d-print-none">
        <ButtonLink variant="secondary" icon="print" href={paths.experimentPrint.to({ experiment: experiment.id })}>
          {t.print}
        </ButtonLink>
      </div>
    </div>
  )
}

/** Protection is visible: a lock while it is private, in words always. */
function Seen({ frame, experiment }: { frame: Frame; experiment: Experiment }) {
  const t = frame.t.experiments
  const { standing, owner, circle, helpers, toldAt } = experiment
  const text = circle ? (
    <>
      {t.sharedWithCircle} <span lang={danish(frame)}>{circle.name}</span>
    </>
  ) : standing !== 'owner' ? (
    t.onlyOwnerAndHelpers(owner.name)
  ) : helpers.length > 0 ? (
    t.onlyYouAndHelpers
  ) : (
    t.onlyYou
  )
  return (
    <p class="ls-meta ls-svag ls-ph-ses">
      <span class="ls-med-ikon">
        {!circle && <Icon name="lock" />}
        {standing === 'owner' ? (
          <a href={paths.experimentSharing.to({ experiment: experiment.id })}>{text}</a>
        ) : standing === 'helper' ? (
          <a href={paths.experimentHelpers.to({ experiment: experiment.id })}>{text}</a>
        ) : (
          text
        )}
      </span>
      {toldAt && (
        <span>
          <a href={paths.toldExperiment.to({ experiment: experiment.id })}>{t.isTold}</a>
        </span>
      )}
    </p>
  )
}
