import type { Item, PartWords, Wording } from './wording.ts'

/*
 * Two administrators have worded the same part, each from the same words. What only one of them has changed is as she has it. What both
 * have changed, each in her own way, is a clash: nothing is written until one of them has seen both.
 */

export type Clash =
  | { field: 'text'; name: string; language: 'da' | 'en'; mine: string; stored: string }
  | { field: 'minutes'; mine: string; stored: string }
  | { field: 'list'; mine: Item[]; stored: Item[] }

export interface Merged {
  /** Where there is a clash, mine: so that nothing typed is lost. */
  words: PartWords
  clashes: Clash[]
}

/** @param was what I began from */
export function merge({ was, mine, stored }: { was: PartWords; mine: PartWords; stored: PartWords }): Merged {
  const clashes: Clash[] = []
  const choose = <T>(same: (a: T, b: T) => boolean, versions: [was: T, mine: T, stored: T], clash: () => Clash): T => {
    const [before, own, other] = versions
    if (same(own, before)) return other
    if (!same(other, before) && !same(own, other)) clashes.push(clash())
    return own
  }
  const isEqual = (a: string, b: string) => a === b
  const texts: Record<string, Wording> = {}
  for (const name of Object.keys(stored.texts)) {
    const one = (language: 'da' | 'en') => {
      const [before, own, other] = [was, mine, stored].map((words) => words.texts[name]?.[language] ?? '') as [string, string, string]
      return choose(isEqual, [before, own, other], () => ({ field: 'text', name, language, mine: own, stored: other }))
    }
    texts[name] = { da: one('da'), en: one('en') }
  }
  const words: PartWords = { texts }
  if (stored.minutes !== undefined) {
    const [before, own, other] = [was.minutes ?? '', mine.minutes ?? '', stored.minutes]
    words.minutes = choose(isEqual, [before, own, other], () => ({ field: 'minutes', mine: own, stored: other }))
  }
  if (stored.list !== undefined) {
    const [before, own, other] = [was.list ?? [], mine.list ?? [], stored.list]
    words.list = choose(saysTheSame, [before, own, other], () => ({ field: 'list', mine: own, stored: other }))
  }
  return { words, clashes }
}

function saysTheSame(a: readonly Item[], b: readonly Item[]): boolean {
  return a.length === b.length && a.every((item, i) => item.da === b[i]?.da && item.en === b[i]?.en)
}
