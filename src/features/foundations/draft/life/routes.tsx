import { Hono, type MiddlewareHandler } from 'hono'
import type { AppContext, AppEnv } from '#http/env.ts'
import { notFound } from '#http/errors.tsx'
import { showPage } from '#http/page.ts'
import { signedIn } from '#http/scoped.ts'
import { paths } from '#paths.ts'
import { danishDate } from '#shared/dates.ts'
import { startFoundation } from '../../actions.ts'
import { findFoundation } from '../../queries.ts'
import { ownTemplates } from '../../template-files.ts'
import { TemplatePage } from '../../template-page.tsx'
import { canEditFoundation } from '../access.ts'
import { adoptDraft, beginVersion, throwDraftAway } from '../actions.ts'
import { NoDraftPage } from '../conflict-page.tsx'
import type { Draft } from '../draft.ts'
import { parseAdoption, parseBeginning, parseName, readSeal } from '../form.ts'
import { countComments, findDraft } from '../queries.ts'
import { beginFromNothing } from '../starting.ts'
import { AdoptionPage, AdoptionTakenPage } from './adoption-page.tsx'
import { NewFoundationPage } from './new-foundation-page.tsx'
import { RemovalPage } from './removal-page.tsx'

/** For everybody else these pages do not exist. */
const administratorsOnly: MiddlewareHandler<AppEnv> = async (c, next) => {
  if (!canEditFoundation(c.var.scope.actor)) return notFound(c)
  await next()
}

/** How a draft begins, and how it ends: adopted, or thrown away. */
export const draftLife = new Hono<AppEnv>()

draftLife.get(paths.newFoundation.pattern, signedIn, administratorsOnly, (c) => showPage(c, <NewFoundationPage frame={c.var.frame} />))

/** From a template that is named, or from nothing. */
draftLife.post(paths.newFoundation.pattern, signedIn, administratorsOnly, async (c) => {
  const { frame, scope } = c.var
  const body = await c.req.parseBody()
  if (body.template !== undefined) return startFromTemplate(c, body)
  const form = parseBeginning(frame.t, body)
  if ('errors' in form) return showPage(c, <NewFoundationPage frame={frame} form={form} />, 422)
  const outcome = await startFoundation(scope, beginFromNothing(form.data))
  if (outcome.started) return c.redirect(paths.draft.to({ foundation: outcome.started.slug }), 303)
  if (outcome.refused === 'not_found') return notFound(c)
  const typed = Object.fromEntries(Object.entries(body).filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
  return showPage(c, <NewFoundationPage frame={frame} form={{ typed, errors: { name: frame.t.foundations.nameTaken } }} />, 422)
})

async function startFromTemplate(c: AppContext, body: Record<string, unknown>) {
  const { frame, scope } = c.var
  const template = ownTemplates().find((template) => template.key === body.template)
  if (!template) return notFound(c)
  const form = parseName(frame.t, body)
  const again = (name?: string, error?: string) =>
    showPage(c, <TemplatePage frame={frame} template={template} canTake draftForm={{ name, error }} />, 422)
  if ('errors' in form) return again(form.typed.name, form.errors.name)
  const outcome = await startFoundation(scope, template, form.data)
  if (outcome.started) return c.redirect(paths.draft.to({ foundation: outcome.started.slug }), 303)
  return outcome.refused === 'not_found' ? notFound(c) : again(form.data.name, frame.t.foundations.nameTaken)
}

draftLife.post(paths.draft.pattern, signedIn, administratorsOnly, async (c) => {
  const foundation = c.req.param('foundation')
  const outcome = await beginVersion(c.var.scope, foundation)
  if ('refused' in outcome && outcome.refused === 'not_found') return notFound(c)
  // Somebody was quicker, and here is what she began.
  return c.redirect(paths.draft.to({ foundation }), 303)
})

draftLife.get(paths.draftRemoval.pattern, signedIn, administratorsOnly, async (c) => {
  const found = await findDraft(c.var.scope.tx, c.req.param('foundation'))
  if (found?.edition.version.state !== 'draft') return notFound(c)
  return showRemoval(c, found)
})

draftLife.post(paths.draftRemoval.pattern, signedIn, administratorsOnly, async (c) => {
  const foundation = c.req.param('foundation')
  const outcome = await throwDraftAway(c.var.scope, foundation, readSeal(await c.req.parseBody()))
  if (outcome.thrown) return c.redirect(outcome.thrown.foundation ? paths.foundations.to() : paths.foundation.to({ foundation }), 303)
  if (outcome.conflict) return showRemoval(c, outcome.conflict.draft, true)
  return outcome.refused === 'not_found' ? notFound(c) : answerNoDraft(c, foundation)
})

draftLife.get(paths.draftAdoption.pattern, signedIn, administratorsOnly, async (c) => {
  const { frame, scope } = c.var
  const found = await findDraft(scope.tx, c.req.param('foundation'))
  if (!found) return notFound(c)
  return showPage(c, <AdoptionPage frame={frame} draft={found} adoptedNumber={await adoptedNumber(c, found)} />)
})

draftLife.post(paths.draftAdoption.pattern, signedIn, administratorsOnly, async (c) => {
  const { frame, scope } = c.var
  const foundation = c.req.param('foundation')
  const body = await c.req.parseBody()
  const form = parseAdoption(frame.t, danishDate(scope.now), body)
  const typed = Object.fromEntries(Object.entries(body).filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
  const again = async (found: Draft, errors: Partial<Record<string, string>>, status: 409 | 422) =>
    showPage(
      c,
      <AdoptionPage
        frame={frame}
        draft={found}
        adoptedNumber={await adoptedNumber(c, found)}
        form={{ typed, errors }}
        hasChanged={status === 409}
      />,
      status,
    )
  if ('errors' in form) {
    const found = await findDraft(scope.tx, foundation)
    return found ? again(found, form.errors, 422) : answerTaken(c, foundation)
  }
  const outcome = await adoptDraft(scope, foundation, readSeal(body), form.data)
  if ('adopted' in outcome) return c.redirect(paths.foundation.to({ foundation }), 303)
  if ('conflict' in outcome) return again(outcome.conflict.draft, {}, 409)
  if (outcome.refused === 'not_found') return notFound(c)
  if (outcome.refused === 'nothing_to_adopt') return answerTaken(c, foundation)
  const found = await findDraft(scope.tx, foundation)
  return found ? again(found, {}, 422) : notFound(c)
})

async function answerTaken(c: AppContext, foundation: string) {
  const adopted = await findFoundation(c.var.scope.tx, foundation)
  const known = adopted !== undefined || (await findDraft(c.var.scope.tx, foundation)) !== undefined
  return known
    ? showPage(c, <AdoptionTakenPage frame={c.var.frame} foundation={foundation} isAdopted={adopted !== undefined} />, 409)
    : notFound(c)
}

async function showRemoval(c: AppContext, found: Draft, hasChanged = false) {
  const comments = await countComments(c.var.scope.tx, found.edition.version.id)
  const adopted = await isAdopted(c, found.edition.slug)
  return showPage(
    c,
    <RemovalPage frame={c.var.frame} draft={found} isAdopted={adopted} comments={comments} hasChanged={hasChanged} />,
    hasChanged ? 409 : 200,
  )
}

async function adoptedNumber(c: AppContext, found: Draft): Promise<number | undefined> {
  return (await findFoundation(c.var.scope.tx, found.edition.slug))?.version.number
}

/** It is heard, adopted or thrown away by somebody else. */
async function answerNoDraft(c: AppContext, foundation: string) {
  const adopted = await isAdopted(c, foundation)
  if (!adopted && !(await findDraft(c.var.scope.tx, foundation))) return notFound(c)
  return showPage(c, <NoDraftPage frame={c.var.frame} foundation={foundation} isAdopted={adopted} />, 409)
}

async function isAdopted(c: AppContext, foundation: string): Promise<boolean> {
  return (await findFoundation(c.var.scope.tx, foundation)) !== undefined
}
