import { paths } from '#paths.ts'
import { ButtonLink } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { SectionHead } from '#ui/section-head.tsx'
import { chainRoles, type Expectation, ownExpectations, type Theme } from '../foundation.ts'
import { colourOf, ExpectationText, type Reading, ThemeLabel } from '../reading.tsx'
import { type Practising, practisingCell, practisingExpectation, radiusOf } from './practice.ts'

/** A link of the chain as a node: its area says how many practise there, dashed where nobody does, gold where the reader stands. */
export function PracticeNode({ practising, mine }: { practising: Practising; mine: boolean }) {
  const r = radiusOf(practising)
  const width = Math.round((r * 2 + 2) * 10) / 10
  return (
    <svg class="ls-knude" width={width} height="32" viewBox={`0 0 ${width} 32`} aria-hidden="true" focusable="false">
      {practising === 'none' ? (
        <circle class="f-bund k-ingen" cx={width / 2} cy="16" r={r} />
      ) : (
        <circle class={mine ? 'f-stjerne' : 'f-tema'} cx={width / 2} cy="16" r={r} />
      )}
    </svg>
  )
}

/** "12 øver" · "nogle få øver" · "Ingen endnu" */
export function PracticeCount({ reading, practising }: { reading: Reading; practising: Practising }) {
  const t = reading.frame.t.practice
  if (practising === 'none') return <em class="ls-oever">{t.none}</em>
  if (practising === 'few') return <span class="ls-oever">{t.few}</span>
  return (
    <span class="ls-oever">
      <strong>{practising}</strong> {t.practise}
    </span>
  )
}

/** Beside an expectation in a list. Nothing where nobody practises: silence is a question, not a reproach on every line. */
export function PracticeNote({ reading, expectation }: { reading: Reading; expectation: Expectation }) {
  if (!reading.practice) return null
  const practising = practisingExpectation(reading.practice, expectation.key)
  return practising === 'none' ? null : (
    <>
      {' '}
      <PracticeCount reading={reading} practising={practising} />
    </>
  )
}

/** Says how many practise it, and begins an experiment with it filled in. */
export function PractiseIt({ reading, expectation }: { reading: Reading; expectation: Expectation }) {
  const t = reading.frame.t.practice
  const { practice, slug } = reading
  if (!practice || slug === undefined) return null
  const practising = practisingExpectation(practice, expectation.key)
  return (
    <div class="ls-oev-den">
      <p class="ls-knapper">
        <ButtonLink href={paths.newExperiment.to({ foundation: slug, expectation: expectation.key })}>{t.practiseIt}</ButtonLink>
      </p>
      <p class="ls-svag">{practising === 'none' ? t.beTheFirst : practising === 'few' ? t.fewNow : t.manyNow(practising)}</p>
    </div>
  )
}

/** The links of the chains that nobody practises right now. */
export function Quiet({ reading }: { reading: Reading }) {
  const { frame, content, practice } = reading
  const t = frame.t.practice
  if (!practice) return null
  const quiet = content.themes.flatMap((theme) =>
    chainRoles(content).flatMap((role) => {
      const [first] = ownExpectations(theme, role)
      return first && practisingCell(practice, theme.key, role.key) === 'none' ? [{ theme, role, first }] : []
    }),
  )
  if (quiet.length === 0) return null
  return (
    <section aria-labelledby="stille" class="ls-stille">
      <SectionHead id="stille" title={t.quietTitle} />
      <p class="ls-lead">{t.quiet(quiet.length)}</p>
      <ul class="ls-stille-liste ls-uden no-max-width">
        {quiet.slice(0, mostQuiet).map(({ theme, role, first }) => (
          <QuietPlace reading={reading} theme={theme} roleName={role.name} expectation={first} />
        ))}
      </ul>
      {quiet.length > mostQuiet && <p class="ls-svag">{t.moreQuiet(quiet.length - mostQuiet)}</p>}
    </section>
  )
}

/** A wall of quiet places would be a list of faults. */
const mostQuiet = 6

function QuietPlace({
  reading,
  theme,
  roleName,
  expectation,
}: {
  reading: Reading
  theme: Theme
  roleName: string
  expectation: Expectation
}) {
  return (
    <li class={colourOf(reading.content, theme)}>
      <ThemeLabel reading={reading} theme={theme} short />
      <p>
        <strong lang={danish(reading.frame)}>{roleName}</strong>
      </p>
      <p>
        <ExpectationText reading={reading} expectation={expectation} />
      </p>
    </li>
  )
}
