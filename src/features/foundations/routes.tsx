import { Hono } from 'hono'
import type { AppContext, AppEnv } from '#http/env.ts'
import { notFound } from '#http/errors.tsx'
import { showPage } from '#http/page.ts'
import { signedIn } from '#http/scoped.ts'
import { paths } from '#paths.ts'
import { danishDate } from '#shared/dates.ts'
import { parseForm } from '#shared/form.ts'
import { AboutPage } from './about-page.tsx'
import { canStartFoundation } from './access.ts'
import { adoptVersion, startFoundation } from './actions.ts'
import { canEditFoundation } from './draft/access.ts'
import { findInTheMaking, findRetired, listInTheMaking } from './draft/queries.ts'
import { RetiredExpectationPage } from './draft/retired-expectation-page.tsx'
import { ExpectationPage } from './expectation-page.tsx'
import { takeIntoUseSchema } from './form.ts'
import { type Foundation, findExpectation, findRole, findTheme, rolesHeld, weeklyExpectation } from './foundation.ts'
import { FoundationPage } from './foundation-page.tsx'
import { FoundationsPage } from './foundations-page.tsx'
import { canWriteLocally, unitsLedDirectly } from './local/access.ts'
import { noLocalWords } from './local/local-words.ts'
import { findLocalWords, listLocalWords } from './local/queries.ts'
import { MyRolePage } from './my-role-page.tsx'
import { findPractice } from './practice/queries.ts'
import { RolePrintPage, WholePrintPage } from './print-page.tsx'
import { findFoundation, listFoundations, listWholeFoundations } from './queries.ts'
import type { Reading } from './reading.tsx'
import { RolePage } from './role-page.tsx'
import { SearchPage } from './search-page.tsx'
import { searchFoundations } from './search-queries.ts'
import { canAskForSparring } from './sparring/access.ts'
import { listSparringsAbout } from './sparring/queries.ts'
import { ownTemplates } from './template-files.ts'
import { TemplatePage } from './template-page.tsx'
import { TemplatesPage } from './templates-page.tsx'
import { ThemePage } from './theme-page.tsx'

export const foundations = new Hono<AppEnv>()

foundations.get(paths.foundations.pattern, signedIn, async (c) => {
  const { frame, scope } = c.var
  const underWay = canEditFoundation(scope.actor) ? await listInTheMaking(scope.tx) : undefined
  return showPage(
    c,
    <FoundationsPage frame={frame} actor={scope.actor} foundations={await listFoundations(scope.tx)} underWay={underWay} />,
  )
})

foundations.post(paths.foundations.pattern, signedIn, async (c) => {
  const { frame, scope } = c.var
  if (!canStartFoundation(scope.actor)) return notFound(c)
  const body = await c.req.parseBody()
  const template = ownTemplates().find((template) => template.key === body.template)
  if (!template) return notFound(c)
  const form = parseForm(takeIntoUseSchema(frame.t, danishDate(scope.now)), body)
  const again = (errors: Parameters<typeof TemplatePage>[0]['form']) =>
    showPage(c, <TemplatePage frame={frame} template={template} canTake form={errors} />, 422)
  if ('errors' in form) return again(form)

  const { name, adoptedBy, adoptedOn } = form.data
  const outcome = await startFoundation(scope, template, { name })
  if ('refused' in outcome) {
    if (outcome.refused === 'not_found') return notFound(c)
    return again({ typed: { name, adoptedBy, adoptedOn }, errors: { name: frame.t.foundations.nameTaken } })
  }
  const { slug } = outcome.started
  const adoption = await adoptVersion(scope, slug, { adoptedBy, adoptedOn })
  if ('refused' in adoption) throw new Error(`A foundation that was just started could not be adopted: ${adoption.refused}`)
  return c.redirect(paths.foundation.to({ foundation: slug }), 303)
})

foundations.get(paths.foundation.pattern, signedIn, async (c) => {
  const foundation = await findFoundation(c.var.scope.tx, c.req.param('foundation'))
  if (!foundation) return notFound(c)
  const weekly = weeklyExpectation([foundation], c.var.scope.actor.positions, c.var.scope.now)
  const asked = c.req.query('theme')
  const theme = (asked === undefined ? weekly?.theme : findTheme(foundation, asked)) ?? foundation.themes[0]
  if (!theme) return notFound(c)
  const expectation = weekly?.isOwn && weekly.theme === theme ? weekly.expectation : undefined
  return showPage(
    c,
    <FoundationPage
      reading={await editorsReading(c, await practisedReading(c, foundation, await localReadingOf(c, foundation, 'marks')))}
      theme={theme}
      expectation={expectation}
      showAll={c.req.query('show') === 'all'}
    />,
  )
})

foundations.get(paths.foundationAbout.pattern, signedIn, async (c) => {
  const foundation = await findFoundation(c.var.scope.tx, c.req.param('foundation'))
  if (!foundation) return notFound(c)
  return showPage(c, <AboutPage reading={await editorsReading(c, readingOf(c, foundation))} foundation={foundation} />)
})

foundations.get(paths.foundationPrint.pattern, signedIn, async (c) => {
  const foundation = await findFoundation(c.var.scope.tx, c.req.param('foundation'))
  if (!foundation) return notFound(c)
  const back = paths.foundation.to({ foundation: foundation.slug })
  return showPage(c, <WholePrintPage reading={onPaper(readingOf(c, foundation))} foundation={foundation} back={back} />)
})

foundations.get(paths.foundationRole.pattern, signedIn, async (c) => {
  const foundation = await findFoundation(c.var.scope.tx, c.req.param('foundation'))
  const role = foundation && findRole(foundation, c.req.param('role'))
  if (!foundation || !role) return notFound(c)
  return showPage(
    c,
    <RolePage reading={await editorsReading(c, await practisedReading(c, foundation, await localReadingOf(c, foundation)))} role={role} />,
  )
})

foundations.get(paths.foundationRolePrint.pattern, signedIn, async (c) => {
  const foundation = await findFoundation(c.var.scope.tx, c.req.param('foundation'))
  const role = foundation && findRole(foundation, c.req.param('role'))
  if (!foundation || !role) return notFound(c)
  const back = paths.foundationRole.to({ foundation: foundation.slug, role: role.key })
  const reading = onPaper(await localReadingOf(c, foundation))
  return showPage(c, <RolePrintPage reading={reading} foundation={foundation} back={back} role={role} />)
})

foundations.get(paths.theme.pattern, signedIn, async (c) => {
  const foundation = await findFoundation(c.var.scope.tx, c.req.param('foundation'))
  const theme = foundation && findTheme(foundation, c.req.param('theme'))
  if (!foundation || !theme) return notFound(c)
  return showPage(c, <ThemePage reading={await practisedReading(c, foundation, await localReadingOf(c, foundation))} theme={theme} />)
})

foundations.get(paths.expectation.pattern, signedIn, async (c) => {
  const foundation = await findFoundation(c.var.scope.tx, c.req.param('foundation'))
  const expectation = foundation && findExpectation(foundation, c.req.param('expectation'))
  const theme = foundation && expectation && findTheme(foundation, expectation.theme)
  const role = foundation && expectation && findRole(foundation, expectation.role)
  if (!foundation) return notFound(c)
  if (!theme || !role) return answerRetired(c, foundation, c.req.param('expectation'))
  const { actor, tx } = c.var.scope
  const here = {
    mayWrite: canWriteLocally(actor),
    led: unitsLedDirectly(actor),
    mayAsk: canAskForSparring(actor),
    readerId: actor.personId,
    sparrings: await listSparringsAbout(tx, foundation.id, expectation.key),
  }
  const reading = await practisedReading(c, foundation, await localReadingOf(c, foundation))
  return showPage(c, <ExpectationPage reading={reading} theme={theme} role={role} expectation={expectation} here={here} />)
})

foundations.get(paths.myRole.pattern, signedIn, async (c) => {
  const { frame, scope } = c.var
  const all = await listWholeFoundations(scope.tx)
  const roleNames = [...new Set(scope.actor.positions.map((position) => frame.t.people.roles[position.role]))]
  const weekly = weeklyExpectation(all, scope.actor.positions, scope.now)
  const words = await listLocalWords(scope.tx, scope.actor.personId)
  const readings = all.map(
    (foundation): Reading => ({
      ...readingOf(c, foundation),
      local: { words: words.get(foundation.id) ?? noLocalWords, show: 'words' },
    }),
  )
  return showPage(c, <MyRolePage frame={frame} roleNames={roleNames} readings={readings} weekly={weekly} />)
})

foundations.get(paths.templates.pattern, signedIn, async (c) => {
  const { frame, scope } = c.var
  const used = (await listFoundations(scope.tx)).flatMap((foundation) => foundation.template ?? [])
  return showPage(c, <TemplatesPage frame={frame} templates={ownTemplates()} used={used} />)
})

foundations.get(paths.template.pattern, signedIn, (c) => {
  const template = ownTemplates().find((template) => template.key === c.req.param('template'))
  if (!template) return notFound(c)
  return showPage(c, <TemplatePage frame={c.var.frame} template={template} canTake={canStartFoundation(c.var.scope.actor)} />)
})

foundations.get(paths.search.pattern, signedIn, async (c) => {
  const { frame, scope } = c.var
  const query = (c.req.query('q') ?? '').trim().slice(0, 200)
  const answer = query ? await searchFoundations(scope.tx, query) : undefined
  return showPage(c, <SearchPage frame={frame} query={query} answer={answer} />)
})

function readingOf(c: AppContext, foundation: Foundation): Reading {
  const mine = rolesHeld(foundation, c.var.scope.actor.positions)
  return { frame: c.var.frame, content: foundation, slug: foundation.slug, mine, hearing: foundation.hearing }
}

/** With what the reader's own units say beside it. */
async function localReadingOf(c: AppContext, foundation: Foundation, show: 'words' | 'marks' = 'words'): Promise<Reading> {
  const { tx, actor } = c.var.scope
  return { ...readingOf(c, foundation), local: { words: await findLocalWords(tx, actor.personId, foundation.id), show } }
}

/** With how many practise it in experiments. */
async function practisedReading(c: AppContext, foundation: Foundation, reading: Reading): Promise<Reading> {
  return { ...reading, practice: await findPractice(c.var.scope.tx, foundation.id) }
}

/** For who may make the next edition: whether it is in the making. */
async function editorsReading(c: AppContext, reading: Reading): Promise<Reading> {
  const { tx, actor } = c.var.scope
  if (!canEditFoundation(actor) || reading.slug === undefined) return reading
  return { ...reading, making: (await findInTheMaking(tx, reading.slug)) ?? null }
}

/** What is not in the adopted edition may have been in one before it. */
async function answerRetired(c: AppContext, foundation: Foundation, key: string) {
  const { tx, actor } = c.var.scope
  const retired = await findRetired(tx, foundation.slug, key)
  const expectation = retired && findExpectation(retired.edition, key)
  if (!expectation) return notFound(c)
  return showPage(
    c,
    <RetiredExpectationPage
      reading={await localReadingOf(c, foundation)}
      edition={retired.edition}
      expectation={expectation}
      retiredIn={retired.retiredIn}
      sparrings={await listSparringsAbout(tx, foundation.id, key)}
      readerId={actor.personId}
    />,
  )
}

/** On paper nothing can be followed: the words stand without links. */
function onPaper({ slug: _, ...reading }: Reading): Reading {
  return reading
}
