import { type Card, type Instant, type Meeting, type Pattern, phaseOf } from './meeting.ts'
import { type Change, changed, type OperationOf, type Refusal, refuse } from './operation.ts'
import { limits, trimmed } from './typed.ts'

/*
 * Cards and patterns. A card says itself where it lies, so it can neither be in two places nor in none. Whoever moves a card says which
 * version of it she saw; has somebody else moved it since, she is refused and shown where it is, and the card stays where it was put
 * first. When both wanted the same, both have got it.
 */

function findCard(meeting: Meeting, id: string): Card | undefined {
  return meeting.cards.find((card) => card.id === id)
}

function findPattern(meeting: Meeting, id: string): Pattern | undefined {
  return meeting.patterns.find((pattern) => pattern.id === id)
}

export function cardsIn(meeting: Pick<Meeting, 'cards'>, pattern: string | null): Card[] {
  return meeting.cards.filter((card) => card.pattern === pattern)
}

export function shareCard(meeting: Meeting, { by, card: id, text }: OperationOf<'share_card'>, now: Instant): Change {
  const words = trimmed(text)
  if (words === '') return refuse('empty')
  if (words.length > limits.card) return refuse('too_long')
  if (meeting.withdrawn.includes(id)) return refuse('card_withdrawn')
  const known = findCard(meeting, id)
  if (known) return known.author === by && known.text === words ? changed(meeting) : refuse('id_taken')
  if (meeting.cards.length >= limits.cards || meeting.withdrawn.length >= limits.cards) return refuse('too_many')
  const round = meeting.at?.round ?? null
  const card: Card = { id, author: by, text: words, sharedAt: now, round, pattern: null, version: 1, movedBy: null }
  return changed({ ...meeting, cards: [...meeting.cards, card] })
}

/** Hers alone to take back, in the meeting and for a week after it. Its words are gone from the meeting; the id stays, so that it cannot come back. */
export function withdrawCard(meeting: Meeting, { by, card: id }: OperationOf<'withdraw_card'>): Change {
  if (meeting.withdrawn.includes(id)) return changed(meeting)
  const card = findCard(meeting, id)
  if (!card) return refuse('unknown_card')
  if (card.author !== by) return refuse('not_yours')
  const cards = meeting.cards.filter((other) => other !== card)
  const next = withoutEmpty({ ...meeting, cards, withdrawn: [...meeting.withdrawn, id] })
  const phase = phaseOf(meeting)
  return phase === 'open' ? changed(next) : changed(next, { kind: 'minutes', state: phase === 'left' ? 'draft' : 'open' })
}

export function moveCard(meeting: Meeting, { by, card: id, to, seen }: OperationOf<'move_card'>): Change {
  const card = findCard(meeting, id)
  if (!card) return missingCard(meeting, id)
  if (card.pattern === to) return changed(meeting)
  if (card.version !== seen) return { refused: 'card_moved', card }
  if (to !== null && !findPattern(meeting, to)) return refuse('unknown_pattern')
  return changed(withoutEmpty(withCardsIn(meeting, [card], to, by)))
}

/** "Læg sammen med …": into the pattern where the other card lies, or the two into a new one. */
export function groupCards(meeting: Meeting, operation: OperationOf<'group_cards'>): Change {
  const { by, seen } = operation
  const name = trimmed(operation.name)
  if (operation.card === operation.with) return refuse('same_card')
  const card = findCard(meeting, operation.card)
  const other = findCard(meeting, operation.with)
  if (!card) return missingCard(meeting, operation.card)
  if (!other) return missingCard(meeting, operation.with)
  if (card.pattern !== null && card.pattern === other.pattern) return changed(meeting)
  if (card.version !== seen.card) return { refused: 'card_moved', card }
  if (other.version !== seen.with) return { refused: 'card_moved', card: other }
  if (other.pattern !== null) return changed(withoutEmpty(withCardsIn(meeting, [card], other.pattern, by)))
  if (name.length > limits.name) return refuse('too_long')
  const full = refusedPattern(meeting, operation.pattern)
  if (full) return full
  const pattern: Pattern = { id: operation.pattern, name, version: 1, namedBy: by }
  return changed(withoutEmpty(withCardsIn({ ...meeting, patterns: [...meeting.patterns, pattern] }, [other, card], pattern.id, by)))
}

/** A pattern with a name and no cards yet. */
export function addPattern(meeting: Meeting, operation: OperationOf<'add_pattern'>): Change {
  const name = trimmed(operation.name)
  const known = findPattern(meeting, operation.pattern)
  if (known && known.name === name && known.namedBy === operation.by) return changed(meeting)
  if (name === '') return refuse('empty')
  if (name.length > limits.name) return refuse('too_long')
  const full = refusedPattern(meeting, operation.pattern)
  if (full) return full
  return changed({ ...meeting, patterns: [...meeting.patterns, { id: operation.pattern, name, version: 1, namedBy: operation.by }] })
}

export function renamePattern(meeting: Meeting, operation: OperationOf<'rename_pattern'>): Change {
  const name = trimmed(operation.name)
  const pattern = findPattern(meeting, operation.pattern)
  if (!pattern) return refuse('unknown_pattern')
  if (name === '') return refuse('empty')
  if (name.length > limits.name) return refuse('too_long')
  if (pattern.name === name) return changed(meeting)
  if (pattern.version !== operation.seen) return { refused: 'pattern_changed', pattern }
  const renamed = { ...pattern, name, version: pattern.version + 1, namedBy: operation.by }
  return changed({ ...meeting, patterns: meeting.patterns.map((other) => (other === pattern ? renamed : other)) })
}

/** The cards lie loose again. Refused when somebody has just named it: a name is somebody's words. */
export function ungroup(meeting: Meeting, { by, pattern: id, seen }: OperationOf<'ungroup'>): Change {
  const pattern = findPattern(meeting, id)
  if (!pattern) return refuse('unknown_pattern')
  if (pattern.version !== seen) return { refused: 'pattern_changed', pattern }
  const loose = withCardsIn(meeting, cardsIn(meeting, id), null, by)
  return changed({ ...loose, patterns: loose.patterns.filter((other) => other !== pattern) })
}

function missingCard(meeting: Meeting, id: string): Refusal {
  return refuse(meeting.withdrawn.includes(id) ? 'card_withdrawn' : 'unknown_card')
}

function refusedPattern(meeting: Meeting, id: string): Refusal | undefined {
  if (findPattern(meeting, id)) return refuse('id_taken')
  return meeting.patterns.length >= limits.patterns ? refuse('too_many') : undefined
}

/** Put last in their new place, in the order given. */
function withCardsIn(meeting: Meeting, cards: readonly Card[], pattern: string | null, by: string): Meeting {
  const moved = cards.map((card) => ({ ...card, pattern, version: card.version + 1, movedBy: by }))
  return { ...meeting, cards: [...meeting.cards.filter((card) => !cards.includes(card)), ...moved] }
}

/** An empty pattern without a name is nobody's wish; one with a name is, and stays. */
function withoutEmpty(meeting: Meeting): Meeting {
  const patterns = meeting.patterns.filter((pattern) => pattern.name !== '' || meeting.cards.some((card) => card.pattern === pattern.id))
  return patterns.length === meeting.patterns.length ? meeting : { ...meeting, patterns }
}
