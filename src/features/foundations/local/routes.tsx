import { Hono } from 'hono'
import type { AppContext, AppEnv } from '#http/env.ts'
import { notFound } from '#http/errors.tsx'
import { showPage } from '#http/page.ts'
import { signedIn } from '#http/scoped.ts'
import { paths } from '#paths.ts'
import { parseForm } from '#shared/form.ts'
import { isId } from '#shared/id.ts'
import { type Foundation, findExpectation, findTheme, rolesHeld } from '../foundation.ts'
import { findFoundation } from '../queries.ts'
import { canWriteLocally, unitsLedDirectly } from './access.ts'
import { addSupplement, removeSupplement, removeTranslation, rewordSupplement, translateExpectation } from './actions.ts'
import { givenSupplement, readRevision, supplementSchema, translationSchema } from './form.ts'
import { isRetired, type Supplement } from './local-words.ts'
import { LocalWordsPage } from './local-words-page.tsx'
import { findWordsOfUnit, findWritableUnit, listWritableUnits, type WritableUnit } from './queries.ts'
import { SupplementPage } from './supplement-page.tsx'
import { TranslationPage } from './translation-page.tsx'
import { UnitWordsPage } from './unit-words-page.tsx'

/** For who leads, and for administrators: all that their units say beside a foundation. */
export const localWords = new Hono<AppEnv>()

localWords.get(paths.localWords.pattern, signedIn, async (c) => {
  const { actor, tx } = c.var.scope
  const foundation = canWriteLocally(actor) ? await findFoundation(tx, c.req.param('foundation')) : undefined
  if (!foundation) return notFound(c)
  const own = new Set(unitsLedDirectly(actor).map(({ unitId }) => unitId))
  const units = (await listWritableUnits(tx, foundation.id)).map((unit) => ({ ...unit, isOwn: own.has(unit.id) }))
  const [only, ...others] = units
  if (only && others.length === 0) return showUnit(c, { foundation, unit: only })
  const chosen = units.find((unit) => unit.id === c.req.query('unit'))
  if (chosen) return c.redirect(paths.unitLocalWords.to({ foundation: foundation.slug, unit: chosen.id }), 303)
  return showPage(c, <LocalWordsPage reading={readingOf(c, foundation)} units={units} />)
})

localWords.get(paths.unitLocalWords.pattern, signedIn, async (c) => {
  const place = await findPlace(c)
  if (!place) return notFound(c)
  const asked = findExpectation(place.foundation, c.req.query('expectation') ?? '')
  if (asked) return c.redirect(paths.localTranslation.to({ ...addressOf(place), expectation: asked.key }), 303)
  return showUnit(c, place)
})

/** Written from an expectation's page, or a theme's: that is filled in, and what it is to be is not. */
localWords.get(paths.supplements.pattern, signedIn, async (c) => {
  const place = await findPlace(c)
  if (!place) return notFound(c)
  const expectation = findExpectation(place.foundation, c.req.query('expectation') ?? '')
  const theme = findTheme(place.foundation, c.req.query('theme') ?? '')
  const typed: Record<string, string> = expectation
    ? { concerns: 'expectation', expectation: expectation.key }
    : theme
      ? { theme: theme.key }
      : {}
  return showPage(c, <SupplementPage reading={readingOf(c, place.foundation)} unit={place.unit} form={{ typed, errors: {} }} />)
})

localWords.post(paths.supplements.pattern, signedIn, async (c) => {
  const place = await findPlace(c)
  if (!place) return notFound(c)
  const { frame, scope } = c.var
  const body = await c.req.parseBody()
  const form = parseForm(supplementSchema(frame.t), body)
  const again = (form: Parameters<typeof SupplementPage>[0]['form']) =>
    showPage(c, <SupplementPage reading={readingOf(c, place.foundation)} unit={place.unit} form={form} />, 422)
  if ('errors' in form) return again(form)
  const outcome = await addSupplement(scope, place.foundation, place.unit.id, givenSupplement(form.data))
  if ('added' in outcome) return toUnit(c, place)
  if (outcome.refused === 'not_found') return notFound(c)
  return again({ typed: textsOf(body), errors: placeError(c, form.data.concerns) })
})

localWords.get(paths.supplement.pattern, signedIn, async (c) => {
  const place = await findPlace(c)
  const supplement = place && (await findSupplement(c, place))
  if (!place || !supplement) return notFound(c)
  return showPage(
    c,
    <SupplementPage
      reading={readingOf(c, place.foundation)}
      unit={place.unit}
      id={supplement.id}
      form={{ typed: typedOf(supplement), errors: {} }}
      retired={retiredIn(place.foundation, supplement)}
    />,
  )
})

localWords.post(paths.supplement.pattern, signedIn, async (c) => {
  const place = await findPlace(c)
  const id = c.req.param('supplement')
  if (!place || !isId(id)) return notFound(c)
  const { frame, scope } = c.var
  const body = await c.req.parseBody()
  const form = parseForm(supplementSchema(frame.t), body)
  const present = await findSupplement(c, place)
  const retired = present && retiredIn(place.foundation, present)
  const page = (form: Parameters<typeof SupplementPage>[0]['form'], conflict?: Parameters<typeof SupplementPage>[0]['conflict']) =>
    showPage(
      c,
      <SupplementPage
        reading={readingOf(c, place.foundation)}
        unit={place.unit}
        id={id}
        form={form}
        retired={retired}
        conflict={conflict}
      />,
      conflict ? 409 : 422,
    )
  if ('errors' in form) return page(form)
  const outcome = await rewordSupplement(scope, place.foundation, place.unit.id, id, givenSupplement(form.data), form.data.revision)
  if ('reworded' in outcome) return toUnit(c, place)
  if (outcome.refused === 'not_found') return notFound(c)
  if (outcome.refused === 'no_place') return page({ typed: textsOf(body), errors: placeError(c, form.data.concerns) })
  // Saving again from here is a choice made with both texts in view: so the form now knows what stands.
  return page(
    { typed: { ...textsOf(body), revision: String(outcome.now?.revision ?? 0) }, errors: {} },
    outcome.now ? { now: outcome.now } : { gone: true },
  )
})

localWords.post(paths.supplementRemoval.pattern, signedIn, async (c) => {
  const place = await findPlace(c)
  const id = c.req.param('supplement')
  if (!place || !isId(id)) return notFound(c)
  const revision = readRevision(await c.req.parseBody())
  const outcome = await removeSupplement(c.var.scope, place.foundation, place.unit.id, id, revision)
  if ('removed' in outcome) return toUnit(c, place)
  return outcome.refused === 'conflict' ? showUnit(c, place, true) : notFound(c)
})

localWords.get(paths.localTranslation.pattern, signedIn, async (c) => {
  const place = await findPlace(c)
  const translated = place && (await findTranslated(c, place))
  if (!place || !translated) return notFound(c)
  const { present, expectation } = translated
  const typed: Record<string, string> = present ? { text: present.text, revision: String(present.revision) } : {}
  return showPage(
    c,
    <TranslationPage reading={readingOf(c, place.foundation)} unit={place.unit} expectation={expectation} form={{ typed, errors: {} }} />,
  )
})

localWords.post(paths.localTranslation.pattern, signedIn, async (c) => {
  const place = await findPlace(c)
  const translated = place && (await findTranslated(c, place))
  if (!place || !translated) return notFound(c)
  const { frame, scope } = c.var
  const { expectation } = translated
  const body = await c.req.parseBody()
  const form = parseForm(translationSchema(frame.t), body)
  const page = (form: Parameters<typeof TranslationPage>[0]['form'], conflict?: Parameters<typeof TranslationPage>[0]['conflict']) =>
    showPage(
      c,
      <TranslationPage
        reading={readingOf(c, place.foundation)}
        unit={place.unit}
        expectation={expectation}
        form={form}
        conflict={conflict}
      />,
      conflict ? 409 : 422,
    )
  if ('errors' in form) return page(form)
  const outcome = await translateExpectation(scope, place.foundation, place.unit.id, expectation.key, form.data)
  if ('translated' in outcome) {
    const isThere = findExpectation(place.foundation, expectation.key) !== undefined
    return isThere
      ? c.redirect(paths.expectation.to({ foundation: place.foundation.slug, expectation: expectation.key }), 303)
      : toUnit(c, place)
  }
  if (outcome.refused === 'not_found') return notFound(c)
  return page(
    { typed: { ...textsOf(body), revision: String(outcome.now?.revision ?? 0) }, errors: {} },
    outcome.now ? { now: outcome.now } : { gone: true },
  )
})

localWords.post(paths.localTranslationRemoval.pattern, signedIn, async (c) => {
  const place = await findPlace(c)
  if (!place) return notFound(c)
  const revision = readRevision(await c.req.parseBody())
  const outcome = await removeTranslation(c.var.scope, place.foundation, place.unit.id, c.req.param('expectation'), revision)
  if ('removed' in outcome) return toUnit(c, place)
  return outcome.refused === 'conflict' ? showUnit(c, place, true) : notFound(c)
})

interface Place {
  foundation: Foundation
  unit: WritableUnit
}

/** The foundation and the unit of the address, when the reader may write for it. */
async function findPlace(c: AppContext): Promise<Place | undefined> {
  const { actor, tx } = c.var.scope
  const unitId = c.req.param('unit') ?? ''
  if (!canWriteLocally(actor) || !isId(unitId)) return undefined
  const foundation = await findFoundation(tx, c.req.param('foundation') ?? '')
  const unit = foundation && (await findWritableUnit(tx, foundation.id, unitId))
  return unit && { foundation, unit }
}

async function findSupplement(c: AppContext, { foundation, unit }: Place): Promise<Supplement | undefined> {
  const words = await findWordsOfUnit(c.var.scope.tx, unit.id, foundation.id)
  return words.supplements.find((supplement) => supplement.id === c.req.param('supplement'))
}

/** An expectation of the foundation, or one that is retired and was translated before it was. */
async function findTranslated(c: AppContext, { foundation, unit }: Place) {
  const key = c.req.param('expectation') ?? ''
  const words = await findWordsOfUnit(c.var.scope.tx, unit.id, foundation.id)
  const present = words.translations.find((translation) => translation.expectation === key)
  const wording = findExpectation(foundation, key)?.text ?? present?.wording
  return wording === undefined ? undefined : { present, expectation: { key, wording } }
}

async function showUnit(c: AppContext, { foundation, unit }: Place, notRemoved?: boolean) {
  const { tx, actor } = c.var.scope
  const words = await findWordsOfUnit(tx, unit.id, foundation.id)
  const hasOthers = actor.isAdministrator || (await listWritableUnits(tx, foundation.id)).length > 1
  const page = <UnitWordsPage reading={readingOf(c, foundation)} unit={unit} words={words} hasOthers={hasOthers} notRemoved={notRemoved} />
  return showPage(c, page, notRemoved ? 409 : 200)
}

function toUnit(c: AppContext, place: Place) {
  return c.redirect(paths.unitLocalWords.to(addressOf(place)), 303)
}

function addressOf({ foundation, unit }: Place) {
  return { foundation: foundation.slug, unit: unit.id }
}

function placeError(c: AppContext, concerns: 'new' | 'expectation') {
  return { [concerns === 'new' ? 'theme' : 'expectation']: c.var.frame.t.local.placeGone }
}

function typedOf(supplement: Supplement): Record<string, string> {
  const { theme, expectation, stance, text, revision } = supplement
  return {
    theme,
    concerns: expectation === undefined ? 'new' : 'expectation',
    expectation: expectation ?? '',
    stance,
    text,
    revision: String(revision),
  }
}

function retiredIn(foundation: Foundation, { expectation, wording }: Supplement) {
  return expectation !== undefined && isRetired(foundation, { expectation }) ? { expectation, wording } : undefined
}

function textsOf(body: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(body).filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
}

function readingOf(c: AppContext, foundation: Foundation) {
  const { frame, scope } = c.var
  return { frame, content: foundation, slug: foundation.slug, mine: rolesHeld(foundation, scope.actor.positions) }
}
