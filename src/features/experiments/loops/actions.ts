import { randomUUID } from 'node:crypto'
import type { Scope } from '#db/scope.ts'
import { isOwner } from '../access.ts'
import { topicOf, touchExperiment } from '../actions.ts'
import type { Experiment, Outcome } from '../experiment.ts'
import { continueIndicators } from '../indicators/actions.ts'
import { countMyRunning, findExperiment, findSettings } from '../queries.ts'
import { newestVersion, questionsOf } from '../question-files.ts'
import { canBeginNext, canConclude } from './access.ts'
import { type Decided, leadsOn } from './decided.ts'
import { type NewLoop, newLoop } from './new-loop.ts'
import { listDecided, readForNewLoop } from './queries.ts'

/**
 * Ends a loop, with what is done now and why. From here it stands as it was; said twice, the first time counts. The same said twice is one.
 */
export async function concludeExperiment(
  scope: Scope,
  id: string,
  { outcome, reason }: { outcome: Outcome; reason: string },
): Promise<{ concluded: true } | { refused: 'not_found' | 'concluded' }> {
  const { tx, actor, now } = scope
  const experiment = await findExperiment(tx, id)
  if (!experiment || !isOwner(experiment)) return { refused: 'not_found' }
  if (canConclude(experiment)) {
    // Before the conclusion: after it nothing is written.
    await touchExperiment(scope, id)
    const { numInsertedOrUpdatedRows } = await tx
      .insertInto('data.experiment_conclusion')
      .values({ organisation_id: actor.organisationId, experiment_id: id, outcome, reason, concluded_at: now })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    if (numInsertedOrUpdatedRows) return { concluded: true }
  }
  const said = (await findExperiment(tx, id))?.conclusion
  return said?.outcome === outcome && said.reason === reason ? { concluded: true } : { refused: 'concluded' }
}

/** So long after the end of a loop the next one is the same work going on. */
const twoWeeks = 14 * 86_400_000

/**
 * Begins the next loop of one that has ended: prefilled, linked, and seen by nobody but its owner and the helpers. There is one next loop;
 * whoever asks again is led to it. Refused when it would bring her above the gentle limit, unless `anyway`: what was just concluded gives
 * its place to it.
 */
export async function beginLoop(
  scope: Scope,
  previousId: string,
  { title, anyway, decided }: { title: string; anyway?: boolean; decided?: Pick<Decided, 'answers' | 'meetAgain'> },
): Promise<{ begun: string } | { refused: 'not_found' | 'running' } | { refused: 'many_running'; running: number }> {
  const { tx, actor, now, announce } = scope
  const previous = await findExperiment(tx, previousId)
  if (!previous || !isOwner(previous)) return { refused: 'not_found' }
  if (!canBeginNext(previous) || !previous.conclusion) return { refused: 'running' }
  const existing = await findNext(scope, previousId)
  if (existing) return { begun: existing }
  const { runningLimit } = await findSettings(tx)
  const running = await countMyRunning(tx)
  const isInItsPlace = now.getTime() - previous.conclusion.concludedAt.getTime() < twoWeeks
  if (running >= runningLimit && !anyway && !isInItsPlace) return { refused: 'many_running', running }

  const next = newLoop(await readForNewLoop(tx, previous, previous.conclusion.outcome), questionsOf(newestVersion), decided?.answers)
  const id = randomUUID()
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('data.experiment')
    .values({
      organisation_id: actor.organisationId,
      id,
      owner_id: actor.personId,
      unit_id: actor.positions[0]?.unitId ?? null,
      title,
      voice: next.voice,
      aim: next.aim,
      template: newestVersion,
      phase: next.phase,
      loop: next.loop,
      previous_id: previousId,
      reflection_on: decided?.meetAgain ?? null,
      created_at: now,
      touched_at: now,
    })
    // Two tabs at once: the other was faster, and its loop is the one.
    .onConflict((conflict) => conflict.columns(['organisation_id', 'previous_id']).doNothing())
    .executeTakeFirst()
  if (!numInsertedOrUpdatedRows) return { begun: (await findNext(scope, previousId)) ?? previousId }
  await fill(scope, id, previous, next)
  announce(topicOf(previousId))
  return { begun: id }
}

/**
 * One press: the loop ends as the meeting decided, and the next begins with its words, if there is to be one. Where the owner has concluded
 * already, her own words stand. Pressed twice it is done once.
 */
export async function adoptDecision(
  scope: Scope,
  id: string,
  meetingId: string,
): Promise<{ adopted: true; begun?: string } | { refused: 'not_found' }> {
  const experiment = await findExperiment(scope.tx, id)
  const decided = experiment && isOwner(experiment) && (await listDecided(scope.tx, id)).find((one) => one.meetingId === meetingId)
  if (!experiment || !decided || decided.outcome === undefined) return { refused: 'not_found' }
  const { outcome, reason } = decided
  if (!experiment.conclusion) await concludeExperiment(scope, id, { outcome, reason })
  if (!leadsOn(decided)) return { adopted: true }
  // One ends where one begins: the gentle limit is not passed by it.
  const next = await beginLoop(scope, id, { title: experiment.title, anyway: true, decided })
  return 'begun' in next ? { adopted: true, begun: next.begun } : { refused: 'not_found' }
}

async function findNext({ tx }: Scope, previousId: string): Promise<string | undefined> {
  const row = await tx.selectFrom('data.experiment').where('previous_id', '=', previousId).select('id').executeTakeFirst()
  return row?.id
}

async function fill(scope: Scope, id: string, previous: Experiment, next: NewLoop): Promise<void> {
  const { tx, actor, now } = scope
  const place = { organisation_id: actor.organisationId, experiment_id: id }
  // The helpers first: whoever is asked to rate by account must be one.
  if (next.helperIds.length > 0)
    await tx
      .insertInto('data.experiment_helper')
      .values(next.helperIds.map((person_id) => ({ ...place, person_id, invited_at: now })))
      .execute()
  if (previous.expectations.length > 0)
    await tx
      .insertInto('data.experiment_expectation')
      .values(previous.expectations.map(({ foundationId, key }) => ({ ...place, foundation_id: foundationId, expectation_key: key })))
      .execute()
  if (next.answers.length > 0)
    await tx
      .insertInto('data.experiment_answer')
      .values(next.answers.map(({ authorId, ...answer }) => ({ ...place, ...answer, author_id: authorId ?? null, updated_at: now })))
      .execute()
  if (next.readings.length > 0)
    await tx
      .insertInto('data.experiment_reading')
      .values(
        next.readings.map(({ authorId, ...reading }, position) => ({
          ...place,
          ...reading,
          position,
          author_id: authorId ?? null,
          updated_at: now,
        })),
      )
      .execute()
  if (next.asked.length > 0)
    await tx
      .insertInto('data.experiment_rater')
      .values(
        next.asked.map(({ name, groupName, personId }) => ({
          ...place,
          name,
          group_name: groupName ?? null,
          person_id: personId ?? null,
          added_at: now,
        })),
      )
      .execute()
  // Pauses stay where they were written: the chart reads them through the loops, as it reads the measurements.
  await continueIndicators(scope, previous.id, id)
}
