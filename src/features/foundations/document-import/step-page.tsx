import { paths } from '#paths.ts'
import { Alert } from '#ui/alert.tsx'
import { BackLink } from '#ui/back-link.tsx'
import { Button } from '#ui/button.tsx'
import { ErrorSummary, PostForm } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { allTyped, countSeen, type Decisions } from './decisions.ts'
import { HeadFields } from './head-fields.tsx'
import { PassageFields } from './passage-fields.tsx'
import { type Problem, problemsOf, waitingIn } from './problems.ts'
import type { ImportProposal } from './proposal.ts'
import type { PlacedRepair } from './repaired-text.ts'
import { RestFields } from './rest-fields.tsx'
import { reviewOf } from './review.ts'
import { RoleFields } from './role-fields.tsx'
import { problemList, problemWords, type StepView, stepName } from './step-view.tsx'
import { type Step, stepsOf } from './steps.ts'
import { ThemeFields } from './theme-fields.tsx'

interface StepPageProps {
  frame: Frame
  id: string
  proposal: ImportProposal
  decisions: Decisions
  step: Step
  /** Somebody has tried to go on: then what is in the way is told. */
  isChecked: boolean
  isSaved?: boolean
  /** Beside what the review itself finds. */
  otherProblem?: { field: string; message: string }
}

const leads = { head: 'headLead', roles: 'rolesLead', theme: 'themeLead', passages: 'passagesLead', rest: 'restLead' } as const

/** One step of going through a document. */
export function StepPage({ frame, id, proposal, decisions, step, isChecked, isSaved, otherProblem }: StepPageProps) {
  const { t } = frame
  const d = t.documentImport
  const review = reviewOf(proposal, decisions)
  const steps = stepsOf(proposal)
  const problems: Problem[] = isChecked ? problemsOf(proposal, decisions).filter((problem) => problem.step === step.id) : []
  const other = otherProblem ? { [otherProblem.field]: otherProblem.message } : {}
  const view: StepView = { frame, proposal, review, typed: allTyped(decisions), errors: { ...problemWords(t, problems), ...other } }
  const title = stepName(t, step, review)
  const number = steps.findIndex((one) => one.id === step.id) + 1
  const seen = countSeen(steps, decisions)
  return (
    <Layout frame={frame} title={title} section="foundations">
      <BackLink t={t} href={paths.documentImport.to({ import: id })} text={d.toOverview} />
      <ErrorSummary t={t} errors={{ ...problemList(t, problems, proposal), ...other }} />
      <PageHead title={title} lead={d[leads[step.kind]]} />
      <div class="ls-fremgang">
        <span>{d.stepOf(number, steps.length)}</span>
        <progress max={steps.length} value={seen} aria-label={d.progress}></progress>
        <span>{d.seenOf(seen, steps.length)}</span>
      </div>
      <PostForm action={paths.documentImportStep.to({ import: id, step: step.id })} class="ls-gennemgang">
        {/* First in the form, so that Enter in a field only saves. */}
        <button type="submit" name="after" value="stay" hidden></button>
        <Waiting frame={frame} waiting={waitingIn(step, proposal, decisions)} />
        {step.kind === 'head' && <HeadFields view={view} />}
        {step.kind === 'roles' && <RoleFields view={view} />}
        {step.kind === 'theme' && <ThemeFields view={view} step={step} />}
        {step.kind === 'passages' && <PassageFields view={view} passages={step.passages} />}
        {step.kind === 'rest' && <RestFields view={view} items={step.items} />}
        <div class="ls-gem" id="gem">
          <p class="ls-knapper">
            <Button name="after" value="next">
              {d.saveAndGoOn}
            </Button>
            <Button variant="secondary" name="after" value="stay">
              {d.save}
            </Button>
            {isSaved && <strong role="status">{d.saved}</strong>}
          </p>
          <p class="ls-meta">{d.savedHint}</p>
        </div>
      </PostForm>
    </Layout>
  )
}

/** How many repairs nobody has decided, and all that are likely at once. */
function Waiting({ frame, waiting }: { frame: Frame; waiting: PlacedRepair[] }) {
  const d = frame.t.documentImport
  const likely = waiting.filter(({ repair }) => repair.certainty === 'likely').length
  if (waiting.length === 0) return null
  return (
    <Alert t={frame.t} variant="info">
      <p class="alert-text">
        {d.waiting(waiting.length)} {likely > 0 && likely < waiting.length && d.waitingLikely(likely)}
      </p>
      {likely > 0 && (
        <Button variant="secondary" name="after" value="likely">
          {d.makeLikely(likely)}
        </Button>
      )}
    </Alert>
  )
}
