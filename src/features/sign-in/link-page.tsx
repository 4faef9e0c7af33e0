import { paths } from '#paths.ts'
import { Button } from '#ui/button.tsx'
import { PostForm } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import type { LinkChoice } from './sign-in.ts'

/** Reached by a link in a letter. One button for each organisation that knows the address; usually one. */
export function LinkPage({ frame, choices, next }: { frame: Frame; choices: LinkChoice[]; next?: string }) {
  const t = frame.t.signIn
  if (choices.length === 0) {
    return (
      <Layout frame={frame} title={t.linkGoneTitle}>
        <PageHead title={t.linkGoneTitle} lead={t.linkGoneLead} />
        <p class="ls-knapper">
          <a class="button button-primary" href={paths.signIn.to()}>
            {t.newLink}
          </a>
        </p>
      </Layout>
    )
  }
  return (
    <Layout frame={frame} title={t.linkTitle}>
      <PageHead title={t.linkTitle} lead={choices.length > 1 ? t.linkChoose : t.linkLead} />
      {choices.map((choice) => (
        <PostForm action={frame.path} class="ls-organisationsvalg">
          <input type="hidden" name="organisation" value={choice.organisationId} />
          {next && <input type="hidden" name="next" value={next} />}
          <Button>{t.enter(choice.personName, choice.organisationName)}</Button>
        </PostForm>
      ))}
    </Layout>
  )
}
