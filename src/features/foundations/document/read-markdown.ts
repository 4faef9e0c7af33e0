import { takeBullet } from './bullet.ts'
import type { Cell, Line, Page } from './document.ts'

/** The part of Markdown that people write in a policy: headings, lists, tables, emphasis, quotes, links. Anything else stays as text. */
export function readMarkdown(text: string): Page[] {
  const lines: Line[] = []
  let gap = true
  let table: Cell | undefined
  let tables = 0
  const add = (line: Omit<Line, 'number' | 'page'>) => {
    lines.push({ number: lines.length + 1, page: 1, ...line, ...(gap ? { gap: true } : {}) })
    gap = false
  }

  for (const raw of text.split(/\r\n?|\n/)) {
    const line = raw.trim()
    if (line === '' || /^([-*_]\s*){3,}$/.test(line)) {
      const underlined = lines.at(-1)
      if (/^-{3,}$/.test(line) && underlined && !gap && !underlined.bullet && !underlined.cell) underlined.level = 2
      gap = true
      table = undefined
      continue
    }
    if (/^=+$/.test(line) && lines.length > 0 && !gap) {
      const title = lines.at(-1)
      if (title) title.level = 1
      gap = true
      continue
    }
    if (/^\|.*\|$/.test(line)) {
      if (/^\|[\s:|-]+\|$/.test(line)) continue
      table = table ? { ...table, row: table.row + 1, column: 0 } : { table: tables++, row: 0, column: 0 }
      for (const [column, content] of splitRow(line).entries()) {
        for (const part of content.split(/<br\s*\/?>/i)) {
          gap = true
          const taken = takeBullet(plain(part))
          if (taken.text !== '') add({ ...taken, cell: { ...table, column } })
        }
      }
      continue
    }
    const heading = /^(#{1,6})\s+(.*?)\s*#*$/.exec(line)
    if (heading?.[1] && heading[2]) {
      gap = true
      add({ text: plain(heading[2]), level: heading[1].length })
      gap = true
      continue
    }
    const quote = line.replace(/^(>\s*)+/, '')
    const strong = /^(\*\*|__)[^*_]+\1:?$/.test(quote)
    const taken = takeBullet(quote)
    const words = plain(taken.text)
    if (words !== '') add({ ...taken, text: words, ...(strong ? { strong: true } : {}) })
  }
  return [{ number: 1, lines }]
}

function splitRow(line: string): string[] {
  return line
    .slice(1, -1)
    .split(/(?<!\\)\|/)
    .map((cell) => cell.replaceAll('\\|', '|').trim())
}

/** The words without the marks. A link keeps its text; its address stays beside it, unless it says the same. */
function plain(text: string): string {
  return text
    .replace(/!\[([^\]]{0,500})\]\([^)]{0,2000}\)/g, '$1')
    .replace(/\[([^\]]{0,500})\]\(([^)\s]{0,2000})[^)]{0,200}\)/g, (_, words: string, address: string) =>
      address.includes(words) ? address : `${words} (${address})`,
    )
    .replace(/(\*\*|__)(?=\S)(.{1,1000}?)(?<=\S)\1/g, '$2')
    .replace(/(?<![\p{L}\d*])\*(?=[^\s*])(.{1,1000}?)(?<=[^\s*])\*(?![\p{L}\d*])/gu, '$1')
    .replace(/(?<![\p{L}\d_])_(?=[^\s_])(.{1,1000}?)(?<=[^\s_])_(?![\p{L}\d_])/gu, '$1')
    .replace(/\\([\\`*_{}[\]()#+\-.!|>])/g, '$1')
    .trim()
}
