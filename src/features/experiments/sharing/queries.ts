import { type Kysely, sql } from 'kysely'
import type { DB } from '#db/types.ts'
import { isId } from '#shared/id.ts'
import { weighEvidence } from '../evidence/evidence.ts'
import { findFacts } from '../evidence/queries.ts'
import type { Experiment } from '../experiment.ts'
import { listIndicators, listPauses } from '../indicators/queries.ts'
import { starsOf } from '../observations/observation.ts'
import { listObservations } from '../observations/queries.ts'
import { questionsOf } from '../question-files.ts'
import { listRatings } from '../ratings/queries.ts'
import { evidenceToTell, indicatorToTell, questionsToTell, ratingsToTell, type Tellable } from './telling.ts'
import { type ToldDocument, type ToldSummary, toldSchema } from './told-document.ts'

type Tx = Kysely<DB>

/** All that the owner could tell of it. */
export async function findTellable(tx: Tx, experiment: Experiment): Promise<Tellable> {
  const questions = questionsOf(experiment.template)
  const written = await listAnswers(tx, experiment.id)
  const raters = await listRatings(tx, experiment.id)
  const indicators = await listIndicators(tx, experiment.id)
  const pauses = await listPauses(tx, experiment.id)
  const facts = await findFacts(tx, experiment)
  const toTell = questionsToTell(questions)
  return {
    experiment,
    questions: toTell,
    answers: toTell.flatMap(({ key }) => {
      const text = written.get(key)
      return text ? [{ question: key, text }] : []
    }),
    stars: starsOf(await listObservations(tx, experiment.id)),
    ratings: ratingsToTell(raters, questions),
    indicators: indicators.flatMap((indicator) => indicatorToTell(indicator, pauses, experiment) ?? []),
    evidence: evidenceToTell(weighEvidence(facts), facts),
  }
}

/** What is answered in words, by question; nothing empty. */
async function listAnswers(tx: Tx, experimentId: string): Promise<Map<string, string>> {
  const rows = await tx
    .selectFrom('data.experiment_answer')
    .where('experiment_id', '=', experimentId)
    .select(['question', 'text'])
    .execute()
  return new Map(rows.flatMap(({ question, text }) => (text.trim() ? [[question, text]] : [])))
}

/** Since when a group has it. */
export async function findSharedAt(tx: Tx, experimentId: string): Promise<Date | undefined> {
  const row = await tx.selectFrom('data.experiment_share').where('experiment_id', '=', experimentId).select('shared_at').executeTakeFirst()
  return row?.shared_at
}

/** Undefined also for what cannot be read as told: no form of ours tells that. */
export async function findTold(tx: Tx, experimentId: string): Promise<{ document: ToldDocument; toldAt: Date } | undefined> {
  if (!isId(experimentId)) return undefined
  const row = await tx
    .selectFrom('data.told_experiment')
    .where('experiment_id', '=', experimentId)
    .select(['document', 'told_at'])
    .executeTakeFirst()
  const document = toldSchema.safeParse(row?.document)
  return row && document.success ? { document: document.data, toldAt: row.told_at } : undefined
}

/**
 * What the organisation was told, the newest first; with a query, only what has it somewhere in its words. What cannot be read as told
 * is left out: somebody's odd row is no error on everybody's page.
 */
export async function listTold(tx: Tx, query?: string): Promise<ToldSummary[]> {
  const { rows } = await sql<{ experimentId: string; toldAt: Date; document: unknown }>`
    select t.experiment_id as "experimentId", t.told_at as "toldAt", t.document
    from data.told_experiment t
    where ${query ?? null}::text is null or strpos(lower(concat_ws(' ', t.document ->> 'title', t.document #>> '{owner,name}',
      t.document #>> '{owner,unit}', (
        select string_agg(word #>> '{}', ' ') from jsonb_path_query(t.document,
          '$.*[*] ? (@.type() == "object").keyvalue() ? (@.key == "text" || @.key == "name" || @.key == "theme").value') word),
      t.document #>> '{outcome,reason}') collate "da-x-icu"), lower(${query ?? ''} collate "da-x-icu")) > 0
    order by t.told_at desc, t.experiment_id limit 300`.execute(tx)
  return rows.flatMap(({ experimentId, toldAt, document }): ToldSummary[] => {
    const told = toldSchema.safeParse(document)
    if (!told.success) return []
    const { title, owner, answers, outcome, stars } = told.data
    return [
      {
        experimentId,
        toldAt,
        title,
        ownerName: owner.name,
        unit: owner.unit,
        tried: answers.find(({ question }) => question === 'try')?.text,
        outcome: outcome?.outcome,
        stars: stars.length,
      },
    ]
  })
}
