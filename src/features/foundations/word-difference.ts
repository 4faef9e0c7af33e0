import { diffWordsWithSpace } from 'diff'

/** A stretch of words, and whether both texts have it, or only the text after, or only the text before. */
export interface WordPart {
  kind: 'same' | 'added' | 'removed'
  text: string
}

/**
 * What has changed between two texts, word by word. Nothing is lost: what is the same together with what was removed is the text
 * before, and together with what was added the text after, letter by letter. In one place the words removed stand before those added.
 */
export function words(before: string, after: string): WordPart[] {
  const parts: WordPart[] = []
  let change = { removed: '', added: '' }
  const settle = () => {
    if (change.removed) parts.push({ kind: 'removed', text: change.removed })
    if (change.added) parts.push({ kind: 'added', text: change.added })
    change = { removed: '', added: '' }
  }
  const differences = diffWordsWithSpace(before, after)
  for (const [i, { value, added, removed }] of differences.entries()) {
    if (removed) change.removed += value
    else if (added) change.added += value
    // Two sentences that share nothing but their spaces are two sentences, and not a row of single words struck out and put in.
    else if (isOnlySpace(value) && i > 0 && i < differences.length - 1) {
      change.removed += value
      change.added += value
    } else {
      settle()
      parts.push({ kind: 'same', text: value })
    }
  }
  settle()
  return parts
}

function isOnlySpace(text: string): boolean {
  return /^[^\S\n]+$/.test(text)
}
