import type { Child } from 'hono/jsx'
import { paths } from '#paths.ts'
import { longDate } from '#shared/dates.ts'
import { Alert } from '#ui/alert.tsx'
import { BackLink } from '#ui/back-link.tsx'
import { Badge } from '#ui/badge.tsx'
import { Button, ButtonLink } from '#ui/button.tsx'
import { ErrorSummary, PostForm } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { SectionHead } from '#ui/section-head.tsx'
import { type Format, type FormatStep, read, type Said as SaidWords, type Words } from '../format.ts'
import { Said, sentence } from '../said.tsx'
import { Length } from './formats-page.tsx'
import { addressOf, isOptional, type OwnFormat } from './own-format.ts'
import { roleName } from './role-name.tsx'
import { partOfStep } from './wording.ts'

interface FormatPageProps {
  frame: Frame
  format: Format
  own?: OwnFormat
  /** What it was copied from, as long as that is there. */
  source?: { name: Words; address: string; version?: number }
  /** Steps of the original that it does without. */
  leftOut: FormatStep[]
  canWord: boolean
  /** The control that the reader came from. */
  at?: string
  error?: string
}

/** A format from end to end, as it is said in a meeting. Who words it does so part by part, from here. */
export function FormatPage({ frame, format, own, source, leftOut, canWord, at, error }: FormatPageProps) {
  const t = frame.t.meetingFormats
  const name = read(format.name, frame.language)
  const address = addressOf(format.key)
  const tool = (part: string, what: Child) =>
    own && canWord ? <EditLink frame={frame} id={own.id} part={part} what={what} at={at} /> : null
  return (
    <Layout frame={frame} title={name.text} section="meetings">
      <BackLink t={frame.t} href={paths.meetingFormats.to()} text={t.title} />
      {error && <ErrorSummary t={frame.t} errors={{ '': error }} />}
      <PageHead title={<Said frame={frame} text={name} />} lead={<Said frame={frame} text={read(format.lead, frame.language)} />} />
      <p class="ls-meta">
        <Length frame={frame} format={format} />
        {own && <span>{t.wording(own.version, longDate(own.wordedAt, frame.language), own.wordedBy ?? '')}</span>}
        {own && <Badge text={own.retiredAt ? t.retired : t.inUse} />}
      </p>
      {source && (
        <p class="ls-svag">
          {t.copiedFrom}{' '}
          <a href={paths.meetingFormat.to({ format: source.address })}>
            <Said frame={frame} text={read(source.name, frame.language)} />
          </a>{' '}
          {source.version !== undefined && t.copiedFromVersion(source.version)}
        </p>
      )}
      {own?.retiredAt && <Alert t={frame.t} variant="info" text={t.retiredText} />}
      {canWord && (
        <p class="ls-knapper ls-under-hoved">
          {tool('head', t.parts.head)}
          <ButtonLink variant={own ? 'secondary' : 'primary'} href={paths.meetingFormatCopy.to({ format: address })}>
            {t.copy}
          </ButtonLink>
        </p>
      )}
      <section aria-labelledby="rummet" class="ls-moedeform-del">
        <SectionHead id="rummet" title={t.room}>
          {tool('room', t.parts.room)}
        </SectionHead>
        <h3>
          <Said frame={frame} text={read(format.room.name, frame.language)} />
        </h3>
        <p>
          <Said frame={frame} text={read(format.room.text, frame.language)} />
        </p>
        <Questions frame={frame} questions={format.room.questions} />
      </section>
      <section aria-labelledby="runden" class="ls-moedeform-del">
        <SectionHead id="runden" title={t.round}>
          {tool('round', t.parts.round)}
        </SectionHead>
        <h3>
          <Said frame={frame} text={read(format.round.name, frame.language)} />
        </h3>
        <Questions frame={frame} questions={format.round.rules} />
      </section>
      <section aria-labelledby="rollerne">
        <SectionHead id="rollerne" title={t.roles}>
          {tool('roles', t.parts.roles)}
        </SectionHead>
        <dl class="ls-moedeform-roller">
          {format.roles.map((role) => (
            <div>
              <dt>
                <Said frame={frame} text={read(role.name, frame.language)} />
              </dt>
              <dd>
                <Said frame={frame} text={read(role.task, frame.language)} />
              </dd>
            </div>
          ))}
        </dl>
      </section>
      <section aria-labelledby="trinnene">
        <SectionHead id="trinnene" title={t.theSteps} />
        <ol class="ls-uden ls-moedeform-trin no-max-width">
          {format.steps.map((step, i) => (
            <li>
              <Step frame={frame} format={format} step={step} number={i + 1}>
                {own && canWord && <StepTools frame={frame} id={own.id} step={step} at={at} />}
              </Step>
            </li>
          ))}
        </ol>
      </section>
      {own && canWord && leftOut.length > 0 && (
        <section aria-labelledby="udeladt">
          <SectionHead id="udeladt" title={t.leftOut} />
          <p class="ls-svag">{t.leftOutText}</p>
          <ul class="ls-uden no-max-width">
            {leftOut.map((step) => (
              <li>
                <TakeBack frame={frame} id={own.id} step={step} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {own && canWord && <Use frame={frame} own={own} />}
      {format.source && <Source frame={frame} {...format.source} />}
    </Layout>
  )
}

function Source({ frame, document, publisher, year }: { frame: Frame } & NonNullable<Format['source']>) {
  const say = (document: string, publisher: string) => frame.t.meetingFormats.source(document, publisher, year)
  return <p class="ls-svag ls-efter-liste">{sentence(frame, say, document, publisher)}</p>
}

interface StepProps {
  frame: Frame
  format: Format
  step: FormatStep
  number: number
  children?: Child
}

function Step({ frame, format, step, number, children }: StepProps) {
  const t = frame.t.meetingFormats
  const { meetings } = frame.t
  const who = (roles: readonly FormatStep['speaks'][number][]) => roles.map((role) => roleName(frame, format, role).text).join(', ')
  return (
    <>
      <div class="ls-moedeform-hoved">
        <h3>
          {number}. <Said frame={frame} text={read(step.title, frame.language)} />
        </h3>
        {children}
      </div>
      <p class="ls-meta">
        <span>{step.per === 'presenter' ? meetings.perPresenter(step.minutes) : meetings.stepMinutes(step.minutes)}</span>
        <span>{t.speaks(who(step.speaks))}</span>
        {step.asks.length > 0 && <span>{t.asks(who(step.asks))}</span>}
      </p>
      <p>
        <Said frame={frame} text={read(step.lead, frame.language)} />
      </p>
      {step.questions.length > 0 && (
        <>
          <h4>{step.kind === 'challenging_reflections' ? t.tasks : t.questions}</h4>
          <Questions frame={frame} questions={step.questions} />
        </>
      )}
      {step.prompts.length > 0 && (
        <>
          <h4>{t.prompts}</h4>
          <dl class="ls-moedeform-roller">
            {step.prompts.map((prompt) => (
              <div>
                <dt>
                  <Said frame={frame} text={roleName(frame, format, prompt.for)} />
                </dt>
                <dd>
                  <Said frame={frame} text={read(prompt, frame.language)} />
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
      {step.fields.length > 0 && (
        <>
          <h4>{t.fields}</h4>
          <ul>
            {step.fields.map((field) => (
              <li>
                <Said frame={frame} text={read(field, frame.language)} />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}

function Questions({ frame, questions }: { frame: Frame; questions: readonly SaidWords[] }) {
  if (questions.length === 0) return null
  return (
    <ul>
      {questions.map((question) => (
        <li>
          <Said frame={frame} text={read(question, frame.language)} />
        </li>
      ))}
    </ul>
  )
}

function StepTools({ frame, id, step, at }: { frame: Frame; id: string; step: FormatStep; at?: string }) {
  const t = frame.t.meetingFormats
  const part = partOfStep(step)
  const title = <Said frame={frame} text={read(step.title, frame.language)} />
  return (
    <div class="ls-redskaber">
      <EditLink frame={frame} id={id} part={part} what={title} at={at} />
      {isOptional(step) && (
        <PostForm action={paths.meetingFormatOmission.to({ format: id, part })} replace>
          <Button variant="link">
            {t.leaveOut}
            <span class="sr-only"> {title}</span>
          </Button>
        </PostForm>
      )}
    </div>
  )
}

function TakeBack({ frame, id, step }: { frame: Frame; id: string; step: FormatStep }) {
  const t = frame.t.meetingFormats
  const title = <Said frame={frame} text={read(step.title, frame.language)} />
  return (
    <PostForm action={paths.meetingFormatOmissionRemoval.to({ format: id, part: partOfStep(step) })} replace class="ls-moedeform-hoved">
      <span>{title}</span>
      <Button variant="link">
        {t.takeBackStep}
        <span class="sr-only"> {title}</span>
      </Button>
    </PostForm>
  )
}

/** Where the reader goes on after she has worded a part. */
export function editLinkId(part: string): string {
  return `ret-${part}`
}

function EditLink({ frame, id, part, what, at }: { frame: Frame; id: string; part: string; what: Child; at?: string }) {
  const control = editLinkId(part)
  return (
    <a id={control} href={paths.meetingFormatPart.to({ format: id, part })} autofocus={at === control}>
      {frame.t.meetingFormats.edit}
      <span class={part === 'head' ? undefined : 'sr-only'}>
        {part === 'head' ? ': ' : ' '}
        {what}
      </span>
    </a>
  )
}

function Use({ frame, own }: { frame: Frame; own: OwnFormat }) {
  const t = frame.t.meetingFormats
  const { meetingFormatRetirement, meetingFormatRetirementRemoval } = paths
  const path = own.retiredAt ? meetingFormatRetirementRemoval : meetingFormatRetirement
  return (
    <section aria-labelledby="brug">
      <SectionHead id="brug" title={own.retiredAt ? t.bringBack : t.retire} />
      <p class="ls-svag">{own.retiredAt ? t.retiredText : t.retireText}</p>
      <PostForm action={path.to({ format: own.id })} replace>
        <p class="ls-knapper">
          <Button variant="secondary">{own.retiredAt ? t.bringBack : t.retire}</Button>
        </p>
      </PostForm>
    </section>
  )
}
