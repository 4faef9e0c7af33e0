import type { Messages } from '#messages/messages.ts'
import { defaultLimits, type Refusal } from '../document/document.ts'

/** Why a document cannot be read, and what to do about it. */
export function whyUnreadable({ documentImport: { unreadable: t } }: Messages, refusal: Refusal): string {
  switch (refusal.refused) {
    case 'too_large':
      // The same refusal tells of too much text and of too much that is packed; only the first is about the file's size.
      return refusal.limit === defaultLimits.bytes
        ? t.too_large
        : refusal.limit === defaultLimits.characters
          ? t.too_much_text
          : t.too_much_memory
    case 'too_many_pages':
      return t.too_many_pages(refusal.pages, refusal.limit)
    case 'unknown_kind':
      return t[refusal.recognised ?? 'unknown']
    case 'no_text':
      return refusal.kind === 'pdf' ? t.no_text_pdf : t.no_text
    default:
      return t[refusal.refused]
  }
}
