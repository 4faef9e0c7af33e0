import { paths } from '#paths.ts'
import { Badge } from '#ui/badge.tsx'
import { ButtonLink } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { EmptyState } from '#ui/empty-state.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { SectionHead } from '#ui/section-head.tsx'
import type { CircleSummary } from './circle.ts'

interface CirclesPageProps {
  frame: Frame
  circles: CircleSummary[]
  canManage: boolean
}

/** The reader's groups; for an administrator all that there are, too. */
export function CirclesPage({ frame, circles, canManage }: CirclesPageProps) {
  const t = frame.t.circles
  const mine = circles.filter(({ membership }) => membership !== 'none')
  const open = circles.filter(({ closedAt }) => !closedAt)
  const closed = circles.filter(({ closedAt }) => closedAt)
  return (
    <Layout frame={frame} title={t.title} section="overview">
      <PageHead title={t.title} lead={t.lead} />
      {canManage && (
        <div class="ls-vaerktoej">
          <p class="ls-knapper">
            <ButtonLink href={paths.newCircle.to()}>{t.make}</ButtonLink>
            <a href={paths.meetingFormats.to()}>{frame.t.meetingFormats.title}</a>
          </p>
        </div>
      )}
      {mine.length === 0 && !(canManage && circles.length > 0) ? (
        <EmptyState title={t.noneTitle} text={canManage ? t.noneAdminText : t.noneText} />
      ) : (
        mine.length > 0 && (
          <section aria-labelledby="mine">
            <SectionHead id="mine" title={t.mine} />
            <Rows frame={frame} circles={mine} />
          </section>
        )
      )}
      {canManage && open.length > 0 && (
        <section aria-labelledby="alle">
          <SectionHead id="alle" title={t.all}>
            <span class="ls-svag">{t.allHint}</span>
          </SectionHead>
          <Rows frame={frame} circles={open} />
        </section>
      )}
      {canManage && closed.length > 0 && (
        <section aria-labelledby="lukkede">
          <SectionHead id="lukkede" title={t.closedGroups} />
          <Rows frame={frame} circles={closed} />
        </section>
      )}
    </Layout>
  )
}

function Rows({ frame, circles }: { frame: Frame; circles: CircleSummary[] }) {
  const t = frame.t.circles
  const lang = danish(frame)
  return (
    <ul class="ls-raekker ls-uden no-max-width">
      {circles.map((circle) => (
        <li class="ls-raekke">
          <div>
            <h3>
              <a href={paths.circle.to({ circle: circle.id })} lang={lang}>
                {circle.name}
              </a>
            </h3>
            {circle.purpose && (
              <p class="ls-svag" lang={lang}>
                {circle.purpose}
              </p>
            )}
            <p class="ls-meta">
              {circle.membership === 'waiting' ? <span>{t.youWait}</span> : <span>{t.members(circle.members)}</span>}
              {circle.membership !== 'waiting' && circle.waiting > 0 && <span>{t.waitingCount(circle.waiting)}</span>}
              {circle.closedAt && <Badge text={t.closedBadge} />}
            </p>
          </div>
        </li>
      ))}
    </ul>
  )
}
