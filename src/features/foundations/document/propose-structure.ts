import type { Block } from './block.ts'
import type { Danish } from './danish.ts'
import { rankHeadings } from './heading.ts'
import { proposeTable } from './propose-table.ts'
import { applyRepairs, type Repair, repairsWithin } from './repair.ts'
import { isLeadIn, type NamedRole, roleAndThemeOf, roleInLeadIn, roleOf } from './role-words.ts'
import { beginsWithVerb, sentencesOf, voiceOf } from './sentence.ts'
import type { ProposedStructure, Voice, Wording } from './structure.ts'
import { Draft, type DraftTheme } from './structure-draft.ts'

/*
 * Proposes which parts of a document are themes, roles and expectations. The five kinds of foundation that we know are all made of the
 * same things in another order: a theme with a list for each role, a role with a list for each theme, a value with its text and lists, a
 * theme with statements, a star said once as we and once as you. So the blocks are walked once, with what they stand under in mind.
 * It proposes from the words as they would be when repaired, and hands them out as they are, with the repairs beside them.
 */

interface Context {
  theme?: DraftTheme
  role?: NamedRole
  /** The role holds for the list that it introduces, not until the next heading. */
  isForList?: boolean
  /** The list goes on with a sentence in this voice. */
  voice?: Voice
  isVerbList?: boolean
  passage?: ReturnType<Draft['startPassage']>
}

export function proposeStructure(blocks: Block[], danish: Danish, repairs: Repair[][] = []): ProposedStructure {
  const repairsOf = new Map(blocks.map((block, index) => [block, repairs[index] ?? []]))
  const repaired = blocks.map((block) => ({ ...block, text: applyRepairs(block.text, repairsOf.get(block) ?? []) }))
  const seen = new Map(repaired.map((block, index) => [block, blocks[index] as Block]))
  const ranks = rankHeadings(repaired)
  const rolesAreOuter = areRolesOuter(repaired.filter((block) => ranks.has(block)))
  const draft = new Draft()
  const wordingOf = (block: Block): Wording => ({ text: seenOf(block).text, repairs: repairsOf.get(seenOf(block)) ?? [] })
  const seenOf = (block: Block) => seen.get(block) as Block

  let context: Context = {}
  for (let index = 0; index < repaired.length; index++) {
    const block = repaired[index] as Block
    const next = repaired[index + 1]
    const rank = ranks.get(block)
    if (block.cell) {
      const table = repaired.slice(index).filter((other) => other.cell?.table === block.cell?.table)
      proposeTable(table, draft, wordingOf, seenOf, context.theme)
      index += table.length - 1
    } else if (index === 0 && isTitle(block, next, ranks)) draft.setName(wordingOf(block), seenOf(block))
    else if (rank !== undefined) context = enterHeading(block, rank, next)
    else if (block.bullet) addItem(block)
    else addText(block, next)
  }
  return draft.finish()

  function enterHeading(block: Block, rank: number, next: Block | undefined): Context {
    const { text } = block
    const wording = wordingOf(block)
    const both = roleAndThemeOf(text)
    if (both) {
      draft.addRole(both.role, seenOf(block))
      return { theme: draft.theme({ text: both.theme, repairs: [] }, both.theme, rank, seenOf(block)), role: both.role }
    }
    const role = roleOf(text)
    if (role) {
      draft.addRole(role, seenOf(block))
      const isOuter = rolesAreOuter || (next !== undefined && (ranks.get(next) ?? 0) > rank)
      return isOuter ? { role } : { theme: context.theme, role }
    }
    if (context.theme && names(text, context.theme)) {
      draft.addSource(context.theme, seenOf(block))
      return { theme: context.theme }
    }
    if (isPassageHeading(text)) return { passage: draft.startPassage(wording, seenOf(block)) }
    const keepsRole = context.role && !context.isForList && (rolesAreOuter || (context.theme === undefined && !context.passage))
    return { theme: draft.theme(wording, text, rank, seenOf(block)), ...(keepsRole ? { role: context.role } : {}) }
  }

  function addItem(block: Block) {
    const { text } = block
    if (context.passage) return draft.addToPassage(context.passage, wordingOf(block), seenOf(block))
    const voice = voiceOf(text)
    const isExpectation =
      voice || ((context.role || context.isVerbList) && (beginsWithVerb(text, danish) || (context.isVerbList && /^\p{Ll}/u.test(text))))
    if (!isExpectation) return draft.addUnplaced(wordingOf(block), seenOf(block), 'no_verb', context.theme, context.role)
    draft.addExpectation(wordingOf(block), seenOf(block), context.theme, context.role, voice ?? context.voice)
  }

  function addText(block: Block, next: Block | undefined) {
    const { text } = block
    const opensList = isLeadIn(text) && next?.bullet !== undefined
    const named = opensList ? roleInLeadIn(text) : undefined
    if (named) {
      const { adds, ...role } = named
      draft.addRole(role, seenOf(block), adds)
      context = { theme: context.theme, role, isForList: true, voice: endVoice(text), isVerbList: true }
      return
    }
    if (context.isForList) context = { theme: context.theme }
    if (context.passage) return draft.addToPassage(context.passage, wordingOf(block), seenOf(block))
    if (opensList) context = { ...context, voice: endVoice(text), isVerbList: true }
    else {
      const parts = statementsOf(text)
      if (parts && (context.theme || context.role)) return addStatements(block, parts)
    }
    if (context.theme && !context.role) return draft.addThemeText(context.theme, wordingOf(block), seenOf(block))
    if (context.role && !context.theme) return draft.addRoleText(context.role, wordingOf(block), seenOf(block))
    if (context.role) return draft.addUnplaced(wordingOf(block), seenOf(block), 'text_under_role', context.theme, context.role)
    context = { passage: draft.startPassage(undefined, undefined) }
    draft.addToPassage(context.passage as NonNullable<Context['passage']>, wordingOf(block), seenOf(block))
  }

  /** Sentences are cut in the words as they stand; where a repair hides an end of one, the block stays whole. */
  function addStatements(block: Block, parts: number): void {
    const wording = wordingOf(block)
    const cuts = sentencesOf(wording.text)
    const pieces = cuts.length === parts ? cuts : [{ from: 0, to: wording.text.length }]
    for (const { from, to } of pieces) {
      const piece = { text: wording.text.slice(from, to), repairs: repairsWithin(wording.repairs, from, to) }
      draft.addExpectation(piece, seenOf(block), context.theme, context.role, voiceOf(applyRepairs(piece.text, piece.repairs)))
    }
  }
}

/** How many statements a paragraph is made of: all of its sentences say who does what, and there are few. Else it is prose. */
function statementsOf(text: string): number | undefined {
  const sentences = sentencesOf(text).map(({ from, to }) => text.slice(from, to))
  return sentences.length <= 4 && sentences.every((sentence) => voiceOf(sentence)) ? sentences.length : undefined
}

function endVoice(text: string): Voice | undefined {
  const found = /(?<!\p{L})(du|vi|jeg)(?:\s+(?:også|desuden|derudover|skal))?\s*[:…]?\s*$/iu.exec(text)
  return found?.[1] ? (found[1].toLowerCase() as Voice) : undefined
}

/** The first line is the name of the document when it stands above all other headings, or right above one of the same kind. */
function isTitle(block: Block, next: Block | undefined, ranks: Map<Block, number>): boolean {
  const rank = ranks.get(block)
  if (rank === undefined || roleOf(block.text) || isPassageHeading(block.text)) return false
  const same = [...ranks.values()].filter((other) => other <= rank).length
  return same === 1 || (next !== undefined && ranks.has(next)) || isDocumentName(block.text)
}

function isDocumentName(text: string): boolean {
  return /(?:grundlag|politik|værdier|kodeks|strategi|charter)(?:et|en)?\s+(?:for|i|hos)\s/iu.test(text)
}

/** Roles stand outermost where each comes once and the other headings come again and again under them. */
function areRolesOuter(headings: Block[]): boolean {
  const counts = (texts: string[]) => [...Map.groupBy(texts, (text) => text.toLowerCase()).values()].map((same) => same.length)
  const named = headings.map(({ text }) => ({ text, key: roleOf(text)?.key }))
  const ofRoles = counts(named.flatMap(({ key }) => (key ? [key] : [])))
  const ofOthers = counts(named.flatMap(({ text, key }) => (key ? [] : [text])))
  return ofRoles.length >= 2 && Math.max(...ofRoles) === 1 && ofOthers.some((count) => count >= 2)
}

/** "Lede i helhed" under "Helhed" is a part of it. */
function names(text: string, theme: DraftTheme): boolean {
  const name = theme.key
  return (
    text.toLowerCase() !== name &&
    name.length >= 4 &&
    text
      .toLowerCase()
      .split(/[\s,:]+/)
      .join(' ')
      .endsWith(` ${name}`)
  )
}

function isPassageHeading(text: string): boolean {
  return /^(?:\d+[.)]?\s*)?(?:forord|indledning|introduktion|baggrund|formål|vision|mission|om\s|sådan|læsevejledning|hvorfor|hvordan|proces|kontakt|kolofon|afslutning|opfølgning|efterskrift|velkommen|grundlaget er|ordforklaring|begreber)/iu.test(
    text,
  )
}
