import type { Child } from 'hono/jsx'
import { danish } from '#ui/danish.ts'
import { ExpectationList, SubValues } from './expectation-list.tsx'
import { FoundationFigure } from './figure.tsx'
import { byTheme, type FoundationRole, type Passage, passagesAt, type Theme } from './foundation.ts'
import { PassageBlock, Vision } from './passage.tsx'
import { colourOf, elements, type Reading } from './reading.tsx'
import { ThemeIntro, Theory } from './theme-intro.tsx'

/** Everything in a foundation, in the order in which one would print it: for paper, and for a template that has no pages of its own. */
export function WholeFoundation({ reading, headingLevel: Heading = 'h2' }: { reading: Reading; headingLevel?: 'h2' }) {
  const { frame, content } = reading
  const t = frame.t.foundations
  return (
    <div class="ls-hele">
      <Vision reading={reading} />
      <Passages reading={reading} passages={passagesAt(content, 'foreword')} title={t.foreword} />
      <Passages reading={reading} passages={passagesAt(content, 'opening')} />
      <section>
        <Heading class="ls-hele-titel">{t.rolesTitle}</Heading>
        <dl class="ls-rolleliste" lang={danish(frame)}>
          {content.roles.map((role) => (
            <div data-element={elements(role.ids)}>
              <dt>{role.name}</dt>
              <dd>{role.lead}</dd>
            </div>
          ))}
        </dl>
      </section>
      {content.figure && (
        <section class="ls-hele-figur">
          <FoundationFigure reading={reading} />
        </section>
      )}
      {byTheme(content).map(({ theme, links }) => (
        <section class={`ls-hele-tema ${colourOf(content, theme)}`} aria-labelledby={`tema-${theme.key}`}>
          <ThemeIntro reading={reading} theme={theme} />
          <Theory reading={reading} theme={theme} />
          <div class="ls-hele-roller">
            {links.map(({ role }) => (
              <RolePart reading={reading} theme={theme} role={role} />
            ))}
          </div>
        </section>
      ))}
      <Passages reading={reading} passages={passagesAt(content, 'reading_guide')} title={t.readingGuide} />
      <Passages reading={reading} passages={passagesAt(content, 'background')} title={t.background} />
      <Passages reading={reading} passages={passagesAt(content, 'closing')} />
      <Passages reading={reading} passages={passagesAt(content, 'provenance')} title={t.provenance}>
        {content.source && <p>{t.after(content.source.document, content.source.publisher, content.source.year)}</p>}
      </Passages>
      <Vision reading={reading} last />
    </div>
  )
}

function RolePart({ reading, theme, role }: { reading: Reading; theme: Theme; role: FoundationRole }) {
  const expectations = theme.expectations.filter((expectation) => expectation.role === role.key)
  if (expectations.length === 0) return null
  return (
    <div class="ls-hele-rolle">
      <h3 lang={danish(reading.frame)}>{role.name}</h3>
      <ExpectationList reading={reading} expectations={expectations.filter((expectation) => expectation.kind !== 'sub_value')} />
      <SubValues reading={reading} expectations={expectations.filter((expectation) => expectation.kind === 'sub_value')} />
    </div>
  )
}

function Passages({ reading, passages, title, children }: { reading: Reading; passages: Passage[]; title?: string; children?: Child }) {
  if (passages.length === 0 && !children) return null
  return (
    <section class="ls-hele-tekst">
      {title && <h2 class="ls-hele-titel">{title}</h2>}
      {passages.map((passage) => (
        <PassageBlock reading={reading} passage={passage} headingLevel={title ? 'h3' : 'h2'} />
      ))}
      {children}
    </section>
  )
}
