import { Hono } from 'hono'
import { weeklyExpectation } from '#features/foundations/foundation.ts'
import { listWholeFoundations } from '#features/foundations/queries.ts'
import type { AppEnv } from '#http/env.ts'
import { showPage } from '#http/page.ts'
import { signedIn } from '#http/scoped.ts'
import { paths } from '#paths.ts'
import { OverviewPage } from './overview-page.tsx'

export const overview = new Hono<AppEnv>()

overview.get(paths.overview.pattern, signedIn, async (c) => {
  const { frame, scope } = c.var
  const foundations = await listWholeFoundations(scope.tx)
  const weekly = weeklyExpectation(foundations, scope.actor.positions, scope.now)
  return showPage(c, <OverviewPage frame={frame} now={scope.now} actor={scope.actor} foundations={foundations} weekly={weekly} />)
})
