import { sql } from 'kysely'
import type { PublicScope, Scope } from '#db/scope.ts'
import { topicOfMeeting } from '../actions.ts'

type Struck = { struck: boolean }

/** Also when she has left the circle: the database finds the card by her, and shows her nothing else of the meeting. */
export async function strikeMyCard({ tx, now, announce }: Scope, meetingId: string, card: string): Promise<Struck> {
  const { rows } = await sql<{ struck: boolean | null }>`
    select app.strike_my_card(${meetingId}::uuid, ${card}, ${now}) as struck`.execute(tx)
  const struck = rows[0]?.struck ?? false
  if (struck) announce(topicOfMeeting(meetingId))
  return { struck }
}

/** By her token, which for a week after the meeting opens this and nothing else. */
export async function strikeCardAsGuest({ tx, now, announce }: PublicScope, tokenHash: Buffer, card: string): Promise<Struck> {
  const { rows } = await sql<{ meeting: string | null }>`
    select app.guest_strike_card(${tokenHash}, ${card}, ${now}) as meeting`.execute(tx)
  const meeting = rows[0]?.meeting
  if (meeting) announce(topicOfMeeting(meeting))
  return { struck: Boolean(meeting) }
}
