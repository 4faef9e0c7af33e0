import type { FormErrors } from '#shared/form.ts'
import { Button } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { RadioGroup, Select, Textarea, TextInput } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { rhythms } from './planned-dates.ts'

/** What is locked later: name, unit, direction, dates. */
export function DefinitionFields({ frame, form: { typed, errors } }: { frame: Frame; form: FormErrors }) {
  const t = frame.t.indicators
  const lang = danish(frame)
  return (
    <>
      <input type="hidden" name="revision" value={typed.revision ?? '0'} />
      <TextInput
        t={frame.t}
        lang={lang}
        name="name"
        label={t.name}
        hint={t.nameHint}
        error={errors.name}
        value={typed.name}
        maxlength={120}
      />
      <TextInput
        t={frame.t}
        lang={lang}
        name="unit"
        label={t.unit}
        hint={t.unitHint}
        error={errors.unit}
        value={typed.unit}
        maxlength={60}
        optional
      />
      <RadioGroup
        t={frame.t}
        name="direction"
        label={t.direction}
        error={errors.direction}
        value={typed.direction}
        options={(['down', 'up'] as const).map((value) => ({ value, label: t.directions[value], hint: t.directionHints[value] }))}
      />
      <fieldset class="ls-datofelter">
        <legend class="form-label">{t.datesLegend}</legend>
        <p class="form-hint">{t.datesHelp}</p>
        <div class="ls-feltraekke">
          <TextInput t={frame.t} name="start" type="date" label={t.start} error={errors.start} value={typed.start} optional />
          <Select
            t={frame.t}
            name="rhythm"
            label={t.rhythm}
            error={errors.rhythm}
            value={typed.rhythm ?? 'weekly'}
            optional
            options={rhythms.map((value) => ({ value, label: t.rhythms[value] }))}
          />
          <TextInput t={frame.t} name="count" inputmode="numeric" label={t.count} error={errors.count} value={typed.count} optional />
          <TextInput t={frame.t} name="end" type="date" label={t.end} error={errors.end} value={typed.end} optional />
        </div>
        <p class="ls-knapper">
          <Button variant="secondary" name="make" value="yes">
            {t.makeDates}
          </Button>
        </p>
        <Textarea t={frame.t} name="dates" label={t.dates} hint={t.datesHint} error={errors.dates} value={typed.dates} rows={6} optional />
      </fieldset>
    </>
  )
}
