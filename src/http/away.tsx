import { randomBytes } from 'node:crypto'
import { AwayPage } from '#ui/away-page.tsx'
import { asksForJson } from './auto-save.ts'
import type { AppContext, Deps } from './env.ts'
import { logError } from './log-error.ts'
import { showPage } from './page.ts'

/** Errors of PostgreSQL and of the net that mean: the database is away just now. */
const databaseIsAway = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOENT',
  'ETIMEDOUT',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
  '08006',
  '08001',
  '53300',
])

export function isAway(error: Error): boolean {
  const { code = '', severity } = error as { code?: string; severity?: string }
  // What the database itself says may hold what somebody typed: there its code counts, and not its words.
  return databaseIsAway.has(code) || (severity === undefined && /terminat|connect|timeout exceeded/i.test(error.message))
}

/** After so long without anybody being told that it is away, the next one is of another outage. */
const quiet = 60_000
const outages = new WeakMap<Deps, { reference: string; lastAt: number }>()

/** Hundreds of pages ask every few seconds while the database is away: that is one line in the log, whose number they are all given. */
function referenceOf({ deps }: AppContext['var'], error: Error): string {
  const now = deps.now().getTime()
  const known = outages.get(deps)
  const isNew = !known || now - known.lastAt > quiet
  const reference = isNew ? randomBytes(4).toString('hex') : known.reference
  outages.set(deps, { reference, lastAt: now })
  if (isNew) logError(reference, error)
  return reference
}

export async function answerAway(c: AppContext, error: Error): Promise<Response> {
  const { frame } = c.var
  const sent = c.req.method === 'POST' && !asksForJson(c) ? await sentOf(c) : undefined
  const back = c.req.method === 'GET' ? frame.path : pageBefore(c)
  return showPage(c, <AwayPage frame={frame} reference={referenceOf(c.var, error)} back={back} sent={sent} />, 503)
}

/** Longer than any form that is filled in by hand. A file is chosen again. */
const longest = 100_000

async function sentOf(c: AppContext): Promise<{ action: string; fields: [string, string][] } | undefined> {
  const body = await c.req.parseBody({ all: true }).catch(() => ({}))
  const fields = Object.entries(body).flatMap(([name, values]) => [values].flat().map((value) => [name, value] as const))
  const words = fields.filter((field): field is [string, string] => typeof field[1] === 'string')
  if (words.length < fields.length || words.reduce((sum, [name, value]) => sum + name.length + value.length, 0) > longest) return undefined
  const { pathname, search } = new URL(c.req.url)
  return { action: pathname + search, fields: words }
}

/** Where she pressed: a page of ours, as her browser says. An address that only takes forms is none. */
function pageBefore(c: AppContext): string | undefined {
  const referer = URL.parse(c.req.header('Referer') ?? '')
  if (!referer || referer.origin !== c.var.deps.publicOrigin || referer.pathname === c.req.path) return undefined
  // "//elsewhere" would be another house.
  return referer.pathname.startsWith('//') ? undefined : referer.pathname + referer.search
}
