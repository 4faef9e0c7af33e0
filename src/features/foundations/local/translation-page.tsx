import { paths } from '#paths.ts'
import type { FormErrors } from '#shared/form.ts'
import { Alert } from '#ui/alert.tsx'
import { Button } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { ErrorSummary, PostForm, Textarea } from '#ui/form.tsx'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { findExpectation } from '../foundation.ts'
import { Trail } from '../foundation-head.tsx'
import { expectationHref, Paragraphs, type Reading } from '../reading.tsx'
import type { LocalTranslation, UnitName } from './local-words.ts'
import type { Conflict } from './supplement-page.tsx'

interface TranslationPageProps {
  reading: Reading & { slug: string }
  unit: UnitName
  /** The key, and what it says, or said when it last was in the foundation. */
  expectation: { key: string; wording: string }
  form: FormErrors
  conflict?: Conflict<LocalTranslation>
}

/** What one expectation means in one unit: written, or reworded. */
export function TranslationPage({ reading, unit, expectation, form, conflict }: TranslationPageProps) {
  const { frame, content, slug } = reading
  const t = frame.t.local
  const lang = danish(frame)
  const { typed, errors } = form
  const present = findExpectation(content, expectation.key)
  const back = (present && expectationHref(reading, present)) ?? paths.unitLocalWords.to({ foundation: slug, unit: unit.id })
  const title = t.translationTitle(unit.name)
  return (
    <Layout frame={frame} title={title} section="foundations">
      <Trail
        reading={reading}
        items={[{ text: t.title, href: paths.unitLocalWords.to({ foundation: slug, unit: unit.id }) }]}
        here={t.atOurs}
      />
      <ErrorSummary t={frame.t} errors={errors} />
      <PageHead title={title} />
      {conflict && 'gone' in conflict && <Alert t={frame.t} variant="warning" heading={t.goneTitle} headingLevel="h2" text={t.goneText} />}
      {conflict && 'now' in conflict && (
        <Alert t={frame.t} variant="warning" heading={t.conflictTitle} headingLevel="h2" text={t.conflictText}>
          <div class="ls-staar-nu">
            <p>{t.standsNow}:</p>
            <blockquote>
              <Paragraphs text={conflict.now.text} lang={lang} />
            </blockquote>
            {conflict.now.authorName && <p class="ls-meta">{t.writtenBy(conflict.now.authorName)}</p>}
            <p>
              <a href={back}>{t.keepTheirs}</a>
            </p>
          </div>
        </Alert>
      )}
      <blockquote class="ls-forventningscitat" lang={lang}>
        {expectation.wording}
      </blockquote>
      {!present && <p class="ls-lokalt-note">{t.retiredNote}</p>}
      <PostForm
        action={paths.localTranslation.to({ foundation: slug, unit: unit.id, expectation: expectation.key })}
        class="ls-lokal-formular"
      >
        <input type="hidden" name="revision" value={typed.revision ?? '0'} />
        <Textarea
          t={frame.t}
          name="text"
          lang={lang}
          label={t.translationLabel}
          hint={t.translationHint}
          error={errors.text}
          value={typed.text}
          rows={6}
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
