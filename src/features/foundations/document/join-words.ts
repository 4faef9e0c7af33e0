import type { Join } from './block.ts'
import type { Danish } from './danish.ts'

/** Puts the next line after a text. A word that was broken with a hyphen becomes whole; a hyphen that belongs to it stays. */
export function joinTexts(text: string, next: string, danish: Danish): { text: string; join?: Join } {
  const head = /([\p{L}\d]+(?:-[\p{L}\d]+)*)([-\u00ad\u2010])$/u.exec(text)
  const tail = /^[\p{L}\d]+/u.exec(next)
  if (!head?.[1] || !tail) return { text: `${text} ${next}` }
  const [first, second] = [head[1], tail[0]]
  const before = `${first}${head[2]} ${second}`
  const stem = text.slice(0, text.length - head[0].length)
  const answer = (joined: string, isUnsure = false) => ({
    text: stem + joined + next.slice(second.length),
    join: { before, after: joined, ...(isUnsure ? { isUnsure: true as const } : {}) },
  })
  const whole = first + second
  const hyphened = `${first}-${second}`

  if (head[2] === '\u00ad') return answer(whole)
  // "ledelses- og medarbejdergrundlag": the hyphen stands for what both words share.
  if (/^(og|eller|samt|til|som)$/.test(second)) return answer(`${first}- ${second}`)
  // MED-udvalg, 80-årig, Kolding-Modellen.
  if (/^\p{Lu}{2,}$|^\d+$/u.test(first) || /^\p{Lu}/u.test(second)) return answer(hyphened)
  // Nobody breaks a word after its first letter: e-mail.
  if (first.length === 1 && danish.known(hyphened) === 'word') return answer(hyphened)
  const known = danish.known(whole)
  if (known === 'word') return answer(whole)
  if (isWritten(hyphened, danish)) return answer(hyphened)
  return answer(whole, known === undefined)
}

/** The dictionary has words with a hyphen of their own (e-mail); two words that merely both exist are not one. */
function isWritten(word: string, danish: Danish): boolean {
  const [first = ''] = word.split('-')
  return first.length <= 3 && danish.known(word) === 'word'
}
