import {
  allExpectations,
  type Content,
  type Expectation,
  type FoundationRole,
  findExpectation,
  findRole,
  findTheme,
  type Passage,
  type Theme,
} from '../foundation.ts'
import type { ElementKind, ExpectationWords, HeadWords, PassageWords, RoleWords, ThemeWords, Words } from './words.ts'

/*
 * What can be done to a draft, as pure verbs: content in, content out, or a refusal that says what stands in the way. A foundation
 * that was whole before is whole after: every expectation stands at a theme and a role that are there, no key stands twice, and
 * nobody inherits from herself by a detour. What an element realises of the checklist follows it.
 */

export type Refusal =
  | 'unknown'
  | 'key_taken'
  | 'theme_unknown'
  | 'role_unknown'
  | 'circle'
  | 'has_expectations'
  | 'has_heirs'
  | 'last_of_kind'
export type Edited = { content: Content } | { refused: Refusal }

export function wordHead(content: Content, { vision, ...head }: HeadWords): Edited {
  return { content: { ...content, ...head, vision: vision ? { text: vision, ids: content.vision?.ids ?? [] } : undefined } }
}

export function addElement<Kind extends ElementKind>(content: Content, kind: Kind, key: string, words: Words[Kind]): Edited {
  if (keysOf(content, kind).includes(key)) return { refused: 'key_taken' }
  const wrong = problemWith(content, kind, key, words)
  if (wrong) return { refused: wrong }
  return { content: putLast(content, kind, elementFrom(kind, key, words)) }
}

export function wordElement<Kind extends ElementKind>(content: Content, kind: Kind, key: string, words: Words[Kind]): Edited {
  if (!keysOf(content, kind).includes(key)) return { refused: 'unknown' }
  const wrong = problemWith(content, kind, key, words)
  if (wrong) return { refused: wrong }
  const before = kind === 'expectation' ? findExpectation(content, key) : undefined
  const element = elementFrom(kind, key, words, content)
  // In its new place it stands last; where it stays it keeps its place.
  if (before && before.theme !== (element as Expectation).theme) return { content: putLast(without(content, kind, key), kind, element) }
  return { content: replaced(content, kind, key, element) }
}

export type Direction = 'up' | 'down'

/** One step among those it is read with: an expectation among its role's in its theme, a passage among those of its place. */
export function moveElement(content: Content, kind: ElementKind, key: string, direction: Direction): Edited {
  const keys = keysOf(content, kind)
  if (!keys.includes(key)) return { refused: 'unknown' }
  const order = moveAmong(keys, siblingsOf(content, kind, key), key, direction)
  return { content: inOrder(content, kind, order) }
}

/**
 * The keys with one of them a step up or down among its siblings. Those that are no siblings keep their places; at an end nothing
 * moves. Always a permutation: nothing is lost whoever moves what first.
 */
export function moveAmong(keys: readonly string[], siblings: readonly string[], key: string, direction: Direction): string[] {
  const at = siblings.indexOf(key)
  const other = at < 0 ? undefined : siblings[direction === 'up' ? at - 1 : at + 1]
  if (other === undefined) return [...keys]
  return keys.map((one) => (one === key ? other : one === other ? key : one))
}

/** Those an element is read with, itself among them, in order. */
export function siblingsOf(content: Content, kind: ElementKind, key: string): string[] {
  if (kind === 'expectation') {
    const own = findExpectation(content, key)
    return allExpectations(content)
      .filter((other) => other.theme === own?.theme && other.role === own?.role)
      .map((other) => other.key)
  }
  if (kind === 'passage') {
    const place = content.passages.find((passage) => passage.key === key)?.place
    return content.passages.filter((passage) => passage.place === place).map((passage) => passage.key)
  }
  return keysOf(content, kind)
}

/** What becomes of the expectations of a theme or a role that is retired: they move to another, or are retired with it. */
export type Remains = { moveTo: string } | 'retire'

/**
 * Takes an element out. A theme or a role does not take its expectations with it unseen: somebody says where they go. And a role
 * that others inherit from stays until they do not: what they have through it would otherwise vanish without anybody choosing it.
 */
export function retireElement(content: Content, kind: ElementKind, key: string, remains?: Remains): Edited {
  if (!keysOf(content, kind).includes(key)) return { refused: 'unknown' }
  if (kind === 'role' && heirsOf(content, key).length > 0) return { refused: 'has_heirs' }
  if (kind === 'expectation' || kind === 'passage') return { content: without(content, kind, key) }
  const left = expectationsHeldBy(content, kind, key)
  if (left.length === 0) return { content: without(content, kind, key) }
  if (!remains) return { refused: 'has_expectations' }
  if (remains === 'retire') {
    const emptied = left.reduce((rest, expectation) => without(rest, 'expectation', expectation.key), content)
    return { content: without(emptied, kind, key) }
  }
  if (remains.moveTo === key || !keysOf(content, kind).includes(remains.moveTo))
    return { refused: kind === 'theme' ? 'theme_unknown' : 'role_unknown' }
  const moved = left.reduce((rest, { key: _, ids: __, ...words }) => {
    const outcome = wordElement(rest, 'expectation', _, { ...words, [kind]: remains.moveTo })
    return 'content' in outcome ? outcome.content : rest
  }, content)
  return { content: without(moved, kind, key) }
}

export function expectationsHeldBy(content: Content, kind: 'theme' | 'role', key: string): Expectation[] {
  return allExpectations(content).filter((expectation) => expectation[kind] === key)
}

/** The roles that inherit directly from one. */
export function heirsOf(content: Content, key: string): FoundationRole[] {
  return content.roles.filter((role) => role.inherits === key)
}

/** The roles that one may inherit from: not itself, and none that has it already from this one. */
export function possibleParents(content: Content, key: string | undefined): FoundationRole[] {
  return content.roles.filter((role) => role.key !== key && (key === undefined || !inheritsFrom(content, role.key, key)))
}

function inheritsFrom(content: Content, key: string, ancestor: string): boolean {
  const seen = new Set<string>()
  for (let next = findRole(content, key)?.inherits; next && !seen.has(next); next = findRole(content, next)?.inherits) {
    if (next === ancestor) return true
    seen.add(next)
  }
  return false
}

export type Missing = 'roles' | 'themes' | 'expectations' | 'holders'

/** What a draft lacks before anybody can adopt it: nobody adopts a sheet with nothing on it. */
export function missingFor(content: Content): Missing[] {
  const missing: Missing[] = []
  if (content.themes.length === 0) missing.push('themes')
  if (content.roles.length === 0) missing.push('roles')
  else if (content.roles.every((role) => role.holders.length === 0)) missing.push('holders')
  if (allExpectations(content).length === 0) missing.push('expectations')
  return missing
}

export function keysOf(content: Content, kind: ElementKind): string[] {
  const lists = { role: content.roles, theme: content.themes, expectation: allExpectations(content), passage: content.passages }
  return lists[kind].map((element) => element.key)
}

function problemWith<Kind extends ElementKind>(content: Content, kind: Kind, key: string, words: Words[Kind]): Refusal | undefined {
  if (kind === 'expectation') {
    const { theme, role } = words as ExpectationWords
    if (!findTheme(content, theme)) return 'theme_unknown'
    if (!findRole(content, role)) return 'role_unknown'
  }
  if (kind === 'role') {
    const { inherits } = words as RoleWords
    if (inherits === undefined) return undefined
    if (!findRole(content, inherits)) return 'role_unknown'
    if (inherits === key || inheritsFrom(content, inherits, key)) return 'circle'
  }
  return undefined
}

/** Words become an element; when it was there before, it keeps what it realises of the checklist. */
function elementFrom<Kind extends ElementKind>(kind: Kind, key: string, words: Words[Kind], content?: Content) {
  switch (kind as ElementKind) {
    case 'theme':
      return themeFrom(key, words as ThemeWords, content && findTheme(content, key))
    case 'role':
      return { key, ...(words as RoleWords), ids: (content && findRole(content, key)?.ids) ?? [] }
    case 'expectation':
      return { key, ...(words as ExpectationWords), ids: (content && findExpectation(content, key)?.ids) ?? [] }
    case 'passage':
      return passageFrom(
        key,
        words as PassageWords,
        content?.passages.find((passage) => passage.key === key),
      )
  }
}

function themeFrom(key: string, { theory, ...words }: ThemeWords, before?: Theme): Theme {
  return {
    key,
    ...words,
    number: before?.number ?? 0,
    theory: theory && { ...theory, ids: before?.theory?.ids ?? [] },
    ids: before?.ids ?? [],
    expectations: before?.expectations ?? [],
  }
}

function passageFrom(key: string, { points, ...words }: PassageWords, before?: Passage): Passage {
  const old = before?.points ?? []
  const isSameCount = old.length === points.length
  return {
    key,
    ...words,
    points: points.map((point, i) => ({
      ...point,
      ids: (old.find((one) => one.text === point.text) ?? (isSameCount ? old[i] : undefined))?.ids ?? [],
    })),
    ids: before?.ids ?? [],
  }
}

type AnyElement = FoundationRole | Theme | Expectation | Passage

function putLast(content: Content, kind: ElementKind, element: AnyElement): Content {
  switch (kind) {
    case 'role':
      return { ...content, roles: [...content.roles, element as FoundationRole] }
    case 'theme':
      return numbered({ ...content, themes: [...content.themes, element as Theme] })
    case 'passage':
      return { ...content, passages: [...content.passages, element as Passage] }
    case 'expectation': {
      const expectation = element as Expectation
      return withThemes(content, (theme) =>
        theme.key === expectation.theme ? { ...theme, expectations: [...theme.expectations, expectation] } : theme,
      )
    }
  }
}

function replaced(content: Content, kind: ElementKind, key: string, element: AnyElement): Content {
  const put = <Element extends { key: string }>(list: Element[]) =>
    list.map((one) => (one.key === key ? (element as unknown as Element) : one))
  switch (kind) {
    case 'role':
      return { ...content, roles: put(content.roles) }
    case 'theme':
      return numbered({ ...content, themes: put(content.themes) })
    case 'passage':
      return { ...content, passages: put(content.passages) }
    case 'expectation':
      return withThemes(content, (theme) => ({ ...theme, expectations: put(theme.expectations) }))
  }
}

function without(content: Content, kind: ElementKind, key: string): Content {
  const drop = <Element extends { key: string }>(list: Element[]) => list.filter((one) => one.key !== key)
  switch (kind) {
    case 'role':
      return { ...content, roles: drop(content.roles) }
    case 'theme':
      return numbered({ ...content, themes: drop(content.themes) })
    case 'passage':
      return { ...content, passages: drop(content.passages) }
    case 'expectation':
      return withThemes(content, (theme) => ({ ...theme, expectations: drop(theme.expectations) }))
  }
}

function inOrder(content: Content, kind: ElementKind, keys: string[]): Content {
  const sort = <Element extends { key: string }>(list: Element[]) =>
    [...list].sort((one, other) => keys.indexOf(one.key) - keys.indexOf(other.key))
  switch (kind) {
    case 'role':
      return { ...content, roles: sort(content.roles) }
    case 'theme':
      return numbered({ ...content, themes: sort(content.themes) })
    case 'passage':
      return { ...content, passages: sort(content.passages) }
    case 'expectation':
      return withThemes(content, (theme) => ({ ...theme, expectations: sort(theme.expectations) }))
  }
}

function withThemes(content: Content, change: (theme: Theme) => Theme): Content {
  return { ...content, themes: content.themes.map(change) }
}

/** A theme's number is its place. */
function numbered(content: Content): Content {
  return withThemes(content, (theme) => ({ ...theme, number: content.themes.indexOf(theme) + 1 }))
}
