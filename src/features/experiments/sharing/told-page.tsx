import { paths } from '#paths.ts'
import { BackLink } from '#ui/back-link.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import type { Question } from '../questions.ts'
import { ToldArticle } from './told-article.tsx'
import type { ToldDocument } from './told-document.ts'

interface ToldPageProps {
  frame: Frame
  experimentId: string
  document: ToldDocument
  questions: Question[]
  toldAt: Date
  /** The reader told it herself. */
  isMine: boolean
}

/** What somebody told the organisation. */
export function ToldPage({ frame, experimentId, document, questions, toldAt, isMine }: ToldPageProps) {
  const t = frame.t.sharing
  return (
    <Layout frame={frame} title={document.title} section="experiments">
      <BackLink t={frame.t} href={paths.toldExperiments.to()} text={t.toldTitle} />
      <ToldArticle frame={frame} document={document} questions={questions} toldAt={toldAt} />
      {isMine && (
        <p class="ls-svag ls-fortalt-mit d-print-none">
          {t.yours} <a href={paths.experimentSharing.to({ experiment: experimentId })}>{t.title}</a>
        </p>
      )}
    </Layout>
  )
}
