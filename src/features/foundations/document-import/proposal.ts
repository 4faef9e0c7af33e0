import type { Role } from '#shared/role.ts'
import type { LeftOut } from '../document/block.ts'
import type { DocumentKind } from '../document/document.ts'
import type { Repair } from '../document/repair.ts'
import type { Source, Unplaced, Voice } from '../document/structure.ts'
import type { ExpectationKind, PassagePlace, Shape, ThemeKind } from '../foundation.ts'

/*
 * What a document could be as a foundation, laid out for a person to go through: everything that was found has an id, and every
 * wording an id of its own that is also the name of its field. It is kept as it was proposed; what the person decides is kept beside
 * it (decisions.ts), so that what the document says can always be seen beside what becomes of it.
 */

export interface ImportProposal {
  kind: DocumentKind
  pages: number
  head: ProposedHead
  roles: ProposedRole[]
  themes: ProposedTheme[]
  passages: ProposedPassage[]
  rest: RestItem[]
}

/** A wording with its repairs and its field. */
export interface Worded {
  id: string
  text: string
  repairs: Repair[]
  /** Prose keeps its paragraphs. */
  prose?: true
}

export interface ProposedHead {
  name: Worded
  nameSource?: Source
  document: string
  shape: Shape
  themeKind: ThemeKind
  themeWord: { one: string; many: string }
}

export interface ProposedRole {
  id: string
  /** What the reading called it, where it is the document's. */
  key?: string
  name: Worded
  lead?: Worded
  voice: Voice
  holders: Role[]
  /** The id of another role. */
  inherits?: string
  sources: Source[]
  /** It does not stand in the document: the expectations need somebody to speak to. */
  isOurs?: true
}

export interface ProposedTheme {
  id: string
  name: Worded
  text?: Worded
  sources: Source[]
  expectations: ProposedExpectation[]
}

export interface ProposedExpectation extends Worded {
  theme: string
  role: string
  kind: ExpectationKind
  sources: Source[]
}

export interface ProposedPassage {
  id: string
  heading: Worded
  text: Worded
  place: PassagePlace
  /** Who to ring and where to write is no part of a foundation. */
  isLeftOut?: true
  sources: Source[]
}

export type RestReason = Unplaced['reason'] | LeftOut['reason']

/** What could not be placed, and what was left out: a person may take it in as an expectation or as a text. */
export interface RestItem extends Worded {
  reason: RestReason
  /** Left out as furniture or contact line; else nobody could say where it belongs. */
  isLeftOut: boolean
  theme?: string
  role?: string
  /** The same line stands here too: a running header is one thing. */
  sources: Source[]
}

export function expectationsOf(proposal: ImportProposal): ProposedExpectation[] {
  return proposal.themes.flatMap((theme) => theme.expectations)
}
