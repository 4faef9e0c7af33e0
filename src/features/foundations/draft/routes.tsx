import { Hono, type MiddlewareHandler } from 'hono'
import type { AppContext, AppEnv } from '#http/env.ts'
import { notFound } from '#http/errors.tsx'
import { showPage } from '#http/page.ts'
import { signedIn } from '#http/scoped.ts'
import { paths } from '#paths.ts'
import { Alert } from '#ui/alert.tsx'
import { findFoundation } from '../queries.ts'
import { canEditFoundation } from './access.ts'
import { addToDraft, moveInDraft, retireFromDraft, saveWords, type Written } from './actions.ts'
import { ConflictPage, NoDraftPage } from './conflict-page.tsx'
import { type Draft, revisionOf } from './draft.ts'
import { DraftPage } from './draft-page.tsx'
import { controlId, editorOf, type OpenForm } from './editor.tsx'
import { parseWords, readMove, readOpening, readRemains, readRevision, readSeal, readTyped, readWas } from './form.ts'
import { findDraft } from './queries.ts'
import { RetirementPage } from './retirement-page.tsx'
import { type ElementKind, findElement, isElementKind, type Typed, typedOf, type WordedKind } from './words.ts'

/** For everybody else these pages do not exist. */
const administratorsOnly: MiddlewareHandler<AppEnv> = async (c, next) => {
  if (!canEditFoundation(c.var.scope.actor)) return notFound(c)
  await next()
}

export const draft = new Hono<AppEnv>()

draft.get(paths.draft.pattern, signedIn, administratorsOnly, async (c) => {
  const found = await findDraft(c.var.scope.tx, c.req.param('foundation'))
  if (!found) return notFound(c)
  const isDraft = found.edition.version.state === 'draft'
  return showDraft(c, found, { open: isDraft ? openedBy(c, found) : undefined, at: c.req.query('at') })
})

draft.post(paths.draftHead.pattern, signedIn, administratorsOnly, (c) => save(c, 'head'))

draft.post(paths.draftElements.pattern, signedIn, administratorsOnly, async (c) => {
  const { frame, scope } = c.var
  const kind = c.req.param('kind')
  const foundation = c.req.param('foundation')
  if (!isElementKind(kind)) return notFound(c)
  const typed = readTyped(kind, await c.req.parseBody())
  const form = parseWords(frame.t, kind, typed)
  if ('errors' in form) return showErrors(c, foundation, { kind, typed, errors: form.errors })
  return answer(c, foundation, await addToDraft(scope, foundation, { kind, words: form.data }), { kind, typed })
})

draft.post(paths.draftElement.pattern, signedIn, administratorsOnly, async (c) => {
  const kind = c.req.param('kind')
  return isElementKind(kind) ? save(c, kind, c.req.param('element')) : notFound(c)
})

draft.post(paths.draftElementMove.pattern, signedIn, administratorsOnly, async (c) => {
  const { kind, element: key, foundation } = c.req.param()
  const direction = readMove(await c.req.parseBody())
  if (!isElementKind(kind) || !direction) return notFound(c)
  const outcome = await moveInDraft(c.var.scope, foundation, { kind, key, direction })
  if ('written' in outcome) return c.redirect(paths.draft.to({ foundation }, { at: controlId(direction, kind, key) }), 303)
  // Taken out by somebody else while this page stood open: the draft as it is now says so best.
  if ('refused' in outcome && outcome.refused === 'no_draft') return answerNoDraft(c, foundation)
  return c.redirect(paths.draft.to({ foundation }), 303)
})

draft.get(paths.draftElementRetirement.pattern, signedIn, administratorsOnly, async (c) => {
  const { kind, element: key, foundation } = c.req.param()
  const found = await findDraft(c.var.scope.tx, foundation)
  if (found?.edition.version.state !== 'draft' || !isElementKind(kind)) return notFound(c)
  return showRetirement(c, found, kind, key)
})

draft.post(paths.draftElementRetirement.pattern, signedIn, administratorsOnly, async (c) => {
  const { kind, element: key, foundation } = c.req.param()
  const { frame, scope } = c.var
  if (!isElementKind(kind)) return notFound(c)
  const body = await c.req.parseBody()
  const outcome = await retireFromDraft(scope, foundation, { kind, key, seal: readSeal(body), remains: readRemains(body) })
  if ('written' in outcome) return c.redirect(paths.draft.to({ foundation }), 303)
  if ('conflict' in outcome)
    return showRetirement(c, outcome.conflict.draft, kind, key, { changedFrom: typeof body.seen === 'string' ? body.seen : '' }, 409)
  if (outcome.refused === 'not_found') return notFound(c)
  if (outcome.refused === 'no_draft') return answerNoDraft(c, foundation)
  // It is gone, which is what was asked for.
  if (outcome.refused === 'gone') return c.redirect(paths.draft.to({ foundation }), 303)
  if (outcome.refused === 'has_heirs') return showRetirement(c, outcome.draft, kind, key, {}, 422)
  return showRetirement(c, outcome.draft, kind, key, { error: frame.t.draft.retireChoose }, 422)
})

async function save(c: AppContext, kind: WordedKind, key?: string) {
  const { frame, scope } = c.var
  const foundation = c.req.param('foundation') ?? ''
  const body = await c.req.parseBody()
  const typed = readTyped(kind, body)
  const was = readWas(kind, body)
  const revision = readRevision(body)
  const form = parseWords(frame.t, kind, typed)
  if ('errors' in form) return showErrors(c, foundation, { kind, key, typed, was, revision, errors: form.errors })
  const outcome = await saveWords(scope, foundation, { kind, key, revision, words: form.data })
  return answer(c, foundation, outcome, { kind, key, typed, was, revision })
}

/** What came of a write, as a page. Whatever it was, what was typed is in it. */
async function answer(c: AppContext, foundation: string, outcome: Written, form: OpenForm) {
  const { frame } = c.var
  const { t } = frame
  const { kind, key, typed } = form
  if ('written' in outcome) return c.redirect(paths.draft.to({ foundation }, { at: controlId('edit', kind, outcome.written.key) }), 303)
  if ('conflict' in outcome) {
    const { draft: found } = outcome.conflict
    const page = (
      <ConflictPage
        frame={frame}
        draft={found}
        isAdopted={await isAdopted(c, foundation)}
        kind={kind}
        elementKey={key}
        was={form.was ?? {}}
        mine={typed}
        stored={typedOf(found.edition, kind, key) ?? {}}
        revision={revisionOf(found, kind, key) ?? 0}
      />
    )
    return showPage(c, page, 409)
  }
  if (outcome.refused === 'not_found') return notFound(c)
  if (outcome.refused === 'no_draft') return answerNoDraft(c, foundation, kind, typed)
  if (outcome.refused === 'gone') {
    const gone = <Alert t={t} variant="warning" heading={t.draft.goneTitle} headingLevel="h2" text={t.draft.goneText} />
    return showDraft(c, outcome.draft, { open: { kind, typed: standing(outcome.draft, kind, typed) } }, gone, 409)
  }
  const message = refusalMessages(c, kind)[outcome.refused]
  if (!message) throw new Error(`A write of words was refused as nobody expects: ${outcome.refused}`)
  return showDraft(c, outcome.draft, { open: { ...form, typed: standing(outcome.draft, kind, typed), errors: message } }, undefined, 422)
}

/** What stands in the way, at the field where it can be mended. */
function refusalMessages(c: AppContext, kind: WordedKind): Partial<Record<string, OpenForm['errors']>> {
  const { refusals } = c.var.frame.t.draft
  return {
    theme_unknown: { theme: refusals.theme_unknown },
    role_unknown: { [kind === 'role' ? 'inherits' : 'role']: refusals.role_unknown },
    circle: { inherits: refusals.circle },
  }
}

/** A form stands in its place on the page: so its theme and role, when they are gone, become the first that there are. */
function standing({ edition }: Draft, kind: WordedKind, typed: Typed): Typed {
  if (kind !== 'expectation') return typed
  return {
    ...typed,
    theme: edition.themes.some((theme) => theme.key === typed.theme) ? typed.theme : edition.themes[0]?.key,
    role: edition.roles.some((role) => role.key === typed.role) ? typed.role : edition.roles[0]?.key,
  }
}

/** The draft is heard, adopted or thrown away. A foundation that this administrator knows nothing of is not found. */
async function answerNoDraft(c: AppContext, foundation: string, kind?: WordedKind, mine?: Typed) {
  const adopted = await isAdopted(c, foundation)
  const known = adopted || (await findDraft(c.var.scope.tx, foundation)) !== undefined
  if (!known && !kind) return notFound(c)
  const page = <NoDraftPage frame={c.var.frame} foundation={foundation} isAdopted={adopted} kind={kind} mine={mine} />
  return showPage(c, page, known ? 409 : 404)
}

async function showErrors(c: AppContext, foundation: string, open: OpenForm) {
  const found = await findDraft(c.var.scope.tx, foundation)
  if (found?.edition.version.state !== 'draft') return answerNoDraft(c, foundation, open.kind, open.typed)
  const isGone = open.key !== undefined && !(open.kind !== 'head' && findElement(found.edition, open.kind, open.key))
  const typed = standing(found, open.kind, open.typed)
  return showDraft(c, found, { open: { ...open, typed, key: isGone ? undefined : open.key } }, undefined, 422)
}

async function showDraft(
  c: AppContext,
  found: Draft,
  rest: { open?: OpenForm; at?: string },
  above?: ReturnType<typeof Alert>,
  status: 200 | 409 | 422 = 200,
) {
  const editor = editorOf(c.var.frame, found, rest)
  return showPage(
    c,
    <DraftPage editor={editor} isAdopted={await isAdopted(c, found.edition.slug)}>
      {above}
    </DraftPage>,
    status,
  )
}

/** The form that the address asks for, with what stands there now or with nothing. */
function openedBy(c: AppContext, found: Draft): OpenForm | undefined {
  const asked = readOpening(c.req.query())
  if (!asked) return undefined
  if ('add' in asked) return { kind: asked.add, typed: standing(found, asked.add, { kind: kindOfNew(found, asked.add), ...asked.given }) }
  const typed = typedOf(found.edition, asked.edit, asked.key)
  return typed && { kind: asked.edit, key: asked.key, typed, was: typed, revision: revisionOf(found, asked.edit, asked.key) }
}

/** A new theme is most likely of the same kind as the last. */
function kindOfNew({ edition }: Draft, kind: ElementKind): string | undefined {
  const ofShape = { matrix: 'perspective', additive: 'value', pairs: 'star', themes: 'theme', values: 'value' } as const
  if (kind === 'theme') return edition.themes.at(-1)?.kind ?? ofShape[edition.shape]
  return kind === 'expectation' ? 'expectation' : undefined
}

async function showRetirement(
  c: AppContext,
  found: Draft,
  kind: ElementKind,
  key: string,
  more: { error?: string; changedFrom?: string } = {},
  status: 200 | 409 | 422 = 200,
) {
  const element = findElement(found.edition, kind, key)
  if (!element) return notFound(c)
  const adopted = await isAdopted(c, found.edition.slug)
  return showPage(
    c,
    <RetirementPage frame={c.var.frame} draft={found} isAdopted={adopted} kind={kind} element={element} {...more} />,
    status,
  )
}

async function isAdopted(c: AppContext, foundation: string): Promise<boolean> {
  return (await findFoundation(c.var.scope.tx, foundation)) !== undefined
}
