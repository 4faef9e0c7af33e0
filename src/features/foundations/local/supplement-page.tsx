import { paths } from '#paths.ts'
import type { FormErrors } from '#shared/form.ts'
import { Alert } from '#ui/alert.tsx'
import { Badge } from '#ui/badge.tsx'
import { Button } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { ErrorSummary, PostForm, RadioGroup, Select, Textarea } from '#ui/form.tsx'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { Trail } from '../foundation-head.tsx'
import type { Reading } from '../reading.tsx'
import { expectationChoices } from './choices.ts'
import { Retired } from './local-notes.tsx'
import { isRetired, type Supplement, type UnitName } from './local-words.ts'

interface SupplementPageProps {
  reading: Reading & { slug: string }
  unit: UnitName
  /** The one that is edited; a new one has none. */
  id?: string
  form: FormErrors
  /** What the supplement names now and the foundation has no longer: it may go on naming it. */
  retired?: { expectation: string; wording?: string }
  conflict?: Conflict<Supplement>
}

/** What another wrote in the meantime, or that it is gone. */
export type Conflict<Words> = { now: Words } | { gone: true }

/** One supplement: written, or reworded. */
export function SupplementPage({ reading, unit, id, form, retired, conflict }: SupplementPageProps) {
  const { frame, content, slug } = reading
  const t = frame.t.local
  const { typed, errors } = form
  const back = paths.unitLocalWords.to({ foundation: slug, unit: unit.id })
  const title = id === undefined ? t.newTitle(unit.name) : t.editTitle(unit.name)
  const action =
    id === undefined || (conflict && 'gone' in conflict)
      ? paths.supplements.to({ foundation: slug, unit: unit.id })
      : paths.supplement.to({ foundation: slug, unit: unit.id, supplement: id })
  const lang = danish(frame)
  return (
    <Layout frame={frame} title={title} section="foundations">
      <Trail reading={reading} items={[{ text: t.title, href: back }]} here={title} />
      <ErrorSummary t={frame.t} errors={errors} />
      <PageHead title={title} lead={t.formLead} />
      {conflict && 'gone' in conflict && <Alert t={frame.t} variant="warning" heading={t.goneTitle} headingLevel="h2" text={t.goneText} />}
      {conflict && 'now' in conflict && (
        <Alert t={frame.t} variant="warning" heading={t.conflictTitle} headingLevel="h2" text={t.conflictText}>
          <div class="ls-staar-nu">
            <p>{t.standsNow}:</p>
            <blockquote lang={lang}>{conflict.now.text}</blockquote>
            <p class="ls-meta">
              <Badge text={t[conflict.now.stance]} />
              {conflict.now.expectation === undefined ? (
                <span>{t.newHere}</span>
              ) : (
                <span>
                  {t.concerns}: <q lang={lang}>{conflict.now.wording}</q>
                </span>
              )}
              {conflict.now.authorName && <span>{t.writtenBy(conflict.now.authorName)}</span>}
            </p>
            <p>
              <a href={back}>{t.keepTheirs}</a>
            </p>
          </div>
        </Alert>
      )}
      <PostForm action={action} class="ls-lokal-formular">
        <input type="hidden" name="revision" value={typed.revision ?? '0'} />
        <Textarea
          t={frame.t}
          name="text"
          lang={lang}
          label={t.textLabel}
          hint={t.textHint}
          error={errors.text}
          value={typed.text}
          rows={3}
        />
        <RadioGroup
          t={frame.t}
          name="concerns"
          label={t.concernsLabel}
          error={errors.concerns}
          value={typed.concerns}
          options={[
            { value: 'expectation', label: t.concernsExpectation, hint: t.concernsExpectationHint },
            { value: 'new', label: t.concernsNew, hint: t.concernsNewHint },
          ]}
        />
        {retired && <Retired frame={frame} wording={retired.wording} />}
        <Select
          t={frame.t}
          name="expectation"
          label={t.expectationLabel}
          hint={t.expectationHint}
          error={errors.expectation}
          optional
          value={typed.expectation}
          options={[
            { value: '', label: t.choose },
            ...(retired && isRetired(content, retired)
              ? [{ value: retired.expectation, label: retired.wording ?? retired.expectation, lang }]
              : []),
            ...expectationChoices(content, lang),
          ]}
        />
        <Select
          t={frame.t}
          name="theme"
          label={t.themeLabel(content.themeWord.one)}
          hint={t.themeHint}
          error={errors.theme}
          optional
          value={typed.theme}
          options={[{ value: '', label: t.choose }, ...content.themes.map((theme) => ({ value: theme.key, label: theme.name, lang }))]}
        />
        <RadioGroup
          t={frame.t}
          name="stance"
          label={t.stanceLabel}
          error={errors.stance}
          value={typed.stance}
          options={[
            { value: 'keep', label: t.keep, hint: t.keepHint },
            { value: 'develop', label: t.develop, hint: t.developHint },
          ]}
        />
        <p>{t.whoReads(unit.name)}</p>
        <p class="ls-knapper">
          <Button>{t.save}</Button>
          <a href={back}>{t.cancel}</a>
        </p>
      </PostForm>
    </Layout>
  )
}
