import { randomUUID } from 'node:crypto'
import { Hono, type MiddlewareHandler } from 'hono'
import { answerErrors, answerRefused, answerSaved, asksForJson } from '#http/auto-save.ts'
import type { AppContext, AppEnv } from '#http/env.ts'
import { showPage } from '#http/page.ts'
import { unsigned } from '#http/scoped.ts'
import { hashOf } from '#http/session.ts'
import { paths } from '#paths.ts'
import { type FormErrors, parseForm } from '#shared/form.ts'
import { questionsOf } from '../../question-files.ts'
import { GuestRatingsSection } from '../../ratings/guest-ratings.tsx'
import { observeAsGuest, stopTellingAsGuest, takeBackAsGuest } from '../actions.ts'
import { type ObservationForm, observationSchema } from '../form.ts'
import type { GuestExperiment } from '../guest.ts'
import { NotRecordedPage } from '../not-recorded-page.tsx'
import { findGuestExperiment } from '../queries.ts'
import { GuestPage } from './guest-page.tsx'

/** A colleague without an account, by her personal link. Whoever asks is the public, and can only call the functions app.guest_*. */
export const guests = new Hono<AppEnv>()

/** The address is a key: it follows nobody to another page, and no search engine keeps it. */
const secretAddress: MiddlewareHandler<AppEnv> = async (c, next) => {
  c.header('Referrer-Policy', 'no-referrer')
  c.header('X-Robots-Tag', 'noindex')
  await next()
}

guests.get(paths.guest.pattern, secretAddress, unsigned, async (c) => {
  const guest = await findGuest(c)
  if (!guest) return showGone(c)
  const done = c.req.query('done')
  return showGuest(c, guest, { done: done === 'saved' || done === 'taken_back' || done === 'not_told' ? done : undefined })
})

guests.post(paths.guestObservations.pattern, secretAddress, unsigned, async (c) => {
  const { frame, publicScope } = c.var
  const token = c.req.param('token')
  const form = parseForm(observationSchema(frame.t), await c.req.parseBody())
  if ('errors' in form) {
    const guest = await findGuest(c)
    if (!guest) return showGone(c, form.typed.observation)
    if (guest.isConcluded) return showConcluded(c, form.typed.observation)
    return asksForJson(c) ? answerErrors(c, form.errors) : showGuest(c, guest, { form }, 422)
  }
  const { key, observation: text, ...rest } = form.data
  const outcome = await observeAsGuest(publicScope, hashOf(token), key, { text, ...rest })
  if ('observed' in outcome) {
    const to = paths.guest.to({ token }, { done: 'saved' })
    return asksForJson(c) ? answerSaved(c, { revision: 1, savedAt: publicScope.now, to }) : c.redirect(to, 303)
  }
  if (outcome.refused === 'concluded') return showConcluded(c, text)
  const guest = outcome.refused === 'too_many' ? await findGuest(c) : undefined
  if (!guest) return showGone(c, text)
  // Her browser waits, and sends it again.
  if (asksForJson(c)) return c.json({ message: frame.t.observations.guestTooMany }, 429)
  return showGuest(c, guest, { form: { typed: typedAgain(form.data), errors: { observation: frame.t.observations.guestTooMany } } }, 429)
})

guests.post(paths.guestObservationRemoval.pattern, secretAddress, unsigned, async (c) => {
  const token = c.req.param('token')
  const outcome = await takeBackAsGuest(c.var.publicScope, hashOf(token), c.req.param('observation'))
  if ('takenBack' in outcome) return c.redirect(paths.guest.to({ token }, { done: 'taken_back' }), 303)
  const guest = await findGuest(c)
  if (!guest) return showGone(c)
  if (guest.isConcluded) return showConcluded(c)
  if (outcome.refused === 'too_many')
    return showGuest(c, guest, { form: { typed: {}, errors: { observation: c.var.frame.t.observations.guestTooMany } } }, 429)
  // It is gone already, as when the button was pressed twice.
  return c.redirect(paths.guest.to({ token }), 303)
})

guests.post(paths.guestObservationStop.pattern, secretAddress, unsigned, async (c) => {
  const token = c.req.param('token')
  const outcome = await stopTellingAsGuest(c.var.publicScope, hashOf(token), c.req.param('observation'))
  if ('stopped' in outcome) return c.redirect(paths.guest.to({ token }, { done: 'not_told' }), 303)
  // It is told no longer already, as when the button was pressed twice.
  return (await findGuest(c)) ? c.redirect(paths.guest.to({ token }), 303) : showGone(c)
})

function findGuest(c: AppContext): Promise<GuestExperiment | undefined> {
  return findGuestExperiment(c.var.publicScope, hashOf(c.req.param('token') ?? ''))
}

function typedAgain({ key, observation, isStar, seenBy, mayBeTold }: ObservationForm): Record<string, string> {
  return { key, observation, seenBy, isStar: isStar ? 'yes' : '', mayBeTold: mayBeTold ? 'yes' : '' }
}

interface Shown {
  form?: FormErrors
  done?: 'saved' | 'taken_back' | 'not_told'
}

function showGuest(c: AppContext, guest: GuestExperiment, { form, done }: Shown, status: 200 | 422 | 429 = 200) {
  const token = c.req.param('token') ?? ''
  return showPage(
    c,
    <GuestPage
      frame={c.var.frame}
      token={token}
      guestKey={hashOf(token).toString('base64url').slice(0, 16)}
      guest={guest}
      observationKey={form?.typed.key || randomUUID()}
      form={form}
      done={done}
      ratings={
        <GuestRatingsSection
          frame={c.var.frame}
          token={token}
          guest={guest}
          questions={questionsOf(guest.template)}
          isSaved={c.req.query('done') === 'rated'}
        />
      }
    />,
    status,
  )
}

/** Revoked, run out or never there: one answer for all three, and nobody is named. */
function showGone(c: AppContext, typed?: string) {
  const t = c.var.frame.t.observations
  if (asksForJson(c)) return answerRefused(c, t.goneTyped, 404)
  return showPage(
    c,
    <NotRecordedPage frame={c.var.frame} title={t.goneTitle} lead={typed ? t.goneTyped : t.goneLead} typed={typed} slim />,
    404,
  )
}

function showConcluded(c: AppContext, typed?: string) {
  const t = c.var.frame.t.observations
  if (asksForJson(c)) return answerRefused(c, t.concludedMeanwhile)
  return showPage(
    c,
    <NotRecordedPage
      frame={c.var.frame}
      title={t.concludedTitle}
      lead={typed ? t.concludedMeanwhile : t.guestConcludedText}
      typed={typed}
      slim
    />,
    409,
  )
}
