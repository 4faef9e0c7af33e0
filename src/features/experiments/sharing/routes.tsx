import { Hono } from 'hono'
import type { Circle } from '#features/circles/circle.ts'
import { listMyCircles } from '#features/circles/queries.ts'
import type { AppContext, AppEnv } from '#http/env.ts'
import { notFound } from '#http/errors.tsx'
import { showPage } from '#http/page.ts'
import { signedIn } from '#http/scoped.ts'
import { paths } from '#paths.ts'
import type { FormErrors } from '#shared/form.ts'
import { isOwner } from '../access.ts'
import type { Experiment } from '../experiment.ts'
import { findExperiment, listSharedWith } from '../queries.ts'
import { newestVersion, questionsOf } from '../question-files.ts'
import { shareWithCircle, stopSharing, tellExperiment, withdrawTold } from './actions.ts'
import { readQuery, readTicked } from './form.ts'
import { PreviewPage } from './preview-page.tsx'
import { findSharedAt, findTellable, findTold, listTold } from './queries.ts'
import { SharedSection } from './shared-section.tsx'
import { SharingPage } from './sharing-page.tsx'
import { documentOf, partsIn, questionsToTell, readParts } from './telling.ts'
import { TellingPage } from './telling-page.tsx'
import { ToldListPage } from './told-list-page.tsx'
import { ToldPage } from './told-page.tsx'

/** Who sees an experiment, and what of it is told. Before the experiments themselves: "told" is no id of one. */
export const sharing = new Hono<AppEnv>()

sharing.get(paths.toldExperiments.pattern, signedIn, async (c) => {
  const query = readQuery(c.req.query('q'))
  return showPage(c, <ToldListPage frame={c.var.frame} told={await listTold(c.var.scope.tx, query)} query={query} />)
})

sharing.get(paths.toldExperiment.pattern, signedIn, async (c) => {
  const { frame, scope } = c.var
  const id = c.req.param('experiment')
  const told = await findTold(scope.tx, id)
  if (!told) return notFound(c)
  const own = await findExperiment(scope.tx, id)
  return showPage(
    c,
    <ToldPage
      frame={frame}
      experimentId={id}
      document={told.document}
      questions={questionsToTell(questionsOf(told.document.template))}
      toldAt={told.toldAt}
      isMine={own?.standing === 'owner'}
    />,
  )
})

sharing.get(paths.experimentSharing.pattern, signedIn, async (c) => {
  const experiment = await findOwned(c)
  return experiment ? showSharing(c, experiment) : notFound(c)
})

sharing.post(paths.experimentCircle.pattern, signedIn, async (c) => {
  const experiment = await findOwned(c)
  if (!experiment) return notFound(c)
  const { circle } = await c.req.parseBody()
  const chosen = typeof circle === 'string' ? circle : ''
  const outcome = await shareWithCircle(c.var.scope, experiment.id, chosen)
  if ('shared' in outcome) return toSharing(c, experiment)
  if (outcome.refused === 'not_found') return notFound(c)
  return showSharing(c, experiment, { typed: { circle: chosen }, errors: { circle: c.var.frame.t.sharing.chooseMissing } })
})

sharing.post(paths.experimentCircleRemoval.pattern, signedIn, async (c) => {
  const outcome = await stopSharing(c.var.scope, c.req.param('experiment'))
  return 'stopped' in outcome ? c.redirect(paths.experimentSharing.to({ experiment: c.req.param('experiment') }), 303) : notFound(c)
})

/** Ticks, and with ?preview the page as it would be. Nothing is told by looking. */
sharing.get(paths.experimentTelling.pattern, signedIn, async (c) => {
  const { frame, scope } = c.var
  const experiment = await findOwned(c)
  if (!experiment) return notFound(c)
  const tellable = await findTellable(scope.tx, experiment)
  const given = c.req.queries('part')
  const ticked = readTicked(given ?? [])
  if (c.req.query('preview') === undefined) {
    const told = given ? undefined : await findTold(scope.tx, experiment.id)
    return showPage(
      c,
      <TellingPage frame={frame} experiment={experiment} tellable={tellable} ticked={told ? partsIn(told.document) : ticked} />,
    )
  }
  const { parts, hasOthers } = readParts(tellable, ticked)
  if (hasOthers || parts.length === 0) {
    const error = hasOthers ? frame.t.sharing.notTellable : frame.t.sharing.nothingTicked
    return showPage(c, <TellingPage frame={frame} experiment={experiment} tellable={tellable} ticked={parts} error={error} />, 422)
  }
  const document = documentOf(tellable, parts)
  return showPage(c, <PreviewPage frame={frame} experiment={experiment} document={document} parts={parts} questions={tellable.questions} />)
})

sharing.post(paths.experimentTelling.pattern, signedIn, async (c) => {
  const { frame, scope } = c.var
  const experiment = await findOwned(c)
  if (!experiment) return notFound(c)
  const body = await c.req.parseBody({ all: true })
  const ticked = readTicked(body.part)
  const outcome = await tellExperiment(scope, experiment.id, ticked, typeof body.seal === 'string' ? body.seal : '')
  if ('told' in outcome) return c.redirect(paths.toldExperiment.to({ experiment: experiment.id }), 303)
  if (outcome.refused === 'not_found') return notFound(c)
  const tellable = await findTellable(scope.tx, experiment)
  const { parts } = readParts(tellable, ticked)
  if (outcome.refused === 'changed')
    return showPage(
      c,
      <PreviewPage frame={frame} experiment={experiment} document={outcome.now} parts={parts} questions={tellable.questions} hasChanged />,
      409,
    )
  const error = outcome.refused === 'nothing' ? frame.t.sharing.nothingTicked : frame.t.sharing.notTellable
  return showPage(c, <TellingPage frame={frame} experiment={experiment} tellable={tellable} ticked={parts} error={error} />, 422)
})

sharing.post(paths.experimentTellingRemoval.pattern, signedIn, async (c) => {
  const outcome = await withdrawTold(c.var.scope, c.req.param('experiment'))
  return 'withdrawn' in outcome ? c.redirect(paths.experimentSharing.to({ experiment: c.req.param('experiment') }), 303) : notFound(c)
})

/** A place on a group's page, for its members (circles/routes.tsx). */
export async function sharedWithCircle(c: AppContext, circle: Circle) {
  const { frame, scope } = c.var
  const phaseNames = questionsOf(newestVersion).phases.map(({ name }) => name[frame.language])
  return <SharedSection frame={frame} experiments={await listSharedWith(scope.tx, circle.id)} phaseNames={phaseNames} />
}

async function findOwned(c: AppContext): Promise<Experiment | undefined> {
  const experiment = await findExperiment(c.var.scope.tx, c.req.param('experiment') ?? '')
  return experiment && isOwner(experiment) ? experiment : undefined
}

async function showSharing(c: AppContext, experiment: Experiment, form?: FormErrors) {
  const { tx } = c.var.scope
  const circles = (await listMyCircles(tx)).filter(({ membership, closedAt }) => membership === 'member' && !closedAt)
  return showPage(
    c,
    <SharingPage
      frame={c.var.frame}
      experiment={experiment}
      sharedAt={await findSharedAt(tx, experiment.id)}
      circles={circles}
      form={form}
    />,
    form ? 422 : 200,
  )
}

function toSharing(c: AppContext, { id }: Experiment) {
  return c.redirect(paths.experimentSharing.to({ experiment: id }), 303)
}
