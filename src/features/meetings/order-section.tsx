import { randomUUID } from 'node:crypto'
import { danish } from '#ui/danish.ts'
import { Select, TextInput } from '#ui/form.tsx'
import { SectionHead } from '#ui/section-head.tsx'
import { type Hidden, OperationForm, type Room } from './operation-form.tsx'
import type { RoundInView } from './scene.ts'
import type { Sight } from './sights.ts'

/** An experiment that is shared with the circle, and that could be presented. */
export interface Presentable {
  id: string
  title: string
  owner: { id: string; name: string }
}

type Presenter = Pick<RoundInView, 'id' | 'title' | 'experiment'> & { actors: readonly { id: string }[] }

/** Who presents, and in which order. The facilitator changes it, and a round that has begun stays where it is: the meeting says so. */
export function OrderSection({ room, presentable }: { room: Room<Sight<'order'>>; presentable: Presentable[] }) {
  const { frame, view } = room
  const t = frame.t.meetings
  const lang = danish(frame)
  const { rounds } = view
  const without = (round: RoundInView) => rounds.filter((other) => other !== round)
  const free = presentable.filter(({ id }) => !rounds.some((round) => round.experiment === id))
  return (
    <section aria-labelledby="raekkefoelge">
      <SectionHead id="raekkefoelge" title={t.order} />
      {rounds.length === 0 && <p class="ls-svag">{t.nobodyPresents}</p>}
      <ol class="ls-uden ls-raekkefoelge no-max-width">
        {rounds.map((round, i) => (
          <li>
            <p>
              <strong lang={lang}>{round.title}</strong>
              <br />
              <span class="ls-svag">{round.actors.map(({ name }) => name).join(' · ')}</span>
            </p>
            {view.may.lead && (
              <div class="ls-knapper">
                {i > 0 && <OrderForm room={room} presenters={swapped(rounds, i)} text={t.moveUp} about={round.title} />}
                <OrderForm room={room} presenters={without(round)} text={t.takeOut} about={round.title} />
              </div>
            )}
          </li>
        ))}
      </ol>
      {view.may.lead && (
        <>
          {free.map(({ id, title, owner }) => (
            <OrderForm
              room={room}
              presenters={[...rounds, { id: randomUUID(), title: title.slice(0, 120), experiment: id, actors: [owner] }]}
              text={t.addShared}
              title={`${title}, ${owner.name}`}
            />
          ))}
          <details class="details">
            <summary class="details-summary">{t.addPresenter}</summary>
            <div class="details-text">
              <OperationForm
                room={room}
                kind="set_order"
                id="saet-paa"
                at="raekkefoelge"
                class="ls-rolleform"
                fields={{ ...orderFields(rounds), seen: seenOf(rounds), [`presenters.${rounds.length}.round`]: randomUUID() }}
              >
                <Select
                  t={frame.t}
                  name={`presenters.${rounds.length}.actors`}
                  id="fremlaegger"
                  label={t.addWho}
                  options={view.people.map(({ id, name }) => ({ value: id, label: name }))}
                />
                <TextInput
                  t={frame.t}
                  name={`presenters.${rounds.length}.title`}
                  id="fremlaegges"
                  label={t.addWhat}
                  maxlength={120}
                  lang={lang}
                />
                <button class="button button-secondary" type="submit">
                  {t.add}
                </button>
              </OperationForm>
            </div>
          </details>
        </>
      )}
    </section>
  )
}

interface OrderFormProps {
  room: Room<Sight<'order'>>
  presenters: readonly Presenter[]
  text: string
  /** Which one, for who does not see what it stands beside. */
  about?: string
  /** What is to be presented, in the words of its owner. */
  title?: string
}

function OrderForm({ room, presenters, text, about, title }: OrderFormProps) {
  const lang = danish(room.frame)
  return (
    <OperationForm room={room} kind="set_order" at="raekkefoelge" fields={{ ...orderFields(presenters), seen: seenOf(room.view.rounds) }}>
      {presenters.flatMap(({ actors }, i) =>
        actors.slice(1).map(({ id }) => <input type="hidden" name={`presenters.${i}.actors`} value={id} />),
      )}
      <button class="button ls-knap-link" type="submit">
        {text}
        {title && <span lang={lang}>{title}</span>}
        {about && (
          <span class="sr-only" lang={lang}>
            {' '}
            {about}
          </span>
        )}
      </button>
    </OperationForm>
  )
}

function orderFields(presenters: readonly Presenter[]): Hidden {
  return Object.fromEntries(
    presenters.flatMap(({ id, title, experiment, actors }, i) => [
      [`presenters.${i}.round`, id],
      [`presenters.${i}.title`, title],
      [`presenters.${i}.experiment`, experiment],
      [`presenters.${i}.actors`, actors[0]?.id ?? null],
    ]),
  )
}

/** The order that she sees: whoever changes another one is told so. */
function seenOf(rounds: readonly { id: string }[]): string {
  return rounds.map(({ id }) => id).join(' ')
}

function swapped(rounds: readonly RoundInView[], i: number): RoundInView[] {
  return rounds.map((round, place) => (place === i - 1 ? rounds[i] : place === i ? rounds[i - 1] : round) ?? round)
}
