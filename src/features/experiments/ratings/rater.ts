import { isScore, type Score } from '../statistics/rating.ts'
import { type AskingKey, askings, findAsking } from './rating-questions.ts'

/*
 * Whoever rates does it by name: ratings are signed, and say so. The owner and the helpers see who said what; a circle that reads along
 * sees the numbers by group, and of names only the owner's.
 */

export interface Rater {
  id: string
  /** Undefined to a reader who is not told it. */
  name?: string
  groupName?: string
  /** The reader; somebody who rates herself, by account or by link; or somebody whose words the owner and the helpers enter. */
  by: 'me' | 'herself' | 'entered'
  isOwner: boolean
  ratings: Partial<Record<AskingKey, GivenRating>>
  /** What she answered, and the reader is not told: too few have. */
  withheld?: readonly AskingKey[]
}

/** Whether she answered, told or not. */
export function hasRated({ ratings, withheld }: Pick<Rater, 'ratings' | 'withheld'>, key: AskingKey): boolean {
  return ratings[key] !== undefined || (withheld ?? []).includes(key)
}

export interface GivenRating {
  value: Score
  ratedAt: Date
}

/** The numbers as a form holds them: what was answered, by field. */
export function typedOf(ratings: Partial<Record<AskingKey, { value: number }>>): Partial<Record<AskingKey, string>> {
  return Object.fromEntries(askings.flatMap(({ key }) => (ratings[key] ? [[key, String(ratings[key].value)]] : [])))
}

/** What a guest sees of her own. */
export function givenByGuest(
  ratings: readonly { question: string; moment: string; value: number }[],
): Partial<Record<AskingKey, { value: number }>> {
  return Object.fromEntries(
    ratings.flatMap(({ question, moment, value }) => {
      const asking = findAsking(question, moment)
      return asking ? [[asking.key, { value }]] : []
    }),
  )
}

export const mostRaters = 60
export const longestName = 120
export const longestGroup = 60

/** Nobody rates for somebody who does it herself. The database says the same (7-ratings.sql). */
export function canRateFor(rater: Pick<Rater, 'by'>): boolean {
  return rater.by !== 'herself'
}

/** What a report beyond the owner and the helpers may be made of. */
export function withoutNames(raters: readonly Rater[]): Rater[] {
  return raters.map(({ name, ...rater }) => (rater.isOwner ? { name, ...rater } : rater))
}

export interface NamedRater {
  name: string
  groupName?: string
}

/**
 * A column of names, typed or pasted: one a line, and where a second column came along, the group. Empty lines are nothing.
 * @param groupName for those that bring none of their own
 */
export function readNames(text: string, groupName?: string): NamedRater[] {
  return text
    .split('\n')
    .map((line) => line.split(/\t|;/).map((cell) => cell.replace(/\s+/g, ' ').trim()))
    .flatMap(([name = '', own]) => (name ? [{ name, groupName: own || groupName || undefined }] : []))
}

export type NamesRefused =
  | { refused: 'nobody' }
  | { refused: 'too_many'; room: number }
  | { refused: 'name_too_long' | 'group_too_long'; name: string }
  | { refused: 'twice'; name: string }

/** Who are new among those that are there. Two of one name in one group could not be told apart: that is asked about, and not guessed. */
export function newRaters(given: readonly NamedRater[], present: readonly Rater[]): { added: readonly NamedRater[] } | NamesRefused {
  if (given.length === 0) return { refused: 'nobody' }
  const tooLong = given.find(({ name }) => name.length > longestName)
  if (tooLong) return { refused: 'name_too_long', name: tooLong.name }
  const longGroup = given.find(({ groupName }) => (groupName ?? '').length > longestGroup)
  if (longGroup) return { refused: 'group_too_long', name: longGroup.groupName ?? '' }
  const seen = new Set(present.map(identity))
  for (const one of given) {
    if (seen.has(identity(one))) return { refused: 'twice', name: one.name }
    seen.add(identity(one))
  }
  const room = mostRaters - present.length
  return given.length > room ? { refused: 'too_many', room: Math.max(0, room) } : { added: given }
}

/** Whether somebody on the list has the name already, in the same group. */
export function isTaken(one: NamedRater, others: readonly Rater[]): boolean {
  return others.some((other) => identity(other) === identity(one))
}

function identity({ name = '', groupName = '' }: { name?: string; groupName?: string }): string {
  return `${name.toLocaleLowerCase('da')}\n${groupName.toLocaleLowerCase('da')}`
}

/** A cell of the table, as the form names it. `was` is what stood there when the table was opened. */
export interface Cell {
  rater: string
  asking: AskingKey
  typed: string
  was: string
}

export function cellName(rater: string, asking: AskingKey): string {
  return `${asking}.${rater}`
}

export function cellsOf(body: Record<string, unknown>, raters: readonly Rater[]): Cell[] {
  const text = (name: string) => (typeof body[name] === 'string' ? body[name].trim() : undefined)
  return raters.filter(canRateFor).flatMap((rater) =>
    askings.flatMap(({ key }) => {
      const typed = text(cellName(rater.id, key))
      return typed === undefined ? [] : [{ rater: rater.id, asking: key, typed, was: text(`was.${cellName(rater.id, key)}`) ?? '' }]
    }),
  )
}

/** A number from 1 to 5, as somebody types it; undefined when it is anything else. */
export function readScore(typed: string): Score | undefined {
  const value = /^[1-5]$/.test(typed) ? Number(typed) : undefined
  return isScore(value) ? value : undefined
}

export interface TableRead {
  /** Without a value it is taken away. */
  changes: { rater: string; asking: AskingKey; value?: Score }[]
  /** Cells that hold something else than a number from 1 to 5. */
  wrong: Cell[]
  /** Somebody else has written there since, and something else. `now` is what stands there. */
  conflicts: (Cell & { now: string })[]
}

/** What is to be written: only what was changed, so that two who fill in different rows do not undo each other. */
export function readTable(cells: readonly Cell[], raters: readonly Rater[]): TableRead {
  const read: TableRead = { changes: [], wrong: [], conflicts: [] }
  for (const cell of cells) {
    const now = String(raters.find(({ id }) => id === cell.rater)?.ratings[cell.asking]?.value ?? '')
    if (cell.typed === cell.was || cell.typed === now) continue
    const value = readScore(cell.typed)
    if (cell.typed && value === undefined) read.wrong.push(cell)
    else if (cell.was !== now) read.conflicts.push({ ...cell, now })
    else read.changes.push({ rater: cell.rater, asking: cell.asking, value })
  }
  return read
}
