import { randomInt } from 'node:crypto'
import { slugOf } from '#shared/slug.ts'

/** Letters that are not mistaken for each other when somebody reads an address aloud. */
const letters = 'abcdefghkmnpqrstvwxyz23456789'

/**
 * A key for a new element: readable, and never used before. What people have written about an element is found by its key, also
 * when the element is gone from all versions, and some of it (a request for sparring) is hidden even from the administrator. So
 * a key cannot be checked against all that may hold it, and is told apart by five letters by chance instead.
 *
 * @param random from 0 up to, not with, the number given
 */
export function makeKey(words: string, random: (below: number) => number = randomInt): string {
  const stem = slugOf(words).slice(0, 40).replace(/-+$/, '')
  const tail = Array.from({ length: 5 }, () => letters[random(letters.length)]).join('')
  return `${/^[a-z]/.test(stem) ? '' : 'e-'}${stem}-${tail}`
}
