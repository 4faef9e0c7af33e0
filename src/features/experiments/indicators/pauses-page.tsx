import { paths } from '#paths.ts'
import { isoWeek, longDate } from '#shared/dates.ts'
import type { FormErrors } from '#shared/form.ts'
import { BackLink } from '#ui/back-link.tsx'
import { Button } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { ErrorSummary, PostForm, TextInput } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { SectionHead } from '#ui/section-head.tsx'
import type { Experiment } from '../experiment.ts'
import type { Pause } from './indicator.ts'

interface PausesPageProps {
  frame: Frame
  experiment: Experiment
  pauses: (Pause & { isOwn: boolean })[]
  canEdit: boolean
  form?: FormErrors
}

/** Ferie, uge 29–31. */
export function PausesPage({ frame, experiment, pauses, canEdit, form = { typed: {}, errors: {} } }: PausesPageProps) {
  const t = frame.t.indicators
  const lang = danish(frame)
  const { typed, errors } = form
  return (
    <Layout frame={frame} title={t.pausesTitle} section="experiments">
      <BackLink t={frame.t} href={paths.indicators.to({ experiment: experiment.id })} text={t.toList} />
      <ErrorSummary t={frame.t} errors={errors} />
      <PageHead title={t.pausesTitle} lead={t.pausesLead} />
      {pauses.length === 0 && <p>{t.pausesNone}</p>}
      <ul class="ls-raekker ls-uden no-max-width">
        {pauses.map(({ id, label, from, to, isOwn }) => (
          <li class="ls-raekke ls-indikator">
            <div>
              <h2 class="ls-lille" lang={lang}>
                {label}
              </h2>
              <p class="ls-meta">
                <span>{t.pauseWeeks(isoWeek(from).week, isoWeek(to).week)}</span>
                <span>
                  {longDate(from, frame.language)} – {longDate(to, frame.language)}
                </span>
                {!isOwn && <span>{t.pauseEarlier}</span>}
              </p>
            </div>
            {canEdit && isOwn && (
              <PostForm action={paths.pauseRemoval.to({ experiment: experiment.id, pause: id })}>
                <Button variant="link">
                  {t.remove}
                  <span class="sr-only" lang={lang}>
                    {' '}
                    {label}
                  </span>
                </Button>
              </PostForm>
            )}
          </li>
        ))}
      </ul>
      {canEdit && (
        <section aria-labelledby="ny">
          <SectionHead id="ny" title={t.pauseAdd} />
          <PostForm action={paths.pauses.to({ experiment: experiment.id })} class="ls-indikatorform">
            <TextInput
              t={frame.t}
              name="label"
              label={t.pauseLabel}
              hint={t.pauseLabelHint}
              error={errors.label}
              value={typed.label}
              maxlength={60}
              lang={lang}
            />
            <div class="ls-feltraekke">
              <TextInput t={frame.t} name="from" label={t.pauseFrom} hint={t.pauseHint} error={errors.from} value={typed.from} />
              <TextInput t={frame.t} name="to" label={t.pauseTo} hint={t.pauseHint} error={errors.to} value={typed.to} optional />
            </div>
            <p class="ls-knapper">
              <Button>{t.pauseAdd}</Button>
            </p>
          </PostForm>
        </section>
      )}
    </Layout>
  )
}
