import { paths } from '#paths.ts'
import type { FormErrors } from '#shared/form.ts'
import { Alert } from '#ui/alert.tsx'
import { BackLink } from '#ui/back-link.tsx'
import { Button, ButtonLink } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { ErrorSummary, PostForm } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { SectionHead } from '#ui/section-head.tsx'
import type { Experiment } from '../experiment.ts'
import { DefinitionFields } from './definition-fields.tsx'
import { type Indicator, unmeasured } from './indicator.ts'
import { IndicatorState } from './indicator-state.tsx'

interface IndicatorsPageProps {
  frame: Frame
  experiment: Experiment
  indicators: Indicator[]
  canEdit: boolean
  today: string
  form?: FormErrors
  /** One was changed while somebody wanted to remove it. */
  notRemoved?: boolean
}

/** What is measured in an experiment, and one more. */
export function IndicatorsPage({ frame, experiment, indicators, canEdit, today, form, notRemoved }: IndicatorsPageProps) {
  const t = frame.t.indicators
  const loose = indicators.filter(({ lockedAt }) => !lockedAt)
  return (
    <Layout frame={frame} title={t.title} section="experiments">
      <BackLink t={frame.t} href={paths.experiment.to({ experiment: experiment.id })} text={t.toExperiment} />
      {form && <ErrorSummary t={frame.t} errors={form.errors} />}
      <PageHead title={t.title} lead={t.lead} />
      {notRemoved && <Alert t={frame.t} variant="warning" text={t.lockChanged} />}
      <section aria-labelledby="valgt">
        <SectionHead id="valgt" title={t.chosen}>
          {canEdit && loose.length > 1 && <a href={paths.indicatorsLock.to({ experiment: experiment.id })}>{t.lockAll}</a>}
        </SectionHead>
        {indicators.length === 0 ? (
          <div class="ls-under-hoved">
            <EmptyState title={t.emptyTitle} headingLevel="h3" text={canEdit ? t.emptyText : t.emptyRead} />
          </div>
        ) : (
          <ol class="ls-raekker ls-uden no-max-width">
            {indicators.map((indicator) => (
              <Row frame={frame} experiment={experiment} indicator={indicator} canEdit={canEdit} today={today} among={loose} />
            ))}
          </ol>
        )}
      </section>
      {canEdit && (
        <section aria-labelledby="ny">
          <SectionHead id="ny" title={t.addTitle} />
          <PostForm action={paths.indicators.to({ experiment: experiment.id })} class="ls-indikatorform">
            <DefinitionFields frame={frame} form={form ?? { typed: {}, errors: {} }} />
            <p class="ls-knapper">
              <Button>{t.add}</Button>
            </p>
          </PostForm>
        </section>
      )}
      <p class="ls-afsnit-blok">
        <a href={paths.pauses.to({ experiment: experiment.id })}>{t.pausesLink}</a>
      </p>
    </Layout>
  )
}

interface RowProps {
  frame: Frame
  experiment: Experiment
  indicator: Indicator
  canEdit: boolean
  today: string
  among: Indicator[]
}

function Row({ frame, experiment, indicator, canEdit, today, among }: RowProps) {
  const t = frame.t.indicators
  const at = { experiment: experiment.id, indicator: indicator.id }
  const waiting = unmeasured(indicator, today).length
  const place = among.indexOf(indicator)
  const measured = indicator.measurements.length
  return (
    <li class="ls-raekke ls-indikator">
      <div>
        <h3>
          <a href={paths.indicator.to(at)} lang={danish(frame)}>
            {indicator.name}
          </a>
        </h3>
        <IndicatorState frame={frame} indicator={indicator} loop={experiment} />
        <p class="ls-meta">
          <span>{measured === 0 ? t.measuredNone : t.measured(measured)}</span>
          {waiting > 0 && <span>{t.waiting(waiting)}</span>}
        </p>
      </div>
      {canEdit && !indicator.lockedAt && (
        <div class="ls-indikator-handling">
          <ButtonLink variant="secondary" icon="lock" href={paths.indicatorLock.to(at)}>
            {t.lock}
            <OfWhich frame={frame} indicator={indicator} />
          </ButtonLink>
          <a href={paths.indicatorDefinition.to(at)}>
            {t.edit}
            <OfWhich frame={frame} indicator={indicator} />
          </a>
          {among.length > 1 && (
            <PostForm action={paths.indicatorMove.to(at)} replace class="ls-indikator-flyt">
              {place > 0 && (
                <Button variant="link" name="where" value="up">
                  {t.up}
                  <OfWhich frame={frame} indicator={indicator} />
                </Button>
              )}
              {place < among.length - 1 && (
                <Button variant="link" name="where" value="down">
                  {t.down}
                  <OfWhich frame={frame} indicator={indicator} />
                </Button>
              )}
            </PostForm>
          )}
          <details class="ls-fjern">
            <summary>
              {t.remove}
              <OfWhich frame={frame} indicator={indicator} />
            </summary>
            <PostForm action={paths.indicatorRemoval.to(at)}>
              <input type="hidden" name="revision" value={String(indicator.revision)} />
              <p>{t.removeConfirm(measured)}</p>
              <Button variant="secondary">{t.removeYes}</Button>
            </PostForm>
          </details>
        </div>
      )}
    </li>
  )
}

function OfWhich({ frame, indicator }: { frame: Frame; indicator: Indicator }) {
  return (
    <span class="sr-only" lang={danish(frame)}>
      {' '}
      {indicator.name}
    </span>
  )
}
