import { type Role, roles } from '#shared/role.ts'

/*
 * One file carries both units and people. A line with only the unit columns filled in defines a unit. A line with a person places
 * her in a unit with a role; somebody with several positions has several lines. The e-mail address says who she is.
 */

/** In the order in which a file is written. Read in any order. */
export const columns = ['unitCode', 'unitName', 'parentCode', 'name', 'email', 'role'] as const
export type Column = (typeof columns)[number]

/** One line of the file as it stands there; nothing is checked yet. */
export interface PersonRow extends Partial<Record<Column, string>> {
  /** The row that a spreadsheet shows: 1 is the headings. */
  line: number
}

/** The headings of the file. Danish whatever the language of the screen: the file outlives the screen. */
export const headings: Record<Column, string> = {
  unitCode: 'enhedskode',
  unitName: 'enhed',
  parentCode: 'overenhedskode',
  name: 'navn',
  email: 'e-mail',
  role: 'rolle',
}

export const roleNames: Record<Role, string> = {
  board: 'direktion',
  centre_head: 'centerchef',
  leader_of_leaders: 'leder af ledere',
  leader_of_employees: 'leder af medarbejdere',
  employee: 'medarbejder',
}

export const longest: Record<Column, number> = { unitCode: 60, unitName: 200, parentCode: 60, name: 200, email: 320, role: 200 }

const alsoCalled: Record<Column, string[]> = {
  unitCode: ['unitcode'],
  unitName: ['enhedsnavn', 'unit', 'unitname'],
  parentCode: ['overenhed', 'parentcode', 'parentunit', 'parentunitcode'],
  name: ['name'],
  email: ['mail', 'emailadresse'],
  role: ['role'],
}

const roleAlsoCalled: Record<Role, string[]> = {
  board: ['board', 'executive board'],
  centre_head: ['centre head', 'center head'],
  leader_of_leaders: ['leader of leaders'],
  leader_of_employees: ['leader of employees'],
  employee: ['employee'],
}

export function columnNamed(heading: string): Column | undefined {
  const plain = bare(heading)
  return columns.find((column) => bare(headings[column]) === plain || alsoCalled[column].includes(plain))
}

export function roleNamed(given: string): Role | undefined {
  const plain = tidy(given.replaceAll('_', ' ')).toLowerCase()
  return roles.find((role) => roleNames[role] === plain || roleAlsoCalled[role].includes(plain))
}

/** One way to write the same text: nobody sees the difference between two spaces and one, or the two forms of "å". */
export function tidy(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
}

export function isEmail(address: string): boolean {
  return /^[^\s\p{C}@<>()[\],;:"\\]+@[^\s\p{C}@<>()[\],;:"\\.]+(\.[^\s\p{C}@<>()[\],;:"\\.]+)+$/u.test(address)
}

/** Several lines can hold the same text; a length is counted as the database counts it. */
export function isTooLong(column: Column, text: string): boolean {
  return text.length > longest[column] && [...text].length > longest[column]
}

function bare(heading: string): string {
  return tidy(heading)
    .toLowerCase()
    .replace(/[\s_-]/g, '')
}
