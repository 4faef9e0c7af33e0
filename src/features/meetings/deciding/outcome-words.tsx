import { longDate } from '#shared/dates.ts'
import { danish } from '#ui/danish.ts'
import type { Frame } from '#ui/frame.ts'
import { actionFields } from '../format.ts'
import type { ActionWords, Outcome } from '../meeting.ts'
import { Said, sentence } from '../said.tsx'
import type { Labels } from './labels.ts'

interface OutcomeWordsProps {
  frame: Frame
  outcome: Outcome
  labels?: Labels
}

const texts = ['because', 'tryNext', 'lookFor', 'lookHow', 'starMoments', 'together', 'barriers', 'help'] as const

/** A decision to be read: what was said of it, and nothing about what was not. */
export function OutcomeWords({ frame, outcome, labels }: OutcomeWordsProps) {
  const t = frame.t.meetingDecision
  const lang = danish(frame)
  if (outcome.kind === 'not_today')
    return (
      <dl class="ls-besluttet">
        <dt>{t.notTodayLabel}</dt>
        <dd class="ls-linjer" lang={lang}>
          {outcome.because}
        </dd>
      </dl>
    )
  return (
    <dl class="ls-besluttet">
      {outcome.choice && (
        <>
          <dt>{labelOf(frame, labels, 'choice')}</dt>
          <dd>{t.choices[outcome.choice][0]}</dd>
        </>
      )}
      {texts
        .filter((field) => outcome[field] !== '')
        .map((field) => (
          <>
            <dt>{labelOf(frame, labels, field)}</dt>
            <dd class="ls-linjer" lang={lang}>
              {outcome[field]}
            </dd>
          </>
        ))}
      {outcome.helpers.length > 0 && (
        <>
          <dt>{labelOf(frame, labels, 'helpers')}</dt>
          {outcome.helpers.map(({ name, what }) => (
            <dd>{sentence(frame, (what) => t.helpsWith(name, what), what)}</dd>
          ))}
        </>
      )}
      {outcome.meetAgain && (
        <>
          <dt>{labelOf(frame, labels, 'meetAgain')}</dt>
          <dd>{longDate(outcome.meetAgain, frame.language)}</dd>
        </>
      )}
    </dl>
  )
}

/** The format's own words where it has them. */
export function labelOf(frame: Frame, labels: Labels | undefined, field: keyof Frame['t']['meetingDecision']['fields']) {
  const own = labels?.decision[field]
  return own ? <Said frame={frame} text={own} /> : frame.t.meetingDecision.fields[field]
}

/** The actor's next step, as she wrote it. */
export function ActionWordsList({ frame, action, labels }: { frame: Frame; action: ActionWords; labels?: Labels }) {
  const lang = danish(frame)
  const said = actionFields.filter((field) => action[field] !== '')
  if (said.length === 0) return null
  return (
    <dl class="ls-besluttet">
      {said.map((field) => (
        <>
          <dt>{actionLabel(frame, labels, field)}</dt>
          <dd class="ls-linjer" lang={lang}>
            {action[field]}
          </dd>
        </>
      ))}
    </dl>
  )
}

export function actionLabel(frame: Frame, labels: Labels | undefined, field: (typeof actionFields)[number]) {
  const own = labels?.action[field]
  return own ? <Said frame={frame} text={own} /> : frame.t.meetingDecision.actionFields[field]
}
