import { type ActionField, type DecisionField, type Format, type Language, read } from '../format.ts'
import type { Text } from '../scene.ts'

/** What a format asks for about a next step and a decision, in its own words. What it does not ask for is not on the form. */
export interface Labels {
  action: Partial<Record<ActionField, Text>>
  decision: Partial<Record<DecisionField, Text>>
}

export function labelsOf(format: Format, language: Language): Labels {
  const fieldsOf = (kind: 'learning' | 'decision') =>
    Object.fromEntries(
      format.steps.filter((step) => step.kind === kind).flatMap((step) => step.fields.map((field) => [field.key, read(field, language)])),
    )
  return { action: fieldsOf('learning'), decision: fieldsOf('decision') }
}

/** These are always on the form: without them nothing can be closed. */
const always: readonly DecisionField[] = ['choice', 'because', 'tryNext', 'lookFor']

export function isAsked({ decision }: Labels, field: DecisionField): boolean {
  return always.includes(field) || decision[field] !== undefined
}
