import { paths } from '#paths.ts'
import type { FormErrors } from '#shared/form.ts'
import { Button } from '#ui/button.tsx'
import { ErrorSummary, PostForm, TextInput } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'

export function SetupPage({ frame, form }: { frame: Frame; form?: FormErrors<'code' | 'organisation' | 'name' | 'email'> }) {
  const t = frame.t.signIn
  const field = (name: 'code' | 'organisation' | 'name' | 'email') => ({
    t: frame.t,
    name,
    value: form?.typed[name],
    error: form?.errors[name],
  })
  return (
    <Layout frame={frame} title={t.setupTitle}>
      {form && <ErrorSummary t={frame.t} errors={form.errors} />}
      <PageHead title={t.setupTitle} lead={t.setupLead} />
      <PostForm action={paths.setup.to()} class="ls-smal">
        <TextInput {...field('code')} label={t.code} hint={t.codeHint} autocomplete="one-time-code" />
        <TextInput {...field('organisation')} label={t.organisation} hint={t.organisationHint} autocomplete="organization" />
        <TextInput {...field('name')} label={t.name} autocomplete="name" />
        <TextInput {...field('email')} type="email" label={t.setupEmail} hint={t.setupEmailHint} autocomplete="email" />
        <p class="ls-knapper">
          <Button>{t.create}</Button>
        </p>
      </PostForm>
    </Layout>
  )
}
