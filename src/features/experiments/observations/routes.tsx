import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import { answerErrors, answerRefused, answerSaved, asksForJson } from '#http/auto-save.ts'
import type { AppContext, AppEnv } from '#http/env.ts'
import { notFound } from '#http/errors.tsx'
import { showPage } from '#http/page.ts'
import { signedIn } from '#http/scoped.ts'
import { hashOf, isHttps, newToken } from '#http/session.ts'
import { paths } from '#paths.ts'
import { danishDate } from '#shared/dates.ts'
import { type FormErrors, parseForm } from '#shared/form.ts'
import type { Experiment } from '../experiment.ts'
import { findExperiment } from '../queries.ts'
import { canRemove, canRevise, canSeeLinks, canStopTelling } from './access.ts'
import { makeLink, observe, removeObservation, reviseObservation, revokeLink, stopTelling } from './actions.ts'
import { linkSchema, observationSchema, revisionSchema } from './form.ts'
import { type GuestLink, stateOf } from './guest.ts'
import { LinksPage } from './links-page.tsx'
import { NotRecordedPage } from './not-recorded-page.tsx'
import { aboutOf } from './observation.ts'
import { ObservationPage } from './observation-page.tsx'
import { ObservationsPage } from './observations-page.tsx'
import { findObservation, findTopicOfLink, listLinks, listObservations } from './queries.ts'

/** What is noticed in an experiment, and the links by which colleagues without an account notice along (guest/routes.tsx is theirs). */
export const observations = new Hono<AppEnv>()

observations.get(paths.experimentObservations.pattern, signedIn, async (c) => {
  const experiment = await findExperiment(c.var.scope.tx, c.req.param('experiment'))
  return experiment ? showObservations(c, experiment) : notFound(c)
})

observations.post(paths.experimentObservations.pattern, signedIn, async (c) => {
  const { frame, scope } = c.var
  const id = c.req.param('experiment')
  const body = await c.req.parseBody()
  const form = parseForm(observationSchema(frame.t), body)
  if ('errors' in form) {
    const experiment = await findExperiment(scope.tx, id)
    if (!experiment || experiment.standing === 'reader') return notThere(c)
    if (experiment.conclusion) return showTooLate(c, id, form.typed.observation)
    return asksForJson(c) ? answerErrors(c, form.errors) : showObservations(c, experiment, form)
  }
  const { key, observation: text, ...rest } = form.data
  const outcome = await observe(scope, id, key, { text, ...rest })
  if ('refused' in outcome) return outcome.refused === 'concluded' ? showTooLate(c, id, text) : notThere(c)
  const back = body.from === 'list' ? paths.experimentObservations : paths.experiment
  return goOn(c, back.to({ experiment: id }, { saved: 'observation' }))
})

observations.get(paths.experimentObservation.pattern, signedIn, async (c) => {
  const found = await findWithin(c)
  if (!found) return notFound(c)
  const { experiment, observation } = found
  if (canRemove(experiment, observation)) return showObservation(c, experiment, observation)
  return experiment.conclusion ? c.redirect(paths.experimentObservations.to({ experiment: experiment.id }), 303) : notFound(c)
})

observations.post(paths.experimentObservation.pattern, signedIn, async (c) => {
  const { frame, scope } = c.var
  const found = await findWithin(c)
  if (!found) return notThere(c)
  const { experiment, observation } = found
  const form = parseForm(revisionSchema(frame.t, danishDate(scope.now)), await c.req.parseBody())
  if ('errors' in form && canRevise(experiment, observation))
    return asksForJson(c) ? answerErrors(c, form.errors) : showObservation(c, experiment, observation, form)
  const text = 'errors' in form ? form.typed.observation : form.data.observation
  const outcome =
    'errors' in form
      ? { refused: experiment.conclusion && observation.isMine ? ('concluded' as const) : ('not_found' as const) }
      : await reviseObservation(scope, experiment.id, observation.id, { ...form.data, text: form.data.observation })
  if ('revised' in outcome) return goOn(c, paths.experimentObservations.to({ experiment: experiment.id }))
  return outcome.refused === 'concluded' ? showTooLate(c, experiment.id, text) : notThere(c)
})

observations.post(paths.experimentObservationRemoval.pattern, signedIn, async (c) => {
  const id = c.req.param('experiment')
  const outcome = await removeObservation(c.var.scope, id, c.req.param('observation'))
  if ('removed' in outcome) return c.redirect(paths.experimentObservations.to({ experiment: id }), 303)
  return outcome.refused === 'concluded' ? showTooLate(c, id) : notFound(c)
})

observations.post(paths.experimentObservationStop.pattern, signedIn, async (c) => {
  const id = c.req.param('experiment')
  const outcome = await stopTelling(c.var.scope, id, c.req.param('observation'))
  return 'stopped' in outcome ? c.redirect(paths.experimentObservations.to({ experiment: id }), 303) : notFound(c)
})

observations.get(paths.experimentLinks.pattern, signedIn, async (c) => {
  const experiment = await findExperiment(c.var.scope.tx, c.req.param('experiment'))
  return experiment && canSeeLinks(experiment) ? showLinks(c, experiment) : notFound(c)
})

observations.post(paths.experimentLinks.pattern, signedIn, async (c) => {
  const { frame, scope } = c.var
  const id = c.req.param('experiment')
  const experiment = await findExperiment(scope.tx, id)
  if (!experiment || !canSeeLinks(experiment)) return notFound(c)
  const form = parseForm(linkSchema(frame.t), await c.req.parseBody())
  if ('errors' in form) return experiment.conclusion ? showTooLate(c, id) : showLinks(c, experiment, form)
  const { token, hash } = newToken()
  const outcome = await makeLink(scope, id, hash, form.data)
  if ('refused' in outcome) return outcome.refused === 'concluded' ? showTooLate(c, id) : notFound(c)
  rememberMade(c, id, outcome.made, token)
  return c.redirect(paths.experimentLinks.to({ experiment: id }), 303)
})

observations.post(paths.experimentLinkRevocation.pattern, signedIn, async (c) => {
  const id = c.req.param('experiment')
  const outcome = await revokeLink(c.var.scope, id, c.req.param('link'))
  return 'revoked' in outcome ? c.redirect(paths.experimentLinks.to({ experiment: id }), 303) : notFound(c)
})

async function findWithin(c: AppContext) {
  const { tx } = c.var.scope
  const experiment = await findExperiment(tx, c.req.param('experiment') ?? '')
  const observation = experiment && (await findObservation(tx, experiment.id, c.req.param('observation') ?? ''))
  return observation && { experiment, observation }
}

type Within = NonNullable<Awaited<ReturnType<typeof findWithin>>>

async function showObservations(c: AppContext, experiment: Experiment, form?: FormErrors) {
  const { frame, scope } = c.var
  const key = form?.typed.key
  return showPage(
    c,
    <ObservationsPage
      frame={frame}
      about={aboutOf(experiment)}
      observations={await listObservations(scope.tx, experiment.id)}
      show={c.req.query('show') === 'stars' ? 'stars' : 'all'}
      observationKey={key ?? randomUUID()}
      mayRevise={(observation) => canRevise(experiment, observation)}
      mayRemove={(observation) => canRemove(experiment, observation)}
      mayStopTelling={canStopTelling}
      isSaved={c.req.query('saved') === 'observation'}
      form={form}
    />,
    form ? 422 : 200,
  )
}

function showObservation(c: AppContext, experiment: Experiment, observation: Within['observation'], form?: FormErrors) {
  return showPage(
    c,
    <ObservationPage
      frame={c.var.frame}
      about={aboutOf(experiment)}
      observation={observation}
      mayRevise={canRevise(experiment, observation)}
      form={form}
    />,
    form ? 422 : 200,
  )
}

/** It is written down: with a script the form hears where to go, without one the browser is sent there. */
function goOn(c: AppContext, to: string) {
  return asksForJson(c) ? answerSaved(c, { revision: 1, savedAt: c.var.scope.now, to }) : c.redirect(to, 303)
}

function notThere(c: AppContext) {
  return asksForJson(c) ? answerRefused(c, c.var.frame.t.observations.notThere, 404) : notFound(c)
}

function showTooLate(c: AppContext, experiment: string, typed?: string) {
  const { frame } = c.var
  const t = frame.t.observations
  if (asksForJson(c)) return answerRefused(c, t.concludedMeanwhile)
  return showPage(
    c,
    <NotRecordedPage
      frame={frame}
      title={t.concludedTitle}
      lead={typed ? t.concludedMeanwhile : t.concludedText}
      typed={typed}
      back={{ href: paths.experiment.to({ experiment }), text: t.toExperiment }}
    />,
    409,
  )
}

async function showLinks(c: AppContext, experiment: Experiment, form?: FormErrors) {
  const { frame, scope } = c.var
  const links = await listLinks(scope.tx, experiment.id)
  const made = form ? undefined : await takeMade(c, experiment.id, links)
  return showPage(
    c,
    <LinksPage frame={frame} about={aboutOf(experiment)} links={links} now={scope.now} made={made} form={form} />,
    form ? 422 : 200,
  )
}

const madeCookie = 'made-link'

/**
 * A link is shown once, on the page after the one that made it. Between the two its token is in the browser of who made it: not in an
 * address, which is remembered, and not in the database, which has only its hash.
 */
function rememberMade(c: AppContext, experiment: string, link: string, token: string): void {
  const path = paths.experimentLinks.to({ experiment })
  setCookie(c, madeCookie, `${link}.${token}`, { path, httpOnly: true, secure: isHttps(c), sameSite: 'Strict', maxAge: 300 })
}

async function takeMade(c: AppContext, experiment: string, links: GuestLink[]): Promise<{ link: GuestLink; address: string } | undefined> {
  const [id, token] = getCookie(c, madeCookie)?.split('.') ?? []
  if (!id || !token) return undefined
  deleteCookie(c, madeCookie, { path: paths.experimentLinks.to({ experiment }), secure: isHttps(c) })
  const link = links.find((one) => one.id === id)
  const { scope, deps } = c.var
  // Whoever could put a cookie into her browser could not make her send a link of theirs.
  if (!link || stateOf(link, scope.now) !== 'open' || (await findTopicOfLink(scope, hashOf(token))) !== experiment) return undefined
  return { link, address: deps.publicOrigin + paths.guest.to({ token }) }
}
