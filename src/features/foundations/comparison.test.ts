import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { applyComparison, compare, compareForRole, isUnchanged } from './comparison.ts'
import type { Content, Expectation, FoundationRole, Passage, Theme } from './foundation.ts'

const none = fc.constant<never[]>([])
const word = fc.constantFrom('lytter', 'spørger', 'prøver', 'borgeren', 'sammen', 'æøå')
const text = fc.array(word, { minLength: 1, maxLength: 6 }).map((words) => words.join(' '))
const keys = (prefix: string, most: number) =>
  fc.shuffledSubarray(
    Array.from({ length: most }, (_, i) => `${prefix}${i}`),
    { minLength: 1 },
  )

const role = (key: string, before: string[]): fc.Arbitrary<FoundationRole> =>
  fc.record({
    key: fc.constant(key),
    name: text,
    voice: fc.constantFrom('vi' as const, 'jeg' as const, 'du' as const),
    holders: none,
    inherits: before.length > 0 ? fc.option(fc.constantFrom(...before), { nil: undefined }) : fc.constant(undefined),
    ids: none,
  })

/** Any foundation of the few keys there are: so two of them share some elements, in other words, other orders and other themes. */
const content: fc.Arbitrary<Content> = fc
  .record({ roleKeys: keys('r', 4), themeKeys: keys('t', 4), expectationKeys: keys('e', 8), passageKeys: keys('p', 3) })
  .chain(({ roleKeys, themeKeys, expectationKeys, passageKeys }) =>
    fc.record({
      name: text,
      document: text,
      shape: fc.constant('matrix' as const),
      themeWord: fc.constant({ one: 'tema', many: 'temaer' }),
      lead: text,
      vision: fc.option(fc.record({ text, ids: none }), { nil: undefined }),
      ids: none,
      roles: fc.tuple(...roleKeys.map((key, i) => role(key, roleKeys.slice(0, i)))),
      passages: fc.tuple(
        ...passageKeys.map((key) =>
          fc.record({ key: fc.constant(key), place: fc.constant('opening' as const), text, points: none, signatures: none, ids: none }),
        ),
      ) as fc.Arbitrary<Passage[]>,
      themes: fc
        .tuple(
          fc.tuple(...themeKeys.map((key) => fc.record({ key: fc.constant(key), name: text, claim: fc.option(text, { nil: undefined }) }))),
          fc.tuple(
            ...expectationKeys.map((key) =>
              fc.record({
                key: fc.constant(key),
                theme: fc.constantFrom(...themeKeys),
                role: fc.constantFrom(...roleKeys),
                kind: fc.constant('expectation' as const),
                text,
                practice: fc.array(text, { maxLength: 2 }),
                ids: none,
              }),
            ),
          ) as fc.Arbitrary<Expectation[]>,
        )
        .map(([themes, expectations]): Theme[] =>
          themes.map((theme, i) => ({
            ...theme,
            number: i + 1,
            kind: 'theme',
            shortName: theme.name,
            ids: [],
            expectations: expectations.filter((expectation) => expectation.theme === theme.key),
          })),
        ),
    }),
  )
  // Plain objects, as the database gives them.
  .map((content) => structuredClone(content) as Content)

test('the comparison of two versions, applied to the first, gives the second', () => {
  fc.assert(
    fc.property(content, content, (before, after) => {
      assert.deepEqual(applyComparison(before, compare(before, after)), after)
    }),
    { numRuns: 500 },
  )
})

test('a version compared with itself has no change, and with another it has one', () => {
  fc.assert(
    fc.property(content, content, (one, other) => {
      assert.ok(isUnchanged(compare(one, structuredClone(one))))
      assert.equal(isUnchanged(compare(one, other)), JSON.stringify(one) === JSON.stringify(other))
    }),
  )
})

test('what a role is told is exactly what became different among the expectations it has', () => {
  fc.assert(
    fc.property(content, content, (before, after) => {
      for (const { key } of after.roles.filter((role) => before.roles.some((one) => one.key === role.key))) {
        const told = compareForRole(before, after, key)
        const had = heldKeys(before, key)
        const has = heldKeys(after, key)
        assert.deepEqual(new Set(told.added.map((one) => one.key)), new Set([...has].filter((one) => !had.has(one))))
        assert.deepEqual(new Set(told.removed.map((one) => one.key)), new Set([...had].filter((one) => !has.has(one))))
        for (const { before, after } of told.changed) assert.notDeepEqual(before, after)
      }
    }),
  )
})

/** Counted another way than the code does: up the line by hand. */
function heldKeys(content: Content, key: string): Set<string> {
  const roles = new Set<string>()
  for (let next: string | undefined = key; next && !roles.has(next); next = content.roles.find((role) => role.key === next)?.inherits)
    roles.add(next)
  return new Set(content.themes.flatMap((theme) => theme.expectations.filter((one) => roles.has(one.role)).map((one) => one.key)))
}
