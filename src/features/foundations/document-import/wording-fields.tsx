import { danish } from '#ui/danish.ts'
import { Textarea, TextInput } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { choiceField, settledOf } from './decisions.ts'
import type { Worded } from './proposal.ts'
import { type PlacedRepair, placedRepairs } from './repaired-text.ts'
import type { StepView } from './step-view.tsx'

interface WordingFieldsProps {
  view: StepView
  worded: Worded
  label: string
  hint?: string
  optional?: boolean
  /** A name stands on one line. */
  isName?: boolean
}

/** The text as it will come into the draft, and under it each repair that was proposed in it, to make or to leave. */
export function WordingFields({ view, worded, label, hint, optional, isName }: WordingFieldsProps) {
  const { frame, typed, errors } = view
  const settled = settledOf(worded, typed)
  const field = { t: frame.t, name: worded.id, label, hint, optional, value: settled.text, error: errors[worded.id], autocomplete: 'off' }
  const repairs = placedRepairs(worded, settled).filter(({ at }) => at)
  return (
    <div class="ls-ordlyd" data-repaired-text="">
      {isName ? <TextInput {...field} /> : <Textarea {...field} rows={rowsFor(settled.text)} />}
      {repairs.length > 0 && (
        <div class="ls-rettelser">
          <p class="ls-rettelser-antal">{frame.t.documentImport.repairsHeading(repairs.length)}</p>
          {repairs.map((placed) => (
            <RepairChoice frame={frame} worded={worded} placed={placed} />
          ))}
        </div>
      )}
    </div>
  )
}

function RepairChoice({ frame, worded, placed: { repair, index, choice } }: { frame: Frame; worded: Worded; placed: PlacedRepair }) {
  const t = frame.t.documentImport
  const name = choiceField(worded, index)
  const lang = danish(frame)
  const { before, after } = repair
  return (
    <fieldset class={choice === undefined ? 'ls-rettelse ls-rettelse-venter' : 'ls-rettelse'}>
      <legend class="sr-only">{t.repairLegend(before, after)}</legend>
      <p class="ls-rettelse-ord" aria-hidden="true" lang={lang}>
        <del>{before}</del> → <ins>{after}</ins>
      </p>
      <p class="ls-rettelse-grund">
        {t.certainties[repair.certainty]}. {t.repairReasons[repair.reason]}.
      </p>
      <div class="ls-rettelse-valg">
        {(['yes', 'no'] as const).map((value) => (
          <div class="form-group-radio">
            <input
              type="radio"
              class="form-radio"
              id={`${name}-${value}`}
              name={name}
              value={value}
              checked={choice === (value === 'yes')}
              data-repair-from={value === 'yes' ? before : after}
              data-repair-to={value === 'yes' ? after : before}
            />
            <label class="form-label" for={`${name}-${value}`}>
              {value === 'yes' ? t.makeIt : t.leaveIt}
            </label>
          </div>
        ))}
      </div>
    </fieldset>
  )
}

function rowsFor(text: string): number {
  const lines = text.split('\n').map((line) => Math.max(1, Math.ceil(line.length / 64)))
  return Math.min(
    14,
    Math.max(
      2,
      lines.reduce((sum, line) => sum + line, 0),
    ),
  )
}
