import type { PublicScope, Scope } from '#db/scope.ts'
import { type Changed, changeMeeting, changeMeetingAsGuest } from '../actions.ts'
import type { Operation } from '../operation.ts'

export interface NewCard {
  /** Made by the page: sent twice it is one card. */
  id: string
  text: string
  /** null: it lies loose. */
  pattern: string | null
}

/** A new card, put into a pattern at once where one was meant. The pattern may have gone meanwhile: then the card lies loose, and is there. */
export async function placeCard(scope: Scope, meetingId: string, card: NewCard): Promise<Changed | { refused: 'not_found' }> {
  return place(card, scope.actor.personId, (operation) => changeMeeting(scope, meetingId, operation))
}

export async function placeCardAsGuest(scope: PublicScope, tokenHash: Buffer, card: NewCard): Promise<Changed | { refused: 'not_found' }> {
  return place(card, null, (operation) => changeMeetingAsGuest(scope, tokenHash, (by) => ({ ...operation, by })))
}

async function place(
  { id, text, pattern }: NewCard,
  by: string | null,
  change: (operation: Operation & { by: string }) => Promise<Changed | { refused: 'not_found' }>,
): Promise<Changed | { refused: 'not_found' }> {
  const shared = await change({ kind: 'share_card', by: by ?? '', card: id, text })
  if ('refused' in shared || shared.refusal || pattern === null) return shared
  const card = shared.meeting.cards.find((one) => one.id === id)
  // Sent once more, after somebody has moved it: it stays where it was put.
  if (!card || card.version > 1 || !shared.meeting.patterns.some((one) => one.id === pattern)) return shared
  return change({ kind: 'move_card', by: by ?? '', card: id, to: pattern, seen: card.version })
}
