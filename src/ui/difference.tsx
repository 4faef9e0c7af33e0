import type { Messages } from '#messages/messages.ts'

interface DifferenceProps {
  t: Messages
  parts: readonly { kind: 'same' | 'added' | 'removed'; text: string }[]
  /** The language of the words that are compared, when the screen around them speaks another. */
  lang?: string
  /** Show only the one text, with the words that differ marked in it. */
  only?: 'before' | 'after'
}

/**
 * What was taken out and what was put in. A mark is not heard by everybody: so the words for it stand beside it for screen
 * readers, in the language of the screen. Line breaks are kept (.ls-forskel). Where two texts stand side by side, neither has
 * replaced the other: the words that differ are marked in each, and nothing is struck out.
 */
export function Difference({ t, parts, lang, only }: DifferenceProps) {
  const { added, removed, differs, end } = t.frame.difference
  const shown = only === undefined ? parts : parts.filter(({ kind }) => kind !== (only === 'before' ? 'added' : 'removed'))
  return (
    <span class="ls-forskel">
      {shown.map(({ kind, text }) => {
        if (kind === 'same') return <span lang={lang}>{text}</span>
        if (only) return <Marked as="mark" label={differs} text={text} lang={lang} end={end} />
        return kind === 'removed' ? (
          <Marked as="del" label={removed} text={text} lang={lang} end={end} />
        ) : (
          <Marked as="ins" label={added} text={text} lang={lang} end={end} />
        )
      })}
    </span>
  )
}

interface MarkedProps {
  as: 'del' | 'ins' | 'mark'
  label: string
  text: string
  lang?: string
  end: string
}

function Marked({ as: Tag, label, text, lang, end }: MarkedProps) {
  return (
    <Tag>
      <span class="sr-only">{label} </span>
      <span lang={lang}>{text}</span>
      <span class="sr-only"> {end} </span>
    </Tag>
  )
}
