/** The marks that begin a list item: dots and dashes, the private-use letters of Symbol and Wingdings, numbers, and the lone `o` of Word. */
const bullet = /^\s*((?:[•◦▪▫■□●○‣⁃∙·»►▶➢➤✓✔★☆♦◆\uf000-\uf0ff]|[-–—*+](?=\s)|o(?=\s{1,}\p{Lu})|(?:\d{1,2}|[a-hA-H])[.)](?=\s))\s*)+(?=\S)/u

export function takeBullet(text: string): { bullet?: string; text: string } {
  const found = bullet.exec(text)
  if (!found) return { text: text.trim() }
  return { bullet: found[0].trim(), text: text.slice(found[0].length).trim() }
}

/** `1.` and `a)` count; `•` does not. */
export function isOrdered(bullet: string): boolean {
  return /[\da-z]/i.test(bullet) && bullet !== 'o'
}
