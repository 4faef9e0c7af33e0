import { Hono } from 'hono'
import { expectationsOfRole, type Foundation, findExpectation, rolesHeld } from '#features/foundations/foundation.ts'
import { listWholeFoundations } from '#features/foundations/queries.ts'
import type { AppContext, AppEnv } from '#http/env.ts'
import { notFound } from '#http/errors.tsx'
import { showPage } from '#http/page.ts'
import { signedIn } from '#http/scoped.ts'
import { paths } from '#paths.ts'
import { isId } from '#shared/id.ts'
import { type Experiment, isWritable } from '../../experiment.ts'
import { findExperiment } from '../../queries.ts'
import { NotSavedPage } from '../conflict-page.tsx'
import { practiseExpectations } from './actions.ts'
import { ExpectationsPage } from './expectations-page.tsx'
import { type Chosen, choosableFrom, mostExpectations, readChosen } from './practice.ts'

/** Which expectations of the organisation's foundations an experiment practises. */
export const practice = new Hono<AppEnv>()

practice.get(paths.experimentExpectations.pattern, signedIn, async (c) => {
  const experiment = await findExperiment(c.var.scope.tx, c.req.param('experiment'))
  if (!experiment || experiment.standing === 'reader') return notFound(c)
  if (!isWritable(experiment)) return showConcluded(c, experiment, 200)
  const query = (c.req.query('q') ?? '').slice(0, 200).trim() || undefined
  // A search brings what is ticked with it.
  const isSearch = c.req.query('q') !== undefined
  const now = experiment.expectations.map(({ foundationId, key }) => ({ foundationId, key }))
  const chosen = isSearch ? chosenOf(c.req.queries('expectation')) : now
  const shown = isSearch ? chosenOf(c.req.queries('shown')) : now
  return show(c, experiment, { query, chosen, shown })
})

practice.post(paths.experimentExpectations.pattern, signedIn, async (c) => {
  const experiment = await findExperiment(c.var.scope.tx, c.req.param('experiment'))
  if (!experiment) return notFound(c)
  const body = await c.req.parseBody({ all: true })
  const [chosen, shown] = [chosenOf(textsOf(body.expectation)), chosenOf(textsOf(body.shown))]
  const outcome = await practiseExpectations(c.var.scope, experiment, { shown, chosen })
  if ('practised' in outcome) return c.redirect(paths.experiment.to({ experiment: experiment.id }), 303)
  if (outcome.refused === 'not_found') return notFound(c)
  if (outcome.refused === 'concluded') return showConcluded(c, experiment, 409)
  const t = c.var.frame.t.sheet
  const error = outcome.refused === 'gone' ? t.expectationGone : t.tooManyExpectations(mostExpectations)
  return show(c, experiment, { chosen, shown, error })
})

async function show(
  c: AppContext,
  experiment: Experiment,
  { query, ...more }: { query?: string; chosen: Chosen[]; shown: Chosen[]; error?: string },
) {
  const { frame, scope } = c.var
  const whole = await listWholeFoundations(scope.tx)
  const foundations = whole.map((foundation) => choosableFrom(foundation, rolesThatAreMine(c, foundation), query))
  const chosen = more.chosen.map((one) => {
    const foundation = whole.find(({ id }) => id === one.foundationId)
    return { ...one, text: foundation && findExpectation(foundation, one.key)?.text }
  })
  return showPage(
    c,
    <ExpectationsPage frame={frame} experiment={experiment} foundations={foundations} query={query} {...more} chosen={chosen} />,
    more.error ? 422 : 200,
  )
}

/** Hers, and those that she has through them. */
function rolesThatAreMine(c: AppContext, foundation: Foundation) {
  const held = rolesHeld(foundation, c.var.scope.actor.positions)
  const from = held.flatMap((role) => expectationsOfRole(foundation, role).map(({ from }) => from))
  return [...new Set([...held, ...from])]
}

function chosenOf(given: string[] | undefined): Chosen[] {
  const names = [...new Set(given ?? [])].slice(0, 200)
  return names.flatMap((name) => readChosen(name) ?? []).filter(({ foundationId }) => isId(foundationId))
}

function textsOf(given: unknown): string[] {
  return (Array.isArray(given) ? given : [given]).filter((one) => typeof one === 'string')
}

function showConcluded(c: AppContext, experiment: Experiment, status: 200 | 409) {
  const { frame } = c.var
  const back = { href: paths.experiment.to({ experiment: experiment.id }), text: experiment.title }
  return showPage(
    c,
    <NotSavedPage frame={frame} back={back} title={frame.t.sheet.concludedTitle} text={frame.t.experiments.isConcluded} typed={[]} />,
    status,
  )
}
