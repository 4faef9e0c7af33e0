import { readCsv, unguardFormula } from '#shared/csv.ts'
import { type DateOrder, type DateReading, dateMeant, isDoubtful, isWeek, needsYear, readDate } from './read-date.ts'
import { isAmbiguous, type NumberReading, type NumberStyle, readNumber } from './read-number.ts'

/*
 * A column or two from a spreadsheet, as it was pasted or saved. What one cell leaves in doubt the whole column may decide: where there
 * is a 25/08 the days come first, and where there is a 12,5 the comma is Danish. What nothing decides is asked of whoever pasted it, and
 * nothing is guessed.
 */

/** More lines than this are not read: so many measurements no indicator has. */
export const mostLines = 5000

/** What she answered when she was asked. */
export interface Answers {
  numbers?: NumberStyle
  dates?: DateOrder
  /** The place of the column of measurements, the first is 0. */
  column?: number
}

export type Trouble = 'no_number' | 'no_date' | 'empty'

/** One line with what it says, or why it says nothing. */
export interface ReadLine {
  /** The row that a spreadsheet shows. */
  line: number
  text: string
  /** Missing when there is only one column. */
  on?: string
  /** It names a week, and the date is its Monday. */
  isWeek?: boolean
  value?: number
  note?: string
  trouble?: Trouble
}

/** What must be answered first, each with the first cell that leaves the doubt. */
export interface Question {
  what: 'numbers' | 'dates' | 'column'
  example: string
  /** For a column: the names, or the first cells, of those it can be. */
  choices?: { column: number; name: string }[]
}

export interface ReadColumns {
  lines: ReadLine[]
  questions: Question[]
  /** The first line was read as headings. */
  heading?: string
  hasDates: boolean
  /** Some dates had no year, and got the nearest. */
  addedYear: boolean
}

export type Unreadable =
  | { unreadable: 'empty' | 'no_dates' }
  | { unreadable: 'too_many'; lines: number }
  | { unreadable: 'broken_quotes'; line: number }

/** @param today what was measured lies before it: so does the first date that has no year, and the others lie near to the one above them */
export function readColumns(text: string, today: string, answers: Answers = {}): ReadColumns | Unreadable {
  const count = text.split(/\r\n|\r|\n/).filter((line) => line.trim()).length
  if (count > mostLines) return { unreadable: 'too_many', lines: count }
  const records = splitCells(text)
  if ('brokenQuotes' in records) return { unreadable: 'broken_quotes', line: records.brokenQuotes }
  const rows = records.map((cells, i) => ({ line: i + 1, cells: cells.map((cell) => unguardFormula(tidy(cell))) }))
  while (rows.at(-1)?.cells.every((cell) => !cell)) rows.pop()
  while (rows[0]?.cells.every((cell) => !cell)) rows.shift()
  const [first] = rows
  if (!first) return { unreadable: 'empty' }

  const heading = rows.length > 1 && first.cells.every((cell) => !readNumber(cell) && !readDate(cell)) ? first : undefined
  const body = heading ? rows.slice(1) : rows
  const width = Math.max(...rows.map(({ cells }) => cells.length))
  const columns = Array.from({ length: width }, (_, i) => columnOf(i, heading?.cells[i] ?? '', body))
  const filled = columns.filter(({ isEmpty }) => !isEmpty)
  if (filled.length === 0) return { unreadable: 'empty' }

  const dateColumn = filled.length > 1 ? findDates(filled) : undefined
  if (filled.length > 1 && !dateColumn) return { unreadable: 'no_dates' }
  const candidates = findValues(filled.filter((column) => column !== dateColumn))
  const valueColumn = candidates.find(({ place }) => place === answers.column) ?? candidates[0]
  if (!valueColumn) return { unreadable: 'empty' }
  const noteColumn =
    columns.find(({ name }) => /^(note|bemærkning|kommentar|comment|remark)/i.test(name)) ??
    (candidates.length === 1 && dateColumn
      ? filled.find((column) => !column.name && column.asNumbers < 0.5 && column !== dateColumn && column !== valueColumn)
      : undefined)

  const questions: Question[] = []
  if (candidates.length > 1 && valueColumn.place !== answers.column)
    questions.push({
      what: 'column',
      example: '',
      choices: candidates.map(({ place, name, cells }) => ({ column: place, name: name || cells.slice(0, 4).join(' · ') })),
    })
  const numbers = decide(valueColumn.numbers, isAmbiguous, 'da', 'en', answers.numbers)
  const dates = decide(dateColumn?.dates ?? [], isDoubtful, 'dmy', 'mdy', answers.dates)
  if (numbers.doubt !== undefined && questions.length === 0)
    questions.push({ what: 'numbers', example: valueColumn.cells[numbers.doubt] ?? '' })
  if (dates.doubt !== undefined) questions.push({ what: 'dates', example: dateColumn?.cells[dates.doubt] ?? '' })

  let last: string | undefined
  let addedYear = false
  const lines = body.flatMap(({ line, cells }, i): ReadLine | ReadLine[] => {
    const said = { line, text: cells.filter(Boolean).join(' · ').slice(0, 100) }
    if (!said.text && dateColumn) return []
    const value = valueColumn.numbers[i]
    const named = dateColumn?.dates[i]
    const meant = named?.[dates.chosen] ?? named?.dmy ?? named?.mdy
    const on = meant && (last ? dateMeant(meant, last) : dateMeant(meant, today, today))
    if (on) last = on
    if (meant && needsYear(meant)) addedYear = true
    const number = value?.[numbers.chosen] ?? value?.da ?? value?.en
    const trouble: Trouble | undefined =
      dateColumn && !on ? 'no_date' : number !== undefined ? undefined : valueColumn.cells[i] ? 'no_number' : 'empty'
    const note = noteColumn && noteColumn !== valueColumn ? noteColumn.cells[i]?.slice(0, 400) || undefined : undefined
    return { ...said, on, isWeek: meant && isWeek(meant), value: number, note, trouble }
  })
  return { lines, questions, heading: heading && said(heading.cells), hasDates: dateColumn !== undefined, addedYear }
}

function said(cells: string[]): string {
  return cells.filter(Boolean).join(' · ').slice(0, 100)
}

interface Column {
  place: number
  name: string
  cells: string[]
  isEmpty: boolean
  numbers: (NumberReading | undefined)[]
  dates: (DateReading | undefined)[]
  /** The share of the filled cells that can be read so. */
  asNumbers: number
  asDates: number
}

function columnOf(place: number, name: string, body: { cells: string[] }[]): Column {
  const cells = body.map((row) => row.cells[place] ?? '')
  const filled = cells.filter(Boolean).length
  const ofWeeks = /^(uge|week|ugenr|week ?(no|number))\.?$/i.test(name) ? ('week' as const) : undefined
  const numbers = cells.map((cell) => (cell ? readNumber(cell) : undefined))
  const dates = cells.map((cell) => (cell ? readDate(cell, ofWeeks) : undefined))
  const share = (read: unknown[]) => (filled ? read.filter(Boolean).length / filled : 0)
  return { place, name, cells, isEmpty: filled === 0, numbers, dates, asNumbers: share(numbers), asDates: share(dates) }
}

/** The one whose heading says so, or the one that has most dates; the first of two that are alike. */
function findDates(columns: Column[]): Column | undefined {
  const named = columns.find(({ name, asDates }) => /^(dato|date|uge|week|måned|month|dag|day|tid|hvornår|when)/i.test(name) && asDates > 0)
  if (named) return named
  const best = columns.reduce((best, column) => (column.asDates > best.asDates ? column : best))
  return best.asDates >= 0.5 ? best : undefined
}

/** Those that can be the measurements; the heading decides between several where it can. */
function findValues(columns: Column[]): Column[] {
  const numeric = columns.filter(({ asNumbers }) => asNumbers >= 0.5)
  const named = numeric.filter(({ name }) => /^(måling|værdi|antal|measurement|value|number|count)/i.test(name))
  if (named.length === 1) return named
  return numeric.length > 0 ? numeric : columns.slice(0, 1)
}

/**
 * Which of two ways the cells are read: the one that some cell can only be read in. When there is none of those, or of both kinds, the
 * answer decides; without one, `doubt` is the place of the first cell that nothing decides.
 */
function decide<Way extends string>(
  readings: (Partial<Record<Way, unknown>> | undefined)[],
  isDoubtful: (reading: Partial<Record<Way, never>>) => boolean,
  one: Way,
  other: Way,
  answer: Way | undefined,
): { chosen: Way; doubt?: number } {
  const only = (way: Way, not: Way) => readings.some((reading) => reading && reading[way] !== undefined && reading[not] === undefined)
  const [onlyOne, onlyOther] = [only(one, other), only(other, one)]
  if (onlyOne !== onlyOther) return { chosen: onlyOne ? one : other }
  const doubt = readings.findIndex((reading) => reading && isDoubtful(reading as Partial<Record<Way, never>>))
  if (answer || doubt < 0) return { chosen: answer ?? one }
  return { chosen: one, doubt }
}

/** One way to write the same text; a comma may part columns or decimals, so it is asked of the lines themselves. */
function splitCells(text: string): string[][] | { brokenQuotes: number } {
  const delimiter = text.includes('\t') ? '\t' : text.includes(';') ? ';' : partsByComma(text) ? ',' : undefined
  if (delimiter) return readCsv(text, { delimiter, most: mostLines + 100 })
  const lines = text.split(/\r\n|\r|\n/)
  const parted = lines.map(splitAtSpace)
  const hasYears = parted.some(([front = '', tail]) => tail !== undefined && hasYear(front))
  // Where no date has a year of its own, the 1950 after 8/6 is what was counted.
  return hasYears ? parted : parted.map((cells, i) => (cells.length > 1 ? cells : splitAtDay(lines[i] ?? '')))
}

function hasYear(text: string): boolean {
  const { dmy, mdy } = readDate(text) ?? {}
  const named = dmy ?? mdy
  return named !== undefined && !needsYear(named)
}

function splitAtDay(line: string): string[] {
  const [, day, tail] = line.match(/^\s*(\d{1,2}\/\d{1,2}) +(\d{4})\s*$/) ?? []
  return day && tail ? [day, tail] : [line]
}

function partsByComma(text: string): boolean {
  const lines = text.split(/\r\n|\r|\n/).filter((line) => line.includes(','))
  const whole = lines.filter((line) => readNumber(line) || readDate(line) || splitAtSpace(line).length > 1).length
  return lines.length > 0 && whole * 2 < lines.length
}

/** "uge 32  12": typed by hand, a date and then a number. */
function splitAtSpace(line: string): string[] {
  const [, front = '', tail = ''] = line.match(/^\s*(.*\S)\s+(\S+)\s*$/) ?? []
  return front && !readNumber(line) && !readDate(line) && readDate(front) && readNumber(tail) ? [front, tail] : [line]
}

function tidy(cell: string): string {
  return cell
    .toWellFormed()
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
}
