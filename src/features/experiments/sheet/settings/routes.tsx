import { Hono } from 'hono'
import type { AppEnv } from '#http/env.ts'
import { notFound } from '#http/errors.tsx'
import { showPage } from '#http/page.ts'
import { signedIn } from '#http/scoped.ts'
import { paths } from '#paths.ts'
import { parseForm } from '#shared/form.ts'
import { findSettings } from '../../queries.ts'
import { setUpExperiments } from './actions.ts'
import { settingsSchema } from './form.ts'
import { SettingsPage } from './settings-page.tsx'

/** For administrators: the aim of the programme, and how many experiments are many. Before /experiments/:experiment. */
export const settings = new Hono<AppEnv>()

settings.get(paths.experimentSettings.pattern, signedIn, async (c) => {
  const { frame, scope } = c.var
  if (!scope.actor.isAdministrator) return notFound(c)
  const { aim, runningLimit } = await findSettings(scope.tx)
  const typed = { aim, runningLimit: String(runningLimit) }
  return showPage(c, <SettingsPage frame={frame} form={{ typed, errors: {} }} isSaved={c.req.query('saved') === 'yes'} />)
})

settings.post(paths.experimentSettings.pattern, signedIn, async (c) => {
  const { frame, scope } = c.var
  if (!scope.actor.isAdministrator) return notFound(c)
  const form = parseForm(settingsSchema(frame.t), await c.req.parseBody())
  if ('errors' in form) return showPage(c, <SettingsPage frame={frame} form={form} />, 422)
  const outcome = await setUpExperiments(scope, form.data)
  return 'saved' in outcome ? c.redirect(paths.experimentSettings.to({ saved: 'yes' }), 303) : notFound(c)
})
