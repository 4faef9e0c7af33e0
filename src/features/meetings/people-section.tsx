import { Avatar } from '#ui/avatar.tsx'
import { Select } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { SectionHead } from '#ui/section-head.tsx'
import { OperationForm, type Room } from './operation-form.tsx'
import { Said } from './said.tsx'
import type { Sight } from './sights.ts'
import type { PersonInView } from './views.ts'

/** Who does what, who is here and who is ready; and roles, which anybody may exchange and take. */
export function PeopleSection({ room }: { room: Room<Sight<'people'>> }) {
  const { frame, view } = room
  const t = frame.t.meetings
  return (
    <section aria-labelledby="hvem">
      <SectionHead id="hvem" title={t.whoDoesWhat}>
        {view.may.lead && (
          <OperationForm room={room} kind="deal_roles" at="hvem">
            <button class="button ls-knap-link" type="submit">
              {t.deal}
            </button>
          </OperationForm>
        )}
      </SectionHead>
      <ul class="ls-uden ls-folk no-max-width">
        {[...view.people].sort(byPresence).map((person) => (
          <Person frame={frame} person={person} room={room} />
        ))}
      </ul>
      <TakeOver room={room} />
      <Roles room={room} />
      <ShowOut room={room} />
    </section>
  )
}

/** Those who are here first; otherwise as they were invited or came. */
function byPresence(a: PersonInView, b: PersonInView): number {
  return Number(b.isHere) - Number(a.isHere)
}

function Person({ frame, person, room: { view } }: { frame: Frame; person: PersonInView; room: Room<Sight<'people'>> }) {
  const t = frame.t.meetings
  const isMe = person.id === view.me.id
  return (
    <li
      class={[statusOf(view, person) === 'speaksNow' ? 'taler' : '', person.isHere ? '' : 'borte'].filter(Boolean).join(' ') || undefined}
    >
      <Avatar name={person.name} />
      <div>
        <p>
          <strong>{person.name}</strong>
          {(isMe || person.isGuest) && (
            <span class="ls-svag"> ({[isMe ? t.you : '', person.isGuest ? t.guest : ''].filter(Boolean).join(', ')})</span>
          )}
        </p>
        <p class="ls-svag">
          {person.roles.length === 0
            ? t.noRole
            : person.roles.map(({ name }, i) => (
                <>
                  {i > 0 && ', '}
                  <Said frame={frame} text={name} />
                </>
              ))}
        </p>
      </div>
      <span class="ls-status">
        {person.isHere && person.isReady && <span class="ls-klar-maerke">{t.isReady} · </span>}
        {t[statusOf(view, person)]}
      </span>
    </li>
  )
}

function statusOf(
  { scene }: Sight<'people'>,
  { id, isHere, isShownOut, mode }: PersonInView,
): 'speaksNow' | 'asksNow' | 'listensNow' | 'isHere' | 'notHere' | 'isShownOut' {
  if (isShownOut) return 'isShownOut'
  if (!isHere) return 'notHere'
  if (!scene.stop || scene.speaking.length === 0) return 'isHere'
  if (scene.speaking.includes(id)) return 'speaksNow'
  return scene.asking.includes(id) ? 'asksNow' : mode === 'listen' ? 'listensNow' : 'isHere'
}

/** One press, for anybody: a meeting is never locked because somebody had to leave. */
function TakeOver({ room }: { room: Room<Sight<'people'>> }) {
  const { frame, view } = room
  const t = frame.t.meetings
  if (view.may.lead || !view.me.isHere) return null
  return (
    <div class="ls-overtag">
      <OperationForm room={room} kind="take_over" at="hvem">
        <button class="button button-secondary" type="submit">
          {t.takeOver}
        </button>
      </OperationForm>
      <p class="ls-svag">{view.facilitator ? t.takeOverHint(view.facilitator.name) : t.takeOverNobody}</p>
    </div>
  )
}

function Roles({ room }: { room: Room<Sight<'people'>> }) {
  const { frame, view } = room
  const t = frame.t.meetings
  const here = view.people.filter((person) => person.isHere)
  const others = here.filter(({ id }) => id !== view.me.id)
  if (!view.me.isHere || others.length === 0) return null
  const { facilitator, interviewer, timekeeper } = view.holders
  const seen = { 'seen.facilitator': facilitator, 'seen.interviewer': interviewer, 'seen.timekeeper': timekeeper }
  const people = (list: PersonInView[]) => list.map(({ id, name }) => ({ value: id, label: name }))
  const given = view.rolesRound ? (['facilitator', 'interviewer', 'timekeeper'] as const) : (['facilitator', 'timekeeper'] as const)
  return (
    <details class="details ls-roller">
      <summary class="details-summary">{t.roles}</summary>
      <div class="details-text">
        <OperationForm room={room} kind="exchange_roles" id="byt" class="ls-rolleform" at="hvem" fields={{ one: view.me.id, ...seen }}>
          <Select t={frame.t} name="other" id="byt-med" label={t.exchangeWith} options={people(others)} />
          <button class="button button-secondary" type="submit">
            {t.exchange}
          </button>
        </OperationForm>
        {view.may.lead && (
          <OperationForm room={room} kind="give_role" id="giv" class="ls-rolleform" at="hvem" fields={{ round: view.rolesRound }}>
            <Select
              t={frame.t}
              name="role"
              id="giv-rolle"
              label={t.roleLabel}
              options={given.map((role) => ({ value: role, label: t.givenRoles[role] }))}
            />
            <Select t={frame.t} name="to" id="giv-til" label={t.toWhom} options={people(here)} />
            <button class="button button-secondary" type="submit">
              {t.give}
            </button>
          </OperationForm>
        )}
      </div>
    </details>
  )
}

/** A guest who should not be there. Also one who has gone: she does not come back. */
function ShowOut({ room }: { room: Room<Sight<'people'>> }) {
  const { frame, view } = room
  const t = frame.t.meetings
  const guests = view.people.filter(({ isGuest, isShownOut }) => isGuest && !isShownOut)
  if (!view.may.showOut || guests.length === 0) return null
  return (
    <details class="details ls-roller">
      <summary class="details-summary">{t.showOut}</summary>
      <div class="details-text">
        <OperationForm room={room} kind="show_out" id="vis-ud" class="ls-rolleform" at="hvem">
          <Select
            t={frame.t}
            name="guest"
            id="vis-ud-hvem"
            label={t.showOutWhom}
            options={guests.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <button class="button button-secondary" type="submit">
            {t.showOutYes}
          </button>
        </OperationForm>
        <p class="ls-svag">{t.showOutText}</p>
      </div>
    </details>
  )
}
