import { paths } from '#paths.ts'
import type { FormErrors } from '#shared/form.ts'
import { Alert } from '#ui/alert.tsx'
import { BackLink } from '#ui/back-link.tsx'
import { Button } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { ErrorSummary, PostForm } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import type { Experiment } from '../experiment.ts'
import { DefinitionFields } from './definition-fields.tsx'
import type { Indicator } from './indicator.ts'
import { datesInWords } from './indicator-state.tsx'

interface DefinitionPageProps {
  frame: Frame
  experiment: Experiment
  indicatorId: string
  form: FormErrors
  /** What another wrote in the meantime, or that it is gone. */
  conflict?: { now: Indicator } | { gone: true }
}

/** An indicator is changed, as long as it is not locked. */
export function DefinitionPage({ frame, experiment, indicatorId, form, conflict }: DefinitionPageProps) {
  const t = frame.t.indicators
  const at = { experiment: experiment.id, indicator: indicatorId }
  const isGone = conflict !== undefined && 'gone' in conflict
  const back = paths.indicators.to({ experiment: experiment.id })
  const lang = danish(frame)
  return (
    <Layout frame={frame} title={t.editOf} section="experiments">
      <BackLink t={frame.t} href={back} text={t.toList} />
      <ErrorSummary t={frame.t} errors={form.errors} />
      <PageHead title={t.editOf} />
      {isGone && <Alert t={frame.t} variant="warning" heading={t.goneTitle} headingLevel="h2" text={t.goneText} />}
      {conflict && 'now' in conflict && (
        <Alert t={frame.t} variant="warning" heading={t.changedTitle} headingLevel="h2" text={t.changedText}>
          <div class="ls-staar-nu">
            <p>{t.standsNow}:</p>
            <blockquote lang={lang}>{conflict.now.name}</blockquote>
            <p class="ls-meta">
              {conflict.now.unit && <span lang={lang}>{conflict.now.unit}</span>}
              <span>{t.directions[conflict.now.direction]}</span>
              <span>{datesInWords(frame, conflict.now.plannedOn)}</span>
            </p>
            <p>{t.yours}.</p>
            <p>
              <a href={back}>{t.keepTheirs}</a>
            </p>
          </div>
        </Alert>
      )}
      <PostForm action={isGone ? back : paths.indicatorDefinition.to(at)} class="ls-indikatorform">
        <DefinitionFields frame={frame} form={form} />
        <p class="ls-knapper">
          <Button>{isGone ? t.add : t.save}</Button>
          <a href={back}>{t.cancel}</a>
        </p>
      </PostForm>
    </Layout>
  )
}
