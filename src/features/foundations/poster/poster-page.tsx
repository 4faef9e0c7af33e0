import { paths } from '#paths.ts'
import { longDate } from '#shared/dates.ts'
import { danish } from '#ui/danish.ts'
import { Layout } from '#ui/layout.tsx'
import { Logo } from '#ui/logo.tsx'
import { Tabs } from '#ui/tabs.tsx'
import { type Foundation, ownExpectations, type Theme } from '../foundation.ts'
import { colourOf, Mark, type Reading } from '../reading.tsx'
import { columnShares, columnsOf, type Fit, type LetterSize, type PosterSize, posterSizes, rolesOnPoster } from './poster.ts'

const sizeClasses: Record<PosterSize, string> = { a4: 'ls-plakat-a4', a3: 'ls-plakat-a3' }

const letterClasses: Record<LetterSize, string> = {
  6.5: 'ls-bogstav-6',
  7: 'ls-bogstav-7',
  7.5: 'ls-bogstav-7-5',
  8: 'ls-bogstav-8',
  9: 'ls-bogstav-9',
  10: 'ls-bogstav-10',
  11: 'ls-bogstav-11',
  12: 'ls-bogstav-12',
  13: 'ls-bogstav-13',
  14: 'ls-bogstav-14',
  16: 'ls-bogstav-16',
}

const columnClasses = [
  '',
  'ls-plakat-1',
  'ls-plakat-2',
  'ls-plakat-3',
  'ls-plakat-4',
  'ls-plakat-5',
  'ls-plakat-6',
  'ls-plakat-7',
  'ls-plakat-8',
]

interface PosterPageProps {
  reading: Reading
  foundation: Foundation
  size: PosterSize
  fit: Fit
}

/** A foundation as one sheet to hang up: on the screen to look at, on paper the sheet alone. */
export function PosterPage({ reading, foundation, size, fit }: PosterPageProps) {
  const { frame, content } = reading
  const t = frame.t.exchange
  return (
    <Layout frame={frame} title={t.posterTitle(content.name)} section="foundations" slim>
      <div class="ls-udskrivning d-print-none">
        <p>{t.posterHint}</p>
        <Tabs
          label={t.posterSize}
          items={posterSizes.map((one) => ({
            href: paths.foundationPoster.to({ foundation: foundation.slug }, { size: one }),
            text: one.toUpperCase(),
            current: one === size,
          }))}
        />
        {!fit.isOneSheet && <p>{t.posterTwoPages}</p>}
        <p class="ls-knapper">
          <button type="button" class="button button-primary ls-kun-script" data-print="">
            {frame.t.foundations.printButton}
          </button>
          <a href={paths.foundationAbout.to({ foundation: foundation.slug })}>{frame.t.foundations.backToReading}</a>
        </p>
      </div>
      <article class={`ls-plakat ${sizeClasses[size]} ${letterClasses[fit.letters]}`} lang={danish(frame)}>
        <header class="ls-plakat-hoved">
          <div>
            <h1>{content.name}</h1>
            <p>{content.vision?.text ?? content.lead}</p>
          </div>
          <Logo />
        </header>
        {content.shape === 'matrix' ? <Matrix reading={reading} /> : <Columns reading={reading} />}
        <div class="ls-plakat-bund" lang={frame.language}>
          <span>{frame.t.foundations.adopted(foundation.version.adoptedBy, longDate(foundation.version.adoptedOn, frame.language))}</span>
          <span>{frame.reader?.organisationName}</span>
        </div>
      </article>
    </Layout>
  )
}

/** A column for each role, a band for each theme: the chain of responsibility is read along the row. */
function Matrix({ reading }: { reading: Reading }) {
  const { content } = reading
  const roles = rolesOnPoster(content)
  return (
    <table class="ls-plakat-matrix">
      <colgroup>
        {columnShares(content).map((share) => (
          <col width={`${share}%`} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {roles.map((role) => (
            <th scope="col">{role.name}</th>
          ))}
        </tr>
      </thead>
      {content.themes.map((theme) => (
        <tbody class={colourOf(content, theme)}>
          <tr>
            <th scope="rowgroup" colspan={roles.length}>
              <ThemeHeading reading={reading} theme={theme} />
            </th>
          </tr>
          <tr>
            {roles.map((role) => (
              <td data-title={role.name}>
                <Texts expectations={ownExpectations(theme, role)} />
              </td>
            ))}
          </tr>
        </tbody>
      ))}
    </table>
  )
}

function Columns({ reading }: { reading: Reading }) {
  const { content } = reading
  const isFlow = content.themes.length > 5
  return (
    <div class={isFlow ? 'ls-plakat-flow' : `ls-plakat-temaer ${columnClasses[columnsOf(content)] ?? ''}`}>
      {content.themes.map((theme) => (
        <section class={colourOf(content, theme)}>
          <h2>
            <ThemeHeading reading={reading} theme={theme} />
          </h2>
          {theme.claim && <p class="ls-plakat-claim">{theme.claim}</p>}
          {rolesOnPoster(content).map((role) => {
            const own = ownExpectations(theme, role)
            return (
              own.length > 0 && (
                <>
                  <h3>{role.name}</h3>
                  <Texts expectations={own} />
                </>
              )
            )
          })}
        </section>
      ))}
    </div>
  )
}

function ThemeHeading({ reading, theme }: { reading: Reading; theme: Theme }) {
  return (
    <span class="ls-plakat-tema">
      <Mark content={reading.content} theme={theme} size={24} />
      {theme.name}
    </span>
  )
}

function Texts({ expectations }: { expectations: readonly { text: string; kind: string }[] }) {
  if (expectations.length === 0) return null
  return (
    <ul class="ls-uden no-max-width">
      {expectations.map(({ text, kind }) => (
        <li class={kind === 'statement' ? 'ls-plakat-udsagn' : undefined}>{text}</li>
      ))}
    </ul>
  )
}
