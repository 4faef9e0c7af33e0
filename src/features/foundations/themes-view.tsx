import { danish } from '#ui/danish.ts'
import { ExpectationList } from './expectation-list.tsx'
import { type Expectation, findRole, type Theme } from './foundation.ts'
import { colourOf, elements, type Reading } from './reading.tsx'
import { ThemeIntro, Theory } from './theme-intro.tsx'

/** Themes in a fixed order, each with its text, what it asks and of whom, and the statements that stay in mind. */
export function ThemesView({ reading, themes = reading.content.themes }: { reading: Reading; themes?: Theme[] }) {
  const whom = (expectation: Expectation) => <Whom reading={reading} expectation={expectation} />
  return (
    <>
      {themes.map((theme) => (
        <section class={`ls-temaside ls-todelt ${colourOf(reading.content, theme)}`} aria-labelledby={`tema-${theme.key}`}>
          <div>
            <ThemeIntro reading={reading} theme={theme} />
            <Theory reading={reading} theme={theme} />
          </div>
          <div>
            <ExpectationList
              reading={reading}
              expectations={theme.expectations.filter((expectation) => expectation.kind === 'statement')}
              note={whom}
            />
            <ExpectationList
              reading={reading}
              expectations={theme.expectations.filter((expectation) => expectation.kind !== 'statement')}
              note={whom}
            />
          </div>
        </section>
      ))}
    </>
  )
}

/** Who it applies to stands at each: the one text has what is the leaders' and what is everybody's. */
function Whom({ reading, expectation }: { reading: Reading; expectation: Expectation }) {
  const role = findRole(reading.content, expectation.role)
  return role ? (
    <span class="ls-hvem" data-element={elements(role.ids)} lang={danish(reading.frame)}>
      {role.name}
    </span>
  ) : null
}
