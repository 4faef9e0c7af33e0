import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { except } from 'hono/combine'
import { compress } from 'hono/compress'
import { HTTPException } from 'hono/http-exception'
import { about } from '#features/about/routes.tsx'
import { documentImport } from '#features/foundations/document-import/routes.tsx'
import { draftLife } from '#features/foundations/draft/life/routes.tsx'
import { draft } from '#features/foundations/draft/routes.tsx'
import { exchange } from '#features/foundations/exchange/routes.tsx'
import { hearing } from '#features/foundations/hearing/routes.tsx'
import { history } from '#features/foundations/history/routes.tsx'
import { localWords } from '#features/foundations/local/routes.tsx'
import { foundations } from '#features/foundations/routes.tsx'
import { sparring } from '#features/foundations/sparring/routes.tsx'
import { overview } from '#features/overview/routes.tsx'
import { people } from '#features/people/routes.tsx'
import { signIn } from '#features/sign-in/routes.tsx'
import { assets } from '#http/assets.ts'
import { compressedPages } from '#http/compressed-pages.ts'
import type { AppEnv, Deps } from '#http/env.ts'
import { answerError, answerNotFound } from '#http/errors.tsx'
import { framed } from '#http/frame.ts'
import { health } from '#http/health.ts'
import { browserWall, sameOriginOnly } from '#http/security.ts'
import { paths } from '#paths.ts'

/** Each feature answers its own paths and calls next() for none: what nobody answers is not found. */
export function createApp(deps: Deps) {
  const app = new Hono<AppEnv>()
  app.use(async (c, next) => {
    c.set('deps', deps)
    await next()
  })
  app.use(browserWall)
  app.use(framed)
  app.route('/', health)
  app.route('/', assets)
  app.use(compress())
  app.use(compressedPages)
  app.use(sameOriginOnly)
  // A document is larger than anything else that is sent: its route has a limit of its own, behind the question who sends it.
  const usualLimit = bodyLimit({ maxSize: 6 * 1024 * 1024, onError: () => Promise.reject(new HTTPException(413)) })
  app.use(except(paths.documentImports.pattern, usualLimit))
  app.route('/', about)
  app.route('/', signIn)
  app.route('/', overview)
  app.route('/', draft)
  app.route('/', draftLife)
  app.route('/', foundations)
  app.route('/', hearing)
  app.route('/', history)
  app.route('/', localWords)
  app.route('/', sparring)
  app.route('/', exchange)
  app.route('/', documentImport)
  app.route('/', people)
  app.notFound(answerNotFound)
  app.onError(answerError)
  return app
}
