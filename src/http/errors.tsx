import { randomBytes } from 'node:crypto'
import type { ErrorHandler, NotFoundHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { ErrorPage } from '#ui/error-page.tsx'
import type { AppContext, AppEnv } from './env.ts'
import { showPage } from './page.ts'

export class ForbiddenOrigin extends Error {}

/** "May not" and "does not exist" are the same answer. */
export function notFound(c: AppContext) {
  const { t } = c.var.frame
  return showPage(c, <ErrorPage frame={c.var.frame} title={t.errors.notFoundTitle} text={t.errors.notFoundText} />, 404)
}

export const answerNotFound: NotFoundHandler<AppEnv> = (c) => notFound(c)

/** Errors of PostgreSQL and of the net that mean: the database is away just now. */
const databaseIsAway = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'ETIMEDOUT',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
  '08006',
  '08001',
  '53300',
])

export const answerError: ErrorHandler<AppEnv> = (error, c) => {
  const { frame } = c.var
  const { t } = frame
  if (error instanceof ForbiddenOrigin)
    return showPage(
      c,
      <ErrorPage frame={frame} title={t.errors.forbiddenTitle} text={t.errors.forbiddenText(c.var.deps.publicOrigin)} />,
      403,
    )
  if (error instanceof HTTPException && error.status === 413)
    return showPage(c, <ErrorPage frame={frame} title={t.errors.tooLargeTitle} text={t.errors.tooLargeText} />, 413)
  if ((error instanceof HTTPException && error.status === 400) || isUnstorable(error))
    return showPage(c, <ErrorPage frame={frame} title={t.errors.malformedTitle} text={t.errors.malformedText} />, 400)

  const reference = randomBytes(4).toString('hex')
  logError(reference, error)
  const code = (error as { code?: string }).code ?? ''
  const away = databaseIsAway.has(code) || /terminat|connect|timeout exceeded/i.test(error.message)
  const [title, text] = away ? [t.errors.databaseTitle, t.errors.databaseText] : [t.errors.bugTitle, t.errors.bugText]
  return showPage(c, <ErrorPage frame={frame} title={title} text={text} reference={reference} />, away ? 503 : 500)
}

/** A zero byte, which no text of the database can hold, and no keyboard can type. */
function isUnstorable(error: Error): boolean {
  return (error as { code?: string }).code === '22021'
}

/** Never values: an error of the database can hold what people wrote, and so can a message. Where it happened is enough. */
export function logError(reference: string, error: Error): void {
  const { code, constraint, table } = error as { code?: string; constraint?: string; table?: string }
  const where = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 5)
    .map((line) => line.trim())
  console.error(JSON.stringify({ reference, error: error.name, code, constraint, table, where }))
}
