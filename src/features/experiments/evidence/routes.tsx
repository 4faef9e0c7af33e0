import { Hono } from 'hono'
import type { AppContext, AppEnv } from '#http/env.ts'
import { notFound } from '#http/errors.tsx'
import { showPage } from '#http/page.ts'
import { signedIn } from '#http/scoped.ts'
import { paths } from '#paths.ts'
import { type FormErrors, parseForm } from '#shared/form.ts'
import type { Experiment } from '../experiment.ts'
import { findExperiment } from '../queries.ts'
import { attachReport, fixDesign, weighErrorSources } from './actions.ts'
import { ErrorSourcesPage } from './error-sources-page.tsx'
import { EvaluationPage } from './evaluation-page.tsx'
import { designSchema, isPdf, mostReportBytes, readWeighed, reportSchema } from './form.ts'
import { findEvaluation, findReport, listWeighed } from './queries.ts'

/** What else may explain what was seen, and what an external evaluator found. */
export const evidence = new Hono<AppEnv>()

evidence.get(paths.experimentErrorSources.pattern, signedIn, async (c) => {
  const experiment = await findAsked(c)
  if (!experiment) return notFound(c)
  const weighed = await listWeighed(c.var.scope.tx, experiment.id)
  return showPage(c, <ErrorSourcesPage frame={c.var.frame} experiment={experiment} weighed={weighed} />)
})

evidence.post(paths.experimentErrorSources.pattern, signedIn, async (c) => {
  const experiment = await findAsked(c)
  if (!experiment || experiment.standing === 'reader') return notFound(c)
  const { frame, scope } = c.var
  const form = readWeighed(await c.req.parseBody(), frame.t)
  const show = async (form: Parameters<typeof ErrorSourcesPage>[0]['form'], status: 409 | 422) =>
    showPage(
      c,
      <ErrorSourcesPage frame={frame} experiment={experiment} weighed={await listWeighed(scope.tx, experiment.id)} form={form} />,
      status,
    )
  if ('errors' in form) return show(form, 422)
  const outcome = await weighErrorSources(scope, experiment.id, form.weighed)
  if ('weighed' in outcome) return toExperiment(c, experiment)
  return outcome.refused === 'concluded' ? show(undefined, 409) : notFound(c)
})

evidence.get(paths.experimentEvaluation.pattern, signedIn, async (c) => {
  const experiment = await findAsked(c)
  return experiment ? showEvaluation(c, experiment) : notFound(c)
})

evidence.post(paths.experimentEvaluation.pattern, signedIn, async (c) => {
  const experiment = await findAsked(c)
  if (experiment?.standing !== 'owner') return notFound(c)
  const form = parseForm(designSchema(c.var.frame.t), await c.req.parseBody())
  if ('errors' in form) return showEvaluation(c, experiment, { form, status: 422 })
  const outcome = await fixDesign(c.var.scope, experiment.id, form.data)
  if ('fixed' in outcome) return c.redirect(paths.experimentEvaluation.to({ experiment: experiment.id }), 303)
  return outcome.refused === 'not_found'
    ? notFound(c)
    : showEvaluation(c, experiment, { wasFixed: outcome.refused === 'fixed_already', status: 409 })
})

evidence.post(paths.experimentReport.pattern, signedIn, async (c) => {
  const experiment = await findAsked(c)
  if (experiment?.standing !== 'owner') return notFound(c)
  const t = c.var.frame.t.evidence
  const body = await c.req.parseBody()
  const form = parseForm(reportSchema(c.var.frame.t), body)
  const file = body.report instanceof File && body.report.size > 0 ? body.report : undefined
  const bytes = file && file.size <= mostReportBytes ? new Uint8Array(await file.arrayBuffer()) : undefined
  const problem = !file ? t.reportMissing : !bytes ? t.reportTooLarge : isPdf(bytes) ? undefined : t.reportNotPdf
  if ('errors' in form || problem || !file || !bytes) {
    const typed = Object.fromEntries(Object.entries(body).filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
    const errors = { ...('errors' in form ? form.errors : {}), ...(problem ? { report: problem } : {}) }
    return showEvaluation(c, experiment, { form: { typed, errors }, status: 422 })
  }
  const outcome = await attachReport(c.var.scope, experiment.id, { ...form.data, fileName: file.name || 'rapport.pdf', bytes })
  return 'attached' in outcome ? c.redirect(paths.experimentEvaluation.to({ experiment: experiment.id }), 303) : notFound(c)
})

/** As a file to keep, never shown as a page of ours. */
evidence.get(paths.experimentReport.pattern, signedIn, async (c) => {
  const experiment = await findAsked(c)
  const report = experiment && (await findReport(c.var.scope.tx, experiment.id))
  if (!report) return notFound(c)
  c.header('Content-Type', 'application/pdf')
  c.header('Content-Disposition', `attachment; filename="rapport.pdf"; filename*=UTF-8''${encodeURIComponent(report.name)}`)
  return c.body(new Uint8Array(report.bytes))
})

function findAsked(c: AppContext): Promise<Experiment | undefined> {
  return findExperiment(c.var.scope.tx, c.req.param('experiment') ?? '')
}

function toExperiment(c: AppContext, { id }: Experiment) {
  return c.redirect(`${paths.experiment.to({ experiment: id })}#sikkert`, 303)
}

async function showEvaluation(
  c: AppContext,
  experiment: Experiment,
  { form, wasFixed, status = 200 }: { form?: FormErrors; wasFixed?: boolean; status?: 200 | 409 | 422 } = {},
) {
  const evaluation = await findEvaluation(c.var.scope.tx, experiment.id)
  return showPage(
    c,
    <EvaluationPage frame={c.var.frame} experiment={experiment} evaluation={evaluation} form={form} wasFixed={wasFixed} />,
    status,
  )
}
