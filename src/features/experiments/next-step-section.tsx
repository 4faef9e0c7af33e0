import { paths } from '#paths.ts'
import { ButtonLink } from '#ui/button.tsx'
import type { Frame } from '#ui/frame.ts'
import { type Experiment, isWritable } from './experiment.ts'
import { isObserving, stepOf } from './next-step.ts'
import { type Questions, say } from './questions.ts'
import { type Answer, answerTo } from './sheet/sheet.ts'

interface NextStepSectionProps {
  frame: Frame
  experiment: Experiment
  questions: Questions
  answers: readonly Answer[]
}

/** So many are enough to see what a phase is about. */
const mostAsked = 3

/** What the phase asks for, to whoever may write: where the work is words, they are written on the page of the phase. */
export function NextStepSection({ frame, experiment, questions, answers }: NextStepSectionProps) {
  const { id, phase } = experiment
  const asked = questions.phases[phase - 1]
  if (!asked || !isWritable(experiment) || isObserving(phase)) return null
  const t = frame.t.experiments
  const step = frame.t.overview.steps[stepOf(phase)]
  const page = paths.experimentPhasePage.to({ experiment: id, phase: String(phase) })
  const open = asked.questions.filter(({ key }) => !answerTo(answers, key).text)
  const isEnding = phase === 6 && open.length === 0 && experiment.standing === 'owner'
  return (
    <section class="ls-nu ls-naeste-her d-print-none" aria-labelledby="naeste-her">
      <p class="ls-svag">{t.nextStep}</p>
      <h2 id="naeste-her">{step.title}</h2>
      {open.length > 0 ? (
        <ul>
          {open.slice(0, mostAsked).map((question) => (
            <li>
              <a href={`${page}#${question.key}`}>{say(question.text, frame.language, experiment)}</a>
            </li>
          ))}
        </ul>
      ) : (
        <p>{isEnding ? t.allSaid : t.allWritten}</p>
      )}
      <p class="ls-knapper">
        {isEnding ? (
          <ButtonLink href={paths.experimentConclusion.to({ experiment: id })}>{frame.t.sheet.toConclusion}</ButtonLink>
        ) : (
          <ButtonLink href={page}>{t.workOnPhase(asked.name[frame.language])}</ButtonLink>
        )}
        <a href={paths.experimentObservations.to({ experiment: id })}>{t.writeObservation}</a>
      </p>
    </section>
  )
}
