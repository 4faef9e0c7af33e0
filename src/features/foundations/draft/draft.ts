import { createHash } from 'node:crypto'
import { allExpectations, type Edition, type VersionState } from '../foundation.ts'
import { keysOf } from './editing.ts'
import { type ElementKind, elementKinds, type WordedKind } from './words.ts'

/**
 * What is in the making, with the revision of each thing that can be worded. A revision is a count of wordings: who saves names the
 * one she began from, and is told when it has moved. To be moved up or down is no wording.
 */
export interface Draft {
  edition: Edition
  revisions: Revisions
}

export interface Revisions {
  head: number
  elements: Record<ElementKind, Record<string, number>>
}

/** A foundation with something in the making, as it stands in a list. */
export interface InTheMaking {
  slug: string
  name: string
  number: number
  state: VersionState
}

/** Who adopts in a Danish municipality. `other` is said in words. */
export const adoptionBodies = ['byraad', 'direktion', 'hovedmed', 'other'] as const

export function revisionOf(draft: Draft, kind: WordedKind, key?: string): number | undefined {
  if (kind === 'head') return draft.revisions.head
  return key === undefined ? undefined : draft.revisions.elements[kind][key]
}

/**
 * Stands for all that goes when an element goes: its own wording, and for a theme or a role those of its expectations. Who retires
 * something names the seal of what she saw, so that nobody's new words go unseen.
 */
export function sealOfElement(draft: Draft, kind: ElementKind, key: string): string {
  const own = `${key}:${revisionOf(draft, kind, key)}`
  if (kind === 'expectation' || kind === 'passage') return digest([own])
  const held = allExpectations(draft.edition)
    .filter((expectation) => expectation[kind] === key)
    .map((expectation) => `${expectation.key}:${revisionOf(draft, 'expectation', expectation.key)}`)
  return digest([own, ...held.sort()])
}

/** Stands for every word of the draft and their order: what is adopted or thrown away is what was seen. */
export function sealOfDraft(draft: Draft): string {
  const elements = elementKinds.flatMap((kind) =>
    keysOf(draft.edition, kind).map((key) => `${kind} ${key}:${revisionOf(draft, kind, key)}`),
  )
  return digest([draft.edition.version.id, `head:${draft.revisions.head}`, ...elements])
}

function digest(parts: string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32)
}
