import type { Messages } from '#messages/messages.ts'
import { paths } from '#paths.ts'
import { BackLink } from '#ui/back-link.tsx'
import { Button } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { ErrorSummary, FileInput } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { SectionHead } from '#ui/section-head.tsx'
import { Table } from '#ui/table.tsx'
import { roleNames } from './people-row.ts'
import { exampleHead, exampleLines } from './template-file.ts'

/** Choosing a file, and what a file looks like. */
export function ImportPage({ frame, error }: { frame: Frame; error?: string }) {
  const { t } = frame
  return (
    <Layout frame={frame} title={t.people.importTitle} section="people">
      <BackLink t={t} href={paths.people.to()} text={t.frame.people} />
      <ErrorSummary t={t} errors={{ file: error }} />
      <PageHead title={t.people.importTitle} lead={t.people.importLead} />
      <UploadForm t={t} error={error} />
      <section aria-labelledby="format">
        <SectionHead id="format" title={t.people.formatHeading}>
          <a href={paths.peopleImportTemplate.to()} data-turbo="false">
            {t.people.templateLink}
          </a>
        </SectionHead>
        <Table caption={t.people.formatExample} compact lang={danish(frame)} head={exampleHead} rows={exampleLines} />
        <ul>
          <li>{t.people.formatUnit}</li>
          <li>{t.people.formatPerson}</li>
          <li>{t.people.formatTop}</li>
          <li>{t.people.formatRoles(Object.values(roleNames).join(', '))}</li>
          <li>{t.people.formatZeros}</li>
        </ul>
      </section>
    </Layout>
  )
}

/**
 * Without Turbo: it would keep the chosen file in the field when the page comes back with errors, and a browser refuses to send a
 * file that has been corrected since it was chosen.
 */
export function UploadForm({ t, error }: { t: Messages; error?: string }) {
  return (
    <form method="post" action={paths.peopleImport.to()} enctype="multipart/form-data" novalidate data-turbo="false">
      <FileInput t={t} name="file" label={t.people.importFile} hint={t.people.importFileHint} error={error} accept=".csv,.txt,text/csv" />
      <p class="ls-knapper">
        <Button>{t.people.importUpload}</Button>
      </p>
      <p class="ls-meta">{t.people.storedHint}</p>
    </form>
  )
}
