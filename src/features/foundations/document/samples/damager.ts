/*
 * Damages Danish text the way scanners and old systems do, so that the repair can be measured. The same seed gives the same damage.
 */

export interface DamagedWord {
  before: string
  damaged: string
  from: number
  to: number
}

export type DamageKind = 'pairs' | 'bare' | 'ligatures' | 'digits' | 'similar' | 'spaced'

/** `share` is how many of the words that could be damaged are. Positions are those in the damaged text. */
export function damage(text: string, seed: number, share: number, kinds: DamageKind[]): { text: string; words: DamagedWord[] } {
  const random = seeded(seed)
  const words: DamagedWord[] = []
  let damaged = ''
  let at = 0
  for (const found of text.matchAll(/\p{L}+/gu)) {
    damaged += text.slice(at, found.index)
    at = found.index + found[0].length
    const kind = kinds[Math.floor(random() * kinds.length)] as DamageKind
    const spoilt = random() < share ? spoil(found[0], kind, random) : found[0]
    if (spoilt !== found[0]) words.push({ before: found[0], damaged: spoilt, from: damaged.length, to: damaged.length + spoilt.length })
    damaged += spoilt
  }
  return { text: damaged + text.slice(at), words }
}

function spoil(word: string, kind: DamageKind, random: () => number): string {
  switch (kind) {
    case 'pairs':
      return word.replace(/[æøåÆØÅ]/g, (letter) => pairs[letter] ?? letter)
    case 'bare':
      return word.replace(/[æøåÆØÅ]/g, (letter) => bare[letter] ?? letter)
    case 'ligatures':
      return word.replaceAll('ffi', 'ﬃ').replaceAll('fi', 'ﬁ').replaceAll('fl', 'ﬂ').replaceAll('ff', 'ﬀ')
    case 'digits':
      return word.replace(/[oø]/, '0')
    case 'similar': {
      if (/^I\p{Ll}/u.test(word)) return `l${word.slice(1)}`
      const places = [...word.matchAll(/l/g)].map((found) => found.index)
      const place = places[Math.floor(random() * places.length)]
      return place === undefined ? word : `${word.slice(0, place)}${random() < 0.5 ? 'I' : '1'}${word.slice(place + 1)}`
    }
    case 'spaced':
      return word.length >= 5 ? [...word].join(' ') : word
  }
}

const pairs: Record<string, string> = { æ: 'ae', ø: 'oe', å: 'aa', Æ: 'Ae', Ø: 'Oe', Å: 'Aa' }
const bare: Record<string, string> = { æ: 'a', ø: 'o', å: 'a', Æ: 'A', Ø: 'O', Å: 'A' }

/** Mulberry32: small, and the same everywhere. */
function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
