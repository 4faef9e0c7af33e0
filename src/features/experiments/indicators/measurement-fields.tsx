import type { FormErrors } from '#shared/form.ts'
import { danish } from '#ui/danish.ts'
import { TextInput } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'

/** @param isDated the date stands already, and is not written again */
export function MeasurementFields({ frame, form: { typed, errors }, isDated }: { frame: Frame; form: FormErrors; isDated?: boolean }) {
  const t = frame.t.indicators
  return (
    <div class="ls-feltraekke">
      {isDated ? (
        <input type="hidden" name="on" value={typed.on ?? ''} />
      ) : (
        <TextInput t={frame.t} name="on" type="date" label={t.on} error={errors.on} value={typed.on} />
      )}
      {/* Not of the type number: a browser would take a Danish comma away without a word. */}
      <TextInput
        t={frame.t}
        name="value"
        inputmode="decimal"
        label={t.value}
        hint={t.valueHint}
        error={errors.value}
        value={typed.value}
        autocomplete="off"
      />
      <TextInput
        t={frame.t}
        name="note"
        label={t.note}
        error={errors.note}
        value={typed.note}
        maxlength={400}
        lang={danish(frame)}
        optional
      />
    </div>
  )
}
