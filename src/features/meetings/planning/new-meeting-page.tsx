import { paths } from '#paths.ts'
import type { FormErrors } from '#shared/form.ts'
import { BackLink } from '#ui/back-link.tsx'
import { Button } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { Checkbox, ErrorSummary, PostForm, RadioGroup } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { type Format, minutesOfMeeting, read } from '../format.ts'
import { TimeFields, TitleField } from './plan-fields.tsx'

interface NewMeetingPageProps {
  frame: Frame
  circle: { id: string; name: string }
  formats: Format[]
  /** Running experiments that are shared with the circle. */
  experiments: { id: string; title: string; owner: string }[]
  /** Ticked so far. */
  chosen: string[]
  form: FormErrors
}

/** A meeting is planned on one page: its form, who presents, and when and where. */
export function NewMeetingPage({ frame, circle, formats, experiments, chosen, form }: NewMeetingPageProps) {
  const t = frame.t.meetings
  const lang = danish(frame)
  return (
    <Layout frame={frame} title={`${t.planIn} ${circle.name}`} section="meetings">
      <BackLink t={frame.t} href={paths.circle.to({ circle: circle.id })} text={circle.name} lang={lang} />
      <ErrorSummary t={frame.t} errors={form.errors} />
      <div class="ls-sidehoved">
        <h1 class="ls-titel">
          {t.planIn} <span lang={lang}>{circle.name}</span>
        </h1>
        <p class="ls-lead">{t.newLead}</p>
      </div>
      <PostForm action={paths.circleMeetings.to({ circle: circle.id })}>
        <input type="hidden" name="id" value={form.typed.id} />
        <TitleField frame={frame} form={form} />
        <RadioGroup
          t={frame.t}
          name="format"
          label={t.formatLabel}
          value={form.typed.format}
          error={form.errors.format}
          options={formats.map((format) => {
            const { usual } = format.presenters
            const { text, isDanish } = read(format.name, frame.language)
            return {
              value: format.key,
              label: text,
              lang: isDanish ? lang : undefined,
              hint: t.formatHint(minutesOfMeeting(format, usual), usual),
            }
          })}
        />
        <p class="ls-efter-liste">
          <a href={paths.meetingFormats.to()}>{frame.t.meetingFormats.readAll}</a>
        </p>
        <fieldset
          class="ls-vaelg-personer"
          id="experiments"
          tabindex={-1}
          aria-describedby={form.errors.experiments ? 'experiments-error' : 'experiments-hint'}
        >
          <legend class="form-label">{t.presentersLabel}</legend>
          <span class="form-hint" id="experiments-hint">
            {experiments.length > 0 ? t.presentersHint : t.noneShared}
          </span>
          {form.errors.experiments && (
            <span class="form-error-message" id="experiments-error">
              <span class="sr-only">{frame.t.frame.errorPrefix}</span>
              {form.errors.experiments}
            </span>
          )}
          {experiments.map(({ id, title, owner }) => (
            <Checkbox
              t={frame.t}
              name="experiments"
              id={`experiment-${id}`}
              value={id}
              label={<span lang={lang}>{title}</span>}
              hint={t.sharedBy(owner)}
              checked={chosen.includes(id)}
            />
          ))}
        </fieldset>
        <TimeFields frame={frame} form={form} />
        <p class="ls-knapper">
          <Button>{t.planButton}</Button>
          <a href={paths.circle.to({ circle: circle.id })}>{t.cancel}</a>
        </p>
      </PostForm>
    </Layout>
  )
}
