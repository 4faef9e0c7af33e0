import { paths } from '#paths.ts'
import type { Actor } from '#shared/actor.ts'
import { longDate } from '#shared/dates.ts'
import { ButtonLink } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import type { InTheMaking } from './draft/draft.ts'
import { UnderWay } from './draft/draft-notice.tsx'
import type { FoundationSummary } from './foundation.ts'
import { colourOf, elements, Mark } from './reading.tsx'

interface FoundationsPageProps {
  frame: Frame
  actor: Actor
  foundations: FoundationSummary[]
  /** For who may make foundations. */
  underWay?: InTheMaking[]
}

export function FoundationsPage({ frame, actor, foundations, underWay }: FoundationsPageProps) {
  const t = frame.t.foundations
  return (
    <Layout frame={frame} title={t.title} section="foundations">
      <PageHead title={t.listTitle} lead={foundations.length > 0 ? t.listLead(actor.organisationName) : undefined} />
      {foundations.length === 0 ? (
        <EmptyState title={t.emptyTitle} text={actor.isAdministrator ? t.emptyAdminText : t.emptyText}>
          {actor.isAdministrator && (
            <p class="ls-knapper">
              <ButtonLink href={paths.templates.to()}>{t.templates}</ButtonLink>
              <a href={paths.documentImports.to()}>{frame.t.documentImport.link}</a>
            </p>
          )}
        </EmptyState>
      ) : (
        <>
          <ol class="ls-grundlagsliste ls-uden no-max-width">
            {foundations.map((foundation) => (
              <Entry frame={frame} actor={actor} foundation={foundation} />
            ))}
          </ol>
          <p class="ls-efter-liste">
            <a href={paths.templates.to()}>{t.templates}</a>
            {actor.isAdministrator && <a href={paths.documentImports.to()}>{frame.t.documentImport.link}</a>}
          </p>
        </>
      )}
      {underWay && <UnderWay frame={frame} all={underWay} />}
    </Layout>
  )
}

function Entry({ frame, actor, foundation }: { frame: Frame; actor: Actor; foundation: FoundationSummary }) {
  const t = frame.t.foundations
  const mine = foundation.roles.find((role) => role.holders.some((holder) => actor.positions.some((position) => position.role === holder)))
  const lang = danish(frame)
  return (
    <li data-element={elements(foundation.ids)}>
      <div>
        <p class="ls-svag" lang={lang}>
          {foundation.document}
        </p>
        <h2 lang={lang}>
          <a href={paths.foundation.to({ foundation: foundation.slug })}>{foundation.name}</a>
        </h2>
        <p lang={lang}>{foundation.lead}</p>
        <p class="ls-meta">
          <span>{t.expectations(foundation.expectationCount)}</span>
          <span>{t.roles(foundation.roles.length)}</span>
          <span>{t.adopted(foundation.adoptedBy, longDate(foundation.adoptedOn, frame.language))}</span>
        </p>
      </div>
      <div>
        <ul class="ls-temaliste ls-uden">
          {foundation.themes.map((theme) => (
            <li>
              <a href={paths.theme.to({ foundation: foundation.slug, theme: theme.key })} class={`ls-tema ${colourOf(foundation, theme)}`}>
                <Mark content={foundation} theme={theme} size={22} />
                <span lang={lang}>{theme.name}</span>
              </a>
            </li>
          ))}
        </ul>
        {mine && (
          <p>
            <a href={paths.foundationRole.to({ foundation: foundation.slug, role: mine.key })}>{t.readAs(mine.name)}</a>
          </p>
        )}
      </div>
    </li>
  )
}
