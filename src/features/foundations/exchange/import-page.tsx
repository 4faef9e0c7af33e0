import { paths } from '#paths.ts'
import type { FormErrors } from '#shared/form.ts'
import { Alert } from '#ui/alert.tsx'
import { BackLink } from '#ui/back-link.tsx'
import { ErrorSummary } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { JsonUpload } from './json-upload.tsx'
import type { Problem } from './read-document.ts'

interface ImportPageProps {
  frame: Frame
  form?: FormErrors
  /** Where the file does not fit, and how many places there are in all. */
  problems?: { shown: Problem[]; count: number }
}

/** A foundation from elsewhere, as a file. */
export function FoundationImportPage({ frame, form, problems }: ImportPageProps) {
  const t = frame.t.exchange
  return (
    <Layout frame={frame} title={t.title} section="foundations">
      <BackLink t={frame.t} href={paths.foundations.to()} text={frame.t.foundations.title} />
      <ErrorSummary t={frame.t} errors={form?.errors ?? {}} />
      <PageHead title={t.title} lead={t.lead} />
      {problems && (
        <Alert t={frame.t} variant="error" heading={t.problemsTitle} headingLevel="h2" text={t.problemsText(problems.count)}>
          <ul class="ls-filfejl">
            {problems.shown.map(({ path, kind, what }) => (
              <li>
                <code>{path || t.wholeFile}</code> {t.problems[kind](what)}
              </li>
            ))}
          </ul>
          {problems.count > problems.shown.length && <p>{t.problemsMore(problems.count - problems.shown.length)}</p>}
        </Alert>
      )}
      <JsonUpload frame={frame} form={form} />
    </Layout>
  )
}
