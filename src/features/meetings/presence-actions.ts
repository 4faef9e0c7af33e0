import { sql } from 'kysely'
import { asJob, type JobDatabase } from '#db/scope.ts'
import type { Hub } from '#live/hub.ts'
import { isId } from '#shared/id.ts'
import { endMeetingOfDay, letGo, listMeetingsWithGone, listOpenMeetings, markPresent } from './actions.ts'

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
