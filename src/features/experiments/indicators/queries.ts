import { type Kysely, sql } from 'kysely'
import type { DB } from '#db/types.ts'
import { isId } from '#shared/id.ts'
import { type Chart, chartOf } from './chart.ts'
import type { EarlierLoop, Indicator, Loop, Measurement, Pause } from './indicator.ts'

type Tx = Kysely<DB>

interface LinkRow {
  root: string
  id: string
  experimentId: string
  depth: number
  loop: number
  actionStartedAt: Date | null
  actionFrom: string | null
  name: string
  unit: string
  direction: 'up' | 'down'
  plannedOn: string[]
  lockedAt: Date | null
  revision: number
  continuesId: string | null
}

/**
 * The indicators of an experiment with all that was measured, through its earlier loops too; the locked ones first, since they stand
 * where they stand. The database gives a reader only what she may read: of a loop that she may not, she does not see the points.
 */
export async function listIndicators(tx: Tx, experimentId: string): Promise<Indicator[]> {
  const { rows: links } = await sql<LinkRow>`
    with recursive chain as (
      select i.*, i.id as root, 0 as depth, i.locked_at as root_locked, i.position as root_position
      from data.indicator i where i.experiment_id = ${experimentId}
      union all
      select i.*, c.root, c.depth + 1, c.root_locked, c.root_position
      from chain c join data.indicator i
        on i.organisation_id = c.organisation_id and i.experiment_id = c.continues_experiment_id and i.id = c.continues_id
      where c.depth < 100)
    select c.root, c.id, c.experiment_id as "experimentId", c.depth, e.loop, e.action_started_at as "actionStartedAt", e.action_from::text as "actionFrom",
      c.name, c.unit, c.direction, c.planned_on::text[] as "plannedOn", c.locked_at as "lockedAt", c.revision, c.continues_id as "continuesId"
    from chain c join data.experiment e on e.organisation_id = c.organisation_id and e.id = c.experiment_id
    order by c.root_locked is null, c.root_position, c.root, c.depth desc`.execute(tx)
  if (links.length === 0) return []
  const { rows: measured } = await sql<Measurement & { indicatorId: string; note: string | null }>`
    select m.indicator_id as "indicatorId", m.measured_on::text as "on", m.value, m.note
    from data.measurement m where m.indicator_id = any (${links.map(({ id }) => id)}::uuid[]) order by m.measured_on`.execute(tx)
  const measurementsOf = Map.groupBy(measured, ({ indicatorId }) => indicatorId)
  const ofLink = ({ id }: LinkRow): Measurement[] =>
    (measurementsOf.get(id) ?? []).map(({ on, value, note }) => ({ on, value, note: note ?? undefined }))
  return [...Map.groupBy(links, ({ root }) => root).values()].flatMap((chain) => {
    const own = chain.at(-1)
    if (!own) return []
    const earlier = chain.slice(0, -1).map(
      (link): EarlierLoop => ({
        loop: link.loop,
        actionStartedAt: link.actionStartedAt ?? undefined,
        actionFrom: link.actionFrom ?? undefined,
        measurements: ofLink(link),
      }),
    )
    const { id, name, unit, direction, plannedOn, lockedAt, revision } = own
    return {
      id,
      name,
      unit,
      direction,
      plannedOn,
      lockedAt: lockedAt ?? undefined,
      revision,
      measurements: ofLink(own),
      earlier,
      isPartial: chain[0]?.continuesId != null,
    }
  })
}

/** Each indicator of an experiment as a run chart, with the pauses and star moments around it. */
export async function readCharts(tx: Tx, experiment: Loop & { id: string }): Promise<Chart[]> {
  const indicators = await listIndicators(tx, experiment.id)
  if (indicators.length === 0) return []
  const around = { pauses: await listPauses(tx, experiment.id), starDays: await listStarDays(tx, experiment.id) }
  return indicators.map((indicator) => chartOf(indicator, experiment, around))
}

export async function findIndicator(tx: Tx, experimentId: string, id: string): Promise<Indicator | undefined> {
  if (!isId(id)) return undefined
  return (await listIndicators(tx, experimentId)).find((indicator) => indicator.id === id)
}

/** Of the experiment and of the loops before it, as far as the reader may read them. */
export async function listPauses(tx: Tx, experimentId: string): Promise<(Pause & { isOwn: boolean })[]> {
  const { rows } = await sql<Pause & { isOwn: boolean }>`
    with recursive loops as (
      select e.organisation_id, e.id, e.previous_id, 0 as depth from data.experiment e where e.id = ${experimentId}
      union all
      select e.organisation_id, e.id, e.previous_id, l.depth + 1 from loops l
      join data.experiment e on e.organisation_id = l.organisation_id and e.id = l.previous_id where l.depth < 100)
    select p.id, p.from_on::text as "from", p.to_on::text as "to", p.label, l.depth = 0 as "isOwn"
    from loops l join data.experiment_pause p on p.organisation_id = l.organisation_id and p.experiment_id = l.id
    order by p.from_on, p.to_on, p.id`.execute(tx)
  return rows
}

/** The days of the star moments that the reader may see, here and in the loops before. */
export async function listStarDays(tx: Tx, experimentId: string): Promise<string[]> {
  const { rows } = await sql<{ on: string }>`
    with recursive loops as (
      select e.organisation_id, e.id, e.previous_id, 0 as depth from data.experiment e where e.id = ${experimentId}
      union all
      select e.organisation_id, e.id, e.previous_id, l.depth + 1 from loops l
      join data.experiment e on e.organisation_id = l.organisation_id and e.id = l.previous_id where l.depth < 100)
    select distinct o.observed_on::text as "on" from loops l
    join data.experiment_observation o on o.organisation_id = l.organisation_id and o.experiment_id = l.id
    where o.is_star order by 1`.execute(tx)
  return rows.map(({ on }) => on)
}
