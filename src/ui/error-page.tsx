import { paths } from '#paths.ts'
import type { Frame } from './frame.ts'
import { Layout } from './layout.tsx'
import { PageHead } from './page-head.tsx'

/** What happened, what is kept, what to do. A reference number only where somebody can look it up. */
export function ErrorPage({ frame, title, text, reference }: { frame: Frame; title: string; text: string; reference?: string }) {
  return (
    <Layout frame={frame} title={title}>
      <PageHead title={title} lead={text} />
      {reference && (
        <p>
          {frame.t.errors.reference} <strong>{reference}</strong>
        </p>
      )}
      <p class="ls-knapper">
        <a class="button button-secondary" href={paths.overview.to()}>
          {frame.t.errors.toOverview}
        </a>
      </p>
    </Layout>
  )
}
