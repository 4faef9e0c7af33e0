import type { Kysely } from 'kysely'
import type { DB } from '#db/types.ts'
import { weighEvidence } from '../evidence/evidence.ts'
import { findFacts } from '../evidence/queries.ts'
import type { Experiment } from '../experiment.ts'
import { listIndicators, listPauses } from '../indicators/queries.ts'
import { listObservations } from '../observations/queries.ts'
import { questionsOf } from '../question-files.ts'
import { allQuestions, say } from '../questions.ts'
import { listRatings } from '../ratings/queries.ts'
import { askings } from '../ratings/rating-questions.ts'
import { listAnswers, listReadings } from '../sheet/queries.ts'
import { type ExperimentDocument, experimentSchema, schemaId } from './experiment-document.ts'

type Tx = Kysely<DB>

/** One experiment, whole, as the reader may see it. What is undefined is left out. */
export async function writeDocument(tx: Tx, experiment: Experiment, now: Date): Promise<ExperimentDocument> {
  const { id, title, owner, unitName, helpers, voice, aim, template, phase, loop, previousId, conclusion } = experiment
  const { actionFrom, actionTo, reflectionOn } = experiment
  const questions = new Map(allQuestions(questionsOf(template)).map((question) => [question.key, question]))
  const facts = await findFacts(tx, experiment)
  const document: ExperimentDocument = {
    schema: schemaId,
    writtenAt: now.toISOString(),
    id,
    title,
    owner: { name: owner.name, unit: unitName },
    helpers: helpers.map(({ name }) => name),
    voice,
    aim,
    template,
    phase,
    loop,
    previousId,
    begunAt: experiment.createdAt.toISOString(),
    actionStartedAt: experiment.actionStartedAt?.toISOString(),
    actionFrom,
    actionTo,
    reflectionOn,
    expectations: experiment.expectations.map(({ foundationName, key, text }) => ({ foundation: foundationName, key, text })),
    answers: (await listAnswers(tx, id))
      .filter(({ text }) => text)
      .map(({ question: key, text }) => {
        const question = questions.get(key)
        return { question: key, asked: question && say(question.text, 'da', experiment), text }
      }),
    readings: (await listReadings(tx, id)).map(({ holder, text, confirms, nuances, challenges }) => ({
      holder,
      text,
      confirms,
      nuances,
      challenges,
    })),
    observations: (await listObservations(tx, id)).map(({ observedOn, text, author, isStar, seenBy, mayBeTold }) => ({
      observedOn,
      text,
      author,
      isStar,
      seenBy,
      mayBeTold,
    })),
    raters: (await listRatings(tx, id)).map(({ name, groupName, ratings }) => ({
      name,
      group: groupName,
      ratings: askings.flatMap(({ key, question, moment }) => {
        const given = ratings[key]
        return given ? [{ question, moment, value: given.value, ratedAt: given.ratedAt.toISOString() }] : []
      }),
    })),
    indicators: (await listIndicators(tx, id)).map(({ name, unit, direction, plannedOn, lockedAt, measurements }) => ({
      name,
      unit,
      direction,
      plannedOn,
      lockedAt: lockedAt?.toISOString(),
      measurements: measurements.map(({ on, value, note }) => ({ on, value, note })),
    })),
    pauses: (await listPauses(tx, id)).filter(({ isOwn }) => isOwn).map(({ from, to, label }) => ({ from, to, label })),
    errorSources: facts.weighed.map(({ source, stance, note }) => ({ source, stance, note })),
    evaluation: facts.evaluation && {
      design: facts.evaluation.design,
      plan: facts.evaluation.plan,
      fixedAt: facts.evaluation.fixedAt.toISOString(),
      evaluator: facts.evaluation.evaluator,
      evaluatorPlace: facts.evaluation.evaluatorPlace,
      finding: facts.evaluation.finding,
      reportName: facts.evaluation.reportName,
    },
    evidence: weighEvidence(facts).level,
    conclusion: conclusion && {
      outcome: conclusion.outcome,
      reason: conclusion.reason,
      concludedAt: conclusion.concludedAt.toISOString(),
    },
  }
  return experimentSchema.parse(JSON.parse(JSON.stringify(document)))
}
