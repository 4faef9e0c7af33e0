import type { Child } from 'hono/jsx'
import { paths } from '#paths.ts'
import { longDate } from '#shared/dates.ts'
import { Breadcrumbs } from '#ui/breadcrumbs.tsx'
import { Button } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { Select } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { SectionHead } from '#ui/section-head.tsx'
import type { Edition, EditionSummary, FoundationRole } from '../foundation.ts'
import {
  countsOf,
  type ExpectationChanges,
  expectationChanges,
  hasChanges,
  isMoved,
  type Placed,
  type SurroundingChanges,
  surroundingChanges,
} from './changes.ts'
import { DifferenceText, OtherWords, placeName } from './difference-text.tsx'
import { Surroundings } from './surroundings.tsx'

interface ChangesPageProps {
  frame: Frame
  from: Edition
  to: Edition
  /** Undefined: the whole. */
  role?: FoundationRole
  /** The reader's own roles. */
  mine: FoundationRole[]
  /** Those that the reader may compare, the newest first. */
  editions: EditionSummary[]
  /** Whether there is an edition in force to go back to. */
  isAdopted: boolean
}

/** What has changed between two editions, for one role or for the whole. */
export function ChangesPage({ frame, from, to, role, mine, editions, isAdopted }: ChangesPageProps) {
  const t = frame.t.history
  const changes = expectationChanges(from, to, role && [role.key])
  const around = role ? undefined : surroundingChanges(from, to)
  const counts = countsOf(changes)
  const title = t.changesTitle(from.version.number, to.version.number)
  const isSame = !hasChanges(counts) && changes.reordered.length === 0 && !around?.elements.length && !around?.reordered.length
  return (
    <Layout frame={frame} title={`${to.name}. ${title}`} section="foundations">
      <Breadcrumbs
        t={frame.t}
        items={[
          { text: frame.t.foundations.title, href: paths.foundations.to() },
          ...(isAdopted ? [{ text: to.name, href: paths.foundation.to({ foundation: to.slug }), lang: danish(frame) }] : []),
          { text: t.versionsTitle(to.name), href: paths.versions.to({ foundation: to.slug }) },
          { text: title },
        ]}
      />
      <PageHead title={title} lead={<Lead frame={frame} to={to} />} />
      <ForWhom frame={frame} from={from} to={to} role={role} mine={mine} />
      <p class="ls-forskel-samlet">{role ? t.forRole(role.name, counts) : t.forWhole(counts)}</p>
      {isSame ? !role && <EmptyState title={t.sameTitle} text={t.sameText} /> : <Groups frame={frame} changes={changes} around={around} />}
      <OtherVersions frame={frame} from={from} to={to} role={role} editions={editions} />
    </Layout>
  )
}

function Lead({ frame, to }: { frame: Frame; to: Edition }) {
  const t = frame.t.history
  const { number, state, adoptedBy, adoptedOn } = to.version
  if (adoptedBy && adoptedOn) return <>{t.changesLeadAdopted(number, adoptedBy, longDate(adoptedOn, frame.language))}</>
  return <>{state === 'hearing' ? t.changesLeadHearing(number) : t.changesLeadDraft(number)}</>
}

/** The reader's own role first, then the whole, then the others. */
function ForWhom({ frame, from, to, role, mine }: Pick<ChangesPageProps, 'frame' | 'from' | 'to' | 'role' | 'mine'>) {
  const t = frame.t.history
  const others = to.roles.filter((one) => !mine.some((own) => own.key === one.key))
  const link = (text: string, key: string, isHere: boolean, lang?: 'da') => (
    <li>
      <a
        class="tab-button"
        href={paths.changes.to({ foundation: to.slug }, { from: `${from.version.number}`, to: `${to.version.number}`, role: key })}
        aria-current={isHere ? 'true' : undefined}
      >
        <span lang={lang}>{text}</span>
      </a>
    </li>
  )
  return (
    <nav class="tab-container ls-skift ls-vaerktoej" aria-label={t.chooseRole}>
      <ul class="tab-list">
        {mine.map((one) => link(t.yourRole(one.name), one.key, one.key === role?.key))}
        {link(t.whole, 'all', role === undefined)}
        {others.map((one) => link(one.name, one.key, one.key === role?.key, danish(frame)))}
      </ul>
    </nav>
  )
}

function Groups({ frame, changes, around }: { frame: Frame; changes: ExpectationChanges; around?: SurroundingChanges }) {
  const t = frame.t.history
  const { added, reworded, moved, reordered, retired } = changes
  const aroundCount = around ? around.elements.length + around.reordered.length : 0
  return (
    <>
      {(reworded.length > 0 || aroundCount > 0) && <p class="ls-svag">{t.howToRead}</p>}
      <Group id="nye" title={t.added(added.length)} count={added.length}>
        {added.map(({ after, before }) => (
          <Entry frame={frame} placed={after} note={before && t.movedFrom(placeName(before, frame.t))}>
            <span lang={danish(frame)}>{after.expectation.text}</span>
          </Entry>
        ))}
      </Group>
      <Group id="formuleret-om" title={t.reworded(reworded.length)} count={reworded.length}>
        {reworded.map((shift) => (
          <Entry
            frame={frame}
            placed={shift.after}
            note={isMoved(shift) ? t.movedFrom(placeName(shift.before, frame.t)) : undefined}
            below={<OtherWords frame={frame} before={shift.before} after={shift.after} />}
          >
            <DifferenceText frame={frame} before={shift.before.expectation.text} after={shift.after.expectation.text} />
          </Entry>
        ))}
      </Group>
      <Group id="flyttet" title={t.moved(moved.length)} count={moved.length}>
        {moved.map(({ before, after }) => (
          <Entry frame={frame} placed={after} note={t.movedFrom(placeName(before, frame.t))}>
            <span lang={danish(frame)}>{after.expectation.text}</span>
          </Entry>
        ))}
      </Group>
      <Group id="udgaaet" title={t.retired(retired.length)} count={retired.length}>
        {retired.map(({ before, after }) => (
          <Entry frame={frame} placed={before} note={after && t.movedTo(placeName(after, frame.t))}>
            <DifferenceText frame={frame} before={before.expectation.text} after="" />
          </Entry>
        ))}
      </Group>
      <Group id="raekkefoelge" title={t.reordered(reordered.length)} count={reordered.length}>
        {reordered.map((placed) => (
          <Entry frame={frame} placed={placed}>
            <span lang={danish(frame)}>{placed.expectation.text}</span>
          </Entry>
        ))}
      </Group>
      {around && aroundCount > 0 && (
        <section aria-labelledby="omkring">
          <SectionHead id="omkring" title={t.around(aroundCount)} />
          <Surroundings frame={frame} changes={around} />
        </section>
      )}
    </>
  )
}

function Group({ id, title, count, children }: { id: string; title: string; count: number; children: Child }) {
  if (count === 0) return null
  return (
    <section aria-labelledby={id}>
      <SectionHead id={id} title={title} />
      <ul class="ls-aendringer ls-uden no-max-width">{children}</ul>
    </section>
  )
}

function Entry({ frame, placed, note, below, children }: { frame: Frame; placed: Placed; note?: string; below?: Child; children: Child }) {
  return (
    <li>
      <p class="ls-hoert-ord">{children}</p>
      <p class="ls-meta" lang={danish(frame)}>
        <span>{placeName(placed, frame.t)}</span>
        {note && <span>{note}</span>}
      </p>
      {below}
    </li>
  )
}

function OtherVersions({ frame, from, to, role, editions }: Pick<ChangesPageProps, 'frame' | 'from' | 'to' | 'role' | 'editions'>) {
  const t = frame.t.history
  if (editions.length < 3) return null
  const options = editions.map(({ number, state }) => ({
    value: `${number}`,
    label: `${t.version(number)} (${t.states[state].toLowerCase()})`,
  }))
  return (
    <section aria-labelledby="andre">
      <SectionHead id="andre" title={t.chooseVersions} />
      <form method="get" action={paths.changes.to({ foundation: to.slug })} class="ls-find">
        {role && <input type="hidden" name="role" value={role.key} />}
        <Select t={frame.t} name="from" label={t.from} value={`${from.version.number}`} options={options} />
        <Select t={frame.t} name="to" label={t.to} value={`${to.version.number}`} options={options} />
        <Button variant="secondary">{t.compare}</Button>
      </form>
    </section>
  )
}
