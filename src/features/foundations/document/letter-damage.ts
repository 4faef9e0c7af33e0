import type { Danish, Known } from './danish.ts'
import type { RepairReason } from './repair.ts'

/*
 * How a scanner or an old system damages Danish letters, and what each kind of damage costs to assume. Two letters for one (ae, oe, aa)
 * is a way of writing that people chose, so it costs least; a bare o or a is in half of all words and costs more.
 */

interface Damage {
  seen: string
  meant: string
  cost: number
  reason: RepairReason
}

const damages: Damage[] = [
  { seen: 'ae', meant: 'æ', cost: 1, reason: 'lost_letter' },
  { seen: 'oe', meant: 'ø', cost: 1, reason: 'lost_letter' },
  { seen: 'aa', meant: 'å', cost: 1, reason: 'lost_letter' },
  { seen: 'o', meant: 'ø', cost: 1.6, reason: 'lost_letter' },
  { seen: 'a', meant: 'å', cost: 1.6, reason: 'lost_letter' },
  { seen: 'a', meant: 'æ', cost: 2, reason: 'lost_letter' },
  { seen: '0', meant: 'o', cost: 1, reason: 'digit' },
  { seen: '0', meant: 'ø', cost: 1.3, reason: 'digit' },
  { seen: '1', meant: 'l', cost: 1, reason: 'digit' },
  { seen: '1', meant: 'i', cost: 1.3, reason: 'digit' },
  { seen: 'I', meant: 'l', cost: 1, reason: 'similar_letter' },
  { seen: 'l', meant: 'i', cost: 2.2, reason: 'similar_letter' },
  { seen: 'i', meant: 'l', cost: 2.2, reason: 'similar_letter' },
]

/** Beyond this a proposal would be a guess. */
const mostCost = 6.5
const mostEdits = 4
const mostTried = 400
/** Whether something is a compound takes long to answer, and is asked of the cheapest readings only. */
const mostCompounds = 80
/** A second reading that costs this little more makes the first one doubtful. */
const margin = 0.75

/** So common that a rarer second reading (0g: og or øg) does not count. */
const everyday = new Set('og om os over op hos som kommune borger borgere borgerne organisation'.split(' '))

export interface Mended {
  word: string
  known: NonNullable<Known>
  reason: RepairReason
}

interface Try {
  word: string
  /** Where the next edit may begin: edits go from left to right, so each set of them is met once. */
  from: number
  cost: number
  edits: number
  reason: RepairReason
}

/** The one word that this damaged one can be, cheapest damage first; undefined when none is known, or more than one. */
export function mend(word: string, danish: Danish): Mended | undefined {
  const open: Try[] = [{ word, from: 0, cost: 0, edits: 0, reason: 'lost_letter' }]
  let best: (Mended & { cost: number }) | undefined
  // A compound proves little: nearly everything splits into short words. A short one proves nothing.
  let compoundsLeft = word.length >= 8 ? mostCompounds : 0
  for (let tried = 0; open.length > 0 && tried < mostTried; tried++) {
    const next = takeCheapest(open)
    if (best && next.cost > best.cost + margin) break
    if (next.edits > 0) {
      const asksCompound = next.edits <= 3 && compoundsLeft-- > 0
      const known = danish.isWord(next.word) ? 'word' : asksCompound ? danish.known(next.word) : undefined
      if (known) {
        if (!best || (best.known === 'compound' && known === 'word'))
          best = { word: next.word, known, reason: next.reason, cost: next.cost }
        else if (best.known === known && best.word !== next.word && !everyday.has(best.word)) return undefined
      }
    }
    if (next.edits < mostEdits) open.push(...furtherTries(next))
  }
  return best && { word: best.word, known: best.known, reason: best.reason }
}

function furtherTries({ word, from, cost, edits, reason }: Try): Try[] {
  const tries: Try[] = []
  for (let at = from; at < word.length; at++) {
    for (const damage of damages) {
      if (!word.startsWith(damage.seen, at) || cost + damage.cost > mostCost) continue
      tries.push({
        word: word.slice(0, at) + damage.meant + word.slice(at + damage.seen.length),
        from: at + damage.meant.length,
        cost: cost + damage.cost,
        edits: edits + 1,
        reason: edits === 0 || damage.reason === reason ? damage.reason : 'lost_letter',
      })
    }
  }
  return tries
}

function takeCheapest(open: Try[]): Try {
  let cheapest = 0
  for (let index = 1; index < open.length; index++) if ((open[index] as Try).cost < (open[cheapest] as Try).cost) cheapest = index
  return open.splice(cheapest, 1)[0] as Try
}
