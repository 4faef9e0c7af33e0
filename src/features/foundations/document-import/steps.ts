import type { ImportProposal, ProposedExpectation, ProposedPassage, ProposedTheme, RestItem, Worded } from './proposal.ts'

/*
 * A proposal is gone through in steps, each no longer than one sits through: first what the foundation is and who it speaks to, then
 * a theme at a time, last what stands around the themes and what nobody could place.
 */

export type Step = { id: string } & (
  | { kind: 'head' }
  | { kind: 'roles' }
  | ({ kind: 'theme'; theme: ProposedTheme; expectations: ProposedExpectation[] } & Part)
  | ({ kind: 'passages'; passages: ProposedPassage[] } & Part)
  | ({ kind: 'rest'; items: RestItem[] } & Part)
)

interface Part {
  part: number
  parts: number
}

const most = { theme: 30, passages: 15, rest: 50 }

export function stepsOf({ themes, passages, rest }: ImportProposal): Step[] {
  return [
    { id: 'head', kind: 'head' },
    { id: 'roles', kind: 'roles' },
    ...themes.flatMap((theme) =>
      inParts(theme.id, theme.expectations, most.theme).map(
        ({ items, ...part }): Step => ({ kind: 'theme', theme, expectations: items, ...part }),
      ),
    ),
    ...(passages.length > 0 ? inParts('passages', passages, most.passages) : []).map(
      ({ items, ...part }): Step => ({ kind: 'passages', passages: items, ...part }),
    ),
    ...(rest.length > 0 ? inParts('rest', rest, most.rest) : []).map(({ items, ...part }): Step => ({ kind: 'rest', items, ...part })),
  ]
}

export function findStep(proposal: ImportProposal, id: string): Step | undefined {
  return stepsOf(proposal).find((step) => step.id === id)
}

/** Every wording that a step shows, in its order. */
export function wordedOf(step: Step, { head, roles }: ImportProposal): Worded[] {
  const some = (...wordings: (Worded | undefined)[]) => wordings.filter((worded) => worded !== undefined)
  switch (step.kind) {
    case 'head':
      return [head.name]
    case 'roles':
      return roles.flatMap(({ name, lead }) => some(name, lead))
    case 'theme':
      return [...(step.part === 1 ? some(step.theme.name, step.theme.text) : []), ...step.expectations]
    case 'passages':
      return step.passages.flatMap(({ heading, text }) => [heading, text])
    case 'rest':
      return step.items
  }
}

/** Even shares, so that the last part is not a single line. */
function inParts<T>(id: string, items: T[], most: number): ({ id: string; items: T[] } & Part)[] {
  const parts = Math.max(1, Math.ceil(items.length / most))
  const size = Math.ceil(items.length / parts)
  return Array.from({ length: parts }, (_, n) => ({
    id: n === 0 ? id : `${id}-${n + 1}`,
    items: items.slice(n * size, (n + 1) * size),
    part: n + 1,
    parts,
  }))
}
