import { sql } from 'kysely'
import { asJob, type JobDatabase, type PublicScope, type Scope } from '#db/scope.ts'
import type { Hub } from '#live/hub.ts'
import { isId } from '#shared/id.ts'
import { carryOut } from './actions.ts'
import type { Meeting } from './meeting.ts'
import type { Operation } from './operation.ts'

/*
 * Who is in a meeting is told by the pages that are open. Each process tells the database of its own pages now and then, and whoever has
 * not been seen for a while has left: it is no matter which process had her page, whether she came back through the other one, or
 * whether one of them has died. A page without a script listens to nothing, so nobody is missed who came without: she leaves by
 * the button, or with the day.
 */

/** To be done every ten seconds or so, in each process. */
export async function keepPresence(db: JobDatabase, hub: Pick<Hub, 'openPages'>, now: Date): Promise<void> {
  const present = hub.openPages('meeting').flatMap(({ topic, who }) => {
    const [meeting = '', participant = ''] = [topic.split(':')[1], who.split(' ')[1]]
    return isId(meeting) && isId(participant) ? [{ meeting, participant }] : []
  })
  const gone = await asJob(db, now, async (scope) => {
    await markPresent(scope, present)
    return listMeetingsWithGone(scope)
  })
  // One by one: they lock a meeting each, and people wait for it.
  for (const meeting of gone) await asJob(db, now, (scope) => letGo(scope, meeting))
}

/** Meetings that nobody closed end with their day. */
export async function endLeftMeetings(db: JobDatabase, now: Date): Promise<void> {
  for (const meeting of await asJob(db, now, listOpenMeetings)) await asJob(db, now, (scope) => endMeetingOfDay(scope, meeting))
}

/** What a guest wrote for herself goes when her token opens nothing more: nobody could read it, nor ask for it. */
export async function sweepGuestNotes(db: JobDatabase, now: Date): Promise<void> {
  await asJob(db, now, ({ tx }) => sql`select app.sweep_guest_notes(${now})`.execute(tx))
}

/** A meeting that nobody closed ends with its day. Asked now and then by each process; whoever comes second finds it done. */
async function listOpenMeetings({ tx }: PublicScope): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select meeting_id as id from app.open_meetings()`.execute(tx)
  return rows.map(({ id }) => id)
}

function endMeetingOfDay(scope: PublicScope, id: string): Promise<void> {
  return changeAsJob(scope, id, () => [{ kind: 'end_of_day' }])
}

/** These people have these meetings open in front of them. */
async function markPresent({ tx, now }: PublicScope, present: readonly { meeting: string; participant: string }[]): Promise<void> {
  if (present.length === 0) return
  const meetings = present.map(({ meeting }) => meeting)
  const participants = present.map(({ participant }) => participant)
  await sql`select app.seen_in_meetings(${meetings}::uuid[], ${participants}::uuid[], ${now})`.execute(tx)
}

/** So long somebody may sit behind a phone whose screen is dark: a round of listening is longer than any phone waits. */
const darkTime = 20 * 60_000

/** Her page goes dark, or is closed. The one who sits there is not asked: phones do that by themselves. */
export async function darkenPage({ tx, now }: Scope, id: string, isClosed: boolean): Promise<void> {
  await sql`select app.dark_in_meeting(${id}::uuid, ${now}, ${darkUntil(now, isClosed)})`.execute(tx)
}

export async function darkenPageAsGuest({ tx, now }: PublicScope, tokenHash: Buffer, isClosed: boolean): Promise<void> {
  await sql`select app.guest_dark_in_meeting(${tokenHash}, ${now}, ${darkUntil(now, isClosed)})`.execute(tx)
}

function darkUntil(now: Date, isClosed: boolean): Date | null {
  return isClosed ? null : new Date(now.getTime() + darkTime)
}

/** A page that loses its line comes back within this; who has closed it has left after. */
const patience = 30_000

async function listMeetingsWithGone({ tx, now }: PublicScope): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select meeting_id as id from app.meetings_with_gone(${goneBefore(now)}, ${now})`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Those leave the meeting whose last page has been closed for a while. */
async function letGo(scope: PublicScope, id: string): Promise<void> {
  const { rows } = await sql<{ by: string }>`
    select participant_id as by from app.gone_from_meeting(${id}::uuid, ${goneBefore(scope.now)}, ${scope.now})`.execute(scope.tx)
  await changeAsJob(scope, id, () => rows.map(({ by }) => ({ kind: 'leave', by })))
}

function goneBefore(now: Date): Date {
  return new Date(now.getTime() - patience)
}

/** A refusal is no fault: the day is not over yet, or somebody else was first. */
async function changeAsJob(scope: PublicScope, id: string, operations: () => Operation[]): Promise<void> {
  const { rows } = await sql<{ state: Meeting; revision: number }>`select state, revision from app.job_lock_meeting(${id}::uuid)`.execute(
    scope.tx,
  )
  const row = rows[0]
  if (!row) return
  const after = operations().reduce((meeting, operation) => carryOut(scope, meeting, operation).meeting, row.state)
  if (after === row.state) return
  await sql`select app.job_save_meeting(${id}::uuid, ${JSON.stringify(after)}::jsonb, ${row.revision}::int)`.execute(scope.tx)
}
