import type { z } from 'zod'
import { type FoundationDocument, foundationSchema } from './foundation-document.ts'

/** 5 MB: many times the largest foundation that anybody can read. */
export const mostBytes = 5 * 1024 * 1024
/** How many problems are told at once: who has mended these can ask again. */
export const mostProblems = 30
const mostValues = 100_000

export type ProblemKind =
  | 'missing'
  | 'unknown_field'
  | 'not_text'
  | 'not_number'
  | 'not_list'
  | 'not_object'
  | 'not_one_of'
  | 'bad_form'
  | 'too_long'
  | 'too_many'
  | 'empty'
  | 'unstorable'
  | 'repeated'
  | 'unknown_role'
  | 'circle'
  | 'wrong'

/** What does not fit, and where: `themes[2].expectations[0].text`. */
export interface Problem {
  path: string
  kind: ProblemKind
  /** What is allowed, or what was found: a number, a name, a list of names. */
  what: string
}

export type Unreadable = 'nothing' | 'too_large' | 'not_utf8' | 'not_json' | 'too_much'

export type ReadDocument =
  | { document: FoundationDocument }
  | { unreadable: Unreadable; line?: number }
  | { problems: Problem[]; count: number }

/** A file that somebody gives, as a document or as what is wrong with it. Nothing of it is believed before it fits. */
export function readDocument(bytes: Uint8Array): ReadDocument {
  if (bytes.length === 0) return { unreadable: 'nothing' }
  if (bytes.length > mostBytes) return { unreadable: 'too_large' }
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return { unreadable: 'not_utf8' }
  }
  let given: unknown
  try {
    given = JSON.parse(text)
  } catch (error) {
    return { unreadable: 'not_json', line: lineOf(text, error) }
  }
  // Before it is held against the schema, which would make a problem of every single one.
  if (!hasAtMost(given, mostValues)) return { unreadable: 'too_much' }
  const result = foundationSchema.safeParse(given)
  if (result.success) return { document: result.data }
  const problems = result.error.issues.flatMap((issue) => problemsOf(issue, given))
  return { problems: problems.slice(0, mostProblems), count: problems.length }
}

/** V8 says where it stopped, in most cases. */
function lineOf(text: string, error: unknown): number | undefined {
  const position = /position (\d+)/.exec(String((error as Error).message))?.[1]
  return position === undefined ? undefined : text.slice(0, Number(position)).split('\n').length
}

function hasAtMost(given: unknown, most: number): boolean {
  const waiting = [given]
  let left = most
  while (waiting.length > 0) {
    const value = waiting.pop()
    if (typeof value !== 'object' || value === null) continue
    const inside = Object.values(value)
    left -= inside.length
    if (left < 0) return false
    waiting.push(...inside.slice(0, most))
  }
  return true
}

const kindOfType: Record<string, ProblemKind> = {
  string: 'not_text',
  number: 'not_number',
  int: 'not_number',
  array: 'not_list',
  object: 'not_object',
}

function problemsOf(issue: z.core.$ZodIssue, given: unknown): Problem[] {
  const path = pathOf(issue.path)
  const one = (kind: ProblemKind, what = ''): Problem[] => [{ path, kind, what: what.slice(0, 200) }]
  if (issue.code === 'unrecognized_keys')
    return issue.keys.slice(0, mostProblems).map((key) => ({ path: pathOf([...issue.path, key]), kind: 'unknown_field', what: '' }))
  if (issue.code === 'custom') {
    const { kind = 'wrong', what, most } = (issue.params ?? {}) as { kind?: ProblemKind; what?: string; most?: number }
    return one(kind, what ?? (most === undefined ? '' : String(most)))
  }
  if (valueAt(given, issue.path) === undefined) return one('missing')
  if (issue.code === 'invalid_type') return one(kindOfType[issue.expected] ?? 'wrong')
  if (issue.code === 'invalid_value') return one('not_one_of', issue.values.join(', '))
  if (issue.code === 'invalid_format') return one('bad_form')
  if (issue.code === 'too_big') return one(issue.origin === 'array' ? 'too_many' : 'wrong', String(issue.maximum))
  return one('wrong')
}

function valueAt(given: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>((value, step) => (value as Record<PropertyKey, unknown> | null | undefined)?.[step], given)
}

/** `themes[2].text`; the whole document is called nothing. A name that somebody made up is cut where it gets long. */
function pathOf(path: readonly PropertyKey[]): string {
  return path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step).slice(0, 60)}`))
    .join('')
    .replace(/^\./, '')
}
