import { danish } from '#ui/danish.ts'
import { SectionHead } from '#ui/section-head.tsx'
import type { Outcome } from '../meeting.ts'
import type { Room } from '../operation-form.tsx'
import type { RoundInView } from '../scene.ts'
import type { Sight } from '../sights.ts'
import { ActionSection } from './action-form.tsx'
import { ClosingSection, NextMeetingSection } from './closing-section.tsx'
import { DecisionForm, NotTodayForm, roundPlace } from './decision-form.tsx'
import type { Labels } from './labels.ts'
import { ActionWordsList, OutcomeWords } from './outcome-words.tsx'

/**
 * What comes of the meeting: each actor's next step, the decision for each experiment, the day to meet again, and closing. It can be
 * written as a proposal at any time; what the step asks for stands open.
 */
export function DecidingSection({ room, labels }: { room: Room<Sight<'deciding'>>; labels: Labels }) {
  const { view } = room
  const { scene, rounds, phase, may } = view
  if (phase === 'lobby' || phase === 'closed') return null
  const isDeciding = phase === 'left' || scene.kind === 'decision' || scene.kind === 'next_meeting'
  // Hers as long as she may write it; another's while it is told of.
  const actions = rounds.filter(({ id }) => (scene.kind === 'learning' ? id === scene.round?.id : may.writeAction.includes(id)))
  return (
    <div class="ls-beslutninger">
      {actions.map((round) => (
        <ActionSection room={room} round={round} labels={labels} />
      ))}
      <Decisions room={room} labels={labels} isDeciding={isDeciding} />
      {isDeciding && <NextMeetingSection room={room} />}
      {isDeciding && <ClosingSection room={room} />}
    </div>
  )
}

function Decisions({ room, labels, isDeciding }: { room: Room<Sight<'deciding'>>; labels: Labels; isDeciding: boolean }) {
  const { frame, view } = room
  const t = frame.t.meetingDecision
  const step = view.steps.findIndex(({ kind }) => kind === 'decision') + 1
  return (
    <section id="beslutning" aria-labelledby="beslutning-t">
      <SectionHead id="beslutning-t" title={t.title}>
        {!isDeciding && <span class="badge">{t.draft}</span>}
      </SectionHead>
      <p class="ls-svag ls-bes-note">{isDeciding ? t.lead : t.draftNote(step)}</p>
      {view.rounds.map((round) => (
        <Decision room={room} round={round} labels={labels} isOpen={isOpen(room, round, isDeciding)} />
      ))}
    </section>
  )
}

/** What the meeting is at, and what she has just written; the others are one press away. */
function isOpen({ view, answer }: Room<Sight<'deciding'>>, round: RoundInView, isDeciding: boolean): boolean {
  const sent = answer?.operation
  if (sent && 'round' in sent && sent.round === round.id) return true
  if (view.rounds.length === 1) return true
  if (isDeciding) return view.missing.some((missing) => missing.round === round.id)
  return false
}

function Decision({ room, round, labels, isOpen }: { room: Room<Sight<'deciding'>>; round: RoundInView; labels: Labels; isOpen: boolean }) {
  const { frame, view } = room
  const t = frame.t.meetingDecision
  const lang = danish(frame)
  const { outcome, action } = round
  const by = view.people.find(({ id }) => id === outcome?.by)?.name
  const mayDecide = view.may.decide.includes(round.id)
  return (
    <details class="ls-beslutning" id={roundPlace(round.id)} open={isOpen}>
      <summary>
        <span class="ls-beslutning-titel" lang={lang}>
          {round.title}
        </span>
        <span class="ls-svag">{round.actors.map(({ name }) => name).join(', ')}</span>
        <span class="ls-beslutning-stand">{stateOf(room, round.id, outcome)}</span>
      </summary>
      {action && <ActionWordsList frame={frame} action={action} labels={labels} />}
      {mayDecide ? (
        <>
          <DecisionForm room={room} round={round} labels={labels} />
          <NotTodayForm room={room} round={round} />
        </>
      ) : (
        <>
          {outcome && <OutcomeWords frame={frame} outcome={outcome} labels={labels} />}
          <p class="ls-svag">{t.guestsDecide}</p>
        </>
      )}
      {by && <p class="ls-svag">{t.writtenBy(by)}</p>}
    </details>
  )
}

function stateOf({ frame, view }: Room<Sight<'deciding'>>, round: string, outcome: Outcome | null): string {
  const t = frame.t.meetingDecision
  if (!outcome) return t.states.nothing
  if (outcome.kind === 'not_today') return t.states.notToday
  if (!outcome.choice || view.missing.some((missing) => missing.round === round)) return t.states.proposal
  return t.states.ready(t.choices[outcome.choice][0] ?? '')
}
