import { Hono } from 'hono'
import { searchColleagues } from '#features/foundations/sparring/queries.ts'
import type { AppContext, AppEnv } from '#http/env.ts'
import { notFound } from '#http/errors.tsx'
import { showPage } from '#http/page.ts'
import { signedIn } from '#http/scoped.ts'
import { messagesIn } from '#messages/messages.ts'
import { paths } from '#paths.ts'
import { type FormErrors, parseForm } from '#shared/form.ts'
import { isId } from '#shared/id.ts'
import { isInside, isOwner } from '../../access.ts'
import type { Experiment } from '../../experiment.ts'
import { findExperiment } from '../../queries.ts'
import { inviteHelper, removeHelper } from './actions.ts'
import { inviteSchema, readName } from './form.ts'
import { mostHelpers } from './helping.ts'
import { HelpingPage } from './helping-page.tsx'

/** Who works in an experiment beside its owner. */
export const helping = new Hono<AppEnv>()

helping.get(paths.experimentHelpers.pattern, signedIn, async (c) => {
  const experiment = await findExperiment(c.var.scope.tx, c.req.param('experiment'))
  return experiment && isInside(experiment) ? show(c, experiment, readName(c.req.query('q'))) : notFound(c)
})

helping.post(paths.experimentHelpers.pattern, signedIn, async (c) => {
  const { frame, scope, deps } = c.var
  const experiment = await findExperiment(scope.tx, c.req.param('experiment'))
  if (!experiment || !isOwner(experiment)) return notFound(c)
  const body = await c.req.parseBody()
  const query = readName(body.q)
  const form = parseForm(inviteSchema(frame.t), body)
  if ('errors' in form) return show(c, experiment, query, form)
  const outcome = await inviteHelper(scope, experiment, form.data.person)
  if ('refused' in outcome) {
    if (outcome.refused === 'not_found') return notFound(c)
    const t = frame.t.sheet
    const error = { concluded: t.cannotInvite, too_many: t.tooManyHelpers(mostHelpers), too_fast: t.tooFast }[outcome.refused]
    return show(c, experiment, query, { typed: form.data, errors: { person: error } }, outcome.refused === 'too_fast' ? 429 : 422)
  }
  const { address } = outcome
  if (address) {
    // Her language is not known; that of the organisation is.
    const letter = messagesIn('da').sheet.letter(deps.publicOrigin + paths.experiment.to({ experiment: experiment.id }))
    scope.afterCommit(() => deps.sendMail({ to: address, ...letter }))
  }
  return c.redirect(paths.experimentHelpers.to({ experiment: experiment.id }), 303)
})

helping.post(paths.experimentHelperRemoval.pattern, signedIn, async (c) => {
  const { scope } = c.var
  const experiment = await findExperiment(scope.tx, c.req.param('experiment'))
  const person = c.req.param('person')
  const outcome = experiment && isId(person) ? await removeHelper(scope, experiment, person) : { refused: 'not_found' as const }
  if (!experiment || 'refused' in outcome) return notFound(c)
  const isSelf = person === scope.actor.personId
  return c.redirect(isSelf ? paths.experiments.to() : paths.experimentHelpers.to({ experiment: experiment.id }), 303)
})

async function show(c: AppContext, experiment: Experiment, query?: string, form?: FormErrors, status: 422 | 429 = 422) {
  const { frame, scope } = c.var
  const { personId } = scope.actor
  const search = query && isOwner(experiment) ? await searchColleagues(scope.tx, query, personId) : { found: [], isCut: false }
  const helping = new Set(experiment.helpers.map(({ id }) => id))
  return showPage(
    c,
    <HelpingPage
      frame={frame}
      experiment={experiment}
      readerId={personId}
      query={query}
      found={search.found.filter(({ id }) => !helping.has(id))}
      isCut={search.isCut}
      form={form}
    />,
    form ? status : 200,
  )
}
