import { longDate } from '#shared/dates.ts'
import { Button } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { PostForm } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { sentence } from '../said.tsx'
import type { OwnCard } from './own-card.ts'

interface OwnCardsProps {
  frame: Frame
  cards: readonly OwnCard[]
  until?: Date
  /** Where a press goes. */
  removalOf: (card: string) => string
}

/** Her own words from a meeting, each with what strikes it. */
export function OwnCards({ frame, cards, until, removalOf }: OwnCardsProps) {
  const t = frame.t.meetingAfter
  return (
    <>
      <p class="ls-svag">{until ? t.strikeText(longDate(until, frame.language)) : t.strikeAnyTime}</p>
      <ul class="ls-referat-kort no-max-width">
        {cards.map(({ id, text }) => (
          <li>
            <span class="ls-linjer" lang={danish(frame)}>
              {text}
            </span>
            <PostForm action={removalOf(id)}>
              <Button variant="link">
                {t.strike}
                <span class="sr-only">{sentence(frame, t.strikeWhat, text.slice(0, 60))}</span>
              </Button>
            </PostForm>
          </li>
        ))}
      </ul>
    </>
  )
}
