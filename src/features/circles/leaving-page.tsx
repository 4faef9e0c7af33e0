import { paths } from '#paths.ts'
import { BackLink } from '#ui/back-link.tsx'
import { Button, ButtonLink } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { PostForm } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import type { Circle } from './circle.ts'

/** What is kept, what ends and what stays is said before anybody leaves. */
export function LeavingPage({ frame, circle }: { frame: Frame; circle: Circle }) {
  const t = frame.t.circles
  const isWaiting = circle.membership === 'waiting'
  const title = isWaiting ? t.declineTitle : t.leaveTitle
  const back = paths.circle.to({ circle: circle.id })
  return (
    <Layout frame={frame} title={title} section="overview">
      <BackLink t={frame.t} href={back} text={t.backToGroup} />
      <PageHead title={title} lead={isWaiting ? t.declineText : t.leaveLead} />
      <p class="ls-forlad-navn" lang={danish(frame)}>
        {circle.name}
      </p>
      {!isWaiting && (
        <div class="ls-forlad">
          {(
            [
              [t.leaveKept, t.leaveKeptList],
              [t.leaveStops, t.leaveStopsList],
              [t.leaveStays, t.leaveStaysList],
            ] as const
          ).map(([heading, lines]) => (
            <section>
              <h2 class="ls-lille">{heading}</h2>
              <ul>
                {lines.map((line) => (
                  <li>{line}</li>
                ))}
              </ul>
            </section>
          ))}
        </div>
      )}
      <PostForm action={paths.circleLeaving.to({ circle: circle.id })}>
        <p class="ls-knapper">
          <Button>{isWaiting ? t.declineYes : t.leaveYes}</Button>
          <ButtonLink variant="secondary" href={back}>
            {isWaiting ? t.cancel : t.leaveNo}
          </ButtonLink>
        </p>
      </PostForm>
    </Layout>
  )
}
