import type { z } from 'zod'

/** What somebody typed, as it was typed, and what is wrong with it, per field. */
export interface FormErrors<Field extends string = string> {
  typed: Record<string, string>
  errors: Partial<Record<Field, string>>
}

export type FormResult<T> = { data: T } | FormErrors<Extract<keyof T, string>>

/**
 * A form is data or errors. Nothing typed is lost: the errors come with all that was typed, for the page to show again.
 *
 * @param schema an object schema whose messages are already in the reader's language
 */
export function parseForm<T extends Record<string, unknown>>(schema: z.ZodType<T>, body: Record<string, unknown>): FormResult<T> {
  const typed = Object.fromEntries(Object.entries(body).filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
  const result = schema.safeParse(typed)
  if (result.success) return { data: result.data }
  const errors: Partial<Record<string, string>> = {}
  for (const issue of result.error.issues) errors[String(issue.path[0] ?? '')] ??= issue.message
  return { typed, errors: errors as Partial<Record<Extract<keyof T, string>, string>> }
}
