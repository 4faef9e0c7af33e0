import { type Kysely, sql } from 'kysely'
import type { DB } from '#db/types.ts'
import { isScore } from '../statistics/rating.ts'
import type { Rater } from './rater.ts'
import { findAsking } from './rating-questions.ts'

type Tx = Kysely<DB>

/**
 * Everybody who is asked to rate, with what each has answered; first the owner, then by group and name. Who only reads along by a circle
 * is told no names but the owner's, and numbers and groups only where they are at least three people's (8-ratings.sql). Nobody, and so nothing, to whoever may not see the experiment.
 */
export async function listRatings(tx: Tx, experimentId: string): Promise<Rater[]> {
  const mine = await sql<Row>`
    select r.id, r.name, r.group_name as "groupName", r.person_id is not distinct from e.owner_id as "isOwner",
      case when r.person_id = (select app.actor()) then 'me' when r.person_id is null and r.link_id is null then 'entered' else 'herself' end as by,
      g.question, g.moment, g.value, g.rated_at as "ratedAt"
    from data.experiment_rater r
    join data.experiment e on e.organisation_id = r.organisation_id and e.id = r.experiment_id
    left join data.experiment_rating g on g.organisation_id = r.organisation_id and g.experiment_id = r.experiment_id and g.rater_id = r.id
    where r.experiment_id = ${experimentId}
    order by 4 desc, r.group_name collate "da-x-icu" nulls first, r.name collate "da-x-icu", r.id`.execute(tx)
  if (mine.rows.length > 0) return ratersOf(mine.rows)
  const shared = await sql<Row>`
    select rater::text as id, owner_name as name, group_name as "groupName", owner_name is not null as "isOwner", 'herself' as by,
      question, moment, value, rated_at as "ratedAt"
    from app.shared_ratings(${experimentId}::uuid)
    order by 4 desc, group_name collate "da-x-icu" nulls first, rater`.execute(tx)
  return ratersOf(shared.rows)
}

interface Row {
  id: string
  name: string | null
  groupName: string | null
  by: Rater['by']
  isOwner: boolean
  question: string | null
  moment: string | null
  value: number | null
  ratedAt: Date | null
}

function ratersOf(rows: Row[]): Rater[] {
  const raters = new Map<string, Rater>()
  for (const { id, name, groupName, by, isOwner, question, moment, value, ratedAt } of rows) {
    const rater = raters.get(id) ?? { id, name: name ?? undefined, groupName: groupName ?? undefined, by, isOwner, ratings: {} }
    raters.set(id, rater)
    const asking = findAsking(question ?? '', moment ?? '')
    if (asking && isScore(value) && ratedAt) rater.ratings[asking.key] = { value, ratedAt }
    else if (asking) rater.withheld = [...(rater.withheld ?? []), asking.key]
  }
  return [...raters.values()]
}
