import { paths } from '#paths.ts'
import { dayAndMonth } from '#shared/dates.ts'
import type { FormErrors } from '#shared/form.ts'
import { Alert } from '#ui/alert.tsx'
import { BackLink } from '#ui/back-link.tsx'
import { Button, ButtonLink } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { ErrorSummary, PostForm, TextInput } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { SectionHead } from '#ui/section-head.tsx'
import type { Experiment, Outcome } from '../experiment.ts'
import type { Decided } from './decided.ts'
import { DecidedSection } from './decided-section.tsx'
import type { SeenLoop } from './lineage.ts'
import { goesOnTrying } from './new-loop.ts'

interface ConcludedPageProps {
  frame: Frame
  experiment: Experiment
  next?: SeenLoop
  decided?: Decided
  /** It was concluded already when somebody concluded it: what she typed then. */
  unsaved?: { reason: string }
  form?: FormErrors
  /** She has this many running, and is asked whether she means it. */
  running?: number
}

/** It has ended, and stands. From here the next loop begins, if there is to be one. */
export function ConcludedPage({ frame, experiment, next, decided, unsaved, form, running }: ConcludedPageProps) {
  const t = frame.t.loops
  const { conclusion, id, loop, title } = experiment
  if (!conclusion) return null
  const address = { experiment: id }
  const isStop = conclusion.outcome === 'stop'
  const isOpen = form !== undefined || running !== undefined
  const nextLoop = (
    <NextLoop
      frame={frame}
      experiment={experiment}
      outcome={conclusion.outcome}
      form={form}
      running={running}
      heading={isStop ? 'h2' : 'h3'}
    />
  )
  return (
    <Layout frame={frame} title={`${t.concluded(loop)} – ${title}`} section="experiments">
      <BackLink t={frame.t} href={paths.experiment.to(address)} text={title} lang={danish(frame)} />
      <ErrorSummary t={frame.t} errors={form?.errors ?? {}} />
      <PageHead title={t.concluded(loop)} lead={t.decided[conclusion.outcome]} />
      {unsaved && <Alert t={frame.t} variant="info" text={t.concludedAlready} />}
      {running !== undefined && (
        <Alert
          t={frame.t}
          variant="warning"
          heading={frame.t.experiments.manyTitle(running)}
          headingLevel="h2"
          text={frame.t.experiments.manyText}
        />
      )}
      <DecidedSection frame={frame} experiment={experiment} decided={decided} hasNext={next !== undefined} />
      <div class="ls-udfaldet">
        <p class="ls-svag">{t.reasonOn(dayAndMonth(conclusion.concludedAt, frame.language))}</p>
        <blockquote class="ls-egne-ord" lang={danish(frame)}>
          {conclusion.reason}
        </blockquote>
        {!next && isStop && (
          <p class="ls-knapper">
            <ButtonLink href={paths.experiment.to(address)}>{t.backToExperiment}</ButtonLink>
          </p>
        )}
      </div>
      {unsaved?.reason && (
        <section class="ls-afsnit-blok" aria-labelledby="ikke-gemt">
          <SectionHead id="ikke-gemt" title={t.notSaved} />
          <p class="ls-svag ls-under-hoved">{t.copyIt}</p>
          <p class="ls-egne-ord" lang={danish(frame)}>
            {unsaved.reason}
          </p>
        </section>
      )}
      {next ? (
        <p class="ls-knapper ls-under-hoved">
          <ButtonLink href={paths.experiment.to({ experiment: next.id })}>{t.toNext(loop + 1)}</ButtonLink>
        </p>
      ) : isStop ? (
        <details class="details ls-under-hoved" open={isOpen}>
          <summary class="details-summary">{t.takeUpAgain}</summary>
          <div class="details-text">{nextLoop}</div>
        </details>
      ) : (
        <section class="ls-afsnit-blok" aria-labelledby="naeste">
          <SectionHead id="naeste" title={t.nextTitle(loop + 1)} />
          {nextLoop}
        </section>
      )}
    </Layout>
  )
}

function NextLoop({
  frame,
  experiment,
  outcome,
  form,
  running,
  heading: Heading,
}: Pick<ConcludedPageProps, 'frame' | 'experiment' | 'form' | 'running'> & { outcome: Outcome; heading: 'h2' | 'h3' }) {
  const t = frame.t.loops
  const { id, loop, title, circle } = experiment
  const { attempt, ...along } = t.along
  return (
    <PostForm action={paths.experimentLoops.to({ experiment: id })} class="ls-smal">
      <p class="ls-under-hoved">{t.nextLead}</p>
      <div class="ls-foelger">
        <div>
          <Heading class="ls-lille">{t.goesAlong}</Heading>
          <ul>
            {[
              along.now,
              along.success,
              ...(goesOnTrying(outcome) ? [attempt] : []),
              along.readings,
              along.indicators,
              along.expectations,
              along.people,
            ].map((line) => (
              <li>{line}</li>
            ))}
          </ul>
        </div>
        <div>
          <Heading class="ls-lille">{t.staysTitle}</Heading>
          <ul>
            <li>
              {circle ? (
                <>
                  {t.stays.sharingWith} <span lang={danish(frame)}>{circle.name}</span>
                </>
              ) : (
                t.stays.sharing
              )}
              : {t.stays.isPrivate}
            </li>
            <li>{t.stays.links}</li>
            <li>{t.stays.numbers}</li>
          </ul>
        </div>
      </div>
      <TextInput
        t={frame.t}
        name="title"
        label={t.nextName(loop + 1)}
        hint={t.nextNameHint}
        error={form?.errors.title}
        value={form?.typed.title ?? title}
        maxlength={120}
        lang={danish(frame)}
      />
      <p class="ls-knapper">
        {running === undefined ? (
          <Button>{t.begin(loop + 1)}</Button>
        ) : (
          <Button name="anyway" value="yes">
            {frame.t.experiments.beginAnyway}
          </Button>
        )}
      </p>
    </PostForm>
  )
}
