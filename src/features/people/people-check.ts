import type { Role } from '#shared/role.ts'
import type { PresentPeople } from './people-import.ts'
import { type Column, columns, isEmail, isTooLong, longest, type PersonRow, roleNamed, tidy } from './people-row.ts'

export type ProblemReason =
  | 'wrong_cells'
  | 'missing_unit_code'
  | 'missing_unit_name'
  | 'missing_name'
  | 'missing_email'
  | 'missing_role'
  | 'invalid_email'
  | 'unknown_role'
  | 'too_long'
  | 'unknown_unit'
  | 'unknown_parent'
  | 'two_unit_names'
  | 'two_parents'
  | 'cycle'
  | 'two_names'
  | 'two_addresses'
  | 'duplicate_line'

/** What is wrong with one line. `value` is what stands there, `other` what it is at odds with. */
export interface Problem {
  line: number
  column?: Column
  reason: ProblemReason
  value: string
  other: string
}

export interface WishedPosition {
  unitCode: string
  role: Role
}

/** What the file says the organisation should be. Undefined: the file leaves it as it is today. */
export interface Wish {
  units: Map<string, { name?: string; parentCode?: string | null }>
  people: Map<string, { name: string; positions: WishedPosition[] }>
}

type Report = (line: number, reason: ProblemReason, column?: Column, value?: string, other?: string) => void

interface Line {
  line: number
  cells: Record<Column, string>
  /** A line about a unit alone has nothing in the columns of a person. */
  aboutPerson: boolean
}

interface Claim<T> {
  value: T
  line: number
}

interface UnitClaims {
  names: Map<string, Claim<string>>
  parents: Map<string, Claim<string | null>>
  /** Units that a person's line points at without saying what they are called. */
  mentions: { code: string; line: number }[]
}

type PersonClaims = Map<string, { name: Claim<string>; positions: Map<string, WishedPosition> }>

/** Reads the lines as one wish, and finds everything that is wrong with them; with a problem the wish is worth nothing. */
export function checkRows(rows: PersonRow[], present: PresentPeople): { wish: Wish; problems: Problem[] } {
  const problems: Problem[] = []
  const report: Report = (line, reason, column, value = '', other = '') =>
    problems.push({ line, column, reason, value: shortened(value), other: shortened(other) })

  const lines = rows.map(asLine)
  for (const line of lines) checkLengths(line, report)
  const units = claimUnits(lines, report)
  const people = claimPeople(lines, report)
  checkUnits(units, present, report)
  for (const { line, email, other } of addressesOfOne(people, present)) report(line, 'two_addresses', 'email', email, other)

  const codes = new Set([...units.names.keys(), ...units.parents.keys(), ...units.mentions.map(({ code }) => code)])
  const wish: Wish = {
    units: new Map([...codes].map((code) => [code, { name: units.names.get(code)?.value, parentCode: units.parents.get(code)?.value }])),
    people: new Map([...people].map(([email, { name, positions }]) => [email, { name: name.value, positions: [...positions.values()] }])),
  }
  return { wish, problems: problems.sort((a, b) => a.line - b.line) }
}

function asLine(row: PersonRow): Line {
  const cells = Object.fromEntries(columns.map((column) => [column, tidy(row[column] ?? '')])) as Record<Column, string>
  return { line: row.line, cells, aboutPerson: Boolean(cells.name || cells.email || cells.role) }
}

function checkLengths({ line, cells }: Line, report: Report): void {
  for (const column of columns) if (isTooLong(column, cells[column])) report(line, 'too_long', column, '', String(longest[column]))
}

function claimUnits(lines: Line[], report: Report): UnitClaims {
  const claims: UnitClaims = { names: new Map(), parents: new Map(), mentions: [] }
  const first = new Map<string, number>()
  for (const { line, cells, aboutPerson } of lines) {
    const { unitCode: code, unitName, parentCode } = cells
    if (!code) {
      report(line, 'missing_unit_code', 'unitCode')
      continue
    }
    if (!aboutPerson) reportRepeated([code, unitName, parentCode], line, first, report)

    if (unitName) {
      const claim = claims.names.get(code)
      if (!claim) claims.names.set(code, { value: unitName, line })
      else if (claim.value !== unitName) report(line, 'two_unit_names', 'unitName', code, claim.value)
    } else if (aboutPerson) claims.mentions.push({ code, line })
    else report(line, 'missing_unit_name', 'unitName', code)

    // A person's line may leave the parent out; a unit's own line without a parent says that the unit is at the top.
    if (!parentCode && aboutPerson) continue
    const parent = parentCode || null
    const claim = claims.parents.get(code)
    if (!claim) claims.parents.set(code, { value: parent, line })
    else if (claim.value !== parent) report(line, 'two_parents', 'parentCode', code, claim.value ?? '')
  }
  return claims
}

function claimPeople(lines: Line[], report: Report): PersonClaims {
  const people: PersonClaims = new Map()
  const first = new Map<string, number>()
  for (const { line, cells, aboutPerson } of lines) {
    if (!aboutPerson) continue
    const { name, unitCode } = cells
    const email = cells.email.toLowerCase()
    const role = roleNamed(cells.role)
    if (!name) report(line, 'missing_name', 'name')
    if (!email) report(line, 'missing_email', 'email')
    else if (!isEmail(email)) report(line, 'invalid_email', 'email', cells.email)
    if (!cells.role) report(line, 'missing_role', 'role')
    else if (!role) report(line, 'unknown_role', 'role', cells.role)
    if (!name || !isEmail(email) || !role || !unitCode) continue

    const person = people.get(email) ?? { name: { value: name, line }, positions: new Map() }
    people.set(email, person)
    if (person.name.value !== name) report(line, 'two_names', 'name', email, person.name.value)
    else reportRepeated([email, unitCode, role], line, first, report)
    person.positions.set(JSON.stringify([unitCode, role]), { unitCode, role })
  }
  return people
}

function reportRepeated(what: string[], line: number, first: Map<string, number>, report: Report): void {
  const key = JSON.stringify(what)
  const before = first.get(key)
  if (before === undefined) first.set(key, line)
  else report(line, 'duplicate_line', undefined, '', String(before))
}

function checkUnits({ names, parents, mentions }: UnitClaims, present: PresentPeople, report: Report): void {
  const today = new Map(present.units.map((unit) => [unit.code, unit]))
  const isKnown = (code: string) => names.has(code) || today.has(code)
  for (const { code, line } of mentions) if (!isKnown(code)) report(line, 'unknown_unit', 'unitCode', code)
  for (const { value, line } of parents.values()) if (value && !isKnown(value)) report(line, 'unknown_parent', 'parentCode', value)
  for (const { line, loop } of findLoops(parents, today)) report(line, 'cycle', 'parentCode', loop.join(' → '))
}

/** Follows each unit upwards. Every loop is told once, at the first of its lines in the file. */
function findLoops(parents: Map<string, Claim<string | null>>, today: Map<string, { parentCode: string | null }>) {
  const above = (code: string) => (parents.has(code) ? parents.get(code)?.value : today.get(code)?.parentCode) ?? undefined
  const done = new Set<string>()
  const loops: { line: number; loop: string[] }[] = []
  for (const start of parents.keys()) {
    const way: string[] = []
    const onWay = new Set<string>()
    let code: string | undefined = start
    while (code !== undefined && !done.has(code) && !onWay.has(code)) {
      way.push(code)
      onWay.add(code)
      code = above(code)
    }
    if (code !== undefined && onWay.has(code)) {
      const loop = way.slice(way.indexOf(code))
      const lines = loop.flatMap((member) => parents.get(member)?.line ?? [])
      loops.push({ line: Math.min(...lines), loop: [...loop, code] })
    }
    for (const passed of way) done.add(passed)
  }
  return loops
}

/** Somebody may have two addresses today. A file that lists both as two people cannot be followed. */
function addressesOfOne(people: PersonClaims, present: PresentPeople) {
  return present.people.flatMap(({ emails }) => {
    if (emails.length < 2) return []
    const listed = emails.flatMap((email) => ({ email, line: people.get(email)?.name.line ?? 0 })).filter(({ line }) => line > 0)
    const [first, ...rest] = listed.sort((a, b) => a.line - b.line)
    return rest.map(({ email, line }) => ({ email, line, other: first?.email ?? '' }))
  })
}

function shortened(text: string): string {
  const characters = [...text]
  return characters.length > 120 ? `${characters.slice(0, 119).join('')}…` : text
}
