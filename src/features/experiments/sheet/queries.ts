import { type Kysely, sql } from 'kysely'
import type { DB } from '#db/types.ts'
import { isId } from '#shared/id.ts'
import type { Answer, Perspective, Reading } from './sheet.ts'

type Tx = Kysely<DB>

export async function listAnswers(tx: Tx, experimentId: string): Promise<Answer[]> {
  const rows = await tx
    .selectFrom('data.experiment_answer as a')
    .leftJoin('data.person as p', (join) => join.onRef('p.organisation_id', '=', 'a.organisation_id').onRef('p.id', '=', 'a.author_id'))
    .where('a.experiment_id', '=', experimentId)
    .select(['a.question', 'a.text', 'a.revision', 'p.name as author', 'a.updated_at as updatedAt'])
    .orderBy('a.question')
    .execute()
  return rows.map(({ author, ...row }) => ({ ...row, author: author ?? undefined }))
}

export async function findAnswer(tx: Tx, experimentId: string, question: string): Promise<Answer | undefined> {
  return (await listAnswers(tx, experimentId)).find((answer) => answer.question === question)
}

export async function listReadings(tx: Tx, experimentId: string): Promise<Reading[]> {
  const rows = await tx
    .selectFrom('data.experiment_reading as r')
    .leftJoin('data.person as p', (join) => join.onRef('p.organisation_id', '=', 'r.organisation_id').onRef('p.id', '=', 'r.author_id'))
    .where('r.experiment_id', '=', experimentId)
    .select(['r.id', 'r.holder', 'r.text', 'r.confirms', 'r.nuances', 'r.challenges', 'r.revision', 'p.name as author'])
    .orderBy('r.position')
    .orderBy('r.id')
    .execute()
  return rows.map(({ author, ...row }) => ({ ...row, author: author ?? undefined }))
}

export async function findReading(tx: Tx, experimentId: string, id: string): Promise<Reading | undefined> {
  return isId(id) ? (await listReadings(tx, experimentId)).find((reading) => reading.id === id) : undefined
}

export async function countUnlockedIndicators(tx: Tx, experimentId: string): Promise<number> {
  const { count } = await tx
    .selectFrom('data.indicator')
    .where('experiment_id', '=', experimentId)
    .where('locked_at', 'is', null)
    .select((e) => e.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** The perspectives of the adopted foundations; where none has any, the themes of the first foundation. */
export async function listPerspectives(tx: Tx): Promise<Perspective[]> {
  const { rows } = await sql<Perspective & { kind: string; position: number; text: string | null }>`
    select f.id as "foundationId", coalesce(v.name, f.name) as "foundationName", f.position, t.key, t.kind, t.name,
      coalesce(t.claim, t.body) as text,
      (row_number() over (partition by v.id, t.kind order by t.position))::int - 1 as index, (count(*) over (partition by v.id, t.kind))::int as of
    from data.foundation f
    join data.foundation_version v on v.organisation_id = f.organisation_id and v.foundation_id = f.id and v.state = 'adopted'
    join data.theme t on t.organisation_id = v.organisation_id and t.version_id = v.id
    order by f.position, f.name, t.position`.execute(tx)
  const perspectives = rows.filter(({ kind }) => kind === 'perspective')
  const chosen = perspectives.length > 0 ? perspectives : rows.filter(({ foundationId }) => foundationId === rows[0]?.foundationId)
  return chosen.map(({ kind: _, position: __, text, ...theme }) => ({ ...theme, text: text ?? undefined }))
}

/** What these themes were called when they last stood in their foundations: what was written from a perspective outlives it. */
export async function listFormerPerspectives(tx: Tx, questions: readonly string[]): Promise<Perspective[]> {
  const keys = questions.flatMap((question) => {
    const [, foundationId, key] = question.match(/^perspective:([0-9a-f-]{36}):(.+)$/) ?? []
    return foundationId && key && isId(foundationId) ? [{ foundationId, key }] : []
  })
  if (keys.length === 0) return []
  const { rows } = await sql<Perspective>`
    select distinct on (f.id, t.key) f.id as "foundationId", coalesce(v.name, f.name) as "foundationName", t.key, t.name, t.position as index,
      (select count(*)::int from data.theme n where n.organisation_id = v.organisation_id and n.version_id = v.id) as of
    from jsonb_to_recordset(${JSON.stringify(keys)}::jsonb) asked ("foundationId" uuid, key text)
    join data.foundation f on f.id = asked."foundationId"
    join data.foundation_version v on v.organisation_id = f.organisation_id and v.foundation_id = f.id and v.state in ('adopted', 'superseded')
    join data.theme t on t.organisation_id = v.organisation_id and t.version_id = v.id and t.key = asked.key
    order by f.id, t.key, v.number desc`.execute(tx)
  return rows
}
