import type { Danish } from './danish.ts'

export interface Joined {
  text: string
  /** The letters can be read in one way only. */
  isSure: boolean
}

/**
 * Puts letters that were set apart ("l e d e l s e") together again. Wide spaces part the words where there are any; else the dictionary
 * decides, and takes the fewest words. Undefined when that gives something else than words.
 */
export function joinLetters(spaced: string, danish: Danish, isHeading: boolean): Joined | undefined {
  const words = spaced.split(/\s{2,}/).map((part) => part.replaceAll(/\s/g, ''))
  if (words.every((word) => danish.known(word) === 'word')) return { text: words.join(' '), isSure: true }
  if (words.length > 1) return words.every((word) => danish.known(word)) ? { text: words.join(' '), isSure: false } : undefined
  const whole = words[0] ?? ''
  const cut = fewestWords(whole, danish)
  const isCompound = danish.known(whole) === 'compound'
  // One compound or two words: only a heading, which is where letters are set apart, is taken for one.
  if (isCompound && cut && !isHeading) return undefined
  if (isCompound) return { text: whole, isSure: false }
  return cut && { text: cut.join(' '), isSure: false }
}

function fewestWords(letters: string, danish: Danish): string[] | undefined {
  // best[end]: the fewest words that make up the letters before `end`. Single letters are words only as i and å.
  const best: (string[] | undefined)[] = [[]]
  for (let end = 1; end <= letters.length; end++) {
    for (let start = Math.max(0, end - 30); start < end; start++) {
      const before = best[start]
      const word = letters.slice(start, end)
      if (!before || danish.known(word) !== 'word') continue
      const here = best[end]
      if (!here || before.length + 1 < here.length) best[end] = [...before, word]
    }
  }
  return best[letters.length]
}
