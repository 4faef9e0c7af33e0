import { paths } from '#paths.ts'
import { Button } from './button.tsx'
import type { Frame } from './frame.ts'
import { Layout } from './layout.tsx'
import { PageHead } from './page-head.tsx'

interface AwayPageProps {
  frame: Frame
  reference: string
  /** The page that was asked for, or the one where she was: a path of ours. */
  back?: string
  /** What she has sent, to be sent once more with one press. */
  sent?: { action: string; fields: [name: string, value: string][] }
}

/** Just now nothing can be answered: how she comes back to where she was, with what she wrote. */
export function AwayPage({ frame, reference, back, sent }: AwayPageProps) {
  const { errors: t } = frame.t
  return (
    <Layout frame={frame} title={t.databaseTitle}>
      <PageHead title={t.databaseTitle} lead={t.databaseText} />
      {sent && (
        <form method="post" action={sent.action} class="ls-afsnit-blok">
          {sent.fields.map(([name, value]) => (
            // A text area carries line breaks as they are.
            <textarea name={name} hidden>
              {`\n${value}`}
            </textarea>
          ))}
          <p>{t.sentKept}</p>
          <p class="ls-knapper ls-under-hoved">
            <Button>{t.sendAgain}</Button>
          </p>
        </form>
      )}
      <p class="ls-knapper ls-under-hoved">
        {back && (
          <a class="button button-secondary" href={back}>
            {sent ? t.backToPage : t.tryAgain}
          </a>
        )}
        <a class="button button-secondary" href={paths.overview.to()}>
          {t.toOverview}
        </a>
      </p>
      <p class="ls-svag ls-under-hoved">
        {t.reference} <strong>{reference}</strong>
      </p>
    </Layout>
  )
}
