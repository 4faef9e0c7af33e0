import { randomInt, randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { PublicScope, Scope } from '#db/scope.ts'
import { findCircle } from '#features/circles/queries.ts'
import { listSharedWith } from '#features/experiments/queries.ts'
import { atDanishTime, danishTime } from '#shared/dates.ts'
import { canPlan } from './access.ts'
import { proposalOf } from './after/proposal.ts'
import { apply } from './apply.ts'
import { minutesOfMeeting } from './format.ts'
import { findFormatOfNext } from './formats/queries.ts'
import { type Meeting, type PlannedPresenter, phaseOf, planMeeting as planValue } from './meeting.ts'
import { codeLetters, type MeetingRecord } from './meeting-record.ts'
import type { Effect, Operation, Refusal } from './operation.ts'
import { pledgesFrom } from './pledges.ts'
import { findFollowing, findLastHeld, findMeeting, listFormats, lockMeeting } from './queries.ts'

type NotFound = { refused: 'not_found' }

/** What live pages of a meeting listen to. */
export function topicOfMeeting(id: string): `meeting:${string}` {
  return `meeting:${id}`
}

export interface Times {
  title: string
  startsAt: Date
  endsAt: Date
  place?: string
  videoLink?: string
}

export interface Plan {
  /** Made by whoever plans it, so that a plan that is sent twice is one meeting. */
  id: string
  title: string
  format: string
  startsAt: Date
  place?: string
  videoLink?: string
  /** Experiments that are shared with the circle, in the order in which they are presented. */
  experiments: readonly string[]
}

export type PlanRefusal = { refused: 'unknown_format' | 'unknown_experiment' | 'too_many_presenters' }

/** It takes as long as its format says with so many presenters; and it opens with what the circle's last meeting promised. */
export async function planMeeting(scope: Scope, circleId: string, plan: Plan): Promise<{ planned: string } | NotFound | PlanRefusal> {
  const { tx, announce } = scope
  const circle = await findCircle(tx, circleId)
  if (!circle || !canPlan(circle)) return { refused: 'not_found' }
  const format = (await listFormats(tx)).find(({ key }) => key === plan.format)
  if (!format) return { refused: 'unknown_format' }
  const shared = await listSharedWith(tx, circleId)
  const presented = plan.experiments.map((id) => shared.find((experiment) => experiment.id === id))
  if (presented.some((experiment) => !experiment || experiment.conclusion)) return { refused: 'unknown_experiment' }
  if (presented.length > format.presenters.most) return { refused: 'too_many_presenters' }
  const presenters = presented.flatMap((experiment): PlannedPresenter[] =>
    experiment ? [{ round: randomUUID(), actors: [experiment.owner.id], title: experiment.title, experiment: experiment.id }] : [],
  )
  const minutes = minutesOfMeeting(format, presenters.length || format.presenters.usual)
  const last = await findLastHeld(tx, circleId)
  const value = planValue(
    { id: plan.id, format, members: circle.members, presenters, pledges: last ? pledgesFrom(last.meeting) : [] },
    scope.now,
  )
  await insertMeeting(scope, circleId, value, { ...plan, endsAt: new Date(plan.startsAt.getTime() + minutes * 60_000) })
  announce(`circle:${circleId}`)
  return { planned: plan.id }
}

async function insertMeeting(
  { tx, actor, now }: Scope,
  circleId: string,
  value: Meeting,
  times: Times,
  previousId?: string,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('data.meeting')
    .values({
      organisation_id: actor.organisationId,
      id: value.id,
      circle_id: circleId,
      ...columnsOf(times),
      format: value.format,
      state: JSON.stringify(value),
      previous_id: previousId ?? null,
      created_by: actor.personId,
      created_at: now,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

function columnsOf({ title, startsAt, endsAt, place, videoLink }: Times) {
  return { title, starts_at: startsAt, ends_at: endsAt, place: place ?? null, video_link: videoLink ?? null }
}

/** To another time or place. What was changed by somebody else in between is not written over. */
export async function moveMeeting(
  { tx, actor, announce }: Scope,
  id: string,
  times: Times,
  sequence: number,
): Promise<{ moved: true } | NotFound | { refused: 'over' } | { refused: 'conflict'; now: MeetingRecord }> {
  const found = await lockMeeting(tx, id)
  if (!found) return { refused: 'not_found' }
  if (found.cancelledAt || isOver(found.meeting)) return { refused: 'over' }
  if (found.sequence !== sequence) return { refused: 'conflict', now: found }
  await tx
    .updateTable('data.meeting')
    .set({ ...columnsOf(times), sequence: sequence + 1 })
    .where('organisation_id', '=', actor.organisationId)
    .where('id', '=', id)
    .execute()
  announce(topicOfMeeting(id))
  announce(`circle:${found.circle.id}`)
  return { moved: true }
}

/** Not one that has been opened: what was said in it stands. Cancelled twice is cancelled once. */
export async function cancelMeeting(
  { tx, actor, now, announce }: Scope,
  id: string,
): Promise<{ cancelled: true } | NotFound | { refused: 'already_open' }> {
  const found = await lockMeeting(tx, id)
  if (!found) return { refused: 'not_found' }
  if (found.cancelledAt) return { cancelled: true }
  if (phaseOf(found.meeting) !== 'lobby') return { refused: 'already_open' }
  await tx
    .updateTable('data.meeting')
    .set({ cancelled_at: now, sequence: found.sequence + 1 })
    .where('organisation_id', '=', actor.organisationId)
    .where('id', '=', id)
    .execute()
  announce(topicOfMeeting(id))
  announce(`circle:${found.circle.id}`)
  return { cancelled: true }
}

/** "Luk op for gæster": a code that stands on the shared screen. */
export async function openDoor({ tx, announce }: Scope, id: string): Promise<{ code: string } | NotFound> {
  const proposed = Array.from({ length: 5 }, () => Array.from({ length: 6 }, () => codeLetters[randomInt(codeLetters.length)]).join(''))
  const { rows } = await sql<{ code: string | null }>`select app.open_meeting_door(${id}::uuid, ${proposed}::text[]) as code`.execute(tx)
  const code = rows[0]?.code
  if (!code) return { refused: 'not_found' }
  announce(topicOfMeeting(id))
  return { code }
}

/** Who is in stays in; nobody else comes. */
export async function closeDoor({ tx, announce }: Scope, id: string): Promise<{ closed: true } | NotFound> {
  if (!(await findMeeting(tx, id))) return { refused: 'not_found' }
  await sql`select app.close_meeting_door(${id}::uuid)`.execute(tx)
  announce(topicOfMeeting(id))
  return { closed: true }
}

/** What became of an operation, and how the meeting stands now. */
export type Changed = { meeting: Meeting; refusal?: Refusal }

/** Does one thing to a meeting, under its row's lock, as a member of its circle. */
export async function changeMeeting(scope: Scope, id: string, operation: Operation): Promise<Changed | NotFound> {
  const found = await lockMeeting(scope.tx, id)
  if (!found) return { refused: 'not_found' }
  if (found.cancelledAt) return { meeting: found.meeting, refusal: { refused: 'over' } }
  const before = operation.kind === 'open' ? await withPledges(scope, found) : found.meeting
  const outcome = carryOut(scope, before, operation)
  if (!('effects' in outcome)) return outcome
  const { meeting, effects } = outcome
  tellCircle(scope, found.circle.id, found.meeting, meeting)
  await scope.tx
    .updateTable('data.meeting')
    .set({
      state: JSON.stringify(meeting),
      revision: meeting.revision,
      opened_at: dateOf(meeting.openedAt),
      left_open_at: dateOf(meeting.leftOpenAt),
      closed_at: dateOf(meeting.closedAt),
    })
    .where('organisation_id', '=', scope.actor.organisationId)
    .where('id', '=', id)
    .execute()
  for (const effect of effects) await follow(scope, { ...found, meeting }, effect)
  return { meeting }
}

/** The same as a guest, who can do it for as long as her meeting lasts. */
export async function changeMeetingAsGuest(
  scope: PublicScope,
  tokenHash: Buffer,
  operationOf: (guestId: string) => Operation,
): Promise<Changed | NotFound> {
  const { rows } = await sql<{ guestId: string; circleId: string; state: Meeting; revision: number }>`
    select guest_id as "guestId", circle_id as "circleId", state, revision
    from app.guest_lock_meeting(${tokenHash}, ${scope.now})`.execute(scope.tx)
  const row = rows[0]
  if (!row) return { refused: 'not_found' }
  const outcome = carryOut(scope, row.state, operationOf(row.guestId))
  if (!('effects' in outcome)) return outcome
  const { meeting } = outcome
  tellCircle(scope, row.circleId, row.state, meeting)
  const saved = await sql<{ saved: boolean }>`
    select app.guest_save_meeting(${tokenHash}, ${JSON.stringify(meeting)}::jsonb, ${row.revision}::int, ${scope.now}) as saved`.execute(
    scope.tx,
  )
  if (!saved.rows[0]?.saved) return { refused: 'not_found' }
  return { meeting }
}

/** The one place where an operation meets a stored meeting. Effects are given only when something changed. */
export function carryOut(
  scope: Pick<PublicScope, 'now' | 'announce'>,
  before: Meeting,
  operation: Operation,
): Changed | { meeting: Meeting; effects: Effect[] } {
  const outcome = apply(before, operation, scope.now)
  if ('refused' in outcome) return { meeting: before, refusal: outcome }
  if (outcome.meeting === before) return { meeting: before }
  if (outcome.effects.some(({ kind }) => kind === 'refresh')) scope.announce(topicOfMeeting(before.id))
  return outcome
}

/** What stands of it on the circle's page: that it is on or over, and what is presented. */
function tellCircle({ announce }: Pick<PublicScope, 'announce'>, circleId: string, before: Meeting, after: Meeting): void {
  if (phaseOf(before) !== phaseOf(after) || before.rounds.map(titleOf).join() !== after.rounds.map(titleOf).join())
    announce(`circle:${circleId}`)
}

function titleOf({ title }: { title: string }): string {
  return title
}

/** Planned weeks ago, it may not know yet what the meeting before it promised. */
async function withPledges({ tx }: Scope, { circle, meeting }: MeetingRecord): Promise<Meeting> {
  const last = await findLastHeld(tx, circle.id)
  return last ? { ...meeting, pledges: pledgesFrom(last.meeting) } : meeting
}

async function follow(scope: Scope, found: MeetingRecord, effect: Effect): Promise<void> {
  if (effect.kind === 'decided' && effect.experiment) await propose(scope, found, effect, effect.experiment)
  if (effect.kind === 'next_meeting') await planFollowing(scope, found, effect)
  if (effect.kind === 'shown_out')
    await sql`select app.show_out_guest(${found.id}::uuid, ${effect.guest}::uuid, ${scope.now})`.execute(scope.tx)
}

/** Beside the experiment, for its owner: she makes the next loop of it. One that is not shared with the circle any more is left alone. */
async function propose(
  { tx, actor, now, announce }: Scope,
  found: MeetingRecord,
  effect: Extract<Effect, { kind: 'decided' }>,
  experimentId: string,
): Promise<void> {
  const { rows } = await sql<{ mayPropose: boolean }>`
    select ${found.id}::uuid = any (app.my_meetings_about(${experimentId}::uuid)) as "mayPropose"`.execute(tx)
  if (!rows[0]?.mayPropose) return
  const document = JSON.stringify(proposalOf(found, effect, now))
  await tx
    .insertInto('data.experiment_decision')
    .values({ organisation_id: actor.organisationId, experiment_id: experimentId, meeting_id: found.id, document, decided_at: now })
    .onConflict((conflict) =>
      conflict.columns(['organisation_id', 'experiment_id', 'meeting_id']).doUpdateSet({ document, decided_at: now }),
    )
    .execute()
  announce(`experiment:${experimentId}`)
}

/** The day that was agreed stands in everybody's list at once; who presents is chosen when it comes near. */
async function planFollowing(scope: Scope, found: MeetingRecord, { on, time }: Extract<Effect, { kind: 'next_meeting' }>): Promise<void> {
  if (await findFollowing(scope.tx, found.id)) return
  const circle = await findCircle(scope.tx, found.circle.id)
  if (!circle || !canPlan(circle)) return
  const { meeting } = found
  const format = await findFormatOfNext(scope.tx, found.format)
  const startsAt = atDanishTime(on, time ?? danishTime(found.startsAt))
  const minutes = minutesOfMeeting(format, format.presenters.usual)
  const value = planValue({ id: randomUUID(), format, members: circle.members, presenters: [], pledges: pledgesFrom(meeting) }, scope.now)
  const { title, place, videoLink } = found
  const times = { title, place, videoLink, startsAt, endsAt: new Date(startsAt.getTime() + minutes * 60_000) }
  await insertMeeting(scope, circle.id, value, times, found.id)
  scope.announce(`circle:${circle.id}`)
}

export interface Guest {
  name: string
  /** sha256 of what stands in her cookie. */
  tokenHash: Buffer
}

/** A stranger with a code: she gets a place in that meeting, for as long as it lasts. */
export async function comeAsGuest(
  scope: PublicScope,
  code: string,
  { name, tokenHash }: Guest,
): Promise<{ meeting: Meeting } | { refused: 'wrong_code' } | { refused: 'full' }> {
  const { rows } = await sql<{ guest: string | null }>`
    select app.come_as_guest(${code}, ${name}, ${tokenHash}, ${scope.now}) as guest`.execute(scope.tx)
  if (!rows[0]?.guest) return { refused: 'wrong_code' }
  const outcome = await changeMeetingAsGuest(scope, tokenHash, (by) => ({ kind: 'join', by, name, as: 'guest' }))
  return 'meeting' in outcome && !outcome.refusal ? { meeting: outcome.meeting } : { refused: 'full' }
}

function isOver(meeting: Meeting): boolean {
  return phaseOf(meeting) === 'left' || phaseOf(meeting) === 'closed'
}

function dateOf(instant: number | null): Date | null {
  return instant === null ? null : new Date(instant)
}
