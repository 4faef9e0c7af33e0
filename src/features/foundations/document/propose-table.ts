import type { Block } from './block.ts'
import { roleOf } from './role-words.ts'
import { voiceOf } from './sentence.ts'
import type { Wording } from './structure.ts'
import type { Draft, DraftTheme } from './structure-draft.ts'

/** A table with roles along one edge and themes along the other: each cell is what the theme asks of the role. */
export function proposeTable(
  blocks: Block[],
  draft: Draft,
  wordingOf: (block: Block) => Wording,
  seenOf: (block: Block) => Block,
  above?: DraftTheme,
): void {
  const edges = (['column', 'row'] as const).map((way) =>
    blocks.filter(({ cell, text }) => cell && cell[otherWay(way)] === 0 && cell[way] > 0 && roleOf(text)),
  )
  const [columns = [], rows = []] = edges
  const way = columns.length === 0 && rows.length === 0 ? undefined : columns.length >= rows.length ? 'column' : 'row'
  if (!way) {
    addPlainTable(blocks, draft, wordingOf, seenOf, above)
    return
  }

  const roles = new Map((way === 'column' ? columns : rows).map((block) => [block.cell?.[way] ?? 0, roleOf(block.text)]))
  const themes = new Map<number, DraftTheme>()
  for (const block of blocks) {
    const { cell } = block
    if (!cell) continue
    const across = cell[way]
    const along = cell[otherWay(way)]
    const role = roles.get(across)
    if (along === 0 && role && roleOf(block.text)) draft.addRole(role, seenOf(block))
    else if (across === 0 && along > 0) {
      const theme = themes.get(along)
      if (theme) draft.addThemeText(theme, wordingOf(block), seenOf(block))
      else themes.set(along, draft.theme(wordingOf(block), block.text, 0, seenOf(block)))
    } else if (along > 0 && role) {
      // When the roles stand at the side, the themes are the first row, and so are known by now in both ways.
      draft.addExpectation(wordingOf(block), seenOf(block), themes.get(along), role, voiceOf(block.text))
    } else draft.addUnplaced(wordingOf(block), seenOf(block), 'table', themes.get(along), role)
  }
}

function addPlainTable(
  blocks: Block[],
  draft: Draft,
  wordingOf: (block: Block) => Wording,
  seenOf: (block: Block) => Block,
  above?: DraftTheme,
): void {
  for (const block of blocks) {
    const voice = voiceOf(block.text)
    if (voice && above) draft.addExpectation(wordingOf(block), seenOf(block), above, undefined, voice)
    else draft.addUnplaced(wordingOf(block), seenOf(block), 'table', above)
  }
}

function otherWay(way: 'row' | 'column'): 'row' | 'column' {
  return way === 'row' ? 'column' : 'row'
}
