import type { CircleSummary } from '#features/circles/circle.ts'
import { paths } from '#paths.ts'
import { danish } from '#ui/danish.ts'
import type { Frame } from '#ui/frame.ts'
import { SectionHead } from '#ui/section-head.tsx'

/** The way to the reader's groups; to an administrator without one, to all of them. Nothing for who has none. */
export function Circles({ frame, circles, canManage }: { frame: Frame; circles: CircleSummary[]; canManage: boolean }) {
  const t = frame.t.circles
  if (circles.length === 0 && !canManage) return null
  return (
    <section aria-labelledby="netvaerksgrupper">
      <SectionHead id="netvaerksgrupper" title={circles.length === 0 ? t.title : circles.length === 1 ? t.yourGroups : t.yourGroupsMany} />
      <ul class="ls-overblik-grupper ls-uden">
        {circles.map((circle) => (
          <li>
            <a href={paths.circle.to({ circle: circle.id })} lang={danish(frame)}>
              {circle.name}
            </a>
            <p class="ls-svag">{circle.membership === 'waiting' ? t.youWait : t.members(circle.members)}</p>
          </li>
        ))}
      </ul>
      {(canManage || circles.length > 0) && (
        <p>
          <a href={paths.circles.to()}>{t.allGroups}</a>
        </p>
      )}
    </section>
  )
}
