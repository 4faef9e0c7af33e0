import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Scope } from '#db/scope.ts'
import { danishDate } from '#shared/dates.ts'
import { isId } from '#shared/id.ts'
import { canWrite } from '../access.ts'
import { touchExperiment } from '../actions.ts'
import type { Experiment } from '../experiment.ts'
import { findExperiment } from '../queries.ts'
import { type Definition, type Indicator, type Measurement, mostIndicators, mostMeasurements, type Pause } from './indicator.ts'
import { findIndicator, listIndicators, listPauses } from './queries.ts'

/** Not there, or not hers; or concluded, and then nothing in it is written. */
type Closed = { refused: 'not_found' } | { refused: 'concluded' }
type Locked = { refused: 'locked'; lockedAt: Date }
/** Somebody else wrote in the meantime. `now` is what stands there; undefined when it is gone. */
type Conflict<What> = { refused: 'conflict'; now?: What }

export async function addIndicator(
  scope: Scope,
  experimentId: string,
  { name, unit, direction, plannedOn }: Definition,
): Promise<{ added: string } | Closed | { refused: 'too_many' }> {
  const open = await openExperiment(scope, experimentId)
  if ('refused' in open) return open
  const others = await listIndicators(scope.tx, experimentId)
  if (others.length >= mostIndicators) return { refused: 'too_many' }
  const id = randomUUID()
  await scope.tx
    .insertInto('data.indicator')
    .values({
      organisation_id: scope.actor.organisationId,
      experiment_id: experimentId,
      id,
      position: await lastPosition(scope, experimentId),
      name,
      unit,
      direction,
      planned_on: sql`${plannedOn}::date[]`,
    })
    .execute()
  await touchExperiment(scope, experimentId)
  return { added: id }
}

/** @param revision the one that was read before it was changed */
export async function changeIndicator(
  scope: Scope,
  experimentId: string,
  id: string,
  { name, unit, direction, plannedOn }: Definition,
  revision: number,
): Promise<{ changed: true } | Closed | Locked | Conflict<Indicator>> {
  const found = await openIndicator(scope, experimentId, id)
  if ('refused' in found) return found
  const { numUpdatedRows } = await scope.tx
    .updateTable('data.indicator')
    .set((e) => ({ name, unit, direction, planned_on: sql`${plannedOn}::date[]`, revision: e('revision', '+', 1) }))
    .where('experiment_id', '=', experimentId)
    .where('id', '=', id)
    .where('locked_at', 'is', null)
    .where('revision', '=', revision)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return whatStands(scope, experimentId, id)
  await touchExperiment(scope, experimentId)
  return { changed: true }
}

/** Gone with what was measured. Already gone is as good as removed; changed since it was read is not. */
export async function removeIndicator(
  scope: Scope,
  experimentId: string,
  id: string,
  revision: number,
): Promise<{ removed: true } | Closed | Locked | Conflict<Indicator>> {
  const found = await openIndicator(scope, experimentId, id)
  if ('refused' in found) return found
  const { numDeletedRows } = await scope.tx
    .deleteFrom('data.indicator')
    .where('experiment_id', '=', experimentId)
    .where('id', '=', id)
    .where('locked_at', 'is', null)
    .where('revision', '=', revision)
    .executeTakeFirst()
  if (numDeletedRows === 0n) return whatStands(scope, experimentId, id)
  await touchExperiment(scope, experimentId)
  return { removed: true }
}

/** One place up or down among those that are not locked. At the end it stays where it is. */
export async function moveIndicator(
  scope: Scope,
  experimentId: string,
  id: string,
  where: 'up' | 'down',
): Promise<{ moved: true } | Closed | Locked> {
  const found = await openIndicator(scope, experimentId, id)
  if ('refused' in found) return found
  const loose = (await listIndicators(scope.tx, experimentId)).filter(({ lockedAt }) => !lockedAt).map((indicator) => indicator.id)
  const from = loose.indexOf(id)
  const to = from + (where === 'up' ? -1 : 1)
  const other = loose[to]
  if (from < 0 || other === undefined) return { moved: true }
  loose[from] = other
  loose[to] = id
  const first = (await lastPosition(scope, experimentId)) + 1
  await sql`update data.indicator i set position = ${first}::int + w.place
    from unnest(${loose}::uuid[]) with ordinality w (id, place)
    where i.experiment_id = ${experimentId} and i.id = w.id and i.locked_at is null`.execute(scope.tx)
  await touchExperiment(scope, experimentId)
  return { moved: true }
}

/**
 * From now on name, unit, direction and dates stand as they are. Locked is locked: a second time changes nothing, not the time either.
 *
 * @param seen the revision of each that was on the page: what somebody has changed since is not locked unseen
 */
export async function lockIndicators(
  scope: Scope,
  experimentId: string,
  seen: ReadonlyMap<string, number>,
): Promise<{ locked: string[] } | Closed | { refused: 'conflict' }> {
  const open = await openExperiment(scope, experimentId)
  if ('refused' in open) return open
  const wanted = (await listIndicators(scope.tx, experimentId)).filter(({ id, lockedAt }) => seen.has(id) && !lockedAt)
  if (wanted.some(({ id, revision }) => seen.get(id) !== revision)) return { refused: 'conflict' }
  for (const { id, revision } of wanted) {
    const { numUpdatedRows } = await scope.tx
      .updateTable('data.indicator')
      .set({ locked_at: scope.now })
      .where('experiment_id', '=', experimentId)
      .where('id', '=', id)
      .where('locked_at', 'is', null)
      .where('revision', '=', revision)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) return { refused: 'conflict' }
  }
  if (wanted.length > 0) await touchExperiment(scope, experimentId)
  return { locked: wanted.map(({ id }) => id) }
}

/** A new measurement. On a date that has one already it is a conflict, unless it is the same value. */
export async function recordMeasurement(
  scope: Scope,
  experimentId: string,
  indicatorId: string,
  { on, value, note }: Measurement,
): Promise<{ recorded: true } | Closed | { refused: 'in_future' | 'full' } | Conflict<Measurement>> {
  const found = await measuredIndicator(scope, experimentId, indicatorId)
  if ('refused' in found) return found
  if (on > danishDate(scope.now)) return { refused: 'in_future' }
  if (found.measurements.length >= mostMeasurements && !found.measurements.some((one) => one.on === on)) return { refused: 'full' }
  const { numInsertedOrUpdatedRows } = await scope.tx
    .insertInto('data.measurement')
    .values({ ...keyOf(scope, experimentId, indicatorId), measured_on: on, value, note: note ?? null, ...signed(scope) })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'experiment_id', 'indicator_id', 'measured_on']).doNothing())
    .executeTakeFirst()
  if (!numInsertedOrUpdatedRows) {
    const now = await findMeasurement(scope, experimentId, indicatorId, on)
    return now?.value === value && (now.note ?? '') === (note ?? '') ? { recorded: true } : { refused: 'conflict', now }
  }
  await touchExperiment(scope, experimentId)
  return { recorded: true }
}

/** @param was the value that was read before it was corrected */
export async function correctMeasurement(
  scope: Scope,
  experimentId: string,
  indicatorId: string,
  { on, value, note }: Measurement,
  was: number,
): Promise<{ corrected: true } | Closed | Conflict<Measurement>> {
  const found = await measuredIndicator(scope, experimentId, indicatorId)
  if ('refused' in found) return found
  const { numUpdatedRows } = await scope.tx
    .updateTable('data.measurement')
    .set({ value, note: note ?? null, ...signed(scope) })
    .where('experiment_id', '=', experimentId)
    .where('indicator_id', '=', indicatorId)
    .where('measured_on', '=', sql<string>`${on}::date`)
    .where('value', '=', was)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return { refused: 'conflict', now: await findMeasurement(scope, experimentId, indicatorId, on) }
  await touchExperiment(scope, experimentId)
  return { corrected: true }
}

export async function removeMeasurement(
  scope: Scope,
  experimentId: string,
  indicatorId: string,
  on: string,
  was: number,
): Promise<{ removed: true } | Closed | Conflict<Measurement>> {
  const found = await measuredIndicator(scope, experimentId, indicatorId)
  if ('refused' in found) return found
  const { numDeletedRows } = await scope.tx
    .deleteFrom('data.measurement')
    .where('experiment_id', '=', experimentId)
    .where('indicator_id', '=', indicatorId)
    .where('measured_on', '=', sql<string>`${on}::date`)
    .where('value', '=', was)
    .executeTakeFirst()
  const now = numDeletedRows === 0n ? await findMeasurement(scope, experimentId, indicatorId, on) : undefined
  if (now) return { refused: 'conflict', now }
  if (numDeletedRows > 0n) await touchExperiment(scope, experimentId)
  return { removed: true }
}

/** What a preview has shown, all at once. */
export async function saveMeasurements(
  scope: Scope,
  experimentId: string,
  indicatorId: string,
  { added, changed }: { added: Measurement[]; changed: Measurement[] },
): Promise<{ saved: number } | Closed> {
  const found = await measuredIndicator(scope, experimentId, indicatorId)
  if ('refused' in found) return found
  const all = [...added, ...changed]
  await sql`
    insert into data.measurement (organisation_id, experiment_id, indicator_id, measured_on, value, note, recorded_by, recorded_at)
    select ${scope.actor.organisationId}::uuid, ${experimentId}::uuid, ${indicatorId}::uuid, r."on", r.value, r.note, ${scope.actor.personId}::uuid, ${scope.now}
    from json_to_recordset(${JSON.stringify(all)}::json) as r ("on" date, value double precision, note text)
    on conflict (organisation_id, experiment_id, indicator_id, measured_on)
    do update set value = excluded.value, note = excluded.note, recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at`.execute(
    scope.tx,
  )
  if (all.length > 0) await touchExperiment(scope, experimentId)
  return { saved: all.length }
}

/** An experiment has few pauses. */
export const mostPauses = 50

export async function addPause(
  scope: Scope,
  experimentId: string,
  { from, to, label }: Omit<Pause, 'id'>,
): Promise<{ added: true } | Closed | { refused: 'too_many' }> {
  const open = await openExperiment(scope, experimentId)
  if ('refused' in open) return open
  const own = (await listPauses(scope.tx, experimentId)).filter(({ isOwn }) => isOwn)
  // Sent twice, it is one.
  if (own.some((pause) => pause.from === from && pause.to === to && pause.label === label)) return { added: true }
  if (own.length >= mostPauses) return { refused: 'too_many' }
  await scope.tx
    .insertInto('data.experiment_pause')
    .values({ organisation_id: scope.actor.organisationId, experiment_id: experimentId, from_on: from, to_on: to, label })
    .execute()
  await touchExperiment(scope, experimentId)
  return { added: true }
}

export async function removePause(scope: Scope, experimentId: string, id: string): Promise<{ removed: true } | Closed> {
  const open = await openExperiment(scope, experimentId)
  if ('refused' in open) return open
  if (!isId(id)) return { refused: 'not_found' }
  const { numDeletedRows } = await scope.tx
    .deleteFrom('data.experiment_pause')
    .where('experiment_id', '=', experimentId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (numDeletedRows > 0n) await touchExperiment(scope, experimentId)
  return { removed: true }
}

/**
 * The indicators of a loop in the next one: the same name, unit and direction, not locked, and each pointing back, so that what is
 * measured is read on in the same chart. Planned dates that are past stay behind. For the room of the loops, in its transaction.
 */
export async function continueIndicators(
  scope: Scope,
  fromExperimentId: string,
  toExperimentId: string,
): Promise<{ continued: number } | Closed> {
  const open = await openExperiment(scope, toExperimentId)
  if ('refused' in open) return open
  const today = danishDate(scope.now)
  const indicators = await listIndicators(scope.tx, fromExperimentId)
  for (const [position, { id, name, unit, direction, plannedOn }] of indicators.entries())
    await scope.tx
      .insertInto('data.indicator')
      .values({
        organisation_id: scope.actor.organisationId,
        experiment_id: toExperimentId,
        position,
        name,
        unit,
        direction,
        planned_on: sql`${plannedOn.filter((on) => on > today)}::date[]`,
        continues_experiment_id: fromExperimentId,
        continues_id: id,
      })
      .execute()
  return { continued: indicators.length }
}

async function openExperiment({ tx }: Scope, id: string): Promise<Experiment | Closed> {
  const experiment = await findExperiment(tx, id)
  if (!experiment || experiment.standing === 'reader') return { refused: 'not_found' }
  return canWrite(experiment) ? experiment : { refused: 'concluded' }
}

/** What was measured belongs to a locked indicator, too. */
async function measuredIndicator(scope: Scope, experimentId: string, id: string): Promise<Indicator | Closed> {
  const open = await openExperiment(scope, experimentId)
  if ('refused' in open) return open
  return (await findIndicator(scope.tx, experimentId, id)) ?? { refused: 'not_found' }
}

async function openIndicator(scope: Scope, experimentId: string, id: string): Promise<Indicator | Closed | Locked> {
  const indicator = await measuredIndicator(scope, experimentId, id)
  if ('refused' in indicator || !indicator.lockedAt) return indicator
  return { refused: 'locked', lockedAt: indicator.lockedAt }
}

/** Why nothing was written: locked in the meantime, or changed, or gone. */
async function whatStands(scope: Scope, experimentId: string, id: string): Promise<Locked | Conflict<Indicator>> {
  const now = await findIndicator(scope.tx, experimentId, id)
  return now?.lockedAt ? { refused: 'locked', lockedAt: now.lockedAt } : { refused: 'conflict', now }
}

async function findMeasurement({ tx }: Scope, experimentId: string, indicatorId: string, on: string): Promise<Measurement | undefined> {
  return (await findIndicator(tx, experimentId, indicatorId))?.measurements.find((one) => one.on === on)
}

async function lastPosition({ tx }: Scope, experimentId: string): Promise<number> {
  const { last } = await tx
    .selectFrom('data.indicator')
    .where('experiment_id', '=', experimentId)
    .select((e) => e.fn.coalesce(e.fn.max('position'), e.lit(0)).as('last'))
    .executeTakeFirstOrThrow()
  return Number(last) + 1
}

function keyOf({ actor }: Scope, experimentId: string, indicatorId: string) {
  return { organisation_id: actor.organisationId, experiment_id: experimentId, indicator_id: indicatorId }
}

function signed({ actor, now }: Scope) {
  return { recorded_by: actor.personId, recorded_at: now }
}
