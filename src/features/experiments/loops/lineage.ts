import type { Outcome, PhaseNumber } from '../experiment.ts'

/* The loops of one learning, each built on the one before. A reader is shown those that she may read; of the others only that they were. */

export interface SeenLoop {
  id: string
  loop: number
  title: string
  phase: PhaseNumber
  createdAt: Date
  conclusion?: { outcome: Outcome; reason: string; concludedAt: Date }
}

/** One place in the row of loops. Without `seen` the reader may not read it, and it has no words. */
export interface LineageLoop {
  number: number
  seen?: SeenLoop
}

/** @param seen those that the reader may read, in any order */
export function lineageOf(seen: readonly SeenLoop[]): LineageLoop[] {
  const last = Math.max(0, ...seen.map(({ loop }) => loop))
  return Array.from({ length: last }, (_, i) => ({ number: i + 1, seen: seen.find(({ loop }) => loop === i + 1) }))
}

export function nextOf(lineage: readonly LineageLoop[], loop: number): SeenLoop | undefined {
  return lineage.find(({ number }) => number === loop + 1)?.seen
}

export function previousOf(lineage: readonly LineageLoop[], loop: number): SeenLoop | undefined {
  return lineage.find(({ number }) => number === loop - 1)?.seen
}

/** The beginning of a text, cut between two words. */
export function shortened(text: string, most = 120): string {
  const line = text.replace(/\s+/g, ' ').trim()
  if (line.length <= most) return line
  const cut = line.slice(0, most)
  const space = cut.lastIndexOf(' ')
  return `${(space > most / 2 ? cut.slice(0, space) : cut).replace(/[\s.,;:–-]+$/, '')} …`
}
