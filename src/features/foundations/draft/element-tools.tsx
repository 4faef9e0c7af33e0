import { paths } from '#paths.ts'
import { PostForm } from '#ui/form.tsx'
import { siblingsOf } from './editing.ts'
import { canEdit, controlId, draftHref, type Editor, shortName, takesFocus } from './editor.tsx'
import { type AnyElement, type ElementKind, findElement } from './words.ts'

/** What can be done to one element: word it, move it among those it is read with, retire it. Each says to what, for who hears it. */
export function Tools({ editor, kind, elementKey }: { editor: Editor; kind: ElementKind; elementKey: string }) {
  const element = findElement(editor.draft.edition, kind, elementKey) as AnyElement | undefined
  if (!element || !canEdit(editor)) return null
  const { frame, draft } = editor
  const t = frame.t.draft
  const at = { foundation: draft.edition.slug, kind, element: elementKey }
  const name = shortName(kind, element)
  const siblings = siblingsOf(draft.edition, kind, elementKey)
  const place = siblings.indexOf(elementKey)
  const edit = controlId('edit', kind, elementKey)
  return (
    <div class="ls-redskaber" lang={frame.language}>
      <a
        id={edit}
        href={draftHref(editor, { edit: kind, key: elementKey })}
        data-turbo-action="replace"
        aria-label={t.editWhat(name)}
        autofocus={takesFocus(editor, edit)}
      >
        {t.edit}
      </a>
      {siblings.length > 1 && (
        <PostForm action={paths.draftElementMove.to(at)} replace>
          <MoveButton editor={editor} direction="up" kind={kind} elementKey={elementKey} label={t.up(name)} isLast={place === 0} />
          <MoveButton
            editor={editor}
            direction="down"
            kind={kind}
            elementKey={elementKey}
            label={t.down(name)}
            isLast={place === siblings.length - 1}
          />
        </PostForm>
      )}
      <a href={paths.draftElementRetirement.to(at)} aria-label={t.retireWhat(name)}>
        {t.retire}
      </a>
    </div>
  )
}

interface MoveButtonProps {
  editor: Editor
  direction: 'up' | 'down'
  kind: ElementKind
  elementKey: string
  label: string
  /** There is no further step this way. The button stays where it is, so that nothing jumps, and keeps the focus. */
  isLast: boolean
}

function MoveButton({ editor, direction, kind, elementKey, label, isLast }: MoveButtonProps) {
  const id = controlId(direction, kind, elementKey)
  return (
    <button
      type="submit"
      id={id}
      name="direction"
      value={direction}
      class="ls-flyt"
      aria-label={label}
      aria-disabled={isLast ? 'true' : undefined}
      autofocus={takesFocus(editor, id)}
    >
      {direction === 'up' ? '↑' : '↓'}
    </button>
  )
}

/** Leads to an empty form in this place. */
export function AddLink({
  editor,
  kind,
  text,
  label,
  given = {},
}: {
  editor: Editor
  kind: ElementKind
  text: string
  label?: string
  given?: Record<string, string>
}) {
  if (!canEdit(editor)) return null
  return (
    <p class="ls-tilfoej" lang={editor.frame.language}>
      <a href={draftHref(editor, { add: kind, ...given })} data-turbo-action="replace" aria-label={label}>
        {text}
      </a>
    </p>
  )
}
