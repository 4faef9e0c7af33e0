import { paths } from '#paths.ts'
import { longDate } from '#shared/dates.ts'
import { danish } from '#ui/danish.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { SectionHead } from '#ui/section-head.tsx'
import { isAsker, other, type Sparring } from './sparring.ts'

interface SparringsPageProps {
  frame: Frame
  readerId: string
  open: Sparring[]
  settled: Sparring[]
}

/** All that the reader has asked others about, and they her. */
export function SparringsPage({ frame, readerId, open, settled }: SparringsPageProps) {
  const t = frame.t.sparring
  return (
    <Layout frame={frame} title={t.listTitle} section="overview">
      <PageHead title={t.listTitle} lead={t.listLead} />
      <section aria-labelledby="aabne">
        <SectionHead id="aabne" title={t.open} />
        {open.length === 0 ? (
          <EmptyState title={t.noneTitle} headingLevel="h3" text={t.noneText} />
        ) : (
          <Rows frame={frame} readerId={readerId} sparrings={open} />
        )}
      </section>
      {settled.length > 0 && (
        <section aria-labelledby="talt">
          <SectionHead id="talt" title={t.settled} />
          <Rows frame={frame} readerId={readerId} sparrings={settled} />
        </section>
      )}
    </Layout>
  )
}

function Rows({ frame, readerId, sparrings }: { frame: Frame; readerId: string; sparrings: Sparring[] }) {
  const t = frame.t.sparring
  return (
    <ol class="ls-raekker ls-uden no-max-width">
      {sparrings.map((sparring) => {
        const { name } = other(sparring, readerId)
        return (
          <li class="ls-raekke">
            <div>
              <p class="ls-svag">{isAsker(sparring, readerId) ? t.outgoing(name) : t.incoming(name)}</p>
              <h3>
                <a href={paths.sparring.to({ sparring: sparring.id })} lang={danish(frame)}>
                  {sparring.wording}
                </a>
              </h3>
              <p class="ls-meta">
                <span lang={danish(frame)}>{sparring.foundation.name}</span>
                <span>{longDate(sparring.settledAt ?? sparring.createdAt, frame.language)}</span>
              </p>
            </div>
          </li>
        )
      })}
    </ol>
  )
}
