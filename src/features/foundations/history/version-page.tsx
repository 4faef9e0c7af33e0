import { paths } from '#paths.ts'
import { longDate } from '#shared/dates.ts'
import { Alert } from '#ui/alert.tsx'
import { Breadcrumbs } from '#ui/breadcrumbs.tsx'
import { danish } from '#ui/danish.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import type { Edition } from '../foundation.ts'
import type { Reading } from '../reading.tsx'
import { WholeFoundation } from '../whole-foundation.tsx'

interface VersionPageProps {
  /** Without a slug: an older expectation has no page of its own. */
  reading: Reading
  edition: Edition
  /** The edition in force. */
  current?: number
}

/** One edition as it was adopted, with a clear word of whether it still is in force. */
export function VersionPage({ reading, edition, current }: VersionPageProps) {
  const { frame, content } = reading
  const { t } = frame
  const { number, adoptedBy = '', adoptedOn = '', state } = edition.version
  const title = t.history.versionOf(content.name, number)
  const facts = [number, adoptedBy, adoptedOn && longDate(adoptedOn, frame.language)] as const
  const isCurrent = state === 'adopted'
  return (
    <Layout frame={frame} title={title} section="foundations">
      <Breadcrumbs
        t={t}
        items={[
          { text: t.foundations.title, href: paths.foundations.to() },
          { text: content.name, href: paths.foundation.to({ foundation: edition.slug }), lang: danish(frame) },
          { text: t.history.versionsTitle(content.name), href: paths.versions.to({ foundation: edition.slug }) },
          { text: t.history.version(number) },
        ]}
      />
      <PageHead title={title} lead={<span lang={danish(frame)}>{content.lead}</span>} />
      <Alert t={t} variant={isCurrent ? 'info' : 'warning'} headingLevel="h2" heading={isCurrent ? undefined : t.history.olderHeading}>
        <p class="alert-text">{isCurrent ? t.history.current(...facts) : t.history.older(...facts)}</p>
        <p class="alert-text ls-meta">
          <a href={paths.foundation.to({ foundation: edition.slug })}>{t.history.toCurrent}</a>
          {!isCurrent && current !== undefined && (
            <a href={paths.changes.to({ foundation: edition.slug }, { from: `${number}`, to: `${current}` })}>{t.history.toChanges}</a>
          )}
        </p>
      </Alert>
      <WholeFoundation reading={reading} />
    </Layout>
  )
}
