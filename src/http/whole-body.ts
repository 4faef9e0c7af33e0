import type { MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import { paths } from '#paths.ts'
import type { AppEnv } from './env.ts'

/*
 * A request has come whole before anything is done about it. Who sends a form letter by letter keeps her own line busy, and no
 * connection of the database. A form of a hundred thousand fields is nobody's form: to take it apart would stop everybody else.
 */

const megabyte = 1024 * 1024
/** Where a file, or a long column out of a spreadsheet, may come. */
const large: ReadonlySet<string> = new Set(
  [
    paths.peopleImport,
    paths.peopleImportFile,
    paths.foundationImports,
    paths.experimentReport,
    paths.measurementPaste,
    paths.measurementPasteCompletion,
    paths.documentImportStep,
  ].map(({ pattern }) => pattern),
)
/** More than the longest form of ours: the steps of a document's import. */
export const mostFields = 20_000

const tooLarge = () => Promise.reject(new HTTPException(413))
const usualLimit = bodyLimit({ maxSize: megabyte, onError: tooLarge })
const largeLimit = bodyLimit({ maxSize: 6 * megabyte, onError: tooLarge })

export const wholeBody: MiddlewareHandler<AppEnv> = async (c, next) => {
  if (c.req.method !== 'POST') return next()
  const isLarge = c.req.matchedRoutes.some(({ path }) => large.has(path))
  return (isLarge ? largeLimit : usualLimit)(c, async () => {
    const bytes = Buffer.from(await c.req.arrayBuffer())
    if (fieldsIn(bytes, c.req.header('Content-Type') ?? '') > mostFields) throw new HTTPException(413)
    // Kept for whoever asks for it next.
    await c.req.parseBody().catch((cause) => {
      throw cause instanceof TypeError ? new HTTPException(400, { cause }) : cause
    })
    await next()
  })
}

/** How many fields a form has, at most, without taking it apart. */
function fieldsIn(bytes: Buffer, type: string): number {
  const between = /^application\/x-www-form-urlencoded/i.test(type) ? '&' : /^multipart\/form-data/i.test(type) ? 'name=' : undefined
  if (!between) return 1
  let count = 1
  for (let at = bytes.indexOf(between); at !== -1 && count <= mostFields; at = bytes.indexOf(between, at + between.length)) count++
  return count
}
