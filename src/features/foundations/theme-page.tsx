import { danish } from '#ui/danish.ts'
import { Layout } from '#ui/layout.tsx'
import { SectionHead } from '#ui/section-head.tsx'
import { Star } from '#ui/star.tsx'
import { ExpectationList } from './expectation-list.tsx'
import { chainOfResponsibility, ownExpectations, sharedRoles, type Theme } from './foundation.ts'
import { Trail } from './foundation-head.tsx'
import { ThemeSupplements } from './local/local-notes.tsx'
import { colourOf, elements, isMine, Mark, Paragraphs, type Reading, roleHref, ThemeLabel, themeHref } from './reading.tsx'
import { Theory } from './theme-intro.tsx'
import { ThemesByShape } from './themes-by-shape.tsx'

/** One theme through all roles. */
export function ThemePage({ reading, theme }: { reading: Reading; theme: Theme }) {
  const { frame, content } = reading
  return (
    <Layout frame={frame} title={`${theme.name} – ${content.name}`} section="foundations">
      <Trail reading={reading} here={theme.name} hereLang={danish(frame)} />
      {content.shape === 'matrix' ? (
        <>
          <ThemeHead reading={reading} theme={theme} />
          <WholeChain reading={reading} theme={theme} />
        </>
      ) : (
        <div class="ls-ene-tema">
          <ThemesByShape reading={{ ...reading, isThemePage: true }} themes={[theme]} />
        </div>
      )}
      <ThemeSupplements reading={reading} theme={theme} />
      <OtherThemes reading={reading} theme={theme} />
    </Layout>
  )
}

function ThemeHead({ reading, theme }: { reading: Reading; theme: Theme }) {
  const { frame, content } = reading
  return (
    <div class={`ls-temaside-hoved ${colourOf(content, theme)}`}>
      <div lang={danish(frame)} data-element={elements(theme.ids)}>
        <Mark content={content} theme={theme} size={56} />
        <h1 class="ls-titel">{theme.name}</h1>
        {theme.claim && <p class="ls-paastand">{theme.claim}</p>}
        <div class="ls-temaprosa">
          <Paragraphs text={theme.text} />
        </div>
      </div>
      {theme.theory && (
        <aside aria-label={frame.t.foundations.theoryTitle}>
          <p class="ls-svag">{frame.t.foundations.theoryTitle}</p>
          <Theory reading={reading} theme={theme} />
        </aside>
      )}
    </div>
  )
}

function WholeChain({ reading, theme }: { reading: Reading; theme: Theme }) {
  const { frame, content } = reading
  const t = frame.t.foundations
  const shared = sharedRoles(content)
    .map((role) => ({ role, expectations: ownExpectations(theme, role) }))
    .filter(({ expectations }) => expectations.length > 0)
  return (
    <section class={colourOf(content, theme)} aria-labelledby="kaeden">
      <SectionHead id="kaeden" title={t.wholeChain} />
      {shared.map(({ role, expectations }) => (
        <div class="ls-for-alle">
          <h3 lang={danish(frame)}>
            <a href={roleHref(reading, role)}>{role.name}</a>
          </h3>
          <ExpectationList reading={reading} expectations={expectations} />
        </div>
      ))}
      <ol class="ls-lodret ls-uden no-max-width">
        {chainOfResponsibility(content, theme).map(({ role, expectations }) => (
          <li class={isMine(reading, role) ? 'ls-her' : undefined}>
            <h3 data-element={elements(role.ids)}>
              <a href={roleHref(reading, role)} lang={danish(frame)}>
                {role.name}
              </a>
              {isMine(reading, role) && <small>{t.yourRole}</small>}
            </h3>
            <ExpectationList reading={reading} expectations={expectations} />
          </li>
        ))}
        <li class="ls-maalet">
          <h3 class="ls-borger">
            <Star /> {t.citizen}
          </h3>
          <p class="ls-svag">{t.citizenText}</p>
        </li>
      </ol>
    </section>
  )
}

function OtherThemes({ reading, theme }: { reading: Reading; theme: Theme }) {
  const { content, frame } = reading
  return (
    <nav class="ls-andre-temaer" aria-label={frame.t.foundations.readOn}>
      <p class="ls-svag">{frame.t.foundations.readOn}</p>
      <ul class="ls-temaliste ls-vandret ls-uden">
        {content.themes
          .filter((other) => other !== theme)
          .map((other) => (
            <li>
              <a href={themeHref(reading, other)}>
                <ThemeLabel reading={reading} theme={other} />
              </a>
            </li>
          ))}
      </ul>
    </nav>
  )
}
