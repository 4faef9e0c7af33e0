import { danish } from '#ui/danish.ts'
import { ExpectationList } from './expectation-list.tsx'
import { type FoundationRole, ownExpectations, type Theme } from './foundation.ts'
import { colourOf, elements, headingUnder, isMine, type Reading, roleHref } from './reading.tsx'
import { ThemeIntro, Theory } from './theme-intro.tsx'

/** A text on each value, and what it asks of the one, and of the other in addition. */
export function AdditiveView({ reading, themes = reading.content.themes }: { reading: Reading; themes?: Theme[] }) {
  return (
    <>
      {themes.map((theme) => (
        <section class={`ls-temaside ${colourOf(reading.content, theme)}`} aria-labelledby={`tema-${theme.key}`}>
          <ThemeIntro reading={reading} theme={theme} />
          <Theory reading={reading} theme={theme} />
          <RoleColumns reading={reading} theme={theme} />
        </section>
      ))}
    </>
  )
}

/** One column for each role that has something here, the reader's own lit. */
export function RoleColumns({ reading, theme, nameOf }: { reading: Reading; theme: Theme; nameOf?: (role: FoundationRole) => string }) {
  const { frame, content } = reading
  const t = frame.t.foundations
  const Heading = headingUnder(reading)
  const columns = content.roles
    .map((role) => ({ role, expectations: ownExpectations(theme, role) }))
    .filter(({ expectations }) => expectations.length > 0)
  return (
    <div class={columns.length > 2 ? 'ls-rollespalter ls-tre' : 'ls-rollespalter'}>
      {columns.map(({ role, expectations }) => {
        const href = roleHref(reading, role)
        const mine = isMine(reading, role)
        return (
          <div class={mine ? 'ls-rollespalte ls-lys' : 'ls-rollespalte'}>
            <Heading class="ls-h3" data-element={elements(role.ids)}>
              <span lang={danish(frame)}>{nameOf ? nameOf(role) : href ? <a href={href}>{role.name}</a> : role.name}</span>
              <small>
                {nameOf ? <span lang={danish(frame)}>{role.name}</span> : columnNote(reading, role)}
                {mine && <span class="ls-min-rolle">{t.yourRole}</span>}
              </small>
            </Heading>
            <ExpectationList reading={reading} expectations={expectations} />
          </div>
        )
      })}
    </div>
  )
}

function columnNote({ frame, content, mine }: Reading, role: FoundationRole): string | undefined {
  const t = frame.t.foundations
  if (role.inherits) return t.inAddition
  const heirs = content.roles.filter((other) => other.inherits === role.key)
  const heir = heirs.length === 1 ? heirs[0] : undefined
  return heir && mine.some((own) => own.key === heir.key) ? t.alsoForYou : undefined
}
