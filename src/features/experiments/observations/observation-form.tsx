import type { Child } from 'hono/jsx'
import type { FormErrors } from '#shared/form.ts'
import { AutoSaveForm } from '#ui/auto-save.tsx'
import { danish } from '#ui/danish.ts'
import { Checkbox, TextInput } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { starPoints } from '#ui/star.tsx'

interface ObservationFormProps {
  frame: Frame
  action: string
  /** Given by the page, so that what is sent again is recorded once. A revision has none: it changes what is there. */
  observationKey?: string
  form?: FormErrors
  /** Who else reads a star moment when it may be told, and who when it may not. */
  toldHint: string
  /** A colleague with a link is not shown an example that could be her. */
  seenByHint?: string
  button: string
  /** Other fields of this form. */
  children?: Child
  /** Said beside the button. */
  note?: Child
}

/**
 * Two taps: write, and save. A star moment asks two things more, and they come forth where the star is; without a stylesheet they
 * are simply there. Off the net the words stay in the browser, and are sent when it is back.
 */
export function ObservationForm({
  frame,
  action,
  observationKey,
  form,
  toldHint,
  seenByHint,
  button,
  children,
  note,
}: ObservationFormProps) {
  const t = frame.t.observations
  const { typed = {}, errors = {} } = form ?? {}
  const lang = danish(frame)
  return (
    <AutoSaveForm frame={frame} action={action} mode="submit" class="ls-obs" save={button} more={note}>
      {observationKey && <input type="hidden" name="key" value={observationKey} data-fresh-key />}
      <div class={errors.observation ? 'form-group form-error' : 'form-group'}>
        <label class="form-label sr-only" for="observation">
          {t.textLabel}
        </label>
        {errors.observation && (
          <span class="form-error-message" id="observation-error">
            <span class="sr-only">{frame.t.frame.errorPrefix}</span>
            {errors.observation}
          </span>
        )}
        <textarea
          class="form-input"
          id="observation"
          name="observation"
          rows={3}
          placeholder=" "
          lang={lang}
          required
          aria-invalid={errors.observation ? 'true' : undefined}
          aria-describedby={errors.observation ? 'observation-error' : undefined}
        >
          {typed.observation}
        </textarea>
      </div>
      <input type="checkbox" class="sr-only ls-stjerneboks" id="isStar" name="isStar" value="yes" checked={typed.isStar === 'yes'} />
      <label class="ls-stjernevalg" for="isStar">
        <StarBox />
        {t.starLabel}
      </label>
      <div class="ls-stjernefelter">
        <TextInput
          t={frame.t}
          name="seenBy"
          label={t.seenByLabel}
          hint={seenByHint ?? t.seenByHint}
          error={errors.seenBy}
          optional
          value={typed.seenBy}
          autocomplete="off"
          lang={lang}
        />
        <Checkbox t={frame.t} name="mayBeTold" label={t.mayBeTold} hint={toldHint} checked={typed.mayBeTold === 'yes'} />
      </div>
      {children}
    </AutoSaveForm>
  )
}

function StarBox() {
  return (
    <svg width={26} height={26} viewBox="-14 -14 28 28" aria-hidden="true" focusable="false">
      <polygon class="f-tomstjerne" points={starPoints(11.5)} />
    </svg>
  )
}
