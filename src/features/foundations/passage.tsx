import { danish } from '#ui/danish.ts'
import type { Passage } from './foundation.ts'
import { elements, Paragraphs, PointText, passageAnchor, type Reading } from './reading.tsx'

/** A passage with its heading. The level follows the page it stands on. */
export function PassageBlock({
  reading,
  passage,
  headingLevel: Heading = 'h3',
}: {
  reading: Reading
  passage: Passage
  headingLevel?: 'h2' | 'h3' | 'h4'
}) {
  return (
    <div class="ls-passage" id={passageAnchor(passage)} data-element={elements(passage.ids)} lang={danish(reading.frame)}>
      {passage.heading && <Heading>{passage.heading}</Heading>}
      <PassageBody passage={passage} />
    </div>
  )
}

export function PassageBody({ passage }: { passage: Passage }) {
  return (
    <>
      <Paragraphs text={passage.text} />
      {passage.points.length > 0 && (
        <ul class="ls-punkter ls-uden">
          {passage.points.map((point) => (
            <li data-element={elements(point.ids)}>
              <PointText text={point.text} keyTerm={point.keyTerm} />
            </li>
          ))}
        </ul>
      )}
      {passage.signatures.length > 0 && (
        <ul class="ls-underskrifter ls-uden">
          {passage.signatures.map(({ name, title }) => (
            <li>
              <strong>{name}</strong>
              <span>{title}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** What stands before the themes. Where the themes are a table to look up in, each passage waits behind its heading; elsewhere it is read first. */
export function Opening({ reading, passages }: { reading: Reading; passages: Passage[] }) {
  if (passages.length === 0) return null
  if (reading.content.shape !== 'matrix')
    return (
      <div class="ls-aabning">
        {passages.map((passage) => (
          <PassageBlock reading={reading} passage={passage} headingLevel="h2" />
        ))}
      </div>
    )
  return (
    <div class="ls-aabning-raekke">
      {passages.map((passage) => (
        <details class="ls-fold" id={passageAnchor(passage)} data-element={elements(passage.ids)}>
          <summary lang={danish(reading.frame)}>{passage.heading ?? passage.key}</summary>
          <div class="ls-passage" lang={danish(reading.frame)}>
            <PassageBody passage={passage} />
          </div>
        </details>
      ))}
    </div>
  )
}

/** The vision is read first and last. */
export function Vision({ reading, last }: { reading: Reading; last?: boolean }) {
  const { vision } = reading.content
  if (!vision) return null
  return (
    <p class={last ? 'ls-vision ls-vision-sidst' : 'ls-vision'} data-element={elements(vision.ids)} lang={danish(reading.frame)}>
      {vision.text}
    </p>
  )
}
