import { Alert } from '#ui/alert.tsx'
import { danish } from '#ui/danish.ts'
import { RadioGroup, Textarea, TextInput } from '#ui/form.tsx'
import { proposedDecision } from '../decision.ts'
import { choices, type DecisionWords, type Helper } from '../meeting.ts'
import type { Room } from '../operation-form.tsx'
import { sentence } from '../said.tsx'
import type { RoundInView } from '../scene.ts'
import type { Sight } from '../sights.ts'
import { limits } from '../typed.ts'
import { KeptForm } from './kept-form.tsx'
import { isAsked, type Labels } from './labels.ts'
import { labelOf, OutcomeWords } from './outcome-words.tsx'

interface RoundFormProps {
  room: Room<Sight<'deciding'>>
  round: RoundInView
  labels: Labels
}

export function roundPlace(id: string): string {
  return `beslutning-${id}`
}

const further = ['lookHow', 'starMoments', 'together', 'barriers', 'help'] as const

/** What is done with one experiment. Nothing is chosen beforehand, and to stop looks no smaller than to go on. */
export function DecisionForm({ room, round, labels }: RoundFormProps) {
  const { frame, view } = room
  const t = frame.t.meetingDecision
  const refused = myWords(room, round.id)
  const words = refused ?? standing(round)
  const field = (name: 'because' | 'tryNext' | 'lookFor' | (typeof further)[number], rows = 2) => (
    <Textarea
      t={frame.t}
      name={`words.${name}`}
      id={`b-${round.id}-${name}`}
      label={labelOf(frame, labels, name)}
      optional="unsaid"
      value={words[name]}
      rows={rows}
      lang={danish(frame)}
    />
  )
  const isLater = view.scene.kind === 'decision' || view.scene.kind === 'next_meeting' || view.phase === 'left'
  const asked = further.filter((name) => isAsked(labels, name))
  const choice = (
    <div class="ls-udfald ls-beslut-bred">
      <RadioGroup
        t={frame.t}
        name="words.choice"
        id={`b-${round.id}-choice`}
        label={labelOf(frame, labels, 'choice')}
        value={words.choice ?? undefined}
        options={choices.map((choice) => ({ value: choice, label: t.choices[choice][0] ?? '', hint: t.choices[choice][1] }))}
      />
    </div>
  )
  return (
    <>
      {refused && round.outcome && <Theirs room={room} round={round} labels={labels} />}
      <KeptForm
        room={room}
        kind="write_decision"
        fields={{ round: round.id }}
        seen={round.outcome?.version ?? 0}
        at={roundPlace(round.id)}
        class="ls-beslut"
        save={isLater ? t.save : t.saveDraft}
        saveWhat={sentence(frame, t.saveWhat, round.title)}
        more={<p class="ls-svag">{round.experiment ? t.keptOnSheet : ''}</p>}
      >
        {isLater && choice}
        {field('tryNext')}
        {field('lookFor')}
        {isLater && field('because')}
        {isAsked(labels, 'helpers') && <Helpers room={room} round={round} labels={labels} helpers={words.helpers} />}
        {isAsked(labels, 'meetAgain') && (
          <TextInput
            t={frame.t}
            name="words.meetAgain"
            id={`b-${round.id}-meetAgain`}
            type="date"
            label={labelOf(frame, labels, 'meetAgain')}
            optional="unsaid"
            value={words.meetAgain ?? undefined}
          />
        )}
        {(!isLater || asked.length > 0) && (
          <details class="ls-beslut-mere ls-beslut-bred" open={isLater || refused !== undefined}>
            <summary>
              {t.more}
              <span class="sr-only">{sentence(frame, t.saveWhat, round.title)}</span>
            </summary>
            <div class="ls-beslut">
              {!isLater && choice}
              {!isLater && field('because')}
              {asked.map((name) => field(name))}
            </div>
          </details>
        )}
      </KeptForm>
    </>
  )
}

/** "Vi beslutter ikke i dag, fordi …" */
export function NotTodayForm({ room, round }: Omit<RoundFormProps, 'labels'>) {
  const { frame, answer } = room
  const t = frame.t.meetingDecision
  const { outcome } = round
  const sent = answer?.operation
  const typed = sent?.kind === 'decide_not_today' && sent.round === round.id ? sent.because : undefined
  return (
    <details class="ls-ikke-i-dag" open={typed !== undefined || outcome?.kind === 'not_today'}>
      <summary>
        {t.notToday}
        <span class="sr-only">
          : <span lang={danish(frame)}>{round.title}</span>
        </span>
      </summary>
      <KeptForm
        room={room}
        kind="decide_not_today"
        fields={{ round: round.id }}
        seen={outcome?.version ?? 0}
        at={roundPlace(round.id)}
        save={t.notTodaySave}
        saveWhat={sentence(frame, t.saveWhat, round.title)}
      >
        <Textarea
          t={frame.t}
          name="because"
          id={`ikke-i-dag-${round.id}`}
          label={t.notTodayLabel}
          optional="unsaid"
          value={typed ?? (outcome?.kind === 'not_today' ? outcome.because : undefined)}
          rows={2}
          lang={danish(frame)}
        />
      </KeptForm>
    </details>
  )
}

function standing(round: RoundInView): DecisionWords {
  // What the form begins with is worked out of the round as the core knows it.
  return round.outcome?.kind === 'decision'
    ? round.outcome
    : proposedDecision({ ...round, actors: round.actors.map(({ id }) => id), interviewer: round.interviewer?.id ?? null })
}

/** What she sent and was refused: her words stay in the fields. */
function myWords({ answer }: Pick<Room, 'answer'>, round: string): DecisionWords | undefined {
  const sent = answer?.operation
  return sent?.kind === 'write_decision' && sent.round === round ? sent.words : undefined
}

function Theirs({ room, round, labels }: RoundFormProps) {
  const { frame, view, answer } = room
  const t = frame.t.meetingDecision
  if (!round.outcome || answer?.refusal.refused !== 'decision_changed') return null
  const name = view.people.find(({ id }) => id === round.outcome?.by)?.name
  return (
    <Alert t={frame.t} variant="info" heading={t.theirsNow(name)} headingLevel="strong" text={t.yoursBelow}>
      <OutcomeWords frame={frame} outcome={round.outcome} labels={labels} />
    </Alert>
  )
}

/** Those who are written, and room for two more. */
function Helpers({ room, round, labels, helpers }: RoundFormProps & { helpers: readonly Helper[] }) {
  const { frame, view } = room
  const t = frame.t.meetingDecision
  const lang = danish(frame)
  const empty: Helper = { person: null, name: '', what: '' }
  const rows = [...helpers, empty, empty].slice(0, limits.helpers)
  const id = (row: number, field: string) => `b-${round.id}-helpers-${row}-${field}`
  return (
    <fieldset class="ls-hjaelpere ls-beslut-bred">
      <legend class="form-label">{labelOf(frame, labels, 'helpers')}</legend>
      {rows.map((helper, row) => (
        <div class="ls-hjaelper">
          <div class="form-group">
            <label class="form-label" for={id(row, 'person')}>
              {t.helperWho(row + 1)}
            </label>
            <select class="form-select" name={`words.helpers.${row}.person`} id={id(row, 'person')}>
              <option value="">{helper.name && helper.person === null ? t.helperOther : t.helperNobody}</option>
              {view.people.map((person) => (
                <option value={person.id} selected={person.id === helper.person}>
                  {person.name}
                </option>
              ))}
            </select>
          </div>
          <div class="form-group">
            <label class="form-label" for={id(row, 'name')}>
              {t.helperName}
            </label>
            <input
              type="text"
              class="form-input"
              name={`words.helpers.${row}.name`}
              id={id(row, 'name')}
              value={helper.person === null ? helper.name : ''}
              maxlength={120}
              autocomplete="off"
            />
          </div>
          <div class="form-group">
            <label class="form-label" for={id(row, 'what')}>
              {t.helperWhat}
            </label>
            <input
              type="text"
              class="form-input"
              name={`words.helpers.${row}.what`}
              id={id(row, 'what')}
              value={helper.what}
              maxlength={2000}
              autocomplete="off"
              lang={lang}
            />
          </div>
        </div>
      ))}
    </fieldset>
  )
}
