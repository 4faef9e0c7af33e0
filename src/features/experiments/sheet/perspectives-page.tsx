import { paths } from '#paths.ts'
import { Alert } from '#ui/alert.tsx'
import { BackLink } from '#ui/back-link.tsx'
import { danish } from '#ui/danish.ts'
import { ErrorSummary } from '#ui/form.tsx'
import { Layout } from '#ui/layout.tsx'
import { LiveSource } from '#ui/live-source.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { SectionHead } from '#ui/section-head.tsx'
import { ThemeName, themeClass } from '#ui/theme-glyph.tsx'
import { type Experiment, isWritable } from '../experiment.ts'
import { type Questions, say } from '../questions.ts'
import { Said } from '../said.tsx'
import { AnswerForm, type SheetReading } from './answer-form.tsx'
import { type Answer, answerTo, type Perspective, questionOf } from './sheet.ts'

export interface PerspectivesPageProps {
  frame: SheetReading['frame']
  experiment: Experiment
  questions: Questions
  answers: Answer[]
  perspectives: Perspective[]
  saved?: string
  refused?: SheetReading['refused']
}

/** What the experiment means for the citizen, the organisation and the economy, and from each perspective of the foundation. */
export function PerspectivesPage({ frame, experiment, questions, answers, perspectives, saved, refused }: PerspectivesPageProps) {
  const t = frame.t.sheet
  const canWrite = isWritable(experiment)
  const reading: SheetReading = { frame, experiment, canWrite, saved, refused }
  const line = questions.bottom_line
  const isEmpty = (question: string) => !answerTo(answers, question).text.trim()
  const empty = [
    ...line.questions.filter(({ key }) => isEmpty(key)).map(({ label }) => <>{say(label, frame.language, experiment)}</>),
    ...perspectives.filter((perspective) => isEmpty(questionOf(perspective))).map(({ name }) => <span lang={danish(frame)}>{name}</span>),
  ]
  const manyFoundations = new Set(perspectives.map(({ foundationId }) => foundationId)).size > 1
  return (
    <Layout frame={frame} title={`${t.perspectivesTitle} – ${experiment.title}`} section="experiments">
      <BackLink t={frame.t} href={paths.experiment.to({ experiment: experiment.id })} text={experiment.title} lang={danish(frame)} />
      {!refused && <LiveSource t={frame.t} topics={[`experiment:${experiment.id}`]} />}
      <ErrorSummary t={frame.t} errors={refused ? { [refused.question]: refused.error } : {}} />
      <PageHead title={t.perspectivesTitle} lead={t.perspectivesLead} />
      {experiment.conclusion && <Alert t={frame.t} variant="info" text={frame.t.experiments.isConcluded} />}
      <p class="ls-svag">
        {empty.length === 0 ? (
          t.nothingEmpty
        ) : (
          <>
            {t.stillEmpty} {empty.map((name, i) => (i === 0 ? name : <>, {name}</>))}. {t.stillEmptyEnd}
          </>
        )}
      </p>
      <section class="ls-under-hoved" aria-labelledby="bundlinje" data-element={line.elements.join(' ') || undefined}>
        <SectionHead id="bundlinje" title={line.title[frame.language]} />
        {line.questions.map((question) => (
          <AnswerForm
            reading={reading}
            heading="h3"
            label={say(question.label, frame.language, experiment)}
            text={<Said language={frame.language} text={question.text} tone={experiment} />}
            answer={answerTo(answers, question.key)}
            rows={3}
            elements={question.elements}
          />
        ))}
      </section>
      <section aria-labelledby="perspektiver" data-element={questions.perspectives.elements.join(' ') || undefined}>
        <SectionHead id="perspektiver" title={questions.perspectives.title[frame.language]} />
        {perspectives.length === 0 && <p>{t.noPerspectives}</p>}
        {perspectives.map((perspective) => (
          <div class={themeClass(perspective.index)}>
            <AnswerForm
              reading={reading}
              heading="h3"
              label={
                <span lang={danish(frame)}>
                  <ThemeName index={perspective.index} of={perspective.of} name={perspective.name} />
                </span>
              }
              note={manyFoundations ? t.fromFoundation(perspective.foundationName) : undefined}
              text={<Said language={frame.language} text={questions.perspectives.text} tone={experiment} />}
              answer={answerTo(answers, questionOf(perspective))}
              rows={3}
            />
          </div>
        ))}
      </section>
    </Layout>
  )
}
