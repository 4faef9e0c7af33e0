import { paths } from '#paths.ts'
import { Breadcrumbs } from '#ui/breadcrumbs.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { SectionHead } from '#ui/section-head.tsx'
import { type PeoplePage, pageSize } from './listed-person.ts'
import { Pager } from './pager.tsx'
import { PeopleTable } from './people-table.tsx'
import { UnitList } from './unit-list.tsx'
import type { UnitNode } from './unit-tree.ts'

interface UnitPageProps {
  frame: Frame
  /** From the top of the organisation. */
  above: UnitNode[]
  unit: UnitNode
  found: PeoplePage
  page: number
}

export function UnitPage({ frame, above, unit, found, page }: UnitPageProps) {
  const { t } = frame
  return (
    <Layout frame={frame} title={unit.name} section="people">
      <Breadcrumbs
        t={t}
        items={[
          { text: t.people.unitsHeading, href: paths.people.to() },
          ...above.map(({ id, name }) => ({ text: name, href: paths.peopleUnit.to({ unit: id }) })),
          { text: unit.name },
        ]}
      />
      <PageHead title={unit.name} lead={t.people.unitLead(unit.code)} />
      <section aria-labelledby="people">
        <SectionHead id="people" title={t.people.unitPeople}>
          {found.total > 0 && <span class="ls-svag">{t.people.peopleCount(found.total)}</span>}
        </SectionHead>
        {found.total === 0 ? (
          <p>{t.people.unitNobody}</p>
        ) : (
          <>
            <PeopleTable t={t} caption={t.people.unitPeopleTable(unit.name)} people={found.people} unitId={unit.id} />
            <Pager
              t={t}
              page={page}
              last={Math.ceil(found.total / pageSize)}
              to={(n) => paths.peopleUnit.to({ unit: unit.id }, { page: String(n) })}
            />
          </>
        )}
      </section>
      {unit.children.length > 0 && (
        <section aria-labelledby="below">
          <SectionHead id="below" title={t.people.unitsBelow}>
            <span class="ls-svag">{t.people.unitsHint}</span>
          </SectionHead>
          <UnitList t={t} units={unit.children} />
        </section>
      )}
    </Layout>
  )
}
