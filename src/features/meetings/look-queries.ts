import type { Kysely } from 'kysely'
import { asPublic } from '#db/scope.ts'
import type { DB } from '#db/types.ts'
import type { MeetingRecord } from './meeting-record.ts'
import type { Note } from './notes/note.ts'
import { type LookAnswered, lookIntoMeetings } from './queries.ts'

/*
 * When somebody does something in a meeting, every open page of it asks what is new, at once. Each asks as itself, and is answered as
 * itself; but they are asked together: what comes while the database answers goes into the next question. The meeting is read and
 * understood once for each version of it, not once for each page: who may see it is asked every time, and only what stands in it is kept.
 */

export interface Look {
  reader: string
  record: MeetingRecord
  notes: Note[]
}

export interface Looks {
  /** Undefined: she is to be asked the long way, which says what is the matter. */
  look(session: Buffer, meeting: string): Promise<Look | undefined>
}

/** In one question; also app.look_into_meetings looks no further. */
const together = 100
/** Nobody has asked for it so long: people's words are not kept for longer than they are read. */
const forgottenAfter = 5 * 60_000

interface Waiting {
  session: Buffer
  meeting: string
  answer(look: Look | undefined): void
}

interface Known {
  version: string
  record: MeetingRecord
  askedAt: number
}

export function createLooks(db: Kysely<DB>, now: () => Date): Looks {
  const known = new Map<string, Known>()
  const waiting: Waiting[] = []
  let isAsking = false
  let isForgetting = false

  return {
    look: (session, meeting) =>
      new Promise((answer) => {
        waiting.push({ session, meeting, answer })
        if (!isAsking) void askAll()
      }),
  }

  async function askAll(): Promise<void> {
    isAsking = true
    // Those that were told in the same moment come in the same moment.
    await new Promise(setImmediate)
    while (waiting.length > 0) {
      const asked = waiting.splice(0, together)
      // Each is then asked by itself, and told what is the matter.
      await ask(asked).catch(() => {
        for (const { answer } of asked) answer(undefined)
      })
    }
    isAsking = false
    forgetLater()
  }

  async function ask(asked: readonly Waiting[]): Promise<void> {
    const versions = new Set(asked.flatMap(({ meeting }) => known.get(meeting)?.version ?? []))
    const answered = await asPublic(db, now(), (scope) => lookIntoMeetings(scope, asked, [...versions]))
    for (const one of answered) if (one?.meeting) known.set(one.meeting.id, { version: one.version, record: one.meeting, askedAt: 0 })
    for (const [i, { meeting, answer }] of asked.entries()) answer(lookOf(answered[i], known.get(meeting)))
  }

  /** Of the version that the database has told of, or nothing: two questions may have gone past each other. */
  function lookOf(answered: LookAnswered | undefined, kept: Known | undefined): Look | undefined {
    if (!answered || !kept || kept.version !== answered.version) return undefined
    kept.askedAt = performance.now()
    return { reader: answered.reader, record: kept.record, notes: answered.notes }
  }

  /** Also when nobody asks any more. */
  function forgetLater(): void {
    if (isForgetting || known.size === 0) return
    isForgetting = true
    setTimeout(() => {
      isForgetting = false
      forget()
      forgetLater()
    }, forgottenAfter / 5).unref()
  }

  function forget(): void {
    for (const [meeting, { askedAt }] of known) if (askedAt < performance.now() - forgottenAfter) known.delete(meeting)
  }
}
