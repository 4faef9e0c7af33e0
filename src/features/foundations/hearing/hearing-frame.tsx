import type { Child } from 'hono/jsx'
import { paths } from '#paths.ts'
import { dayAndMonth } from '#shared/dates.ts'
import { Breadcrumbs } from '#ui/breadcrumbs.tsx'
import { danish } from '#ui/danish.ts'
import { Details } from '#ui/details.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import type { Hearing } from './hearing.ts'

/** What all pages of a hearing stand in. */
export function HearingFrame({
  frame,
  hearing,
  title,
  lead,
  within,
  withinLang,
  children,
}: {
  frame: Frame
  hearing: Hearing
  title: string
  lead?: Child
  /** On a page inside the hearing: what that page is called in the trail. */
  within?: string
  /** Where it is called by the foundation's own words. */
  withinLang?: 'da'
  children: Child
}) {
  const { slug, name, isAdopted } = hearing.foundation
  const t = frame.t
  const here = paths.hearing.to({ foundation: slug, hearing: hearing.id })
  return (
    <Layout frame={frame} title={title} section="foundations">
      <Breadcrumbs
        t={t}
        items={[
          { text: t.foundations.title, href: paths.foundations.to() },
          // What was never adopted has no page of its own.
          {
            text: name,
            href: isAdopted ? paths.foundation.to({ foundation: slug }) : paths.versions.to({ foundation: slug }),
            lang: danish(frame),
          },
          ...(within === undefined
            ? [{ text: t.hearing.title }]
            : [
                { text: t.hearing.title, href: here },
                { text: within, lang: withinLang },
              ]),
        ]}
      />
      <PageHead title={title} lead={lead} />
      {children}
    </Layout>
  )
}

/** When it runs, who is invited, and what the editor says to them. */
export function HearingFacts({ frame, hearing, names }: { frame: Frame; hearing: Hearing; names: string[] }) {
  const t = frame.t.hearing
  return (
    <section aria-label={t.facts}>
      <dl class="ls-fakta">
        <div>
          <dt>{t.dates}</dt>
          <dd>{t.fromTo(dayAndMonth(hearing.opensOn, frame.language), dayAndMonth(hearing.closesOn, frame.language))}</dd>
        </div>
        <div>
          <dt>{t.invited}</dt>
          <dd>
            {hearing.bodies.length > 0 && <span lang={danish(frame)}>{hearing.bodies.join(', ')}</span>}
            {hearing.bodies.length > 0 && <br />}
            {hearing.everyone ? t.everyone : t.persons(hearing.invited)}
          </dd>
        </div>
        {hearing.note && (
          <div>
            <dt>{t.note}</dt>
            <dd class="ls-kommentar-tekst" lang={danish(frame)}>
              {hearing.note}
            </dd>
          </div>
        )}
      </dl>
      {names.length > 0 && (
        <Details summary={t.personsByName(names.length)}>
          <p>{names.join(', ')}</p>
        </Details>
      )}
    </section>
  )
}
