import { paths } from '#paths.ts'
import { BackLink } from '#ui/back-link.tsx'
import { Badge } from '#ui/badge.tsx'
import { Button, ButtonLink } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { Details } from '#ui/details.tsx'
import { ErrorSummary, PostForm } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { SectionHead } from '#ui/section-head.tsx'
import { countSeen, type Decisions, nextUnseen } from './decisions.ts'
import { type Problem, problemsOf, waitingIn } from './problems.ts'
import type { ImportProposal } from './proposal.ts'
import { type Review, reviewOf } from './review.ts'
import { stepName } from './step-view.tsx'
import { type Step, stepsOf } from './steps.ts'

interface OverviewPageProps {
  frame: Frame
  id: string
  fileName: string
  proposal: ImportProposal
  decisions: Decisions
  /** A draft was asked for before everything was seen. */
  isRefused?: boolean
}

/** All steps of going through a document: where one is, what is missing, and at the end the draft. */
export function DocumentOverviewPage({ frame, id, fileName, proposal, decisions, isRefused }: OverviewPageProps) {
  const { t } = frame
  const d = t.documentImport
  const steps = stepsOf(proposal)
  const review = reviewOf(proposal, decisions)
  const problems = problemsOf(proposal, decisions)
  const count = proposal.themes.reduce((sum, theme) => sum + theme.expectations.length, 0)
  const title = d.overviewTitle(fileName)
  return (
    <Layout frame={frame} title={title} section="foundations">
      <BackLink t={t} href={paths.documentImports.to()} text={d.title} />
      {isRefused && <ErrorSummary t={t} errors={{ trin: problems.length > 0 ? d.notReadyProblems : d.notReady }} />}
      <PageHead
        title={title}
        lead={
          proposal.themes.length > 0
            ? d.overviewLead(proposal.pages, proposal.themes.length, count)
            : d.overviewLeadNoThemes(proposal.pages)
        }
      />
      <NextStep frame={frame} id={id} steps={steps} decisions={decisions} review={review} problems={problems} />
      <section aria-labelledby="trin">
        <SectionHead id="trin" title={d.stepsHeading}>
          <span class="ls-svag">{d.seenOf(countSeen(steps, decisions), steps.length)}</span>
        </SectionHead>
        <ol class="ls-trinliste ls-uden">
          {steps.map((step) => (
            <StepRow
              frame={frame}
              id={id}
              step={step}
              name={stepName(t, step, review)}
              isSeen={decisions[step.id]?.isSeen ?? false}
              lacking={problems.filter((problem) => problem.step === step.id).length}
              waiting={waitingIn(step, proposal, decisions).length}
              count={countOf(frame, step, proposal)}
            />
          ))}
        </ol>
      </section>
      <section>
        <Details summary={d.discardHeading}>
          <p>{d.discardHint}</p>
          <PostForm action={paths.documentImportRemoval.to({ import: id })}>
            <p class="ls-knapper">
              <Button variant="secondary">{d.discard}</Button>
            </p>
          </PostForm>
        </Details>
      </section>
    </Layout>
  )
}

interface NextStepProps {
  frame: Frame
  id: string
  steps: Step[]
  decisions: Decisions
  review: Review
  problems: Problem[]
}

function NextStep({ frame, id, steps, decisions, review, problems }: NextStepProps) {
  const { t } = frame
  const d = t.documentImport
  const seen = countSeen(steps, decisions)
  const next = nextUnseen(steps, decisions, '') ?? steps.find((step) => problems.some((problem) => problem.step === step.id))
  return (
    <section class="ls-nat ls-naeste ls-naeste-trin" aria-labelledby="naeste">
      <div>
        <p class="ls-nat-label">{d.seenOf(seen, steps.length)}</p>
        <h2 id="naeste">
          {next ? <span lang={next.kind === 'theme' ? danish(frame) : undefined}>{stepName(t, next, review)}</span> : d.readyTitle}
        </h2>
        <progress max={steps.length} value={seen} aria-label={d.progress}></progress>
        <p class="ls-nat-note">{next ? (seen === steps.length ? d.notReadyProblems : d.notReady) : d.readyText}</p>
        {next ? (
          <p class="ls-knapper">
            <ButtonLink href={stepHref(id, next, seen === steps.length)}>{seen === 0 ? d.begin : d.goOnHere}</ButtonLink>
          </p>
        ) : (
          <PostForm action={paths.documentImportDraft.to({ import: id })}>
            <p class="ls-knapper">
              <Button>{d.makeDraft}</Button>
            </p>
          </PostForm>
        )}
      </div>
    </section>
  )
}

interface StepRowProps {
  frame: Frame
  id: string
  step: Step
  name: string
  isSeen: boolean
  lacking: number
  waiting: number
  count: string | undefined
}

function StepRow({ frame, id, step, name, isSeen, lacking, waiting, count }: StepRowProps) {
  const d = frame.t.documentImport
  const isLacking = isSeen && lacking > 0
  return (
    <li class={isSeen && !isLacking ? 'ls-trin ls-trin-set' : 'ls-trin'}>
      <a href={stepHref(id, step, isLacking)} lang={step.kind === 'theme' ? danish(frame) : undefined}>
        {name}
      </a>
      <span class="ls-meta">
        {count && <span>{count}</span>}
        {waiting > 0 && <span>{d.repairs(waiting)}</span>}
      </span>
      <span class="ls-trin-stand">{isLacking ? <Badge text={d.lacks(lacking)} /> : isSeen ? d.seen : d.notSeen}</span>
    </li>
  )
}

function stepHref(id: string, step: Step, isChecked: boolean): string {
  return paths.documentImportStep.to({ import: id, step: step.id }, isChecked ? { check: 'yes' } : {})
}

function countOf({ t }: Frame, step: Step, proposal: ImportProposal): string | undefined {
  const d = t.documentImport
  if (step.kind === 'roles') return d.roles(proposal.roles.length)
  if (step.kind === 'theme') return d.expectations(step.expectations.length)
  if (step.kind === 'passages') return d.passages(step.passages.length)
  return step.kind === 'rest' ? d.things(step.items.length) : undefined
}
