import { paths } from '#paths.ts'
import { longDate } from '#shared/dates.ts'
import { BackLink } from '#ui/back-link.tsx'
import { danish } from '#ui/danish.ts'
import { Details } from '#ui/details.tsx'
import { SectionHead } from '#ui/section-head.tsx'
import { awaitsAnswer, type Thread } from './hearing.ts'
import { HearingFacts, HearingFrame } from './hearing-frame.tsx'
import { AnswerForm, type Failed, type HearingReading, OneComment } from './thread-box.tsx'

interface CommentsPageProps {
  reading: HearingReading
  threads: Thread[]
  failed?: Failed
  written?: string
}

/** The editor's list: what waits for her first. */
export function CommentsPage({ reading, threads, failed, written }: CommentsPageProps) {
  const { frame, hearing } = reading
  const t = frame.t.hearing
  const waiting = threads.filter(awaitsAnswer)
  const answered = threads.filter((thread) => !awaitsAnswer(thread))
  return (
    <HearingFrame
      frame={frame}
      hearing={hearing}
      title={t.listTitle}
      lead={t.listLead(hearing.foundation.name, hearing.version.number)}
      within={t.listTitle}
    >
      <BackLink t={frame.t} href={paths.hearing.to({ foundation: hearing.foundation.slug, hearing: hearing.id })} text={t.backToHearing} />
      <section aria-labelledby="venter">
        <SectionHead id="venter" title={t.awaiting(waiting.length)} />
        {waiting.length === 0 && <p>{t.awaitingNone}</p>}
        <Listed reading={reading} threads={waiting} failed={failed} written={written} />
      </section>
      {answered.length > 0 && (
        <section aria-labelledby="besvaret">
          <SectionHead id="besvaret" title={t.answered(answered.length)} />
          <Listed reading={reading} threads={answered} failed={failed} written={written} />
        </section>
      )}
    </HearingFrame>
  )
}

/** What was said, for those who were invited, when the hearing has ended. The version itself is the editor's again. */
export function EndedPage({ reading, threads, names }: { reading: HearingReading; threads: Thread[]; names: string[] }) {
  const { frame, hearing } = reading
  const t = frame.t.hearing
  const on = longDate(hearing.endedOn ?? hearing.closesOn, frame.language)
  return (
    <HearingFrame
      frame={frame}
      hearing={hearing}
      title={t.endedTitle(hearing.foundation.name)}
      lead={threads.length > 0 ? t.endedLead(hearing.version.number, on) : t.endedNothing}
    >
      <HearingFacts frame={frame} hearing={hearing} names={names} />
      <p class="ls-meta">
        <a href={paths.versions.to({ foundation: hearing.foundation.slug })}>{frame.t.history.versionsLink}</a>
        {reading.isEditor && threads.length > 0 && (
          <a href={paths.hearingComments.to({ foundation: hearing.foundation.slug, hearing: hearing.id })}>
            {t.seeComments(threads.filter(awaitsAnswer).length)}
          </a>
        )}
      </p>
      {threads.length > 0 && (
        <section aria-labelledby="sagt">
          <SectionHead id="sagt" title={t.comments(hearing.comments)} />
          <Listed reading={{ ...reading, canAnswer: false }} threads={threads} />
        </section>
      )}
    </HearingFrame>
  )
}

interface ListedProps {
  reading: HearingReading
  threads: Thread[]
  failed?: Failed
  written?: string
}

/** Each in a frame of its own, so that an answer to one does not cost the words that are typed to another. */
function Listed({ reading, threads, failed, written }: ListedProps) {
  const { frame } = reading
  return (
    <ul class="ls-uden no-max-width ls-hoeringsliste">
      {threads.map((thread) => (
        <li>
          <turbo-frame id={`liste-${thread.first.id}`}>
            <p class="ls-hoert-ord" lang={thread.first.about ? danish(frame) : undefined}>
              {thread.first.about ?? frame.t.hearing.aboutWhole}
            </p>
            <OneComment reading={reading} comment={thread.first} written={written} />
            {thread.answers.length > 0 && (
              <ul class="ls-svarliste ls-uden">
                {thread.answers.map((answer) => (
                  <li>
                    <OneComment reading={reading} comment={answer} written={written} />
                  </li>
                ))}
              </ul>
            )}
            <ListedAnswer reading={reading} thread={thread} failed={failed?.parent === thread.first.id ? failed : undefined} />
          </turbo-frame>
        </li>
      ))}
    </ul>
  )
}

/** What has been answered can be answered once more, but does not ask for it. */
function ListedAnswer({ reading, thread, failed }: { reading: HearingReading; thread: Thread; failed?: Failed }) {
  if (!reading.canAnswer) return null
  const form = <AnswerForm reading={reading} thread={thread} failed={failed} inList />
  if (awaitsAnswer(thread)) return form
  return (
    <Details summary={reading.frame.t.hearing.answer} open={failed !== undefined}>
      {form}
    </Details>
  )
}
