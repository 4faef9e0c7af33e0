import type { FormErrors } from '#shared/form.ts'
import { danish } from '#ui/danish.ts'
import { TextInput } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'

export function TitleField({ frame, form }: { frame: Frame; form: FormErrors }) {
  const t = frame.t.meetings
  return (
    <TextInput
      t={frame.t}
      name="title"
      label={t.titleLabel}
      value={form.typed.title}
      error={form.errors.title}
      maxlength={120}
      lang={danish(frame)}
    />
  )
}

/** When and where. */
export function TimeFields({ frame, form, withEnd }: { frame: Frame; form: FormErrors; withEnd?: boolean }) {
  const t = frame.t.meetings
  const time = (name: 'time' | 'end', label: string) => (
    <TextInput
      t={frame.t}
      name={name}
      label={label}
      hint={name === 'time' ? t.timeHint : undefined}
      value={form.typed[name]}
      error={form.errors[name]}
      autocomplete="off"
      maxlength={5}
    />
  )
  return (
    <>
      <div class="ls-moede-tid">
        <TextInput t={frame.t} name="date" type="date" label={t.dateLabel} value={form.typed.date} error={form.errors.date} />
        {time('time', t.timeLabel)}
        {withEnd && time('end', t.endLabel)}
      </div>
      <TextInput
        t={frame.t}
        name="place"
        label={t.placeLabel}
        value={form.typed.place}
        error={form.errors.place}
        optional
        maxlength={200}
        lang={danish(frame)}
      />
      <TextInput
        t={frame.t}
        name="video"
        type="url"
        label={t.videoLabel}
        hint={t.videoHint}
        value={form.typed.video}
        error={form.errors.video}
        optional
        maxlength={500}
      />
    </>
  )
}
