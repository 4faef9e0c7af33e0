import type { FormErrors } from '#shared/form.ts'
import { danish } from '#ui/danish.ts'
import { Textarea, TextInput } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'

/** What a group is called and what it is for. */
export function CircleFields({ frame, form }: { frame: Frame; form: FormErrors }) {
  const t = frame.t.circles
  const { typed, errors } = form
  const lang = danish(frame)
  return (
    <>
      <TextInput
        t={frame.t}
        name="name"
        label={t.nameLabel}
        hint={t.nameHint}
        error={errors.name}
        value={typed.name}
        autocomplete="off"
        maxlength={120}
        lang={lang}
      />
      <Textarea
        t={frame.t}
        name="purpose"
        label={t.purposeLabel}
        hint={t.purposeHint}
        error={errors.purpose}
        optional
        value={typed.purpose}
        rows={3}
        lang={lang}
      />
    </>
  )
}
