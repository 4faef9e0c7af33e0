import type { Frame } from '#ui/frame.ts'
import { FreshParts, type LivePart } from '#ui/live-part.tsx'
import type { AppContext } from './env.ts'
import { showPage } from './page.ts'

/** `name=stamp` of each part that the page has, with commas between; and `turbo` where a form was sent, and something must be answered. */
const header = 'Live-Parts'

/** Whether an open page asks for what is new on it. */
export function asksForParts(c: AppContext): boolean {
  return c.req.header(header) !== undefined
}

/** What it has not got; 204 when it has everything. */
export function showFreshParts(c: AppContext, { frame, title, parts }: { frame: Frame; title: string; parts: readonly LivePart[] }) {
  const has = partsOf(c)
  const fresh = parts.flatMap((part) => freshIn(part, has))
  if (fresh.length === 0 && !has.has('turbo')) return c.body(null, 204)
  return showPage(c, <FreshParts frame={frame} title={title} parts={fresh} isVisit={has.has('turbo')} />)
}

/** Whether the page has this one already; not when a form was sent, and something must be answered. */
export function hasPart(c: AppContext, { name, stamp }: Pick<LivePart, 'name' | 'stamp'>): boolean {
  const has = partsOf(c)
  return has.has(`${name}=${stamp}`) && !has.has('turbo')
}

function partsOf(c: AppContext): ReadonlySet<string> {
  return new Set((c.req.header(header) ?? '').split(','))
}

function freshIn(part: LivePart, has: ReadonlySet<string>): LivePart[] {
  if (!has.has(`${part.name}=${part.stamp}`)) return [part]
  return part.inner?.flatMap((inner) => freshIn(inner, has)) ?? []
}
