import { paths } from '#paths.ts'
import type { FormErrors } from '#shared/form.ts'
import { Alert } from '#ui/alert.tsx'
import { BackLink } from '#ui/back-link.tsx'
import { Button, ButtonLink } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { Details } from '#ui/details.tsx'
import { ErrorSummary, PostForm } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Icon } from '#ui/icon.tsx'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { SectionHead } from '#ui/section-head.tsx'
import { type Experiment, isWritable } from '../experiment.ts'
import { allQuestions, type Questions, say } from '../questions.ts'
import { Said } from '../said.tsx'
import { AskedScale } from './asked-scale.tsx'
import { type Rater, typedOf } from './rater.ts'
import { RatingsFigure, RatingsNumbers, SupportCounts } from './ratings-finding.tsx'
import { headline } from './ratings-words.tsx'
import type { RatingReport } from './report.ts'
import type { WordKey } from './words.ts'

interface RatingsPageProps {
  frame: Frame
  experiment: Experiment
  questions: Questions
  /** What is written in the two columns of the printed form. */
  words: Partial<Record<WordKey, string>>
  report: RatingReport
  /** The reader's own answers, when she is on the list. */
  mine?: Rater
  form?: FormErrors
  isSaved?: boolean
  /** She tried to write after the conclusion. */
  isRefused?: boolean
}

/** The two columns of the printed form: now and after, in words and on the scale, and what came of it. */
export function RatingsPage({ frame, experiment, questions, words, report, mine, form, isSaved, isRefused }: RatingsPageProps) {
  const t = frame.t.ratings
  const isOpen = isWritable(experiment)
  const address = { experiment: experiment.id }
  return (
    <Layout frame={frame} title={t.title} section="experiments">
      <BackLink t={frame.t} href={paths.experiment.to(address)} text={t.toExperiment(experiment.title)} />
      {form && <ErrorSummary t={frame.t} errors={form.errors} />}
      <PageHead title={t.title} lead={isOpen ? t.lead : undefined} />
      {isRefused && <Alert t={frame.t} variant="warning" text={t.notSavedConcluded} />}
      {experiment.conclusion && !isRefused && <Alert t={frame.t} variant="info" text={t.isConcluded} />}
      {isSaved && <Alert t={frame.t} variant="success" text={t.savedOwn} />}
      <p class="ls-signeret">
        <Icon name="info" />{' '}
        {experiment.standing === 'reader'
          ? t.readerSees
          : `${t.signedTitle}. ${t.signed(experiment.standing === 'owner' ? undefined : experiment.owner.name)}`}
      </p>
      {isOpen ? (
        <PostForm action={paths.ratings.to(address)} class="ls-nuefter">
          <Columns frame={frame} experiment={experiment} questions={questions} words={words} mine={mine} form={form} isOpen />
          <div class="ls-nuefter-gem">
            <Button>{t.save}</Button>
            <span class="ls-svag">{t.saveHint}</span>
          </div>
        </PostForm>
      ) : (
        <div class="ls-nuefter">
          <Columns frame={frame} experiment={experiment} questions={questions} words={words} />
        </div>
      )}
      <section aria-labelledby="fund">
        <SectionHead id="fund" title={headline(frame.t, report.finding)} />
        {report.finding.kind === 'nothing' && (
          <p>
            {report.isWithheld ? t.withheld : t.nothingYet} {report.before + report.after > 0 && t.counts(report.before, report.after)}
          </p>
        )}
        <RatingsFigure frame={frame} experiment={experiment} questions={questions} report={report} />
        <div class="ls-afsnit-blok ls-nuefter">
          <RatingsNumbers frame={frame} report={report} />
          <SupportCounts frame={frame} experiment={experiment} questions={questions} report={report} />
        </div>
        {experiment.standing !== 'reader' && (
          <p class="ls-knapper ls-afsnit-blok d-print-none">
            <ButtonLink variant="secondary" href={paths.raters.to(address)}>
              {isOpen ? t.toRaters : t.ratersTitle}
            </ButtonLink>
          </p>
        )}
      </section>
    </Layout>
  )
}

type ColumnsProps = Pick<RatingsPageProps, 'frame' | 'experiment' | 'questions' | 'words' | 'mine' | 'form'> & { isOpen?: boolean }

function Columns({ isOpen, ...props }: ColumnsProps) {
  const { frame, experiment, mine, form } = props
  const t = frame.t.ratings
  const typed = form?.typed ?? (mine ? typedOf(mine.ratings) : {})
  const errors = form?.errors ?? {}
  const scale = (asking: 'challenge-before' | 'support-after' | 'challenge-after') => (
    <AskedScale frame={frame} tone={experiment} questions={props.questions} asking={asking} value={typed[asking]} error={errors[asking]} />
  )
  const after = (
    <>
      {scale('support-after')}
      {scale('challenge-after')}
      <p class="ls-svag">{t.neverCompared}</p>
    </>
  )
  // Until something was tried there is nothing to look back on; but nobody is kept from it.
  const isTime = experiment.phase >= 4 || Boolean(typed['support-after'] || typed['challenge-after'])
  return (
    <>
      <section aria-labelledby="nu">
        <SectionHead id="nu" title={t.now} />
        <p class="ls-svag">{t.nowLead}</p>
        <Words {...props} of={['before_think', 'before_do']} phase="1" />
        {isOpen && scale('challenge-before')}
      </section>
      <section aria-labelledby="efter">
        <SectionHead id="efter" title={t.after} />
        <p class="ls-svag">{t.afterLead}</p>
        <Words {...props} of={['after_think', 'after_do']} phase="5" />
        {isOpen && (isTime ? after : <Details summary={t.afterWaits}>{after}</Details>)}
      </section>
    </>
  )
}

function Words({ frame, experiment, questions, words, of, phase }: ColumnsProps & { of: WordKey[]; phase: '1' | '5' }) {
  const t = frame.t.ratings
  return (
    <dl class="ls-nuefter-ord">
      {of.map((key) => {
        const question = allQuestions(questions).find((one) => one.key === key)
        if (!question) return null
        const text = say(question.text, frame.language, experiment)
        return (
          <>
            <dt>
              <Said text={question.text} language={frame.language} tone={experiment} />
              {isWritable(experiment) && (
                <a
                  href={`${paths.experimentPhasePage.to({ experiment: experiment.id, phase })}#${key}`}
                  aria-label={t.editWords(text)}
                  class="d-print-none"
                >
                  {t.edit}
                </a>
              )}
            </dt>
            {words[key] ? <dd lang={danish(frame)}>{words[key]}</dd> : <dd class="ls-svag">{t.notWritten}</dd>}
          </>
        )
      })}
    </dl>
  )
}
