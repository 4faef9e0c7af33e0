import { paths } from '#paths.ts'
import type { FormErrors } from '#shared/form.ts'
import { Breadcrumbs } from '#ui/breadcrumbs.tsx'
import { Button } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { Checkbox, ErrorSummary, PostForm, RadioGroup, Textarea, TextInput } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'

interface Person {
  id: string
  name: string
  units: string[]
}

interface NewHearingPageProps {
  frame: Frame
  slug: string
  draft: { number: number; name: string; isAdopted: boolean }
  form?: FormErrors
  /** Those ticked so far, and those found by name. */
  persons: { chosen: Person[]; found: Person[] }
  /** The name that was looked for. */
  find?: string
}

/** The editor says when the hearing is and who is invited. Whom to invite is looked up without leaving the form. */
export function NewHearingPage({ frame, slug, draft, form, persons, find }: NewHearingPageProps) {
  const { t } = frame
  const typed = form?.typed ?? {}
  const errors = form?.errors ?? {}
  return (
    <Layout frame={frame} title={t.hearing.openTitle(draft.name)} section="foundations">
      <Breadcrumbs
        t={t}
        items={[
          { text: t.foundations.title, href: paths.foundations.to() },
          {
            text: draft.name,
            href: draft.isAdopted ? paths.foundation.to({ foundation: slug }) : paths.versions.to({ foundation: slug }),
            lang: danish(frame),
          },
          { text: t.hearing.title },
        ]}
      />
      <PageHead title={t.hearing.openTitle(draft.name)} lead={t.hearing.openLead(draft.number)} />
      <ErrorSummary t={t} errors={errors} />
      {/* Looking somebody up answers with the same form again, which Turbo would not show. */}
      <PostForm action={paths.hearings.to({ foundation: slug })} turbo={false}>
        <TextInput t={t} name="opensOn" type="date" label={t.hearing.opensOn} value={typed.opensOn} error={errors.opensOn} />
        <TextInput
          t={t}
          name="closesOn"
          type="date"
          label={t.hearing.closesOn}
          hint={t.hearing.closesOnHint}
          value={typed.closesOn}
          error={errors.closesOn}
        />
        <Textarea
          t={t}
          name="bodies"
          label={t.hearing.bodies}
          hint={t.hearing.bodiesHint}
          optional
          rows={3}
          value={typed.bodies}
          error={errors.bodies}
        />
        <RadioGroup
          t={t}
          name="everyone"
          label={t.hearing.audience}
          value={typed.everyone}
          error={errors.everyone}
          options={[
            { value: 'yes', label: t.hearing.audienceEveryone },
            { value: 'no', label: t.hearing.audienceChosen },
          ]}
        />
        <Persons frame={frame} persons={persons} find={find} error={errors.persons} />
        <Textarea
          t={t}
          name="note"
          label={t.hearing.noteLabel}
          hint={t.hearing.noteHint}
          optional
          rows={4}
          maxlength={2000}
          value={typed.note}
          error={errors.note}
        />
        <p class="ls-knapper">
          <Button>{t.hearing.openButton}</Button>
        </p>
      </PostForm>
    </Layout>
  )
}

function Persons({ frame, persons, find, error }: Pick<NewHearingPageProps, 'frame' | 'persons' | 'find'> & { error?: string }) {
  const { t } = frame
  return (
    <fieldset class="ls-vaelg-personer" id="persons" tabindex={-1}>
      <legend class="form-label">{t.hearing.chooseTitle}</legend>
      {error && (
        <span class="form-error-message">
          <span class="sr-only">{t.frame.errorPrefix}</span>
          {error}
        </span>
      )}
      {persons.chosen.length > 0 && (
        <>
          <p class="ls-svag">{t.hearing.chosen}</p>
          {persons.chosen.map((person) => (
            <Tick frame={frame} person={person} checked />
          ))}
        </>
      )}
      {find && (
        <div id="fundet">
          <p class="ls-svag">{persons.found.length > 0 ? t.hearing.found(find) : t.hearing.foundNone(find)}</p>
          {persons.found.map((person) => (
            <Tick frame={frame} person={person} />
          ))}
          {persons.found.length === 20 && <p class="ls-svag">{t.hearing.foundMore}</p>}
        </div>
      )}
      <div class="ls-find">
        <TextInput t={t} name="find" label={t.hearing.find} hint={t.hearing.findHint} optional value={find} maxlength={200} />
        <Button variant="secondary" icon="search" name="act" value="find">
          {t.hearing.findButton}
        </Button>
      </div>
    </fieldset>
  )
}

function Tick({ frame, person, checked }: { frame: Frame; person: Person; checked?: boolean }) {
  return (
    <Checkbox
      t={frame.t}
      name="persons"
      id={`person-${person.id}`}
      value={person.id}
      label={person.name}
      hint={person.units.join(', ') || undefined}
      checked={checked}
    />
  )
}
