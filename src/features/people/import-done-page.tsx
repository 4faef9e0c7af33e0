import { paths } from '#paths.ts'
import { ButtonLink } from '#ui/button.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import type { ImportCounts } from './people-import.ts'

export function ImportDonePage({ frame, fileName, counts }: { frame: Frame; fileName: string; counts: ImportCounts }) {
  const { t } = frame
  const done = (Object.keys(t.people.outcome) as (keyof ImportCounts)[]).filter((what) => counts[what] > 0)
  return (
    <Layout frame={frame} title={t.people.doneTitle} section="people">
      <PageHead title={t.people.doneTitle} lead={t.people.doneLead(fileName)} />
      {done.length === 0 ? (
        <p>{t.people.outcomeNothing}</p>
      ) : (
        <ul>
          {done.map((what) => (
            <li>{t.people.outcome[what](counts[what])}</li>
          ))}
        </ul>
      )}
      <p class="ls-knapper">
        <ButtonLink href={paths.people.to()}>{t.people.toPeople}</ButtonLink>
      </p>
    </Layout>
  )
}
