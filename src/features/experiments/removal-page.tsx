import { paths } from '#paths.ts'
import { BackLink } from '#ui/back-link.tsx'
import { Button } from '#ui/button.tsx'
import { danish } from '#ui/danish.ts'
import { PostForm } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import type { Experiment } from './experiment.ts'

export function RemovalPage({ frame, experiment }: { frame: Frame; experiment: Experiment }) {
  const t = frame.t.experiments
  const address = { experiment: experiment.id }
  return (
    <Layout frame={frame} title={t.removal} section="experiments">
      <BackLink t={frame.t} href={paths.experiment.to(address)} text={experiment.title} lang={danish(frame)} />
      <PageHead title={t.removalTitle(experiment.title)} lead={t.removalText} />
      <PostForm action={paths.experimentRemoval.to(address)}>
        <p class="ls-knapper">
          <Button>{t.removalConfirm}</Button>
          <a href={paths.experiment.to(address)}>{t.keepIt}</a>
        </p>
      </PostForm>
    </Layout>
  )
}
