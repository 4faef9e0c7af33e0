import { Hono, type MiddlewareHandler } from 'hono'
import type { AppContext, AppEnv } from '#http/env.ts'
import { notFound } from '#http/errors.tsx'
import { showPage } from '#http/page.ts'
import { anyone, signedIn } from '#http/scoped.ts'
import { paths } from '#paths.ts'
import { parseForm } from '#shared/form.ts'
import { isId } from '#shared/id.ts'
import { canStartFoundation } from '../access.ts'
import { rolesHeld } from '../foundation.ts'
import { fitPoster, type PosterSize, posterSizes } from '../poster/poster.ts'
import { PosterPage } from '../poster/poster-page.tsx'
import { findFoundation, findFoundationById, listFoundations } from '../queries.ts'
import { importFoundation } from './actions.ts'
import { importSchema, readFile } from './form.ts'
import { documentOf, publishedSchema } from './foundation-document.ts'
import { FoundationImportPage } from './import-page.tsx'
import { type ReadDocument, readDocument } from './read-document.ts'

/** Foundations out and in: to programs, to other organisations, and onto a wall. */
export const exchange = new Hono<AppEnv>()

/** A program is told in JSON that it is not signed in, and is not sent to a page for people. */
const signedInForPrograms: MiddlewareHandler<AppEnv> = async (c, next) => {
  if (c.var.scope) return next()
  return c.json({ error: 'not_signed_in', message: c.var.frame.t.exchange.apiSignIn }, 401)
}

const notFoundForPrograms = (c: AppContext) => c.json({ error: 'not_found', message: c.var.frame.t.exchange.apiNotFound }, 404)

/** The schema says nothing of anybody: so everybody may read it. */
exchange.get(paths.apiFoundationSchema.pattern, (c) => c.json(publishedSchema()))

exchange.get(paths.apiFoundations.pattern, anyone, signedInForPrograms, async (c) => {
  const { publicOrigin } = c.var.deps
  const foundations = await listFoundations(c.var.scope.tx)
  return c.json({
    foundations: foundations.map(({ slug, name, document, lead, shape, adoptedBy, adoptedOn, expectationCount }) => ({
      slug,
      name,
      document,
      lead,
      shape,
      adoptedBy,
      adoptedOn,
      expectationCount,
      url: publicOrigin + paths.apiFoundation.to({ foundation: slug }),
    })),
  })
})

exchange.get(paths.apiFoundation.pattern, anyone, signedInForPrograms, async (c) => {
  const { tx } = c.var.scope
  const asked = c.req.param('foundation')
  const foundation = isId(asked) ? await findFoundationById(tx, asked) : await findFoundation(tx, asked)
  return foundation ? c.json(documentOf(foundation)) : notFoundForPrograms(c)
})

exchange.all('/api/*', (c) => notFoundForPrograms(c))

exchange.get(paths.foundationImports.pattern, signedIn, (c) => {
  return canStartFoundation(c.var.scope.actor) ? showPage(c, <FoundationImportPage frame={c.var.frame} />) : notFound(c)
})

exchange.post(paths.foundationImports.pattern, signedIn, async (c) => {
  const { frame, scope } = c.var
  if (!canStartFoundation(scope.actor)) return notFound(c)
  const t = frame.t.exchange
  const body = await c.req.parseBody()
  const form = parseForm(importSchema(frame.t), body)
  const typed = { name: typeof body.name === 'string' ? body.name : '' }
  const again = (errors: { file?: string; name?: string }) =>
    showPage(c, <FoundationImportPage frame={frame} form={{ typed, errors }} />, 422)
  if ('errors' in form) return again(form.errors)
  const bytes = await readFile(body)
  if (!bytes) return again({ file: t.fileMissing })
  const read = readDocument(bytes)
  if ('unreadable' in read) return again({ file: inWords(c, read) })
  if ('problems' in read) {
    const problems = { shown: read.problems, count: read.count }
    return showPage(c, <FoundationImportPage frame={frame} form={{ typed, errors: {} }} problems={problems} />, 422)
  }
  const outcome = await importFoundation(scope, read.document, { name: form.data.name || undefined })
  if ('imported' in outcome) return c.redirect(paths.draft.to({ foundation: outcome.imported.slug }), 303)
  return outcome.refused === 'not_found' ? notFound(c) : again({ name: t.nameTaken(outcome.name) })
})

exchange.get(paths.foundationPoster.pattern, signedIn, async (c) => {
  const { frame, scope } = c.var
  const foundation = await findFoundation(scope.tx, c.req.param('foundation'))
  if (!foundation) return notFound(c)
  const size: PosterSize = posterSizes.find((size) => size === c.req.query('size')) ?? 'a4'
  const reading = { frame, content: foundation, mine: rolesHeld(foundation, scope.actor.positions) }
  return showPage(c, <PosterPage reading={reading} foundation={foundation} size={size} fit={fitPoster(foundation, size)} />)
})

function inWords(c: AppContext, { unreadable, line }: Extract<ReadDocument, { unreadable: unknown }>): string {
  const t = c.var.frame.t.exchange
  return line === undefined ? t.unreadable[unreadable] : t.atLine(t.unreadable[unreadable], line)
}
