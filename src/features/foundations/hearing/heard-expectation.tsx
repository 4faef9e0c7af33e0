import type { Child } from 'hono/jsx'
import { Badge } from '#ui/badge.tsx'
import { danish } from '#ui/danish.ts'
import type { Frame } from '#ui/frame.ts'
import type { Expectation } from '../foundation.ts'
import { isMoved, type Mark, type Placed } from '../history/changes.ts'
import { DifferenceText, OtherWords, placeName } from '../history/difference-text.tsx'
import { elements } from '../reading.tsx'

/** How an expectation differs from the edition in force; undefined when it does not. */
export interface Marked {
  mark: Mark | 'retired'
  before?: Placed
}

interface HeardProps {
  frame: Frame
  after: Placed
  marked?: Marked
  children?: Child
}

/** An expectation as it is heard: its words, with what is new in them marked, and what is said of it. */
export function HeardExpectation({ frame, after, marked, children }: HeardProps) {
  const t = frame.t.hearing
  const { expectation } = after
  const before = marked?.before
  return (
    <li class={marked ? 'ls-hoert ls-hoert-aendret' : 'ls-hoert'} id={anchorOf(expectation)} data-element={elements(expectation.ids)}>
      <p class="ls-hoert-ord">
        <Words frame={frame} expectation={expectation} marked={marked} />
      </p>
      {marked && (
        <p class="ls-meta">
          <Badge text={t.marks[marked.mark]} />
          {before && isMoved({ before, after }) && <span>{t.movedFrom(placeName(before, frame.t))}</span>}
        </p>
      )}
      {marked?.mark === 'reworded' && before && <OtherWords frame={frame} before={before} after={after} />}
      {children}
    </li>
  )
}

function Words({ frame, expectation, marked }: { frame: Frame; expectation: Expectation; marked?: Marked }) {
  if (marked?.mark === 'retired') return <DifferenceText frame={frame} before={expectation.text} after="" />
  if (marked?.mark === 'reworded' && marked.before)
    return <DifferenceText frame={frame} before={marked.before.expectation.text} after={expectation.text} />
  return <span lang={danish(frame)}>{expectation.text}</span>
}

export function anchorOf(expectation: Pick<Expectation, 'key'>): string {
  return `forventning-${expectation.key}`
}
