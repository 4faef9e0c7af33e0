import { paths } from '#paths.ts'
import type { Frame } from '#ui/frame.ts'
import type { Content } from '../foundation.ts'
import type { Reading } from '../reading.tsx'
import type { Draft } from './draft.ts'
import { type AnyElement, type ElementKind, type Field, nameOf, type Typed, type WordedKind } from './words.ts'

/** The one form that is open on the page: to word what is there (with a key, or the head), or to add. */
export interface OpenForm {
  kind: WordedKind
  key?: string
  typed: Typed
  /** What the writer began from; not there when she adds. */
  was?: Typed
  revision?: number
  errors?: Partial<Record<Field, string>>
}

/** What every part of the draft page is given. */
export interface Editor {
  frame: Frame
  draft: Draft
  /** The draft as it is read, without links: nothing in it has a page of its own yet. */
  reading: Reading
  open?: OpenForm
  /** Where the reader was: the control that takes the focus again. */
  at?: string
}

export function editorOf(frame: Frame, draft: Draft, rest: Pick<Editor, 'open' | 'at'> = {}): Editor {
  return { frame, draft, reading: { frame, content: draft.edition, mine: [] }, ...rest }
}

/** Words are held still in a hearing; and while one form is open the rest of the page only reads, so that nothing typed is left behind. */
export function canEdit({ draft, open }: Editor): boolean {
  return draft.edition.version.state === 'draft' && !open
}

export function isOpen({ open }: Editor, kind: WordedKind, key?: string): boolean {
  return open?.kind === kind && open.key === key
}

/** Before the first is added, an element has no key. */
export function isAdding({ open }: Editor, kind: ElementKind, typed: Typed = {}): boolean {
  return (
    open !== undefined &&
    open.kind === kind &&
    open.key === undefined &&
    Object.entries(typed).every(([field, value]) => open.typed[field as Field] === value)
  )
}

export function draftHref({ draft }: Pick<Editor, 'draft'>, query: Record<string, string | undefined> = {}): string {
  return paths.draft.to({ foundation: draft.edition.slug }, query)
}

export type Control = 'edit' | 'up' | 'down' | 'add'

/** The id of a control, which is also what an address says to have the focus back there. */
export function controlId(control: Control, kind: WordedKind, key = ''): string {
  return `${control}-${kind}-${key}`
}

export function takesFocus({ at }: Editor, id: string): true | undefined {
  return at === id ? true : undefined
}

/** Short enough to be heard at every button. */
export function shortName(kind: ElementKind, element: AnyElement): string {
  const name = nameOf(kind, element).replace(/\s+/g, ' ')
  return name.length > 60 ? `${name.slice(0, 57).trimEnd()}…` : name
}

export function themeOf(content: Content, key?: string) {
  return content.themes.find((theme) => theme.key === key)
}
