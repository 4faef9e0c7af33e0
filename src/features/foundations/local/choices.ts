import { type Content, findRole } from '../foundation.ts'

/** All expectations of a foundation, to choose one: under their themes, each with the role that it stands at. */
export function expectationChoices(content: Content, lang: string | undefined) {
  return content.themes
    .filter((theme) => theme.expectations.length > 0)
    .map((theme) => ({
      heading: theme.name,
      lang,
      choices: theme.expectations.map((expectation) => ({
        value: expectation.key,
        label: `${findRole(content, expectation.role)?.name ?? ''}: ${expectation.text}`,
      })),
    }))
}
