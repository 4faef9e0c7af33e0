import type { Messages } from '#messages/messages.ts'
import { paths } from '#paths.ts'
import { BackLink } from '#ui/back-link.tsx'
import { danish } from '#ui/danish.ts'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { SectionHead } from '#ui/section-head.tsx'
import { Table } from '#ui/table.tsx'
import { UploadForm } from './import-page.tsx'
import type { Problem } from './people-check.ts'
import { headings } from './people-row.ts'

/** More than anybody corrects in one go. */
const shown = 1000

/** Every bad line of a file, by the number that the spreadsheet gives it. */
export function ImportProblemsPage({ frame, problems }: { frame: Frame; problems: Problem[] }) {
  const { t } = frame
  const title = t.people.problemsTitle(problems.length)
  return (
    <Layout frame={frame} title={title} section="people">
      <BackLink t={t} href={paths.peopleImport.to()} text={t.people.importTitle} />
      <PageHead title={title} lead={t.people.problemsLead} />
      <section aria-labelledby="problems">
        <SectionHead id="problems" title={t.people.problemsHeading} />
        <Table
          caption={t.people.problemsTable}
          compact
          rowHeads
          head={[t.people.problemLine, t.people.problemColumn, t.people.problemReason]}
          rows={problems
            .slice(0, shown)
            .map((problem) => [
              problem.line,
              problem.column ? <span lang={danish(frame)}>{headings[problem.column]}</span> : '–',
              inWords(t, problem),
            ])}
        />
        {problems.length > shown && <p>{t.people.problemsMore(problems.length - shown)}</p>}
      </section>
      <section>
        <UploadForm t={t} />
      </section>
    </Layout>
  )
}

function inWords(t: Messages, { reason, value, other }: Problem): string {
  const say: (value: string, other: string) => string = t.people.problems[reason]
  return say(value, other)
}
