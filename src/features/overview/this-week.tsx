import { chainRoles, markOf, type WeeklyExpectation } from '#features/foundations/foundation.ts'
import type { LocalTranslation } from '#features/foundations/local/local-words.ts'
import { paths } from '#paths.ts'
import { Constellation } from '#ui/charts/constellation.tsx'
import { danish } from '#ui/danish.ts'
import type { Frame } from '#ui/frame.ts'
import { ThemeName, themeClass } from '#ui/theme-glyph.tsx'

interface ThisWeekProps {
  frame: Frame
  weekly: WeeklyExpectation
  /** What it means where the reader works. */
  translations: LocalTranslation[]
}

/** The page's one night panel: what to practise, how it may look, and where in the chain the reader stands. */
export function ThisWeekAtNight({ frame, weekly, translations }: ThisWeekProps) {
  const t = frame.t.overview
  const { expectation, theme, foundation } = weekly
  const lang = danish(frame)
  return (
    <section class="ls-nat ls-naeste" aria-labelledby="denne-uge">
      <div class="ls-naeste-tekst">
        <p class="ls-nat-label">{t.practise}</p>
        <h2 id="denne-uge" lang={lang}>
          {expectation.text}
        </h2>
        <p class={themeClass(markOf(foundation, theme).index)} lang={lang}>
          <ThemeName {...markOf(foundation, theme)} name={theme.name} />
        </p>
        <h3 class="ls-nat-mellem">{t.howItMayLook}</h3>
        <ul class="ls-forslag" lang={lang}>
          {expectation.practice.map((suggestion) => (
            <li>{suggestion}</li>
          ))}
        </ul>
        {translations.map((translation) => (
          <div class="ls-nat-lokalt">
            <h3 class="ls-nat-mellem">
              {frame.t.local.atOurs} <small lang={lang}>{translation.unit.name}</small>
            </h3>
            <p lang={lang}>{translation.text}</p>
          </div>
        ))}
        <p class="ls-knapper">
          <a class="button button-primary" href={paths.newExperiment.to({ foundation: foundation.slug, expectation: expectation.key })}>
            {frame.t.practice.practiseIt}
          </a>
          <a href={paths.expectation.to({ foundation: foundation.slug, expectation: expectation.key })}>{t.readIt}</a>
        </p>
        <p class="ls-nat-note">{t.changesMonday}</p>
      </div>
      <Sky frame={frame} weekly={weekly} />
    </section>
  )
}

/** The chain of responsibility where there is one; else the themes, with this week's lit. */
function Sky({ frame, weekly: { foundation, theme, heldAs } }: { frame: Frame; weekly: WeeklyExpectation }) {
  const t = frame.t.overview
  const lang = danish(frame)
  const chain = chainRoles(foundation)
  if (foundation.shape !== 'matrix') {
    const names = foundation.themes.map((one) => one.shortName)
    return (
      <Constellation
        names={names}
        here={foundation.themes.indexOf(theme)}
        lang={lang}
        description={t.themesDescription(names.join(', '), theme.shortName)}
      />
    )
  }
  const names = chain.map((role) => role.name)
  const description = t.chainDescription([...names, t.citizen].join(', '), heldAs.name)
  return <Constellation names={names} last={t.citizen} here={chain.indexOf(heldAs)} lang={lang} description={description} />
}

/** The same on paper, below the night panel of the next step. */
export function ThisWeek({ frame, weekly, translations }: ThisWeekProps) {
  const t = frame.t.overview
  const { expectation, theme, foundation } = weekly
  const lang = danish(frame)
  return (
    <section class={`ls-oev ${themeClass(markOf(foundation, theme).index)}`} aria-labelledby="denne-uge">
      <div class="ls-oev-citat">
        <h2 id="denne-uge" class="ls-oev-label">
          {t.practise}
        </h2>
        <p class="ls-citat" lang={lang}>
          {expectation.text}
        </p>
        <p class="ls-meta" lang={lang}>
          <ThemeName {...markOf(foundation, theme)} name={theme.name} />
        </p>
      </div>
      <div class="ls-oev-hvordan">
        <h3>{t.howItMayLook}</h3>
        <ul class="ls-forslag" lang={lang}>
          {expectation.practice.map((suggestion) => (
            <li>{suggestion}</li>
          ))}
        </ul>
        {translations.map((translation) => (
          <div>
            <h3>
              {frame.t.local.atOurs} <small lang={lang}>{translation.unit.name}</small>
            </h3>
            <p lang={lang}>{translation.text}</p>
          </div>
        ))}
        <p class="ls-knapper">
          <a class="button button-secondary" href={paths.newExperiment.to({ foundation: foundation.slug, expectation: expectation.key })}>
            {frame.t.practice.practiseIt}
          </a>
          <a href={paths.expectation.to({ foundation: foundation.slug, expectation: expectation.key })}>{t.readIt}</a>
        </p>
      </div>
    </section>
  )
}
