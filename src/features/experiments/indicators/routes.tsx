import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import type { AppContext, AppEnv } from '#http/env.ts'
import { notFound } from '#http/errors.tsx'
import { showPage } from '#http/page.ts'
import { signedIn } from '#http/scoped.ts'
import { paths } from '#paths.ts'
import { writeCsv } from '#shared/csv.ts'
import { danishDate, dateAndTime } from '#shared/dates.ts'
import type { FormErrors } from '#shared/form.ts'
import { isId } from '#shared/id.ts'
import { slugOf } from '#shared/slug.ts'
import { canWrite } from '../access.ts'
import type { Experiment } from '../experiment.ts'
import { findExperiment } from '../queries.ts'
import {
  addIndicator,
  addPause,
  changeIndicator,
  correctMeasurement,
  lockIndicators,
  mostPauses,
  moveIndicator,
  recordMeasurement,
  removeIndicator,
  removeMeasurement,
  removePause,
  saveMeasurements,
} from './actions.ts'
import { chartOf } from './chart.ts'
import { DefinitionPage } from './definition-page.tsx'
import {
  type GivenPaste,
  readDefinition,
  readIsoDate,
  readMeasurement,
  readPaste,
  readPause,
  readRevision,
  readSeen,
  readWas,
  textsOf,
  typedDefinition,
} from './form.ts'
import { type Indicator, type Measurement, mostIndicators, mostMeasurements } from './indicator.ts'
import { IndicatorPage } from './indicator-page.tsx'
import { IndicatorsPage } from './indicators-page.tsx'
import { LockPage } from './lock-page.tsx'
import { MeasurementPage } from './measurement-page.tsx'
import { PausesPage } from './pauses-page.tsx'
import { type MeasurementPlan, planMeasurements } from './plan-measurements.ts'
import { PreviewPage } from './preview-page.tsx'
import { findIndicator, listIndicators, listPauses, listStarDays } from './queries.ts'
import { readColumns, type Unreadable } from './read-column.ts'
import { showNumber, writeNumber } from './read-number.ts'
import { RefusedPage } from './refused-page.tsx'

export const indicators = new Hono<AppEnv>()

indicators.get(paths.indicators.pattern, signedIn, async (c) => {
  const experiment = await findAsked(c)
  return experiment ? showList(c, experiment) : notFound(c)
})

indicators.post(paths.indicators.pattern, signedIn, async (c) => {
  const experiment = await findWritable(c)
  if (!experiment) return notFound(c)
  if (experiment.conclusion) return concluded(c, experiment)
  const { frame, scope } = c.var
  const form = readDefinition(frame.t, frame.language, await c.req.parseBody(), today(c))
  if ('made' in form) return showList(c, experiment, { form: { typed: form.made, errors: {} } })
  if ('errors' in form) return showList(c, experiment, { form })
  const outcome = await addIndicator(scope, experiment.id, form.data)
  if ('added' in outcome) return toList(c, experiment)
  if (outcome.refused !== 'too_many') return refused(c, experiment, outcome)
  const typed = typedDefinition({ ...form.data, revision: 0 }, frame.language)
  return showList(c, experiment, { form: { typed, errors: { name: frame.t.indicators.tooMany(mostIndicators) } } })
})

indicators.get(paths.indicatorsLock.pattern, signedIn, async (c) => {
  const experiment = await findWritable(c)
  if (!experiment) return notFound(c)
  return experiment.conclusion ? concluded(c, experiment) : showLock(c, experiment)
})

indicators.post(paths.indicatorsLock.pattern, signedIn, async (c) => {
  const experiment = await findWritable(c)
  if (!experiment) return notFound(c)
  const outcome = await lockIndicators(c.var.scope, experiment.id, readSeen(await c.req.parseBody()))
  if ('locked' in outcome) return toList(c, experiment)
  return outcome.refused === 'conflict' ? showLock(c, experiment, undefined, true) : refused(c, experiment, outcome)
})

indicators.get(paths.indicatorLock.pattern, signedIn, async (c) => {
  const place = await findPlace(c)
  if (!place || place.experiment.standing === 'reader') return notFound(c)
  if (place.experiment.conclusion) return concluded(c, place.experiment)
  return place.indicator.lockedAt ? locked(c, place, place.indicator.lockedAt) : showLock(c, place.experiment, place.indicator)
})

indicators.post(paths.indicatorLock.pattern, signedIn, async (c) => {
  const place = await findPlace(c)
  if (!place) return notFound(c)
  const { experiment, indicator } = place
  const seen = readSeen(await c.req.parseBody()).get(indicator.id)
  if (indicator.lockedAt && canWrite(experiment)) return locked(c, place, indicator.lockedAt)
  const outcome = await lockIndicators(c.var.scope, experiment.id, new Map([[indicator.id, seen ?? -1]]))
  if ('locked' in outcome) return toList(c, experiment)
  if (outcome.refused !== 'conflict') return refused(c, experiment, outcome)
  const now = await findIndicator(c.var.scope.tx, experiment.id, indicator.id)
  return now?.lockedAt ? locked(c, place, now.lockedAt) : showLock(c, experiment, now, true)
})

indicators.get(paths.indicator.pattern, signedIn, async (c) => {
  const place = await findPlace(c)
  return place ? showIndicator(c, place) : notFound(c)
})

indicators.get(paths.indicatorDefinition.pattern, signedIn, async (c) => {
  const place = await findPlace(c)
  if (!place || place.experiment.standing === 'reader') return notFound(c)
  const { experiment, indicator } = place
  if (experiment.conclusion) return concluded(c, experiment)
  if (indicator.lockedAt) return locked(c, place, indicator.lockedAt)
  const { frame } = c.var
  const form = { typed: typedDefinition(indicator, frame.language), errors: {} }
  return showPage(c, <DefinitionPage frame={frame} experiment={experiment} indicatorId={indicator.id} form={form} />)
})

indicators.post(paths.indicatorDefinition.pattern, signedIn, async (c) => {
  const experiment = await findWritable(c)
  const id = c.req.param('indicator')
  if (!experiment || !isId(id)) return notFound(c)
  if (experiment.conclusion) return concluded(c, experiment)
  const { frame, scope } = c.var
  const present = await findIndicator(scope.tx, experiment.id, id)
  if (present?.lockedAt) return locked(c, { experiment }, present.lockedAt)
  const body = await c.req.parseBody()
  const page = (form: FormErrors, conflict?: Parameters<typeof DefinitionPage>[0]['conflict']) =>
    showPage(
      c,
      <DefinitionPage frame={frame} experiment={experiment} indicatorId={id} form={form} conflict={conflict} />,
      conflict ? 409 : 422,
    )
  const form = readDefinition(frame.t, frame.language, body, today(c))
  if ('made' in form) return page({ typed: form.made, errors: {} })
  if ('errors' in form) return page(form)
  const outcome = await changeIndicator(scope, experiment.id, id, form.data, readRevision(body))
  if ('changed' in outcome) return toList(c, experiment)
  if (outcome.refused === 'not_found' && !present) return page({ typed: textsOf(body), errors: {} }, { gone: true })
  if (outcome.refused !== 'conflict') return refused(c, experiment, outcome)
  // Saving again from here is a choice made with both in view: so the form now knows what stands.
  const typed = { ...textsOf(body), revision: String(outcome.now?.revision ?? 0) }
  return page({ typed, errors: {} }, outcome.now ? { now: outcome.now } : { gone: true })
})

indicators.post(paths.indicatorMove.pattern, signedIn, async (c) => {
  const experiment = await findWritable(c)
  if (!experiment) return notFound(c)
  const { where } = await c.req.parseBody()
  const outcome = await moveIndicator(c.var.scope, experiment.id, c.req.param('indicator'), where === 'up' ? 'up' : 'down')
  return 'moved' in outcome ? toList(c, experiment) : refused(c, experiment, outcome)
})

indicators.post(paths.indicatorRemoval.pattern, signedIn, async (c) => {
  const experiment = await findWritable(c)
  const id = c.req.param('indicator')
  if (!experiment || !isId(id)) return notFound(c)
  const outcome = await removeIndicator(c.var.scope, experiment.id, id, readRevision(await c.req.parseBody()))
  if ('removed' in outcome) return toList(c, experiment)
  return outcome.refused === 'conflict' ? showList(c, experiment, { notRemoved: true }) : refused(c, experiment, outcome)
})

indicators.post(paths.measurements.pattern, signedIn, async (c) => {
  const place = await findOpenPlace(c)
  if ('response' in place) return place.response
  const { experiment, indicator } = place
  const { frame, scope } = c.var
  const t = frame.t.indicators
  const body = await c.req.parseBody()
  const form = readMeasurement(frame.t, frame.language, body)
  if ('errors' in form) return showIndicator(c, place, { form })
  const outcome = await recordMeasurement(scope, experiment.id, indicator.id, form.data)
  if ('recorded' in outcome) return toIndicator(c, place)
  const typed = textsOf(body)
  if (outcome.refused === 'in_future') return showIndicator(c, place, { form: { typed, errors: { on: t.inFuture } } })
  if (outcome.refused === 'full') return showIndicator(c, place, { form: { typed, errors: { value: t.full(mostMeasurements) } } })
  if (outcome.refused !== 'conflict' || !outcome.now) return refused(c, experiment, { refused: 'not_found' })
  return showMeasurement(c, place, form.data.on, { typed, now: outcome.now })
})

indicators.get(paths.measurementsExport.pattern, signedIn, async (c) => {
  const place = await findPlace(c)
  if (!place) return notFound(c)
  const { name, unit, measurements } = place.indicator
  const head = ['dato', unit ? `${name} (${unit})` : name, 'bemærkning']
  const text = writeCsv([head, ...measurements.map(({ on, value, note }) => [on, value, note ?? ''])])
  return c.body(text, 200, {
    'Content-Type': 'text/csv; charset=utf-8',
    'Content-Disposition': `attachment; filename="${slugOf(name)}.csv"`,
  })
})

indicators.get(paths.measurement.pattern, signedIn, async (c) => {
  const place = await findOpenPlace(c)
  if ('response' in place) return place.response
  const found = place.indicator.measurements.find(({ on }) => on === c.req.param('date'))
  if (!found) return notFound(c)
  const { language } = c.var.frame
  const typed = { on: found.on, value: writeNumber(found.value, language), note: found.note ?? '', was: String(found.value) }
  return showMeasurement(c, place, found.on, { typed })
})

indicators.post(paths.measurement.pattern, signedIn, async (c) => {
  const place = await findOpenPlace(c)
  const on = readIsoDate(c.req.param('date'))
  if ('response' in place) return place.response
  if (!on) return notFound(c)
  const { frame, scope } = c.var
  const body = { ...(await c.req.parseBody()), on }
  const form = readMeasurement(frame.t, frame.language, body)
  if ('errors' in form) return showMeasurement(c, place, on, { typed: form.typed, errors: form.errors })
  const outcome = await correctMeasurement(scope, place.experiment.id, place.indicator.id, form.data, form.data.was ?? Number.NaN)
  if ('corrected' in outcome) return toIndicator(c, place)
  if (outcome.refused !== 'conflict') return refused(c, place.experiment, outcome)
  return showMeasurement(c, place, on, { typed: textsOf(body), now: outcome.now, isGone: !outcome.now })
})

indicators.post(paths.measurementRemoval.pattern, signedIn, async (c) => {
  const place = await findOpenPlace(c)
  const on = readIsoDate(c.req.param('date'))
  if ('response' in place) return place.response
  if (!on) return notFound(c)
  const was = readWas(await c.req.parseBody()) ?? Number.NaN
  const outcome = await removeMeasurement(c.var.scope, place.experiment.id, place.indicator.id, on, was)
  if ('removed' in outcome) return toIndicator(c, place)
  return outcome.refused === 'conflict' ? showIndicator(c, place, { notRemoved: on }) : refused(c, place.experiment, outcome)
})

indicators.post(paths.measurementPaste.pattern, signedIn, async (c) => {
  const place = await findOpenPlace(c)
  if ('response' in place) return place.response
  const body = await c.req.parseBody()
  const given = await readGiven(c, place, body)
  return 'response' in given ? given.response : showPreview(c, place, given, { isUnanswered: body.asked === 'yes' })
})

indicators.post(paths.measurementPasteCompletion.pattern, signedIn, async (c) => {
  const place = await findOpenPlace(c)
  if ('response' in place) return place.response
  const given = await readGiven(c, place, await c.req.parseBody())
  if ('response' in given) return given.response
  const { plan } = given
  if (!plan) return showPreview(c, place, given, { isUnanswered: true })
  if (fingerprintOf(plan) !== given.paste.seen) return showPreview(c, place, given, { isStale: true })
  const outcome = await saveMeasurements(c.var.scope, place.experiment.id, place.indicator.id, plan)
  return 'saved' in outcome ? toIndicator(c, place) : refused(c, place.experiment, outcome)
})

indicators.get(paths.pauses.pattern, signedIn, async (c) => {
  const experiment = await findAsked(c)
  return experiment ? showPauses(c, experiment) : notFound(c)
})

indicators.post(paths.pauses.pattern, signedIn, async (c) => {
  const experiment = await findWritable(c)
  if (!experiment) return notFound(c)
  if (experiment.conclusion) return concluded(c, experiment)
  const { frame, scope } = c.var
  const body = await c.req.parseBody()
  const form = readPause(frame.t, body, today(c))
  if ('errors' in form) return showPauses(c, experiment, form)
  const outcome = await addPause(scope, experiment.id, form.data)
  if ('added' in outcome) return c.redirect(paths.pauses.to({ experiment: experiment.id }), 303)
  if (outcome.refused !== 'too_many') return refused(c, experiment, outcome)
  return showPauses(c, experiment, { typed: textsOf(body), errors: { label: frame.t.indicators.pauseTooMany(mostPauses) } })
})

indicators.post(paths.pauseRemoval.pattern, signedIn, async (c) => {
  const experiment = await findWritable(c)
  if (!experiment) return notFound(c)
  const outcome = await removePause(c.var.scope, experiment.id, c.req.param('pause'))
  if ('removed' in outcome) return c.redirect(paths.pauses.to({ experiment: experiment.id }), 303)
  return refused(c, experiment, outcome)
})

interface Place {
  experiment: Experiment
  indicator: Indicator
}

function findAsked(c: AppContext): Promise<Experiment | undefined> {
  return findExperiment(c.var.scope.tx, c.req.param('experiment') ?? '')
}

/** The experiment of the address when the reader owns it or helps; concluded ones too, so that she is told why nothing is written. */
async function findWritable(c: AppContext): Promise<Experiment | undefined> {
  const experiment = await findAsked(c)
  return experiment?.standing === 'reader' ? undefined : experiment
}

async function findPlace(c: AppContext): Promise<Place | undefined> {
  const experiment = await findAsked(c)
  const indicator = experiment && (await findIndicator(c.var.scope.tx, experiment.id, c.req.param('indicator') ?? ''))
  return indicator && { experiment, indicator }
}

/** Where measurements are written; or the answer to who may not, or no longer. */
async function findOpenPlace(c: AppContext): Promise<Place | { response: Response }> {
  const place = await findPlace(c)
  if (!place || place.experiment.standing === 'reader') return { response: await notFound(c) }
  return place.experiment.conclusion ? { response: await concluded(c, place.experiment) } : place
}

interface Given {
  paste: GivenPaste
  read: Exclude<ReturnType<typeof readColumns>, Unreadable>
  /** Undefined while something must be answered first. */
  plan?: MeasurementPlan
}

/** What was pasted, read and planned; or the page that says why it cannot be. All that was pasted is on it. */
async function readGiven(c: AppContext, place: Place, body: Record<string, unknown>): Promise<Given | { response: Response }> {
  const { t, language } = c.var.frame
  const m = t.indicators
  const number = (value: number) => showNumber(value, language)
  const paste = await readPaste(body)
  const no = async (error: string) => {
    // A file is where it was; what was pasted is only here.
    const text = 'text' in paste && !paste.isFile ? paste.text : ''
    return { response: await showIndicator(c, place, { paste: { text, error } }) }
  }
  if ('unreadable' in paste) return no(paste.unreadable === 'none' ? m.pasteMissing : m.unreadable[paste.unreadable])
  const read = readColumns(paste.text, today(c), paste.answers)
  if ('unreadable' in read) {
    if (read.unreadable === 'too_many') return no(m.tooManyRows(number(read.lines), number(mostMeasurements)))
    return no(read.unreadable === 'broken_quotes' ? m.unreadable.broken_quotes(read.line) : m.unreadable[read.unreadable])
  }
  if (!read.hasDates && place.indicator.plannedOn.length === 0) return no(m.unreadable.no_planned)
  if (read.questions.length > 0) return { paste, read }
  const plan = planMeasurements(read, place.indicator, today(c), paste.from)
  if (plan.tooMany !== undefined) {
    const isLong = read.lines.length > mostMeasurements
    return no(
      isLong
        ? m.tooManyRows(number(read.lines.length), number(mostMeasurements))
        : m.tooManyWith(number(plan.tooMany), number(mostMeasurements)),
    )
  }
  return { paste, read, plan }
}

function showPreview(
  c: AppContext,
  { experiment, indicator }: Place,
  { paste, read, plan }: Given,
  { isStale, isUnanswered = false }: { isStale?: boolean; isUnanswered?: boolean } = {},
) {
  const stillAsks = isUnanswered && read.questions.length > 0
  return showPage(
    c,
    <PreviewPage
      frame={c.var.frame}
      experimentId={experiment.id}
      indicator={indicator}
      text={paste.text}
      answers={paste.answers}
      read={read}
      plan={plan}
      fingerprint={plan ? fingerprintOf(plan) : ''}
      today={today(c)}
      isStale={isStale}
      isUnanswered={stillAsks}
    />,
    isStale ? 409 : stillAsks ? 422 : 200,
  )
}

/** Two plans that do the same have the same. */
function fingerprintOf({ added, changed }: MeasurementPlan): string {
  return createHash('sha256')
    .update(JSON.stringify([added, changed]))
    .digest('base64url')
    .slice(0, 22)
}

async function showList(c: AppContext, experiment: Experiment, { form, notRemoved }: { form?: FormErrors; notRemoved?: boolean } = {}) {
  const { frame, scope } = c.var
  const page = (
    <IndicatorsPage
      frame={frame}
      experiment={experiment}
      indicators={await listIndicators(scope.tx, experiment.id)}
      canEdit={canWrite(experiment)}
      today={today(c)}
      form={form}
      notRemoved={notRemoved}
    />
  )
  return showPage(c, page, notRemoved ? 409 : form ? 422 : 200)
}

/** Of one, or of all that are not locked yet. */
async function showLock(c: AppContext, experiment: Experiment, indicator?: Indicator, hasChanged?: boolean) {
  const { frame, scope } = c.var
  const loose = (await listIndicators(scope.tx, experiment.id)).filter(
    ({ id, lockedAt }) => !lockedAt && (!indicator || id === indicator.id),
  )
  const action = indicator
    ? paths.indicatorLock.to({ experiment: experiment.id, indicator: indicator.id })
    : paths.indicatorsLock.to({ experiment: experiment.id })
  const page = <LockPage frame={frame} experiment={experiment} action={action} indicators={loose} hasChanged={hasChanged} />
  return showPage(c, page, hasChanged ? 409 : 200)
}

interface ShownIndicator {
  form?: FormErrors
  paste?: { text: string; error: string }
  notRemoved?: string
}

async function showIndicator(c: AppContext, { experiment, indicator }: Place, { form, paste, notRemoved }: ShownIndicator = {}) {
  const { frame, scope } = c.var
  const chart = chartOf(indicator, experiment, {
    pauses: await listPauses(scope.tx, experiment.id),
    starDays: await listStarDays(scope.tx, experiment.id),
    showLimits: c.req.query('limits') === 'yes',
  })
  const page = (
    <IndicatorPage
      frame={frame}
      experiment={experiment}
      chart={chart}
      canEdit={canWrite(experiment)}
      today={today(c)}
      form={form}
      paste={paste}
      notRemoved={notRemoved}
    />
  )
  return showPage(c, page, notRemoved ? 409 : form || paste ? 422 : 200)
}

interface ShownMeasurement {
  typed: Record<string, string>
  errors?: FormErrors['errors']
  now?: Measurement
  isGone?: boolean
}

function showMeasurement(c: AppContext, { experiment, indicator }: Place, on: string, { typed, errors, now, isGone }: ShownMeasurement) {
  const conflict = now ? { now } : isGone ? { gone: true as const } : undefined
  // Saving again from here is a choice made with both in view: so the form now knows what stands.
  const form = { typed: now ? { ...typed, was: String(now.value) } : typed, errors: errors ?? {} }
  const page = (
    <MeasurementPage frame={c.var.frame} experimentId={experiment.id} indicator={indicator} on={on} form={form} conflict={conflict} />
  )
  return showPage(c, page, conflict ? 409 : errors ? 422 : 200)
}

async function showPauses(c: AppContext, experiment: Experiment, form?: FormErrors) {
  const pauses = await listPauses(c.var.scope.tx, experiment.id)
  const page = <PausesPage frame={c.var.frame} experiment={experiment} pauses={pauses} canEdit={canWrite(experiment)} form={form} />
  return showPage(c, page, form ? 422 : 200)
}

/** Nothing was changed, and why. */
async function refused(
  c: AppContext,
  experiment: Experiment,
  outcome: { refused: 'not_found' | 'concluded' } | { refused: 'locked'; lockedAt: Date },
) {
  if (outcome.refused === 'not_found') return notFound(c)
  return 'lockedAt' in outcome ? locked(c, { experiment }, outcome.lockedAt) : concluded(c, experiment)
}

function concluded(c: AppContext, experiment: Experiment) {
  const { frame } = c.var
  const t = frame.t.indicators
  const href = paths.experiment.to({ experiment: experiment.id })
  return showPage(c, <RefusedPage frame={frame} title={t.concludedTitle} text={t.concludedText} href={href} back={t.toExperiment} />, 409)
}

function locked(c: AppContext, { experiment }: Pick<Place, 'experiment'>, lockedAt: Date) {
  const { frame } = c.var
  const t = frame.t.indicators
  const text = t.isLocked(dateAndTime(lockedAt, frame.language))
  const href = paths.indicators.to({ experiment: experiment.id })
  return showPage(c, <RefusedPage frame={frame} title={t.lockedTitle} text={text} href={href} back={t.toList} />, 409)
}

function toList(c: AppContext, experiment: Experiment) {
  return c.redirect(paths.indicators.to({ experiment: experiment.id }), 303)
}

function toIndicator(c: AppContext, { experiment, indicator }: Place) {
  return c.redirect(paths.indicator.to({ experiment: experiment.id, indicator: indicator.id }), 303)
}

function today(c: AppContext): string {
  return danishDate(c.var.scope.now)
}
