import { paths } from '#paths.ts'
import { BackLink } from '#ui/back-link.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { type PeoplePage, pageSize } from './listed-person.ts'
import { Pager } from './pager.tsx'
import { PeopleFinder } from './people-finder.tsx'
import { PeopleTable } from './people-table.tsx'

/** Who has a text in her name. */
export function PeopleFoundPage({ frame, query, found, page }: { frame: Frame; query: string; found: PeoplePage; page: number }) {
  const { t } = frame
  const title = t.people.found(found.total, query)
  return (
    <Layout frame={frame} title={title} section="people">
      <BackLink t={t} href={paths.people.to()} text={t.people.backToAll} />
      <PageHead title={title} lead={found.total === 0 ? t.people.foundNobody : undefined} />
      <PeopleFinder t={t} query={query} />
      {found.total > 0 && (
        <section>
          <PeopleTable t={t} caption={title} people={found.people} />
          <Pager t={t} page={page} last={Math.ceil(found.total / pageSize)} to={(n) => paths.people.to({ q: query, page: String(n) })} />
        </section>
      )}
    </Layout>
  )
}
