import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { DB } from '#db/types.ts'
import { isId } from '#shared/id.ts'
import type { Experiment, ExperimentSummary, Outcome, PractisedExpectation } from './experiment.ts'

type Tx = Kysely<DB>

/** The reader's own and those she helps with, the running first, then the one that was touched last. */
export async function listMine(tx: Tx): Promise<ExperimentSummary[]> {
  return readExperiments(tx, sql`e.id = any ((select app.my_experiments())::uuid[])`)
}

/** The reader's own that run now. */
export async function listMyRunning(tx: Tx): Promise<ExperimentSummary[]> {
  return readExperiments(tx, sql`e.owner_id = (select app.actor()) and c.outcome is null`)
}

/** Those that others have shared with the reader's circles. */
export async function listShared(tx: Tx): Promise<ExperimentSummary[]> {
  return readExperiments(tx, sql`not e.id = any ((select app.my_experiments())::uuid[])`)
}

/** What is shared with one circle, by anybody, the reader too. */
export async function listSharedWith(tx: Tx, circleId: string): Promise<ExperimentSummary[]> {
  return readExperiments(tx, sql`s.circle_id = ${circleId}`)
}

export async function findExperiment(tx: Tx, id: string): Promise<Experiment | undefined> {
  if (!isId(id)) return undefined
  const [experiment] = await readExperiments(tx, sql`e.id = ${id}`)
  return experiment
}

/** How many the reader owns and has not concluded. */
export async function countMyRunning(tx: Tx): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from data.experiment e where e.owner_id = (select app.actor()) and not exists (
      select from data.experiment_conclusion c where c.organisation_id = e.organisation_id and c.experiment_id = e.id)`.execute(tx)
  return rows[0]?.n ?? 0
}

export interface ExperimentSettings {
  aim: string
  runningLimit: number
}

export const usualSettings: ExperimentSettings = { aim: 'selvværd og sammenhæng', runningLimit: 3 }

export async function findSettings(tx: Tx): Promise<ExperimentSettings> {
  const row = await tx.selectFrom('data.experiment_settings').select(['aim', 'running_limit']).executeTakeFirst()
  return row ? { aim: row.aim, runningLimit: row.running_limit } : usualSettings
}

type Row = Omit<
  Experiment,
  'unitName' | 'actionFrom' | 'actionTo' | 'reflectionOn' | 'conclusion' | 'previousId' | 'actionStartedAt' | 'circle' | 'toldAt'
> & {
  unitName: string | null
  actionFrom: string | null
  actionTo: string | null
  reflectionOn: string | null
  outcome: Outcome | null
  reason: string | null
  concludedAt: Date | null
  previousId: string | null
  actionStartedAt: Date | null
  circle: { id: string; name: string } | null
  toldAt: Date | null
  expectations: PractisedExpectation[]
}

async function readExperiments(tx: Tx, which: RawBuilder<unknown>): Promise<Experiment[]> {
  const { rows } = await sql<Row>`
    select e.id, e.title, e.voice, e.aim, e.template, e.phase, e.loop, e.previous_id as "previousId", e.revision,
      e.created_at as "createdAt", e.touched_at as "touchedAt", e.action_started_at as "actionStartedAt",
      e.action_from::text as "actionFrom", e.action_to::text as "actionTo", e.reflection_on::text as "reflectionOn",
      json_build_object('id', p.id, 'name', p.name) as owner, u.name as "unitName",
      c.outcome, c.reason, c.concluded_at as "concludedAt", t.told_at as "toldAt",
      case when s.circle_id is null then null else json_build_object('id', s.circle_id, 'name', coalesce(g.name, '')) end as circle,
      case when e.owner_id = (select app.actor()) then 'owner'
        when e.id = any ((select app.my_experiments())::uuid[]) then 'helper' else 'reader' end as standing,
      (select coalesce(json_agg(json_build_object('id', h.person_id, 'name', hp.name) order by hp.name collate "da-x-icu"), '[]')
        from data.experiment_helper h join data.person hp on hp.organisation_id = h.organisation_id and hp.id = h.person_id
        where h.organisation_id = e.organisation_id and h.experiment_id = e.id) as helpers,
      (select coalesce(json_agg(json_build_object('foundationId', x.foundation_id, 'foundationSlug', f.slug, 'foundationName', coalesce(w.foundation_name, f.name),
          'key', x.expectation_key, 'text', coalesce(w.text, ''), 'isRetired', coalesce(w.state, '') <> 'adopted', 'theme', json_build_object(
            'name', coalesce(w.theme_name, ''), 'shortName', coalesce(w.short_name, ''), 'index', coalesce(w.position, 0), 'of', coalesce(w.themes, 1)))
          order by f.position, w.position, x.expectation_key), '[]')
        from data.experiment_expectation x
        join data.foundation f on f.organisation_id = x.organisation_id and f.id = x.foundation_id
        left join lateral (
          select d.text, v.state, v.name as foundation_name, th.name as theme_name, th.short_name, th.position,
            (select count(*) from data.theme n where n.organisation_id = v.organisation_id and n.version_id = v.id) as themes
          from data.foundation_version v
          join data.expectation d on d.organisation_id = v.organisation_id and d.version_id = v.id and d.key = x.expectation_key
          join data.theme th on th.organisation_id = d.organisation_id and th.version_id = d.version_id and th.id = d.theme_id
          where v.organisation_id = x.organisation_id and v.foundation_id = x.foundation_id and v.state in ('adopted', 'superseded')
          order by v.number desc limit 1) w on true
        where x.organisation_id = e.organisation_id and x.experiment_id = e.id) as expectations
    from data.experiment e
    join data.person p on p.organisation_id = e.organisation_id and p.id = e.owner_id
    left join data.unit u on u.organisation_id = e.organisation_id and u.id = e.unit_id
    left join data.experiment_conclusion c on c.organisation_id = e.organisation_id and c.experiment_id = e.id
    left join data.experiment_share s on s.organisation_id = e.organisation_id and s.experiment_id = e.id
    left join data.circle g on g.organisation_id = s.organisation_id and g.id = s.circle_id
    left join data.told_experiment t on t.organisation_id = e.organisation_id and t.experiment_id = e.id
    where ${which}
    order by c.outcome is not null, e.touched_at desc, e.id limit 200`.execute(tx)
  return rows.map(({ outcome, reason, concludedAt, ...row }) => ({
    ...row,
    unitName: row.unitName ?? undefined,
    actionFrom: row.actionFrom ?? undefined,
    actionTo: row.actionTo ?? undefined,
    reflectionOn: row.reflectionOn ?? undefined,
    previousId: row.previousId ?? undefined,
    actionStartedAt: row.actionStartedAt ?? undefined,
    circle: row.circle ?? undefined,
    toldAt: row.toldAt ?? undefined,
    conclusion: outcome && concludedAt ? { outcome, reason: reason ?? '', concludedAt } : undefined,
  }))
}
