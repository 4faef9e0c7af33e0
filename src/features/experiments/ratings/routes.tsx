import { Hono } from 'hono'
import type { AppContext, AppEnv } from '#http/env.ts'
import { notFound } from '#http/errors.tsx'
import { showPage } from '#http/page.ts'
import { signedIn, unsigned } from '#http/scoped.ts'
import { hashOf } from '#http/session.ts'
import { paths } from '#paths.ts'
import { type FormErrors, parseForm } from '#shared/form.ts'
import { isInside } from '../access.ts'
import type { Experiment } from '../experiment.ts'
import { NotRecordedPage } from '../observations/not-recorded-page.tsx'
import { findGuestExperiment } from '../observations/queries.ts'
import { findExperiment } from '../queries.ts'
import { questionsOf } from '../question-files.ts'
import { listAnswers } from '../sheet/queries.ts'
import { canRemoveRater } from './access.ts'
import { addRaters, changeRater, enterRatings, giveRatings, giveRatingsAsGuest, removeRater } from './actions.ts'
import { namesSchema, raterSchema, scoresSchema } from './form.ts'
import { GuestRatingsPage } from './guest-ratings.tsx'
import { listRatings } from './queries.ts'
import { cellsOf, longestGroup, longestName, mostRaters, type NamesRefused, readNames } from './rater.ts'
import { RaterPage, RaterRemovalPage } from './rater-page.tsx'
import { RatersPage } from './raters-page.tsx'
import { RatingsPage } from './ratings-page.tsx'
import { reportOf } from './report.ts'
import { wordsOf } from './words.ts'

/** Now and after: one rates oneself, enters what others said, or rates as a guest. */
export const ratings = new Hono<AppEnv>()

ratings.get(paths.ratings.pattern, signedIn, async (c) => {
  const experiment = await findExperiment(c.var.scope.tx, c.req.param('experiment'))
  return experiment ? showRatings(c, experiment, { isSaved: c.req.query('saved') === 'rating' }) : notFound(c)
})

ratings.post(paths.ratings.pattern, signedIn, async (c) => {
  const { frame, scope } = c.var
  const experiment = await findInside(c)
  if (!experiment) return notFound(c)
  const form = parseForm(scoresSchema(frame.t), await c.req.parseBody())
  if ('errors' in form && !experiment.conclusion) return showRatings(c, experiment, { form })
  const outcome = 'errors' in form ? { refused: 'concluded' as const } : await giveRatings(scope, experiment.id, form.data)
  if ('given' in outcome) return c.redirect(paths.ratings.to({ experiment: experiment.id }, { saved: 'rating' }), 303)
  return outcome.refused === 'concluded' ? showRatings(c, experiment, { isRefused: true }) : notFound(c)
})

ratings.get(paths.raters.pattern, signedIn, async (c) => {
  const experiment = await findInside(c)
  if (!experiment) return notFound(c)
  const saved = Number.parseInt(c.req.query('saved') ?? '', 10)
  return showRaters(c, experiment, { saved: saved >= 0 && saved < 1000 ? saved : undefined })
})

ratings.post(paths.raters.pattern, signedIn, async (c) => {
  const { frame, scope } = c.var
  const experiment = await findInside(c)
  if (!experiment) return notFound(c)
  const form = parseForm(namesSchema(frame.t), await c.req.parseBody())
  if ('errors' in form) return showRaters(c, experiment, experiment.conclusion ? { isRefused: true } : { names: form })
  const { names, group } = form.data
  const outcome = await addRaters(scope, experiment.id, readNames(names, group || undefined))
  if ('added' in outcome) return c.redirect(paths.raters.to({ experiment: experiment.id }), 303)
  if (outcome.refused === 'not_found') return notFound(c)
  if (outcome.refused === 'concluded') return showRaters(c, experiment, { isRefused: true })
  return showRaters(c, experiment, { names: { typed: { names, group }, errors: { names: saidOf(c, outcome) } } })
})

ratings.post(paths.raterTable.pattern, signedIn, async (c) => {
  const { scope } = c.var
  const experiment = await findInside(c)
  if (!experiment) return notFound(c)
  const body = await c.req.parseBody()
  const outcome = await enterRatings(scope, experiment.id, (raters) => cellsOf(body, raters))
  if ('entered' in outcome) return c.redirect(paths.raters.to({ experiment: experiment.id }, { saved: String(outcome.entered) }), 303)
  if (outcome.refused === 'not_found') return notFound(c)
  if (outcome.refused === 'concluded') return showRaters(c, experiment, { isRefused: true })
  const cells = cellsOf(body, await listRatings(scope.tx, experiment.id))
  return showRaters(c, experiment, { table: { cells, wrong: outcome.wrong, conflicts: outcome.conflicts } })
})

ratings.get(paths.rater.pattern, signedIn, async (c) => {
  const found = await findRater(c)
  return found && !found.experiment.conclusion ? showRater(c, found) : notFound(c)
})

ratings.post(paths.rater.pattern, signedIn, async (c) => {
  const { frame, scope } = c.var
  const found = await findRater(c)
  if (!found) return notFound(c)
  const { experiment, rater } = found
  const form = parseForm(raterSchema(frame.t), await c.req.parseBody())
  if ('errors' in form) return experiment.conclusion ? showRaters(c, experiment, { isRefused: true }) : showRater(c, found, form)
  const { name, group } = form.data
  const outcome = await changeRater(scope, experiment.id, rater.id, { name, groupName: group || undefined })
  if ('changed' in outcome) return c.redirect(paths.raters.to({ experiment: experiment.id }), 303)
  if (outcome.refused === 'not_found') return notFound(c)
  if (outcome.refused === 'concluded') return showRaters(c, experiment, { isRefused: true })
  const field = rater.by === 'entered' ? 'name' : 'group'
  return showRater(c, found, { typed: { name, group }, errors: { [field]: frame.t.ratings.twice(name) } })
})

ratings.get(paths.raterRemoval.pattern, signedIn, async (c) => {
  const found = await findRater(c)
  if (!found || found.experiment.conclusion || !canRemoveRater(found.experiment, found.rater)) return notFound(c)
  return showPage(c, <RaterRemovalPage frame={c.var.frame} experiment={found.experiment} rater={found.rater} />)
})

ratings.post(paths.raterRemoval.pattern, signedIn, async (c) => {
  const experiment = await findInside(c)
  if (!experiment) return notFound(c)
  const outcome = await removeRater(c.var.scope, experiment.id, c.req.param('rater'))
  if ('removed' in outcome) return c.redirect(paths.raters.to({ experiment: experiment.id }), 303)
  return outcome.refused === 'concluded' ? showRaters(c, experiment, { isRefused: true }) : notFound(c)
})

/** The address is a key: it follows nobody to another page, and no search engine keeps it. */
ratings.post(paths.guestRatings.pattern, unsigned, async (c) => {
  c.header('Referrer-Policy', 'no-referrer')
  c.header('X-Robots-Tag', 'noindex')
  const { frame, publicScope } = c.var
  const token = c.req.param('token')
  const guest = await findGuestExperiment(publicScope, hashOf(token))
  if (!guest) return showNotRecorded(c, 'gone')
  if (guest.isConcluded) return showNotRecorded(c, 'concluded')
  const form = parseForm(scoresSchema(frame.t), await c.req.parseBody())
  const again = (form: FormErrors, status: 422 | 429) =>
    showPage(c, <GuestRatingsPage frame={frame} token={token} guest={guest} questions={questionsOf(guest.template)} form={form} />, status)
  if ('errors' in form) return again(form, 422)
  const outcome = await giveRatingsAsGuest(publicScope, hashOf(token), form.data)
  if ('given' in outcome) return c.redirect(paths.guest.to({ token }, { done: 'rated' }), 303)
  if (outcome.refused !== 'too_many') return showNotRecorded(c, outcome.refused)
  const typed = Object.fromEntries(Object.entries(form.data).flatMap(([key, value]) => (value ? [[key, String(value)]] : [])))
  return again({ typed, errors: { 'challenge-before': frame.t.observations.guestTooMany } }, 429)
})

/** Only the owner and the helpers know who rates: to a reader it is not there. */
async function findInside(c: AppContext): Promise<Experiment | undefined> {
  const experiment = await findExperiment(c.var.scope.tx, c.req.param('experiment') ?? '')
  return experiment && isInside(experiment) ? experiment : undefined
}

async function findRater(c: AppContext) {
  const experiment = await findInside(c)
  if (!experiment) return undefined
  const rater = (await listRatings(c.var.scope.tx, experiment.id)).find(({ id }) => id === c.req.param('rater'))
  return rater && { experiment, rater }
}

type Shown = Pick<Parameters<typeof RatingsPage>[0], 'form' | 'isSaved' | 'isRefused'>

async function showRatings(c: AppContext, experiment: Experiment, shown: Shown) {
  const { frame, scope } = c.var
  const questions = questionsOf(experiment.template)
  const raters = await listRatings(scope.tx, experiment.id)
  const words = wordsOf(await listAnswers(scope.tx, experiment.id))
  return showPage(
    c,
    <RatingsPage
      frame={frame}
      experiment={experiment}
      questions={questions}
      words={words}
      report={reportOf(raters, questions, experiment)}
      mine={raters.find(({ by }) => by === 'me')}
      {...shown}
    />,
    shown.isRefused ? 409 : shown.form ? 422 : 200,
  )
}

type RatersShown = Pick<Parameters<typeof RatersPage>[0], 'table' | 'names' | 'saved' | 'isRefused'>

async function showRaters(c: AppContext, experiment: Experiment, shown: RatersShown) {
  const raters = await listRatings(c.var.scope.tx, experiment.id)
  const isConflict = shown.isRefused || (shown.table && shown.table.wrong.length === 0)
  return showPage(
    c,
    <RatersPage frame={c.var.frame} experiment={experiment} raters={raters} {...shown} />,
    isConflict ? 409 : shown.table || shown.names ? 422 : 200,
  )
}

function showRater(c: AppContext, { experiment, rater }: NonNullable<Awaited<ReturnType<typeof findRater>>>, form?: FormErrors) {
  return showPage(
    c,
    <RaterPage frame={c.var.frame} experiment={experiment} rater={rater} mayRemove={canRemoveRater(experiment, rater)} form={form} />,
    form ? 422 : 200,
  )
}

function showNotRecorded(c: AppContext, why: 'gone' | 'concluded') {
  const t = c.var.frame.t.observations
  const [title, lead, status] =
    why === 'gone' ? ([t.goneTitle, t.goneLead, 404] as const) : ([t.concludedTitle, t.guestConcludedText, 409] as const)
  return showPage(c, <NotRecordedPage frame={c.var.frame} title={title} lead={lead} slim />, status)
}

function saidOf(c: AppContext, refused: NamesRefused): string {
  const t = c.var.frame.t.ratings
  switch (refused.refused) {
    case 'nobody':
      return t.nobodyGiven
    case 'too_many':
      return t.tooMany(mostRaters, refused.room)
    case 'twice':
      return t.twice(refused.name)
    default:
      return t.tooLongNamed(refused.name, refused.refused === 'name_too_long' ? longestName : longestGroup)
  }
}
