import { paths } from '#paths.ts'
import { Button, ButtonLink } from '#ui/button.tsx'
import { PostForm } from '#ui/form.tsx'
import { controlId, draftHref, type Editor } from './editor.tsx'
import { Fields, HiddenFields } from './element-fields.tsx'
import type { WordedKind } from './words.ts'

/** The form that is open, in the place of what it words. Its heading takes the focus, unless there are errors to hear of first. */
export function ElementForm({ editor }: { editor: Editor }) {
  const { frame, draft, open } = editor
  if (!open) return null
  const t = frame.t.draft
  const { kind, key, typed, was, revision, errors } = open
  const isNew = kind !== 'head' && key === undefined
  return (
    <div class="ls-rediger" id="rediger" lang={frame.language}>
      <h3 tabindex={-1} autofocus={errors ? undefined : true}>
        {isNew ? t.newTitles[kind] : t.formTitles[kind]}
      </h3>
      <PostForm action={saveHref(draft.edition.slug, kind, key)} replace>
        {revision !== undefined && <input type="hidden" name="revision" value={String(revision)} />}
        {was && <HiddenFields typed={was} prefix="was-" />}
        <Fields frame={frame} content={draft.edition} kind={kind} elementKey={key} typed={typed} errors={errors} />
        <div class="ls-knapper">
          <Button>{isNew ? t.saveNew : t.save}</Button>
          <ButtonLink variant="link" href={draftHref(editor, { at: isNew ? undefined : controlId('edit', kind, key) })}>
            {t.cancel}
          </ButtonLink>
        </div>
      </PostForm>
    </div>
  )
}

export function saveHref(foundation: string, kind: WordedKind, key?: string): string {
  if (kind === 'head') return paths.draftHead.to({ foundation })
  return key === undefined ? paths.draftElements.to({ foundation, kind }) : paths.draftElement.to({ foundation, kind, element: key })
}
