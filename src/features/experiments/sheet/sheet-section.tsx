import { paths } from '#paths.ts'
import { dayAndMonth } from '#shared/dates.ts'
import { danish } from '#ui/danish.ts'
import type { Frame } from '#ui/frame.ts'
import { SectionHead } from '#ui/section-head.tsx'
import { type Experiment, isWritable } from '../experiment.ts'
import { type Questions, say } from '../questions.ts'
import { type Answer, answerTo, pageOf, type Reading, sheetRows } from './sheet.ts'

/** The sheet as it stands: what it is about, what would be success, what is looked for, how, and until when. */
export function SheetSection({
  frame,
  experiment,
  questions,
  answers,
  reading,
}: {
  frame: Frame
  experiment: Experiment
  questions: Questions
  answers: Answer[]
  /** The first one written: how the challenge was told when it was begun. */
  reading?: Reading
}) {
  const t = frame.t.sheet
  const changed = answers.map(({ updatedAt }) => updatedAt?.getTime() ?? 0).reduce((last, at) => Math.max(last, at), 0)
  const address = { experiment: experiment.id }
  const canWrite = isWritable(experiment)
  return (
    <section class="ls-ark" aria-labelledby="ark">
      <SectionHead id="ark" title={t.title}>
        {changed > 0 && <p class="ls-svag">{t.changedOn(dayAndMonth(new Date(changed), frame.language))}</p>}
      </SectionHead>
      <table class="table structured-list ls-arktabel">
        <tbody>
          {reading?.text.trim() && (
            <tr>
              <th scope="row">
                {t.challenge}
                {reading.holder && <span lang={danish(frame)}>{reading.holder}</span>}
              </th>
              <td>
                <p class="ls-ark-tekst" lang={danish(frame)}>
                  {reading.text}
                </p>
              </td>
              <td class="d-print-none">
                {canWrite && (
                  <a href={`${paths.experimentPhasePage.to({ ...address, phase: '1' })}#udlaegning-${reading.id}`}>
                    {t.edit}
                    <span class="sr-only"> {t.challenge.toLowerCase()}</span>
                  </a>
                )}
              </td>
            </tr>
          )}
          {sheetRows(questions, answers).map((question) => {
            const label = say(question.label, frame.language, experiment)
            const page = pageOf(questions, question.key)
            const { text } = answerTo(answers, question.key)
            const dates = question.key === 'time' ? datesOf(frame, experiment) : ''
            return (
              <tr data-element={question.elements.join(' ') || undefined}>
                <th scope="row">
                  {label}
                  {question.note && <span>{say(question.note, frame.language, experiment)}</span>}
                </th>
                <td>
                  {text && (
                    <p class="ls-ark-tekst" lang={danish(frame)}>
                      {text}
                    </p>
                  )}
                  {dates && <p>{dates}</p>}
                  {!text && !dates && <p class="ls-svag">{t.notWritten}</p>}
                </td>
                <td class="d-print-none">
                  {canWrite && (
                    <a href={`${paths.experimentPhasePage.to({ ...address, phase: String(page) })}#${question.key}`}>
                      {text ? t.edit : t.open}
                      <span class="sr-only"> {label.toLowerCase()}</span>
                    </a>
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
      <p class="ls-meta ls-ark-mere d-print-none">
        {canWrite && <a href={paths.experimentFrames.to(address)}>{t.editFrames}</a>}
        <a href={paths.experimentPerspectives.to(address)}>{t.toPerspectives}</a>
      </p>
    </section>
  )
}

function datesOf({ t, language }: Frame, { actionFrom, actionTo, reflectionOn }: Experiment): string {
  const day = (date: string) => dayAndMonth(date, language)
  const { sheet } = t
  return [
    actionFrom && actionTo
      ? sheet.actionDates(day(actionFrom), day(actionTo))
      : actionFrom
        ? sheet.actionFrom(day(actionFrom))
        : actionTo && sheet.actionTo(day(actionTo)),
    reflectionOn && sheet.reflectionOn(day(reflectionOn)),
  ]
    .filter(Boolean)
    .join(' ')
}
