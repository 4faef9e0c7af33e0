import type { Danish } from './danish.ts'
import type { Voice } from './structure.ts'

/** Where the sentences of a text begin and end. An abbreviation ends none. */
export function sentencesOf(text: string): { from: number; to: number }[] {
  const sentences: { from: number; to: number }[] = []
  let from = 0
  for (const end of text.matchAll(/[.!?…]["”»')]*\s+(?=["“”«»(]*\p{Lu})/gu)) {
    const before = text.slice(from, end.index + 1)
    if (/(?:^|\s)(?:f\.\s?eks|bl\.\s?a|m\.\s?v|m\.\s?m|dvs|ca|nr|kl|jf|evt|inkl|ekskl|osv|stk|pkt|\d{1,2}|\p{L})\.$/iu.test(before))
      continue
    const to = end.index + end[0].trimEnd().length
    sentences.push({ from, to })
    from = end.index + end[0].length
  }
  if (from < text.length) sentences.push({ from, to: text.length })
  return sentences
}

/** Whose voice a sentence speaks in, when it begins with who does what: "Vi ser …", "Jeg tør …", "Du skal …". */
export function voiceOf(sentence: string): Voice | undefined {
  const found = /^["“”«»'(]*(Vi|Jeg|Du)\s+(?:alle\s+|hver især\s+|altid\s+)?(\p{L}+)/iu.exec(sentence)
  return found?.[1] && isPresent(found[2] ?? '') ? (found[1].toLowerCase() as Voice) : undefined
}

/** Danish verbs end in r in the present, or in s when something is done to somebody; a handful do neither. */
function isPresent(word: string): boolean {
  return /^(?:kan|skal|vil|må|ved|gider)$/iu.test(word) || /^\p{L}*\p{L}[rs]$/u.test(word.toLowerCase())
}

const imperatives = new Set(
  `afstem anerkend bak bed bidrag brug del fejr find følg forklar fortæl gå giv grib gør hjælp hold husk håndter håndtér inddrag involver
  involvér kend kommuniker kommunikér led lyt lær mød prioriter prioritér prøv samarbejd se sig sikr skab spørg sørg stil støt stå sæt søg
  tag tal tør udvikl understøt undersøg vis vær`.split(/\s+/),
)

/** An item that begins with a verb and leaves out who: "skaber rum for …", "Skab rum for …", "at skabe …". */
export function beginsWithVerb(item: string, danish: Danish): boolean {
  const [first = '', second = ''] = item.match(/\p{L}+/gu) ?? []
  const word = first.toLowerCase()
  if (imperatives.has(word)) return true
  if (word === 'at') return /^\p{Ll}+$/u.test(second)
  if (/^(?:er|har|kan|skal|vil|må|tør|ved|bør|gør|får|går|står|ser|siger|lægger|sætter|spørger)$/.test(word)) return true
  // skaber is a verb because skabe and skab are words; Kultur is none.
  return /[^r]r$/.test(word) && word.length > 3 && danish.known(word) === 'word' && isVerbStem(word.slice(0, -1), danish)
}

function isVerbStem(infinitive: string, danish: Danish): boolean {
  return /e$/.test(infinitive) && danish.known(infinitive) === 'word' && danish.known(`${infinitive}s`) !== undefined
}
