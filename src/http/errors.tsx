import { randomBytes } from 'node:crypto'
import type { ErrorHandler, NotFoundHandler } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { ErrorPage } from '#ui/error-page.tsx'
import { answerAway, isAway } from './away.tsx'
import type { AppContext, AppEnv } from './env.ts'
import { logError } from './log-error.ts'
import { showPage } from './page.ts'

export class ForbiddenOrigin extends Error {}

/** "May not" and "does not exist" are the same answer. */
export function notFound(c: AppContext) {
  const { t } = c.var.frame
  return showPage(c, <ErrorPage frame={c.var.frame} title={t.errors.notFoundTitle} text={t.errors.notFoundText} />, 404)
}

export const answerNotFound: NotFoundHandler<AppEnv> = (c) => notFound(c)

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

  if (isAway(error)) return answerAway(c, error)

  const reference = randomBytes(4).toString('hex')
  logError(reference, error)
  return showPage(c, <ErrorPage frame={frame} title={t.errors.bugTitle} text={t.errors.bugText} reference={reference} />, 500)
}

/** A zero byte, which no text of the database can hold, and no keyboard can type. */
function isUnstorable(error: Error): boolean {
  return (error as { code?: string }).code === '22021'
}
