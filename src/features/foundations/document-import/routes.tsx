import { Hono, type MiddlewareHandler } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { HTTPException } from 'hono/http-exception'
import type { AppContext, AppEnv } from '#http/env.ts'
import { notFound } from '#http/errors.tsx'
import { showPage } from '#http/page.ts'
import { briefly, signedIn, toSignIn } from '#http/scoped.ts'
import { paths } from '#paths.ts'
import { isId } from '#shared/id.ts'
import { proposeFromDocument } from '../document/read-document.ts'
import { canImportDocument } from './access.ts'
import { discardDocumentImport, makeDraft, saveStep, storeProposal } from './actions.ts'
import { countSeen, nextUnseen } from './decisions.ts'
import { readAfter, readStep, readUpload } from './form.ts'
import { makeProposal } from './make-proposal.ts'
import { DocumentOverviewPage } from './overview-page.tsx'
import { problemsOf } from './problems.ts'
import { type DocumentImport, findDocumentImport, listDocumentImports } from './queries.ts'
import { StepPage } from './step-page.tsx'
import { findStep, type Step, stepsOf } from './steps.ts'
import { whyUnreadable } from './unreadable.tsx'
import { UploadPage } from './upload-page.tsx'

/** For everybody else these pages do not exist. */
const administratorsOnly: MiddlewareHandler<AppEnv> = async (c, next) => {
  if (!canImportDocument(c.var.scope.actor)) return notFound(c)
  await next()
}

/**
 * The same, before anything of a large body has been read, and without keeping a transaction open: a document comes slowly and is
 * read slowly, and no connection of the database waits for it.
 */
const administratorFirst: MiddlewareHandler<AppEnv> = async (c, next) => {
  const known = await briefly(c, async ({ actor }) => canImportDocument(actor))
  if (!known) return toSignIn(c)
  if (!known.result) return notFound(c)
  await next()
}

/** The document of 20 MB, and what a form puts around it. The application's own limit leaves this route to it (app.ts). */
const documentLimit = bodyLimit({
  maxSize: 21 * 1024 * 1024,
  onError: async (c) => showUpload(c as AppContext, (c as AppContext).var.frame.t.documentImport.unreadable.too_large, 413),
})

export const documentImport = new Hono<AppEnv>()

documentImport.get(paths.documentImports.pattern, signedIn, administratorsOnly, async (c) => {
  const underWay = (await listDocumentImports(c.var.scope.tx)).flatMap(({ id, fileName, createdAt, review }) => {
    if (!review) return []
    const steps = stepsOf(review.proposal)
    return [{ id, fileName, createdAt, seen: countSeen(steps, review.decisions), steps: steps.length }]
  })
  return showPage(c, <UploadPage frame={c.var.frame} underWay={underWay} />)
})

documentImport.post(paths.documentImports.pattern, administratorFirst, documentLimit, async (c) => {
  const { t } = c.var.frame
  const upload = await readUpload(await bodyOf(c))
  if (!upload) return showUpload(c, t.documentImport.unreadable.none, 422)
  const found = await proposeFromDocument(upload)
  if ('refused' in found) return showUpload(c, whyUnreadable(t, found), 422)
  const stored = await briefly(c, (scope) => storeProposal(scope, upload.name, makeProposal(found)))
  if (!stored) return toSignIn(c)
  if ('refused' in stored.result) return notFound(c)
  return c.redirect(paths.documentImport.to({ import: stored.result.stored }), 303)
})

documentImport.get(paths.documentImport.pattern, signedIn, administratorsOnly, async (c) => {
  const found = await findOwn(c)
  if (!found) return notFound(c)
  if (found.foundation !== undefined) return c.redirect(paths.draft.to({ foundation: found.foundation }), 303)
  return showOverview(c, found)
})

documentImport.get(paths.documentImportStep.pattern, signedIn, administratorsOnly, async (c) => {
  const found = await findOwn(c)
  if (found?.foundation !== undefined) return c.redirect(paths.draft.to({ foundation: found.foundation }), 303)
  const step = found?.review && findStep(found.review.proposal, c.req.param('step'))
  if (!found?.review || !step) return notFound(c)
  const isChecked = c.req.query('check') === 'yes'
  return showPage(
    c,
    <StepPage
      frame={c.var.frame}
      id={found.id}
      {...found.review}
      step={step}
      isChecked={isChecked}
      isSaved={c.req.query('saved') === 'yes'}
    />,
  )
})

documentImport.post(paths.documentImportStep.pattern, signedIn, administratorsOnly, async (c) => {
  const { import: id, step: stepId } = c.req.param()
  const body = await c.req.parseBody()
  const after = readAfter(body)
  if (!isId(id)) return notFound(c)
  const outcome = await saveStep(c.var.scope, id, stepId, (step, { proposal, decisions }) => {
    const { typed, isWhole } = readStep(proposal, step, body, decisions, after)
    if (after !== 'next') return { typed, isSeen: decisions[step.id]?.isSeen ?? false }
    const problems = problemsOf(proposal, { ...decisions, [step.id]: { typed, isSeen: true } })
    return { typed, isSeen: isWhole && problems.every((problem) => problem.step !== step.id) }
  })
  if ('refused' in outcome) return notFound(c)
  const { step, proposal, decisions } = outcome.saved
  const here = { import: id, step: step.id }
  if (after === 'likely') return c.redirect(paths.documentImportStep.to(here), 303)
  if (after === 'stay') return c.redirect(`${paths.documentImportStep.to(here, { saved: 'yes' })}#gem`, 303)
  if (!decisions[step.id]?.isSeen)
    return showPage(c, <StepPage frame={c.var.frame} id={id} proposal={proposal} decisions={decisions} step={step} isChecked />, 422)
  const next = nextUnseen(stepsOf(proposal), decisions, step.id)
  return c.redirect(next ? paths.documentImportStep.to({ import: id, step: next.id }) : paths.documentImport.to({ import: id }), 303)
})

documentImport.post(paths.documentImportDraft.pattern, signedIn, administratorsOnly, async (c) => {
  const id = c.req.param('import')
  const outcome = isId(id) ? await makeDraft(c.var.scope, id) : ({ refused: 'not_found' } as const)
  if ('made' in outcome) return c.redirect(paths.draft.to({ foundation: outcome.made.foundation }), 303)
  const found = await findOwn(c)
  if (outcome.refused === 'not_found' || !found?.review) return notFound(c)
  if (outcome.refused === 'not_ready') return showOverview(c, found, true)
  const step = findStep(found.review.proposal, 'head') as Step
  const taken = { field: 'name', message: c.var.frame.t.documentImport.nameTaken }
  return showPage(c, <StepPage frame={c.var.frame} id={id} {...found.review} step={step} isChecked otherProblem={taken} />, 422)
})

documentImport.post(paths.documentImportRemoval.pattern, signedIn, administratorsOnly, async (c) => {
  const id = c.req.param('import')
  const outcome = isId(id) ? await discardDocumentImport(c.var.scope, id) : ({ refused: 'not_found' } as const)
  return 'discarded' in outcome ? c.redirect(paths.documentImports.to(), 303) : notFound(c)
})

async function findOwn(c: AppContext): Promise<DocumentImport | undefined> {
  const id = c.req.param('import') ?? ''
  return isId(id) ? findDocumentImport(c.var.scope.tx, id) : undefined
}

function showOverview(c: AppContext, { id, fileName, review }: DocumentImport, isRefused = false) {
  if (!review) return notFound(c)
  const page = <DocumentOverviewPage frame={c.var.frame} id={id} fileName={fileName} {...review} isRefused={isRefused} />
  return showPage(c, page, isRefused ? 422 : 200)
}

function showUpload(c: AppContext, error: string, status: 413 | 422) {
  return showPage(c, <UploadPage frame={c.var.frame} error={error} />, status)
}

/** Kept by the request, so that it is read once. */
function bodyOf(c: AppContext): Promise<Record<string, unknown>> {
  return c.req.parseBody().catch((cause) => {
    throw cause instanceof TypeError ? new HTTPException(400, { cause }) : cause
  })
}
