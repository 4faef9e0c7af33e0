/*
 * A version is heard before it is adopted. The editor (the administrator) holds it still, says from which day to which, and invites;
 * those invited read it and say what they think, under their own names, of single expectations or of the whole; the editor answers
 * each. Days are days in Denmark, and today is what the database says it is: it refuses what comes too early or too late, so a page
 * that asked another clock could offer what is then refused.
 */

export interface Hearing {
  id: string
  foundation: { slug: string; name: string; isAdopted: boolean }
  version: { id: string; number: number }
  /** 2026-11-01 */
  opensOn: string
  /** The last day on which something can be said. */
  closesOn: string
  /** The day on which it was ended: then the version is a draft again, or adopted. */
  endedOn?: string
  bodies: string[]
  everyone: boolean
  /** How many persons are invited by name. */
  invited: number
  note?: string
  comments: number
  today: string
}

/** coming: before its first day. closed: past its last day, and not yet ended by the editor. */
export type HearingPhase = 'coming' | 'open' | 'closed' | 'ended'

export function phaseOf(hearing: Pick<Hearing, 'opensOn' | 'closesOn' | 'endedOn' | 'today'>): HearingPhase {
  if (hearing.endedOn !== undefined) return 'ended'
  if (hearing.today < hearing.opensOn) return 'coming'
  return hearing.today > hearing.closesOn ? 'closed' : 'open'
}

/** What was said. An answer has the comment that it answers as its parent. */
export interface Comment {
  id: string
  parentId?: string
  /** Undefined: of the version as a whole. */
  expectationKey?: string
  /** The words of the expectation when it was said. */
  about?: string
  authorName: string
  byEditor: boolean
  body: string
  createdAt: Date
}

/** A comment and what was answered to it, in the order in which it was said. */
export interface Thread {
  first: Comment
  answers: Comment[]
}

export function threadsOf(comments: readonly Comment[]): Thread[] {
  const inOrder = [...comments].sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime())
  return inOrder
    .filter((comment) => comment.parentId === undefined)
    .map((first) => ({ first, answers: inOrder.filter((comment) => comment.parentId === first.id) }))
}

export function threadsAbout(threads: readonly Thread[], expectationKey: string | undefined): Thread[] {
  return threads.filter(({ first }) => first.expectationKey === expectationKey)
}

export function countComments(threads: readonly Thread[]): number {
  return threads.reduce((sum, { answers }) => sum + 1 + answers.length, 0)
}

/** Somebody else than the editor has the last word. */
export function awaitsAnswer({ first, answers }: Thread): boolean {
  return !(answers.at(-1) ?? first).byEditor
}

/** What somebody says, of an expectation or of the whole, or in answer to a comment. */
export type Saying = {
  expectation?: string
  parent?: string
  body: string
}

/** What the editor decides when she opens a hearing. */
export interface Invitation {
  opensOn: string
  closesOn: string
  bodies: string[]
  everyone: boolean
  persons: string[]
  note?: string
}
