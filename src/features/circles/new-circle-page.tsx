import { paths } from '#paths.ts'
import type { FormErrors } from '#shared/form.ts'
import { BackLink } from '#ui/back-link.tsx'
import { Button } from '#ui/button.tsx'
import { Checkbox, ErrorSummary, PostForm, TextInput } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { type Colleague, mostFound } from './circle.ts'
import { CircleFields } from './circle-fields.tsx'
import { placesText } from './colleague-line.tsx'

interface NewCirclePageProps {
  frame: Frame
  form: FormErrors
  /** Those ticked so far. */
  chosen: Colleague[]
  found: Colleague[]
  isCut: boolean
  /** The name that was looked for. */
  find?: string
}

/** A group is put together on one page: who is to be in it is looked up without leaving the form. */
export function NewCirclePage({ frame, form, chosen, found, isCut, find }: NewCirclePageProps) {
  const t = frame.t.circles
  return (
    <Layout frame={frame} title={t.newTitle} section="overview">
      <BackLink t={frame.t} href={paths.circles.to()} text={t.title} />
      <ErrorSummary t={frame.t} errors={form.errors} />
      <PageHead title={t.newTitle} lead={t.newLead} />
      {/* Looking somebody up answers with the same form again, which Turbo would not show. */}
      <PostForm action={paths.circles.to()} turbo={false}>
        <CircleFields frame={frame} form={form} />
        <fieldset class="ls-vaelg-personer" id="members" tabindex={-1} aria-describedby={form.errors.members ? 'members-error' : undefined}>
          <legend class="form-label">{t.chooseLegend}</legend>
          {form.errors.members && (
            <span class="form-error-message" id="members-error">
              <span class="sr-only">{frame.t.frame.errorPrefix}</span>
              {form.errors.members}
            </span>
          )}
          {chosen.length > 0 && <p class="ls-svag">{t.chosen}</p>}
          {chosen.map((colleague) => (
            <Tick frame={frame} colleague={colleague} checked />
          ))}
          {find && <p class="ls-svag">{found.length > 0 ? t.found(find) : t.foundNobody(find)}</p>}
          {found.map((colleague) => (
            <Tick frame={frame} colleague={colleague} />
          ))}
          {isCut && <p class="ls-svag">{t.foundMore(mostFound)}</p>}
          <div class="ls-find">
            <TextInput
              t={frame.t}
              name="find"
              type="search"
              label={t.searchLabel}
              hint={t.searchHint}
              optional
              value={find}
              maxlength={200}
            />
            <Button variant="secondary" icon="search" name="act" value="find">
              {t.search}
            </Button>
          </div>
        </fieldset>
        <p class="ls-knapper">
          <Button>{t.makeButton}</Button>
          <a href={paths.circles.to()}>{t.cancel}</a>
        </p>
      </PostForm>
    </Layout>
  )
}

function Tick({ frame, colleague, checked }: { frame: Frame; colleague: Colleague; checked?: boolean }) {
  return (
    <Checkbox
      t={frame.t}
      name="members"
      id={`member-${colleague.id}`}
      value={colleague.id}
      label={colleague.name}
      hint={placesText(frame, colleague)}
      checked={checked}
    />
  )
}
