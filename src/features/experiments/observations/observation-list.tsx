import type { Child } from 'hono/jsx'
import { dayAndMonth } from '#shared/dates.ts'
import { danish } from '#ui/danish.ts'
import type { Frame } from '#ui/frame.ts'
import { Icon } from '#ui/icon.tsx'
import { Star } from '#ui/star.tsx'
import { type About, isOnlyInside, type Observation } from './observation.ts'

interface ObservationListProps {
  frame: Frame
  about: About
  observations: Observation[]
  /** Who wrote each is said, too. */
  isSigned?: boolean
  /** What can be done with one. */
  tools?: (observation: Observation) => Child
  /** A form of its own, which no line of words can hold. */
  below?: (observation: Observation) => Child
}

/** Star moments carry the star, who saw it, and a lock while they may not be told. */
export function ObservationList({ frame, about, observations, isSigned, tools, below }: ObservationListProps) {
  const t = frame.t.observations
  const lang = danish(frame)
  return (
    <ul class="ls-stunder ls-uden no-max-width">
      {observations.map((observation) => (
        <li id={`obs-${observation.id}`}>
          {observation.isStar ? <Star size={28} /> : <span class="ls-obs-prik" aria-hidden="true" />}
          <div>
            <p class="ls-stund" lang={lang}>
              {observation.isStar && (
                <span class="sr-only" lang={lang && frame.language}>
                  {t.starRead}
                </span>
              )}
              <span class="ls-linjer">{observation.text}</span>
            </p>
            <p class="ls-meta ls-svag">
              <span>{dayAndMonth(observation.observedOn, frame.language)}</span>
              <SeenBy frame={frame} observation={observation} isSigned={isSigned} />
              {isOnlyInside(observation) && (
                <span class="ls-obs-laas">
                  <Icon name="lock" />
                  {about.standing === 'owner' ? t.onlyYouAndHelpers : t.onlyOwnerAndHelpers(about.owner.name)}
                </span>
              )}
              {observation.isStar && observation.mayBeTold && <span>{t.mayBeToldFurther}</span>}
              {tools?.(observation)}
            </p>
            {below?.(observation)}
          </div>
        </li>
      ))}
    </ul>
  )
}

/** A star moment is always seen by somebody: by who wrote it, when nobody else is named. */
function SeenBy({ frame, observation, isSigned }: { frame: Frame; observation: Observation; isSigned?: boolean }) {
  const t = frame.t.observations
  const { seenBy, author, isStar, isMine, isGuests } = observation
  const lang = danish(frame)
  const written = isMine ? t.writtenByYou : isGuests ? t.writtenByGuest(author) : t.writtenBy(author)
  return (
    <>
      {(isStar || seenBy) && (
        <span>
          {t.seenBy} <span lang={seenBy && lang}>{seenBy ?? author}</span>
        </span>
      )}
      {isSigned && (!isStar || seenBy) && <span>{written}</span>}
    </>
  )
}
