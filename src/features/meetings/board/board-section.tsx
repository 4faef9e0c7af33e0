import { randomUUID } from 'node:crypto'
import { Alert } from '#ui/alert.tsx'
import { Button } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { TextInput } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { type LivePart, LivePartPlace } from '#ui/live-part.tsx'
import { SectionHead } from '#ui/section-head.tsx'
import { OperationForm, type Room } from '../operation-form.tsx'
import { sentence } from '../said.tsx'
import type { Sight } from '../sights.ts'
import { answerOnBoard, type Said as OnBoard } from './board-room.ts'
import { cardPlace } from './card-on-board.tsx'
import { patternPlace } from './heap.tsx'
import { NewCard } from './new-card.tsx'

interface BoardSectionProps {
  room: Room<Sight<'board'>>
  loose?: LivePart
  /** One for each pattern. */
  heaps: readonly LivePart[]
}

/**
 * "Mønstre, vi ser": what everybody has shared, loose or put together. A card is moved by its menu, which is a page of its own without a
 * script, or by dragging; either way it is the same form, and says which version of the card was seen.
 */
export function BoardSection({ room, loose, heaps }: BoardSectionProps) {
  const { frame, view } = room
  const t = frame.t.meetingBoard
  if (view.phase === 'lobby') return null
  const { patterns, hasLoose, may } = view
  const isEmpty = patterns.length === 0 && !hasLoose
  return (
    <section class="ls-tavle" id="moenstre" aria-labelledby="moenstre-t">
      <SectionHead id="moenstre-t" title={t.title}>
        <p class="ls-svag">{t.everybody}</p>
      </SectionHead>
      <WhatHappened room={room} />
      {isEmpty && <p class="ls-svag ls-under-hoved">{t.none}</p>}
      {hasLoose && loose && (
        <div class="ls-loese" data-drop-pattern="">
          <LivePartPlace part={loose} />
        </div>
      )}
      {patterns.length > 0 && (
        <ul class="ls-uden ls-klynger no-max-width">
          {patterns.map(({ id }, i) => (
            <li class="ls-klynge" id={patternPlace(id)} data-drop-pattern={id} tabindex={-1}>
              {heaps[i] && <LivePartPlace part={heaps[i]} />}
            </li>
          ))}
        </ul>
      )}
      {may.shareCards && (
        <div class="ls-tavle-nyt">
          <NewCard room={room} cardKey={randomUUID()} />
          <OperationForm room={room} kind="add_pattern" at="moenstre" class="ls-nyt-moenster" fields={{ pattern: randomUUID() }}>
            <TextInput
              t={frame.t}
              name="name"
              id="nyt-moenster"
              label={t.newPattern}
              optional="unsaid"
              maxlength={120}
              lang={danish(frame)}
              autocomplete="off"
            />
            <Button variant="secondary">{t.addPattern}</Button>
          </OperationForm>
        </div>
      )}
      {may.shareCards && !isEmpty && <DropForms room={room} />}
    </section>
  )
}

/** Somebody else was first: where it is now, beside what she wanted. Everything else the page says at its top. */
function WhatHappened({ room }: { room: Room<Sight<'board'>> }) {
  const { frame, answer, view } = room
  const said = answer && answerOnBoard(answer, view)
  if (!said) return null
  return (
    <Alert t={frame.t} variant="info" text={whatText(frame, said)}>
      {said.kind === 'moved' && (
        <p>
          <a href={`#${cardPlace(said.card)}`} lang={danish(frame)}>
            {said.text}
          </a>
        </p>
      )}
    </Alert>
  )
}

function whatText(frame: Frame, said: OnBoard) {
  const t = frame.t.meetingBoard
  const nameOf = (pattern: string) => ({ text: pattern || t.unnamed, isDanish: pattern !== '' })
  if (said.kind === 'still_there') return t.stillThere
  if (said.kind === 'renamed')
    return (
      <>
        {sentence(frame, (name) => t.renamedMeanwhile(said.by, name), nameOf(said.now))} {said.mine && sentence(frame, t.yours, said.mine)}
      </>
    )
  if (said.pattern === undefined) return t.movedMeanwhile(said.by, t.asLoose)
  return sentence(frame, (name) => t.movedMeanwhile(said.by, t.inPattern(name)), nameOf(said.pattern))
}

/** What the script sends when a card is dropped: on a pattern or among the loose, and on another card. Filled in by drag-card.ts. */
function DropForms({ room }: { room: Room<Sight<'board'>> }) {
  return (
    <div hidden data-drop-forms>
      <OperationForm room={room} kind="move_card" id="slip-kort" fields={{ card: '', to: '', seen: '' }}>
        <></>
      </OperationForm>
      <OperationForm
        room={room}
        kind="group_cards"
        id="slip-paa-kort"
        fields={{ card: '', with: '', pattern: randomUUID(), name: '', 'seen.card': '', 'seen.with': '' }}
      >
        <></>
      </OperationForm>
    </div>
  )
}
