import fc from 'fast-check'
import type { Content, Expectation, FoundationRole, Passage, Theme } from '#features/foundations/foundation.ts'
import { expectationKinds, passagePlaces, shapes, themeKinds, voices } from '#features/foundations/template.ts'
import { roles } from '#shared/role.ts'

/*
 * Any foundation that could stand in the database: all letters that it can store, empty texts where it allows them, roles that
 * inherit from those before them, and keys that are used once.
 */

const letters = fc.string({ unit: 'grapheme', maxLength: 30 }).filter((text) => !text.includes('\0') && text.isWellFormed())
const needed = letters.filter((text) => text.length > 0)
const maybe = fc.option(letters, { nil: undefined })
const ids = fc.uniqueArray(fc.constantFrom('HV-001', 'BC-013', 'PP-120', 'LB-007', 'OD-099'), { maxLength: 3 })
const keys = (maxLength: number) => fc.uniqueArray(fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/), { maxLength })

/** Without what is undefined: JSON does not know it. */
function bare<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined)) as T
}

const anyRoles: fc.Arbitrary<FoundationRole[]> = keys(4).chain((all) =>
  fc.tuple(
    ...all.map((key, i) =>
      fc
        .record({
          key: fc.constant(key),
          name: needed,
          voice: fc.constantFrom(...voices),
          holders: fc.uniqueArray(fc.constantFrom(...roles)),
          inherits: i === 0 ? fc.constant(undefined) : fc.option(fc.constantFrom(...all.slice(0, i)), { nil: undefined }),
          lead: maybe,
          ids,
        })
        .map(bare),
    ),
  ),
)

function anyThemes(roleKeys: string[]): fc.Arbitrary<Theme[]> {
  return fc.tuple(keys(3), roleKeys.length > 0 ? keys(8) : fc.constant<string[]>([])).chain(([themeKeys, expectationKeys]) => {
    const homes = expectationKeys.map((key, i) => ({ key, theme: themeKeys[i % Math.max(1, themeKeys.length)] }))
    return fc.tuple(
      ...themeKeys.map((key, i) => {
        const expectations: fc.Arbitrary<Expectation[]> = fc.tuple(
          ...homes
            .filter((home) => home.theme === key)
            .map((home) =>
              fc
                .record({
                  key: fc.constant(home.key),
                  theme: fc.constant(key),
                  role: fc.constantFrom(...roleKeys),
                  kind: fc.constantFrom(...expectationKinds),
                  text: needed,
                  keyTerm: maybe,
                  practice: fc.array(letters, { maxLength: 3 }),
                  ids,
                })
                .map(bare),
            ),
        )
        const theory = fc.option(fc.record({ name: letters, text: letters, ids }), { nil: undefined })
        return fc
          .record({
            key: fc.constant(key),
            number: fc.constant(i + 1),
            kind: fc.constantFrom(...themeKinds),
            name: letters,
            shortName: letters,
            claim: maybe,
            text: maybe,
            theory,
            ids,
            expectations,
          })
          .map(bare)
      }),
    )
  })
}

const anyPassages: fc.Arbitrary<Passage[]> = keys(3).chain((all) =>
  fc.tuple(
    ...all.map((key) =>
      fc
        .record({
          key: fc.constant(key),
          place: fc.constantFrom(...passagePlaces),
          heading: maybe,
          text: maybe,
          points: fc.array(fc.record({ text: letters, keyTerm: maybe, ids }).map(bare), { maxLength: 3 }),
          signatures: fc.array(fc.record({ name: letters, title: letters }), { maxLength: 2 }),
          ids,
        })
        .map(bare),
    ),
  ),
)

export const anyContent: fc.Arbitrary<Content> = anyRoles.chain((roleList) =>
  fc
    .record({
      name: needed,
      document: letters,
      shape: fc.constantFrom(...shapes),
      themeWord: fc.record({ one: letters, many: letters }),
      lead: letters,
      vision: fc.option(fc.record({ text: letters, ids }), { nil: undefined }),
      figure: fc.option(fc.record({ kind: fc.constantFrom('wheel', 'star', 'compass'), caption: letters, ids }), { nil: undefined }),
      source: fc.option(fc.record({ document: letters, publisher: letters, year: fc.integer({ min: 0, max: 9999 }) }), { nil: undefined }),
      ids,
      roles: fc.constant(roleList),
      themes: anyThemes(roleList.map(({ key }) => key)),
      passages: anyPassages,
    })
    .map((content) => bare(content) as Content),
)
