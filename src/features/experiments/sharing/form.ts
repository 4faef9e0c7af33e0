/** What is ticked, whether one, several or nothing. */
export function readTicked(given: unknown): string[] {
  return [...new Set([given].flat().filter((part): part is string => typeof part === 'string' && part.length < 200))].slice(0, 1000)
}

/** The words to look for, or nothing when nothing was typed. */
export function readQuery(given: string | undefined): string | undefined {
  return (given ?? '').slice(0, 200).replace(/\s+/g, ' ').trim() || undefined
}
