import { paths } from '#paths.ts'
import { danish } from '#ui/danish.ts'
import type { Frame } from '#ui/frame.ts'
import { ThemeGlyph, themeClass } from '#ui/theme-glyph.tsx'
import type { InTheMaking } from './draft/draft.ts'
import { type Content, type Expectation, type FoundationRole, markOf, type OpenHearing, type Passage, type Theme } from './foundation.ts'
import type { LocalWords } from './local/local-words.ts'
import type { Practice } from './practice/practice.ts'

/** What is read, by whom, and from where: given to every part of a page. Without a slug it is a template, which has no pages of its own. */
export interface Reading {
  frame: Frame
  content: Content
  slug?: string
  /** The reader's own roles in this foundation. */
  mine: FoundationRole[]
  /** Where the reader can say her mind about what may come. */
  hearing?: OpenHearing
  /** On a theme's own page its name is the page's heading. */
  isThemePage?: boolean
  /** For who may make the next edition: what is in the making, or null when nothing is. */
  making?: Pick<InTheMaking, 'number' | 'state'> | null
  /** What the reader's own units say beside it: in words, or where there is little room, as a mark. */
  local?: { words: LocalWords; show: 'words' | 'marks' }
  /** How many practise it in experiments right now. */
  practice?: Practice
}

/** The heading under a theme's name, at the level that follows it. */
export function headingUnder({ isThemePage }: Reading, otherwise: 'h3' | 'h4' = 'h3'): 'h2' | 'h3' | 'h4' {
  return isThemePage ? 'h2' : otherwise
}

/** For data-element: which elements of the checklist are on the screen here. */
export function elements(...ids: readonly (readonly string[] | undefined)[]): string | undefined {
  return ids.flatMap((some) => some ?? []).join(' ') || undefined
}

export function roleHref({ slug }: Reading, role: Pick<FoundationRole, 'key'>): string | undefined {
  return slug === undefined ? undefined : paths.foundationRole.to({ foundation: slug, role: role.key })
}

export function themeHref({ slug }: Reading, theme: Pick<Theme, 'key'>): string | undefined {
  return slug === undefined ? undefined : paths.theme.to({ foundation: slug, theme: theme.key })
}

export function expectationHref({ slug }: Reading, expectation: Pick<Expectation, 'key'>): string | undefined {
  return slug === undefined ? undefined : paths.expectation.to({ foundation: slug, expectation: expectation.key })
}

export function passageAnchor(passage: Pick<Passage, 'key'>): string {
  return `tekst-${passage.key}`
}

export function isMine({ mine }: Reading, role: FoundationRole): boolean {
  return mine.some((own) => own.key === role.key)
}

type Themes = Parameters<typeof markOf>[0]

/** The colour of a theme. Legs carry everything, so they have the colour of ink, and the stars keep theirs. */
export function colourOf(content: Themes, theme: Pick<Theme, 'key' | 'kind'>): string {
  return theme.kind === 'leg' ? 'ls-tema-ben' : themeClass(markOf(content, theme).index)
}

export function Mark({ content, theme, size }: { content: Themes; theme: Pick<Theme, 'key' | 'kind'>; size: number }) {
  return <ThemeGlyph {...markOf(content, theme)} size={size} />
}

/** A theme by sign and name, as it stands wherever a theme is mentioned. */
export function ThemeLabel({ reading, theme, short, size = 22 }: { reading: Reading; theme: Theme; short?: boolean; size?: number }) {
  return (
    <span class={`ls-tema ${colourOf(reading.content, theme)}`}>
      <Mark content={reading.content} theme={theme} size={size} />
      <span lang={danish(reading.frame)}>{short ? theme.shortName : theme.name}</span>
    </span>
  )
}

/** An expectation's own words; a link to its page where it has one. */
export function ExpectationText({ reading, expectation }: { reading: Reading; expectation: Expectation }) {
  const href = expectationHref(reading, expectation)
  return href ? (
    <a href={href} lang={danish(reading.frame)}>
      {expectation.text}
    </a>
  ) : (
    <span lang={danish(reading.frame)}>{expectation.text}</span>
  )
}

/** Text with an empty line between paragraphs, as paragraphs. */
export function Paragraphs({ text, lang, class: name }: { text?: string; lang?: string; class?: string }) {
  if (!text) return null
  return (
    <>
      {text
        .split(/\n\s*\n/)
        .map((paragraph) => paragraph.trim())
        .filter(Boolean)
        .map((paragraph) => (
          <p class={name} lang={lang}>
            {paragraph}
          </p>
        ))}
    </>
  )
}

/** The key terms of the source stand out where the sentence uses them; otherwise they stand before it. */
export function PointText({ text, keyTerm }: { text: string; keyTerm?: string }) {
  if (!keyTerm) return <>{text}</>
  const marked = splitAtTerms(text, keyTerm)
  if (marked.some((piece) => piece.isTerm)) return <>{marked.map((piece) => (piece.isTerm ? <strong>{piece.text}</strong> : piece.text))}</>
  return (
    <>
      <strong>{keyTerm.charAt(0).toUpperCase() + keyTerm.slice(1)}:</strong> {text}
    </>
  )
}

/** "a, b" are two terms. Each is marked the first time it stands in the text as words of its own. */
export function splitAtTerms(text: string, keyTerm: string): { text: string; isTerm: boolean }[] {
  const found = keyTerm
    .split(',')
    .map((term) => term.trim())
    .filter(Boolean)
    .flatMap((term) => {
      const match = new RegExp(`(?<![\\p{L}])${term.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?![\\p{L}])`, 'iu').exec(text)
      return match ? [{ start: match.index, end: match.index + match[0].length }] : []
    })
    .sort((a, b) => a.start - b.start)
  const pieces: { text: string; isTerm: boolean }[] = []
  let at = 0
  for (const { start, end } of found) {
    if (start < at) continue
    pieces.push({ text: text.slice(at, start), isTerm: false }, { text: text.slice(start, end), isTerm: true })
    at = end
  }
  pieces.push({ text: text.slice(at), isTerm: false })
  return pieces.filter((piece) => piece.text !== '')
}
