import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import { findCircle } from '#features/circles/queries.ts'
import { listSharedWith } from '#features/experiments/queries.ts'
import type { AppContext, AppEnv } from '#http/env.ts'
import { notFound } from '#http/errors.tsx'
import { showPage } from '#http/page.ts'
import { signedIn } from '#http/scoped.ts'
import { paths } from '#paths.ts'
import { danishDate, danishTime } from '#shared/dates.ts'
import { type FormErrors, parseForm } from '#shared/form.ts'
import { isId } from '#shared/id.ts'
import { canPlan } from '../access.ts'
import { cancelMeeting, moveMeeting, planMeeting } from '../actions.ts'
import type { MeetingRecord } from '../meeting-record.ts'
import { findMeeting, listFormats } from '../queries.ts'
import { moveSchema, planSchema, readExperiments, startOf } from './form.ts'
import { MovePage } from './move-page.tsx'
import { NewMeetingPage } from './new-meeting-page.tsx'

/** A meeting before it is held: planned from the page of its group, moved, or called off. */
export const planning = new Hono<AppEnv>()

planning.get(paths.newMeeting.pattern, signedIn, (c) => {
  const typed = { id: randomUUID(), title: c.var.frame.t.meetings.usualTitle }
  return answerNew(c, { typed, errors: {} }, [])
})

planning.post(paths.circleMeetings.pattern, signedIn, async (c) => {
  const { frame, scope } = c.var
  const t = frame.t.meetings
  const body = await c.req.parseBody({ all: true })
  const experiments = readExperiments(body)
  const form = parseForm(planSchema(frame.t, scope.now), body)
  if ('errors' in form) return answerNew(c, form, experiments, 422)
  const { id, title, format, place, video } = form.data
  const plan = { id, title, format, startsAt: startOf(form.data), place, videoLink: video, experiments }
  const circle = c.req.param('circle')
  const outcome = isId(circle) ? await planMeeting(scope, circle, plan) : { refused: 'not_found' as const }
  if ('planned' in outcome) return toMeeting(c, outcome.planned)
  if (outcome.refused === 'not_found') return notFound(c)
  const most = (await listFormats(scope.tx)).find(({ key }) => key === format)?.presenters.most ?? 1
  const errors = {
    unknown_format: { format: t.formatMissing },
    unknown_experiment: { experiments: t.experimentGone },
    too_many_presenters: { experiments: t.tooManyPresenters(most) },
  }[outcome.refused]
  return answerNew(c, { typed: typedIn(body), errors }, experiments, 422)
})

planning.get(paths.meetingPlan.pattern, signedIn, async (c) => {
  const found = await findMeeting(c.var.scope.tx, c.req.param('meeting'))
  if (!found) return notFound(c)
  return showPage(c, <MovePage frame={c.var.frame} record={found} form={{ typed: typedOf(found), errors: {} }} />)
})

planning.post(paths.meetingPlan.pattern, signedIn, async (c) => {
  const { frame, scope } = c.var
  const found = await findMeeting(scope.tx, c.req.param('meeting'))
  if (!found) return notFound(c)
  const form = parseForm(moveSchema(frame.t, scope.now), await c.req.parseBody())
  if ('errors' in form) return showPage(c, <MovePage frame={frame} record={found} form={form} />, 422)
  const { title, date, time, end, place, video, sequence } = form.data
  const times = { title, startsAt: startOf({ date, time }), endsAt: startOf({ date, time: end }), place, videoLink: video }
  const outcome = await moveMeeting(scope, found.id, times, sequence)
  if ('moved' in outcome) return toMeeting(c, found.id)
  if (outcome.refused === 'not_found') return notFound(c)
  const typed = { title, date, time, end, place: place ?? '', video: video ?? '', sequence: `${sequence}` }
  if (outcome.refused === 'over')
    return showPage(c, <MovePage frame={frame} record={found} form={{ typed, errors: { '': frame.t.meetings.isOver } }} />, 409)
  // Saving again from here is a choice made with both in view: so the form now knows what stands.
  const known = { typed: { ...typed, sequence: `${outcome.now.sequence}` }, errors: {} }
  return showPage(c, <MovePage frame={frame} record={outcome.now} form={known} isConflict />, 409)
})

planning.post(paths.meetingCancelling.pattern, signedIn, async (c) => {
  const { frame, scope } = c.var
  const found = await findMeeting(scope.tx, c.req.param('meeting'))
  if (!found) return notFound(c)
  const outcome = await cancelMeeting(scope, found.id)
  if ('cancelled' in outcome) return toMeeting(c, found.id)
  if (outcome.refused === 'not_found') return notFound(c)
  const form = { typed: typedOf(found), errors: { '': frame.t.meetings.isOpenAlready } }
  return showPage(c, <MovePage frame={frame} record={found} form={form} />, 409)
})

async function answerNew(c: AppContext, form: FormErrors, chosen: string[], status: 200 | 422 = 200) {
  const { frame, scope } = c.var
  const circle = await findCircle(scope.tx, c.req.param('circle') ?? '')
  if (!circle || !canPlan(circle)) return notFound(c)
  const shared = (await listSharedWith(scope.tx, circle.id)).filter(({ conclusion }) => !conclusion)
  const experiments = shared.map(({ id, title, owner }) => ({ id, title, owner: owner.name }))
  const formats = await listFormats(scope.tx)
  const typed = { ...form.typed, format: form.typed.format ?? formats[0]?.key ?? '' }
  return showPage(
    c,
    <NewMeetingPage
      frame={frame}
      circle={circle}
      formats={formats}
      experiments={experiments}
      chosen={chosen}
      form={{ typed, errors: form.errors }}
    />,
    status,
  )
}

function typedOf({ title, startsAt, endsAt, place, videoLink, sequence }: MeetingRecord): Record<string, string> {
  return {
    title,
    date: danishDate(startsAt),
    time: danishTime(startsAt),
    end: danishTime(endsAt),
    place: place ?? '',
    video: videoLink ?? '',
    sequence: `${sequence}`,
  }
}

function typedIn(body: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(body).filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
}

function toMeeting(c: AppContext, id: string) {
  return c.redirect(paths.meeting.to({ meeting: id }), 303)
}
