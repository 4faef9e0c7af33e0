import { takeBullet } from './bullet.ts'
import type { Line, Page } from './document.ts'

/** Plain text: a form feed begins a page, or a line that says the number of one ends it; an empty line is air. */
export function readText(text: string): Page[] {
  let number = 0
  return splitPages(text).map((content, index) => {
    const lines: Line[] = []
    let gap = true
    for (const raw of content.split(/\r\n?|\n/)) {
      const taken = takeBullet(raw)
      if (taken.text === '' && !taken.bullet) {
        gap = true
        continue
      }
      number += 1
      lines.push({ number, page: index + 1, ...taken, ...(gap ? { gap } : {}) })
      gap = false
    }
    return { number: index + 1, lines }
  })
}

const pageEnd = /^([^\S\n]*side \d{1,3}(?: ?(?:af|\/) ?\d{1,3})?[^\S\n]*)\r?\n/gim

function splitPages(text: string): string[] {
  if (text.includes('\f') || (text.match(pageEnd)?.length ?? 0) < 2) return text.split('\f')
  return text.replace(pageEnd, '$1\n\f').split('\f')
}
