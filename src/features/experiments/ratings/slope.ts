/*
 * Where things stand in the slope picture. Down it is pixels, across it is per cent of the width, so that text keeps its size on a phone.
 */

export const slopeHeight = 280
const [top, step] = [20, 54]

/** 5 is at the top, 1 at the bottom. */
export function heightOf(value: number): number {
  return Math.round((top + (5 - value) * step) * 10) / 10
}

/** So far apart must two lines of text be. */
const labelGap = 19

/**
 * Where labels go that would stand on each other: as near to their marks as can be (least squares), in the order of the marks, at least
 * a line apart, and inside the picture. The same order comes back as was given.
 */
export function placeLabels(marks: readonly number[], gap = labelGap, lowest = heightOf(1)): number[] {
  const order = marks.map((_, i) => i).sort((i, j) => (marks[i] ?? 0) - (marks[j] ?? 0))
  // Without the gaps it is an isotonic regression; neighbours that would cross stand together at their mean (pool adjacent violators).
  const blocks: { sum: number; n: number }[] = []
  order.forEach((i, place) => {
    blocks.push({ sum: (marks[i] ?? 0) - place * gap, n: 1 })
    for (let last = blocks.at(-1), before = blocks.at(-2); last && before && before.sum / before.n > last.sum / last.n; ) {
      blocks.splice(-2, 2, { sum: before.sum + last.sum, n: before.n + last.n })
      last = blocks.at(-1)
      before = blocks.at(-2)
    }
  })
  const most = Math.max(heightOf(5), lowest - (marks.length - 1) * gap)
  const fitted = blocks.flatMap(({ sum, n }) => new Array<number>(n).fill(Math.min(most, Math.max(heightOf(5), sum / n))))
  const placed = new Array<number>(marks.length).fill(0)
  order.forEach((i, place) => {
    placed[i] = Math.round(((fitted[place] ?? 0) + place * gap) * 10) / 10
  })
  return placed
}

/** What there is room for beside the picture on a phone. */
export const longestName = 12

/** A name for beside a mark. */
export function shorten(name: string, most = longestName): string {
  return name.length <= most ? name : `${name.slice(0, most - 1).trimEnd()}…`
}
