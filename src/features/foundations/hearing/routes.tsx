import { Hono } from 'hono'
import type { AppContext, AppEnv } from '#http/env.ts'
import { notFound } from '#http/errors.tsx'
import { showPage } from '#http/page.ts'
import { signedIn } from '#http/scoped.ts'
import { paths } from '#paths.ts'
import { danishDate } from '#shared/dates.ts'
import { type FormErrors, parseForm } from '#shared/form.ts'
import { isId } from '#shared/id.ts'
import { type Edition, type Foundation, findExpectation, findRole, findTheme } from '../foundation.ts'
import { expectationChanges, marksOf, type Placed } from '../history/changes.ts'
import { findFoundationName } from '../history/queries.ts'
import { findEditionInTheMaking, findFoundation } from '../queries.ts'
import { canAnswer, canComment, canEditHearing } from './access.ts'
import { endHearing, openHearing, writeComment } from './actions.ts'
import { CommentsPage, EndedPage } from './comments-page.tsx'
import { invitationSchema, readPersons, sayingSchema } from './form.ts'
import type { Marked } from './heard-expectation.tsx'
import { type Hearing, phaseOf, threadsAbout, threadsOf } from './hearing.ts'
import { HearingPage } from './hearing-page.tsx'
import { NewHearingPage } from './new-hearing-page.tsx'
import { findDraftToHear, findHearing, listComments, listHearings, listInvited, listInvitees } from './queries.ts'
import type { Failed, HearingReading } from './thread-box.tsx'
import { ThreadPage } from './thread-page.tsx'

export const hearing = new Hono<AppEnv>()

hearing.get(paths.hearingNew.pattern, signedIn, (c) => answerForm(c, c.req.param('foundation'), {}))

/** The one that there is now; else all there have been, each under its edition. */
hearing.get(paths.hearings.pattern, signedIn, async (c) => {
  const slug = c.req.param('foundation')
  const all = await listHearings(c.var.scope.tx, slug)
  const now = all.find((one) => phaseOf(one) !== 'ended')
  if (now) return c.redirect(paths.hearing.to({ foundation: slug, hearing: now.id }), 303)
  const isThere = all.length > 0 || (await findFoundationName(c.var.scope.tx, slug))
  return isThere ? c.redirect(paths.versions.to({ foundation: slug }), 303) : notFound(c)
})

hearing.post(paths.hearings.pattern, signedIn, async (c) => {
  const { frame, scope } = c.var
  const slug = c.req.param('foundation')
  if (!canEditHearing(scope.actor)) return notFound(c)
  const body = await c.req.parseBody({ all: true })
  const persons = readPersons(body)
  const form = parseForm(invitationSchema(frame.t, danishDate(scope.now)), body)
  const find = typeof body.find === 'string' ? body.find.trim().slice(0, 200) : ''
  if (body.act === 'find') return answerForm(c, slug, { typed: typedIn(body), errors: {} }, persons, find)
  const isAlone = persons.length === 0 && body.everyone === 'no'
  const errors = { ...('errors' in form ? form.errors : {}), ...(isAlone ? { persons: frame.t.hearing.personsMissing } : {}) }
  if ('errors' in form || isAlone) return answerForm(c, slug, { typed: typedIn(body), errors }, persons, find, 422)
  const outcome = await openHearing(scope, slug, { ...form.data, persons })
  if ('refused' in outcome) return notFound(c)
  return c.redirect(paths.hearing.to({ foundation: slug, hearing: outcome.opened }), 303)
})

function typedIn(body: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(body).filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
}

async function answerForm(
  c: AppContext,
  slug: string,
  form: Partial<FormErrors>,
  persons: string[] = [],
  find = '',
  status: 200 | 422 = 200,
) {
  const { frame, scope } = c.var
  const draft = canEditHearing(scope.actor) ? await findDraftToHear(scope.tx, slug) : undefined
  if (!draft) return notFound(c)
  const invitees = await listInvitees(scope.tx, persons, find || undefined)
  const given = { typed: form.typed ?? {}, errors: form.errors ?? {} }
  return showPage(
    c,
    <NewHearingPage frame={frame} slug={slug} draft={draft} form={given} persons={invitees} find={find || undefined} />,
    status,
  )
}

hearing.get(paths.hearing.pattern, signedIn, async (c) => {
  const { scope } = c.var
  const found = await hearingOf(c)
  if (!found) return notFound(c)
  const reading = readingOf(c, found)
  const threads = threadsOf(await listComments(scope.tx, found.id))
  const names = found.invited > 0 ? await listInvited(scope.tx, found.id) : []
  const heard = phaseOf(found) === 'ended' ? undefined : await editionsOf(c, found)
  if (!heard) return showPage(c, <EndedPage reading={reading} threads={threads} names={names} />)
  const onlyChanged = heard.inForce !== undefined && c.req.query('show') === 'changed'
  return showPage(c, <HearingPage reading={reading} {...heard} threads={threads} names={names} onlyChanged={onlyChanged} />)
})

hearing.get(paths.hearingWhole.pattern, signedIn, async (c) => {
  const found = await hearingOf(c)
  return found ? answerThread(c, found, undefined) : notFound(c)
})

hearing.get(paths.hearingExpectation.pattern, signedIn, async (c) => {
  const found = await hearingOf(c)
  return found ? answerThread(c, found, c.req.param('expectation')) : notFound(c)
})

/** The editor's list. Others come here by reloading after an error: they read in the hearing itself. */
hearing.get(paths.hearingComments.pattern, signedIn, async (c) => {
  const found = await hearingOf(c)
  if (!found) return notFound(c)
  if (canEditHearing(c.var.scope.actor)) return answerList(c, found)
  return c.redirect(paths.hearing.to({ foundation: found.foundation.slug, hearing: found.id }), 303)
})

hearing.post(paths.hearingComments.pattern, signedIn, async (c) => {
  const { frame, scope } = c.var
  const found = await hearingOf(c)
  if (!found) return notFound(c)
  const body = await c.req.parseBody()
  const inList = body.view === 'list' && canEditHearing(scope.actor)
  const form = parseForm(sayingSchema(frame.t), body)
  const { parent, expectation } = typedIn(body)
  if ('errors' in form) {
    const failed = { ...form, parent }
    return inList
      ? answerList(c, found, { failed, status: 422 })
      : answerThread(c, found, await keyOf(c, found, parent, expectation), { failed, status: 422 })
  }
  const outcome = await writeComment(scope, found, form.data)
  if ('refused' in outcome) {
    if (outcome.refused === 'not_found') return notFound(c)
    return answerThread(c, found, await keyOf(c, found, parent, expectation), { tooLate: form.data.body, status: 409 })
  }
  const where = { foundation: found.foundation.slug, hearing: found.id }
  const { id, expectation: key } = outcome.written
  const query = { written: id }
  const next = inList
    ? paths.hearingComments.to(where, query)
    : key === undefined
      ? paths.hearingWhole.to(where, query)
      : paths.hearingExpectation.to({ ...where, expectation: key }, query)
  return c.redirect(`${next}#kommentar-${id}`, 303)
})

hearing.post(paths.hearingConclusion.pattern, signedIn, async (c) => {
  const [slug, id] = [c.req.param('foundation'), c.req.param('hearing')]
  const outcome = isId(id) ? await endHearing(c.var.scope, slug, id) : { refused: 'not_found' as const }
  if ('refused' in outcome) return notFound(c)
  return c.redirect(paths.hearing.to({ foundation: slug, hearing: id }), 303)
})

async function hearingOf(c: AppContext): Promise<Hearing | undefined> {
  const { foundation = '', hearing: id = '' } = c.req.param() as { foundation?: string; hearing?: string }
  return isId(id) ? findHearing(c.var.scope.tx, foundation, id) : undefined
}

function readingOf(c: AppContext, found: Hearing): HearingReading {
  const { frame, scope } = c.var
  return {
    frame,
    hearing: found,
    canComment: canComment(found),
    canAnswer: canAnswer(scope.actor, found),
    isEditor: canEditHearing(scope.actor),
  }
}

/** The version that is heard, and the one in force. */
async function editionsOf(
  c: AppContext,
  { foundation, version }: Hearing,
): Promise<{ edition: Edition; inForce?: Foundation } | undefined> {
  const edition = await findEditionInTheMaking(c.var.scope.tx, foundation.slug)
  if (edition?.version.id !== version.id) return undefined
  return { edition, inForce: await findFoundation(c.var.scope.tx, foundation.slug) }
}

/** What an answer answers, so that an error is shown where it was written. */
async function keyOf(
  c: AppContext,
  found: Hearing,
  parent: string | undefined,
  expectation: string | undefined,
): Promise<string | undefined> {
  if (parent === undefined) return expectation
  return (await listComments(c.var.scope.tx, found.id)).find((comment) => comment.id === parent)?.expectationKey
}

interface Again {
  failed?: Failed
  tooLate?: string
  status?: 422 | 409
}

async function answerList(c: AppContext, found: Hearing, { failed, status }: Again = {}) {
  const threads = threadsOf(await listComments(c.var.scope.tx, found.id))
  const page = <CommentsPage reading={readingOf(c, found)} threads={threads} failed={failed} written={c.req.query('written')} />
  return showPage(c, page, status ?? 200)
}

/** One expectation of the version that is heard, or the whole. When it has ended the version is gone from here, and what was said is left. */
async function answerThread(c: AppContext, found: Hearing, key: string | undefined, { failed, tooLate, status }: Again = {}) {
  const threads = threadsAbout(threadsOf(await listComments(c.var.scope.tx, found.id)), key)
  const heard = phaseOf(found) === 'ended' ? undefined : await editionsOf(c, found)
  const expectation = key === undefined ? undefined : heard ? placedIn(heard, key) : asSaid(threads[0]?.first.about, key)
  // What somebody has typed is shown to her again, whatever has become of what she wrote about.
  if (key !== undefined && !expectation && tooLate === undefined) return notFound(c)
  const page = (
    <ThreadPage
      reading={readingOf(c, found)}
      expectation={expectation}
      threads={threads}
      failed={failed}
      tooLate={tooLate}
      written={c.req.query('written')}
    />
  )
  return showPage(c, page, status ?? 200)
}

function placedIn(
  { edition, inForce }: { edition: Edition; inForce?: Foundation },
  key: string,
): { after: Placed; marked?: Marked } | undefined {
  const changes = inForce && expectationChanges(inForce, edition)
  const retired = changes?.retired.find(({ before }) => before.expectation.key === key)
  if (retired) return { after: retired.before, marked: { mark: 'retired' } }
  const expectation = findExpectation(edition, key)
  if (!expectation) return undefined
  const after = { expectation, theme: findTheme(edition, expectation.theme), role: findRole(edition, expectation.role) }
  return { after, marked: changes && marksOf(changes).get(key) }
}

/** The words as they were when something was said of them. */
function asSaid(about: string | undefined, key: string): { after: Placed } | undefined {
  return about === undefined
    ? undefined
    : { after: { expectation: { key, text: about, theme: '', role: '', kind: 'expectation', practice: [], ids: [] } } }
}
