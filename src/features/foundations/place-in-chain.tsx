import { paths } from '#paths.ts'
import { ButtonLink } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { SectionHead } from '#ui/section-head.tsx'
import { Star } from '#ui/star.tsx'
import { chainOfResponsibility, type Expectation, type FoundationRole, type Link, ownExpectations, type Theme } from './foundation.ts'
import { colourOf, ExpectationText, type Reading, roleHref, ThemeLabel } from './reading.tsx'

interface PlaceProps {
  reading: Reading
  theme: Theme
  /** The role in the middle. */
  role: FoundationRole
  /** The one that is set large; the first at the role when it is not given. */
  expectation?: Expectation
}

/** Who comes before me in the chain, what I do, and who counts on it after me. */
export function PlaceInChain({ reading, theme, role, expectation }: PlaceProps) {
  const { frame, content } = reading
  const t = frame.t.foundations
  const chain = chainOfResponsibility(content, theme)
  const at = chain.findIndex((link) => link.role === role)
  const here = chain[at]
  if (!here) return null
  const before = chain[at - 1]
  const after = chain[at + 1]
  return (
    <ol class={`ls-kaede ls-uden no-max-width ${colourOf(content, theme)}`}>
      {before ? (
        <Step reading={reading} link={before} label={t.beforeYou} />
      ) : (
        <li>
          <p class="ls-svag">{t.beforeYou}</p>
          <h3>{t.firstInChain}</h3>
          <p class="ls-kaede-tekst">{t.firstInChainText}</p>
        </li>
      )}
      <Here reading={reading} link={here} expectation={expectation} />
      {after ? (
        <Step reading={reading} link={after} label={t.afterYou} />
      ) : (
        <li class="ls-kaede-slut">
          <p class="ls-svag">{t.afterYou}</p>
          <h3 class="ls-borger">
            <Star /> {t.citizen}
          </h3>
          <p class="ls-kaede-tekst">{t.citizenText}</p>
        </li>
      )}
    </ol>
  )
}

function Step({ reading, link, label }: { reading: Reading; link: Link; label: string }) {
  const href = roleHref(reading, link.role)
  return (
    <li>
      <p class="ls-svag">{label}</p>
      <h3 lang={danish(reading.frame)}>{href ? <a href={href}>{link.role.name}</a> : link.role.name}</h3>
      <Lines reading={reading} expectations={link.expectations} />
    </li>
  )
}

function Here({ reading, link, expectation }: { reading: Reading; link: Link; expectation?: Expectation }) {
  const { frame } = reading
  const large = expectation ?? link.expectations[0]
  return (
    <li class="ls-mig">
      <p class="ls-svag">
        {reading.mine.some((role) => role.key === link.role.key) ? frame.t.foundations.yourRole : frame.t.foundations.here}
      </p>
      <h3 lang={danish(frame)}>{link.role.name}</h3>
      {large && (
        <p class="ls-kaede-tekst">
          <ExpectationText reading={reading} expectation={large} />
        </p>
      )}
      <Lines reading={reading} expectations={link.expectations.filter((other) => other !== large)} />
    </li>
  )
}

function Lines({ reading, expectations }: { reading: Reading; expectations: Expectation[] }) {
  if (expectations.length === 0) return null
  return (
    <ul class="ls-kaede-linjer ls-uden">
      {expectations.map((expectation) => (
        <li>
          <ExpectationText reading={reading} expectation={expectation} />
        </li>
      ))}
    </ul>
  )
}

/** On the page of a foundation: one theme at a time, chosen by a link. */
export function YourPlace({ reading, theme, role, expectation }: PlaceProps) {
  const { frame, content, slug } = reading
  const t = frame.t.foundations
  const large = expectation ?? ownExpectations(theme, role)[0]
  return (
    <section aria-labelledby="din-plads">
      <SectionHead id="din-plads" title={t.yourPlace}>
        <nav aria-label={t.chooseTheme}>
          <ul class="ls-temavalg ls-uden">
            {content.themes.map((other) => (
              <li>
                <a
                  class={other === theme ? 'ls-valgt' : undefined}
                  href={slug === undefined ? undefined : `${paths.foundation.to({ foundation: slug }, { theme: other.key })}#din-plads`}
                  aria-current={other === theme ? 'true' : undefined}
                >
                  <ThemeLabel reading={reading} theme={other} short />
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </SectionHead>
      <PlaceInChain reading={reading} theme={theme} role={role} expectation={expectation} />
      {slug !== undefined && reading.practice && large && (
        <p class="ls-knapper ls-oev-min">
          <ButtonLink href={paths.newExperiment.to({ foundation: slug, expectation: large.key })}>
            {frame.t.practice.practiseMine}
          </ButtonLink>
        </p>
      )}
    </section>
  )
}
