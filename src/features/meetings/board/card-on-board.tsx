import { randomUUID } from 'node:crypto'
import { Avatar } from '#ui/avatar.tsx'
import { Button } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { OperationForm, type Room } from '../operation-form.tsx'
import { sentence } from '../said.tsx'
import type { Sight } from '../sights.ts'
import type { CardInView } from '../views.ts'
import { withCard } from './board-room.ts'

interface CardOnBoardProps {
  room: Room<Sight<'heap'>>
  card: CardInView
}

export function cardPlace(id: string): string {
  return `kort-${id}`
}

/** One card: the words, who shared them, and what can be done with it. After a move the focus is on it, wherever it has come to. */
export function CardOnBoard({ room, card }: CardOnBoardProps) {
  const { frame, view } = room
  const open = view.open?.card === card.id ? view.open : undefined
  const isOpen = open !== undefined
  const t = frame.t.meetingBoard
  const lang = danish(frame)
  const isMine = card.author === view.me.id
  const place = cardPlace(card.id)
  return (
    <li class="ls-seddel" id={place} tabindex={-1} data-card={card.id} data-card-version={card.version}>
      <p class="ls-linjer" lang={lang}>
        {card.text}
      </p>
      <div class="ls-seddel-bund">
        <p class="ls-seddel-fra">
          <Avatar name={card.authorName} isSmall />
          <span>{isMine ? t.you : card.authorName.split(' ')[0]}</span>
        </p>
        {view.may.shareCards && !isOpen && (
          <a class="ls-seddel-flyt" href={`${withCard(room.back, card.id)}#${place}`} data-turbo-action="replace">
            {t.move}
            <span class="sr-only">{sentence(frame, t.moveWhat, card.text.slice(0, 60))}</span>
          </a>
        )}
      </div>
      {open && view.may.shareCards && <Menu room={room} card={card} open={open} />}
      {open?.mayWithdraw && (
        <OperationForm room={room} kind="withdraw_card" at="moenstre" class="ls-kortmenu-tilbage" fields={{ card: card.id }}>
          <p class="ls-svag">{t.withdrawText}</p>
          <Button variant="link">{t.withdraw}</Button>
        </OperationForm>
      )}
      {isOpen && (
        <a class="ls-kortmenu-luk" href={`${room.back}#${place}`} data-turbo-action="replace">
          {t.closeMenu}
        </a>
      )}
    </li>
  )
}

/** Only for one card at a time: a menu in each would be as many buttons as the cards squared. */
function Menu({ room, card, open }: CardOnBoardProps & { open: NonNullable<Sight<'heap'>['open']> }) {
  const { frame } = room
  const t = frame.t.meetingBoard
  const lang = danish(frame)
  const patterns = open.patterns.filter(({ id }) => id !== card.pattern)
  const others = open.loose.filter(({ id }) => id !== card.id)
  const at = cardPlace(card.id)
  return (
    <section class="ls-kortmenu" aria-label={t.moveTitle}>
      <p class="ls-lille">{t.moveTitle}</p>
      {patterns.length === 0 && others.length === 0 && card.pattern === null && <p class="ls-svag">{t.nowhere}</p>}
      {patterns.map((pattern) => (
        <OperationForm room={room} kind="move_card" at={at} fields={{ card: card.id, to: pattern.id, seen: card.version }}>
          <button class="ls-menuknap" type="submit">
            <span class="ls-svag">{t.moveTo}</span> <span lang={pattern.name ? lang : undefined}>{pattern.name || t.unnamed}</span>
          </button>
        </OperationForm>
      ))}
      {card.pattern !== null && (
        <OperationForm room={room} kind="move_card" at={at} fields={{ card: card.id, to: null, seen: card.version }}>
          <button class="ls-menuknap" type="submit">
            {t.makeLoose}
          </button>
        </OperationForm>
      )}
      {others.map((other) => (
        <OperationForm
          room={room}
          kind="group_cards"
          at={at}
          fields={{
            card: card.id,
            with: other.id,
            pattern: randomUUID(),
            name: '',
            'seen.card': card.version,
            'seen.with': other.version,
          }}
        >
          <button class="ls-menuknap" type="submit">
            <span class="ls-svag">{t.putWith}</span>{' '}
            <span lang={lang}>{other.text.length > 60 ? `${other.text.slice(0, 59)}…` : other.text}</span>
          </button>
        </OperationForm>
      ))}
    </section>
  )
}
