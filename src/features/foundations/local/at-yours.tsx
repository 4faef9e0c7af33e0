import { paths } from '#paths.ts'
import type { Position } from '#shared/actor.ts'
import { ButtonLink } from '#ui/button.tsx'
import type { Expectation } from '../foundation.ts'
import type { Reading } from '../reading.tsx'
import { isAsker, other, type Sparring } from '../sparring/sparring.ts'
import { Translation, UnitSupplements } from './local-notes.tsx'
import { noLocalWords, supplementsTo, translationsOf } from './local-words.ts'

export interface AtYoursProps {
  reading: Reading
  expectation: Expectation
  /** Whether the reader may write local words at all, and the units where she leads herself. */
  mayWrite: boolean
  led: Pick<Position, 'unitId' | 'unitName'>[]
  mayAsk: boolean
  readerId: string
  /** The reader's own open requests about this expectation, on either side. */
  sparrings: Sparring[]
}

/** An expectation where the reader works: what it means there, what her units add, and what she can do with it. */
export function AtYours({ reading, expectation, mayWrite, led, mayAsk, readerId, sparrings }: AtYoursProps) {
  const { frame, slug } = reading
  const t = frame.t.local
  const words = reading.local?.words ?? noLocalWords
  const translations = translationsOf(words, expectation)
  const supplements = supplementsTo(words, expectation)
  if (slug === undefined) return null
  if (translations.length + supplements.length + sparrings.length === 0 && !mayWrite && !mayAsk) return null
  return (
    <section class="ls-hos-jer" aria-labelledby="hos-jer">
      <div class="ls-hos-jer-hoved">
        <h2 class="ls-lille" id="hos-jer">
          {t.atYours}
        </h2>
        {mayWrite && <a href={paths.localWords.to({ foundation: slug })}>{t.ourWords}</a>}
      </div>
      {translations.length > 0 && (
        <div>
          <h3 class="ls-h4">{t.atOurs}</h3>
          {translations.map((translation) => (
            <Translation frame={frame} translation={translation} />
          ))}
        </div>
      )}
      {supplements.length > 0 && (
        <div>
          <h3 class="ls-h4">{t.supplements}</h3>
          <UnitSupplements reading={reading} supplements={supplements} />
        </div>
      )}
      <OpenSparrings reading={reading} readerId={readerId} sparrings={sparrings} />
      {(mayWrite || mayAsk) && (
        <p class="ls-knapper">
          {led.map(({ unitId, unitName }) => {
            const has = translations.some((translation) => translation.unit.id === unitId)
            const what = has ? t.rewordTranslation : t.writeTranslation
            return (
              <ButtonLink
                variant="secondary"
                href={paths.localTranslation.to({ foundation: slug, unit: unitId, expectation: expectation.key })}
              >
                {led.length > 1 ? t.forUnit(what, unitName) : what}
              </ButtonLink>
            )
          })}
          {mayAsk && (
            <ButtonLink variant="secondary" href={paths.askForSparring.to({ foundation: slug, expectation: expectation.key })}>
              {frame.t.sparring.ask}
            </ButtonLink>
          )}
          {led.map(({ unitId, unitName }) => (
            <a href={paths.supplements.to({ foundation: slug, unit: unitId }, { expectation: expectation.key })}>
              {led.length > 1 ? t.forUnit(t.addSupplement, unitName) : t.addSupplement}
            </a>
          ))}
        </p>
      )}
    </section>
  )
}

function OpenSparrings({ reading, readerId, sparrings }: { reading: Reading; readerId: string; sparrings: Sparring[] }) {
  const t = reading.frame.t.sparring
  if (sparrings.length === 0) return null
  return (
    <ul class="ls-sparringer ls-uden">
      {sparrings.map((sparring) => {
        const { name } = other(sparring, readerId)
        return (
          <li>
            <a href={paths.sparring.to({ sparring: sparring.id })}>
              {isAsker(sparring, readerId) ? t.outgoingTitle(name) : t.incomingTitle(name)}
            </a>
          </li>
        )
      })}
    </ul>
  )
}
