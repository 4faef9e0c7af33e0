import { type Changed, type Comparison, compare, compareForRoles, type ListComparison } from '../comparison.ts'
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

/*
 * A comparison as a person reads it: what is new, what is said in other words, what has moved, what is gone. The comparison itself
 * (comparison.ts) knows only that an element differs; here is said in what way. Which elements of the checklist something realises
 * is nothing that a reader sees, so a change of that alone is not told.
 */

/** An expectation with the theme and the role at which it stands. */
export interface Placed {
  expectation: Expectation
  theme?: Theme
  role?: FoundationRole
}

export interface Shift {
  before: Placed
  after: Placed
}

export interface ExpectationChanges {
  /** `before`: it was there, but not for these roles. */
  added: { after: Placed; before?: Placed }[]
  /** Some of them have moved as well: see `isMoved`. */
  reworded: Shift[]
  /** To another theme or role, in the same words. */
  moved: Shift[]
  /** In the same place in the same words, but earlier or later among the others there. */
  reordered: Placed[]
  /** `after`: it is there still, but no longer for these roles. */
  retired: { before: Placed; after?: Placed }[]
}

export interface ChangeCounts {
  added: number
  reworded: number
  moved: number
  retired: number
}

/** What has changed in the expectations: of the whole, or of all that somebody with these roles has. */
export function expectationChanges(before: Content, after: Content, roleKeys?: readonly string[]): ExpectationChanges {
  const { added, removed, changed } = roleKeys ? compareForRoles(before, after, roleKeys) : compare(before, after).expectations
  const shifts = changed.map((change) => ({ before: placed(before, change.before), after: placed(after, change.after) }))
  const held = roleKeys && keysOf(after, roleKeys)
  return {
    added: added.map((one) => ({ after: placed(after, one), before: placedByKey(before, one.key) })),
    reworded: shifts.filter(isReworded),
    moved: shifts.filter((shift) => isMoved(shift) && !isReworded(shift)),
    reordered: reordered(before, after)
      .filter(({ key }) => !held || held.has(key))
      .map((one) => placed(after, one)),
    retired: removed.map((one) => ({ before: placed(before, one), after: placedByKey(after, one.key) })),
  }
}

/** What counts as a change to tell of. That something stands earlier or later is shown, but not counted. */
export function countsOf({ added, reworded, moved, retired }: ExpectationChanges): ChangeCounts {
  return { added: added.length, reworded: reworded.length, moved: moved.length, retired: retired.length }
}

export function hasChanges(counts: ChangeCounts): boolean {
  return Object.values(counts).some((count) => count > 0)
}

export function isMoved({ before, after }: Shift): boolean {
  return before.expectation.theme !== after.expectation.theme || before.expectation.role !== after.expectation.role
}

/** Other words: in the expectation itself, its key term, what it can look like, or what kind of thing it is. */
export function isReworded({ before: { expectation: before }, after: { expectation: after } }: Shift): boolean {
  return (
    before.text !== after.text ||
    before.keyTerm !== after.keyTerm ||
    before.kind !== after.kind ||
    before.practice.join('\n') !== after.practice.join('\n')
  )
}

export type Mark = 'added' | 'reworded' | 'moved' | 'reordered'

/** How each expectation of the second version differs from before, by key; what is not there has not changed. */
export function marksOf({ added, reworded, moved, reordered }: ExpectationChanges): Map<string, { mark: Mark; before?: Placed }> {
  const marks = new Map<string, { mark: Mark; before?: Placed }>()
  for (const { expectation } of reordered) marks.set(expectation.key, { mark: 'reordered' })
  for (const { before, after } of moved) marks.set(after.expectation.key, { mark: 'moved', before })
  for (const { before, after } of reworded) marks.set(after.expectation.key, { mark: 'reworded', before })
  for (const { after } of added) marks.set(after.expectation.key, { mark: 'added' })
  return marks
}

function placed(content: Content, expectation: Expectation): Placed {
  return { expectation, theme: findTheme(content, expectation.theme), role: findRole(content, expectation.role) }
}

function placedByKey(content: Content, key: string): Placed | undefined {
  const expectation = findExpectation(content, key)
  return expectation && placed(content, expectation)
}

/** The keys that these roles have among the expectations: a comparison with nothing adds all of them. */
function keysOf(content: Content, roleKeys: readonly string[]): Set<string> {
  return new Set(compareForRoles({ ...content, themes: [] }, content, roleKeys).added.map(({ key }) => key))
}

/** At each crossing of theme and role the fewest that must be taken out for the others to stand as they did. */
function reordered(before: Content, after: Content): Expectation[] {
  const places = new Map(allExpectations(before).map((expectation, i) => [expectation.key, { expectation, i }]))
  const stayed = allExpectations(after).filter((one) => {
    const was = places.get(one.key)?.expectation
    return was && was.theme === one.theme && was.role === one.role
  })
  const crossings = Map.groupBy(stayed, (one) => JSON.stringify([one.theme, one.role]))
  return [...crossings.values()].flatMap((crossing) => {
    const still = longestRising(crossing.map(({ key }) => places.get(key)?.i ?? 0))
    return crossing.filter((_, i) => !still.has(i))
  })
}

/** The places of one longest rising row among the numbers. */
function longestRising(numbers: readonly number[]): Set<number> {
  const length: number[] = []
  const previous: number[] = []
  for (const [i, number] of numbers.entries()) {
    const best = numbers.slice(0, i).reduce((best, other, j) => (other < number && (length[j] ?? 0) > (length[best] ?? 0) ? j : best), -1)
    length[i] = (length[best] ?? 0) + 1
    previous[i] = best
  }
  const rising = new Set<number>()
  for (let i = length.indexOf(Math.max(...length)); i >= 0; i = previous[i] ?? -1) rising.add(i)
  return rising
}

export type TextField =
  | 'document'
  | 'shape'
  | 'themeWord'
  | 'lead'
  | 'vision'
  | 'figure'
  | 'source'
  | 'name'
  | 'shortName'
  | 'voice'
  | 'holders'
  | 'inherits'
  | 'kind'
  | 'claim'
  | 'text'
  | 'theory'
  | 'place'
  | 'heading'
  | 'points'
  | 'signatures'

/** One field of something around the expectations, before and after. Empty: it was not there, or is no longer. */
export interface TextChange {
  field: TextField
  before: string
  after: string
}

/** What has changed in one role, theme or passage, or in the head of the whole. */
export interface ElementChange {
  kind: 'head' | 'role' | 'theme' | 'passage'
  key: string
  /** As it is called now, or was called last; nothing for the head, and for a passage without a heading. */
  name?: string
  change: 'added' | 'changed' | 'retired'
  texts: TextChange[]
}

export interface SurroundingChanges {
  elements: ElementChange[]
  /** Lists whose elements stand in another order than before. */
  reordered: ('role' | 'theme' | 'passage')[]
}

/** What has changed around the expectations: head, roles, themes and passages. */
export function surroundingChanges(before: Content, after: Content): SurroundingChanges {
  const comparison = compare(before, after)
  return {
    elements: [
      ...headChange(comparison),
      ...elementChanges('passage', comparison.passages, (passage) => passage.heading, passageTexts),
      ...elementChanges('theme', comparison.themes, (theme) => theme.name, themeTexts),
      ...elementChanges(
        'role',
        comparison.roles,
        (role) => role.name,
        (role) => roleTexts(role, findRole(after, role.inherits ?? '') ?? findRole(before, role.inherits ?? '')),
      ),
    ],
    reordered: [
      ...(standsOtherwise(before.passages, after.passages) ? (['passage'] as const) : []),
      ...(standsOtherwise(before.themes, after.themes) ? (['theme'] as const) : []),
      ...(standsOtherwise(before.roles, after.roles) ? (['role'] as const) : []),
    ],
  }
}

/** Those that were there and still are stand in another order; something new among them is no new order. */
function standsOtherwise(before: { key: string }[], after: { key: string }[]): boolean {
  const now = after.filter(({ key }) => before.some((one) => one.key === key))
  const was = before.filter(({ key }) => after.some((one) => one.key === key))
  return now.some(({ key }, i) => was[i]?.key !== key)
}

type Texts = Partial<Record<TextField, string>>

function headChange({ head }: Comparison): ElementChange[] {
  if (!head) return []
  const texts = textChanges(headTexts(head.before), headTexts(head.after))
  return texts.length > 0 ? [{ kind: 'head', key: 'head', change: 'changed', texts }] : []
}

function elementChanges<Element extends { key: string }>(
  kind: ElementChange['kind'],
  { added, removed, changed }: ListComparison<Element>,
  nameOf: (element: Element) => string | undefined,
  textsOf: (element: Element) => Texts,
): ElementChange[] {
  return [
    ...added.map((one) => ({ kind, key: one.key, name: nameOf(one), change: 'added' as const, texts: textChanges({}, textsOf(one)) })),
    ...changed.flatMap(({ before, after }) => {
      const texts = textChanges(textsOf(before), textsOf(after))
      return texts.length > 0 ? [{ kind, key: after.key, name: nameOf(after), change: 'changed' as const, texts }] : []
    }),
    ...removed.map((one) => ({ kind, key: one.key, name: nameOf(one), change: 'retired' as const, texts: textChanges(textsOf(one), {}) })),
  ]
}

function textChanges(before: Texts, after: Texts): TextChange[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])] as TextField[]
  return fields
    .map((field) => ({ field, before: before[field] ?? '', after: after[field] ?? '' }))
    .filter((change) => change.before !== change.after)
}

function headTexts(head: Changed<Omit<Content, 'roles' | 'themes' | 'passages'>>['before']): Texts {
  return {
    name: head.name,
    document: head.document,
    shape: head.shape,
    themeWord: `${head.themeWord.one}, ${head.themeWord.many}`,
    lead: head.lead,
    vision: head.vision?.text,
    figure: head.figure?.caption,
    source: head.source && `${head.source.document}, ${head.source.publisher}, ${head.source.year}`,
  }
}

function roleTexts(role: FoundationRole, inherited: FoundationRole | undefined): Texts {
  return { name: role.name, lead: role.lead, voice: role.voice, holders: role.holders.join(','), inherits: inherited?.name }
}

function themeTexts(theme: Omit<Theme, 'expectations' | 'number'>): Texts {
  return {
    name: theme.name,
    shortName: theme.shortName,
    claim: theme.claim,
    text: theme.text,
    theory: theme.theory && `${theme.theory.name}\n${theme.theory.text}`,
    kind: theme.kind,
  }
}

function passageTexts(passage: Passage): Texts {
  return {
    heading: passage.heading,
    text: passage.text,
    points: passage.points.map(({ text, keyTerm }) => (keyTerm ? `${text} (${keyTerm})` : text)).join('\n'),
    signatures: passage.signatures.map(({ name, title }) => `${name}, ${title}`).join('\n'),
    place: passage.place,
  }
}
