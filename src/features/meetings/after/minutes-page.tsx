import type { Child } from 'hono/jsx'
import { paths } from '#paths.ts'
import { longDate, timeOfDay } from '#shared/dates.ts'
import { Alert } from '#ui/alert.tsx'
import { Button } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { PostForm } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { nextMeetingText } from '../deciding/closing-section.tsx'
import type { Labels } from '../deciding/labels.ts'
import { ActionWordsList, OutcomeWords } from '../deciding/outcome-words.tsx'
import type { MeetingRecord } from '../meeting-record.ts'
import type { Minutes, MinutesCard } from '../minutes.ts'
import { PledgeWords } from '../pledge-words.tsx'
import { sentence } from '../said.tsx'

interface MinutesPageProps {
  frame: Frame
  record: MeetingRecord
  minutes: Minutes
  labels: Labels
  /** Her own cards that she may still strike. */
  strikeable: readonly string[]
  /** The meeting that was planned from this one. */
  following?: { id: string; startsAt: Date }
  done?: 'struck' | 'not_struck'
}

/** What was shared, on A4. On the screen it looks as on paper, with what can still be done beside it. */
export function MinutesPage({ frame, record, minutes, labels, strikeable, following, done }: MinutesPageProps) {
  const t = frame.t.meetingAfter
  const lang = danish(frame)
  const cardProps = { frame, meetingId: record.id, strikeable }
  const hasCards = minutes.looseCards.length > 0 || minutes.patterns.some(({ cards }) => cards.length > 0)
  return (
    <Layout frame={frame} title={t.minutesOf(record.title)} section="meetings">
      <div class="ls-udskrivning d-print-none">
        <p>
          <a href={paths.meeting.to({ meeting: record.id })}>{t.back}</a>
        </p>
        <div role="status">
          {done && (
            <Alert t={frame.t} variant={done === 'struck' ? 'success' : 'warning'} text={done === 'struck' ? t.struck : t.notStruck} />
          )}
        </div>
        {minutes.state === 'draft' && (
          <Alert t={frame.t} variant="info" text={t.draftText}>
            <p>
              <a href={paths.meeting.to({ meeting: record.id })}>{t.toFinish}</a>
            </p>
          </Alert>
        )}
        {strikeable.length > 0 && <p>{t.strikeText(longDate(new Date(minutes.fixedFrom), frame.language))}</p>}
        <p class="ls-knapper">
          <button type="button" class="button button-secondary ls-kun-script" data-print="">
            {frame.t.foundations.printButton}
          </button>
        </p>
      </div>
      <article class="ls-a4 ls-referat">
        <h1 class="ls-titel">{sentence(frame, t.minutesOf, record.title)}</h1>
        <p class="ls-meta">
          <span lang={lang}>{record.circle.name}</span>
          <span>
            {longDate(new Date(minutes.openedAt), frame.language)} {timeOfDay(new Date(minutes.openedAt), frame.language)}–
            {timeOfDay(new Date(minutes.endedAt), frame.language)}
          </span>
          <span>{stateOf(frame, minutes)}</span>
        </p>
        <p class="ls-svag">{t.madeOf}</p>
        <People frame={frame} minutes={minutes} />
        {minutes.pledges.length > 0 && (
          <Part id="lovet-sidst" title={t.promisedBefore}>
            <ul class="ls-uden ls-loefter no-max-width">
              {minutes.pledges.map((pledge) => (
                <li>
                  <PledgeWords frame={frame} pledge={pledge} />
                  <p>
                    <strong>{pledge.answer ? frame.t.meetings.pledgeAnswers[pledge.answer] : t.noAnswer}</strong>
                  </p>
                </li>
              ))}
            </ul>
          </Part>
        )}
        <Part id="proevehandlinger" title={t.rounds}>
          {minutes.rounds.map(({ id, title, actors, interviewer, action, outcome }) => (
            <section class="ls-referat-runde" aria-labelledby={`runde-${id}`}>
              <h3 id={`runde-${id}`} lang={lang}>
                {title}
              </h3>
              <p class="ls-svag">{t.by(actors.join(', '), interviewer)}</p>
              {action && (
                <>
                  <h4 class="ls-lille">{t.nextStep}</h4>
                  <ActionWordsList frame={frame} action={action} labels={labels} />
                </>
              )}
              <h4 class="ls-lille">{t.decision}</h4>
              {outcome ? <OutcomeWords frame={frame} outcome={outcome} labels={labels} /> : <p class="ls-svag">{t.notDecided}</p>}
            </section>
          ))}
        </Part>
        <Part id="moenstre" title={t.patterns}>
          {!hasCards && <p class="ls-svag">{t.noCards}</p>}
          {minutes.patterns.map(({ name, cards }) => (
            <section class="ls-referat-moenster">
              <h3 lang={name ? lang : undefined}>{name || t.unnamed}</h3>
              <Cards {...cardProps} cards={cards} />
            </section>
          ))}
          {minutes.looseCards.length > 0 && (
            <section class="ls-referat-moenster">
              {minutes.patterns.length > 0 && <h3>{t.looseCards}</h3>}
              <Cards {...cardProps} cards={minutes.looseCards} />
            </section>
          )}
        </Part>
        {minutes.promised.length > 0 && (
          <Part id="lover-nu" title={t.promised}>
            <ul class="ls-uden ls-loefter no-max-width">
              {minutes.promised.map((pledge) => (
                <li>
                  <PledgeWords frame={frame} pledge={pledge} />
                </li>
              ))}
            </ul>
          </Part>
        )}
        <Part id="naeste-moede" title={t.nextMeeting}>
          <p>{minutes.nextMeeting ? nextMeetingText(frame, minutes.nextMeeting) : t.noNext}</p>
          {following && (
            <p class="ls-meta d-print-none">
              <a href={paths.meeting.to({ meeting: following.id })}>{t.toNext}</a>
              <a href={paths.meetingCalendar.to({ meeting: following.id })} data-turbo="false">
                {t.calendar}
              </a>
            </p>
          )}
        </Part>
      </article>
    </Layout>
  )
}

function stateOf(frame: Frame, { state, fixedFrom }: Minutes): string {
  const { states } = frame.t.meetingAfter
  return state === 'open' ? states.open(longDate(new Date(fixedFrom), frame.language)) : states[state]
}

function Part({ id, title, children }: { id: string; title: string; children: Child }) {
  return (
    <section aria-labelledby={id}>
      <h2 class="ls-afsnit" id={id}>
        {title}
      </h2>
      {children}
    </section>
  )
}

function People({ frame, minutes: { present, absent } }: { frame: Frame; minutes: Minutes }) {
  const t = frame.t.meetingAfter
  return (
    <dl class="ls-besluttet">
      <dt>{t.present}</dt>
      <dd>{present.map(({ name, isGuest }) => (isGuest ? `${name} (${t.guest})` : name)).join(', ')}</dd>
      {absent.length > 0 && (
        <>
          <dt>{t.absent}</dt>
          <dd>{absent.map(({ name }) => name).join(', ')}</dd>
        </>
      )}
    </dl>
  )
}

interface CardsProps {
  frame: Frame
  meetingId: string
  cards: readonly MinutesCard[]
  strikeable: readonly string[]
}

function Cards({ frame, meetingId, cards, strikeable }: CardsProps) {
  const t = frame.t.meetingAfter
  const lang = danish(frame)
  return (
    <ul class="ls-referat-kort">
      {cards.map(({ id, text, author }) => (
        <li>
          <span class="ls-linjer" lang={lang}>
            {text}
          </span>{' '}
          <span class="ls-svag">{author.name}</span>
          {strikeable.includes(id) && (
            <PostForm action={paths.meetingCardRemoval.to({ meeting: meetingId, card: id })} class="d-print-none">
              <Button variant="link">
                {t.strike}
                <span class="sr-only">{sentence(frame, t.strikeWhat, text.slice(0, 60))}</span>
              </Button>
            </PostForm>
          )}
        </li>
      ))}
    </ul>
  )
}
