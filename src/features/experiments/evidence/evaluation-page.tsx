import { paths } from '#paths.ts'
import { dateAndTime } from '#shared/dates.ts'
import type { FormErrors } from '#shared/form.ts'
import { Alert } from '#ui/alert.tsx'
import { BackLink } from '#ui/back-link.tsx'
import { Button } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { ErrorSummary, FileInput, PostForm, RadioGroup, Textarea, TextInput } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { beginningOf, type Experiment } from '../experiment.ts'
import type { Evaluation } from './evidence.ts'

interface EvaluationPageProps {
  frame: Frame
  experiment: Experiment
  evaluation?: Evaluation
  form?: FormErrors
  /** Somebody fixed the design while this one was written. */
  wasFixed?: boolean
}

const designs = ['comparison', 'randomised', 'stepped', 'on_off'] as const

export function EvaluationPage({ frame, experiment, evaluation, form, wasFixed }: EvaluationPageProps) {
  const t = frame.t.evidence
  const address = { experiment: experiment.id }
  return (
    <Layout frame={frame} title={t.evaluationTitle} section="experiments">
      <BackLink t={frame.t} href={paths.experiment.to(address)} text={experiment.title} lang={danish(frame)} />
      <PageHead title={t.evaluationTitle} lead={t.evaluationLead} />
      <ErrorSummary t={frame.t} errors={form?.errors ?? {}} />
      {wasFixed && <Alert t={frame.t} variant="info" text={t.fixedAlready} />}
      {evaluation ? (
        <Fixed frame={frame} experiment={experiment} evaluation={evaluation} form={form} />
      ) : (
        experiment.standing === 'owner' && !experiment.conclusion && <DesignForm frame={frame} experiment={experiment} form={form} />
      )}
    </Layout>
  )
}

function DesignForm({ frame, experiment, form }: { frame: Frame; experiment: Experiment; form?: FormErrors }) {
  const t = frame.t.evidence
  return (
    <PostForm action={paths.experimentEvaluation.to({ experiment: experiment.id })} class="ls-smal">
      <RadioGroup
        t={frame.t}
        name="design"
        label={t.designLabel}
        error={form?.errors.design}
        value={form?.typed.design}
        options={designs.map((design) => ({ value: design, label: t.designs[design][0] ?? '', hint: t.designs[design][1] }))}
      />
      <Textarea t={frame.t} name="plan" label={t.planLabel} hint={t.planHint} error={form?.errors.plan} value={form?.typed.plan} />
      <p class="ls-knapper">
        <Button>{t.fixDesign}</Button>
      </p>
    </PostForm>
  )
}

function Fixed({
  frame,
  experiment,
  evaluation,
  form,
}: {
  frame: Frame
  experiment: Experiment
  evaluation: Evaluation
  form?: FormErrors
}) {
  const t = frame.t.evidence
  const lang = danish(frame)
  const address = { experiment: experiment.id }
  const beginning = beginningOf(experiment)
  const isTooLate = beginning !== undefined && evaluation.fixedAt >= beginning.at
  return (
    <>
      <section aria-labelledby="design" class="ls-laesetekst">
        <h2 id="design">{t.designs[evaluation.design][0]}</h2>
        <p class="ls-svag">{t.fixedOn(dateAndTime(evaluation.fixedAt, frame.language))}</p>
        {isTooLate && <p>{t.fixedTooLate}</p>}
        <p class="ls-egne-ord" lang={lang}>
          {evaluation.plan}
        </p>
      </section>
      {evaluation.attachedAt && (
        <section aria-labelledby="fund" class="ls-laesetekst">
          <h2 id="fund" lang={lang}>
            {evaluation.evaluatorPlace ? `${evaluation.evaluator}, ${evaluation.evaluatorPlace}` : evaluation.evaluator}
          </h2>
          <p class="ls-svag">{t.attached(dateAndTime(evaluation.attachedAt, frame.language))}</p>
          <blockquote class="ls-citat" lang={lang}>
            {evaluation.finding}
          </blockquote>
          <p>
            <a href={paths.experimentReport.to(address)} data-turbo="false">
              {t.readReport(evaluation.reportName ?? '')}
            </a>
          </p>
        </section>
      )}
      {experiment.standing === 'owner' && (
        <form
          method="post"
          action={paths.experimentReport.to(address)}
          enctype="multipart/form-data"
          class="ls-smal ls-afsnit-blok"
          novalidate
        >
          <h2>{t.reportLabel}</h2>
          <TextInput
            t={frame.t}
            name="evaluator"
            label={t.evaluatorLabel}
            error={form?.errors.evaluator}
            value={form?.typed.evaluator ?? evaluation.evaluator}
          />
          <TextInput
            t={frame.t}
            name="place"
            label={t.placeLabel}
            error={form?.errors.place}
            value={form?.typed.place ?? evaluation.evaluatorPlace}
            optional
          />
          <Textarea
            t={frame.t}
            name="finding"
            label={t.findingLabel}
            hint={t.findingHint}
            error={form?.errors.finding}
            value={form?.typed.finding ?? evaluation.finding}
            rows={3}
            lang={lang}
          />
          <FileInput
            t={frame.t}
            name="report"
            label={t.reportLabel}
            hint={t.reportHint}
            error={form?.errors.report}
            accept="application/pdf,.pdf"
          />
          <p class="ls-knapper">
            <Button>{t.attach}</Button>
          </p>
        </form>
      )}
    </>
  )
}
