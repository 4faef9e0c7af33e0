import type { Block } from './block.ts'
import { isLeadIn, roleAndThemeOf, roleOf } from './role-words.ts'
import { voiceOf } from './sentence.ts'

/** How high each heading stands, 1 highest. What has no rank is no heading. */
export function rankHeadings(blocks: Block[]): Map<Block, number> {
  const body = bodySizeOf(blocks)
  const looks = new Map<Block, string>()
  const hasLevels = blocks.filter((block) => block.level !== undefined).length >= 2
  for (const [index, block] of blocks.entries()) {
    const look = lookOf(block, blocks[index + 1], body, hasLevels)
    if (look) looks.set(block, look)
  }
  const order = [...new Set(looks.values())].sort()
  return new Map([...looks].map(([block, look]) => [block, order.indexOf(look) + 1]))
}

/** What sets a heading off, as a text that sorts from the strongest to the weakest. */
function lookOf(block: Block, next: Block | undefined, body: number | undefined, hasLevels: boolean): string | undefined {
  const { text, level, size } = block
  if (block.cell) return undefined
  if (level !== undefined) return `a${level}`
  if (!isHeadingShaped(block)) return undefined
  const isUpper = /\p{Lu}{2}/u.test(text) && !/\p{Ll}/u.test(text)
  const weight = `${isUpper ? 0 : 1}${block.strong ? 0 : 1}`
  if (body !== undefined && size !== undefined && size > body * 1.12)
    return `b${String(10000 - Math.round(size * 10)).padStart(5, '0')}${weight}`
  if (block.strong || isUpper) return `c${weight}`
  if (roleOf(text) || roleAndThemeOf(text)) return next ? 'd' : undefined
  // In a document that marks its headings, or sets them larger, a short line is just short.
  if (hasLevels || body !== undefined || !block.gap || !next) return undefined
  return 'd'
}

function isHeadingShaped({ text, bullet }: Block): boolean {
  if (bullet && !/^\d+[.)]$/.test(bullet)) return false
  if (!/^["“”«»'(\d]*\s*\p{Lu}/u.test(text) || /[.!?;,]["”»')]*$/.test(text) || text.length > 80) return false
  const words = text.split(/\s+/).length
  if (words > 9 || voiceOf(text)) return false
  return roleOf(text) !== undefined || !isLeadIn(text) || /^\P{Ll}+:$/u.test(text)
}

function bodySizeOf(blocks: Block[]): number | undefined {
  const letters = new Map<number, number>()
  for (const { size, text, level } of blocks)
    if (size !== undefined && level === undefined) letters.set(size, (letters.get(size) ?? 0) + text.length)
  return [...letters].sort((one, other) => other[1] - one[1])[0]?.[0]
}
