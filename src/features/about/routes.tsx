import { Hono } from 'hono'
import type { AppEnv } from '#http/env.ts'
import { asAppearance, asLanguage, rememberChoice } from '#http/frame.ts'
import { showPage } from '#http/page.ts'
import { anyone } from '#http/scoped.ts'
import { safeBack } from '#http/security.ts'
import { paths } from '#paths.ts'
import { AboutPage } from './about-page.tsx'

/** The pages about the product itself, and the reader's choice of language and look. Open to everybody. */
export const about = new Hono<AppEnv>()

about.get(paths.help.pattern, anyone, (c) => showPage(c, <AboutPage frame={c.var.frame} text={c.var.frame.t.about.help} />))
about.get(paths.dataProtection.pattern, anyone, (c) =>
  showPage(c, <AboutPage frame={c.var.frame} text={c.var.frame.t.about.dataProtection} />),
)
about.get(paths.accessibility.pattern, anyone, (c) =>
  showPage(c, <AboutPage frame={c.var.frame} text={c.var.frame.t.about.accessibility} />),
)

/** Danish law wants the declaration at /was. The organisation's own, when it has one, stands at the authority's site. */
about.get(paths.was.pattern, (c) => c.redirect(c.var.deps.wasUrl ?? paths.accessibility.to(), 302))

about.post(paths.language.pattern, async (c) => {
  const body = await c.req.parseBody()
  const language = asLanguage(body.language)
  if (language) rememberChoice(c, 'language', language)
  return c.redirect(safeBack(body.back), 303)
})

about.post(paths.appearance.pattern, async (c) => {
  const body = await c.req.parseBody()
  const appearance = asAppearance(body.appearance)
  if (appearance) rememberChoice(c, 'appearance', appearance)
  return c.redirect(safeBack(body.back), 303)
})
