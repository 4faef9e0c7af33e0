import { paths } from '#paths.ts'
import { isoWeek, shortDate, weekdayShort } from '#shared/dates.ts'
import type { Frame } from '#ui/frame.ts'
import { Icon } from '#ui/icon.tsx'
import { starPoints } from '#ui/star.tsx'
import type { Experiment, PhaseNumber } from './experiment.ts'
import type { Questions } from './questions.ts'

/** The six phases in order; where the experiment is stands in gold. Every phase can be opened: one may always go back, or look ahead. */
export function PhaseStrip({
  frame,
  experiment,
  questions,
  open,
}: {
  frame: Frame
  experiment: Experiment
  questions: Questions
  open?: PhaseNumber
}) {
  const t = frame.t.experiments
  const here = open ?? experiment.phase
  return (
    <>
      <ol class="step-indicator ls-fasestribe" aria-label={t.phases}>
        {questions.phases.map((phase, i) => {
          const number = (i + 1) as PhaseNumber
          const isDone = number < experiment.phase || experiment.conclusion !== undefined
          const isHere = number === experiment.phase && !experiment.conclusion
          return (
            <li class={isHere ? 'current' : isDone ? 'klar' : 'disabled'}>
              <a
                class="step"
                href={paths.experimentPhasePage.to({ experiment: experiment.id, phase: String(number) })}
                aria-current={number === here ? 'step' : undefined}
              >
                {isHere ? (
                  <span class="step-icon">
                    <svg viewBox="-24 -24 48 48" width="44" height="44" aria-hidden="true" focusable="false">
                      <polygon class="f-stjerne" points={starPoints(20)} />
                    </svg>
                  </span>
                ) : isDone ? (
                  <span class="step-icon">
                    <Icon name="check" label={t.phaseDone(number)} />
                  </span>
                ) : (
                  <span class="step-number">
                    <span>{number}</span>
                  </span>
                )}
                <div>
                  <span class="step-title">{phase.name[frame.language]}</span>
                  <PhaseDate frame={frame} experiment={experiment} phase={number} />
                </div>
              </a>
            </li>
          )
        })}
      </ol>
      <p class="ls-fase-mobil" aria-hidden="true">
        <strong>{t.phaseOf(here, questions.phases[here - 1]?.name[frame.language] ?? '')}</strong>
      </p>
    </>
  )
}

function PhaseDate({
  frame,
  experiment: { actionFrom, actionTo, reflectionOn },
  phase,
}: {
  frame: Frame
  experiment: Experiment
  phase: PhaseNumber
}) {
  const t = frame.t.experiments
  const text =
    phase === 3 && actionFrom
      ? t.week(isoWeek(actionFrom).week, actionTo === undefined ? undefined : isoWeek(actionTo).week)
      : phase === 4 && actionTo
        ? t.ends(`${weekdayShort(actionTo, frame.language)} ${shortDate(actionTo, frame.language)}`)
        : phase === 5 && reflectionOn
          ? `${weekdayShort(reflectionOn, frame.language)} ${shortDate(reflectionOn, frame.language)}`
          : undefined
  return text ? <span class="step-information">{text}</span> : null
}
