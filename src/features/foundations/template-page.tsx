import { paths } from '#paths.ts'
import type { FormErrors } from '#shared/form.ts'
import { Breadcrumbs } from '#ui/breadcrumbs.tsx'
import { Button } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { ErrorSummary, PostForm, TextInput } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { SectionHead } from '#ui/section-head.tsx'
import type { TakeIntoUse } from './content.ts'
import { contentOf } from './content.ts'
import { DraftFromTemplate } from './draft/draft-notice.tsx'
import { elements, type Reading } from './reading.tsx'
import type { Template } from './template.ts'
import { WholeFoundation } from './whole-foundation.tsx'

interface TemplatePageProps {
  frame: Frame
  template: Template
  canTake: boolean
  form?: FormErrors<keyof TakeIntoUse>
  /** What was wrong when a draft was to be begun with it. */
  draftForm?: { name?: string; error?: string }
}

/** All of a template; and for who may, the form that takes it into use. */
export function TemplatePage({ frame, template, canTake, form, draftForm }: TemplatePageProps) {
  const t = frame.t.foundations
  const content = contentOf(template)
  const reading: Reading = { frame, content, mine: [] }
  return (
    <Layout frame={frame} title={`${template.name} – ${t.template}`} section="foundations">
      <Breadcrumbs
        t={frame.t}
        items={[
          { text: t.title, href: paths.foundations.to() },
          { text: t.templatesTitle, href: paths.templates.to() },
          { text: template.name, lang: danish(frame) },
        ]}
      />
      {form && <ErrorSummary t={frame.t} errors={form.errors} />}
      {draftForm && <ErrorSummary t={frame.t} errors={{ 'draft-name': draftForm.error }} />}
      <div lang={danish(frame)} data-element={elements(content.ids)} class="ls-grundlagshoved">
        <PageHead title={template.name} lead={content.lead} />
        <p class="ls-svag" lang={frame.language}>
          {t.templateLead} {t.after(template.source.document, template.source.publisher, template.source.year)}
        </p>
      </div>
      {canTake && <TakeForm frame={frame} template={template} form={form} />}
      {canTake && (
        <DraftFromTemplate frame={frame} template={template.key} name={draftForm?.name ?? template.name} error={draftForm?.error} />
      )}
      <WholeFoundation reading={reading} />
    </Layout>
  )
}

function TakeForm({ frame, template, form }: Pick<TemplatePageProps, 'frame' | 'template' | 'form'>) {
  const t = frame.t.foundations
  const typed = form?.typed ?? { name: template.name }
  return (
    <section class="ls-tag-i-brug" aria-labelledby="tag-i-brug">
      <SectionHead id="tag-i-brug" title={t.takeIntoUse} />
      <p class="ls-svag">{t.takeIntoUseText}</p>
      <PostForm action={paths.foundations.to()}>
        <input type="hidden" name="template" value={template.key} />
        <TextInput
          t={frame.t}
          name="name"
          label={t.nameLabel}
          value={typed.name}
          error={form?.errors.name}
          maxlength={200}
          autocomplete="off"
        />
        <TextInput
          t={frame.t}
          name="adoptedBy"
          label={t.adoptedByLabel}
          hint={t.adoptedByHint}
          value={typed.adoptedBy}
          error={form?.errors.adoptedBy}
          maxlength={200}
          autocomplete="off"
        />
        <TextInput
          t={frame.t}
          type="date"
          name="adoptedOn"
          label={t.adoptedOnLabel}
          value={typed.adoptedOn}
          error={form?.errors.adoptedOn}
        />
        <Button>{t.takeButton}</Button>
      </PostForm>
    </section>
  )
}
