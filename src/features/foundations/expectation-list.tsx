import type { Child } from 'hono/jsx'
import { danish } from '#ui/danish.ts'
import type { Expectation } from './foundation.ts'
import { LocalMark, SupplementsTo } from './local/local-notes.tsx'
import { PracticeNote } from './practice/practice-marks.tsx'
import { ExpectationText, elements, expectationHref, PointText, type Reading } from './reading.tsx'

/** Expectations one under the other; a statement is set larger, since it sums others up. */
export function ExpectationList({
  reading,
  expectations,
  note,
}: {
  reading: Reading
  expectations: Expectation[]
  note?: (expectation: Expectation) => Child
}) {
  if (expectations.length === 0) return null
  return (
    <ul class="ls-forventninger ls-uden">
      {expectations.map((expectation) => (
        <li class={expectation.kind === 'statement' ? 'ls-udsagn' : undefined} data-element={elements(expectation.ids)}>
          <p>
            <ExpectationText reading={reading} expectation={expectation} />
            <LocalMark reading={reading} expectation={expectation} />
            <PracticeNote reading={reading} expectation={expectation} />
          </p>
          {note?.(expectation)}
          <SupplementsTo reading={reading} expectation={expectation} />
        </li>
      ))}
    </ul>
  )
}

/** What carries a value: each named by its key term. */
export function SubValues({ reading, expectations }: { reading: Reading; expectations: Expectation[] }) {
  if (expectations.length === 0) return null
  return (
    <ul class="ls-delvaerdier ls-uden" lang={danish(reading.frame)}>
      {expectations.map((expectation) => {
        const href = expectationHref(reading, expectation)
        const text = <PointText text={expectation.text} keyTerm={expectation.keyTerm} />
        return (
          <li data-element={elements(expectation.ids)}>
            {href ? <a href={href}>{text}</a> : text}
            <LocalMark reading={reading} expectation={expectation} />
            <PracticeNote reading={reading} expectation={expectation} />
            <SupplementsTo reading={reading} expectation={expectation} />
          </li>
        )
      })}
    </ul>
  )
}
