import { type Kysely, sql } from 'kysely'
import type { DB } from '#db/types.ts'
import type { Experiment, Outcome, PhaseNumber } from '../experiment.ts'
import type { LinkedIndicator } from './compare.ts'
import { type Decided, readDecided } from './decided.ts'
import type { SeenLoop } from './lineage.ts'
import type { LoopBefore } from './new-loop.ts'

type Tx = Kysely<DB>

/** Loops before this and after it, as far as the reader may read them without a gap. */
export async function listLoops(tx: Tx, experimentId: string): Promise<SeenLoop[]> {
  const { rows } = await sql<{
    id: string
    loop: number
    title: string
    phase: PhaseNumber
    createdAt: Date
    outcome: Outcome | null
    reason: string | null
    concludedAt: Date | null
  }>`
    with recursive back as (
      select e.organisation_id, e.id, e.previous_id from data.experiment e where e.id = ${experimentId}
      union
      select e.organisation_id, e.id, e.previous_id from back b
      join data.experiment e on e.organisation_id = b.organisation_id and e.id = b.previous_id),
    onward as (
      select e.organisation_id, e.id from data.experiment e where e.id = ${experimentId}
      union
      select e.organisation_id, e.id from onward o
      join data.experiment e on e.organisation_id = o.organisation_id and e.previous_id = o.id)
    select e.id, e.loop, e.title, e.phase, e.created_at as "createdAt", c.outcome, c.reason, c.concluded_at as "concludedAt"
    from (select id from back union select id from onward) chain
    join data.experiment e on e.id = chain.id
    left join data.experiment_conclusion c on c.organisation_id = e.organisation_id and c.experiment_id = e.id
    order by e.loop`.execute(tx)
  return rows.map(({ outcome, reason, concludedAt, ...loop }) => ({
    ...loop,
    conclusion: outcome && concludedAt ? { outcome, reason: reason ?? '', concludedAt } : undefined,
  }))
}

/** What was learnt in a loop that the reader may read. */
export async function findInsights(tx: Tx, experimentId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('data.experiment_answer')
    .where('experiment_id', '=', experimentId)
    .where('question', '=', 'insights')
    .select('text')
    .executeTakeFirst()
  return row?.text.trim() || undefined
}

/** What a new loop may begin with. */
export async function readForNewLoop(
  tx: Tx,
  { id, title, voice, aim, loop, owner, helpers }: Experiment,
  outcome: Outcome,
): Promise<LoopBefore> {
  const answers = await tx
    .selectFrom('data.experiment_answer')
    .where('experiment_id', '=', id)
    .select(['question', 'text', 'author_id as authorId'])
    .execute()
  const readings = await tx
    .selectFrom('data.experiment_reading')
    .where('experiment_id', '=', id)
    .select(['holder', 'text', 'confirms', 'nuances', 'challenges', 'author_id as authorId'])
    .orderBy('position')
    .orderBy('id')
    .execute()
  const asked = await tx
    .selectFrom('data.experiment_rater')
    .where('experiment_id', '=', id)
    .select(['name', 'group_name as groupName', 'person_id as personId'])
    .orderBy('added_at')
    .orderBy('id')
    .execute()
  return {
    title,
    voice,
    aim,
    loop,
    outcome,
    ownerId: owner.id,
    helperIds: helpers.map((helper) => helper.id),
    answers: answers.map(({ authorId, ...answer }) => ({ ...answer, authorId: authorId ?? undefined })),
    readings: readings.map(({ authorId, ...reading }) => ({ ...reading, authorId: authorId ?? undefined })),
    asked: asked.map(({ name, groupName, personId }) => ({ name, groupName: groupName ?? undefined, personId: personId ?? undefined })),
  }
}

/** Which indicator goes on from which. */
export async function listIndicatorLinks(tx: Tx, experimentIds: readonly string[]): Promise<LinkedIndicator[]> {
  if (experimentIds.length === 0) return []
  const rows = await tx
    .selectFrom('data.indicator')
    .where('experiment_id', 'in', [...experimentIds])
    .select(['id', 'continues_id as continuesId'])
    .execute()
  return rows.map(({ id, continuesId }) => ({ id, continuesId: continuesId ?? undefined }))
}

/** What was decided last, by any meeting, of what the reader may read. */
export async function findDecided(tx: Tx, experimentId: string): Promise<Decided | undefined> {
  return (await listDecided(tx, experimentId))[0]
}

/** The newest first. */
export async function listDecided(tx: Tx, experimentId: string): Promise<Decided[]> {
  const rows = await tx
    .selectFrom('data.experiment_decision')
    .where('experiment_id', '=', experimentId)
    .select(['meeting_id', 'document'])
    .orderBy('decided_at', 'desc')
    .orderBy('meeting_id')
    .execute()
  return rows.flatMap((row) => readDecided(row.meeting_id, row.document) ?? [])
}
