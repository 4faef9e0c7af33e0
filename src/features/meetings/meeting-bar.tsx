import { paths } from '#paths.ts'
import { Avatar } from '#ui/avatar.tsx'
import { danish } from '#ui/danish.ts'
import type { Frame } from '#ui/frame.ts'
import { Logo } from '#ui/logo.tsx'
import { whenInLine } from './meeting-row.tsx'
import { OperationForm, type Room } from './operation-form.tsx'
import type { Sight } from './sights.ts'

export interface Heading {
  title: string
  circleName: string
  startsAt: Date
  endsAt: Date
}

export function headingOf({ title, startsAt, endsAt }: Omit<Heading, 'circleName'>, circleName: string): Heading {
  return { title, circleName, startsAt, endsAt }
}

/** Above the room: which meeting this is, who is here, and the way out. */
export function MeetingBar({ room, heading }: { room: Room<Sight<'bar'>>; heading: Heading }) {
  const { frame, view } = room
  const t = frame.t.meetings
  const here = view.people.filter((person) => person.isHere)
  return (
    <header class="header ls-header ls-moedebar">
      <div class="container ls-moedebar-inner">
        <Brand frame={frame} isGuest={room.isGuest} />
        <div>
          <p class="ls-moedebar-titel" lang={danish(frame)}>
            {heading.title}
          </p>
          <p class="ls-svag">
            <span lang={danish(frame)}>{heading.circleName}</span> <span class="ls-kun-bred">· {whenInLine(frame, heading)}</span>
          </p>
        </div>
        <div class="ls-tilstede">
          <ul class="ls-uden" aria-label={t.hereLabel(here.map(({ name }) => name).join(', '))}>
            {here.slice(0, 8).map(({ name }) => (
              <li>
                <Avatar name={name} />
              </li>
            ))}
          </ul>
          <p class="ls-svag">{t.here(view.here, view.people.length)}</p>
        </div>
        <OperationForm room={room} kind="leave" class="ls-moede-forlad">
          <button class="button button-secondary" type="submit">
            {t.leave}
          </button>
        </OperationForm>
      </div>
    </header>
  )
}

function Brand({ frame, isGuest }: { frame: Frame; isGuest: boolean }) {
  if (isGuest)
    return (
      <span class="ls-brand">
        <Logo />
      </span>
    )
  return (
    <a href={paths.overview.to()} class="ls-brand" aria-label={`${frame.t.frame.product}, ${frame.t.frame.overview}`}>
      <Logo />
    </a>
  )
}
