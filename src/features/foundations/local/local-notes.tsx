import { Badge } from '#ui/badge.tsx'
import { danish } from '#ui/danish.ts'
import type { Frame } from '#ui/frame.ts'
import { SectionHead } from '#ui/section-head.tsx'
import type { Expectation, Theme } from '../foundation.ts'
import { colourOf, Paragraphs, type Reading } from '../reading.tsx'
import { isRetired, type LocalTranslation, type Supplement, supplementsAt, supplementsTo, translationsOf } from './local-words.ts'

/** What an expectation means here, under its words: each with the unit that says so, the nearest first. */
export function TranslationsOf({ reading, expectation }: { reading: Reading; expectation: Expectation }) {
  if (reading.local?.show !== 'words') return null
  return (
    <>
      {translationsOf(reading.local.words, expectation).map((translation) => (
        <Translation frame={reading.frame} translation={translation} />
      ))}
    </>
  )
}

export function Translation({ frame, translation }: { frame: Frame; translation: LocalTranslation }) {
  const lang = danish(frame)
  return (
    <div class="ls-lokalt">
      <p class="ls-lokalt-fra">
        <UnitLabel frame={frame} name={translation.unit.name} />
      </p>
      <Paragraphs text={translation.text} lang={lang} />
    </div>
  )
}

/** A unit's own expectations that concern a common one, under it. */
export function SupplementsTo({ reading, expectation }: { reading: Reading; expectation: Expectation }) {
  if (reading.local?.show !== 'words') return null
  return <UnitSupplements reading={reading} supplements={supplementsTo(reading.local.words, expectation)} />
}

/** Each with its unit, whether to keep or to develop, and what it concerns when that is no longer there to be read. */
export function UnitSupplements({ reading, supplements, heading }: { reading: Reading; supplements: Supplement[]; heading?: string }) {
  const { frame, content } = reading
  const t = frame.t.local
  if (supplements.length === 0) return null
  return (
    <>
      {heading && <p class="ls-lokalt-overskrift">{heading}</p>}
      <ul class="ls-tillaeg ls-uden no-max-width">
        {supplements.map((supplement) => (
          <li class="ls-lokalt">
            <p class="ls-lokalt-fra">
              <span>{t.supplement}</span>
              <UnitLabel frame={frame} name={supplement.unit.name} />
              <Badge text={t[supplement.stance]} />
            </p>
            <p lang={danish(frame)}>{supplement.text}</p>
            {isRetired(content, supplement) && <Retired frame={frame} wording={supplement.wording} />}
          </li>
        ))}
      </ul>
    </>
  )
}

/** It named an expectation that is gone, and says so: with the words that it last had. */
export function Retired({ frame, wording }: { frame: Frame; wording?: string }) {
  const t = frame.t.local
  return (
    <p class="ls-lokalt-note">
      {wording ? t.retired : t.retiredNote} {wording && <q lang={danish(frame)}>{wording}</q>}
    </p>
  )
}

/** On a theme's page: what stands at none of its expectations. */
export function ThemeSupplements({ reading, theme }: { reading: Reading; theme: Theme }) {
  const { content, frame, local } = reading
  const supplements = local ? supplementsAt(local.words, content, theme) : []
  if (supplements.length === 0) return null
  return (
    <section class={colourOf(content, theme)} aria-labelledby="lokale-tillaeg">
      <SectionHead id="lokale-tillaeg" title={frame.t.local.supplements} />
      <UnitSupplements reading={reading} supplements={supplements} />
    </section>
  )
}

/** Where there is no room for the words: that there are some. */
export function LocalMark({ reading, expectation }: { reading: Reading; expectation: Expectation }) {
  if (reading.local?.show !== 'marks') return null
  const { words } = reading.local
  const has = translationsOf(words, expectation).length > 0 || supplementsTo(words, expectation).length > 0
  return has ? <Sign frame={reading.frame} text={reading.frame.t.local.markOne} /> : null
}

export function ThemeMark({ reading, theme }: { reading: Reading; theme: Theme }) {
  if (reading.local?.show !== 'marks') return null
  const count = supplementsAt(reading.local.words, reading.content, theme).length
  return count > 0 ? <Sign frame={reading.frame} text={reading.frame.t.local.markTheme(count)} /> : null
}

/** A small house: where we are. */
function Sign({ frame, text }: { frame: Frame; text: string }) {
  return (
    <span class="ls-lokaltegn" lang={frame.language}>
      <svg width="14" height="14" viewBox="0 0 14 14" role="img" aria-label={text} focusable="false">
        <title>{text}</title>
        <path class="k-lokal" d="M1.5 7 7 2l5.5 5M3.2 6.2V12h7.6V6.2" />
      </svg>
    </span>
  )
}

function UnitLabel({ frame, name }: { frame: Frame; name: string }) {
  return <b lang={danish(frame)}>{frame.language === 'da' ? frame.t.local.inUnit(name) : name}</b>
}
