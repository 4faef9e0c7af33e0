import { danish } from '#ui/danish.ts'
import { Star } from '#ui/star.tsx'
import { type Content, chainRoles, type Expectation, type FoundationRole, ownExpectations, sharedRoles, type Theme } from './foundation.ts'
import { LocalMark, ThemeMark } from './local/local-notes.tsx'
import { practisingCell } from './practice/practice.ts'
import { PracticeCount, PracticeNode } from './practice/practice-marks.tsx'
import { colourOf, ExpectationText, elements, isMine, Mark, type Reading, roleHref, themeHref } from './reading.tsx'

/**
 * Themes by roles. A row is a chain of responsibility: it begins where the first role stands and ends at the citizen. In each
 * link the first expectation is seen, and the others wait behind it, or all are seen at once.
 */
export function MatrixView({
  reading,
  themes = reading.content.themes,
  showAll,
}: {
  reading: Reading
  themes?: Theme[]
  showAll?: boolean
}) {
  const { frame, content } = reading
  const t = frame.t.foundations
  const chain = chainRoles(content)
  return (
    <table class="ls-matrix">
      <caption class="sr-only">{t.matrixCaption(content.themes.length, chain.length)}</caption>
      <thead>
        <tr>
          <td />
          {chain.map((role) => {
            const href = roleHref(reading, role)
            return (
              <th scope="col" class={isMine(reading, role) ? 'ls-min' : undefined} data-element={elements(role.ids)}>
                {href ? (
                  <a href={href} lang={danish(frame)}>
                    {role.name}
                  </a>
                ) : (
                  role.name
                )}
                {isMine(reading, role) && <span>{t.yourRole}</span>}
              </th>
            )
          })}
        </tr>
      </thead>
      <tbody>
        {themes.map((theme) => (
          <tr class={colourOf(content, theme)} id={theme.key}>
            <th scope="row">
              <RowHead reading={reading} theme={theme} showAll={showAll} />
            </th>
            {chain.map((role, i) => {
              const mine = isMine(reading, role)
              return (
                <td data-title={mine ? t.roleAndYours(role.name) : role.name} class={mine ? 'ls-min' : undefined}>
                  <div class="ls-led">
                    <Link reading={reading} theme={theme} role={role} mine={mine} />
                    {i === chain.length - 1 && (
                      <>
                        <Star class="ls-maal" />
                        <span class="sr-only">{t.thenCitizen}</span>
                      </>
                    )}
                  </div>
                  <Cell
                    reading={reading}
                    expectations={ownExpectations(theme, role)}
                    showAll={showAll}
                    of={`${role.name}, ${theme.name}`}
                  />
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function RowHead({ reading, theme, showAll }: { reading: Reading; theme: Theme; showAll?: boolean }) {
  const { frame, content } = reading
  const href = themeHref(reading, theme)
  return (
    <div data-element={elements(theme.ids)}>
      <Mark content={content} theme={theme} size={36} />
      <span class="ls-matrix-navn" lang={danish(frame)}>
        {href ? <a href={href}>{theme.name}</a> : theme.name}
        <ThemeMark reading={reading} theme={theme} />
      </span>
      {sharedRoles(content).map((role) => {
        const [first, ...others] = ownExpectations(theme, role)
        return (
          first && (
            <div class="ls-matrix-alle" data-element={elements(role.ids)}>
              <p data-element={elements(first.ids)}>
                <b lang={danish(frame)}>{sharedName(content, role.name)}:</b> <ExpectationText reading={reading} expectation={first} />
                <LocalMark reading={reading} expectation={first} />
              </p>
              <Others reading={reading} expectations={others} showAll={showAll} of={`${role.name}, ${theme.name}`} />
            </div>
          )
        )
      })}
    </div>
  )
}

/** "Alle" is enough where only one role is shared. */
function sharedName(content: Content, name: string): string {
  return sharedRoles(content).length === 1 ? 'Alle' : name
}

function Cell({ reading, expectations, showAll, of }: { reading: Reading; expectations: Expectation[]; showAll?: boolean; of: string }) {
  const [first, ...others] = expectations
  if (!first) return <p class="ls-svag">–</p>
  return (
    <>
      <p data-element={elements(first.ids)}>
        <ExpectationText reading={reading} expectation={first} />
        <LocalMark reading={reading} expectation={first} />
      </p>
      <Others reading={reading} expectations={others} showAll={showAll} of={of} />
    </>
  )
}

function Others({ reading, expectations, showAll, of }: { reading: Reading; expectations: Expectation[]; showAll?: boolean; of: string }) {
  const t = reading.frame.t.foundations
  if (expectations.length === 0) return null
  const list = (
    <ul class="ls-uden">
      {expectations.map((expectation) => (
        <li data-element={elements(expectation.ids)}>
          <ExpectationText reading={reading} expectation={expectation} />
          <LocalMark reading={reading} expectation={expectation} />
        </li>
      ))}
    </ul>
  )
  if (showAll) return <div class="ls-mere-alt">{list}</div>
  return (
    <details class="ls-mere">
      <summary>
        {t.more(expectations.length)}
        <span class="sr-only"> {t.moreOf(of)}</span>
      </summary>
      {list}
    </details>
  )
}

/** How many practise there; in a template, and where nobody is asked, a plain node. */
function Link({ reading, theme, role, mine }: { reading: Reading; theme: Theme; role: FoundationRole; mine: boolean }) {
  if (!reading.practice) return <Node mine={mine} />
  const practising = practisingCell(reading.practice, theme.key, role.key)
  return (
    <>
      <PracticeNode practising={practising} mine={mine} />
      <PracticeCount reading={reading} practising={practising} />
    </>
  )
}

/** Gold where the reader stands. */
function Node({ mine }: { mine: boolean }) {
  return (
    <svg class="ls-knude" width="18" height="32" viewBox="0 0 18 32" aria-hidden="true" focusable="false">
      {mine ? <circle class="f-stjerne" cx="9" cy="16" r="8" /> : <circle class="f-tema" cx="9" cy="16" r="6" />}
    </svg>
  )
}
