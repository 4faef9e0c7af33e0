import type { Child } from 'hono/jsx'
import { paths } from '#paths.ts'
import { dayAndMonth, longDate } from '#shared/dates.ts'
import type { FormErrors } from '#shared/form.ts'
import { BackLink } from '#ui/back-link.tsx'
import { Badge } from '#ui/badge.tsx'
import { Button, ButtonLink } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { ErrorSummary, PostForm, RadioGroup } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Icon } from '#ui/icon.tsx'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import type { Experiment, Named } from '../experiment.ts'

interface SharingPageProps {
  frame: Frame
  experiment: Experiment
  sharedAt?: Date
  /** The owner's own groups that are open. */
  circles: Named[]
  form?: FormErrors
}

/** Private, the group, the organisation: three steps, in words and with a lock where nobody else comes in. */
export function SharingPage({ frame, experiment, sharedAt, circles, form }: SharingPageProps) {
  const t = frame.t.sharing
  const { circle, toldAt, helpers } = experiment
  return (
    <Layout frame={frame} title={t.title} section="experiments">
      <BackLink t={frame.t} href={paths.experiment.to({ experiment: experiment.id })} text={t.back} />
      <ErrorSummary t={frame.t} errors={form?.errors ?? {}} />
      <PageHead title={t.title} lead={t.lead} />
      <ol class="ls-trin ls-uden">
        <Step frame={frame} n={1} title={t.privateTitle} isPrivate isHere={!circle && !toldAt}>
          <p>{t.privateText}</p>
          <p class="ls-meta">
            <span>{helpers.length > 0 ? t.helpers(helpers.map(({ name }) => name).join(', ')) : t.noHelpers}</span>
            <a href={paths.experimentHelpers.to({ experiment: experiment.id })}>{t.helpersLink}</a>
          </p>
        </Step>
        <Step frame={frame} n={2} title={t.circleTitle} isHere={circle !== undefined}>
          <p>{t.circleText}</p>
          <Circle frame={frame} experiment={experiment} sharedAt={sharedAt} circles={circles} form={form} />
        </Step>
        <Step frame={frame} n={3} title={t.organisationTitle} isHere={toldAt !== undefined}>
          <p>{t.organisationText}</p>
          <Organisation frame={frame} experiment={experiment} />
        </Step>
      </ol>
    </Layout>
  )
}

function Step({
  frame,
  n,
  title,
  isPrivate,
  isHere,
  children,
}: {
  frame: Frame
  n: number
  title: string
  isPrivate?: boolean
  isHere: boolean
  children: Child
}) {
  const t = frame.t.sharing
  return (
    <li
      class={isPrivate ? 'ls-trin-led ls-privat' : isHere ? 'ls-trin-led ls-trin-delt' : 'ls-trin-led'}
      aria-current={isHere ? 'step' : undefined}
    >
      <div class="ls-privat-hoved">
        <h2 class="ls-mellem">
          {isPrivate && <Icon name="lock" />}
          <span class="sr-only">{t.step(n)}: </span>
          {title}
        </h2>
        {isHere && <Badge text={t.here} />}
      </div>
      {children}
    </li>
  )
}

function Circle({ frame, experiment, sharedAt, circles, form }: SharingPageProps) {
  const t = frame.t.sharing
  const { circle } = experiment
  const lang = danish(frame)
  const address = { experiment: experiment.id }
  if (circle)
    return (
      <PostForm action={paths.experimentCircleRemoval.to(address)}>
        <p>
          <strong>
            {t.sharedWith} {circle.name ? <span lang={lang}>{circle.name}</span> : t.formerCircle}
            {sharedAt && ` ${t.since(dayAndMonth(sharedAt, frame.language))}`}
          </strong>
        </p>
        <p class="ls-knapper">
          <Button variant="secondary">{t.stop}</Button>
          <span class="ls-svag">{t.stopHint}</span>
        </p>
      </PostForm>
    )
  if (circles.length === 0) return <p class="ls-svag">{t.noCircle}</p>
  return (
    <PostForm action={paths.experimentCircle.to(address)}>
      <RadioGroup
        t={frame.t}
        name="circle"
        label={t.chooseCircle}
        error={form?.errors.circle}
        value={form?.typed.circle ?? (circles.length === 1 ? circles[0]?.id : undefined)}
        options={circles.map(({ id, name }) => ({ value: id, label: name, lang }))}
      />
      <p class="ls-knapper">
        <Button variant="secondary">{t.share}</Button>
      </p>
    </PostForm>
  )
}

function Organisation({ frame, experiment }: { frame: Frame; experiment: Experiment }) {
  const t = frame.t.sharing
  const { toldAt } = experiment
  const address = { experiment: experiment.id }
  if (!toldAt)
    return (
      <p class="ls-knapper">
        <ButtonLink variant="secondary" href={paths.experimentTelling.to(address)}>
          {t.choose}
        </ButtonLink>
      </p>
    )
  return (
    <>
      <p>
        <strong>{t.toldSince(longDate(toldAt, frame.language))}</strong>
      </p>
      <p class="ls-meta">
        <a href={paths.toldExperiment.to(address)}>{t.seeTold}</a>
        <a href={paths.experimentTelling.to(address)}>{t.tellAgain}</a>
      </p>
      <p class="ls-svag">{t.tellAgainHint}</p>
      <PostForm action={paths.experimentTellingRemoval.to(address)}>
        <p class="ls-knapper">
          <Button variant="secondary">{t.withdraw}</Button>
          <span class="ls-svag">{t.withdrawHint}</span>
        </p>
      </PostForm>
    </>
  )
}
