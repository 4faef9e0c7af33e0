import { paths } from '#paths.ts'
import type { FormErrors } from '#shared/form.ts'
import { Button } from '#ui/button.tsx'
import { ErrorSummary, PostForm, TextInput } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'

interface SignInPageProps {
  frame: Frame
  /** Where she was on her way to. */
  next?: string
  form?: FormErrors<'email'>
}

export function SignInPage({ frame, next, form }: SignInPageProps) {
  const t = frame.t.signIn
  return (
    <Layout frame={frame} title={t.title}>
      {form && <ErrorSummary t={frame.t} errors={form.errors} />}
      <PageHead title={t.title} lead={t.lead} />
      <PostForm action={paths.signIn.to()} class="ls-smal">
        {next && <input type="hidden" name="next" value={next} />}
        <TextInput
          t={frame.t}
          name="email"
          type="email"
          label={t.email}
          hint={t.emailHint}
          autocomplete="email"
          value={form?.typed.email}
          error={form?.errors.email}
        />
        <p class="ls-knapper">
          <Button>{t.send}</Button>
          {frame.demo && <a href={paths.demo.to()}>{t.toDemo}</a>}
        </p>
      </PostForm>
    </Layout>
  )
}

export function LinkSentPage({ frame }: { frame: Frame }) {
  const t = frame.t.signIn
  return (
    <Layout frame={frame} title={t.sentTitle}>
      <PageHead title={t.sentTitle} lead={t.sentLead} />
      <p>{t.sentNothing}</p>
      <p class="ls-knapper">
        <a class="button button-secondary" href={paths.signIn.to()}>
          {t.sendAgain}
        </a>
      </p>
    </Layout>
  )
}
