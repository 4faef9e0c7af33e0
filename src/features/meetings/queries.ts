import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { PublicScope } from '#db/scope.ts'
import type { DB } from '#db/types.ts'
import { isId } from '#shared/id.ts'
import { type Format, formatSchema } from './format.ts'
import { ownFormats } from './format-files.ts'
import { listOwnFormats } from './formats/queries.ts'
import type { Meeting } from './meeting.ts'
import type { GuestMeeting, MeetingRecord, MeetingSummary } from './meeting-record.ts'
import type { Note } from './notes/note.ts'

type Tx = Kysely<DB>

/** The formats that a meeting can be planned from: those of the product, and those that the organisation has worded for itself. */
export async function listFormats(tx: Tx): Promise<Format[]> {
  const own = (await listOwnFormats(tx)).filter(({ retiredAt }) => !retiredAt)
  const worded = own.map(({ format }) => format)
  return [...ownFormats().filter(({ key }) => !worded.some((format) => format.key === key)), ...worded]
}

/** The meetings of the reader's circles, the latest first. */
export async function listMyMeetings(tx: Tx): Promise<MeetingSummary[]> {
  return readSummaries(tx, sql`true`)
}

export async function listMeetingsOf(tx: Tx, circleId: string): Promise<MeetingSummary[]> {
  return readSummaries(tx, sql`m.circle_id = ${circleId}`)
}

export async function findMeeting(tx: Tx, id: string): Promise<MeetingRecord | undefined> {
  if (!isId(id)) return undefined
  const [found] = await readMeetings(tx, sql`where m.id = ${id}`)
  return found
}

/** Whether it is of one of the reader's circles: what an open page is asked for now and then. */
export async function isMyMeeting(tx: Tx, id: string): Promise<boolean> {
  return isId(id) && (await tx.selectFrom('data.meeting').where('id', '=', id).select('id').executeTakeFirst()) !== undefined
}

/** The same with its row locked, to be changed in this transaction. */
export async function lockMeeting(tx: Tx, id: string): Promise<MeetingRecord | undefined> {
  if (!isId(id)) return undefined
  const [found] = await readMeetings(tx, sql`where m.id = ${id} for no key update of m`)
  return found
}

/** The circle's last meeting that was held: what it promised opens the next. */
export async function findLastHeld(tx: Tx, circleId: string): Promise<MeetingRecord | undefined> {
  const [found] = await readMeetings(
    tx,
    sql`where m.circle_id = ${circleId} and m.cancelled_at is null and coalesce(m.closed_at, m.left_open_at) is not null
      order by coalesce(m.closed_at, m.left_open_at) desc limit 1`,
  )
  return found
}

/** The meeting that was planned to follow this one. */
export async function findFollowing(tx: Tx, id: string): Promise<MeetingRecord | undefined> {
  const [found] = await readMeetings(tx, sql`where m.previous_id = ${id} and m.cancelled_at is null`)
  return found
}

/** By a guest's token. undefined: it opens no meeting, or none any more. */
export async function findGuestMeeting({ tx, now }: Pick<PublicScope, 'tx' | 'now'>, tokenHash: Buffer): Promise<GuestMeeting | undefined> {
  type Row = Omit<GuestMeeting, 'format' | 'meeting' | 'guest' | 'place' | 'videoLink'> & {
    guestId: string
    guestName: string
    format: string
    ownFormat: unknown
    state: Meeting
    place: string | null
    videoLink: string | null
  }
  const { rows } = await sql<Row>`
    select meeting_id as id, guest_id as "guestId", guest_name as "guestName", title, circle_name as "circleName",
      organisation_name as "organisationName", starts_at as "startsAt", ends_at as "endsAt", place, video_link as "videoLink",
      format, own_format as "ownFormat", state, notes
    from app.guest_meeting(${tokenHash}, ${now})`.execute(tx)
  const row = rows[0]
  if (!row) return undefined
  const { guestId, guestName, format, ownFormat, state, place, videoLink, ...rest } = row
  return {
    ...rest,
    place: place ?? undefined,
    videoLink: videoLink ?? undefined,
    guest: { id: guestId, name: guestName },
    format: formatOf(format, ownFormat),
    meeting: state,
  }
}

export interface Door {
  meetingId: string
  title: string
  circleName: string
  organisationName: string
}

/**
 * What a code opens. The wrong ones are counted, for everybody together, and after very many it is said; a code that is right opens
 * however many others have guessed.
 */
export async function findDoor(
  { tx, now }: Pick<PublicScope, 'tx' | 'now'>,
  code: string,
): Promise<Door | { refused: 'wrong' | 'too_many' }> {
  const { rows } = await sql<Door & { tooMany: boolean }>`
    select meeting_id as "meetingId", title, circle_name as "circleName", organisation_name as "organisationName", too_many as "tooMany"
    from app.meeting_by_code(${code}, ${now})`.execute(tx)
  const [row] = rows
  if (!row) return { refused: 'wrong' }
  const { tooMany, ...door } = row
  return tooMany ? { refused: 'too_many' } : door
}

interface Row {
  id: string
  circleId: string
  circleName: string
  title: string
  startsAt: Date
  endsAt: Date
  place: string | null
  videoLink: string | null
  sequence: number
  code: string | null
  cancelledAt: Date | null
  previousId: string | null
  format: string
  ownFormat: unknown
  state: Meeting
}

async function readMeetings(tx: Tx, which: RawBuilder<unknown>): Promise<MeetingRecord[]> {
  const { rows } = await sql<Row>`
    select m.id, m.circle_id as "circleId", c.name as "circleName", m.title, m.starts_at as "startsAt", m.ends_at as "endsAt",
      m.place, m.video_link as "videoLink", m.sequence, m.code, m.cancelled_at as "cancelledAt", m.previous_id as "previousId",
      m.format, m.state, (select f.document from data.meeting_format f
        where f.organisation_id = m.organisation_id and f.key = m.format) as "ownFormat"
    from data.meeting m join data.circle c on c.organisation_id = m.organisation_id and c.id = m.circle_id ${which}`.execute(tx)
  return rows.map(recordOf)
}

function recordOf({
  circleId,
  circleName,
  place,
  videoLink,
  code,
  cancelledAt,
  previousId,
  format,
  ownFormat,
  state,
  ...row
}: Row): MeetingRecord {
  return {
    ...row,
    circle: { id: circleId, name: circleName },
    place: place ?? undefined,
    videoLink: videoLink ?? undefined,
    code: code ?? undefined,
    cancelledAt: cancelledAt ?? undefined,
    previousId: previousId ?? undefined,
    format: formatOf(format, ownFormat),
    meeting: state,
  }
}

/** Who asks for a meeting: the hash of her session's token. */
export interface LookAsked {
  session: Buffer
  meeting: string
}

/** What stands for her. `meeting` is given with the first reader of a version that was not known. */
export interface LookAnswered {
  reader: string
  version: string
  meeting?: MeetingRecord
  notes: Note[]
}

/** For many open pages in one question. Undefined at her place: she is asked the long way. */
export async function lookIntoMeetings(
  { tx }: Pick<PublicScope, 'tx'>,
  asked: readonly LookAsked[],
  known: readonly string[],
): Promise<(LookAnswered | undefined)[]> {
  type Found = { nr: number; reader: string; version: string; meeting: Timeless | null; notes: Note[] }
  type Timeless = Omit<Row, 'startsAt' | 'endsAt' | 'cancelledAt'> & { startsAt: string; endsAt: string; cancelledAt: string | null }
  const sessions = asked.map(({ session }) => session)
  const meetings = asked.map(({ meeting }) => meeting)
  const { rows } = await sql<Found>`
    select nr, reader_id as reader, version, meeting, notes
    from app.look_into_meetings(${sessions}::bytea[], ${meetings}::uuid[], ${known}::text[])`.execute(tx)
  const answered: (LookAnswered | undefined)[] = asked.map(() => undefined)
  for (const { nr, meeting, ...row } of rows) {
    try {
      answered[nr - 1] = {
        ...row,
        meeting: meeting
          ? recordOf({
              ...meeting,
              startsAt: new Date(meeting.startsAt),
              endsAt: new Date(meeting.endsAt),
              cancelledAt: meeting.cancelledAt === null ? null : new Date(meeting.cancelledAt),
            })
          : undefined,
      }
    } catch {
      // Whatever is the matter with one, such as a format that is gone: the others are not to suffer, and the long way says it.
    }
  }
  return answered
}

/** An organisation's own wording goes before the product's of the same key. */
export function formatOf(key: string, own: unknown): Format {
  if (own) return formatSchema.parse(own)
  const format = ownFormats().find((format) => format.key === key)
  if (!format) throw new Error(`No format has the key ${key}: the meeting was planned from one that is gone.`)
  return format
}

async function readSummaries(tx: Tx, which: RawBuilder<unknown>): Promise<MeetingSummary[]> {
  type Row = Omit<MeetingSummary, 'circle' | 'place' | 'videoLink' | 'cancelledAt'> & {
    circleId: string
    circleName: string
    place: string | null
    videoLink: string | null
    cancelledAt: Date | null
  }
  const { rows } = await sql<Row>`
    select m.id, m.circle_id as "circleId", c.name as "circleName", m.title, m.starts_at as "startsAt", m.ends_at as "endsAt",
      m.place, m.video_link as "videoLink", m.cancelled_at as "cancelledAt",
      case when m.closed_at is not null then 'closed' when m.left_open_at is not null then 'left'
        when m.opened_at is not null then 'open' else 'lobby' end as phase,
      coalesce((select jsonb_agg(r.round ->> 'title' order by r.place)
        from jsonb_array_elements(m.state -> 'rounds') with ordinality r (round, place)), '[]') as presented
    from data.meeting m join data.circle c on c.organisation_id = m.organisation_id and c.id = m.circle_id
    where ${which} order by m.starts_at desc, m.id limit 200`.execute(tx)
  return rows.map(({ circleId, circleName, place, videoLink, cancelledAt, ...row }) => ({
    ...row,
    circle: { id: circleId, name: circleName },
    place: place ?? undefined,
    videoLink: videoLink ?? undefined,
    cancelledAt: cancelledAt ?? undefined,
  }))
}
