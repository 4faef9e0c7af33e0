import { hash } from 'node:crypto'
import type { Child } from 'hono/jsx'
import type { Frame } from './frame.ts'
import { AssetHead, Head } from './head.tsx'
import { IconShapes, IconsOnPage } from './icon.tsx'

/*
 * A live page that many look at is drawn in parts. Each part has a stamp, which stands for everything that it is drawn from; a page that
 * asks for itself again says which stamps it has, and is given the parts that have become others. It is still the page of whoever asks,
 * asked for as her: only what she has already is left out.
 */

export interface LivePart {
  name: string
  /** Two that are equal are drawn from the same. */
  stamp: string
  draw(): Child
  /** Parts that stand in it, and are told apart by themselves while it stays the same. */
  inner?: readonly LivePart[]
}

/**
 * @param of everything that the part is drawn from, as values that JSON can hold. What is the same object for many readers, such as who
 *   is there, is read through once: so it must not change.
 */
export function stampOf(of: Readonly<Record<string, unknown>>): string {
  const read = Object.entries(of).map(([name, value]) => `${name}:${readThrough(value)}`)
  return hash('sha1', read.join('\n'), 'base64url').slice(0, 16)
}

const known = new WeakMap<object, string>()
const short = 500

function readThrough(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? ''
  const before = known.get(value)
  if (before !== undefined) return before
  const text = JSON.stringify(value)
  const read = text.length < short ? text : hash('sha1', text, 'base64url')
  known.set(value, read)
  return read
}

/** Where a part stands on the page, also when there is nothing in it. It has no box of its own: what is in it stands as if it were not. */
export function LivePartPlace({ part: { name, stamp, draw } }: { part: LivePart }) {
  return (
    <div class="ls-live-del" id={`live-del-${name}`} data-live-part={name} data-stamp={stamp}>
      {draw()}
    </div>
  )
}

interface FreshPartsProps {
  frame: Frame
  title: string
  parts: readonly LivePart[]
  /** Somebody has sent a form. */
  isVisit: boolean
}

/**
 * Parts of a page, for the page that has the others already (client/live-parts.ts). Its head tells which scripts
 * and styles they belong to; after a form that was sent it is whole, since Turbo takes it for the page that follows.
 */
export function FreshParts({ frame, title, parts, isVisit }: FreshPartsProps) {
  return (
    <html lang={frame.language}>
      {isVisit ? <Head frame={frame} title={title} /> : <AssetHead frame={frame} title={title} />}
      <body data-fresh-parts>
        <IconsOnPage.Provider value={new Set()}>
          {parts.map((part) => (
            <LivePartPlace part={part} />
          ))}
          <IconShapes />
        </IconsOnPage.Provider>
      </body>
    </html>
  )
}
