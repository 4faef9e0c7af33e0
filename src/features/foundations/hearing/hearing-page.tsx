import { paths } from '#paths.ts'
import { dayAndMonth } from '#shared/dates.ts'
import { Button, ButtonLink } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { Details } from '#ui/details.tsx'
import { PostForm } from '#ui/form.tsx'
import { SectionHead } from '#ui/section-head.tsx'
import { Tabs } from '#ui/tabs.tsx'
import { byTheme, type Edition, type Foundation, findTheme, ownExpectations, passagesAt, type Theme } from '../foundation.ts'
import { type ExpectationChanges, expectationChanges, marksOf, type SurroundingChanges, surroundingChanges } from '../history/changes.ts'
import { Surroundings } from '../history/surroundings.tsx'
import { PassageBlock, Vision } from '../passage.tsx'
import { colourOf, type Reading } from '../reading.tsx'
import { ThemeIntro } from '../theme-intro.tsx'
import { HeardExpectation } from './heard-expectation.tsx'
import { awaitsAnswer, phaseOf, type Thread, threadsAbout } from './hearing.ts'
import { HearingFacts, HearingFrame } from './hearing-frame.tsx'
import { type HearingReading, ThreadBox } from './thread-box.tsx'

interface HearingPageProps {
  reading: HearingReading
  edition: Edition
  /** The edition in force, when there is one. */
  inForce?: Foundation
  threads: Thread[]
  /** Those invited by name. */
  names: string[]
  onlyChanged: boolean
}

/** The whole version as it is heard, with what is new in it, and what was said of each thing. */
export function HearingPage({ reading, edition, inForce, threads, names, onlyChanged }: HearingPageProps) {
  const { frame, hearing } = reading
  const t = frame.t.hearing
  const changes = inForce && expectationChanges(inForce, edition)
  const around = inForce && surroundingChanges(inForce, edition)
  const words: Reading = { frame, content: edition, mine: [] }
  return (
    <HearingFrame frame={frame} hearing={hearing} {...headOf(reading)}>
      <HearingFacts frame={frame} hearing={hearing} names={names} />
      {reading.isEditor && <EditorTools reading={reading} threads={threads} />}
      <Ways reading={reading} inForce={inForce} edition={edition} changes={changes} onlyChanged={onlyChanged} />
      {around && (around.elements.length > 0 || around.reordered.length > 0) && <Around reading={reading} changes={around} />}
      {!onlyChanged && <Before reading={words} />}
      {byTheme(edition).map(({ theme }) => (
        <ThemeHeard reading={reading} words={words} theme={theme} threads={threads} changes={changes} onlyChanged={onlyChanged} />
      ))}
      {changes && <RetiredWithTheme reading={reading} words={words} threads={threads} changes={changes} />}
      {!onlyChanged && <After reading={words} />}
      <section aria-labelledby="helheden">
        <SectionHead id="helheden" title={t.aboutWhole} />
        <p>{t.aboutWholeText}</p>
        <ThreadBox reading={reading} threads={threadsAbout(threads, undefined)} />
      </section>
    </HearingFrame>
  )
}

function headOf({ frame, hearing, isEditor }: HearingReading): { title: string; lead: string } {
  const t = frame.t.hearing
  const { name } = hearing.foundation
  const [first, last] = [dayAndMonth(hearing.opensOn, frame.language), dayAndMonth(hearing.closesOn, frame.language)]
  switch (phaseOf(hearing)) {
    case 'coming':
      return { title: t.comingTitle(name), lead: t.comingLead(first, last) }
    case 'open':
      return { title: t.readTitle(name), lead: t.readLead(hearing.version.number, last) }
    default:
      return { title: t.closedTitle(name), lead: isEditor ? `${t.closedLead(last)} ${t.closedEditor}` : t.closedLead(last) }
  }
}

function EditorTools({ reading: { frame, hearing }, threads }: { reading: HearingReading; threads: Thread[] }) {
  const t = frame.t.hearing
  const where = { foundation: hearing.foundation.slug, hearing: hearing.id }
  return (
    <div class="ls-redaktoervaerktoej">
      {threads.length > 0 && (
        <ButtonLink variant="secondary" href={paths.hearingComments.to(where)}>
          {t.seeComments(threads.filter(awaitsAnswer).length)}
        </ButtonLink>
      )}
      <Details summary={t.end}>
        <p>
          {t.endText} {phaseOf(hearing) !== 'closed' && t.endEarly(dayAndMonth(hearing.closesOn, frame.language))}
        </p>
        <PostForm action={paths.hearingConclusion.to(where)}>
          <Button variant="secondary">{t.endButton}</Button>
        </PostForm>
      </Details>
    </div>
  )
}

interface WaysProps {
  reading: HearingReading
  inForce?: Foundation
  edition: Edition
  changes?: ExpectationChanges
  onlyChanged: boolean
}

function Ways({ reading: { frame, hearing, canComment }, inForce, edition, changes, onlyChanged }: WaysProps) {
  const t = frame.t.hearing
  const where = { foundation: hearing.foundation.slug, hearing: hearing.id }
  const count = changes ? marksOf(changes).size + changes.retired.length : 0
  return (
    <>
      <div class="ls-vaerktoej">
        {changes && (
          <Tabs
            label={t.whatToRead}
            items={[
              { href: paths.hearing.to(where), text: t.showAll, current: !onlyChanged },
              { href: paths.hearing.to(where, { show: 'changed' }), text: t.showChanged(count), current: onlyChanged },
            ]}
          />
        )}
        <p class="ls-meta">
          {inForce && (
            <a
              href={paths.changes.to(
                { foundation: where.foundation },
                { from: `${inForce.version.number}`, to: `${edition.version.number}` },
              )}
            >
              {t.compareLink}
            </a>
          )}
          {canComment && <a href="#helheden">{t.aboutWholeLink}</a>}
        </p>
      </div>
      <p class="ls-svag">{!changes ? t.firstVersion : count === 0 ? t.nothingChanged : t.showsChanged}</p>
    </>
  )
}

function Around({ reading: { frame }, changes }: { reading: HearingReading; changes: SurroundingChanges }) {
  return (
    <section aria-labelledby="omkring">
      <SectionHead id="omkring" title={frame.t.hearing.around} />
      <Surroundings frame={frame} changes={changes} />
    </section>
  )
}

function Before({ reading }: { reading: Reading }) {
  return (
    <div class="ls-hele">
      <p class="ls-lead" lang={danish(reading.frame)}>
        {reading.content.lead}
      </p>
      <Vision reading={reading} />
      <Passages reading={reading} places={['foreword', 'opening']} />
    </div>
  )
}

function After({ reading }: { reading: Reading }) {
  return (
    <div class="ls-hele">
      <Passages reading={reading} places={['reading_guide', 'background', 'closing', 'provenance']} />
    </div>
  )
}

function Passages({ reading, places }: { reading: Reading; places: Parameters<typeof passagesAt>[1][] }) {
  const passages = passagesAt(reading.content, ...places)
  if (passages.length === 0) return null
  return (
    <section class="ls-hele-tekst">
      {passages.map((passage) => (
        <PassageBlock reading={reading} passage={passage} headingLevel="h2" />
      ))}
    </section>
  )
}

interface ThemeHeardProps {
  reading: HearingReading
  words: Reading
  theme: Theme
  threads: Thread[]
  changes?: ExpectationChanges
  onlyChanged: boolean
}

function ThemeHeard({ reading, words, theme, threads, changes, onlyChanged }: ThemeHeardProps) {
  const { frame } = reading
  const marks = changes ? marksOf(changes) : new Map<string, never>()
  const retired = changes?.retired.filter(({ before }) => before.expectation.theme === theme.key) ?? []
  const roles = words.content.roles
    .map((role) => ({ role, expectations: ownExpectations(theme, role).filter((one) => !onlyChanged || marks.has(one.key)) }))
    .filter(({ expectations }) => expectations.length > 0)
  if (onlyChanged && roles.length === 0 && retired.length === 0) return null
  return (
    <section class={`ls-hele-tema ${colourOf(words.content, theme)}`} aria-labelledby={`tema-${theme.key}`}>
      <ThemeIntro reading={words} theme={theme} />
      {roles.map(({ role, expectations }) => (
        <div class="ls-hoert-rolle">
          <h3 lang={danish(frame)}>{role.name}</h3>
          <ul class="ls-uden no-max-width">
            {expectations.map((expectation) => (
              <HeardExpectation frame={frame} after={{ expectation, theme, role }} marked={marks.get(expectation.key)}>
                <ThreadBox reading={reading} expectationKey={expectation.key} threads={threadsAbout(threads, expectation.key)} />
              </HeardExpectation>
            ))}
          </ul>
        </div>
      ))}
      <Retired reading={reading} retired={retired} threads={threads} />
    </section>
  )
}

/** What goes out together with its theme. */
function RetiredWithTheme({
  reading,
  words,
  threads,
  changes,
}: Pick<ThemeHeardProps, 'reading' | 'words' | 'threads'> & { changes: ExpectationChanges }) {
  const retired = changes.retired.filter(({ before }) => !findTheme(words.content, before.expectation.theme))
  return <Retired reading={reading} retired={retired} threads={threads} />
}

function Retired({ reading, retired, threads }: { reading: HearingReading; retired: ExpectationChanges['retired']; threads: Thread[] }) {
  if (retired.length === 0) return null
  return (
    <div class="ls-hoert-rolle">
      <h3>{reading.frame.t.hearing.retiredTitle}</h3>
      <ul class="ls-uden no-max-width">
        {retired.map(({ before }) => (
          <HeardExpectation frame={reading.frame} after={before} marked={{ mark: 'retired' }}>
            <ThreadBox reading={reading} expectationKey={before.expectation.key} threads={threadsAbout(threads, before.expectation.key)} />
          </HeardExpectation>
        ))}
      </ul>
    </div>
  )
}
