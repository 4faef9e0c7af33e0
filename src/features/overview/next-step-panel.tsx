import type { ExperimentSummary } from '#features/experiments/experiment.ts'
import type { NextStep } from '#features/experiments/next-step.ts'
import { paths } from '#paths.ts'
import { dayAndMonth } from '#shared/dates.ts'
import { Constellation } from '#ui/charts/constellation.tsx'
import { danish } from '#ui/danish.ts'
import type { Frame } from '#ui/frame.ts'

/** The page's one night panel: the one thing that should not wait, and where in the six phases it is. */
export function NextStepPanel({ frame, next, phases }: { frame: Frame; next: NextStep; phases: { short: string; name: string }[] }) {
  const t = frame.t.overview
  const { experiment, step, due } = next
  const lang = danish(frame)
  const here = experiment.phase - 1
  return (
    <section class="ls-nat ls-naeste" aria-labelledby="naeste-skridt">
      <div class="ls-naeste-tekst">
        <p class="ls-nat-label">{t.nextStep}</p>
        <h2 id="naeste-skridt">{t.steps[step].title}</h2>
        <p>
          {due ? (
            <>
              <q lang={lang}>{experiment.title}</q>: {t.due(step, when(frame, due), due.days < 0)}
            </>
          ) : (
            <>
              {t.itIsAbout} <q lang={lang}>{experiment.title}</q>.
            </>
          )}
        </p>
        <p class="ls-knapper">
          <a class="button button-primary" href={hrefOf(experiment, step)}>
            {t.steps[step].button}
          </a>
        </p>
        <p class="ls-nat-note">{t.steps[step].takes}</p>
      </div>
      <Constellation
        names={phases.map(({ short }) => short)}
        here={here}
        isPath
        description={frame.t.experiments.phaseOf(experiment.phase, phases[here]?.name ?? '')}
      />
    </section>
  )
}

/** Where the step is taken: observations on the experiment's own page, the rest on the page of its phase. */
function hrefOf({ id, phase }: ExperimentSummary, step: NextStep['step']): string {
  if (step === 'act' || step === 'observe') return `${paths.experiment.to({ experiment: id })}#observation`
  if (step === 'decide') return paths.experimentConclusion.to({ experiment: id })
  return paths.experimentPhasePage.to({ experiment: id, phase: String(phase) })
}

function when(frame: Frame, { on, days }: NonNullable<NextStep['due']>): string {
  const t = frame.t.overview
  if (days === 0) return t.today
  if (days === 1) return t.tomorrow
  if (days === -1) return t.yesterday
  return dayAndMonth(on, frame.language)
}
