import { type Content, type Expectation, type FoundationRole, findExpectation, findTheme, lineage, type Theme } from '../foundation.ts'

/*
 * What a unit says beside the common text. A supplement is an expectation of its own, for the unit and all below it: it names the
 * common expectation that it concerns, or says that it is new, so that it never contradicts silently. A translation says what a
 * common expectation means in exactly this unit. Both name an expectation by its key: when the expectation is retired, what was
 * said of it stays, and says that it is gone.
 */

export type Stance = 'keep' | 'develop'
export const stances = ['keep', 'develop'] as const

export interface UnitName {
  id: string
  name: string
}

export interface Supplement {
  id: string
  unit: UnitName
  /** The key of its theme. */
  theme: string
  /** The key of the common expectation that it concerns. None: it is new. */
  expectation?: string
  /** What that expectation says now, or said when it last was in the foundation. */
  wording?: string
  stance: Stance
  text: string
  revision: number
  authorName?: string
}

export interface LocalTranslation {
  unit: UnitName
  /** The key of the expectation. */
  expectation: string
  wording?: string
  text: string
  revision: number
  authorName?: string
}

/** For one reader and one foundation, or for one unit: those of the nearest unit first. */
export interface LocalWords {
  supplements: Supplement[]
  translations: LocalTranslation[]
}

export const noLocalWords: LocalWords = { supplements: [], translations: [] }

/** What somebody says when she writes or rewords a supplement. */
export interface GivenSupplement {
  theme: string
  expectation?: string
  stance: Stance
  text: string
}

export function translationsOf(words: LocalWords, expectation: Pick<Expectation, 'key'>): LocalTranslation[] {
  return words.translations.filter((translation) => translation.expectation === expectation.key)
}

export function supplementsTo(words: LocalWords, expectation: Pick<Expectation, 'key'>): Supplement[] {
  return words.supplements.filter((supplement) => supplement.expectation === expectation.key)
}

/** It names an expectation that the foundation no longer has. */
export function isRetired(content: Content, { expectation }: { expectation?: string }): boolean {
  return expectation !== undefined && !findExpectation(content, expectation)
}

/** Those that stand at a theme and at no expectation of it: what is new, and what speaks of an expectation that is retired. */
export function supplementsAt(words: LocalWords, content: Content, theme: Pick<Theme, 'key'>): Supplement[] {
  return words.supplements.filter(
    (supplement) => supplement.theme === theme.key && (supplement.expectation === undefined || isRetired(content, supplement)),
  )
}

/** Those that stand at a theme which the foundation no longer has: they would be lost if nobody asked for them. */
export function homelessSupplements(words: LocalWords, content: Content): Supplement[] {
  return words.supplements.filter(
    (supplement) => !findTheme(content, supplement.theme) && (supplement.expectation === undefined || isRetired(content, supplement)),
  )
}

/** A supplement is for everybody in the unit, whatever her role: so it stands where the reader reads her own, and what she shares. */
export function isReadersOwn(content: Content, mine: readonly FoundationRole[], role: FoundationRole): boolean {
  return mine.some((own) => lineage(content, own).some((ancestor) => ancestor.key === role.key))
}

/** Where a supplement belongs: an expectation that it concerns decides the theme. Undefined when that is not in the foundation. */
export function placeOf(content: Content, { theme, expectation }: Pick<GivenSupplement, 'theme' | 'expectation'>): string | undefined {
  return expectation === undefined ? findTheme(content, theme)?.key : findExpectation(content, expectation)?.theme
}
