import { randomUUID } from 'node:crypto'
import { Button } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { TextInput } from '#ui/form.tsx'
import { OperationForm, type Room } from '../operation-form.tsx'
import { sentence } from '../said.tsx'
import type { Sight } from '../sights.ts'
import { CardOnBoard } from './card-on-board.tsx'
import { Constellation } from './constellation.tsx'
import { NewCard } from './new-card.tsx'

type HeapRoom = Room<Sight<'heap'>>

export function patternPlace(id: string): string {
  return `moenster-${id}`
}

/** The cards of one pattern, with its name and a place for one more; or the loose ones. */
export function Heap({ room }: { room: HeapRoom }) {
  const { frame, view } = room
  const t = frame.t.meetingBoard
  const { pattern, cards, may } = view
  return (
    <>
      {pattern ? (
        <PatternHead room={room} pattern={pattern} />
      ) : (
        <h3 class="ls-lille">
          {t.loose} <span class="ls-svag">{t.cards(cards.length)}</span>
        </h3>
      )}
      <ul class="ls-uden no-max-width">
        {cards.map((card) => (
          <CardOnBoard room={room} card={card} />
        ))}
      </ul>
      {pattern && cards.length === 0 && <p class="ls-svag">{t.emptyPattern}</p>}
      {pattern && may.shareCards && <NewCard room={room} pattern={pattern} cardKey={randomUUID()} />}
    </>
  )
}

function PatternHead({ room, pattern: { id, name, version } }: { room: HeapRoom; pattern: NonNullable<Sight<'heap'>['pattern']> }) {
  const { frame, view } = room
  const { cards } = view
  const t = frame.t.meetingBoard
  const lang = danish(frame)
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
            {name && <span class="sr-only">{sentence(frame, t.what, name)}</span>}
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
              {name && <span class="sr-only">{sentence(frame, t.what, name)}</span>}
            </Button>
          </OperationForm>
        </details>
      )}
    </>
  )
}
