import type { Content } from './foundation.ts'
import type { Template } from './template.ts'

/** What an administrator says when she takes a template into use. */
export type TakeIntoUse = {
  template: string
  name: string
  adoptedBy: string
  adoptedOn: string
}

/** A template read as a foundation that nobody has adopted yet: the same pages can show both. */
export function contentOf(template: Template): Content {
  const { key: _, ...head } = template
  return {
    ...head,
    themes: template.themes.map((theme, i) => ({
      ...theme,
      number: i + 1,
      expectations: theme.expectations.map((expectation) => ({ ...expectation, theme: theme.key })),
    })),
  }
}

/** Every id of the checklist that a content realises, each once. */
export function elementsOf(content: Content): string[] {
  const ids = [
    content.ids,
    content.vision?.ids ?? [],
    content.figure?.ids ?? [],
    ...content.roles.map((role) => role.ids),
    ...content.themes.flatMap((theme) => [theme.ids, theme.theory?.ids ?? [], ...theme.expectations.map((expectation) => expectation.ids)]),
    ...content.passages.flatMap((passage) => [passage.ids, ...passage.points.map((point) => point.ids)]),
  ]
  return [...new Set(ids.flat())].sort()
}
