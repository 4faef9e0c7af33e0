import { allTyped, type Decisions, settledOf } from './decisions.ts'
import type { ImportProposal } from './proposal.ts'
import { type PlacedRepair, undecided } from './repaired-text.ts'
import { type Decided, fields, type Review, type ReviewedRole, reviewOf } from './review.ts'
import { type Step, stepsOf, wordedOf } from './steps.ts'

/** Something that a person must look at before a draft can be made, and the field where it is. */
export type Problem = { step: string; field: string } & (
  | { problem: 'undecided'; count: number }
  | { problem: 'too_long'; limit: number; length: number }
  | { problem: 'missing'; what: 'name' | 'document' | 'lead' | 'theme_word' | 'role_name' | 'theme_name' | 'text' }
  | { problem: 'theme_missing' | 'theme_left_out' | 'role_missing' | 'role_left_out' | 'inherits_left_out' | 'circle' }
)

/** As long as the parts of a foundation may be. */
export const limits = { name: 200, themeWord: 60, lead: 4000, expectation: 400, prose: 4000 }

type Found = Problem extends infer P ? (P extends Problem ? Omit<P, 'step'> : never) : never

export function problemsOf(proposal: ImportProposal, decisions: Decisions): Problem[] {
  const review = reviewOf(proposal, decisions)
  const stepOf = stepOfFields(proposal)
  const found = [...inHead(review), ...inRoles(review), ...inThemes(review), ...inExpectations(review), ...inPassages(review)]
  return found.map((problem) => ({ step: stepOf(problem.field), ...problem }) as Problem)
}

/** The repairs of a step that wait for a person. What is left out waits for nobody. */
export function waitingIn(step: Step, proposal: ImportProposal, decisions: Decisions): PlacedRepair[] {
  const inPlay = fieldsInPlay(reviewOf(proposal, decisions))
  const typed = allTyped(decisions)
  return wordedOf(step, proposal)
    .filter((worded) => inPlay.has(worded.id))
    .flatMap((worded) => undecided(worded, settledOf(worded, typed)))
}

function fieldsInPlay({ head, roles, themes, expectations, passages }: Review): Set<string> {
  const decided = [
    head.name,
    ...kept(roles).flatMap(({ name, lead }) => [name, lead]),
    ...kept(themes).flatMap(({ name, text }) => [name, text]),
    ...kept(expectations).flatMap((one) => (goesWithItsTheme(one, themes) ? [] : [one.text])),
    ...kept(passages).flatMap(({ heading, text }) => [heading, text]),
  ]
  return new Set(decided.flatMap((one) => one?.field ?? []))
}

/** A draft may be made: every step has been seen, and nothing stands in the way. */
export function isReady(proposal: ImportProposal, decisions: Decisions): boolean {
  return stepsOf(proposal).every((step) => decisions[step.id]?.isSeen) && problemsOf(proposal, decisions).length === 0
}

function inHead({ head }: Review): Found[] {
  return [
    ...inText(head.name, limits.name, 'name'),
    ...inText({ field: 'document', text: head.document, undecided: 0 }, limits.name, 'document'),
    ...inText({ field: 'lead', text: head.lead, undecided: 0 }, limits.lead, 'lead'),
    ...inText({ field: 'themeWord', text: head.themeWord.one, undecided: 0 }, limits.themeWord, 'theme_word'),
    ...inText({ field: 'themeWords', text: head.themeWord.many, undecided: 0 }, limits.themeWord, 'theme_word'),
  ]
}

function inRoles({ roles }: Review): Found[] {
  return kept(roles).flatMap((role): Found[] => [
    ...inText(role.name, limits.name, 'role_name'),
    ...(role.lead ? inText(role.lead, limits.prose) : []),
    ...inInheritance(role, roles),
  ])
}

function inInheritance(role: ReviewedRole, roles: ReviewedRole[]): Found[] {
  if (role.inherits === undefined) return []
  const field = fields.inherits(role.id)
  const find = (id: string | undefined) => kept(roles).find((other) => other.id === id)
  if (!find(role.inherits)) return [{ field, problem: 'inherits_left_out' }]
  const line = new Set<string>()
  for (let next = find(role.inherits); next && !line.has(next.id); next = find(next.inherits)) line.add(next.id)
  return line.has(role.id) ? [{ field, problem: 'circle' }] : []
}

function inThemes({ themes }: Review): Found[] {
  return kept(themes).flatMap((theme): Found[] => [
    ...inText(theme.name, limits.name, 'theme_name'),
    ...(theme.shortName.field === theme.name.field ? [] : inText(theme.shortName, limits.name)),
    ...(theme.text ? inText(theme.text, limits.prose) : []),
  ])
}

function inExpectations({ expectations, themes, roles }: Review): Found[] {
  return kept(expectations).flatMap((expectation): Found[] => {
    const theme = themes.find((theme) => theme.id === expectation.theme)
    if (goesWithItsTheme(expectation, themes)) return []
    const role = roles.find((role) => role.id === expectation.role)
    return [
      ...inText(expectation.text, limits.expectation, 'text'),
      ...(theme?.isKept
        ? []
        : [{ field: fields.theme(expectation.id), problem: theme ? ('theme_left_out' as const) : ('theme_missing' as const) }]),
      ...(role?.isKept
        ? []
        : [{ field: fields.role(expectation.id), problem: role ? ('role_left_out' as const) : ('role_missing' as const) }]),
    ]
  })
}

/** Who leaves a theme out leaves out what stands in it, and has not been moved to another. */
export function goesWithItsTheme(expectation: Review['expectations'][number], themes: Review['themes']): boolean {
  return expectation.theme === expectation.proposedTheme && themes.some((theme) => theme.id === expectation.theme && !theme.isKept)
}

function inPassages({ passages }: Review): Found[] {
  return kept(passages).flatMap((passage): Found[] => [
    ...(passage.heading ? inText(passage.heading, limits.name) : []),
    ...inText(passage.text, limits.prose, passage.heading?.text ? undefined : 'text'),
  ])
}

function inText({ field, text, undecided }: Decided, limit: number, what?: Extract<Problem, { what: unknown }>['what']): Found[] {
  if (text === '') return what ? [{ field, problem: 'missing', what }] : []
  if (text.length > limit) return [{ field, problem: 'too_long', limit, length: text.length }]
  return undecided > 0 ? [{ field, problem: 'undecided', count: undecided }] : []
}

function kept<T extends { isKept: boolean }>(things: T[]): T[] {
  return things.filter((thing) => thing.isKept)
}

/** A field belongs to the step whose thing its name begins with. */
function stepOfFields(proposal: ImportProposal): (field: string) => string {
  const owners = new Map<string, string>()
  for (const step of stepsOf(proposal)) for (const id of thingsIn(step)) owners.set(id, step.id)
  return (field) => owners.get(field.split('-')[0] ?? '') ?? (/^[rt]n?\d/.test(field) ? 'roles' : 'head')
}

function thingsIn(step: Step): string[] {
  switch (step.kind) {
    case 'head':
    case 'roles':
      return []
    case 'theme':
      return [...(step.part === 1 ? [step.theme.id] : []), ...step.expectations.map(({ id }) => id)]
    case 'passages':
      return step.passages.map(({ id }) => id)
    case 'rest':
      return step.items.map(({ id }) => id)
  }
}
