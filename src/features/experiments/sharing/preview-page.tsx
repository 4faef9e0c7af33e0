import { paths } from '#paths.ts'
import { Alert } from '#ui/alert.tsx'
import { BackLink } from '#ui/back-link.tsx'
import { Button, ButtonLink } from '#ui/button.tsx'
import { PostForm } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import type { Question } from '../questions.ts'
import { type Part, sealOf } from './telling.ts'
import { ToldArticle } from './told-article.tsx'
import type { ToldDocument } from './told-document.ts'

interface PreviewPageProps {
  frame: Frame
  experiment: { id: string; title: string }
  document: ToldDocument
  parts: Part[]
  questions: Question[]
  /** Something was written after she saw it: this is how it would be now. */
  hasChanged?: boolean
}

/** What others will see, before any of them does. */
export function PreviewPage({ frame, experiment, document, parts, questions, hasChanged }: PreviewPageProps) {
  const t = frame.t.sharing
  const address = { experiment: experiment.id }
  const again = `${paths.experimentTelling.to(address)}?${new URLSearchParams(parts.map((part) => ['part', part]))}`
  return (
    <Layout frame={frame} title={t.previewTitle} section="experiments">
      <BackLink t={frame.t} href={again} text={t.changeTicks} />
      <PageHead title={t.previewTitle} lead={t.previewLead} />
      {hasChanged && <Alert t={frame.t} variant="warning" heading={t.previewChanged} headingLevel="h2" text={t.previewChangedText} />}
      <section class="ls-smugkig" aria-label={t.previewFrame}>
        <ToldArticle frame={frame} document={document} questions={questions} isPreview />
      </section>
      <PostForm action={paths.experimentTelling.to(address)}>
        {parts.map((part) => (
          <input type="hidden" name="part" value={part} />
        ))}
        <input type="hidden" name="seal" value={sealOf(document)} />
        <p class="ls-knapper">
          <Button>{t.tell}</Button>
          <ButtonLink variant="secondary" href={again}>
            {t.changeTicks}
          </ButtonLink>
        </p>
      </PostForm>
    </Layout>
  )
}
