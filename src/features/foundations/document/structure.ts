import type { Role } from '#shared/role.ts'
import type { Repair } from './repair.ts'

/** Words as they were read, with the repairs that are proposed in them. */
export interface Wording {
  text: string
  repairs: Repair[]
}

/** Where something stands in the document, to be shown beside it. */
export interface Source {
  page: number
  /** The first of its lines. */
  line: number
  lines: number[]
  passage: string
}

export type Voice = 'vi' | 'jeg' | 'du'

export interface ProposedRole {
  key: string
  name: Wording
  /** Whose role in this product it seems to be. */
  holders: Role[]
  text?: Wording
  /** The key of the role that it says to add to ("… at du også"). */
  inherits?: string
  sources: Source[]
}

export interface ProposedExpectation extends Wording {
  /** The key of a role. */
  role?: string
  voice?: Voice
  source: Source
}

export interface ProposedTheme {
  name: Wording
  text?: Wording
  expectations: ProposedExpectation[]
  sources: Source[]
}

export interface ProposedPassage extends Wording {
  heading?: Wording
  sources: Source[]
}

export interface Unplaced extends Wording {
  source: Source
  /** heading: nothing stands under it. no_verb: an item of a list that does not say what anybody does. no_theme: an expectation without a theme. */
  reason: 'heading' | 'no_verb' | 'no_theme' | 'text_under_role' | 'table'
  /** What it stands under, so that a person can put it there. */
  near?: { theme?: string; role?: string }
}

/** What a document could be as a foundation. Each block of it is in at least one place here; what fits nowhere is in `unplaced`. */
export interface ProposedStructure {
  name?: Wording & { source: Source }
  themes: ProposedTheme[]
  roles: ProposedRole[]
  passages: ProposedPassage[]
  unplaced: Unplaced[]
}
