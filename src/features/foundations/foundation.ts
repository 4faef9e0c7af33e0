import type { Position } from '#shared/actor.ts'
import { danishDate } from '#shared/dates.ts'
import type { Role } from '#shared/role.ts'

/*
 * A foundation says what people in an organisation expect of each other. It is one set of expectations, and every
 * expectation stands at the crossing of one theme and one role. Reading by role and reading by theme are two ways
 * through the same set. A role may inherit another's expectations: that is worked out here each time somebody reads,
 * so that an expectation is written in one place and can never say two things.
 */

export type Voice = 'vi' | 'jeg' | 'du'
export type Shape = 'matrix' | 'additive' | 'pairs' | 'themes' | 'values'
export type ThemeKind = 'perspective' | 'value' | 'theme' | 'leg' | 'star'
export type ExpectationKind = 'expectation' | 'statement' | 'sub_value'
export type PassagePlace = 'opening' | 'foreword' | 'reading_guide' | 'background' | 'provenance' | 'closing'

export interface FoundationRole {
  key: string
  name: string
  voice: Voice
  /** The positions that give this role directly. Empty: had only through inheritance. */
  holders: Role[]
  inherits?: string
  lead?: string
  /** The elements of the checklist that this realises; so on everything below. */
  ids: string[]
}

export interface Expectation {
  key: string
  theme: string
  role: string
  kind: ExpectationKind
  text: string
  keyTerm?: string
  practice: string[]
  ids: string[]
}

export interface Theme {
  key: string
  /** From 1. Decides colour and sign, so that they never depend on a value or a person. */
  number: number
  kind: ThemeKind
  name: string
  shortName: string
  claim?: string
  text?: string
  theory?: { name: string; text: string; ids: string[] }
  ids: string[]
  expectations: Expectation[]
}

export interface Passage {
  key: string
  place: PassagePlace
  heading?: string
  text?: string
  points: { text: string; keyTerm?: string; ids: string[] }[]
  signatures: { name: string; title: string }[]
  ids: string[]
}

/** Everything that can be read in a foundation: the same for a template and for an organisation's own. */
export interface Content {
  name: string
  document: string
  shape: Shape
  themeWord: { one: string; many: string }
  lead: string
  vision?: { text: string; ids: string[] }
  figure?: { kind: 'wheel' | 'star' | 'compass'; caption: string; ids: string[] }
  source?: { document: string; publisher: string; year: number }
  ids: string[]
  roles: FoundationRole[]
  themes: Theme[]
  passages: Passage[]
}

export type VersionState = 'draft' | 'hearing' | 'adopted' | 'superseded'

export interface Version {
  id: string
  /** From 1. */
  number: number
  state: VersionState
  adoptedBy?: string
  /** 2026-03-01 */
  adoptedOn?: string
  /** Who took part in making it. */
  participants?: string
}

/** A version as it stands in the history. */
export interface EditionSummary extends Version {
  adoptedAt?: Date
  supersededAt?: Date
}

/** One version of a foundation with all its words, whatever has become of it. */
export interface Edition extends Content {
  id: string
  slug: string
  version: Version
  /** A version of the same foundation that the reader can say her mind about these days. */
  hearing?: OpenHearing
}

export interface OpenHearing {
  id: string
  /** Of the version that is heard. */
  number: number
  closesOn: string
}

/** The edition that the organisation has adopted, or had. */
export interface Foundation extends Edition {
  version: Version & { adoptedBy: string; adoptedOn: string }
}

/** A foundation as it stands in a list. */
export interface FoundationSummary {
  slug: string
  name: string
  document: string
  lead: string
  shape: Shape
  themeWord: { one: string; many: string }
  themes: { key: string; number: number; kind: ThemeKind; name: string; shortName: string }[]
  expectationCount: number
  roles: { key: string; name: string; holders: Role[] }[]
  adoptedBy: string
  adoptedOn: string
  /** The template that it began as. */
  template: string | null
  ids: string[]
}

/** An expectation as somebody in a role has it: her own, or had through the role that it stands at. */
export interface HeldExpectation {
  expectation: Expectation
  theme: Theme
  from: FoundationRole
  isOwn: boolean
}

/** The roles of the foundation that a person's positions give her, in the foundation's order. */
export function rolesHeld(content: Content, positions: readonly Pick<Position, 'role'>[]): FoundationRole[] {
  return content.roles.filter((role) => role.holders.some((holder) => positions.some((position) => position.role === holder)))
}

export function findRole(content: Content, key: string): FoundationRole | undefined {
  return content.roles.find((role) => role.key === key)
}

export function findTheme(content: Content, key: string): Theme | undefined {
  return content.themes.find((theme) => theme.key === key)
}

export function findExpectation(content: Content, key: string): Expectation | undefined {
  return allExpectations(content).find((expectation) => expectation.key === key)
}

export function allExpectations(content: Content): Expectation[] {
  return content.themes.flatMap((theme) => theme.expectations)
}

/** The role itself, then the role it inherits, and so on. A circle, which no foundation should hold, ends where it began. */
export function lineage(content: Content, role: FoundationRole): FoundationRole[] {
  const line: FoundationRole[] = []
  for (
    let next: FoundationRole | undefined = role;
    next && !line.includes(next);
    next = next.inherits ? findRole(content, next.inherits) : undefined
  )
    line.push(next)
  return line
}

/** All that a role is expected to do: theme by theme, its own first, then what it inherits, the nearest first. */
export function expectationsOfRole(content: Content, role: FoundationRole): HeldExpectation[] {
  return content.themes.flatMap((theme) => expectationsAt(content, theme, role))
}

/** One theme as one role has it. */
export function expectationsAt(content: Content, theme: Theme, role: FoundationRole): HeldExpectation[] {
  return lineage(content, role).flatMap((from) =>
    theme.expectations
      .filter((expectation) => expectation.role === from.key)
      .map((expectation) => ({ expectation, theme, from, isOwn: from === role })),
  )
}

/** The roles that somebody holds: the steps of the chain of responsibility, from the first to the one nearest the citizen. */
export function chainRoles(content: Content): FoundationRole[] {
  return content.roles.filter((role) => role.holders.length > 0)
}

/** The roles that nobody holds directly: what stands there is everybody's who inherits it. */
export function sharedRoles(content: Content): FoundationRole[] {
  return content.roles.filter((role) => role.holders.length === 0)
}

export interface Link {
  role: FoundationRole
  expectations: Expectation[]
}

/** One theme through all who have a part in it, in order: what each is expected to do so that the next can do hers. */
export function chainOfResponsibility(content: Content, theme: Theme): Link[] {
  return chainRoles(content).map((role) => ({ role, expectations: ownExpectations(theme, role) }))
}

/** What stands at the crossing of a theme and a role, inherited things not counted. */
export function ownExpectations(theme: Theme, role: FoundationRole): Expectation[] {
  return theme.expectations.filter((expectation) => expectation.role === role.key)
}

/** Everybody who has an expectation, directly or through inheritance. */
export function rolesWith(content: Content, expectation: Expectation): FoundationRole[] {
  return content.roles.filter((role) => lineage(content, role).some((ancestor) => ancestor.key === expectation.role))
}

/** Reading by role: each expectation once, at the role where it stands. */
export function byRole(content: Content): { role: FoundationRole; expectations: Expectation[] }[] {
  return content.roles.map((role) => ({ role, expectations: content.themes.flatMap((theme) => ownExpectations(theme, role)) }))
}

/** Reading by theme: each expectation once, at its theme, in the order of the roles. */
export function byTheme(content: Content): { theme: Theme; links: Link[] }[] {
  return content.themes.map((theme) => ({
    theme,
    links: content.roles.map((role) => ({ role, expectations: ownExpectations(theme, role) })),
  }))
}

/** Where a theme stands among its own kind: two legs and five stars are counted apart. Sign and colour follow it. */
export function markOf(
  content: { themes: readonly Pick<Theme, 'key' | 'kind'>[] },
  theme: Pick<Theme, 'key' | 'kind'>,
): { index: number; of: number } {
  const kin = content.themes.filter((other) => other.kind === theme.kind)
  return {
    index: Math.max(
      0,
      kin.findIndex((other) => other.key === theme.key),
    ),
    of: kin.length,
  }
}

/** What everybody has: a role that nobody holds directly and from which every held role inherits. */
export function isForAll(content: Content, role: FoundationRole): boolean {
  return role.holders.length === 0 && chainRoles(content).every((held) => lineage(content, held).includes(role))
}

/** All that stands at one role, through all themes: the order in which one reads on from an expectation to the next. */
export function neighbours(content: Content, expectation: Expectation): { before?: Expectation; after?: Expectation } {
  const line = allExpectations(content).filter((other) => other.role === expectation.role)
  const at = line.findIndex((other) => other.key === expectation.key)
  return { before: line[at - 1], after: line[at + 1] }
}

export function passagesAt(content: Content, ...places: PassagePlace[]): Passage[] {
  return places.flatMap((place) => content.passages.filter((passage) => passage.place === place))
}

/** Something one can do this week. A sub-value says what must be there; it has no doing of its own. */
export function isPractisable(expectation: Expectation): boolean {
  return expectation.kind !== 'sub_value' && expectation.practice.length > 0
}

export interface WeeklyExpectation extends HeldExpectation {
  foundation: Foundation
  /** The role of the reader through which she has it. */
  heldAs: FoundationRole
}

/**
 * The expectation to practise this week. Weeks go through all that the reader can practise, one after the other, and then from
 * the start: so nothing is left out, and everybody in the same role practises the same in the same week and can talk about it.
 * It changes theme every week. Weeks begin on Monday in Denmark.
 */
export function weeklyExpectation(
  foundations: readonly Foundation[],
  positions: readonly Pick<Position, 'role'>[],
  date: Date,
): WeeklyExpectation | undefined {
  const all = practisable(foundations, positions)
  return all.length > 0 ? all[weeksCounted(date) % all.length] : undefined
}

/** All that the reader can practise, in the order of the weeks: the first of every theme, then the second of every theme. */
export function practisable(foundations: readonly Foundation[], positions: readonly Pick<Position, 'role'>[]): WeeklyExpectation[] {
  const columns = foundations.flatMap((foundation) => foundation.themes.map((theme) => practisableAt(foundation, theme, positions)))
  const rows = Math.max(0, ...columns.map((column) => column.length))
  return Array.from({ length: rows }, (_, row) => columns.flatMap((column) => column[row] ?? [])).flat()
}

function practisableAt(foundation: Foundation, theme: Theme, positions: readonly Pick<Position, 'role'>[]): WeeklyExpectation[] {
  const held = rolesHeld(foundation, positions).flatMap((heldAs) =>
    expectationsAt(foundation, theme, heldAs).map((found) => ({ ...found, foundation, heldAs })),
  )
  const seen = new Set<string>()
  return held.filter(({ expectation }) => isPractisable(expectation) && !seen.has(expectation.key) && seen.add(expectation.key))
}

/** Whole weeks since Monday 5 January 1970. Counted through, so that no week is left out or repeated at New Year. */
export function weeksCounted(date: Date): number {
  const days = Date.parse(danishDate(date)) / 86_400_000
  return Math.floor((days - 4) / 7)
}
