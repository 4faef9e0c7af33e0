import { dayAndMonth, longDate } from '#shared/dates.ts'
import { Alert } from '#ui/alert.tsx'
import { Button } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { Textarea, TextInput } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { SectionHead } from '#ui/section-head.tsx'
import type { NextMeeting } from '../meeting.ts'
import type { Missing } from '../operation.ts'
import { OperationForm, type Room } from '../operation-form.tsx'
import { sentence } from '../said.tsx'
import type { Sight } from '../sights.ts'
import { roundPlace } from './decision-form.tsx'
import { KeptForm } from './kept-form.tsx'

export const nextMeetingPlace = 'naeste-moede'

/** A day before they leave, or why none. */
export function NextMeetingSection({ room }: { room: Room<Sight<'deciding'>> }) {
  const { frame, view, answer } = room
  const t = frame.t.meetingDecision
  const next = view.nextMeeting
  const sent = answer?.operation
  const refused = sent?.kind === 'set_next_meeting' ? sent : undefined
  const words = refused ?? next ?? { on: null, time: null, because: '' }
  const lang = danish(frame)
  return (
    <section aria-labelledby={nextMeetingPlace}>
      <SectionHead id={nextMeetingPlace} title={t.next} />
      {next && <p class="ls-under-hoved">{nextMeetingText(frame, next)}</p>}
      {refused && next && answer?.refusal.refused === 'next_meeting_changed' && (
        <Alert
          t={frame.t}
          variant="info"
          heading={t.theirsNow(view.people.find(({ id }) => id === next.by)?.name)}
          headingLevel="strong"
          text={t.yoursBelow}
        />
      )}
      {view.may.setNextMeeting && (
        <KeptForm
          room={room}
          kind="set_next_meeting"
          seen={next?.version ?? 0}
          at={nextMeetingPlace}
          class="ls-beslut"
          save={t.nextSave}
          more={<p class="ls-svag">{t.nextPlanned}</p>}
        >
          <TextInput t={frame.t} name="on" id="naeste-dag" type="date" label={t.nextOn} optional="unsaid" value={words.on ?? undefined} />
          <div class="form-group">
            <label class="form-label" for="naeste-tid">
              {t.nextTime}
            </label>
            <input class="form-input" type="time" name="time" id="naeste-tid" value={words.time ?? ''} />
          </div>
          <div class="ls-beslut-bred">
            <Textarea
              t={frame.t}
              name="because"
              id="naeste-hvorfor-ikke"
              label={t.nextBecause}
              optional="unsaid"
              value={words.because}
              rows={2}
              lang={lang}
            />
          </div>
        </KeptForm>
      )}
    </section>
  )
}

export function nextMeetingText(frame: Frame, { on, time, because }: NextMeeting) {
  const t = frame.t.meetingDecision
  if (on === null) return sentence(frame, t.nextNone, because)
  return t.nextAgreed(time ? t.at(dayAndMonth(on, frame.language), time) : longDate(on, frame.language))
}

/** What is missing before the meeting can be closed, said kindly and with the way there; and the closing. */
export function ClosingSection({ room }: { room: Room<Sight<'deciding'>> }) {
  const { frame, view } = room
  const t = frame.t.meetingDecision
  const { missing, may, facilitator } = view
  return (
    <section aria-labelledby="luk-moedet">
      <SectionHead id="luk-moedet" title={t.closing} />
      {missing.length > 0 ? (
        <div class="ls-mangler-til-slut">
          <h3 class="ls-lille">{t.missing}</h3>
          <ul>
            {missing.map((one) => (
              <li>
                <MissingLink room={room} missing={one} />
              </li>
            ))}
          </ul>
          {missing.some(({ round }) => round !== null) && <p class="ls-svag">{t.orNotToday}</p>}
        </div>
      ) : (
        <p class="ls-under-hoved">{t.allThere}</p>
      )}
      {may.close && missing.length === 0 && (
        <OperationForm room={room} kind="close">
          <p class="ls-svag">{t.closeText}</p>
          <p class="ls-knapper">
            <Button>{t.close}</Button>
          </p>
        </OperationForm>
      )}
      {!may.close && view.phase === 'open' && <p class="ls-svag">{t.closesByFacilitator(facilitator?.name)}</p>}
    </section>
  )
}

function MissingLink({ room: { frame, view }, missing: { round, fields } }: { room: Room<Sight<'deciding'>>; missing: Missing }) {
  const t = frame.t.meetingDecision
  const said = fields.map((field) => t.missingFields[field]).join(', ')
  if (round === null) return <a href={`#${nextMeetingPlace}`}>{t.missingNext(said)}</a>
  const title = view.rounds.find(({ id }) => id === round)?.title ?? ''
  return <a href={`#${roundPlace(round)}`}>{sentence(frame, (title) => t.missingRound(title, said), title)}</a>
}
