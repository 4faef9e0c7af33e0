import { Hono } from 'hono'
import type { AppContext, AppEnv } from '#http/env.ts'
import { notFound } from '#http/errors.tsx'
import { showPage } from '#http/page.ts'
import { signedIn } from '#http/scoped.ts'
import { messagesIn } from '#messages/messages.ts'
import { paths } from '#paths.ts'
import { type FormErrors, parseForm } from '#shared/form.ts'
import { isId } from '#shared/id.ts'
import { findExpectation, findTheme, rolesHeld } from '../foundation.ts'
import { findFoundation } from '../queries.ts'
import { canAskForSparring } from './access.ts'
import { askForSparring, settleSparring } from './actions.ts'
import { AskPage } from './ask-page.tsx'
import { askSchema, readName } from './form.ts'
import { findSparring, listConsultants, listOpenSparrings, listSettledSparrings, searchColleagues } from './queries.ts'
import { mostOpen } from './sparring.ts'
import { SparringPage } from './sparring-page.tsx'
import { SparringsPage } from './sparrings-page.tsx'

export const sparring = new Hono<AppEnv>()

sparring.get(paths.askForSparring.pattern, signedIn, async (c) => {
  const about = await findAbout(c)
  return about ? showAsk(c, about, readName(c.req.query('q'))) : notFound(c)
})

sparring.post(paths.askForSparring.pattern, signedIn, async (c) => {
  const about = await findAbout(c)
  if (!about) return notFound(c)
  const { frame, scope, deps } = c.var
  const body = await c.req.parseBody()
  const query = readName(typeof body.q === 'string' ? body.q : undefined)
  const form = parseForm(askSchema(frame.t), body)
  if ('errors' in form) return showAsk(c, about, query, form)
  const { asked, message } = form.data
  const outcome = await askForSparring(scope, about.foundation, { asked, message, expectation: about.expectation.key })
  if ('refused' in outcome) {
    if (outcome.refused === 'not_found') return notFound(c)
    const t = frame.t.sparring
    const error = outcome.refused === 'too_many' ? t.tooMany(mostOpen) : t.tooFast
    return showAsk(c, about, query, { typed: { asked, message }, errors: { asked: error } }, outcome.refused === 'too_fast' ? 429 : 422)
  }
  const { askedFor, address } = outcome
  if (address) {
    // Her language is not known; that of the organisation is.
    const letter = messagesIn('da').sparring.letter(deps.publicOrigin + paths.sparring.to({ sparring: askedFor }))
    scope.afterCommit(() => deps.sendMail({ to: address, ...letter }))
  }
  return c.redirect(paths.sparring.to({ sparring: askedFor }), 303)
})

sparring.get(paths.sparrings.pattern, signedIn, async (c) => {
  const { frame, scope } = c.var
  const open = await listOpenSparrings(scope.tx)
  const settled = await listSettledSparrings(scope.tx)
  return showPage(c, <SparringsPage frame={frame} readerId={scope.actor.personId} open={open} settled={settled} />)
})

sparring.get(paths.sparring.pattern, signedIn, async (c) => {
  const { frame, scope } = c.var
  const id = c.req.param('sparring')
  const found = isId(id) ? await findSparring(scope.tx, id) : undefined
  return found ? showPage(c, <SparringPage frame={frame} sparring={found} readerId={scope.actor.personId} />) : notFound(c)
})

sparring.post(paths.sparringSettlement.pattern, signedIn, async (c) => {
  const id = c.req.param('sparring')
  const outcome = isId(id) ? await settleSparring(c.var.scope, id) : { refused: 'not_found' as const }
  return 'settled' in outcome ? c.redirect(paths.sparrings.to(), 303) : notFound(c)
})

/** What she would ask about, when she may ask at all. */
async function findAbout(c: AppContext) {
  const { actor, tx } = c.var.scope
  const foundation = canAskForSparring(actor) ? await findFoundation(tx, c.req.param('foundation') ?? '') : undefined
  const expectation = foundation && findExpectation(foundation, c.req.param('expectation') ?? '')
  const theme = expectation && findTheme(foundation, expectation.theme)
  return theme && { foundation, expectation, theme }
}

type About = NonNullable<Awaited<ReturnType<typeof findAbout>>>

async function showAsk(
  c: AppContext,
  { foundation, expectation, theme }: About,
  query?: string,
  form?: FormErrors,
  status: 422 | 429 = 422,
) {
  const { frame, scope } = c.var
  const { personId, positions } = scope.actor
  const { found, isCut } =
    query === undefined
      ? { found: await listConsultants(scope.tx, personId), isCut: false }
      : await searchColleagues(scope.tx, query, personId)
  const reading = { frame, content: foundation, slug: foundation.slug, mine: rolesHeld(foundation, positions) }
  return showPage(
    c,
    <AskPage reading={reading} theme={theme} expectation={expectation} query={query} colleagues={found} isCut={isCut} form={form} />,
    form ? status : 200,
  )
}
