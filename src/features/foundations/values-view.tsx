import { ExpectationList, SubValues } from './expectation-list.tsx'
import { FoundationFigure } from './figure.tsx'
import type { Theme } from './foundation.ts'
import { colourOf, headingUnder, type Reading } from './reading.tsx'
import { ThemeIntro, Theory } from './theme-intro.tsx'

/** A compass of values; each a claim, two paragraphs, what carries it, and statements to practise. */
export function ValuesView({ reading, themes = reading.content.themes }: { reading: Reading; themes?: Theme[] }) {
  const t = reading.frame.t.foundations
  const Heading = headingUnder(reading)
  return (
    <>
      {themes.length > 1 && (
        <section class="ls-figursektion" aria-label={reading.content.figure ? t[reading.content.figure.kind] : undefined}>
          <FoundationFigure reading={reading} />
        </section>
      )}
      {themes.map((theme) => (
        <section class={`ls-temaside ls-todelt ${colourOf(reading.content, theme)}`} aria-labelledby={`tema-${theme.key}`}>
          <div>
            <ThemeIntro reading={reading} theme={theme} />
            <Theory reading={reading} theme={theme} />
          </div>
          <div>
            <Heading class="ls-lille">{t.carriedBy}</Heading>
            <SubValues reading={reading} expectations={theme.expectations.filter((expectation) => expectation.kind === 'sub_value')} />
            <Heading class="ls-lille">{t.toPractise}</Heading>
            <ExpectationList
              reading={reading}
              expectations={theme.expectations.filter((expectation) => expectation.kind !== 'sub_value')}
            />
          </div>
        </section>
      ))}
    </>
  )
}
