import { Alert } from '#ui/alert.tsx'
import { BackLink } from '#ui/back-link.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'

/** Why nothing was changed, and the way back. */
export function RefusedPage({ frame, title, text, href, back }: { frame: Frame; title: string; text: string; href: string; back: string }) {
  return (
    <Layout frame={frame} title={title} section="experiments">
      <BackLink t={frame.t} href={href} text={back} />
      <PageHead title={title} />
      <Alert t={frame.t} variant="warning" text={text} />
    </Layout>
  )
}
