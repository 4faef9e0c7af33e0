import { paths } from '#paths.ts'
import type { FormErrors } from '#shared/form.ts'
import { Alert } from '#ui/alert.tsx'
import { Button, ButtonLink } from '#ui/button.tsx'
import { ErrorSummary, PostForm, RadioGroup, Textarea, TextInput } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { adoptionBodies, type Draft, sealOfDraft } from '../draft.ts'
import { DraftTrail } from '../draft-page.tsx'
import { missingFor } from '../editing.ts'
import { draftHref, editorOf } from '../editor.tsx'

interface AdoptionPageProps {
  frame: Frame
  draft: Draft
  /** The number of the edition that it takes the place of. */
  adoptedNumber?: number
  form?: FormErrors
  /** Somebody has worded the draft since the reader opened this page. */
  hasChanged?: boolean
}

/** Who adopted, when, and who took part. */
export function AdoptionPage({ frame, draft, adoptedNumber, form, hasChanged }: AdoptionPageProps) {
  const t = frame.t.draft
  const editor = editorOf(frame, draft)
  const { slug, version } = draft.edition
  const missing = missingFor(draft.edition)
  const typed = form?.typed ?? {}
  const title = t.adoptionTitle(version.number)
  return (
    <Layout frame={frame} title={title} section="foundations">
      <DraftTrail editor={editor} isAdopted={adoptedNumber !== undefined} here={t.adopt} />
      {form && <ErrorSummary t={frame.t} errors={form.errors} />}
      <PageHead title={title} lead={t.adoptionLead} />
      {hasChanged && (
        <Alert t={frame.t} variant="warning" heading={t.adoptionChangedTitle} headingLevel="h2" text={t.adoptionChangedText}>
          <p class="alert-text">
            <a href={draftHref(editor)} target="_blank" rel="noopener">
              {t.toDraft}
            </a>
          </p>
        </Alert>
      )}
      {missing.length > 0 && (
        <Alert t={frame.t} variant="warning" heading={t.adoptionNotReady} headingLevel="h2">
          <ul class="alert-text">
            {missing.map((what) => (
              <li>{t.adoptionMissing[what]}</li>
            ))}
          </ul>
        </Alert>
      )}
      <PostForm action={paths.draftAdoption.to({ foundation: slug })} class="ls-bekraeft">
        <input type="hidden" name="seal" value={sealOfDraft(draft)} />
        <RadioGroup
          t={frame.t}
          name="body"
          label={t.adoptionBody}
          error={form?.errors.body}
          value={typed.body}
          options={adoptionBodies.map((body) => ({ value: body, label: t.bodies[body] }))}
        />
        <TextInput
          t={frame.t}
          name="otherBody"
          label={t.adoptionOther}
          hint={t.adoptionOtherHint}
          value={typed.otherBody}
          error={form?.errors.otherBody}
          optional
          maxlength={200}
          autocomplete="off"
        />
        <TextInput t={frame.t} type="date" name="adoptedOn" label={t.adoptionDate} value={typed.adoptedOn} error={form?.errors.adoptedOn} />
        <Textarea
          t={frame.t}
          name="participants"
          label={t.adoptionParticipants}
          hint={t.adoptionParticipantsHint}
          value={typed.participants}
          error={form?.errors.participants}
          rows={3}
          optional
          autocomplete="off"
        />
        {adoptedNumber !== undefined && <p class="ls-svag">{t.adoptionReplaces(adoptedNumber)}</p>}
        <div class="ls-knapper">
          <Button>{t.adoptionButton}</Button>
          <ButtonLink variant="secondary" href={draftHref(editor)}>
            {t.cancel}
          </ButtonLink>
        </div>
      </PostForm>
    </Layout>
  )
}

/** Of two who adopt at once, the second. */
export function AdoptionTakenPage({ frame, foundation, isAdopted }: { frame: Frame; foundation: string; isAdopted: boolean }) {
  const t = frame.t.draft
  return (
    <Layout frame={frame} title={t.adoptionTakenTitle} section="foundations">
      <PageHead title={t.adoptionTakenTitle} lead={t.adoptionTakenText} />
      <p class="ls-knapper">
        <ButtonLink variant="secondary" href={isAdopted ? paths.foundation.to({ foundation }) : paths.foundations.to()}>
          {t.toFoundation}
        </ButtonLink>
      </p>
    </Layout>
  )
}
