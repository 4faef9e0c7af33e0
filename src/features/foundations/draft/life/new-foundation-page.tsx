import { paths } from '#paths.ts'
import type { FormErrors } from '#shared/form.ts'
import { Breadcrumbs } from '#ui/breadcrumbs.tsx'
import { Button, ButtonLink } from '#ui/button.tsx'
import { ErrorSummary, PostForm, RadioGroup, Textarea, TextInput } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { shapes } from '../words.ts'

/** From nothing: what it is called, what it is, and how its roles belong together. */
export function NewFoundationPage({ frame, form }: { frame: Frame; form?: FormErrors }) {
  const t = frame.t.draft
  const typed = form?.typed ?? {}
  const errors = form?.errors ?? {}
  const text = (name: 'name' | 'document' | 'themeWord' | 'themeWords', label: string, hint?: string) => (
    <TextInput
      t={frame.t}
      name={name}
      label={label}
      hint={hint}
      value={typed[name]}
      error={errors[name]}
      maxlength={200}
      autocomplete="off"
    />
  )
  return (
    <Layout frame={frame} title={t.newTitle} section="foundations">
      <Breadcrumbs t={frame.t} items={[{ text: frame.t.foundations.title, href: paths.foundations.to() }, { text: t.newTitle }]} />
      {form && <ErrorSummary t={frame.t} errors={form.errors} />}
      <PageHead title={t.newTitle} lead={t.newLead} />
      <PostForm action={paths.newFoundation.to()} class="ls-bekraeft">
        {text('name', frame.t.foundations.nameLabel)}
        {text('document', t.fields.document, t.hints.document)}
        <Textarea
          t={frame.t}
          name="lead"
          label={t.fields.lead}
          hint={t.hints.lead}
          value={typed.lead}
          error={errors.lead}
          rows={4}
          autocomplete="off"
        />
        <RadioGroup
          t={frame.t}
          name="shape"
          label={t.shapeLabel}
          value={typed.shape}
          error={errors.shape}
          options={shapes.map((shape) => ({ value: shape, label: t.shapes[shape], hint: t.shapeHints[shape] }))}
        />
        {text('themeWord', t.fields.themeWord, t.hints.themeWord)}
        {text('themeWords', t.fields.themeWords, t.hints.themeWords)}
        <div class="ls-knapper">
          <Button>{t.newButton}</Button>
          <ButtonLink variant="link" href={paths.templates.to()}>
            {frame.t.foundations.templates}
          </ButtonLink>
        </div>
      </PostForm>
    </Layout>
  )
}
