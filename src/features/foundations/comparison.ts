import {
  allExpectations,
  type Content,
  type Edition,
  type Expectation,
  type FoundationRole,
  findRole,
  lineage,
  type Passage,
  type Theme,
} from './foundation.ts'

/*
 * What has changed from one version of a foundation to the next. An element keeps its key through all versions, so that a new
 * wording is seen as a change and not as one thing gone and another come. The comparison is complete: applied to the first
 * version it gives the second, and a test holds it to that. So nothing can change without the reader being told.
 */

/** A theme without its expectations, which are compared on their own: they may move from one theme to another. */
export type BareTheme = Omit<Theme, 'expectations' | 'number'>

export interface Changed<Element> {
  before: Element
  after: Element
}

/** One list of elements. `order` holds the keys of the second version, and only when they stand differently than before. */
export interface ListComparison<Element> {
  added: Element[]
  removed: Element[]
  changed: Changed<Element>[]
  order?: string[]
}

type Head = Omit<Content, 'roles' | 'themes' | 'passages'>

export interface Comparison {
  head?: Changed<Head>
  roles: ListComparison<FoundationRole>
  themes: ListComparison<BareTheme>
  expectations: ListComparison<Expectation>
  passages: ListComparison<Passage>
}

export function compare(before: Content, after: Content): Comparison {
  const heads = { before: headOf(before), after: headOf(after) }
  return {
    head: isSame(heads.before, heads.after) ? undefined : heads,
    roles: compareLists(before.roles, after.roles),
    themes: compareLists(before.themes.map(bare), after.themes.map(bare)),
    expectations: compareLists(allExpectations(before), allExpectations(after)),
    passages: compareLists(before.passages, after.passages),
  }
}

/** The second version, from the first and what has changed. */
export function applyComparison(before: Content, comparison: Comparison): Content {
  const expectations = applyToList(allExpectations(before), comparison.expectations)
  return {
    ...(comparison.head?.after ?? headOf(before)),
    roles: applyToList(before.roles, comparison.roles),
    themes: applyToList(before.themes.map(bare), comparison.themes).map((theme, i) => ({
      ...theme,
      number: i + 1,
      expectations: expectations.filter((expectation) => expectation.theme === theme.key),
    })),
    passages: applyToList(before.passages, comparison.passages),
  }
}

export function isUnchanged({ head, roles, themes, expectations, passages }: Comparison): boolean {
  return !head && [roles, themes, expectations, passages].every((list) => countChanges(list) === 0 && !list.order)
}

export function countChanges({ added, removed, changed }: ListComparison<unknown>): number {
  return added.length + removed.length + changed.length
}

/** What has changed in the expectations that somebody in a role has, her own and those she inherits, as she had them or has them now. */
export interface RoleComparison {
  added: Expectation[]
  removed: Expectation[]
  changed: Changed<Expectation>[]
}

export function compareForRole(before: Content, after: Content, roleKey: string): RoleComparison {
  return compareForRoles(before, after, [roleKey])
}

/** For somebody who has several roles: what has changed in all that she has, each expectation once. */
export function compareForRoles(before: Content, after: Content, roleKeys: readonly string[]): RoleComparison {
  const had = keysHad(before, roleKeys)
  const has = keysHad(after, roleKeys)
  const { added, removed, changed } = compare(before, after).expectations
  const moved = changed.filter(({ before, after }) => had.has(before.key) || has.has(after.key))
  return {
    // An expectation can come to a role, or leave it, without a word of it changing: when it is moved, or inheritance is.
    added: [
      ...added.filter(({ key }) => has.has(key)),
      ...allExpectations(after).filter(({ key }) => has.has(key) && !had.has(key) && !added.some((one) => one.key === key)),
    ],
    removed: [
      ...removed.filter(({ key }) => had.has(key)),
      ...allExpectations(before).filter(({ key }) => had.has(key) && !has.has(key) && !removed.some((one) => one.key === key)),
    ],
    changed: moved.filter(({ after }) => had.has(after.key) && has.has(after.key)),
  }
}

function keysHad(content: Content, roleKeys: readonly string[]): Set<string> {
  const keys = roleKeys.flatMap((key) => {
    const role = findRole(content, key)
    return role ? lineage(content, role).map((one) => one.key) : []
  })
  return new Set(
    allExpectations(content)
      .filter((expectation) => keys.includes(expectation.role))
      .map((expectation) => expectation.key),
  )
}

/** An edition holds more than its words: which version it is, is no change of them. */
function headOf({
  roles: _,
  themes: __,
  passages: ___,
  id: ____,
  slug: _____,
  version: ______,
  hearing: _______,
  ...head
}: Content & Partial<Edition>): Head {
  return head
}

function bare({ expectations: _, number: __, ...theme }: Theme): BareTheme {
  return theme
}

function compareLists<Element extends { key: string }>(before: Element[], after: Element[]): ListComparison<Element> {
  const old = new Map(before.map((element) => [element.key, element]))
  const now = new Map(after.map((element) => [element.key, element]))
  const stayedBefore = before.filter(({ key }) => now.has(key)).map(({ key }) => key)
  const added = after.filter(({ key }) => !old.has(key))
  const order = after.map(({ key }) => key)
  return {
    added,
    removed: before.filter(({ key }) => !now.has(key)),
    changed: after.flatMap((element) => {
      const was = old.get(element.key)
      return was && !isSame(was, element) ? [{ before: was, after: element }] : []
    }),
    order: isSame(order, [...stayedBefore, ...added.map(({ key }) => key)]) ? undefined : order,
  }
}

function applyToList<Element extends { key: string }>(
  before: Element[],
  { added, removed, changed, order }: ListComparison<Element>,
): Element[] {
  const gone = new Set(removed.map(({ key }) => key))
  const anew = new Map(changed.map(({ after }) => [after.key, after]))
  const elements = [...before.filter(({ key }) => !gone.has(key)).map((element) => anew.get(element.key) ?? element), ...added]
  if (!order) return elements
  const byKey = new Map(elements.map((element) => [element.key, element]))
  return order.flatMap((key) => byKey.get(key) ?? [])
}

/** Elements are plain data, so equal words mean equal elements; what is undefined is not there. */
function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other))
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, inner]) => inner !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  )
}
