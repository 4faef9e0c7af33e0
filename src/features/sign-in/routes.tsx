import { createHash } from 'node:crypto'
import { Hono } from 'hono'
import type { AppContext, AppEnv } from '#http/env.ts'
import { notFound } from '#http/errors.tsx'
import { showPage } from '#http/page.ts'
import { signedIn, unsigned } from '#http/scoped.ts'
import { safeBack } from '#http/security.ts'
import { deviceName, forgetSession, hashOf, newToken, rememberSession } from '#http/session.ts'
import { paths } from '#paths.ts'
import { parseForm } from '#shared/form.ts'
import { isId } from '#shared/id.ts'
import { slugOf } from '#shared/slug.ts'
import { createOrganisation, endSession, makeSignInLink, type NewSession, signInAsPersona, signInByLink } from './actions.ts'
import { DemoPage } from './demo-page.tsx'
import { setupForm, signInForm } from './form.ts'
import { LinkPage } from './link-page.tsx'
import { isSetupOpen, listLinkChoices, listOwnSessions, listPersonas } from './queries.ts'
import { SessionsPage } from './sessions-page.tsx'
import { SetupPage } from './setup-page.tsx'
import { LinkSentPage, SignInPage } from './sign-in-page.tsx'

export const signIn = new Hono<AppEnv>()

signIn.get(paths.signIn.pattern, unsigned, async (c) => {
  if (await isSetupOpen(c.var.publicScope)) return c.redirect(paths.setup.to(), 303)
  return showPage(c, <SignInPage frame={c.var.frame} next={c.req.query('next')} />)
})

signIn.post(paths.signIn.pattern, unsigned, async (c) => {
  const { frame, publicScope, deps } = c.var
  const body = await c.req.parseBody()
  const next = typeof body.next === 'string' ? body.next : undefined
  const form = parseForm(signInForm(frame.t.signIn), body)
  if ('errors' in form) return showPage(c, <SignInPage frame={frame} next={next} form={form} />, 422)
  const { token, hash } = newToken()
  const outcome = await makeSignInLink(publicScope, deps.proof, hash, form.data.email)
  if ('refused' in outcome) {
    const errors = { email: frame.t.signIn.tooMany }
    return showPage(c, <SignInPage frame={frame} next={next} form={{ typed: form.data, errors }} />, 429)
  }
  if (outcome.made) {
    const link = deps.publicOrigin + paths.signInLink.to({ token }, { next: next ? safeBack(next) : undefined })
    publicScope.afterCommit(() => deps.sendMail({ to: form.data.email, ...frame.t.signIn.letter(link) }))
  }
  // The same way whether or not anybody has the address.
  return c.redirect(paths.signInSent.to(), 303)
})

signIn.get(paths.signInSent.pattern, (c) => showPage(c, <LinkSentPage frame={c.var.frame} />))

/** Mail programs open links by themselves: so looking uses nothing up, and a button signs in. */
signIn.get(paths.signInLink.pattern, unsigned, async (c) => {
  const choices = await listLinkChoices(c.var.publicScope, hashOf(c.req.param('token')))
  return showPage(c, <LinkPage frame={c.var.frame} choices={choices} next={c.req.query('next')} />, choices.length > 0 ? 200 : 410)
})

signIn.post(paths.signInLink.pattern, unsigned, async (c) => {
  const body = await c.req.parseBody()
  const organisationId = String(body.organisation ?? '')
  const link = { hash: hashOf(c.req.param('token')), organisationId }
  const { token, session } = newSession(c)
  const outcome = isId(organisationId)
    ? await signInByLink(c.var.publicScope, c.var.deps.proof, link, session)
    : { refused: 'link_gone' as const }
  if ('refused' in outcome) return showPage(c, <LinkPage frame={c.var.frame} choices={[]} />, 410)
  return welcome(c, token, body.next)
})

signIn.get(paths.demo.pattern, unsigned, async (c) => {
  if (!c.var.deps.demo) return notFound(c)
  return showPage(c, <DemoPage frame={c.var.frame} personas={await listPersonas(c.var.publicScope)} />)
})

signIn.post(paths.demoSession.pattern, unsigned, async (c) => {
  if (!c.var.deps.demo) return notFound(c)
  const body = await c.req.parseBody()
  const { token, session } = newSession(c)
  const outcome = await signInAsPersona(c.var.publicScope, c.var.deps.proof, String(body.persona ?? ''), session)
  if ('refused' in outcome) return notFound(c)
  return welcome(c, token, undefined)
})

signIn.get(paths.setup.pattern, unsigned, async (c) => {
  if (!(await isSetupOpen(c.var.publicScope))) return notFound(c)
  return showPage(c, <SetupPage frame={c.var.frame} />)
})

signIn.post(paths.setup.pattern, unsigned, async (c) => {
  const { frame, publicScope, deps } = c.var
  if (!(await isSetupOpen(publicScope))) return notFound(c)
  const form = parseForm(setupForm(frame.t.signIn), await c.req.parseBody())
  if ('errors' in form) return showPage(c, <SetupPage frame={frame} form={form} />, 422)
  const { code, ...setup } = form.data
  const { token, session } = newSession(c)
  const codeHash = createHash('sha256').update(code).digest()
  const outcome = await createOrganisation(publicScope, deps.proof, { ...setup, codeHash, slug: slugOf(setup.organisation) }, session)
  if ('refused' in outcome) {
    const message = outcome.refused === 'too_many' ? frame.t.signIn.tooMany : frame.t.signIn.codeWrong
    return showPage(c, <SetupPage frame={frame} form={{ typed: form.data, errors: { code: message } }} />, 422)
  }
  return welcome(c, token, undefined)
})

signIn.get(paths.sessions.pattern, signedIn, async (c) => {
  return showPage(c, <SessionsPage frame={c.var.frame} sessions={await listOwnSessions(c.var.scope)} />)
})

signIn.post(paths.session.pattern, signedIn, async (c) => {
  const id = c.req.param('session')
  const outcome = isId(id) ? await endSession(c.var.scope, id) : { refused: 'not_found' as const }
  if ('refused' in outcome) return notFound(c)
  if (id === c.var.scope.actor.sessionId) return goodbye(c)
  return c.redirect(paths.sessions.to(), 303)
})

signIn.post(paths.signOut.pattern, signedIn, async (c) => {
  await endSession(c.var.scope, c.var.scope.actor.sessionId)
  return goodbye(c)
})

function newSession(c: AppContext): { token: string; session: NewSession } {
  const { token, hash } = newToken()
  return { token, session: { hash, device: deviceName(c.req.header('User-Agent')) } }
}

function welcome(c: AppContext, token: string, next: unknown) {
  rememberSession(c, token)
  return c.redirect(safeBack(next), 303)
}

function goodbye(c: AppContext) {
  forgetSession(c)
  // Also what the browser keeps of what was written and not sent (client/kept-text.ts).
  c.header('Clear-Site-Data', '"cache", "storage"')
  return c.redirect(c.var.deps.demo ? paths.demo.to() : paths.signIn.to(), 303)
}
