import { paths } from '#paths.ts'
import { longDate } from '#shared/dates.ts'
import { BackLink } from '#ui/back-link.tsx'
import { Badge } from '#ui/badge.tsx'
import { danish } from '#ui/danish.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import { FindForm } from '#ui/find-form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import type { ToldSummary } from './told-document.ts'

/** What colleagues told, the newest first. */
export function ToldListPage({ frame, told, query }: { frame: Frame; told: ToldSummary[]; query?: string }) {
  const t = frame.t.sharing
  const lang = danish(frame)
  return (
    <Layout frame={frame} title={t.toldTitle} section="experiments">
      <BackLink t={frame.t} href={paths.experiments.to()} text={frame.t.experiments.title} />
      <PageHead title={t.toldTitle} lead={t.toldLead} />
      {told.length === 0 && query === undefined ? (
        <EmptyState title={t.emptyTitle} text={t.emptyText} />
      ) : (
        <>
          <div class="ls-vaerktoej">
            <FindForm action={paths.toldExperiments.to()} id="q" label={t.searchLabel} button={t.search} query={query} />
          </div>
          {query !== undefined && (
            <p>
              {told.length === 0 ? t.foundNothing(query) : t.found(told.length, query)} <a href={paths.toldExperiments.to()}>{t.showAll}</a>
            </p>
          )}
          <ul class="ls-raekker ls-uden no-max-width">
            {told.map((one) => (
              <li class="ls-raekke">
                <div>
                  <h2 class="ls-mellem">
                    <a href={paths.toldExperiment.to({ experiment: one.experimentId })} lang={lang}>
                      {one.title}
                    </a>
                  </h2>
                  {one.tried && (
                    <p class="ls-fortalt-uddrag" lang={lang}>
                      {one.tried}
                    </p>
                  )}
                  <p class="ls-meta">
                    <span lang={lang}>{one.unit ? `${one.ownerName}, ${one.unit}` : one.ownerName}</span>
                    <span>{longDate(one.toldAt, frame.language)}</span>
                    {one.stars > 0 && <span>{t.starCount(one.stars)}</span>}
                    {one.outcome && <Badge text={frame.t.experiments.outcomes[one.outcome]} />}
                  </p>
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
    </Layout>
  )
}
