import { type Format, type FormatStep, formatSchema } from '../format.ts'
import { isOptional } from './own-format.ts'
import { partOfStep } from './wording.ts'

/**
 * What stands in the way of holding a meeting with a format. A fault of words says where they stand: in which part, and in which field
 * of its form ('lead-da', 'list-2-da', 'minutes').
 */
export type Fault =
  | { kind: 'missing' | 'minutes'; part: string; field: string }
  | { kind: 'too_long' | 'too_many'; part: string; field: string; most: number }
  | { kind: 'step_missing' | 'step_changed'; step: FormatStep }
  | { kind: 'frame' }

/** Names stand in lists, on the shared screen and in a calendar. */
export const longestName = 120
export const longestText = 400

/**
 * All that is wrong with a format that was made of the words of `origin`, a format that can be held: by the same rules as the files of
 * the product, and by what of the origin must be there still. Empty: a meeting can be planned with it.
 */
export function faultsOf(format: Format, origin: Format): Fault[] {
  return [...faultsOfFrame(format, origin), ...faultsOfSteps(format, origin), ...faultsOfWords(format)]
}

/** What no wording may touch. */
function faultsOfFrame(format: Format, origin: Format): Fault[] {
  const frame = ({ roles, presenters }: Format) => JSON.stringify([roles.map(({ key }) => key), presenters])
  return frame(format) === frame(origin) ? [] : [{ kind: 'frame' }]
}

function faultsOfSteps(format: Format, origin: Format): Fault[] {
  const frame = ({ key, kind, per, speaks, asks, fields }: FormatStep) =>
    JSON.stringify([key, kind, per, speaks, asks, fields.map((field) => field.key)])
  const place = (step: FormatStep) => origin.steps.findIndex((one) => frame(one) === frame(step))
  const places = format.steps.map(place)
  return [
    ...origin.steps
      .filter((step) => !isOptional(step) && !format.steps.some(({ key }) => key === step.key))
      .map((step): Fault => ({ kind: 'step_missing', step })),
    ...format.steps.filter((_, i) => (places[i] ?? -1) <= (places[i - 1] ?? -1)).map((step): Fault => ({ kind: 'step_changed', step })),
  ]
}

function faultsOfWords(format: Format): Fault[] {
  const names: [part: string, field: string, words: { da: string; en?: string }][] = [
    ['head', 'name', format.name],
    ['room', 'name', format.room.name],
    ['round', 'name', format.round.name],
    ...format.steps.map((step): [string, string, { da: string; en?: string }] => [partOfStep(step), 'title', step.title]),
  ]
  const tooLong = names.flatMap(([part, field, words]) =>
    (['da', 'en'] as const)
      .filter((language) => (words[language]?.length ?? 0) > longestName)
      .map((language): Fault => ({ kind: 'too_long', part, field: `${field}-${language}`, most: longestName })),
  )
  const result = formatSchema.safeParse(format)
  const others = result.success ? [] : result.error.issues.map((issue) => faultOfIssue(format, issue))
  return [...tooLong, ...others.filter((fault) => !tooLong.some((known) => isAtSamePlace(known, fault)))]
}

type Issue = NonNullable<ReturnType<typeof formatSchema.safeParse>['error']>['issues'][number]

function faultOfIssue(format: Format, issue: Issue): Fault {
  const place = placeOf(format, issue.path)
  if (!place) return { kind: 'frame' }
  if (place.field === 'minutes') return { kind: 'minutes', ...place }
  if (issue.code === 'too_big') return { kind: issue.origin === 'array' ? 'too_many' : 'too_long', ...place, most: Number(issue.maximum) }
  return issue.code === 'too_small' ? { kind: 'missing', ...place } : { kind: 'frame' }
}

/** Where in the forms that stands which the schema speaks of. undefined: nowhere, since no form can change it. */
function placeOf(format: Format, path: readonly PropertyKey[]): { part: string; field: string } | undefined {
  const [first, second, third, fourth, fifth] = path.map(String)
  const index = Number(second)
  if (first === 'name' || first === 'lead') return { part: 'head', field: `${first}-${second}` }
  if (first === 'room' || first === 'round')
    return { part: first, field: second === 'questions' || second === 'rules' ? listField(third, fourth) : `${second}-${third}` }
  if (first === 'roles') {
    const role = format.roles[index]
    return role && third === 'task' ? { part: 'roles', field: `task-${role.key}-${fourth}` } : undefined
  }
  const step = first === 'steps' ? format.steps[index] : undefined
  if (!step) return undefined
  const part = partOfStep(step)
  if (third === 'minutes') return { part, field: 'minutes' }
  if (third === 'title' || third === 'lead') return { part, field: `${third}-${fourth}` }
  if (third === 'questions') return { part, field: listField(fourth, fifth) }
  if (third === 'prompts') return { part, field: `prompt-${step.prompts[Number(fourth)]?.for}-${fifth}` }
  return third === 'fields' ? { part, field: `field-${step.fields[Number(fourth)]?.key}-${fifth}` } : undefined
}

function listField(index?: string, language?: string): string {
  return index === undefined ? 'list' : `list-${index}-${language}`
}

function isAtSamePlace(a: Fault, b: Fault): boolean {
  return 'field' in a && 'field' in b && a.part === b.part && a.field === b.field
}
