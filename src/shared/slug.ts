/** "Ældre & Sundhed" → "aeldre-sundhed": letters for an address bar, from a Danish name. Never empty, at most 60 characters. */
export function slugOf(name: string): string {
  const letters: Record<string, string> = { æ: 'ae', ø: 'oe', å: 'aa', ä: 'ae', ö: 'oe', ü: 'u', ß: 'ss' }
  const slug = name
    .toLowerCase()
    .replace(/[æøåäöüß]/g, (letter) => letters[letter] ?? letter)
    .normalize('NFD')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 60)
    .replace(/^-+|-+$/g, '')
  return slug || 'uden-navn'
}
