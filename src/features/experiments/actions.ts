import { randomUUID } from 'node:crypto'
import type { Scope } from '#db/scope.ts'
import { canWrite, isOwner } from './access.ts'
import { moveTo, type PhaseNumber, type Voice } from './experiment.ts'
import { countMyRunning, findExperiment, findSettings } from './queries.ts'
import { newestVersion } from './question-files.ts'

/** What live pages of an experiment listen to. */
export function topicOf(experimentId: string): `experiment:${string}` {
  return `experiment:${experimentId}`
}

export interface Beginning {
  title: string
  voice: Voice
  /** How she sees the challenge: the first reading. */
  challenge?: string
  /** The first thing to try. */
  attempt?: string
  expectations: { foundationId: string; key: string }[]
  /** She has seen how many she has running, and begins one more all the same. */
  anyway?: boolean
}

/** Begins an experiment that nobody but its owner sees. Refused when she has as many running as the gentle limit says, unless `anyway`. */
export async function startExperiment(
  { tx, actor, now }: Scope,
  { title, voice, challenge, attempt, expectations, anyway }: Beginning,
): Promise<{ started: string } | { refused: 'many_running'; running: number }> {
  const { aim, runningLimit } = await findSettings(tx)
  const running = await countMyRunning(tx)
  if (running >= runningLimit && !anyway) return { refused: 'many_running', running }
  const experiment = { organisation_id: actor.organisationId, experiment_id: randomUUID() }
  await tx
    .insertInto('data.experiment')
    .values({
      organisation_id: actor.organisationId,
      id: experiment.experiment_id,
      owner_id: actor.personId,
      unit_id: actor.positions[0]?.unitId ?? null,
      title,
      voice,
      aim,
      template: newestVersion,
      created_at: now,
      touched_at: now,
    })
    .execute()
  const signed = { author_id: actor.personId, updated_at: now }
  if (challenge)
    await tx
      .insertInto('data.experiment_reading')
      .values({ ...experiment, position: 0, text: challenge, ...signed })
      .execute()
  if (attempt)
    await tx
      .insertInto('data.experiment_answer')
      .values({ ...experiment, question: 'try', text: attempt, ...signed })
      .execute()
  for (const { foundationId, key } of expectations)
    await tx
      .insertInto('data.experiment_expectation')
      .values({ ...experiment, foundation_id: foundationId, expectation_key: key })
      .execute()
  return { started: experiment.experiment_id }
}

export interface Frames {
  title: string
  voice: Voice
  actionFrom?: string
  actionTo?: string
  reflectionOn?: string
}

/** Title, voice and dates. The revision says which state the writer saw; another writer in between is a conflict, and nothing is lost. */
export async function reframeExperiment(
  { tx, now, announce }: Scope,
  id: string,
  { title, voice, actionFrom, actionTo, reflectionOn }: Frames,
  revision: number,
): Promise<{ reframed: true } | { refused: 'not_found' | 'concluded' | 'conflict' }> {
  const experiment = await findExperiment(tx, id)
  if (!experiment || experiment.standing === 'reader') return { refused: 'not_found' }
  if (!canWrite(experiment)) return { refused: 'concluded' }
  const { numUpdatedRows } = await tx
    .updateTable('data.experiment')
    .set((e) => ({
      title,
      voice,
      action_from: actionFrom ?? null,
      action_to: actionTo ?? null,
      reflection_on: reflectionOn ?? null,
      touched_at: now,
      revision: e('revision', '+', 1),
    }))
    .where('id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return { refused: 'conflict' }
  announce(topicOf(id))
  return { reframed: true }
}

/** Forward or back; what is written in the phase that was left stays. */
export async function moveExperiment(
  { tx, now, announce }: Scope,
  id: string,
  phase: PhaseNumber,
): Promise<{ moved: PhaseNumber } | { refused: 'not_found' | 'concluded' }> {
  const experiment = await findExperiment(tx, id)
  if (!experiment || experiment.standing === 'reader') return { refused: 'not_found' }
  const moved = moveTo(experiment, phase, now)
  if ('refused' in moved) return moved
  await tx
    .updateTable('data.experiment')
    .set({ phase: moved.phase, action_started_at: moved.actionStartedAt ?? null, touched_at: now })
    .where('id', '=', id)
    .execute()
  announce(topicOf(id))
  return { moved: phase }
}

/** Marks that something in it was written just now: lists show the last touched first. For the actions of the rooms. */
export async function touchExperiment({ tx, now, announce }: Scope, id: string): Promise<void> {
  await tx.updateTable('data.experiment').set({ touched_at: now }).where('id', '=', id).execute()
  announce(topicOf(id))
}

/** Gone with all that is in it, for everybody. Only the owner. */
export async function deleteExperiment({ tx, announce }: Scope, id: string): Promise<{ deleted: true } | { refused: 'not_found' }> {
  const experiment = await findExperiment(tx, id)
  if (!experiment || !isOwner(experiment)) return { refused: 'not_found' }
  await tx.deleteFrom('data.experiment').where('id', '=', id).execute()
  announce(topicOf(id))
  return { deleted: true }
}
