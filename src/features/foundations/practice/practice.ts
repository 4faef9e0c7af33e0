/*
 * How many practise an expectation right now. Counts come from the database already coarse: one or two could be recognised, so they
 * are only "few", to everybody and everywhere.
 */

/** A number of at least three; 'few' for one or two; 'none'. */
export type Practising = number | 'few' | 'none'

export interface Practice {
  /** By the key of the expectation. What nobody practises is not there. */
  expectations: Record<string, number | null>
  /** By the keys of theme and role, "driften leder": an experiment that practises two expectations there is one. */
  cells: Record<string, number | null>
}

export function practisingExpectation({ expectations }: Practice, key: string): Practising {
  return key in expectations ? (expectations[key] ?? 'few') : 'none'
}

export function practisingCell({ cells }: Practice, theme: string, role: string): Practising {
  const key = `${theme} ${role}`
  return key in cells ? (cells[key] ?? 'few') : 'none'
}

/** Radius of the node in pixels: its area grows with the number, and it stays within its row. */
export function radiusOf(practising: Practising): number {
  const n = practising === 'none' ? 1 : practising === 'few' ? 1.5 : practising
  return Math.min(15, Math.round((3 + 2.9 * Math.sqrt(n)) * 10) / 10)
}
