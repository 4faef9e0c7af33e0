import { danish } from '#ui/danish.ts'
import type { Theme } from './foundation.ts'
import { colourOf, elements, Mark, Paragraphs, type Reading, themeHref } from './reading.tsx'

/** A theme's sign, name, claim and text: how each theme begins where the themes are read one after the other. */
export function ThemeIntro({ reading, theme, headingLevel = 'h2' }: { reading: Reading; theme: Theme; headingLevel?: 'h2' | 'h3' }) {
  const Heading = reading.isThemePage ? 'h1' : headingLevel
  const href = reading.isThemePage ? undefined : themeHref(reading, theme)
  return (
    <div class={`ls-temahoved ${colourOf(reading.content, theme)}`} data-element={elements(theme.ids)} lang={danish(reading.frame)}>
      <Mark content={reading.content} theme={theme} size={48} />
      <Heading class="ls-temanavn" id={`tema-${theme.key}`}>
        {href ? <a href={href}>{theme.name}</a> : theme.name}
      </Heading>
      {theme.claim && <p class="ls-paastand">{theme.claim}</p>}
      <div class="ls-temaprosa">
        <Paragraphs text={theme.text} />
      </div>
    </div>
  )
}

/** The term of the theory behind a theme. */
export function Theory({ reading, theme }: { reading: Reading; theme: Theme }) {
  if (!theme.theory) return null
  return (
    <div class="ls-teori" data-element={elements(theme.theory.ids, theme.ids)} lang={danish(reading.frame)}>
      <p>
        <strong>{theme.theory.name}</strong>
      </p>
      <p>{theme.theory.text}</p>
    </div>
  )
}
