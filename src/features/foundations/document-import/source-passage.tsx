import { danish } from '#ui/danish.ts'
import type { Frame } from '#ui/frame.ts'
import type { Repair } from '../document/repair.ts'
import type { Source } from '../document/structure.ts'

interface SourcePassageProps {
  frame: Frame
  sources: Source[]
  /** Those of the wording that was made of it: what they are about is marked where it stands. */
  repairs?: Repair[]
}

/** A place in the document, letter by letter as it was read, beside what is proposed to be made of it. */
export function SourcePassage({ frame, sources, repairs = [] }: SourcePassageProps) {
  const t = frame.t.documentImport
  const pages = [...Map.groupBy(sources, (source) => source.page)]
  return (
    <div class="ls-kilde">
      {pages.map(([page, found]) => (
        <>
          <p class="ls-kilde-sted">{t.at(page, ranges(found.flatMap((source) => source.lines)))}</p>
          <blockquote lang={danish(frame)}>{marked(found.map((source) => source.passage).join('\n'), repairs)}</blockquote>
        </>
      ))}
    </div>
  )
}

/** The same line on many pages: where it stands first, and on which others. */
export function RepeatedSource({ frame, sources, note }: { frame: Frame; sources: Source[]; note?: string }) {
  const t = frame.t.documentImport
  const [first, ...others] = sources
  if (!first) return <p class="ls-kilde-sted">{t.notInDocument}</p>
  const pages = others.map((source) => source.page).filter((page) => page !== first.page)
  return (
    <div class="ls-kilde">
      <p class="ls-kilde-sted">{[t.at(first.page, ranges(first.lines)), note].filter(Boolean).join(' · ')}</p>
      <blockquote lang={danish(frame)}>{first.passage}</blockquote>
      {pages.length > 0 && <p class="ls-kilde-sted">{t.alsoAt(ranges(pages))}</p>}
    </div>
  )
}

/** 3, 4, 5 and 9 are 3–5, 9. */
export function ranges(numbers: number[]): string {
  const sorted = [...new Set(numbers)].sort((one, other) => one - other)
  const runs: [number, number][] = []
  for (const number of sorted) {
    const run = runs.at(-1)
    if (run && run[1] === number - 1) run[1] = number
    else runs.push([number, number])
  }
  return runs.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ')
}

/** What is repaired is found in order; a word that was joined over a line is not there as it stands in the text, and is left. */
function marked(passage: string, repairs: Repair[]) {
  const parts: (string | Repair)[] = []
  let end = 0
  for (const repair of repairs.toSorted((one, other) => one.at.from - other.at.from)) {
    const at = passage.indexOf(repair.before, end)
    if (at < 0) continue
    parts.push(passage.slice(end, at), repair)
    end = at + repair.before.length
  }
  parts.push(passage.slice(end))
  return <>{parts.map((part) => (typeof part === 'string' ? part : <mark>{part.before}</mark>))}</>
}
