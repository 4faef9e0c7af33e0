import type { Fields } from './form-fields.ts'

/*
 * What somebody wrote and the server does not have yet, in the browser's own memory. It is kept under a key that only her pages have
 * (ui/layout.tsx, data-reader): whoever signs in after her in the same browser is never shown it. It goes when it is saved, and when
 * she signs out.
 */

export interface Kept {
  /** Where it is sent to. */
  url: string
  fields: Fields
  /** What was hidden in the form: the revision that the words build on. */
  hidden: Fields
  /** Sent, and nobody has answered: they may have arrived. */
  unanswered: Fields[]
  /** It is to be saved, and not only kept. */
  isWanted: boolean
  /** For its own page: another has written, or it cannot be saved as it is. */
  waits?: boolean
  at: number
}

const prefix = 'ledestjerne-kept'
const month = 30 * 24 * 3600 * 1000

/** False when the browser has no room or no memory. */
export function keep(reader: string, name: string, kept: Omit<Kept, 'at'>): boolean {
  try {
    localStorage.setItem(keyOf(reader, name), JSON.stringify({ ...kept, at: Date.now() }))
    return true
  } catch {
    return false
  }
}

export function findKept(reader: string, name: string): Kept | undefined {
  return read(keyOf(reader, name))
}

export function listKept(reader: string): { name: string; kept: Kept }[] {
  const start = keyOf(reader, '')
  return keys()
    .filter((key) => key.startsWith(start))
    .flatMap((key) => {
      const kept = read(key)
      return kept ? [{ name: key.slice(start.length), kept }] : []
    })
}

export function forget(reader: string, name: string): void {
  remove(keyOf(reader, name))
}

export function forgetEverything(): void {
  for (const key of keys()) remove(key)
}

/** What nobody has come back to for a month. */
export function forgetOld(): void {
  for (const key of keys()) if ((read(key)?.at ?? 0) < Date.now() - month) remove(key)
}

function keyOf(reader: string, name: string): string {
  return `${prefix} ${reader} ${name}`
}

function keys(): string[] {
  try {
    return Object.keys(localStorage).filter((key) => key.startsWith(`${prefix} `))
  } catch {
    return []
  }
}

function read(key: string): Kept | undefined {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null') ?? undefined
  } catch {
    return undefined
  }
}

function remove(key: string): void {
  try {
    localStorage.removeItem(key)
  } catch {
    // No memory, so nothing in it.
  }
}
