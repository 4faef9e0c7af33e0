import { paths } from '#paths.ts'
import { longDate } from '#shared/dates.ts'
import { BackLink } from '#ui/back-link.tsx'
import { Button } from '#ui/button.tsx'
import { ErrorSummary, FileInput } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { SectionHead } from '#ui/section-head.tsx'

interface UploadPageProps {
  frame: Frame
  error?: string
  /** What this person is in the middle of. */
  underWay?: { id: string; fileName: string; createdAt: Date; seen: number; steps: number }[]
}

/** Choosing a document, and the ones that one is in the middle of. */
export function UploadPage({ frame, error, underWay = [] }: UploadPageProps) {
  const { t } = frame
  const d = t.documentImport
  return (
    <Layout frame={frame} title={d.title} section="foundations">
      <BackLink t={t} href={paths.templates.to()} text={d.backToTemplates} />
      <ErrorSummary t={t} errors={{ file: error }} />
      <PageHead title={d.title} lead={d.lead} />
      <div class="ls-gitter ls-gitter-8-4">
        <div>
          {/* Without Turbo: it would keep the chosen file in the field when the page comes back with an error. */}
          <form method="post" action={paths.documentImports.to()} enctype="multipart/form-data" novalidate data-turbo="false">
            <FileInput
              t={t}
              name="file"
              label={d.fileLabel}
              hint={d.fileHint}
              error={error}
              accept=".pdf,.docx,.md,.markdown,.txt,application/pdf,text/plain,text/markdown"
            />
            <p class="ls-knapper">
              <Button>{d.upload}</Button>
            </p>
            <p class="ls-meta">{d.slowHint}</p>
            <p class="ls-meta">{d.storedHint}</p>
          </form>
        </div>
        <section aria-labelledby="saadan">
          <SectionHead id="saadan" title={d.howHeading} />
          <ol>
            {d.how.map((step) => (
              <li>{step}</li>
            ))}
          </ol>
        </section>
      </div>
      {underWay.length > 0 && (
        <section aria-labelledby="i-gang">
          <SectionHead id="i-gang" title={d.underWay} />
          <ul class="ls-raekker ls-uden no-max-width">
            {underWay.map(({ id, fileName, createdAt, seen, steps }) => (
              <li class="ls-raekke">
                <h3>
                  <a href={paths.documentImport.to({ import: id })}>{fileName}</a>
                </h3>
                <p class="ls-meta">
                  <span>{d.startedOn(longDate(createdAt, frame.language))}</span>
                  <span>{d.seenOf(seen, steps)}</span>
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </Layout>
  )
}
