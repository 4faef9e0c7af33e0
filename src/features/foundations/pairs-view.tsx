import { danish } from '#ui/danish.ts'
import { SectionHead } from '#ui/section-head.tsx'
import { RoleColumns } from './additive-view.tsx'
import { ExpectationList, SubValues } from './expectation-list.tsx'
import { FoundationFigure } from './figure.tsx'
import { type FoundationRole, ownExpectations, type Theme } from './foundation.ts'
import { colourOf, elements, headingUnder, type Reading } from './reading.tsx'
import { ThemeIntro, Theory } from './theme-intro.tsx'

/** Two legs side by side, which carry the rest; then the star, and each of its points as what we do together and what you do yourself. */
export function PairsView({ reading, themes = reading.content.themes }: { reading: Reading; themes?: Theme[] }) {
  const t = reading.frame.t.foundations
  const legs = themes.filter((theme) => theme.kind === 'leg')
  const stars = themes.filter((theme) => theme.kind !== 'leg')
  return (
    <>
      {legs.length > 0 && (
        <section aria-labelledby={reading.isThemePage ? `tema-${legs[0]?.key}` : 'ben'}>
          {!reading.isThemePage && <SectionHead id="ben" title={t.legs} />}
          <div class={legs.length > 1 ? 'ls-ben' : 'ls-ben ls-et'}>
            {legs.map((theme) => (
              <Leg reading={reading} theme={theme} />
            ))}
          </div>
        </section>
      )}
      {stars.length > 1 && reading.content.figure && (
        <section aria-labelledby="stjernen">
          <SectionHead id="stjernen" title={t.stars} />
          <FoundationFigure reading={reading} />
        </section>
      )}
      {stars.map((theme) => (
        <section class={`ls-temaside ${colourOf(reading.content, theme)}`} aria-labelledby={`tema-${theme.key}`}>
          <ThemeIntro reading={reading} theme={theme} />
          <Theory reading={reading} theme={theme} />
          <RoleColumns reading={reading} theme={theme} nameOf={(role) => pairName(role, theme)} />
        </section>
      ))}
    </>
  )
}

/** "Lede i helhed" is what we do together, "Leder i helhed" what you do yourself: the source's own words, in Danish. */
function pairName(role: FoundationRole, theme: Theme): string {
  return `${role.voice === 'du' ? 'Leder' : 'Lede'} i ${theme.name.toLowerCase()}`
}

function Leg({ reading, theme }: { reading: Reading; theme: Theme }) {
  const { content } = reading
  const Heading = headingUnder(reading, 'h4')
  return (
    <div class={`ls-benet ${colourOf(content, theme)}`}>
      <ThemeIntro reading={reading} theme={theme} headingLevel="h3" />
      <SubValues reading={reading} expectations={theme.expectations.filter((expectation) => expectation.kind === 'sub_value')} />
      {content.roles.map((role) => {
        const expectations = ownExpectations(theme, role).filter((expectation) => expectation.kind !== 'sub_value')
        return (
          expectations.length > 0 && (
            <div class="ls-bengruppe">
              <Heading class="ls-h4" lang={danish(reading.frame)} data-element={elements(role.ids)}>
                {role.name}
              </Heading>
              <ExpectationList reading={reading} expectations={expectations} />
            </div>
          )
        )
      })}
    </div>
  )
}
