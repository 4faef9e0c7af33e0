import type { PassagePlace } from './foundation.ts'

/*
 * What somebody types, made ready for PostgreSQL's full text search. Nothing she can type is an error: what means nothing
 * finds nothing.
 */

export interface SearchHit {
  kind: 'expectation' | 'theme' | 'passage'
  foundationSlug: string
  foundationName: string
  key: string
  /** An expectation's role. */
  roleName: string | null
  /** The theme of an expectation, or the theme itself: its name and number. */
  themeName: string | null
  themeNumber: number | null
  /** The heading of a passage, the name of a theme. */
  title: string | null
  /** Where a passage stands, which says on what page it is. */
  passagePlace: PassagePlace | null
  /** The words around what was found, with marks (search.ts), and … where words are left out. */
  headline: string
}

export interface SearchAnswer {
  hits: SearchHit[]
  /** There were more than are shown. */
  more: boolean
}

/** Longer than any question somebody asks of a foundation; what comes after is not read. */
const longest = 200

export interface SearchTerms {
  /** As typed, for websearch_to_tsquery, which understands "…", or and -. */
  whole: string
  /** The words before the one being typed. */
  before: string
  /** The word being typed, only letters and digits, to be found by its beginning too. Undefined when operators are used. */
  last?: string
}

export function searchTerms(typed: string): SearchTerms | undefined {
  // Control characters: the database takes no NUL.
  const whole = typed
    .replace(/\p{Cc}/gu, ' ')
    .slice(0, longest)
    .trim()
  const words = whole.match(/[\p{L}\p{N}]+/gu) ?? []
  if (words.length === 0) return undefined
  const usesOperators = /"|(^|\s)-\S|\sor\s/i.test(whole)
  const last = words.at(-1)
  return { whole, before: words.slice(0, -1).join(' '), last: usesOperators ? undefined : last }
}

/** Set around what was found by ts_headline. Characters that no text uses, so that a text cannot pretend to be found. */
export const markStart = '\u{e000}'
export const markEnd = '\u{e001}'

export interface HeadlinePart {
  text: string
  isFound: boolean
}

/** A headline as parts, for the page to show: found parts as <mark>, and never as HTML from the database. */
export function headlineParts(headline: string): HeadlinePart[] {
  return headline
    .split(markStart)
    .flatMap((piece, i) => {
      if (i === 0) return [{ text: piece.replaceAll(markEnd, ''), isFound: false }]
      const [found = '', ...rest] = piece.split(markEnd)
      return [
        { text: found, isFound: true },
        { text: rest.join(''), isFound: false },
      ]
    })
    .filter((part) => part.text !== '')
}

/** PostgreSQL cuts a headline out of its text without a sign: here it gets one at each end where words are missing. */
export function withEllipses(headline: string, text: string): string {
  const pieces = headline.replaceAll(markStart, '').replaceAll(markEnd, '').split(' … ')
  const begins = text.trim().startsWith(pieces[0]?.trim() ?? '')
  const ends = text.trim().endsWith(pieces.at(-1)?.trim() ?? '')
  return `${begins ? '' : '… '}${headline.trim()}${ends ? '' : ' …'}`
}
