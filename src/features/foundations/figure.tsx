import { Compass, GuidingStar } from '#ui/charts/rays.tsx'
import { Wheel } from '#ui/charts/wheel.tsx'
import { danish } from '#ui/danish.ts'
import type { Theme } from './foundation.ts'
import { colourOf, elements, type Reading, ThemeLabel, themeHref } from './reading.tsx'

/** The foundation's own picture, with its caption, and the same names beside it as a list of links. */
export function FoundationFigure({ reading, id = 'figur' }: { reading: Reading; id?: string }) {
  const { frame, content } = reading
  const { figure } = content
  if (!figure) return null
  const t = frame.t.foundations
  const themes = pictured(content.themes)
  const lang = danish(frame)
  const names = themes.map((theme) => theme.name).join(', ')
  const parts = themes.map((theme) => ({ name: theme.shortName, class: colourOf(content, theme) }))
  return (
    <figure class="ls-figur" data-element={elements(figure.ids)}>
      {figure.kind === 'wheel' && (
        <Wheel id={id} title={t.wheel} description={t.wheelDescription(names)} centre="Borgere og lokalsamfund" lang={lang} parts={parts} />
      )}
      {figure.kind === 'star' && <GuidingStar id={id} title={t.star} description={t.starDescription(names)} lang={lang} parts={parts} />}
      {figure.kind === 'compass' && (
        <Compass id={id} title={t.compass} description={t.compassDescription(names)} lang={lang} parts={parts} />
      )}
      <figcaption>
        <p lang={lang}>{figure.caption}</p>
        <ul class="ls-figurnavne ls-uden">
          {themes.map((theme) => {
            const href = themeHref(reading, theme)
            const label = <ThemeLabel reading={reading} theme={theme} />
            return <li>{href ? <a href={href}>{label}</a> : label}</li>
          })}
        </ul>
      </figcaption>
    </figure>
  )
}

/** Legs carry the star; they are no part of it. */
function pictured(themes: Theme[]): Theme[] {
  return themes.filter((theme) => theme.kind !== 'leg')
}
