import { paths } from '#paths.ts'
import { Alert } from '#ui/alert.tsx'
import { Button, ButtonLink } from '#ui/button.tsx'
import { PostForm } from '#ui/form.tsx'
import type { Frame } from '#ui/frame.ts'
import { Layout } from '#ui/layout.tsx'
import { PageHead } from '#ui/page-head.tsx'
import { type Draft, sealOfDraft } from '../draft.ts'
import { DraftTrail } from '../draft-page.tsx'
import { draftHref, editorOf } from '../editor.tsx'

interface RemovalPageProps {
  frame: Frame
  draft: Draft
  isAdopted: boolean
  /** What was said of it in hearings goes, too. */
  comments: number
  hasChanged?: boolean
}

export function RemovalPage({ frame, draft, isAdopted, comments, hasChanged }: RemovalPageProps) {
  const t = frame.t.draft
  const editor = editorOf(frame, draft)
  const { slug, version } = draft.edition
  return (
    <Layout frame={frame} title={t.removalTitle} section="foundations">
      <DraftTrail editor={editor} isAdopted={isAdopted} here={t.throwAway} />
      <PageHead title={t.removalTitle} lead={isAdopted ? t.removalText(version.number) : t.removalTextFirst} />
      {hasChanged && <Alert t={frame.t} variant="warning" text={t.removalChanged} />}
      <PostForm action={paths.draftRemoval.to({ foundation: slug })} class="ls-bekraeft">
        <input type="hidden" name="seal" value={sealOfDraft(draft)} />
        {comments > 0 && <p>{t.removalComments(comments)}</p>}
        <div class="ls-knapper">
          <Button>{t.removalYes}</Button>
          <ButtonLink variant="secondary" href={draftHref(editor)}>
            {t.removalNo}
          </ButtonLink>
        </div>
      </PostForm>
    </Layout>
  )
}
