import { paths } from '#paths.ts'
import { longDate } from '#shared/dates.ts'
import { danish } from '#ui/danish.ts'
import { Layout } from '#ui/layout.tsx'
import { SectionHead } from '#ui/section-head.tsx'
import { FoundationFigure } from './figure.tsx'
import { chainRoles, type Foundation, passagesAt, sharedRoles } from './foundation.ts'
import { FoundationHead } from './foundation-head.tsx'
import { PassageBlock } from './passage.tsx'
import { colourOf, type Reading, ThemeLabel } from './reading.tsx'
import { Theory } from './theme-intro.tsx'

/** What stands around the expectations: who speaks, how to read, the thought behind, and where the words come from. */
export function AboutPage({ reading, foundation }: { reading: Reading; foundation: Foundation }) {
  const { frame, content } = reading
  const t = frame.t.foundations
  const foreword = passagesAt(content, 'foreword')
  const background = passagesAt(content, 'background')
  const theories = content.themes.filter((theme) => theme.theory)
  return (
    <Layout frame={frame} title={t.aboutTitle(content.name)} section="foundations">
      <FoundationHead reading={reading} way="background" lead={<span lang={frame.language}>{t.aboutLead}</span>} />
      {foreword.length > 0 && (
        <section class="ls-forord" aria-labelledby="forord">
          <SectionHead id="forord" title={t.foreword} />
          {foreword.map((passage) => (
            <PassageBlock reading={reading} passage={passage} />
          ))}
        </section>
      )}
      <section aria-labelledby="laesevejledning">
        <SectionHead id="laesevejledning" title={t.readingGuide} />
        <div class="ls-aabning">
          {passagesAt(content, 'reading_guide').map((passage) => (
            <PassageBlock reading={reading} passage={passage} />
          ))}
        </div>
        <Entrances reading={reading} hasBackground={background.length > 0 || theories.length > 0} />
      </section>
      {(background.length > 0 || theories.length > 0) && (
        <section aria-labelledby="baggrund">
          <SectionHead id="baggrund" title={t.background} />
          <div class="ls-aabning">
            {background.map((passage) => (
              <PassageBlock reading={reading} passage={passage} />
            ))}
          </div>
          {theories.length > 0 && (
            <ul class="ls-teorier ls-uden no-max-width">
              {theories.map((theme) => (
                <li class={colourOf(content, theme)}>
                  <ThemeLabel reading={reading} theme={theme} />
                  <Theory reading={reading} theme={theme} />
                </li>
              ))}
            </ul>
          )}
          <FoundationFigure reading={reading} />
        </section>
      )}
      <section aria-labelledby="kilde">
        <SectionHead id="kilde" title={t.provenance}>
          <span class="ls-meta">
            <a href={paths.versions.to({ foundation: foundation.slug })}>{frame.t.history.versionsLink}</a>
            <a href={paths.foundationPoster.to({ foundation: foundation.slug })}>{frame.t.exchange.poster}</a>
            <a href={paths.apiFoundation.to({ foundation: foundation.slug })} download={`${foundation.slug}.json`} data-turbo="false">
              {frame.t.exchange.download}
            </a>
          </span>
        </SectionHead>
        <Facts reading={reading} foundation={foundation} />
        <div class="ls-aabning">
          {passagesAt(content, 'provenance').map((passage) => (
            <PassageBlock reading={reading} passage={passage} />
          ))}
        </div>
      </section>
    </Layout>
  )
}

/** The ways that the reading guide speaks of, as links. */
function Entrances({ reading, hasBackground }: { reading: Reading; hasBackground: boolean }) {
  const { frame, content, slug, mine } = reading
  const t = frame.t.foundations
  if (slug === undefined) return null
  const own = mine[0] ?? chainRoles(content)[0]
  return (
    <p class="ls-indgange">
      {sharedRoles(content).map((role) => (
        <a href={paths.foundationRole.to({ foundation: slug, role: role.key })}>{t.readForAll(role.name)}</a>
      ))}
      {own && (
        <a href={paths.foundationRole.to({ foundation: slug, role: own.key })}>{mine.includes(own) ? t.readAs(own.name) : t.readByRole}</a>
      )}
      <a href={paths.foundation.to({ foundation: slug })}>{t.readByTheme(content.themeWord.one)}</a>
      {hasBackground && <a href="#baggrund">{t.background}</a>}
    </p>
  )
}

function Facts({ reading, foundation }: { reading: Reading; foundation: Foundation }) {
  const { frame, content } = reading
  const t = frame.t.foundations
  const facts: [string, string, boolean][] = [
    [t.adoptedBy, foundation.version.adoptedBy, true],
    [t.adoptedOn, longDate(foundation.version.adoptedOn, frame.language), false],
    [t.version, String(foundation.version.number), false],
  ]
  if (content.source) facts.push([t.source, t.after(content.source.document, content.source.publisher, content.source.year), false])
  return (
    <dl class="ls-fakta">
      {facts.map(([name, value, isDanish]) => (
        <div>
          <dt>{name}</dt>
          <dd lang={isDanish ? danish(frame) : undefined}>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
