import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { HTTPException } from 'hono/http-exception'
import { about } from '#features/about/routes.tsx'
import { foundations } from '#features/foundations/routes.tsx'
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
  app.use(bodyLimit({ maxSize: 6 * 1024 * 1024, onError: () => Promise.reject(new HTTPException(413)) }))
  app.route('/', about)
  app.route('/', signIn)
  app.route('/', overview)
  app.route('/', foundations)
  app.route('/', people)
  app.notFound(answerNotFound)
  app.onError(answerError)
  return app
}
