import { paths } from '#paths.ts'
import { ButtonLink } from '#ui/button.tsx'
import { EmptyState } from '#ui/empty-state.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { SectionHead } from '#ui/section-head.tsx'
import { PeopleFinder } from './people-finder.tsx'
import { UnitList } from './unit-list.tsx'
import type { UnitNode } from './unit-tree.ts'

export function PeopleIndexPage({ frame, people, units }: { frame: Frame; people: number; units: UnitNode[] }) {
  const { t } = frame
  const title = t.people.title(
    people,
    units.reduce((sum, unit) => sum + 1 + unit.below, 0),
  )
  return (
    <Layout frame={frame} title={title} section="people">
      <PageHead title={title} lead={t.people.lead} />
      {units.length === 0 ? (
        <EmptyState title={t.people.nobodyTitle} text={t.people.nobodyText}>
          <ButtonLink href={paths.peopleImport.to()}>{t.people.importLink}</ButtonLink>
        </EmptyState>
      ) : (
        <>
          <div class="ls-vaerktoej">
            <PeopleFinder t={t} />
            <div class="ls-knapper">
              <ButtonLink href={paths.peopleImport.to()}>{t.people.importLink}</ButtonLink>
              <a href={paths.peopleExport.to()} data-turbo="false">
                {t.people.exportLink}
              </a>
            </div>
          </div>
          <section aria-labelledby="units">
            <SectionHead id="units" title={t.people.unitsHeading}>
              <span class="ls-svag">{t.people.unitsHint}</span>
            </SectionHead>
            <UnitList t={t} units={units} />
          </section>
        </>
      )}
    </Layout>
  )
}
