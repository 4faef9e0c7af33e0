import { Hono } from 'hono'
import type { AppEnv } from '#http/env.ts'
import { notFound } from '#http/errors.tsx'
import { showPage } from '#http/page.ts'
import { signedIn } from '#http/scoped.ts'
import { paths } from '#paths.ts'
import { weighEvidence } from '../evidence/evidence.ts'
import { EvidenceSection, LevelBadge } from '../evidence/evidence-section.tsx'
import { findFacts } from '../evidence/queries.ts'
import type { Experiment } from '../experiment.ts'
import { chartOf } from '../indicators/chart.ts'
import { listIndicators, listPauses } from '../indicators/queries.ts'
import { RunChartSection } from '../indicators/run-chart-section.tsx'
import { lineageOf } from '../loops/lineage.ts'
import { LoopsSection } from '../loops/loops-section.tsx'
import { listLoops } from '../loops/queries.ts'
import { aboutOf, isOnlyInside } from '../observations/observation.ts'
import { listObservations } from '../observations/queries.ts'
import { StarsSection } from '../observations/stars-section.tsx'
import { findExperiment } from '../queries.ts'
import { questionsOf } from '../question-files.ts'
import { listRatings } from '../ratings/queries.ts'
import { withoutNames } from '../ratings/rater.ts'
import { RatingsSection } from '../ratings/ratings-section.tsx'
import { reportOf } from '../ratings/report.ts'
import { ExpectationsSection } from '../sheet/practice/expectations-section.tsx'
import { listAnswers } from '../sheet/queries.ts'
import { SheetSection } from '../sheet/sheet-section.tsx'
import { ExperimentPrintPage } from './print-page.tsx'

/** Star moments on the paper; the newest. */
const mostStars = 4

export const experimentPrint = new Hono<AppEnv>()

experimentPrint.get(paths.experimentPrint.pattern, signedIn, async (c) => {
  const { frame, scope } = c.var
  const found = await findExperiment(scope.tx, c.req.param('experiment'))
  if (!found) return notFound(c)
  const { tx } = scope
  // Drawn as for somebody who only reads it: a paper has nothing to press, and goes from hand to hand.
  const experiment: Experiment = { ...found, standing: 'reader' }
  const questions = questionsOf(experiment.template)
  const stars = (await listObservations(tx, experiment.id)).filter((one) => one.isStar && !isOnlyInside(one))
  const around = { pauses: await listPauses(tx, experiment.id), starDays: stars.map(({ observedOn }) => observedOn) }
  const charts = (await listIndicators(tx, experiment.id)).map((indicator) => chartOf(indicator, experiment, around))
  const drawn = charts.filter(({ geometry }) => geometry)
  const facts = await findFacts(tx, experiment)
  const evidence = weighEvidence(facts)
  const report = reportOf(withoutNames(await listRatings(tx, experiment.id)), questions, experiment)
  return showPage(
    c,
    <ExperimentPrintPage
      frame={frame}
      experiment={experiment}
      questions={questions}
      now={scope.now}
      badge={<LevelBadge frame={frame} level={evidence.level} />}
      sheet={<SheetSection frame={frame} experiment={experiment} questions={questions} answers={await listAnswers(tx, experiment.id)} />}
      curve={drawn.length > 0 && <RunChartSection frame={frame} experimentId={experiment.id} charts={drawn.slice(0, 1)} canEdit={false} />}
      moreCurves={Math.max(0, drawn.length - 1)}
      ratings={<RatingsSection frame={frame} experiment={experiment} questions={questions} report={report} />}
      stars={<StarsSection frame={frame} about={aboutOf(experiment)} observations={stars.slice(0, mostStars)} />}
      evidence={<EvidenceSection frame={frame} experiment={experiment} facts={facts} evidence={evidence} />}
      loops={
        <LoopsSection frame={frame} experiment={experiment} questions={questions} lineage={lineageOf(await listLoops(tx, experiment.id))} />
      }
      expectations={<ExpectationsSection frame={frame} experiment={experiment} />}
    />,
  )
})
