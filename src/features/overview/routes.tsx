import { Hono } from 'hono'
import { listMyCircles } from '#features/circles/queries.ts'
import { nextStep } from '#features/experiments/next-step.ts'
import { listMine } from '#features/experiments/queries.ts'
import { newestVersion, questionsOf } from '#features/experiments/question-files.ts'
import { type Foundation, weeklyExpectation } from '#features/foundations/foundation.ts'
import { type News, newsFor, newsSince } from '#features/foundations/history/news.ts'
import { translationsOf } from '#features/foundations/local/local-words.ts'
import { findLocalWords } from '#features/foundations/local/queries.ts'
import { listEditionsOf, listWholeFoundations } from '#features/foundations/queries.ts'
import { listOpenSparrings } from '#features/foundations/sparring/queries.ts'
import type { AppContext, AppEnv } from '#http/env.ts'
import { showPage } from '#http/page.ts'
import { signedIn } from '#http/scoped.ts'
import { paths } from '#paths.ts'
import { danishDate } from '#shared/dates.ts'
import type { Unread } from './calls.ts'
import { OverviewPage } from './overview-page.tsx'
import { findCalls } from './queries.ts'

export const overview = new Hono<AppEnv>()

overview.get(paths.overview.pattern, signedIn, async (c) => {
  const { frame, scope } = c.var
  const foundations = await listWholeFoundations(scope.tx)
  const weekly = weeklyExpectation(foundations, scope.actor.positions, scope.now)
  const here = weekly && (await findLocalWords(scope.tx, scope.actor.personId, weekly.foundation.id))
  const calls = await findCalls(scope.tx, scope.actor.personId, newsSince(danishDate(scope.now)))
  const experiments = (await listMine(scope.tx)).filter(({ conclusion }) => !conclusion)
  const own = experiments.filter(({ standing }) => standing === 'owner')
  return showPage(
    c,
    <OverviewPage
      frame={frame}
      now={scope.now}
      actor={scope.actor}
      foundations={foundations}
      weekly={weekly}
      translations={here ? translationsOf(here, weekly.expectation) : []}
      hearings={calls.hearings}
      news={await readNews(c, foundations, calls.unread)}
      sparrings={await listOpenSparrings(scope.tx)}
      circles={(await listMyCircles(scope.tx)).filter(({ closedAt }) => !closedAt)}
      experiments={experiments}
      next={nextStep(own, danishDate(scope.now))}
      phases={questionsOf(newestVersion).phases.map(({ short, name }) => ({ short: short[frame.language], name: name[frame.language] }))}
    />,
  )
})

/** What was in force before is read only when something is new. */
async function readNews(c: AppContext, foundations: Foundation[], unread: Unread[]): Promise<News[]> {
  const { tx, actor } = c.var.scope
  const before = await listEditionsOf(
    tx,
    unread.map(({ previousId }) => previousId),
  )
  return unread.flatMap(({ versionId, previousId }) => {
    const foundation = foundations.find(({ version }) => version.id === versionId)
    const previous = before.find(({ version }) => version.id === previousId)
    return foundation && previous ? [newsFor(foundation, previous, actor.positions)] : []
  })
}
