import { sql } from 'kysely'
import type { PublicScope } from '#db/scope.ts'
import type { GuestStanding, OwnCard, StrikeableCards } from './own-card.ts'

/** The reader's own cards that she may still strike, from meetings that have ended and from circles that she has left. */
export async function listStrikeableCards({ tx, now }: Pick<PublicScope, 'tx' | 'now'>): Promise<StrikeableCards[]> {
  const { rows } = await sql<{ meetingId: string; startsAt: Date; until: Date | null; cards: OwnCard[] }>`
    select meeting_id as "meetingId", starts_at as "startsAt", strike_until as until, cards from app.my_strikeable_cards(${now})`.execute(
    tx,
  )
  return rows.map(({ until, ...row }) => ({ ...row, until: until ?? undefined }))
}

/** undefined: nobody ever came with this token. */
export async function findGuestStanding(
  { tx, now }: Pick<PublicScope, 'tx' | 'now'>,
  tokenHash: Buffer,
): Promise<GuestStanding | undefined> {
  const { rows } = await sql<{ standing: GuestStanding['standing']; guestId: string; until: Date | null; cards: OwnCard[] }>`
    select standing, guest_id as "guestId", strike_until as until, cards from app.guest_standing(${tokenHash}, ${now})`.execute(tx)
  const [row] = rows
  return row && { ...row, until: row.until ?? undefined }
}
