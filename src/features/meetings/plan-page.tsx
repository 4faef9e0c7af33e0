import type { Child } from 'hono/jsx'
import { paths } from '#paths.ts'
import type { Topic } from '#shared/topic.ts'
import { Alert } from '#ui/alert.tsx'
import { BackLink } from '#ui/back-link.tsx'
import { Button } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { PostForm } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { LiveSource } from '#ui/live-source.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { SectionHead } from '#ui/section-head.tsx'
import { AnswerAlert } from './answer-alert.tsx'
import { findStep, read } from './format.ts'
import type { MeetingRecord } from './meeting-record.ts'
import { whenText } from './meeting-row.tsx'
import type { Answer } from './operation-form.tsx'
import { PledgeWords } from './pledge-words.tsx'
import { safeLink } from './safe-link.ts'
import { Said } from './said.tsx'
import type { SharedView } from './views.ts'

interface PlanPageProps {
  frame: Frame
  record: MeetingRecord
  view: SharedView
  topic: Topic
  answer?: Answer
  /** From the other rooms, such as the file for a calendar. */
  children?: Child
}

/** A meeting that is to be held, for who looks at it before: when, with whom, and what to bring. Nobody is in the room by reading it. */
export function PlanPage({ frame, record, view, topic, answer, children }: PlanPageProps) {
  const t = frame.t.meetings
  const lang = danish(frame)
  const { format, id } = record
  const link = safeLink(record.videoLink)
  return (
    <Layout frame={frame} title={record.title} section="meetings">
      <BackLink t={frame.t} href={paths.circle.to({ circle: record.circle.id })} text={record.circle.name} lang={lang} />
      {answer && <AnswerAlert frame={frame} answer={answer} now={paths.meeting.to({ meeting: id })} />}
      <div lang={lang}>
        <PageHead title={record.title} lead={<span lang={frame.language}>{whenText(frame, record)}</span>} />
      </div>
      {record.cancelledAt ? (
        <Alert t={frame.t} variant="info" heading={t.cancelledTitle} headingLevel="h2" text={t.cancelledText} />
      ) : (
        <>
          <div class="ls-knapper ls-under-hoved">
            <PostForm action={paths.meetingOperations.to({ meeting: id })}>
              <input type="hidden" name="kind" value="join" />
              <input type="hidden" name="back" value={paths.meeting.to({ meeting: id })} />
              <Button>{t.goIn}</Button>
            </PostForm>
            <a href={paths.meetingPlan.to({ meeting: id })}>{t.change}</a>
            {children}
          </div>
          <p class="ls-svag">{t.opensText}</p>
        </>
      )}
      {(record.place || link) && (
        <p>
          {record.place && <span lang={lang}>{record.place}</span>}
          {record.place && link && ' · '}
          {link && (
            <a href={link} rel="noreferrer" target="_blank">
              {t.joinVideo}
            </a>
          )}
        </p>
      )}
      <div class="ls-gitter ls-gitter-8-4">
        <div class="ls-spalte">
          <section aria-labelledby="raekkefoelge">
            <SectionHead id="raekkefoelge" title={t.order} />
            {view.rounds.length === 0 ? (
              <p class="ls-svag">{t.nobodyPresents}</p>
            ) : (
              <ol class="ls-uden ls-raekkefoelge no-max-width">
                {view.rounds.map((round) => (
                  <li>
                    <p>
                      <strong lang={lang}>{round.title}</strong>
                      <br />
                      <span class="ls-svag">{round.actors.map(({ name }) => name).join(' · ')}</span>
                    </p>
                  </li>
                ))}
              </ol>
            )}
          </section>
          {view.scene.questions.length > 0 && (
            <section aria-labelledby="tag-med">
              <SectionHead id="tag-med" title={t.bring} />
              <p>
                <Said frame={frame} text={view.scene.lead} />
              </p>
              <ul>
                {view.scene.questions.map((question) => (
                  <li>
                    <Said frame={frame} text={question} />
                  </li>
                ))}
              </ul>
            </section>
          )}
          {view.pledges.length > 0 && (
            <section aria-labelledby="loefter">
              <SectionHead id="loefter" title={t.pledges} />
              <ul class="ls-uden ls-loefter no-max-width">
                {view.pledges.map((pledge) => (
                  <li>
                    <PledgeWords frame={frame} pledge={pledge} />
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
        <div class="ls-spalte">
          <section aria-labelledby="vejen">
            <SectionHead id="vejen" title={t.theWay} />
            <p>
              <Said frame={frame} text={read(format.name, frame.language)} />
            </p>
            <ol>
              {view.steps.map((step) => (
                <li>
                  <Said frame={frame} text={step.title} />{' '}
                  <span class="ls-svag">
                    {findStep(format, step.key)?.per === 'presenter' ? t.perPresenter(step.minutes) : t.stepMinutes(step.minutes)}
                  </span>
                </li>
              ))}
            </ol>
          </section>
          <section aria-labelledby="inviteret">
            <SectionHead id="inviteret" title={t.invited} />
            <ul class="ls-uden">
              {view.people.map(({ name }) => (
                <li>{name}</li>
              ))}
            </ul>
          </section>
        </div>
      </div>
      <LiveSource t={frame.t} topics={[topic]} />
    </Layout>
  )
}
