import { Alert } from '#ui/alert.tsx'
import { danish } from '#ui/danish.ts'
import { Textarea } from '#ui/form.tsx'
import { SectionHead } from '#ui/section-head.tsx'
import { actionFields } from '../format.ts'
import type { ActionWords } from '../meeting.ts'
import type { Room } from '../operation-form.tsx'
import { sentence } from '../said.tsx'
import type { RoundInView } from '../scene.ts'
import type { Sight } from '../sights.ts'
import { KeptForm } from './kept-form.tsx'
import type { Labels } from './labels.ts'
import { ActionWordsList, actionLabel } from './outcome-words.tsx'

export function actionPlace(round: string): string {
  return `skridt-${round}`
}

const nothing: ActionWords = { what: '', where: '', when: '', how: '', why: '' }

/** "Min læring og handling": the actor's own, and written by nobody else. The others read it. */
export function ActionSection({ room, round, labels }: { room: Room<Sight<'deciding'>>; round: RoundInView; labels: Labels }) {
  const { frame, view, answer } = room
  const t = frame.t.meetingDecision
  const isMine = view.may.writeAction.includes(round.id)
  const { action } = round
  if (!isMine && !action) return null
  const place = actionPlace(round.id)
  const sent = answer?.operation
  const refused = sent?.kind === 'write_action' && sent.round === round.id ? sent.words : undefined
  const words = refused ?? action ?? nothing
  const asked = actionFields.filter(
    (field) => field === 'what' || labels.action[field] !== undefined || Object.keys(labels.action).length === 0,
  )
  if (!isMine)
    return (
      <section aria-labelledby={place}>
        <SectionHead id={place} title={t.actionOf(round.actors.map(({ name }) => name).join(', '))} />
        {action && <ActionWordsList frame={frame} action={action} labels={labels} />}
      </section>
    )
  return (
    <section aria-labelledby={place}>
      <SectionHead id={place} title={t.action}>
        <p class="ls-svag" lang={danish(frame)}>
          {round.title}
        </p>
      </SectionHead>
      <p class="ls-svag ls-bes-note">{t.actionLead}</p>
      {refused && action && answer?.refusal.refused === 'action_changed' && (
        <Alert
          t={frame.t}
          variant="info"
          heading={t.theirsNow(view.people.find(({ id }) => id === action.by)?.name)}
          headingLevel="strong"
          text={t.yoursBelow}
        >
          <ActionWordsList frame={frame} action={action} labels={labels} />
        </Alert>
      )}
      <KeptForm
        room={room}
        kind="write_action"
        fields={{ round: round.id }}
        seen={action?.version ?? 0}
        at={place}
        class="ls-beslut"
        save={t.actionSave}
        saveWhat={sentence(frame, t.saveWhat, round.title)}
      >
        {asked.map((field) => (
          <Textarea
            t={frame.t}
            name={`words.${field}`}
            id={`s-${round.id}-${field}`}
            label={actionLabel(frame, labels, field)}
            optional="unsaid"
            value={words[field]}
            rows={2}
            lang={danish(frame)}
          />
        ))}
      </KeptForm>
    </section>
  )
}
