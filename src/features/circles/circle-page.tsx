import type { Child } from 'hono/jsx'
import { paths } from '#paths.ts'
import { longDate } from '#shared/dates.ts'
import type { FormErrors } from '#shared/form.ts'
import type { Topic } from '#shared/topic.ts'
import { Alert } from '#ui/alert.tsx'
import { BackLink } from '#ui/back-link.tsx'
import { Button } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { FindForm } from '#ui/find-form.tsx'
import { ErrorSummary, PostForm, RadioGroup } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Icon } from '#ui/icon.tsx'
import { Layout } from '#ui/layout.tsx'
import { LiveSource } from '#ui/live-source.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { SectionHead } from '#ui/section-head.tsx'
import { type Circle, type Colleague, mostFound } from './circle.ts'
import { Places, placesText } from './colleague-line.tsx'

interface CirclePageProps {
  frame: Frame
  circle: Circle
  readerId: string
  canManage: boolean
  /** Whom the administrator looked for, to propose. */
  search?: { find: string; found: Colleague[]; isCut: boolean }
  form?: FormErrors
  /** What the group shares, a section each from the features at the right. Given for members alone. */
  places: Child[]
  /** What the page listens to. Members hear; to who is not in the group nothing is said. */
  topic?: Topic
}

/** One group: what it shares, who is in it, and who waits to be. */
export function CirclePage({ frame, circle, readerId, canManage, search, form, places, topic }: CirclePageProps) {
  const t = frame.t.circles
  const isMember = circle.membership === 'member'
  const lang = danish(frame)
  return (
    <Layout frame={frame} title={circle.name} section="overview">
      <BackLink t={frame.t} href={paths.circles.to()} text={t.title} />
      <ErrorSummary t={frame.t} errors={form?.errors ?? {}} />
      <div lang={lang}>
        <PageHead title={circle.name} lead={circle.purpose} />
      </div>
      {circle.closedAt && (
        <Alert
          t={frame.t}
          variant="info"
          heading={t.closedTitle(longDate(circle.closedAt, frame.language))}
          headingLevel="h2"
          text={t.closedText}
        />
      )}
      {circle.membership === 'waiting' ? (
        <Alert t={frame.t} variant="info" heading={t.waitingTitle} headingLevel="h2" text={t.waitingText}>
          <p>
            <a href={paths.circleLeaving.to({ circle: circle.id })}>{t.decline}</a>
          </p>
        </Alert>
      ) : (
        <p class="ls-kun-os">
          <Icon name="lock" /> {isMember ? t.onlyGroup : t.notYours}
        </p>
      )}
      {(isMember || canManage) && (
        <div class={isMember ? 'ls-gitter ls-gitter-8-4' : undefined}>
          {isMember && <div class="ls-spalte">{places}</div>}
          <div class="ls-spalte">
            <Members frame={frame} circle={circle} readerId={readerId} canManage={canManage} />
            {circle.waiting.length > 0 && <Waiting frame={frame} circle={circle} canManage={canManage} />}
            {canManage && <Management frame={frame} circle={circle} search={search} form={form} />}
          </div>
        </div>
      )}
      {topic && <LiveSource t={frame.t} topics={[topic]} />}
    </Layout>
  )
}

type PartProps = Pick<CirclePageProps, 'frame' | 'circle' | 'canManage'>

function Members({ frame, circle, readerId, canManage }: PartProps & { readerId: string }) {
  const t = frame.t.circles
  return (
    <section aria-labelledby="medlemmer">
      <SectionHead id="medlemmer" title={t.membersHeading}>
        {circle.membership === 'member' && <a href={paths.circleLeaving.to({ circle: circle.id })}>{t.leave}</a>}
      </SectionHead>
      {circle.members.length === 0 && <p class="ls-svag">{t.nobody}</p>}
      <ul class="ls-medlemmer ls-uden">
        {circle.members.map((member) => (
          <li>
            <p class="ls-medlem">
              <strong>{member.name}</strong>
              {member.id === readerId && <span class="ls-svag">({t.you})</span>}
            </p>
            <Places frame={frame} colleague={member} />
            {canManage && member.id !== readerId && (
              <details class="ls-fjern">
                <summary>
                  {t.takeOut}
                  <span class="sr-only">{t.takeOutNamed(member.name)}</span>
                </summary>
                <PostForm action={paths.circleMemberRemoval.to({ circle: circle.id, person: member.id })}>
                  <p>{t.takeOutText(member.name)}</p>
                  <Button variant="secondary">{t.takeOutYes(member.name)}</Button>
                </PostForm>
              </details>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Waiting({ frame, circle, canManage }: PartProps) {
  const t = frame.t.circles
  const isMember = circle.membership === 'member'
  return (
    <section aria-labelledby="venter">
      <SectionHead id="venter" title={t.waitHeading} />
      <p class="ls-svag">{isMember ? t.waitLead : t.waitLeadAdmin}</p>
      <ul class="ls-medlemmer ls-uden">
        {circle.waiting.map((colleague) => (
          <li>
            <p class="ls-medlem">
              <strong>{colleague.name}</strong>
            </p>
            <Places frame={frame} colleague={colleague} />
            <div class="ls-knapper">
              {isMember && !circle.closedAt && (
                <PostForm action={paths.circleMemberAdmission.to({ circle: circle.id, person: colleague.id })}>
                  <Button variant="secondary">
                    {t.letIn}
                    <span class="sr-only">{t.letInNamed(colleague.name)}</span>
                  </Button>
                </PostForm>
              )}
              {canManage && (
                <PostForm action={paths.circleMemberRemoval.to({ circle: circle.id, person: colleague.id })}>
                  <Button variant="link">
                    {t.withdraw}
                    <span class="sr-only">: {colleague.name}</span>
                  </Button>
                </PostForm>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Management({ frame, circle, search, form }: Pick<CirclePageProps, 'frame' | 'circle' | 'search' | 'form'>) {
  const t = frame.t.circles
  return (
    <section class="ls-styring" aria-labelledby="styring">
      <SectionHead id="styring" title={t.manage} />
      {circle.closedAt ? (
        <PostForm action={paths.circleReopening.to({ circle: circle.id })}>
          <Button variant="secondary">{t.reopen}</Button>
        </PostForm>
      ) : (
        <>
          <h3 class="ls-mellem">{t.propose}</h3>
          <p class="ls-svag">{t.proposeLead}</p>
          <FindForm
            action={paths.circle.to({ circle: circle.id })}
            id="find"
            name="find"
            label={t.searchLabel}
            hint={t.searchHint}
            button={t.search}
            query={search?.find}
          />
          {search && search.found.length === 0 && <p class="ls-efter-soegning">{t.foundNobody(search.find)}</p>}
          {search && search.found.length > 0 && (
            <PostForm action={paths.circleMembers.to({ circle: circle.id })} class="ls-spoerg">
              <input type="hidden" name="find" value={search.find} />
              <RadioGroup
                t={frame.t}
                name="person"
                label={t.found(search.find)}
                hint={search.isCut ? t.foundMore(mostFound) : undefined}
                error={form?.errors.person}
                options={search.found.map((colleague) => ({
                  value: colleague.id,
                  label: colleague.name,
                  hint: placesText(frame, colleague),
                }))}
              />
              <p class="ls-knapper">
                <Button>{t.proposeButton}</Button>
              </p>
            </PostForm>
          )}
        </>
      )}
      <p class="ls-knapper">
        <a href={paths.circleDescription.to({ circle: circle.id })}>{t.reword}</a>
      </p>
      {!circle.closedAt && (
        <details class="ls-fjern">
          <summary>{t.close}</summary>
          <PostForm action={paths.circleClosing.to({ circle: circle.id })}>
            <p>{t.closeText}</p>
            <Button variant="secondary">{t.closeYes}</Button>
          </PostForm>
        </details>
      )}
    </section>
  )
}
