import type { Foundation, FoundationRole } from '#features/foundations/foundation.ts'
import { findRole, markOf } from '#features/foundations/foundation.ts'

/** How many an experiment practises at most: whoever practises everything practises nothing. */
export const mostExpectations = 12

export interface Choosable {
  foundationId: string
  key: string
  text: string
  roleName: string
  /** Of a role that the reader has, herself or by inheritance. */
  isMine: boolean
}

export interface ChoosableTheme {
  name: string
  index: number
  of: number
  expectations: Choosable[]
}

export interface ChoosableFoundation {
  id: string
  name: string
  themes: ChoosableTheme[]
}

/** By foundation and theme, what the reader has herself first; with a query only what has its words. */
export function choosableFrom(foundation: Foundation, mine: readonly FoundationRole[], query?: string): ChoosableFoundation {
  const own = new Set(mine.map(({ key }) => key))
  const wanted = query?.toLocaleLowerCase('da').split(/\s+/).filter(Boolean) ?? []
  return {
    id: foundation.id,
    name: foundation.name,
    themes: foundation.themes
      .map((theme) => ({
        name: theme.name,
        ...markOf(foundation, theme),
        expectations: theme.expectations
          .map((expectation) => {
            const roleName = findRole(foundation, expectation.role)?.name ?? ''
            return {
              foundationId: foundation.id,
              key: expectation.key,
              text: expectation.text,
              roleName,
              isMine: own.has(expectation.role),
            }
          })
          .filter(({ text, roleName }) => {
            const words = `${text} ${roleName} ${theme.name}`.toLocaleLowerCase('da')
            return wanted.every((word) => words.includes(word))
          })
          .sort((a, b) => Number(b.isMine) - Number(a.isMine)),
      }))
      .filter(({ expectations }) => expectations.length > 0),
  }
}

export interface Chosen {
  foundationId: string
  key: string
}

/** As it stands in a form. */
export function nameOf({ foundationId, key }: Chosen): string {
  return `${foundationId}/${key}`
}

export function readChosen(given: string): Chosen | undefined {
  const [, foundationId, key] = given.match(/^([0-9a-f-]{36})\/(.{1,200})$/) ?? []
  return foundationId && key ? { foundationId, key } : undefined
}

/** What this writer put in and took away, so that what another chose at the same time stays. */
export function changeOf(shown: readonly Chosen[], chosen: readonly Chosen[]): { added: Chosen[]; removed: Chosen[] } {
  const before = new Set(shown.map(nameOf))
  const after = new Set(chosen.map(nameOf))
  return { added: chosen.filter((one) => !before.has(nameOf(one))), removed: shown.filter((one) => !after.has(nameOf(one))) }
}
