import { randomUUID } from 'node:crypto'
import { Alert } from '#ui/alert.tsx'
import { Button } from '#ui/button.tsx'
import { TextInput } from '#ui/form.tsx'
import { SectionHead } from '#ui/section-head.tsx'
import { OperationForm, type Room } from '../operation-form.tsx'
import { danishIn } from '../said.tsx'
import type { SharedView } from '../views.ts'
import { answerOnBoard, boardRoom } from './board-room.ts'
import { CardOnBoard, cardPlace } from './card-on-board.tsx'
import { Constellation } from './constellation.tsx'
import { NewCard } from './new-card.tsx'

/**
 * "Mønstre, vi ser": what everybody has shared, loose or put together. A card is moved by its menu, which is a page of its own without a
 * script, or by dragging; either way it is the same form, and says which version of the card was seen.
 */
export function BoardSection({ room: given }: { room: Room }) {
  const { room, openCard } = boardRoom(given)
  const { frame, view } = room
  const t = frame.t.meetingBoard
  if (view.phase === 'lobby') return null
  const { patterns, loose, may } = view
  const isEmpty = patterns.length === 0 && loose.length === 0
  return (
    <section class="ls-tavle" id="moenstre" aria-labelledby="moenstre-t">
      <SectionHead id="moenstre-t" title={t.title}>
        <p class="ls-svag">{t.everybody}</p>
      </SectionHead>
      <WhatHappened room={room} />
      {isEmpty && <p class="ls-svag ls-under-hoved">{t.none}</p>}
      {loose.length > 0 && (
        <div class="ls-loese" data-drop-pattern="">
          <h3 class="ls-lille">
            {t.loose} <span class="ls-svag">{t.cards(loose.length)}</span>
          </h3>
          <ul class="ls-uden no-max-width">
            {loose.map((card) => (
              <CardOnBoard room={room} card={card} isOpen={card.id === openCard} />
            ))}
          </ul>
        </div>
      )}
      {patterns.length > 0 && (
        <ul class="ls-uden ls-klynger no-max-width">
          {patterns.map((pattern) => (
            <li class="ls-klynge" id={patternPlace(pattern.id)} data-drop-pattern={pattern.id} tabindex={-1}>
              <PatternHead room={room} pattern={pattern} />
              <ul class="ls-uden no-max-width">
                {pattern.cards.map((card) => (
                  <CardOnBoard room={room} card={card} isOpen={card.id === openCard} />
                ))}
              </ul>
              {pattern.cards.length === 0 && <p class="ls-svag">{t.emptyPattern}</p>}
              {may.shareCards && <NewCard room={room} pattern={pattern} cardKey={randomUUID()} />}
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
              lang={danishIn(frame)}
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

export function patternPlace(id: string): string {
  return `moenster-${id}`
}

type PatternInView = SharedView['patterns'][number]

function PatternHead({ room, pattern }: { room: Room; pattern: PatternInView }) {
  const { frame, view } = room
  const t = frame.t.meetingBoard
  const lang = danishIn(frame)
  const { id, name, version, cards } = pattern
  return (
    <>
      <div class="ls-klynge-hoved">
        <Constellation count={cards.length} />
        <h3>
          <span lang={name ? lang : undefined}>{name || t.unnamed}</span>
          <span class="ls-svag">{t.cards(cards.length)}</span>
        </h3>
      </div>
      {view.may.shareCards && (
        <details class="ls-klynge-ret" open={name === ''}>
          <summary>
            {name ? t.rename : t.giveName}
            {name && <span class="sr-only">{t.what(name)}</span>}
          </summary>
          <OperationForm room={room} kind="rename_pattern" at={patternPlace(id)} fields={{ pattern: id, seen: version }}>
            <TextInput
              t={frame.t}
              name="name"
              id={`navn-${id}`}
              label={t.name}
              optional="unsaid"
              value={name}
              maxlength={120}
              lang={lang}
              autocomplete="off"
            />
            <Button variant="secondary">{t.saveName}</Button>
          </OperationForm>
          <OperationForm room={room} kind="ungroup" at="moenstre" fields={{ pattern: id, seen: version }}>
            <p class="ls-svag">{t.ungroupText}</p>
            <Button variant="link">
              {t.ungroup}
              {name && <span class="sr-only">{t.what(name)}</span>}
            </Button>
          </OperationForm>
        </details>
      )}
    </>
  )
}

/** Somebody else was first: where it is now, beside what she wanted. Everything else the page says at its top. */
function WhatHappened({ room }: { room: Room }) {
  const { frame, answer, view } = room
  const said = answer && answerOnBoard(answer, view)
  if (!said) return null
  const t = frame.t.meetingBoard
  const text =
    said.kind === 'moved'
      ? t.movedMeanwhile(said.by, said.pattern === undefined ? t.asLoose : t.inPattern(said.pattern || t.unnamed))
      : said.kind === 'renamed'
        ? `${t.renamedMeanwhile(said.by, said.now || t.unnamed)} ${said.mine ? t.yours(said.mine) : ''}`
        : t.stillThere
  return (
    <Alert t={frame.t} variant="info" text={text}>
      {said.kind === 'moved' && (
        <p>
          <a href={`#${cardPlace(said.card)}`}>{said.text}</a>
        </p>
      )}
    </Alert>
  )
}

/** What the script sends when a card is dropped: on a pattern or among the loose, and on another card. Filled in by drag-card.ts. */
function DropForms({ room }: { room: Room }) {
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
