import { type Content, type FoundationRole, ownExpectations, type Theme } from '../foundation.ts'

/*
 * A foundation on one sheet, to hang up. How large its letters can be depends on how much it says, and a page of paper cannot be
 * asked: so the lines are counted here, and the largest size that fits is chosen. When even the smallest that can be read on a
 * wall is too large, the poster takes more sheets, and says so.
 */

export const posterSizes = ['a4', 'a3'] as const
export type PosterSize = (typeof posterSizes)[number]

/** Letter sizes in points, the smallest first: nobody reads smaller ones on a wall. */
export const letterSizes = [6.5, 7, 7.5, 8, 9, 10, 11, 12, 13, 14, 16] as const
export type LetterSize = (typeof letterSizes)[number]

/** What the sheet leaves for words, in points: landscape, with a margin of 8 mm on A4 and 11 mm on A3. */
const boxes: Record<PosterSize, { width: number; height: number }> = { a4: { width: 796, height: 550 }, a3: { width: 1128, height: 779 } }

/** Measures of the stylesheet (poster.css), in the letter size. */
const lineHeight = 1.2
const gapBetween = 0.25
const columnGap = 1.4
const bullet = 0.7
/** A letter of IBM Plex Sans in Danish text is 0.455 wide on average. A little more, so that a tight page stays on its sheet. */
const letterWidth = 0.462
/** The name and the foot; the words under the name come to it. */
const frameHeight = 6.4
const leadSize = 1.2
/** A theme's heading in a row of its own, with the line above; and the row of the roles' names. */
const bandHeight = 2.55
const rolesHeight = 1.7

export interface Fit {
  letters: LetterSize
  /** False: the smallest letters need more than one sheet. */
  isOneSheet: boolean
}

export function fitPoster(content: Content, size: PosterSize): Fit {
  const box = boxes[size]
  const letters = letterSizes.findLast((letters) => heightOf(content, box.width / letters) * letters <= box.height)
  return letters === undefined ? { letters: letterSizes[0], isOneSheet: false } : { letters, isOneSheet: true }
}

/** The roles that have something of their own in it: the columns of a matrix. */
export function rolesOnPoster(content: Content): FoundationRole[] {
  return content.roles.filter((role) => content.themes.some((theme) => ownExpectations(theme, role).length > 0))
}

/** Up to five themes stand side by side; more of them flow through four columns. */
export function columnsOf(content: Content): number {
  if (content.shape === 'matrix') return Math.max(1, rolesOnPoster(content).length)
  return content.themes.length <= 5 ? Math.max(1, content.themes.length) : 4
}

/** How much of the sheet each column of a matrix gets, in whole per cent: who says more gets more, so that a row is not high for one alone. */
export function columnShares(content: Content): number[] {
  const lengths = rolesOnPoster(content).map((role) =>
    sum(content.themes.flatMap((theme) => ownExpectations(theme, role).map(({ text }) => text.length + 20))),
  )
  const average = sum(lengths) / Math.max(1, lengths.length)
  const weights = lengths.map((length) => Math.min(1.5, Math.max(0.65, length / average)))
  return weights.map((weight) => Math.floor((100 * weight) / sum(weights)))
}

/** In letter sizes, at a width in letter sizes. Exported for the test that holds it against a browser. */
export function heightOf(content: Content, width: number): number {
  const head = frameHeight + linesOf(content.vision?.text ?? content.lead, (width - 6) / leadSize) * leadSize * lineHeight
  if (content.shape === 'matrix') return head + matrixHeight(content, width)
  const columns = columnsOf(content)
  return head + flowHeight(content, (width - (columns - 1) * columnGap) / columns)
}

function matrixHeight(content: Content, width: number): number {
  const columns = columnShares(content).map((share) => (width * share) / 100 - columnGap)
  const rows = content.themes.map((theme) => {
    const cells = rolesOnPoster(content).map((role, i) => listHeight(ownExpectations(theme, role), columns[i] ?? 1))
    return bandHeight + Math.max(0, ...cells)
  })
  return rolesHeight + sum(rows)
}

function flowHeight(content: Content, column: number): number {
  const blocks = content.themes.map((theme) => blockHeight(content, theme, column))
  if (blocks.length <= 5) return Math.max(0, ...blocks)
  // Blocks break between their lines, but not everywhere: a column is never quite full.
  return (sum(blocks) / 4) * 1.06 + 2
}

function blockHeight(content: Content, theme: Theme, column: number): number {
  const name = linesOf(theme.name, (column - 3) / 1.5) * 1.5 * lineHeight + 1.2
  const claim = theme.claim ? linesOf(theme.claim, column / 1.1) * 1.1 * lineHeight + 0.6 : 0
  const groups = content.roles
    .map((role) => ownExpectations(theme, role))
    .filter((own) => own.length > 0)
    .map((own) => lineHeight + 0.8 + listHeight(own, column))
  return name + claim + sum(groups) + 1
}

function listHeight(expectations: readonly { text: string }[], column: number): number {
  return sum(expectations.map(({ text }) => linesOf(text, column - bullet) * lineHeight + gapBetween))
}

/** Words set one after the other, as a browser does. */
function linesOf(text: string, width: number): number {
  let lines = 1
  let used = 0
  for (const word of text.split(/\s+/)) {
    const length = word.length * letterWidth
    if (used > 0 && used + letterWidth + length > width) {
      lines += 1
      used = 0
    }
    used += (used > 0 ? letterWidth : 0) + length
  }
  return lines
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0)
}
