import { Hono } from 'hono'
import type { AppEnv } from '#http/env.ts'
import { notFound } from '#http/errors.tsx'
import { forgetGuest, guestHash } from '#http/guest.ts'
import { signedIn, unsigned } from '#http/scoped.ts'
import { paths } from '#paths.ts'
import { isId } from '#shared/id.ts'
import { strikeCardAsGuest, strikeMyCard } from './actions.ts'

/** One's own cards, for those who read nothing else of the meeting any more. */
export const striking = new Hono<AppEnv>()

striking.post(paths.myCardRemoval.pattern, signedIn, async (c) => {
  const { meeting, card } = c.req.param()
  if (!isId(meeting) || !(await strikeMyCard(c.var.scope, meeting, card)).struck) return notFound(c)
  return c.redirect(paths.myNotes.to({ struck: 'yes' }), 303)
})

striking.post(paths.guestCardRemoval.pattern, unsigned, async (c) => {
  const hash = guestHash(c)
  if (!hash || !(await strikeCardAsGuest(c.var.publicScope, hash, c.req.param('card'))).struck) return notFound(c)
  // Where she is: in the meeting she is not, or she would have struck it on its board.
  return c.redirect(paths.guestMeeting.to({ left: 'yes', struck: 'yes' }), 303)
})

striking.post(paths.guestForgetting.pattern, (c) => {
  forgetGuest(c)
  return c.redirect(paths.join.to(), 303)
})
