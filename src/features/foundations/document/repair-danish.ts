import type { Danish } from './danish.ts'
import { expectedWord } from './expected-words.ts'
import { type Mended, mend } from './letter-damage.ts'
import type { Repair, RepairReason } from './repair.ts'
import { joinLetters } from './split-letters.ts'

/*
 * Proposes repairs of scanned Danish. It would rather leave ten damaged words than change a sound one: only what is no word is looked
 * at, only what then is exactly one word is proposed, and what may be a name is never touched. Still each repair is for a person to
 * approve, with what stood there before.
 */

/** The proposals for each text, in its own order. Texts of one document belong together: damage in one tells about the others. */
export function repairDanish(texts: string[], danish: Danish): Repair[][] {
  const mender = menderFor(danish)
  const repairs = texts.map((text) => repairText(text, danish, mender))
  const lost = lostLetters(texts, repairs)
  return repairs.map((found, index) =>
    [...found, ...repairRealWords(texts[index] ?? '', found, lost)].sort((one, other) => one.at.from - other.at.from),
  )
}

type Mender = (word: string) => Mended | undefined

/** A text has more different broken words than this only when it is no Danish text. Then the rest of them stays as it is. */
const mostDifferent = 5000

function menderFor(danish: Danish): Mender {
  const mended = new Map<string, Mended | undefined>()
  return (word) => {
    if (!mended.has(word) && mended.size < mostDifferent) mended.set(word, mend(word, danish))
    return mended.get(word)
  }
}

function repairText(text: string, danish: Danish, mender: Mender): Repair[] {
  const repairs = repairSplitLetters(text, danish)
  const words = wordsOf(text).filter((word) => !overlaps(word, repairs))
  if (isForeign(words, danish)) return repairs
  for (let index = 0; index < words.length; index++) {
    const word = words[index] as Word
    const next = words[index + 1]
    const repair = repairWord(word, next, danish, mender) ?? (next && repairSplitWord(text, word, next, danish))
    if (!repair) continue
    repairs.push(repair)
    if (next && overlaps(next, [repair])) index += 1
  }
  return repairs
}

const english = new Set('the and of with that this our we is are or by from which your their has been'.split(' '))

/** Where most words are unknown, the text is in another language, or beyond repair by a dictionary: even bad scans keep most words. */
function isForeign(words: Word[], danish: Danish): boolean {
  const foreign = words.filter(({ text }) => english.has(text.toLowerCase())).length
  if (foreign >= 2 && foreign > words.length / 10) return true
  const written = words.filter(({ text }) => /^\p{L}{2,}$/u.test(text))
  return written.length >= 10 && written.filter(({ text }) => !danish.known(text)).length > 0.6 * written.length
}

interface Word {
  text: string
  from: number
  to: number
  /** The first word of a sentence may be a common word in spite of its capital. */
  isFirst: boolean
  /** What stands right before it. */
  before: string
}

const nearby = 60

function wordsOf(text: string): Word[] {
  return [...text.matchAll(/(?:Ã[¦¸¥†˜…©]|[\p{L}\p{M}\d\ufb00-\ufb06])+/gu)].map((found) => {
    const before = text.slice(Math.max(0, found.index - nearby), found.index)
    return {
      text: found[0],
      from: found.index,
      to: found.index + found[0].length,
      isFirst: before.trim() === '' || /[.!?:•–|"”»]$/.test(before.trimEnd()),
      before,
    }
  })
}

function repairWord(word: Word, next: Word | undefined, danish: Danish, mender: Mender): Repair | undefined {
  const { text } = word
  const plain = plainReading(text)
  if (plain && (danish.known(plain.text) || !isOpenToMending(word, plain.text))) return repairOf(word, plain.text, 'certain', plain.reason)
  const base = plain?.text ?? text
  if (isSound(word, base, danish)) return undefined
  const loose = looseLetter(word, next)
  if (loose) return repairOf(word, loose, 'unsure', 'similar_letter')
  const mended = isOpenToMending(word, base) ? mendInCase(base, word.isFirst, danish, mender) : undefined
  if (mended) return repairOf(word, mended.text, mended.isWord ? 'likely' : 'unsure', mended.reason)
  return plain && repairOf(word, plain.text, 'certain', plain.reason)
}

const ligatures: Record<string, string> = { ﬀ: 'ff', ﬁ: 'fi', ﬂ: 'fl', ﬃ: 'ffi', ﬄ: 'ffl', ﬅ: 'st', ﬆ: 'st' }
const misread: Record<string, string> = { 'Ã¦': 'æ', 'Ã¸': 'ø', 'Ã¥': 'å', 'Ã†': 'Æ', 'Ã˜': 'Ø', 'Ã…': 'Å', 'Ã©': 'é' }

/** Damage that can be read in one way only: letters that were melted into one, and UTF-8 that was read as something else. */
function plainReading(text: string): { text: string; reason: RepairReason } | undefined {
  const whole = text.replace(/[\ufb00-\ufb06]/g, (ligature) => ligatures[ligature] ?? ligature)
  const plain = whole.replace(/Ã[¦¸¥†˜…©]/g, (pair) => misread[pair] ?? pair)
  if (plain === text) return undefined
  return { text: plain, reason: plain === whole ? 'ligature' : 'encoding' }
}

function isSound({ before }: Word, text: string, danish: Danish): boolean {
  if (/^\d+$/.test(text)) return true
  // In an address (hr@…, www.…) nothing is a word, and beside a hyphen or an apostrophe stands a part of one.
  if (/[@/\\_]$/.test(before) || /\bwww\.\S*$/.test(before)) return true
  if (text.length === 1) return !/^[lI1]$/.test(text)
  return danish.known(text) !== undefined
}

/** A lone l in the middle of words is an i; at the beginning of a sentence, a capital I. After a number it is litres. */
function looseLetter({ text, isFirst, before }: Word, next: Word | undefined): string | undefined {
  // Among other lone letters it is part of a word that was set apart.
  if (text !== 'l' || /\d\s*$/.test(before) || /['’-]$/.test(before) || /(^|\s)\p{L}\s+$/u.test(before) || next?.text.length === 1)
    return undefined
  return isFirst ? 'I' : 'i'
}

/** Names, abbreviations, product names and codes are written in ways that common words are not. */
function isOpenToMending({ isFirst }: Word, text: string): boolean {
  if (text.length < 2 || text.length > 40) return false
  // h1, x0: a digit beside a lone letter is more often a name of something. og, om and os are the exceptions.
  if (/\d/.test(text) && text.length < 3) return /^0[gms]$/.test(text)
  if (/\d/.test(text)) return /^\p{L}?[\p{Ll}01]+$/u.test(text) && /\p{Ll}/u.test(text)
  if (/^\p{Lu}+$/u.test(text)) return text.length >= 6
  if (/^\p{Lu}\p{Ll}+$/u.test(text)) return isFirst || text.startsWith('I')
  return /^\p{L}[\p{Ll}I]+$/u.test(text) && /\p{Ll}/u.test(text)
}

function mendInCase(
  text: string,
  isFirst: boolean,
  danish: Danish,
  mender: Mender,
): { text: string; isWord: boolean; reason: RepairReason } | undefined {
  if (isFirst && text.startsWith('l')) {
    // "lngen": the capital I of the first word.
    const capital = `I${text.slice(1)}`
    if (danish.known(capital.toLowerCase()) === 'word') return { text: capital, isWord: true, reason: 'similar_letter' }
  }
  const isUpper = /^\p{Lu}+$/u.test(text)
  // A capital I may be an l, and is then no capital.
  const isCapital = !isUpper && /^\p{Lu}/u.test(text) && !text.startsWith('I')
  const mended = mender(isUpper ? text.toLowerCase() : isCapital ? text.charAt(0).toLowerCase() + text.slice(1) : text)
  // A common word only: a name that is mended to a name would be a guess about a person.
  if (!mended || /\p{Lu}/u.test(mended.word) || danish.known(mended.word.toLowerCase()) === undefined) return undefined
  const isWord = mended.known === 'word'
  if (isUpper) return isWord ? { text: mended.word.toUpperCase(), isWord, reason: mended.reason } : undefined
  if (!isCapital) return { text: mended.word, isWord, reason: mended.reason }
  // Names of places are compounds too. With two letters for one they are spelt as names are (Aabenraa), but then the first word of a
  // sentence is more often a common one.
  if (!isWord && !/ae|oe|aa/i.test(text)) return undefined
  return { text: mended.word.charAt(0).toUpperCase() + mended.word.slice(1), isWord, reason: mended.reason }
}

function repairSplitLetters(text: string, danish: Danish): Repair[] {
  const repairs: Repair[] = []
  for (const found of text.matchAll(/(?<![\p{L}\d.])\p{L}(?:\s{1,4}\p{L}){3,}(?![\p{L}\d])/gu)) {
    const joined = joinLetters(found[0], danish, found[0].length === text.trim().length)
    if (!joined) continue
    const at = { from: found.index, to: found.index + found[0].length }
    repairs.push({ at, before: found[0], after: joined.text, certainty: joined.isSure ? 'likely' : 'unsure', reason: 'split_letters' })
  }
  return repairs
}

/** Two pieces that are no words beside each other, and one word together. */
function repairSplitWord(text: string, word: Word, next: Word, danish: Danish): Repair | undefined {
  if (text.slice(word.to, next.from) !== ' ' || !/^\p{L}\p{Ll}*$/u.test(word.text) || !/^\p{Ll}+$/u.test(next.text)) return undefined
  // A short piece that is no word is more likely a small word that has lost a letter.
  if (![word, next].some((piece) => piece.text.length >= 3 && !danish.known(piece.text))) return undefined
  const joined = word.text + next.text
  if (joined.length < 5 || (/^\p{Lu}/u.test(word.text) && !word.isFirst)) return undefined
  if (danish.known(joined.toLowerCase()) !== 'word') return undefined
  return {
    at: { from: word.from, to: next.to },
    before: text.slice(word.from, next.to),
    after: joined,
    certainty: 'likely',
    reason: 'split_word',
  }
}

/**
 * A sound word that is hardly meant: proposed only where the same letter is lost in other words of the document, and then as unsure.
 */
function repairRealWords(text: string, found: Repair[], lost: Set<string>): Repair[] {
  if (lost.size === 0) return []
  return wordsOf(text).flatMap((word) => {
    const meant = expectedWord(word.text.toLowerCase())
    if (!meant || overlaps(word, found) || ![...lost].some((letter) => meant.includes(letter))) return []
    const isCapital = /^\p{Lu}/u.test(word.text)
    if (isCapital && !word.isFirst) return []
    return [repairOf(word, isCapital ? meant.charAt(0).toUpperCase() + meant.slice(1) : meant, 'unsure', 'same_damage_elsewhere')]
  })
}

/** The letters that this document has lost: repaired to a dictionary word at least three times, and more often than they are there. */
function lostLetters(texts: string[], repairs: Repair[][]): Set<string> {
  const all = texts.join('\n').toLowerCase()
  const mended = repairs.flat().filter(({ reason, certainty }) => reason === 'lost_letter' && certainty === 'likely')
  const lost = new Set<string>()
  for (const [letter, pair] of [
    ['æ', 'ae'],
    ['ø', 'oe'],
    ['å', 'aa'],
  ] as const) {
    // Somebody who writes two letters for one writes them in short words too: only bare letters are meant here.
    const times = mended.filter(({ before, after }) => after.toLowerCase().includes(letter) && !before.toLowerCase().includes(pair)).length
    if (times >= 3 && times > all.split(letter).length - 1) lost.add(letter)
  }
  return lost
}

function repairOf({ text, from, to }: Word, after: string, certainty: Repair['certainty'], reason: RepairReason): Repair {
  return { at: { from, to }, before: text, after, certainty, reason }
}

function overlaps({ from, to }: Word, repairs: Repair[]): boolean {
  return repairs.some(({ at }) => from < at.to && to > at.from)
}
