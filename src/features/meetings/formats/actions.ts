import { sql } from 'kysely'
import type { Scope } from '#db/scope.ts'
import type { Format } from '../format.ts'
import { ownFormats } from '../format-files.ts'
import { canWordFormats } from './access.ts'
import { type Fault, faultsOf } from './fault.ts'
import { type Clash, merge } from './merging.ts'
import { addressOf, copyOf, isOptional, keyOf, type OwnFormat, withoutStep, withStepAgain } from './own-format.ts'
import { findFormat, findOwnFormat, findWordingWithStep, listOwnFormats } from './queries.ts'
import { type PartWords, withWords, wordsOf } from './wording.ts'

/*
 * Every write of an own format begins by holding its first wording: so two administrators write one after the other, each on what the
 * other has left, and every wording is the next of the one before it.
 */

type NotFound = { refused: 'not_found' }

/** Sent twice, it is one copy: the id is made with the form. */
export async function copyFormat(
  scope: Scope,
  address: string,
  { id, name }: { id: string; name: { da: string; en?: string } },
): Promise<{ copied: string } | NotFound | { refused: 'name_taken' } | { refused: 'wrong'; faults: Fault[] }> {
  const { tx, actor } = scope
  if (!canWordFormats(actor)) return { refused: 'not_found' }
  const source = await findFormat(tx, address)
  if (!source) return { refused: 'not_found' }
  if (await findOwnFormat(tx, id)) return { copied: id }
  if (await isNameTaken(scope, name.da, id)) return { refused: 'name_taken' }
  const format = copyOf(source.format, { id, name })
  const faults = faultsOf(format, source.format)
  if (faults.length > 0) return { refused: 'wrong', faults }
  await insertWording(scope, { id, version: 1, copiedFrom: source.format.key, format })
  return { copied: id }
}

export type Worded =
  | { worded: number }
  | NotFound
  /** The step was left out while somebody worded it. */
  | { refused: 'gone'; now: OwnFormat }
  | { refused: 'name_taken'; now: OwnFormat; words: PartWords }
  | { refused: 'wrong'; now: OwnFormat; words: PartWords; faults: Fault[] }
  | { conflict: { now: OwnFormat; words: PartWords; clashes: Clash[] } }

/** @param seen the wording that the writer began from: what another has worded since is kept beside hers, or she is shown both */
export async function wordFormat(
  scope: Scope,
  id: string,
  { part, seen, words: mine }: { part: string; seen: number; words: PartWords },
): Promise<Worded> {
  const held = await holdFormat(scope, id)
  if (!held) return { refused: 'not_found' }
  const { now, origin } = held
  const stored = wordsOf(now.format, part)
  if (!stored) return wordsOf(origin, part) ? { refused: 'gone', now } : { refused: 'not_found' }
  const begun = seen === now.version ? now : await findOwnFormat(scope.tx, id, seen)
  const was = (begun && wordsOf(begun.format, part)) ?? wordsOf(origin, part) ?? stored
  const { words, clashes } = merge({ was, mine, stored })
  if (clashes.length > 0) return { conflict: { now, words, clashes } }
  const format = withWords(now.format, part, words)
  const faults = faultsOf(format, origin)
  if (faults.length > 0) return { refused: 'wrong', now, words, faults }
  if (part === 'head' && (await isNameTaken(scope, format.name.da, id))) return { refused: 'name_taken', now, words }
  return { worded: await saveWording(scope, now, format) }
}

/** A step that a meeting can do without. Left out twice, it is left out once. */
export async function leaveOutStep(scope: Scope, id: string, key: string): Promise<{ worded: number } | NotFound | { refused: 'needed' }> {
  const held = await holdFormat(scope, id)
  const step = held?.origin.steps.find((step) => step.key === key)
  if (!held || !step) return { refused: 'not_found' }
  const format = withoutStep(held.now.format, key)
  if (!isOptional(step) || faultsOf(format, held.origin).length > 0) return { refused: 'needed' }
  return { worded: await saveWording(scope, held.now, format) }
}

/** With the words that it had when it was left out. */
export async function takeBackStep(scope: Scope, id: string, key: string): Promise<{ worded: number } | NotFound> {
  const held = await holdFormat(scope, id)
  const wording = held && (await findWordingWithStep(scope.tx, id, key))
  if (!held || !wording) return { refused: 'not_found' }
  const format = withStepAgain(held.now.format, key, { origin: held.origin, wording: wording.format })
  return { worded: await saveWording(scope, held.now, format) }
}

/** Nobody plans a meeting with it any more. Those that are planned, running or held keep it. */
export async function retireFormat(scope: Scope, id: string): Promise<{ retired: true } | NotFound> {
  const held = await holdFormat(scope, id)
  if (!held) return { refused: 'not_found' }
  if (!held.now.retiredAt) await setRetired(scope, id, scope.now)
  return { retired: true }
}

export async function takeBackIntoUse(scope: Scope, id: string): Promise<{ inUse: true } | NotFound | { refused: 'name_taken' }> {
  const held = await holdFormat(scope, id)
  if (!held) return { refused: 'not_found' }
  if (await isNameTaken(scope, held.now.format.name.da, id)) return { refused: 'name_taken' }
  await setRetired(scope, id, null)
  return { inUse: true }
}

/** As it is worded now, and as it was copied: nobody else words it until the transaction ends. */
async function holdFormat({ tx, actor }: Scope, id: string): Promise<{ now: OwnFormat; origin: Format } | undefined> {
  if (!canWordFormats(actor)) return undefined
  await sql`select from data.meeting_format
    where organisation_id = ${actor.organisationId} and format_id = ${id} and version = 1 for update`.execute(tx)
  const now = await findOwnFormat(tx, id)
  const first = now?.version === 1 ? now : await findOwnFormat(tx, id, 1)
  return now && first && { now, origin: first.format }
}

/** What says the same is no new wording. */
async function saveWording(scope: Scope, now: OwnFormat, format: Format): Promise<number> {
  if (JSON.stringify(format) === JSON.stringify(now.format)) return now.version
  const version = now.version + 1
  await insertWording(scope, { ...now, version, format: { ...format, key: keyOf(now.id, version) } })
  return version
}

async function insertWording(
  { tx, actor, now }: Scope,
  { id, version, copiedFrom, retiredAt, format }: Pick<OwnFormat, 'id' | 'version' | 'copiedFrom' | 'retiredAt' | 'format'>,
): Promise<void> {
  await tx
    .insertInto('data.meeting_format')
    .values({
      organisation_id: actor.organisationId,
      key: format.key,
      format_id: id,
      version,
      copied_from: copiedFrom,
      document: JSON.stringify(format),
      worded_at: now,
      worded_by: actor.personId,
      retired_at: retiredAt ?? null,
    })
    // The same copy, sent twice at once.
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

async function setRetired({ tx, actor }: Scope, id: string, at: Date | null): Promise<void> {
  await tx
    .updateTable('data.meeting_format')
    .set({ retired_at: at })
    .where('organisation_id', '=', actor.organisationId)
    .where('format_id', '=', id)
    .execute()
}

/** Two of the same name could not be told from each other by who plans a meeting. One that is out of use is in nobody's way. */
async function isNameTaken({ tx }: Scope, name: string, id: string): Promise<boolean> {
  const own = (await listOwnFormats(tx)).filter((other) => other.id !== addressOf(id) && !other.retiredAt)
  return [...ownFormats(), ...own.map(({ format }) => format)].some((other) => other.name.da.toLowerCase() === name.toLowerCase())
}
