import { createHash } from 'node:crypto'
import { checkRows, type Problem, type Wish, type WishedPosition } from './people-check.ts'
import { type PersonRow, tidy } from './people-row.ts'

export type { PersonRow } from './people-row.ts'

/*
 * An import is planned before it is done, and the plan is what the operator reads: what comes, what changes, what the file does not
 * mention. Whoever is in the file gets exactly the name and the positions that stand there. Whoever is not in it stays as she is,
 * unless the operator asks for the rest to be removed.
 */

export interface PresentUnit {
  id: string
  code: string
  name: string
  parentCode: string | null
}

export interface PresentPerson {
  id: string
  name: string
  emails: string[]
  positions: WishedPosition[]
  isAdministrator: boolean
}

/** The organisation as it is today. */
export interface PresentPeople {
  units: PresentUnit[]
  people: PresentPerson[]
}

export interface AddedUnit {
  code: string
  name: string
  parentCode: string | null
}

export interface AddedPerson {
  email: string
  name: string
  positions: WishedPosition[]
}

export interface ChangedPerson {
  id: string
  email: string
  name: string
  nameBefore: string
  added: WishedPosition[]
  removed: WishedPosition[]
}

export interface MissingPerson {
  id: string
  email: string
  name: string
  positions: WishedPosition[]
}

export interface ImportPlan {
  units: {
    added: AddedUnit[]
    renamed: { id: string; code: string; name: string; nameBefore: string }[]
    moved: { id: string; code: string; name: string; parentCode: string | null; parentBefore: string | null }[]
    unchanged: number
  }
  people: { added: AddedPerson[]; changed: ChangedPerson[]; unchanged: number }
  /** In the organisation, but not in the file: what goes if the operator asks for it. */
  missing: { people: MissingPerson[]; units: { id: string; code: string; name: string }[] }
  /** Administrators who are not in the file. They stay, or the organisation could lock itself out. */
  staying: { name: string }[]
  /** With a single problem nothing is imported. */
  problems: Problem[]
}

/** A plan with what its page needs to be read. */
export interface DryRun {
  plan: ImportPlan
  /** What each unit is called when the import is done, by its code. */
  unitNames: Map<string, string>
  /** Columns of the file that we do not know. */
  ignored: string[]
}

export function planImport(rows: PersonRow[], present: PresentPeople): ImportPlan {
  const { wish, problems } = checkRows(rows, present)
  return { units: planUnits(wish, present), people: planPeople(wish, present), ...planMissing(wish, present), problems }
}

/** What an import has done, in numbers only: this is kept, the file is not. */
export interface ImportCounts {
  addedPeople: number
  changedPeople: number
  removedPeople: number
  addedUnits: number
  changedUnits: number
  removedUnits: number
}

export function countsOf({ units, people, missing }: ImportPlan, removeMissing: boolean): ImportCounts {
  return {
    addedPeople: people.added.length,
    changedPeople: people.changed.length,
    removedPeople: removeMissing ? missing.people.length : 0,
    addedUnits: units.added.length,
    changedUnits: new Set([...units.renamed, ...units.moved].map(({ code }) => code)).size,
    removedUnits: removeMissing ? missing.units.length : 0,
  }
}

/** Two plans with the same digest do the same. Says whether what the operator saw is still what would happen. */
export function digestOf({ units, people, missing }: ImportPlan): string {
  return createHash('sha256')
    .update(JSON.stringify([units, people, missing]))
    .digest('hex')
}

function planUnits(wish: Wish, present: PresentPeople): ImportPlan['units'] {
  const today = new Map(present.units.map((unit) => [unit.code, unit]))
  const units: ImportPlan['units'] = { added: [], renamed: [], moved: [], unchanged: 0 }
  for (const [code, wished] of sorted(wish.units)) {
    const unit = today.get(code)
    if (!unit) {
      units.added.push({ code, name: wished.name ?? code, parentCode: wished.parentCode ?? null })
      continue
    }
    const { id } = unit
    const name = wished.name ?? unit.name
    const isRenamed = name !== tidy(unit.name)
    const isMoved = wished.parentCode !== undefined && wished.parentCode !== unit.parentCode
    if (isRenamed) units.renamed.push({ id, code, name, nameBefore: unit.name })
    if (isMoved) units.moved.push({ id, code, name, parentCode: wished.parentCode ?? null, parentBefore: unit.parentCode })
    if (!isRenamed && !isMoved) units.unchanged++
  }
  return units
}

function planPeople(wish: Wish, present: PresentPeople): ImportPlan['people'] {
  const today = new Map(present.people.flatMap((person) => person.emails.map((email) => [email, person] as const)))
  const people: ImportPlan['people'] = { added: [], changed: [], unchanged: 0 }
  for (const [email, { name, positions }] of sorted(wish.people)) {
    const person = today.get(email)
    if (!person) {
      people.added.push({ email, name, positions: ordered(positions) })
      continue
    }
    const added = ordered(without(positions, person.positions))
    const removed = ordered(without(person.positions, positions))
    if (name === tidy(person.name) && added.length === 0 && removed.length === 0) people.unchanged++
    else people.changed.push({ id: person.id, email, name, nameBefore: person.name, added, removed })
  }
  return people
}

function planMissing(wish: Wish, present: PresentPeople): Pick<ImportPlan, 'missing' | 'staying'> {
  const listed = ({ emails }: PresentPerson) => emails.some((email) => wish.people.has(email))
  // A person without an address or without a position cannot stand in a file, so a file says nothing about her.
  const stays = (person: PresentPerson) => person.isAdministrator || person.emails.length === 0 || person.positions.length === 0
  const unlisted = present.people.filter((person) => !listed(person))
  const people = unlisted
    .filter((person) => !stays(person))
    .map(({ id, name, emails, positions }) => ({ id, email: emails[0] ?? '', name, positions: ordered(positions) }))
    .sort((a, b) => compare(a.email, b.email))
  const staying = unlisted.filter((person) => person.isAdministrator).map(({ name }) => ({ name }))

  const kept = new Set([
    ...wish.units.keys(),
    ...unlisted.filter(stays).flatMap(({ positions }) => positions.map((position) => position.unitCode)),
  ])
  const today = new Map(present.units.map((unit) => [unit.code, unit]))
  // A set grows while it is walked through: so the units above the kept ones are kept too, up to the top.
  for (const code of kept) {
    const parent = wish.units.get(code)?.parentCode
    const above = parent === undefined ? today.get(code)?.parentCode : parent
    if (above) kept.add(above)
  }
  const units = present.units
    .filter((unit) => !kept.has(unit.code))
    .map(({ id, code, name }) => ({ id, code, name }))
    .sort((a, b) => compare(a.code, b.code))
  return { missing: { people, units }, staying }
}

function without(positions: WishedPosition[], others: WishedPosition[]): WishedPosition[] {
  return positions.filter(({ unitCode, role }) => !others.some((other) => other.unitCode === unitCode && other.role === role))
}

/** The order of the lines in the file must not show in the plan. */
function ordered(positions: WishedPosition[]): WishedPosition[] {
  return [...positions].sort((a, b) => compare(a.unitCode, b.unitCode) || compare(a.role, b.role))
}

function sorted<T>(map: Map<string, T>): [string, T][] {
  return [...map].sort(([a], [b]) => compare(a, b))
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
