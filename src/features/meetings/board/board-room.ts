import type { Operation, Refusal } from '../operation.ts'

/** Which card's menu is open stands in the address, so that it is a page without a script and stays open while others move theirs. */
export const openCardKey = 'card'

/** The address of the room with the menu of one card open, or with none. */
export function withCard(address: string, card: string | null): string {
  const url = new URL(address, 'http://here')
  if (card === null) url.searchParams.delete(openCardKey)
  else url.searchParams.set(openCardKey, card)
  return url.pathname + url.search
}

interface Place {
  frame: { path: string }
  back: string
  answer?: { operation: Operation }
}

/** What is sent from the board comes back to it with every menu closed. */
export function boardRoom<R extends Place>(room: R): { room: R; openCard: string | null } {
  const asked = new URL(room.frame.path, 'http://here').searchParams.get(openCardKey)
  return { room: { ...room, back: withCard(room.back, null) }, openCard: asked }
}

type Named = { id: string; name: string }

export type Said =
  | { kind: 'moved'; by: string | undefined; card: string; text: string; pattern: string | undefined }
  | { kind: 'renamed'; by: string | undefined; now: string; mine: string }
  | { kind: 'still_there' }

/** What a refused move or name is told besides the reason: how it is now, and by whom. */
export function answerOnBoard(
  { operation, refusal }: { operation: Operation; refusal: Refusal },
  view: { patterns: readonly Named[]; people: readonly Named[] },
): Said | undefined {
  const nameOf = (id: string | null) => view.people.find((person) => person.id === id)?.name.split(' ')[0]
  if (refusal.refused === 'card_moved') {
    const { id, text, pattern, movedBy } = refusal.card
    const where = view.patterns.find((one) => one.id === pattern)
    return { kind: 'moved', by: nameOf(movedBy), card: id, text, pattern: where?.name }
  }
  if (refusal.refused === 'pattern_changed') {
    const mine = operation.kind === 'rename_pattern' ? operation.name : ''
    return { kind: 'renamed', by: nameOf(refusal.pattern.namedBy), now: refusal.pattern.name, mine }
  }
  if (refusal.refused === 'unknown_pattern' && operation.kind === 'move_card') return { kind: 'still_there' }
  return undefined
}
