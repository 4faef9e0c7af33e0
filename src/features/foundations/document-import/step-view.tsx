import type { Messages } from '#messages/messages.ts'
import type { Frame } from '#ui/frame.ts'
import type { Typed } from './decisions.ts'
import type { Problem } from './problems.ts'
import type { ImportProposal } from './proposal.ts'
import type { Review } from './review.ts'
import { type Step, stepsOf } from './steps.ts'

/** What the fields of a step need to be drawn. */
export interface StepView {
  frame: Frame
  proposal: ImportProposal
  review: Review
  /** The fields of all steps, as they were saved. */
  typed: Typed
  /** By field; empty until somebody has tried to go on. */
  errors: Record<string, string>
}

/** A step as it is called on the screen. A theme's is called what the theme is called now. */
export function stepName(t: Messages, step: Step, review: Review): string {
  const d = t.documentImport
  if (step.kind === 'head' || step.kind === 'roles') return d.steps[step.kind]
  const name = step.kind === 'theme' ? review.themes.find((theme) => theme.id === step.theme.id)?.name.text || d.theme : d.steps[step.kind]
  return d.partOf(name, step.part, step.parts)
}

/** Each problem in words, by its field. In the list over the form each names the thing that it is about. */
export function problemWords(t: Messages, problems: Problem[]): Record<string, string> {
  return Object.fromEntries(problems.map((problem) => [problem.field, inWords(t, problem)]))
}

export function problemList(t: Messages, problems: Problem[], proposal: ImportProposal): Record<string, string> {
  return Object.fromEntries(
    problems.map((problem) => {
      const where = thingName(t, problem.field, proposal)
      const what = inWords(t, problem)
      return [problem.field, where ? t.documentImport.problemIn(where, what) : what]
    }),
  )
}

function inWords({ documentImport: t }: Messages, problem: Problem): string {
  if (problem.problem === 'undecided') return t.problems.undecided(problem.count)
  if (problem.problem === 'too_long') return t.problems.too_long(problem.limit, problem.length)
  if (problem.problem === 'missing') return t.missing[problem.what]
  return t.problems[problem.problem]
}

function thingName({ documentImport: t }: Messages, field: string, proposal: ImportProposal): string | undefined {
  const id = field.split('-')[0]
  for (const step of stepsOf(proposal)) {
    const expectation = step.kind === 'theme' ? numberOf(step, id) : undefined
    if (expectation) return t.expectationHeading(expectation)
  }
  const passage = proposal.passages.findIndex((one) => one.id === id)
  if (passage >= 0) return t.passageHeading(passage + 1, '')
  return proposal.rest.find((one) => one.id === id)?.text.slice(0, 40)
}

/** Expectations are counted through their theme, whatever part of it is on the page. */
export function numberOf(step: Extract<Step, { kind: 'theme' }>, id: string | undefined): number | undefined {
  const at = step.theme.expectations.findIndex((one) => one.id === id)
  return at < 0 ? undefined : at + 1
}
