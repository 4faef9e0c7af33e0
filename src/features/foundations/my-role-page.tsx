import { paths } from '#paths.ts'
import { ButtonLink } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { SectionHead } from '#ui/section-head.tsx'
import type { FoundationRole, WeeklyExpectation } from './foundation.ts'
import { elements, type Reading, roleHref } from './reading.tsx'
import { RoleThemes } from './role-themes.tsx'

interface MyRolePageProps {
  frame: Frame
  /** What the reader is called where she works. */
  roleNames: string[]
  readings: Reading[]
  weekly?: WeeklyExpectation
}

/** What is expected of the reader, across all foundations. */
export function MyRolePage({ frame, roleNames, readings, weekly }: MyRolePageProps) {
  const t = frame.t.foundations
  const mine = readings.filter((reading) => reading.mine.length > 0)
  if (mine.length === 0) return <NoRole frame={frame} hasFoundations={readings.length > 0} />
  return (
    <Layout frame={frame} title={frame.t.frame.myRole} section="my_role">
      <PageHead title={t.myRoleTitle} lead={t.myRoleLead(inWords(roleNames, frame.language))} />
      {weekly && <ThisWeek frame={frame} weekly={weekly} />}
      {mine.flatMap((reading) => reading.mine.map((role) => <OneRole reading={reading} role={role} />))}
    </Layout>
  )
}

function NoRole({ frame, hasFoundations }: { frame: Frame; hasFoundations: boolean }) {
  const t = frame.t.foundations
  return (
    <Layout frame={frame} title={frame.t.frame.myRole} section="my_role">
      <PageHead title={t.myRoleTitle} />
      {hasFoundations ? (
        <EmptyState title={t.myRoleNoneTitle} text={t.myRoleNoneText}>
          <ButtonLink variant="secondary" href={paths.foundations.to()}>
            {t.seeAllFoundations}
          </ButtonLink>
        </EmptyState>
      ) : (
        <EmptyState title={t.emptyTitle} text={t.emptyText} />
      )}
    </Layout>
  )
}

function ThisWeek({ frame, weekly }: { frame: Frame; weekly: WeeklyExpectation }) {
  const { foundation, expectation } = weekly
  return (
    <p class="ls-ugens">
      <span>{frame.t.foundations.thisWeek}</span>
      <a href={paths.expectation.to({ foundation: foundation.slug, expectation: expectation.key })} lang={danish(frame)}>
        {expectation.text}
      </a>
    </p>
  )
}

function OneRole({ reading, role }: { reading: Reading; role: FoundationRole }) {
  const { frame, content, slug } = reading
  const t = frame.t.foundations
  const id = `${slug}-${role.key}`
  return (
    <section aria-labelledby={id}>
      <div lang={danish(frame)}>
        <SectionHead id={id} title={content.name}>
          {slug !== undefined && (
            <span class="ls-meta" lang={frame.language}>
              <a href={roleHref(reading, role)}>{t.myRoleAs(role.name)}</a>
              <a href={paths.foundationRolePrint.to({ foundation: slug, role: role.key })}>{t.print}</a>
            </span>
          )}
        </SectionHead>
        {role.lead && (
          <p class="ls-lead ls-rolle-lead" data-element={elements(role.ids)}>
            {role.lead}
          </p>
        )}
      </div>
      <RoleThemes reading={reading} role={role} prefix={id} />
    </section>
  )
}

function inWords(names: string[], language: Frame['language']): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(names.map((name) => name.toLowerCase()))
}
