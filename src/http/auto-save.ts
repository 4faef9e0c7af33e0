import { createHash } from 'node:crypto'
import type { AppContext } from './env.ts'

/*
 * A form that saves itself (ui/auto-save.tsx, client/behaviours/auto-save.ts) is sent to the same address as without a script, and
 * asks for JSON instead of a page. This is all that it may be answered:
 *
 *   200 { revision, savedAt, to? }              saved; the next save builds on this revision; `to` is where to go now
 *   409 { theirs: { fields, author, revision }, say }   another wrote in between: what stands now, field by field, and the words to show it
 *   422 { errors: { field: message } }          what is wrong, by the name of the field
 *   4xx { message }                             it cannot be saved, now or later: concluded, taken away
 *
 * Everything else (the session has ended, the server is away) means: not now. The text stays in the browser and is sent again, so a
 * route takes the same words twice as one: stale, but saying what stands, is saved.
 */

export interface Theirs {
  /** By the names of the form's fields. */
  fields: Record<string, string>
  author?: string
  revision: number
}

export function asksForJson(c: AppContext): boolean {
  return c.req.header('Accept') === 'application/json'
}

export function answerSaved(c: AppContext, { revision, savedAt, to }: { revision: number; savedAt: Date; to?: string }) {
  return c.json({ revision, savedAt: savedAt.toISOString(), to })
}

export function answerConflict(c: AppContext, theirs: Theirs) {
  const { t, reader } = c.var.frame
  const { keepMine, own, ...words } = t.autoSave
  const name = firstName(theirs.author) ?? words.somebody
  const say =
    theirs.author === reader?.name
      ? { ...own, keepMine }
      : { heading: words.conflict(name), theirs: words.theirs(name), keepMine, useTheirs: words.useTheirs(name), used: words.used(name) }
  return c.json({ theirs: { ...theirs, author: theirs.author ?? '' }, say }, 409)
}

export function answerErrors(c: AppContext, errors: Partial<Record<string, string>>) {
  return c.json({ errors }, 422)
}

export function answerRefused(c: AppContext, message: string, status: 404 | 409 | 410 | 422 = 409) {
  return c.json({ message }, status)
}

export function firstName(name: string | undefined): string | undefined {
  return name?.split(' ')[0] || undefined
}

/** Stands for a person in her own browser, and tells nothing about her. */
export function readerKey(personId: string): string {
  return createHash('sha256').update(`kept text of ${personId}`).digest('base64url').slice(0, 16)
}

/** Whose page the words come from. With another's session in the same browser they would be saved in her name. */
export function isSentByAnother(c: AppContext): boolean {
  const reader = c.req.header('Ledestjerne-Reader')
  return reader !== undefined && reader !== c.var.frame.reader?.key
}
