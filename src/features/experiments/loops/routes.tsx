import { Hono } from 'hono'
import { answerErrors, answerRefused, answerSaved, asksForJson } from '#http/auto-save.ts'
import type { AppContext, AppEnv } from '#http/env.ts'
import { notFound } from '#http/errors.tsx'
import { showPage } from '#http/page.ts'
import { signedIn } from '#http/scoped.ts'
import { paths } from '#paths.ts'
import { type FormErrors, parseForm } from '#shared/form.ts'
import { isOwner } from '../access.ts'
import type { Experiment } from '../experiment.ts'
import { listIndicators } from '../indicators/queries.ts'
import { findExperiment } from '../queries.ts'
import { questionsOf } from '../question-files.ts'
import { listRatings } from '../ratings/queries.ts'
import { reportOf } from '../ratings/report.ts'
import { listAnswers } from '../sheet/queries.ts'
import { adoptDecision, beginLoop, concludeExperiment } from './actions.ts'
import { type ComparedLoop, compareIndicators, missingAtEnd } from './compare.ts'
import { ComparePage } from './compare-page.tsx'
import { ConcludedPage } from './concluded-page.tsx'
import { ConclusionPage } from './conclusion-page.tsx'
import { conclusionSchema, newLoopSchema } from './form.ts'
import { lineageOf, nextOf } from './lineage.ts'
import { findDecided, listIndicatorLinks, listLoops } from './queries.ts'

/** How a loop ends, how the next begins, and how they stand beside each other. */
export const loops = new Hono<AppEnv>()

loops.get(paths.experimentConclusion.pattern, signedIn, async (c) => {
  const experiment = await findOwned(c)
  if (!experiment) return notFound(c)
  return experiment.conclusion ? showConcluded(c, experiment) : showConclusion(c, experiment)
})

loops.post(paths.experimentConclusion.pattern, signedIn, async (c) => {
  const experiment = await findOwned(c)
  if (!experiment) return notFound(c)
  const { frame, scope } = c.var
  const form = parseForm(conclusionSchema(frame.t), await c.req.parseBody())
  if ('errors' in form)
    return asksForJson(c)
      ? answerErrors(c, form.errors)
      : experiment.conclusion
        ? showConcluded(c, experiment, { unsaved: { reason: form.typed.reason ?? '' }, status: 409 })
        : showConclusion(c, experiment, { form, status: 422 })
  const outcome = await concludeExperiment(scope, experiment.id, form.data)
  if ('concluded' in outcome) {
    const to = paths.experimentConclusion.to({ experiment: experiment.id })
    return asksForJson(c) ? answerSaved(c, { revision: 1, savedAt: scope.now, to }) : c.redirect(to, 303)
  }
  if (outcome.refused === 'not_found') return notFound(c)
  if (asksForJson(c)) return answerRefused(c, frame.t.loops.concludedAlready)
  // What stands may have been written while this was.
  const standing = (await findOwned(c)) ?? experiment
  return showConcluded(c, standing, { unsaved: { reason: form.data.reason }, status: 409 })
})

loops.post(paths.experimentLoops.pattern, signedIn, async (c) => {
  const experiment = await findOwned(c)
  if (!experiment) return notFound(c)
  const form = parseForm(newLoopSchema(c.var.frame.t), await c.req.parseBody())
  if (!experiment.conclusion) return showConclusion(c, experiment, { isTooEarly: true, status: 409 })
  if ('errors' in form) return showConcluded(c, experiment, { form, status: 422 })
  const outcome = await beginLoop(c.var.scope, experiment.id, form.data)
  if ('begun' in outcome) return c.redirect(paths.experiment.to({ experiment: outcome.begun }), 303)
  if (outcome.refused === 'many_running') {
    const typed = { typed: { title: form.data.title }, errors: {} }
    return showConcluded(c, experiment, { form: typed, running: outcome.running, status: 422 })
  }
  return notFound(c)
})

loops.post(paths.experimentDecision.pattern, signedIn, async (c) => {
  const { experiment, meeting } = c.req.param()
  const outcome = await adoptDecision(c.var.scope, experiment, meeting)
  if ('refused' in outcome) return notFound(c)
  const to = outcome.begun ? paths.experiment.to({ experiment: outcome.begun }) : paths.experimentConclusion.to({ experiment })
  return c.redirect(to, 303)
})

loops.get(paths.experimentLoops.pattern, signedIn, async (c) => {
  const { frame, scope } = c.var
  const experiment = await findExperiment(scope.tx, c.req.param('experiment'))
  if (!experiment) return notFound(c)
  const seen = await listLoops(scope.tx, experiment.id)
  const compared: ComparedLoop[] = []
  for (const { id } of seen) {
    const loop = await findExperiment(scope.tx, id)
    if (loop) compared.push(await readLoop(c, loop))
  }
  const links = await listIndicatorLinks(
    scope.tx,
    seen.map(({ id }) => id),
  )
  return showPage(c, <ComparePage frame={frame} experiment={experiment} loops={compared} indicators={compareIndicators(compared, links)} />)
})

async function readLoop(c: AppContext, experiment: Experiment): Promise<ComparedLoop> {
  const { tx } = c.var.scope
  const questions = questionsOf(experiment.template)
  const answers = await listAnswers(tx, experiment.id)
  const answer = (question: string) => answers.find((one) => one.question === question)?.text.trim() || undefined
  return {
    experiment,
    questions,
    tried: answer('try'),
    learnt: answer('insights') ?? answer('think'),
    report: reportOf(await listRatings(tx, experiment.id), questions, experiment),
    indicators: await listIndicators(tx, experiment.id),
  }
}

/** Concluding is the owner's: to everybody else there is no such page. */
async function findOwned(c: AppContext): Promise<Experiment | undefined> {
  const experiment = await findExperiment(c.var.scope.tx, c.req.param('experiment') ?? '')
  return experiment && isOwner(experiment) ? experiment : undefined
}

async function showConclusion(
  c: AppContext,
  experiment: Experiment,
  { form, isTooEarly, status = 200 }: { form?: FormErrors; isTooEarly?: boolean; status?: 200 | 409 | 422 } = {},
) {
  const { frame, scope } = c.var
  const raters = await listRatings(scope.tx, experiment.id)
  const missing = missingAtEnd(await listAnswers(scope.tx, experiment.id), raters)
  const decided = await findDecided(scope.tx, experiment.id)
  return showPage(
    c,
    <ConclusionPage frame={frame} experiment={experiment} missing={missing} form={form} isTooEarly={isTooEarly} decided={decided} />,
    status,
  )
}

async function showConcluded(
  c: AppContext,
  experiment: Experiment,
  { status = 200, ...more }: { unsaved?: { reason: string }; form?: FormErrors; running?: number; status?: 200 | 409 | 422 } = {},
) {
  const { tx } = c.var.scope
  const lineage = lineageOf(await listLoops(tx, experiment.id))
  const decided = await findDecided(tx, experiment.id)
  return showPage(
    c,
    <ConcludedPage frame={c.var.frame} experiment={experiment} next={nextOf(lineage, experiment.loop)} decided={decided} {...more} />,
    status,
  )
}
