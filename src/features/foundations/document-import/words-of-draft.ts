import { makeKey } from '../draft/key.ts'
import type { Template } from '../template.ts'
import { goesWithItsTheme } from './problems.ts'
import type { Review } from './review.ts'

/** What a first draft begins with: no template, and a document of the organisation's own as its source. */
export type DraftWords = Omit<Template, 'key' | 'source'>

/** All that was kept, in the words that a person has seen, and nothing else. Ask only when the review is ready (problems.ts). */
export function wordsOfDraft({ head, roles, themes, expectations, passages }: Review): DraftWords {
  const keptRoles = roles.filter((role) => role.isKept)
  const keptThemes = themes.filter((theme) => theme.isKept)
  const keptExpectations = expectations.filter((one) => one.isKept && !goesWithItsTheme(one, themes))
  const roleKeys = new Map(keptRoles.map((role) => [role.id, makeKey(role.name.text)]))
  const keyOf = (role: string) => roleKeys.get(role) ?? role
  return {
    name: head.name.text,
    document: head.document,
    shape: head.shape,
    themeWord: head.themeWord,
    lead: head.lead,
    ids: [],
    roles: keptRoles.map(({ id, name, voice, holders, inherits, lead }) => ({
      key: keyOf(id),
      name: name.text,
      voice,
      holders,
      ...(inherits && { inherits: keyOf(inherits) }),
      ...(lead?.text && { lead: lead.text }),
      ids: [],
    })),
    themes: keptThemes.map(({ id, name, shortName, text }) => ({
      key: makeKey(name.text),
      kind: head.themeKind,
      name: name.text,
      shortName: shortName.text,
      ...(text?.text && { text: text.text }),
      ids: [],
      expectations: keptExpectations
        .filter((expectation) => expectation.theme === id)
        .map(({ text, role, kind }) => ({ key: makeKey(text.text), role: keyOf(role), kind, text: text.text, practice: [], ids: [] })),
    })),
    passages: passages
      .filter((passage) => passage.isKept)
      .map(({ heading, text, place }) => ({
        key: makeKey(heading?.text || text.text),
        place,
        ...(heading?.text && { heading: heading.text }),
        ...(text.text && { text: text.text }),
        points: [],
        signatures: [],
        ids: [],
      })),
  }
}
