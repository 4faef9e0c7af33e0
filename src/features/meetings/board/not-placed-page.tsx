import { Alert } from '#ui/alert.tsx'
import { danish } from '#ui/danish.ts'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'

interface NotPlacedPageProps {
  frame: Frame
  why: string
  /** What she wrote on it. */
  text: string
  back: string
}

/** A card that could not be put on the board, without a script: why, and her words. */
export function NotPlacedPage({ frame, why, text, back }: NotPlacedPageProps) {
  const t = frame.t.meetingBoard
  return (
    <Layout frame={frame} title={t.notPlaced} slim>
      <PageHead title={t.notPlaced} />
      <Alert t={frame.t} variant="warning" text={why} />
      {text && (
        <p class="ls-egne-ord ls-linjer" lang={danish(frame)}>
          {text}
        </p>
      )}
      <p>
        <a href={back}>{t.backToMeeting}</a>
      </p>
    </Layout>
  )
}
