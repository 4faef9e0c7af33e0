import type { News } from '#features/foundations/history/news.ts'
import { paths } from '#paths.ts'
import { dayAndMonth } from '#shared/dates.ts'
import { Button, ButtonLink } from '#ui/button.tsx'
import { PostForm } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { SectionHead } from '#ui/section-head.tsx'
import type { Invited } from './calls.ts'

interface CallsProps {
  frame: Frame
  hearings: Invited[]
  news: News[]
  isEditor: boolean
}

/** What calls on the reader: a hearing to say her mind in, and what is new for her role. */
export function Calls({ frame, hearings, news, isEditor }: CallsProps) {
  if (hearings.length === 0 && news.length === 0) return null
  return (
    <section aria-labelledby="nyt">
      <SectionHead id="nyt" title={frame.t.overview.newToYou} />
      <ul class="ls-raekker ls-uden no-max-width">
        {hearings.map((hearing) => (
          <HearingCall frame={frame} hearing={hearing} isEditor={isEditor} />
        ))}
        {news.map((one) => (
          <NewEdition frame={frame} news={one} />
        ))}
      </ul>
    </section>
  )
}

function HearingCall({ frame, hearing, isEditor }: { frame: Frame; hearing: Invited; isEditor: boolean }) {
  const t = frame.t.overview
  const where = { foundation: hearing.slug, hearing: hearing.id }
  const last = dayAndMonth(hearing.closesOn, frame.language)
  return (
    <li class="ls-raekke ls-raekke-grundlag">
      <div>
        <h3>{t.hearingOf(hearing.name, hearing.number)}</h3>
        <p class="ls-svag">
          {isEditor
            ? t.hearingForEditor(last, hearing.waiting)
            : hearing.written > 0
              ? t.hearingWritten(hearing.written, last)
              : t.hearingInvited(last)}
        </p>
      </div>
      <p class="ls-knapper">
        {isEditor && hearing.waiting > 0 ? (
          <ButtonLink variant="secondary" href={paths.hearingComments.to(where)}>
            {frame.t.hearing.seeComments(hearing.waiting)}
          </ButtonLink>
        ) : (
          <ButtonLink variant="secondary" href={paths.hearing.to(where)}>
            {isEditor ? frame.t.hearing.underFoundationEditor : t.hearingRead}
          </ButtonLink>
        )}
      </p>
    </li>
  )
}

function NewEdition({ frame, news: { foundation, from, counts, role } }: { frame: Frame; news: News }) {
  const t = frame.t.history
  const number = `${foundation.version.number}`
  const changes = paths.changes.to({ foundation: foundation.slug }, { from: `${from}`, to: number, role: role ?? 'all' })
  return (
    <li class="ls-raekke ls-raekke-grundlag">
      <div>
        <h3>{t.newEdition(foundation.name)}</h3>
        {role && <p class="ls-svag">{t.forYou(counts)}</p>}
        <p class="ls-meta">
          <a href={changes}>{role ? t.seeForYou : t.seeForWhole}</a>
        </p>
      </div>
      <PostForm action={paths.versionReading.to({ foundation: foundation.slug, number })}>
        <Button variant="secondary">
          {t.haveRead}
          <span class="sr-only">: {foundation.name}</span>
        </Button>
      </PostForm>
    </li>
  )
}
