import { Hono } from 'hono'
import type { AppEnv } from '#http/env.ts'
import { notFound } from '#http/errors.tsx'
import { signedIn } from '#http/scoped.ts'
import { paths } from '#paths.ts'
import { slugOf } from '#shared/slug.ts'
import { isInside } from '../access.ts'
import { findExperiment } from '../queries.ts'
import { publishedSchema } from './experiment-document.ts'
import { writeDocument } from './queries.ts'

export const experimentExchange = new Hono<AppEnv>()

/** The schema says nothing of anybody: so everybody may read it. */
experimentExchange.get(paths.apiExperimentSchema.pattern, (c) => c.json(publishedSchema()))

/** For the owner and the helpers: what a group reads along in can be taken back, and a file cannot. */
experimentExchange.get(paths.experimentExport.pattern, signedIn, async (c) => {
  const { scope } = c.var
  const experiment = await findExperiment(scope.tx, c.req.param('experiment'))
  if (!experiment || !isInside(experiment)) return notFound(c)
  const document = await writeDocument(scope.tx, experiment, scope.now)
  return c.body(`${JSON.stringify(document, null, 2)}\n`, 200, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Disposition': `attachment; filename="proevehandling-${slugOf(experiment.title)}.json"`,
  })
})
