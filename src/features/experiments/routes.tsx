import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { findExpectation, findTheme, markOf } from '#features/foundations/foundation.ts'
import { findFoundation } from '#features/foundations/queries.ts'
import type { AppContext, AppEnv } from '#http/env.ts'
import { notFound } from '#http/errors.tsx'
import { showPage } from '#http/page.ts'
import { signedIn } from '#http/scoped.ts'
import { paths } from '#paths.ts'
import { type FormErrors, parseForm } from '#shared/form.ts'
import { canWrite, isOwner } from './access.ts'
import { deleteExperiment, startExperiment } from './actions.ts'
import { weighEvidence } from './evidence/evidence.ts'
import { EvidenceSection, LevelBadge } from './evidence/evidence-section.tsx'
import { findFacts } from './evidence/queries.ts'
import type { ExperimentSummary } from './experiment.ts'
import { newExperimentSchema } from './form.ts'
import { IndexPage } from './index-page.tsx'
import { readCharts } from './indicators/queries.ts'
import { RunChartSection } from './indicators/run-chart-section.tsx'
import { lineageOf } from './loops/lineage.ts'
import { LoopTop } from './loops/loop-top.tsx'
import { LoopsSection } from './loops/loops-section.tsx'
import { findDecided, findInsights, listLoops } from './loops/queries.ts'
import { NewPage } from './new-page.tsx'
import { isObserving } from './next-step.ts'
import { aboutOf } from './observations/observation.ts'
import { ObserveSection } from './observations/observe-section.tsx'
import { listObservations } from './observations/queries.ts'
import { StarsSection } from './observations/stars-section.tsx'
import { findExperiment, findSettings, listMine, listMyRunning, listShared } from './queries.ts'
import { newestVersion, questionsOf } from './question-files.ts'
import { listRatings } from './ratings/queries.ts'
import { RatingsSection } from './ratings/ratings-section.tsx'
import { reportOf } from './ratings/report.ts'
import { RemovalPage } from './removal-page.tsx'
import { ExpectationsSection } from './sheet/practice/expectations-section.tsx'
import { listAnswers, listReadings } from './sheet/queries.ts'
import { SheetSection } from './sheet/sheet-section.tsx'
import { ShowPage } from './show-page.tsx'

/** The list, the beginning and the page of one experiment. What is in it belongs to the rooms. */
export const experiments = new Hono<AppEnv>()

experiments.get(paths.experiments.pattern, signedIn, async (c) => {
  const { frame, scope } = c.var
  const query = (c.req.query('q') ?? '').slice(0, 200).trim() || undefined
  return showPage(
    c,
    <IndexPage
      frame={frame}
      mine={matching(await listMine(scope.tx), query)}
      shared={matching(await listShared(scope.tx), query)}
      phaseNames={questionsOf(newestVersion).phases.map(({ name }) => name[frame.language])}
      query={query}
    />,
  )
})

/** Within what the reader may see already: a search finds nothing that the list would not show. */
function matching(experiments: ExperimentSummary[], query: string | undefined): ExperimentSummary[] {
  if (!query) return experiments
  const wanted = query.toLocaleLowerCase('da')
  return experiments.filter(({ title, owner, expectations }) =>
    [title, owner.name, ...expectations.map(({ text }) => text)].some((text) => text.toLocaleLowerCase('da').includes(wanted)),
  )
}

experiments.get(paths.newExperiment.pattern, signedIn, async (c) => showNew(c, await findPractised(c, c.req.query())))

experiments.post(paths.experiments.pattern, signedIn, async (c) => {
  const { frame, scope } = c.var
  const body = await c.req.parseBody()
  const asked = await findPractised(c, body)
  const form = parseForm(newExperimentSchema(frame.t), body)
  if ('errors' in form) return showNew(c, asked, form)
  const { practised } = asked
  const outcome = await startExperiment(scope, {
    ...form.data,
    expectations: practised ? [{ foundationId: practised.foundationId, key: practised.key }] : [],
  })
  if ('started' in outcome) return c.redirect(paths.experiment.to({ experiment: outcome.started }), 303)
  const { title, challenge, attempt, voice } = form.data
  return showNew(c, asked, { typed: { title, challenge, attempt, voice }, errors: {} })
})

/** The expectation that an experiment is begun from. */
async function findPractised(c: AppContext, { foundation: slug, expectation: key }: Record<string, unknown>) {
  if (typeof slug !== 'string' || typeof key !== 'string') return {}
  const foundation = await findFoundation(c.var.scope.tx, slug)
  const expectation = foundation && findExpectation(foundation, key)
  const theme = expectation && findTheme(foundation, expectation.theme)
  if (!theme) return { isUnknown: true }
  return {
    practised: {
      foundationId: foundation.id,
      foundationSlug: slug,
      key,
      text: expectation.text,
      theme: { name: theme.name, shortName: theme.shortName, ...markOf(foundation, theme) },
    },
  }
}

async function showNew(c: AppContext, { practised, isUnknown }: Awaited<ReturnType<typeof findPractised>>, form?: FormErrors) {
  const { tx } = c.var.scope
  const mine = await listMyRunning(tx)
  const running = mine.length >= (await findSettings(tx)).runningLimit ? mine : undefined
  return showPage(
    c,
    <NewPage frame={c.var.frame} practised={practised} isUnknown={isUnknown} form={form} running={running} />,
    form ? 422 : 200,
  )
}

experiments.get(paths.experiment.pattern, signedIn, async (c) => {
  const { frame, scope } = c.var
  const experiment = await findExperiment(scope.tx, c.req.param('experiment'))
  if (!experiment) return notFound(c)
  const questions = questionsOf(experiment.template)
  const about = aboutOf(experiment)
  const observed = await listObservations(scope.tx, experiment.id)
  const rated = reportOf(await listRatings(scope.tx, experiment.id), questions, experiment)
  const answers = await listAnswers(scope.tx, experiment.id)
  const [reading] = await listReadings(scope.tx, experiment.id)
  const charts = await readCharts(scope.tx, experiment)
  const lineage = lineageOf(await listLoops(scope.tx, experiment.id))
  const insights = experiment.previousId && (await findInsights(scope.tx, experiment.previousId))
  const decided = await findDecided(scope.tx, experiment.id)
  const facts = await findFacts(scope.tx, experiment)
  const evidence = weighEvidence(facts)
  const hasObserved = c.req.query('saved') === 'observation'
  const doing = (
    <>
      <LoopTop
        frame={frame}
        experiment={experiment}
        lineage={lineage}
        insights={insights}
        decided={decided}
        questions={questions}
        answers={answers}
      />
      {(isObserving(experiment.phase) || hasObserved) && (
        <ObserveSection frame={frame} about={about} observationKey={randomUUID()} isSaved={hasObserved} />
      )}
      <SheetSection frame={frame} experiment={experiment} questions={questions} answers={answers} reading={reading} />
      <RunChartSection frame={frame} experimentId={experiment.id} charts={charts} canEdit={canWrite(experiment)} />
      <RatingsSection frame={frame} experiment={experiment} questions={questions} report={rated} />
      <StarsSection frame={frame} about={about} observations={observed} />
    </>
  )
  return showPage(
    c,
    <ShowPage
      frame={frame}
      experiment={experiment}
      questions={questions}
      doing={doing}
      badge={<LevelBadge frame={frame} level={evidence.level} />}
      understanding={
        <>
          <EvidenceSection frame={frame} experiment={experiment} facts={facts} evidence={evidence} />
          <LoopsSection frame={frame} experiment={experiment} questions={questions} lineage={lineage} />
          <ExpectationsSection frame={frame} experiment={experiment} />
        </>
      }
    />,
  )
})

experiments.get(paths.experimentRemoval.pattern, signedIn, async (c) => {
  const experiment = await findExperiment(c.var.scope.tx, c.req.param('experiment'))
  return experiment && isOwner(experiment) ? showPage(c, <RemovalPage frame={c.var.frame} experiment={experiment} />) : notFound(c)
})

experiments.post(paths.experimentRemoval.pattern, signedIn, async (c) => {
  const outcome = await deleteExperiment(c.var.scope, c.req.param('experiment'))
  return 'deleted' in outcome ? c.redirect(paths.experiments.to(), 303) : notFound(c)
})
