/** Somebody in a round: her initials, and nothing to read, since the name always stands beside it or is said another way. */
export function Avatar({ name, isSmall }: { name: string; isSmall?: boolean }) {
  return (
    <span class={isSmall ? 'ls-avatar ls-avatar-lille' : 'ls-avatar'} aria-hidden="true">
      {initialsOf(name)}
    </span>
  )
}

/** First and last name: "Mette Holm Krogh" is MK. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/)
  return [words[0], words.length > 1 ? words.at(-1) : undefined]
    .map((word) => [...(word ?? '')][0] ?? '')
    .join('')
    .toUpperCase()
}
