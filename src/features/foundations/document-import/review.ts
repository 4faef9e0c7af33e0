import { roles as positions, type Role } from '#shared/role.ts'
import type { ExpectationKind, PassagePlace, Shape, ThemeKind, Voice } from '../foundation.ts'
import { allTyped, type Decisions, isTicked, settledOf, type Typed } from './decisions.ts'
import type { ImportProposal, ProposedRole, RestItem, Worded } from './proposal.ts'
import { undecided } from './repaired-text.ts'

/*
 * The proposal as it has been decided so far: what would come into the draft if it were made now. What nobody has decided stands as
 * it was proposed, which is why a draft is made only when every step has been seen (problems.ts).
 */

export interface Review {
  head: {
    name: Decided
    document: string
    lead: string
    shape: Shape
    themeKind: ThemeKind
    themeWord: { one: string; many: string }
  }
  roles: ReviewedRole[]
  themes: ReviewedTheme[]
  expectations: ReviewedExpectation[]
  passages: ReviewedPassage[]
}

/** A text as it stands, and how many of its repairs nobody has decided. */
export interface Decided {
  field: string
  text: string
  undecided: number
}

export interface ReviewedRole {
  id: string
  isKept: boolean
  name: Decided
  lead?: Decided
  voice: Voice
  holders: Role[]
  inherits?: string
}

export interface ReviewedTheme {
  id: string
  isKept: boolean
  name: Decided
  shortName: Decided
  text?: Decided
}

export interface ReviewedExpectation {
  id: string
  isKept: boolean
  text: Decided
  theme: string
  role: string
  kind: ExpectationKind
  line: number
  /** The theme that it stands under in the document. */
  proposedTheme?: string
}

export interface ReviewedPassage {
  id: string
  isKept: boolean
  heading?: Decided
  text: Decided
  place: PassagePlace
  line: number
}

export const fields = {
  keep: (id: string) => `${id}-keep`,
  shortName: (theme: string) => `${theme}-short`,
  voice: (role: string) => `${role}-voice`,
  inherits: (role: string) => `${role}-inherits`,
  holder: (role: string, position: Role) => `${role}-held-${position}`,
  theme: (id: string) => `${id}-theme`,
  role: (id: string) => `${id}-role`,
  place: (id: string) => `${id}-place`,
  /** What a thing from the rest is taken in as. */
  takeAs: (id: string) => `${id}-as`,
}

export function reviewOf(proposal: ImportProposal, decisions: Decisions): Review {
  const typed = allTyped(decisions)
  const { head } = proposal
  const rest = proposal.rest.map((item) => ({ item, as: takenAs(item, typed) }))
  return {
    head: {
      name: decide(head.name, typed),
      document: typed.document ?? head.document,
      lead: typed.lead ?? '',
      shape: (typed.shape as Shape) ?? head.shape,
      themeKind: (typed.themeKind as ThemeKind) ?? head.themeKind,
      themeWord: { one: typed.themeWord ?? head.themeWord.one, many: typed.themeWords ?? head.themeWord.many },
    },
    roles: rolesOf(proposal, typed),
    themes: themesOf(proposal, typed),
    expectations: [
      ...proposal.themes
        .flatMap((theme) => theme.expectations)
        .map((expectation) => ({
          id: expectation.id,
          isKept: isTicked(typed, fields.keep(expectation.id), true),
          text: decide(expectation, typed),
          theme: typed[fields.theme(expectation.id)] ?? expectation.theme,
          role: typed[fields.role(expectation.id)] ?? expectation.role,
          kind: expectation.kind,
          line: expectation.sources[0]?.line ?? 0,
          proposedTheme: expectation.theme,
        })),
      ...rest.map(({ item, as }) => ({
        id: item.id,
        isKept: as === 'expectation',
        text: decide(item, typed),
        theme: typed[fields.theme(item.id)] ?? item.theme ?? '',
        role: typed[fields.role(item.id)] ?? item.role ?? '',
        kind: 'expectation' as const,
        line: item.sources[0]?.line ?? 0,
      })),
    ].sort((one, other) => one.line - other.line),
    passages: [
      ...proposal.passages.map(({ id, heading, text, place, isLeftOut, sources }) => ({
        id,
        isKept: isTicked(typed, fields.keep(id), !isLeftOut),
        heading: decide(heading, typed),
        text: decide(text, typed),
        place: (typed[fields.place(id)] as PassagePlace) ?? place,
        line: sources[0]?.line ?? 0,
      })),
      ...rest.map(({ item, as }) => ({
        id: item.id,
        isKept: as === 'passage',
        text: decide(item, typed),
        place: (typed[fields.place(item.id)] as PassagePlace) ?? 'opening',
        line: item.sources[0]?.line ?? 0,
      })),
    ].sort((one, other) => one.line - other.line),
  }
}

export type TakenAs = 'nothing' | 'expectation' | 'passage'
export const takings: readonly TakenAs[] = ['nothing', 'expectation', 'passage']

export function takenAs({ id }: RestItem, typed: Typed): TakenAs {
  return takings.find((as) => as === typed[fields.takeAs(id)]) ?? 'nothing'
}

/** Nobody needs more that the document does not name. */
const mostAdded = 20

/** The ids of the roles or themes that a person has added, and one more for the next. */
export function addedIds(kind: 'role' | 'theme', typed: Typed): string[] {
  const ids = Array.from({ length: mostAdded }, (_, n) => `${kind === 'role' ? 'rn' : 'tn'}${n + 1}`)
  const used = ids.findLastIndex((id) => typed[`${id}-name`])
  return ids.slice(0, used + 2)
}

export function addedRole(id: string): ProposedRole {
  return { id, name: { id: `${id}-name`, text: '', repairs: [] }, voice: 'vi', holders: [], sources: [], isOurs: true }
}

function rolesOf({ roles }: ImportProposal, typed: Typed): ReviewedRole[] {
  const added = addedIds('role', typed).map(addedRole)
  return [...roles, ...added]
    .map((role) => ({
      id: role.id,
      isKept: isTicked(typed, fields.keep(role.id), true),
      name: decide(role.name, typed),
      ...(role.lead && { lead: decide(role.lead, typed) }),
      voice: (typed[fields.voice(role.id)] as Voice) ?? role.voice,
      holders: positions.filter((position) => isTicked(typed, fields.holder(role.id, position), role.holders.includes(position))),
      ...inheritance(typed[fields.inherits(role.id)] ?? role.inherits),
    }))
    .filter((role) => role.name.text !== '' || roles.some((proposed) => proposed.id === role.id))
}

function inheritance(inherits: string | undefined): { inherits?: string } {
  return inherits ? { inherits } : {}
}

function themesOf({ themes }: ImportProposal, typed: Typed): ReviewedTheme[] {
  const proposed = themes.map(({ id, name, text }) => {
    const decided = decide(name, typed)
    return {
      id,
      isKept: isTicked(typed, fields.keep(id), true),
      name: decided,
      shortName: { field: fields.shortName(id), text: typed[fields.shortName(id)] || shortNameOf(decided.text), undecided: 0 },
      ...(text && { text: decide(text, typed) }),
    }
  })
  const added = addedIds('theme', typed).flatMap((id) => {
    const name = typed[`${id}-name`]
    if (!name) return []
    const decided = { field: `${id}-name`, text: name, undecided: 0 }
    return [{ id, isKept: true, name: decided, shortName: { ...decided, text: shortNameOf(name) } }]
  })
  return [...proposed, ...added]
}

/** A word or two for tight places: as many of the first words as there is room for. */
export function shortNameOf(name: string): string {
  if (name.length <= 24) return name
  const cut = name.slice(0, 25)
  return (cut.includes(' ') ? cut.slice(0, cut.lastIndexOf(' ')) : name.slice(0, 24)).replace(/[\s,:;–-]+$/, '')
}

function decide(worded: Worded, typed: Typed): Decided {
  const settled = settledOf(worded, typed)
  return { field: worded.id, text: settled.text.trim(), undecided: undecided(worded, settled).length }
}
