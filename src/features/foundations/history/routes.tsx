import { Hono } from 'hono'
import type { AppEnv } from '#http/env.ts'
import { notFound } from '#http/errors.tsx'
import { showPage } from '#http/page.ts'
import { signedIn } from '#http/scoped.ts'
import { paths } from '#paths.ts'
import { type EditionSummary, findRole, rolesHeld } from '../foundation.ts'
import { canEditHearing } from '../hearing/access.ts'
import { listHearings } from '../hearing/queries.ts'
import { findEditionByNumber, listEditions, listEditionsOf } from '../queries.ts'
import { markVersionRead } from './actions.ts'
import { ChangesPage } from './changes-page.tsx'
import { findFoundationName } from './queries.ts'
import { VersionPage } from './version-page.tsx'
import { VersionsPage } from './versions-page.tsx'

export const history = new Hono<AppEnv>()

history.get(paths.versions.pattern, signedIn, async (c) => {
  const { frame, scope } = c.var
  const slug = c.req.param('foundation')
  const [editions, hearings] = [await listEditions(scope.tx, slug), await listHearings(scope.tx, slug)]
  const found = await findFoundationName(scope.tx, slug)
  const name = found?.name ?? hearings[0]?.foundation.name
  if (name === undefined) return notFound(c)
  return showPage(
    c,
    <VersionsPage
      frame={frame}
      slug={slug}
      name={name}
      isAdopted={found?.isAdopted ?? false}
      editions={editions}
      hearings={hearings}
      canEdit={canEditHearing(scope.actor)}
    />,
  )
})

history.get(paths.version.pattern, signedIn, async (c) => {
  const { frame, scope } = c.var
  const number = numberIn(c.req.param('number'))
  const edition = number && (await findEditionByNumber(scope.tx, c.req.param('foundation'), number))
  if (!edition || !isPublished(edition.version)) return notFound(c)
  const current = (await listEditions(scope.tx, edition.slug)).find(({ state }) => state === 'adopted')
  const reading = { frame, content: edition, mine: rolesHeld(edition, scope.actor.positions) }
  return showPage(c, <VersionPage reading={reading} edition={edition} current={current?.number} />)
})

history.post(paths.versionReading.pattern, signedIn, async (c) => {
  const number = numberIn(c.req.param('number'))
  const outcome = number ? await markVersionRead(c.var.scope, c.req.param('foundation'), number) : { refused: 'not_found' as const }
  if ('refused' in outcome) return notFound(c)
  return c.redirect(paths.overview.to(), 303)
})

history.get(paths.changes.pattern, signedIn, async (c) => {
  const { frame, scope } = c.var
  const editions = await listEditions(scope.tx, c.req.param('foundation'))
  const asked = { from: askedFor(c.req.query('from')), to: askedFor(c.req.query('to')) }
  const last = editions.find(({ number, state }) => (asked.to === undefined ? state === 'adopted' : number === asked.to))
  const first = editions.find(({ number }) => (asked.from === undefined ? number < (last?.number ?? 0) : number === asked.from))
  if (!first || !last) return notFound(c)
  const whole = await listEditionsOf(scope.tx, [first.id, last.id])
  const [from, to] = [first, last].map((edition) => whole.find(({ version }) => version.id === edition.id))
  if (!from || !to) return notFound(c)
  const mine = rolesHeld(to, scope.actor.positions)
  const key = c.req.query('role')
  const role = key === undefined ? mine[0] : findRole(to, key)
  if (key !== undefined && key !== 'all' && !role) return notFound(c)
  const isAdopted = editions.some(({ state }) => state === 'adopted')
  return showPage(
    c,
    <ChangesPage
      frame={frame}
      from={from}
      to={to}
      role={key === 'all' ? undefined : role}
      mine={mine}
      editions={editions}
      isAdopted={isAdopted}
    />,
  )
})

function isPublished({ state }: Pick<EditionSummary, 'state'>): boolean {
  return state === 'adopted' || state === 'superseded'
}

/** Undefined when nothing is asked for; what is no number is no edition. */
function askedFor(given: string | undefined): number | undefined {
  return given === undefined ? undefined : (numberIn(given) ?? 0)
}

/** A number from an address bar may be anything. */
function numberIn(given: string | undefined): number | undefined {
  return /^[1-9]\d{0,5}$/.test(given ?? '') ? Number(given) : undefined
}
