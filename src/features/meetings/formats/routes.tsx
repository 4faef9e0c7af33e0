import { randomUUID } from 'node:crypto'
import { Hono, type MiddlewareHandler } from 'hono'
import type { AppContext, AppEnv } from '#http/env.ts'
import { notFound } from '#http/errors.tsx'
import { showPage } from '#http/page.ts'
import { signedIn } from '#http/scoped.ts'
import { paths } from '#paths.ts'
import { isId } from '#shared/id.ts'
import type { Format } from '../format.ts'
import { ownFormats } from '../format-files.ts'
import { canWordFormats } from './access.ts'
import { copyFormat, leaveOutStep, retireFormat, takeBackIntoUse, takeBackStep, type Worded, wordFormat } from './actions.ts'
import { CopyPage } from './copy-page.tsx'
import { errorsOf, labelOf, readArrangement, readCopy, readPart, readVersion } from './form.ts'
import { editLinkId, FormatPage } from './format-page.tsx'
import { FormatsPage } from './formats-page.tsx'
import { GonePage } from './gone-page.tsx'
import { addressOf, type OwnFormat } from './own-format.ts'
import { type PartForm, PartPage } from './part-page.tsx'
import { findFormat, findOwnFormat, listOwnFormats } from './queries.ts'
import { arranged, type PartShape, type PartWords, shapeOf, type Wording, withoutBlankItems, wordsOf } from './wording.ts'

/** For everybody else these pages do not exist. */
const administratorsOnly: MiddlewareHandler<AppEnv> = async (c, next) => {
  if (!canWordFormats(c.var.scope.actor)) return notFound(c)
  await next()
}

export const meetingFormats = new Hono<AppEnv>()

meetingFormats.get(paths.meetingFormats.pattern, signedIn, async (c) => {
  const { frame, scope } = c.var
  const own = await listOwnFormats(scope.tx)
  return showPage(c, <FormatsPage frame={frame} own={own} ofProduct={ownFormats()} canWord={canWordFormats(scope.actor)} />)
})

meetingFormats.get(paths.meetingFormat.pattern, signedIn, (c) => showFormat(c, c.req.param('format')))

meetingFormats.get(paths.meetingFormatCopy.pattern, signedIn, administratorsOnly, async (c) => {
  const found = await findFormat(c.var.scope.tx, c.req.param('format'))
  return found ? showCopy(c, found.format, randomUUID(), { da: '', en: '' }, {}) : notFound(c)
})

meetingFormats.post(paths.meetingFormatCopy.pattern, signedIn, administratorsOnly, async (c) => {
  const { frame, scope } = c.var
  const address = c.req.param('format')
  const found = await findFormat(scope.tx, address)
  const form = readCopy(await c.req.parseBody())
  if (!found || !form) return notFound(c)
  const outcome = await copyFormat(scope, address, form)
  if ('copied' in outcome) return c.redirect(paths.meetingFormat.to({ format: outcome.copied }), 303)
  if (outcome.refused === 'not_found') return notFound(c)
  const errors =
    outcome.refused === 'wrong' ? errorsOf(frame, found.format, outcome.faults, 'head') : { 'name-da': frame.t.meetingFormats.nameTaken }
  return showCopy(c, found.format, form.id, { da: form.name.da, en: form.name.en ?? '' }, errors, 422)
})

meetingFormats.get(paths.meetingFormatPart.pattern, signedIn, administratorsOnly, async (c) => {
  const { format, part } = c.req.param()
  const own = await findOwnFormat(c.var.scope.tx, format)
  const words = own && wordsOf(own.format, part)
  const shape = own && shapeOf(own.format, part)
  if (!own || !words || !shape) return notFound(c)
  return showPart(c, own, { part, shape, words, version: own.version, errors: {} })
})

meetingFormats.post(paths.meetingFormatPart.pattern, signedIn, administratorsOnly, async (c) => {
  const { format, part } = c.req.param()
  const { scope } = c.var
  const own = await findOwnFormat(scope.tx, format)
  // A step that was left out a moment ago has the shape that it had in the first wording.
  const shape = own && (shapeOf(own.format, part) ?? (await shapeOfFirst(c, own.id, part)))
  if (!own || !shape) return notFound(c)
  const body = await c.req.parseBody()
  const words = readPart(shape, body)
  const seen = readVersion(body)
  const arrangement = readArrangement(body)
  if (arrangement && words.list) {
    const { list, at } = arranged(words.list, arrangement)
    const form = { part, shape, words: { ...words, list }, version: seen, errors: {}, arranged: { at, by: arrangement.kind } }
    return showPart(c, own, form, 422)
  }
  const typed = withoutBlankItems(words)
  return answer(c, await wordFormat(scope, own.id, { part, seen, words: typed }), { part, shape, words: typed })
})

meetingFormats.post(paths.meetingFormatOmission.pattern, signedIn, administratorsOnly, async (c) => {
  const { format, part } = c.req.param()
  const outcome = isId(format) ? await leaveOutStep(c.var.scope, format, keyOfStep(part)) : ({ refused: 'not_found' } as const)
  if ('worded' in outcome) return toFormat(c, format)
  if (outcome.refused === 'not_found') return notFound(c)
  const own = await findOwnFormat(c.var.scope.tx, format)
  const title = own?.format.steps.find(({ key }) => key === keyOfStep(part))?.title.da ?? ''
  return showFormat(c, format, { error: c.var.frame.t.meetingFormats.faults.stepMissing(title) }, 422)
})

meetingFormats.post(paths.meetingFormatOmissionRemoval.pattern, signedIn, administratorsOnly, async (c) => {
  const { format, part } = c.req.param()
  const outcome = isId(format) ? await takeBackStep(c.var.scope, format, keyOfStep(part)) : ({ refused: 'not_found' } as const)
  return 'worded' in outcome ? toFormat(c, format, part) : notFound(c)
})

meetingFormats.post(paths.meetingFormatRetirement.pattern, signedIn, administratorsOnly, async (c) => {
  const { format } = c.req.param()
  const outcome = isId(format) ? await retireFormat(c.var.scope, format) : ({ refused: 'not_found' } as const)
  return 'retired' in outcome ? toFormat(c, format) : notFound(c)
})

meetingFormats.post(paths.meetingFormatRetirementRemoval.pattern, signedIn, administratorsOnly, async (c) => {
  const { format } = c.req.param()
  const outcome = isId(format) ? await takeBackIntoUse(c.var.scope, format) : ({ refused: 'not_found' } as const)
  if ('inUse' in outcome) return toFormat(c, format)
  if (outcome.refused === 'not_found') return notFound(c)
  return showFormat(c, format, { error: c.var.frame.t.meetingFormats.nameTaken }, 409)
})

/** What came of wording a part, as a page. Whatever it was, what was typed is in it. */
function answer(c: AppContext, outcome: Worded, { part, shape, words }: { part: string; shape: PartShape; words: PartWords }) {
  const { frame } = c.var
  if ('worded' in outcome) return toFormat(c, c.req.param('format') ?? '', part)
  if ('conflict' in outcome) {
    const { now, clashes } = outcome.conflict
    // Saving again from here is a choice made with both in view: so the form now knows what stands.
    return showPart(c, now, { part, shape, words: outcome.conflict.words, version: now.version, errors: {}, clashes }, 409)
  }
  if (outcome.refused === 'not_found') return notFound(c)
  if (outcome.refused === 'gone') return showPage(c, <GonePage frame={frame} own={outcome.now} words={words} />, 409)
  const errors =
    outcome.refused === 'wrong'
      ? errorsOf(frame, outcome.now.format, outcome.faults, part)
      : { 'name-da': frame.t.meetingFormats.nameTaken }
  return showPart(c, outcome.now, { part, shape, words: outcome.words, version: outcome.now.version, errors }, 422)
}

async function showFormat(c: AppContext, address: string, { error }: { error?: string } = {}, status: 200 | 409 | 422 = 200) {
  const { frame, scope } = c.var
  const found = await findFormat(scope.tx, address)
  if (!found) return notFound(c)
  const { format, own } = found
  const origin = own && (await findOwnFormat(scope.tx, own.id, 1))
  const leftOut = origin?.format.steps.filter(({ key }) => !format.steps.some((step) => step.key === key)) ?? []
  return showPage(
    c,
    <FormatPage
      frame={frame}
      format={format}
      own={own}
      source={own && (await sourceOf(c, own))}
      leftOut={leftOut}
      canWord={canWordFormats(scope.actor)}
      at={c.req.query('at')}
      error={error}
    />,
    status,
  )
}

async function sourceOf(c: AppContext, { copiedFrom }: OwnFormat) {
  const address = addressOf(copiedFrom)
  const source = await findFormat(c.var.scope.tx, address)
  const version = address === copiedFrom ? undefined : Number(copiedFrom.split('-').at(-1))
  return source && { name: source.format.name, address, version }
}

function showCopy(c: AppContext, source: Format, id: string, name: Wording, errors: Record<string, string>, status: 200 | 422 = 200) {
  return showPage(c, <CopyPage frame={c.var.frame} source={source} id={id} name={name} errors={errors} />, status)
}

function showPart(c: AppContext, own: OwnFormat, form: Omit<PartForm, 'labels'>, status: 200 | 409 | 422 = 200) {
  const { frame } = c.var
  const labels = Object.fromEntries(
    form.shape.texts.map(({ name }) => [name, labelOf(frame, own.format, { part: form.part, field: name })]),
  )
  return showPage(c, <PartPage frame={frame} own={own} form={{ ...form, labels }} />, status)
}

async function shapeOfFirst(c: AppContext, id: string, part: string): Promise<PartShape | undefined> {
  const first = await findOwnFormat(c.var.scope.tx, id, 1)
  return first && shapeOf(first.format, part)
}

function keyOfStep(part: string): string {
  return part.replace(/^step-/, '')
}

function toFormat(c: AppContext, id: string, part?: string) {
  return c.redirect(paths.meetingFormat.to({ format: id }, { at: part && editLinkId(part) }), 303)
}
