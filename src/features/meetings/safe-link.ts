/** A link that people may press: https, and nothing that a browser would run. Undefined: it is none. */
export function safeLink(given: string | undefined): string | undefined {
  if (!given || given.length > 500 || !URL.canParse(given)) return undefined
  const url = new URL(given)
  return url.protocol === 'https:' ? url.href : undefined
}
