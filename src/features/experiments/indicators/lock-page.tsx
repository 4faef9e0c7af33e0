import { paths } from '#paths.ts'
import { dateAndTime, longDate } from '#shared/dates.ts'
import { Alert } from '#ui/alert.tsx'
import { BackLink } from '#ui/back-link.tsx'
import { Button } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { PostForm } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { SectionHead } from '#ui/section-head.tsx'
import { beginningOf, type Experiment } from '../experiment.ts'
import type { Indicator } from './indicator.ts'

interface LockPageProps {
  frame: Frame
  experiment: Experiment
  /** Where the lock is asked for: of one, or of all. */
  action: string
  /** Those that are not locked. */
  indicators: Indicator[]
  /** Somebody changed one of them after the page was drawn. */
  hasChanged?: boolean
}

/** What locking means, and what exactly is locked. */
export function LockPage({ frame, experiment, action, indicators, hasChanged }: LockPageProps) {
  const t = frame.t.indicators
  const back = paths.indicators.to({ experiment: experiment.id })
  const beginning = beginningOf(experiment)
  return (
    <Layout frame={frame} title={t.lockTitle} section="experiments">
      <BackLink t={frame.t} href={back} text={t.toList} />
      <PageHead title={t.lockTitle} lead={t.lockLead} />
      {hasChanged && <Alert t={frame.t} variant="warning" text={t.lockChanged} />}
      {beginning && indicators.length > 0 ? (
        <Alert
          t={frame.t}
          variant="warning"
          heading={t.lockLateTitle}
          headingLevel="h2"
          text={t.lockLate(dateAndTime(beginning.at, frame.language))}
        />
      ) : (
        <p>{t.lockEarly}</p>
      )}
      <ul>
        {t.lockMeans.map((meaning) => (
          <li>{meaning}</li>
        ))}
      </ul>
      <section aria-labelledby="laases">
        <SectionHead id="laases" title={t.lockWhat} />
        {indicators.length === 0 && <p class="ls-under-hoved">{t.lockNothing}</p>}
        {indicators.map((indicator) => (
          <Definition frame={frame} indicator={indicator} />
        ))}
      </section>
      {indicators.length > 0 && (
        <PostForm action={action}>
          <input type="hidden" name="seen" value={indicators.map(({ id, revision }) => `${id}:${revision}`).join(',')} />
          <p class="ls-knapper">
            <Button icon="lock">{t.lockYes(indicators.length)}</Button>
            <a href={back}>{t.cancel}</a>
          </p>
        </PostForm>
      )}
    </Layout>
  )
}

function Definition({ frame, indicator }: { frame: Frame; indicator: Indicator }) {
  const t = frame.t.indicators
  const { name, unit, direction, plannedOn } = indicator
  const lang = danish(frame)
  return (
    <dl class="ls-laases">
      <dt>{t.name}</dt>
      <dd lang={lang}>{name}</dd>
      {unit && (
        <>
          <dt>{t.unit}</dt>
          <dd lang={lang}>{unit}</dd>
        </>
      )}
      <dt>{t.direction}</dt>
      <dd>{t.directions[direction]}</dd>
      <dt>{t.dates}</dt>
      <dd>{plannedOn.length === 0 ? t.lockNoDates : plannedOn.map((on) => longDate(on, frame.language)).join(' · ')}</dd>
    </dl>
  )
}
