import { decodeText, isWorkbook, readCsv, unguardFormula, writeCsv } from '#shared/csv.ts'
import type { Problem } from './people-check.ts'
import type { PresentPeople } from './people-import.ts'
import { type Column, columnNamed, columns, headings, type PersonRow, roleNames, tidy } from './people-row.ts'

export const maxBytes = 5 * 1024 * 1024
export const maxLines = 50_000

export type UnreadableReason =
  | 'empty'
  | 'too_large'
  | 'too_many_lines'
  | 'workbook'
  | 'not_text'
  | 'no_headings'
  | 'missing_columns'
  | 'repeated_column'
  | 'broken_quotes'

/** Why a file cannot be read. `what` names the line or the columns. */
export interface Unreadable {
  unreadable: UnreadableReason
  what: string
}

/** A file that can be read. The problems are lines with too few or too many cells. */
export interface PeopleFile {
  rows: PersonRow[]
  problems: Problem[]
  /** Columns that we do not know. */
  ignored: string[]
}

/** Reads what the spreadsheets of Danish offices save: semicolon, comma or tab, UTF-8, UTF-16 or Windows-1252. */
export function readPeopleFile(bytes: Uint8Array): PeopleFile | Unreadable {
  if (bytes.length > maxBytes) return { unreadable: 'too_large', what: '' }
  if (isWorkbook(bytes)) return { unreadable: 'workbook', what: '' }
  const text = decodeText(bytes)
  if (text.includes('\0')) return { unreadable: 'not_text', what: '' }
  // Enough to see that there are too many, and no more.
  const records = readCsv(text, { delimiter: guessDelimiter(text), most: maxLines + 10 })
  if ('brokenQuotes' in records) return { unreadable: 'broken_quotes', what: String(records.brokenQuotes) }

  const top = records.findIndex((record) => !isBlank(record))
  const heading = records[top]
  if (!heading) return { unreadable: 'empty', what: '' }
  const found = heading.map(columnNamed)
  if (found.every((column) => column === undefined)) return { unreadable: 'no_headings', what: '' }
  const repeated = found.find((column, i) => column && found.indexOf(column) !== i)
  if (repeated) return { unreadable: 'repeated_column', what: headings[repeated] }
  const missing = columns.filter((column) => !found.includes(column))
  if (missing.length > 0) return { unreadable: 'missing_columns', what: missing.map((column) => headings[column]).join(', ') }
  if (records.length - top - 1 > maxLines) return { unreadable: 'too_many_lines', what: '' }

  const rows: PersonRow[] = []
  const problems: Problem[] = []
  for (const [i, record] of records.entries()) {
    if (i <= top || isBlank(record)) continue
    const line = i + 1
    if (record.length !== heading.length) {
      problems.push({ line, reason: 'wrong_cells', value: String(record.length), other: String(heading.length) })
      continue
    }
    rows.push({ line, ...cellsOf(record, found) })
  }
  if (rows.length === 0 && problems.length === 0) return { unreadable: 'empty', what: '' }
  return { rows, problems, ignored: heading.filter((name, i) => tidy(name) && !found[i]).map(tidy) }
}

/** Today's units and people in the format that an import reads: reading it again changes nothing. */
export function writePeopleFile({ units, people }: PresentPeople): string {
  const lines = [columns.map((column) => headings[column])]
  for (const unit of units) lines.push([unit.code, unit.name, unit.parentCode ?? '', '', '', ''])
  for (const { name, emails, positions } of people)
    for (const { unitCode, role } of emails[0] ? positions : []) lines.push([unitCode, '', '', name, emails[0] ?? '', roleNames[role]])
  return writeCsv(lines)
}

function cellsOf(record: string[], found: (Column | undefined)[]): Partial<Record<Column, string>> {
  return Object.fromEntries(found.flatMap((column, i) => (column ? [[column, unguardFormula(tidy(record[i] ?? ''))]] : [])))
}

/** The one with which the first line has most of our headings. */
function guessDelimiter(text: string): string {
  const first = text.split(/[\r\n]+/).find((line) => tidy(line)) ?? ''
  const score = (delimiter: string) => first.split(delimiter).filter((cell) => columnNamed(cell.replaceAll('"', ''))).length
  return [';', ',', '\t'].reduce((best, delimiter) => (score(delimiter) > score(best) ? delimiter : best))
}

function isBlank(record: string[]): boolean {
  return record.every((cell) => tidy(cell) === '')
}
