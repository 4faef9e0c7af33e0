import { Hono } from 'hono'
import { answerConflict, answerErrors, answerRefused, answerSaved, asksForJson } from '#http/auto-save.ts'
import type { AppContext, AppEnv } from '#http/env.ts'
import { notFound } from '#http/errors.tsx'
import { showPage } from '#http/page.ts'
import { signedIn } from '#http/scoped.ts'
import { paths } from '#paths.ts'
import { longDate } from '#shared/dates.ts'
import { parseForm } from '#shared/form.ts'
import { isId } from '#shared/id.ts'
import { moveExperiment, reframeExperiment } from '../actions.ts'
import { type Experiment, isWritable, type PhaseNumber } from '../experiment.ts'
import { readPhase } from '../form.ts'
import { findExperiment } from '../queries.ts'
import { questionsOf } from '../question-files.ts'
import { allQuestions, say } from '../questions.ts'
import { addReading, answerQuestion, removeReading, rewriteReading } from './actions.ts'
import { type ConflictField, ConflictPage, NotSavedPage } from './conflict-page.tsx'
import { answerSchema, framesSchema, readingSchema, readRevision } from './form.ts'
import { FramesPage } from './frames-page.tsx'
import { PerspectivesPage, type PerspectivesPageProps } from './perspectives-page.tsx'
import { LockPage, PhasePage, type PhasePageProps } from './phase-page.tsx'
import { countUnlockedIndicators, findReading, listAnswers, listFormerPerspectives, listPerspectives, listReadings } from './queries.ts'
import { mostReadings, mustWarn, type Perspective, pageOf, questionOf, type Reading, type ReadingText, readingFields } from './sheet.ts'

/** What is written in an experiment: its phases with their questions, the readings, the perspectives, its name and dates. */
export const sheet = new Hono<AppEnv>()

sheet.get(paths.experimentPhasePage.pattern, signedIn, async (c) => {
  const experiment = await findHere(c)
  const phase = readPhase(c.req.param('phase'))
  return experiment && phase ? showPhase(c, experiment, phase, { saved: c.req.query('saved') }) : notFound(c)
})

/** Where it is now. */
sheet.get(paths.experimentPhase.pattern, signedIn, async (c) => {
  const experiment = await findHere(c)
  return experiment ? c.redirect(phasePage(experiment, experiment.phase), 303) : notFound(c)
})

sheet.post(paths.experimentPhase.pattern, signedIn, async (c) => {
  const experiment = await findHere(c)
  const body = await c.req.parseBody()
  const phase = readPhase(body.phase)
  if (!experiment || experiment.standing === 'reader' || !phase) return notFound(c)
  const { frame, scope } = c.var
  if (!experiment.conclusion && body.anyway !== 'yes') {
    const unlocked = await countUnlockedIndicators(scope.tx, experiment.id)
    if (mustWarn(experiment, phase, unlocked)) {
      const indicators = paths.indicators.to({ experiment: experiment.id })
      return showPage(c, <LockPage frame={frame} experiment={experiment} to={phase} unlocked={unlocked} indicators={indicators} />, 422)
    }
  }
  const outcome = await moveExperiment(scope, experiment.id, phase)
  if ('moved' in outcome) return c.redirect(phasePage(experiment, phase), 303)
  return outcome.refused === 'concluded' ? showConcluded(c, experiment, []) : notFound(c)
})

/** The question, where it is asked. */
sheet.get(paths.experimentAnswer.pattern, signedIn, async (c) => {
  const experiment = await findHere(c)
  const question = c.req.param('question')
  const page = experiment && pageOf(questionsOf(experiment.template), question)
  return page ? c.redirect(`${pageOfQuestion(experiment, page)}#${encodeURIComponent(question)}`, 303) : notFound(c)
})

sheet.post(paths.experimentAnswer.pattern, signedIn, async (c) => {
  const experiment = await findHere(c)
  const question = c.req.param('question')
  const page = experiment && pageOf(questionsOf(experiment.template), question)
  if (!page || !(await isAsked(c, experiment, question))) return asksForJson(c) ? answerGone(c) : notFound(c)
  const { frame, scope } = c.var
  const form = parseForm(answerSchema(frame.t), await c.req.parseBody())
  if ('errors' in form) {
    if (asksForJson(c)) return answerErrors(c, form.errors)
    const refused = { question, text: form.typed.text ?? '', error: form.errors.text ?? '' }
    return page === 'perspectives' ? showPerspectives(c, experiment, { refused }) : showPhase(c, experiment, page, { refused })
  }
  const outcome = await answerQuestion(scope, experiment, { question, ...form.data })
  if ('saved' in outcome) {
    if (asksForJson(c)) return answerSaved(c, { revision: outcome.saved, savedAt: scope.now })
    return c.redirect(`${pageOfQuestion(experiment, page, question)}#${encodeURIComponent(question)}`, 303)
  }
  if (outcome.refused === 'not_found') return asksForJson(c) ? answerGone(c) : notFound(c)
  if (outcome.refused === 'concluded')
    return asksForJson(c) ? answerRefused(c, frame.t.sheet.concludedShort) : showConcluded(c, experiment, [form.data.text])
  const { text, revision, author } = outcome.now ?? { text: '', revision: 0, author: undefined }
  if (asksForJson(c)) return answerConflict(c, { fields: { text }, author, revision })
  return showPage(
    c,
    <ConflictPage
      frame={frame}
      back={{ href: `${pageOfQuestion(experiment, page)}#${encodeURIComponent(question)}`, text: experiment.title }}
      author={author}
      action={c.req.path}
      revision={revision}
      fields={[{ name: 'text', label: await labelOf(c, experiment, question), mine: form.data.text, theirs: text }]}
    />,
    409,
  )
})

sheet.post(paths.experimentReadings.pattern, signedIn, async (c) => {
  const experiment = await findHere(c)
  const outcome = experiment ? await addReading(c.var.scope, experiment) : { refused: 'not_found' as const }
  if (!experiment || ('refused' in outcome && outcome.refused === 'not_found')) return notFound(c)
  if ('added' in outcome)
    return c.redirect(`${phasePage(experiment, 1, { at: `holder-${outcome.added}` })}#udlaegning-${outcome.added}`, 303)
  if (outcome.refused === 'concluded') return showConcluded(c, experiment, [])
  return showPhase(c, experiment, 1, { warning: c.var.frame.t.sheet.tooManyReadings(mostReadings) }, 422)
})

/** The reading, where it stands. */
sheet.get(paths.experimentReading.pattern, signedIn, async (c) => {
  const experiment = await findHere(c)
  const reading = experiment && (await findReading(c.var.scope.tx, experiment.id, c.req.param('reading')))
  return reading ? c.redirect(`${phasePage(experiment, 1)}#udlaegning-${reading.id}`, 303) : notFound(c)
})

sheet.post(paths.experimentReading.pattern, signedIn, async (c) => {
  const experiment = await findHere(c)
  const id = c.req.param('reading')
  if (!experiment || !isId(id)) return asksForJson(c) ? answerGone(c) : notFound(c)
  const { frame, scope } = c.var
  const form = parseForm(readingSchema(frame.t), await c.req.parseBody())
  if ('errors' in form) {
    if (asksForJson(c)) return answerErrors(c, form.errors)
    return showPhase(c, experiment, 1, { refusedReading: { id, ...form } })
  }
  const { revision, ...text } = form.data
  const outcome = await rewriteReading(scope, experiment, id, text, revision)
  if ('saved' in outcome) {
    if (asksForJson(c)) return answerSaved(c, { revision: outcome.saved, savedAt: scope.now })
    return c.redirect(`${phasePage(experiment, 1, { saved: id })}#udlaegning-${id}`, 303)
  }
  if (outcome.refused === 'not_found') return asksForJson(c) ? answerGone(c) : notFound(c)
  if (outcome.refused === 'concluded')
    return asksForJson(c) ? answerRefused(c, frame.t.sheet.concludedShort) : showConcluded(c, experiment, Object.values(text))
  if (!outcome.now) {
    if (asksForJson(c)) return answerRefused(c, frame.t.sheet.goneReading, 410)
    const { notHereTitle, goneReading } = frame.t.sheet
    return showPage(
      c,
      <NotSavedPage frame={frame} back={backTo(experiment, 1)} title={notHereTitle} text={goneReading} typed={Object.values(text)} />,
      409,
    )
  }
  const { author } = outcome.now
  if (asksForJson(c)) return answerConflict(c, { fields: textOf(outcome.now), author, revision: outcome.now.revision })
  return showPage(
    c,
    <ConflictPage
      frame={frame}
      back={{ href: `${phasePage(experiment, 1)}#udlaegning-${id}`, text: experiment.title }}
      author={author}
      action={c.req.path}
      revision={outcome.now.revision}
      fields={readingConflict(c, experiment, text, outcome.now)}
    />,
    409,
  )
})

sheet.post(paths.experimentReadingRemoval.pattern, signedIn, async (c) => {
  const experiment = await findHere(c)
  const id = c.req.param('reading')
  if (!experiment || !isId(id)) return notFound(c)
  const outcome = await removeReading(c.var.scope, experiment, id, readRevision(await c.req.parseBody()))
  if ('removed' in outcome) return c.redirect(`${phasePage(experiment, 1)}#udlaegninger`, 303)
  if (outcome.refused === 'not_found') return notFound(c)
  if (outcome.refused === 'concluded') return showConcluded(c, experiment, [])
  return showPhase(c, experiment, 1, { warning: c.var.frame.t.sheet.removalConflict }, 409)
})

sheet.get(paths.experimentFrames.pattern, signedIn, async (c) => {
  const experiment = await findHere(c)
  if (!experiment || experiment.standing === 'reader') return notFound(c)
  if (!isWritable(experiment)) return showConcluded(c, experiment, [], 200)
  return showPage(c, <FramesPage frame={c.var.frame} experiment={experiment} />)
})

sheet.post(paths.experimentFrames.pattern, signedIn, async (c) => {
  const experiment = await findHere(c)
  if (!experiment || experiment.standing === 'reader') return notFound(c)
  const { frame, scope } = c.var
  const form = parseForm(framesSchema(frame.t), await c.req.parseBody())
  if ('errors' in form) return showPage(c, <FramesPage frame={frame} experiment={experiment} form={form} />, 422)
  const { revision, ...frames } = form.data
  const outcome = await reframeExperiment(scope, experiment.id, frames, revision)
  if ('reframed' in outcome) return c.redirect(paths.experiment.to({ experiment: experiment.id }), 303)
  if (outcome.refused === 'not_found') return notFound(c)
  if (outcome.refused === 'concluded') return showConcluded(c, experiment, [frames.title])
  const now = (await findHere(c)) ?? experiment
  return showPage(
    c,
    <ConflictPage
      frame={frame}
      back={{ href: paths.experiment.to({ experiment: experiment.id }), text: now.title }}
      action={c.req.path}
      revision={now.revision}
      fields={framesConflict(c, frames, now)}
    />,
    409,
  )
})

sheet.get(paths.experimentPerspectives.pattern, signedIn, async (c) => {
  const experiment = await findHere(c)
  return experiment ? showPerspectives(c, experiment, { saved: c.req.query('saved') }) : notFound(c)
})

async function findHere(c: AppContext): Promise<Experiment | undefined> {
  return findExperiment(c.var.scope.tx, c.req.param('experiment') ?? '')
}

async function showPhase(
  c: AppContext,
  experiment: Experiment,
  phase: PhaseNumber,
  more: Pick<PhasePageProps, 'saved' | 'refused' | 'refusedReading' | 'warning'>,
  status: 200 | 409 | 422 = more.refused || more.refusedReading ? 422 : 200,
) {
  const { frame, scope } = c.var
  const answers = await listAnswers(scope.tx, experiment.id)
  const readings = phase === 1 ? await listReadings(scope.tx, experiment.id) : []
  const questions = questionsOf(experiment.template)
  return showPage(
    c,
    <PhasePage frame={frame} experiment={experiment} questions={questions} phase={phase} answers={answers} readings={readings} {...more} />,
    status,
  )
}

async function showPerspectives(c: AppContext, experiment: Experiment, more: Pick<PerspectivesPageProps, 'saved' | 'refused'>) {
  const { frame, scope } = c.var
  const answers = await listAnswers(scope.tx, experiment.id)
  const perspectives = await allPerspectives(
    c,
    answers.filter(({ text }) => text).map(({ question }) => question),
  )
  const questions = questionsOf(experiment.template)
  return showPage(
    c,
    <PerspectivesPage
      frame={frame}
      experiment={experiment}
      questions={questions}
      answers={answers}
      perspectives={perspectives}
      {...more}
    />,
    more.refused ? 422 : 200,
  )
}

/** Those of now, and those that something was written from before they left the foundation. */
async function allPerspectives(c: AppContext, answered: string[]): Promise<Perspective[]> {
  const { tx } = c.var.scope
  const present = await listPerspectives(tx)
  const asked = new Set(present.map(questionOf))
  return [
    ...present,
    ...(await listFormerPerspectives(
      tx,
      answered.filter((question) => !asked.has(question)),
    )),
  ]
}

/** A question of the template, or one from a perspective that there is. */
async function isAsked(c: AppContext, experiment: Experiment, question: string): Promise<boolean> {
  if (allQuestions(questionsOf(experiment.template)).some(({ key }) => key === question)) return true
  return (await allPerspectives(c, [question])).some((perspective) => questionOf(perspective) === question)
}

async function labelOf(c: AppContext, experiment: Experiment, question: string): Promise<string> {
  const asked = allQuestions(questionsOf(experiment.template)).find(({ key }) => key === question)
  if (asked) return say(asked.label, c.var.frame.language, experiment)
  return (await allPerspectives(c, [question])).find((perspective) => questionOf(perspective) === question)?.name ?? question
}

function readingConflict(c: AppContext, experiment: Experiment, mine: ReadingText, theirs: Reading): ConflictField[] {
  const { language, t } = c.var.frame
  const asked = questionsOf(experiment.template).phases[0]?.readings
  const labels = { holder: t.sheet.holder, text: asked && say(asked.understand, language, experiment) }
  return readingFields.map((name) => ({
    name,
    label: (name === 'holder' || name === 'text' ? labels[name] : asked && say(asked[name], language, experiment)) ?? name,
    mine: mine[name],
    theirs: theirs[name],
    type: name === 'holder' ? 'text' : undefined,
  }))
}

function framesConflict(c: AppContext, mine: Parameters<typeof reframeExperiment>[2], theirs: Experiment): ConflictField[] {
  const { t, language } = c.var.frame
  const day = (name: 'actionFrom' | 'actionTo' | 'reflectionOn', label: string): ConflictField => ({
    name,
    label,
    mine: mine[name] ?? '',
    theirs: theirs[name] ?? '',
    shown: theirs[name] ? longDate(theirs[name], language) : '',
    type: 'date',
  })
  return [
    { name: 'title', label: t.experiments.titleLabel, mine: mine.title, theirs: theirs.title, type: 'text' },
    {
      name: 'voice',
      label: t.experiments.voiceLabel,
      mine: mine.voice,
      theirs: theirs.voice,
      shown: t.experiments.voices[theirs.voice],
      type: 'choice',
      choices: (['jeg', 'vi'] as const).map((value) => ({ value, label: t.experiments.voices[value] })),
    },
    day('actionFrom', t.sheet.actionFromLabel),
    day('actionTo', t.sheet.actionToLabel),
    day('reflectionOn', t.sheet.reflectionOnLabel),
  ]
}

function showConcluded(c: AppContext, experiment: Experiment, typed: string[], status: 200 | 409 = 409) {
  const { frame } = c.var
  const { concludedTitle, concludedText } = frame.t.sheet
  const text = typed.length > 0 ? concludedText : frame.t.experiments.isConcluded
  const back = { href: paths.experiment.to({ experiment: experiment.id }), text: experiment.title }
  return showPage(c, <NotSavedPage frame={frame} back={back} title={concludedTitle} text={text} typed={typed} />, status)
}

function answerGone(c: AppContext) {
  return answerRefused(c, c.var.frame.t.errors.notFoundText, 404)
}

function textOf(reading: Reading): ReadingText {
  const { holder, text, confirms, nuances, challenges } = reading
  return { holder, text, confirms, nuances, challenges }
}

function phasePage(experiment: Experiment, phase: PhaseNumber, query?: Record<string, string>): string {
  return paths.experimentPhasePage.to({ experiment: experiment.id, phase: String(phase) }, query)
}

function pageOfQuestion(experiment: Experiment, page: PhaseNumber | 'perspectives', saved?: string): string {
  return page === 'perspectives'
    ? paths.experimentPerspectives.to({ experiment: experiment.id }, { saved })
    : phasePage(experiment, page, saved ? { saved } : undefined)
}

function backTo(experiment: Experiment, phase: PhaseNumber) {
  return { href: phasePage(experiment, phase), text: experiment.title }
}
