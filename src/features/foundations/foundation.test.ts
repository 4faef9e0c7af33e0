import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { danishDate } from '#shared/dates.ts'
import { roles as positionRoles, type Role } from '#shared/role.ts'
import { contentOf } from './content.ts'
import {
  allExpectations,
  byRole,
  byTheme,
  type Content,
  chainOfResponsibility,
  chainRoles,
  expectationsAt,
  expectationsOfRole,
  type Foundation,
  findExpectation,
  findRole,
  isForAll,
  isPractisable,
  markOf,
  neighbours,
  practisable,
  rolesHeld,
  rolesWith,
  weeklyExpectation,
  weeksCounted,
} from './foundation.ts'
import { readTemplates } from './template-files.ts'

const templates = readTemplates('templates')

function foundation(key: string): Foundation {
  const template = templates.find((template) => template.key === key)
  assert.ok(template, `no template ${key}`)
  return {
    ...contentOf(template),
    id: key,
    slug: key,
    version: { id: `${key}-1`, number: 1, state: 'adopted', adoptedBy: 'Byrådet', adoptedOn: '2026-01-20' },
  }
}

const hv = foundation('hvidovrevejen')
const pp = foundation('personalepolitik')
const od = foundation('ledelse-i-udvikling')

function role(content: Content, key: string) {
  const found = findRole(content, key)
  assert.ok(found, `no role ${key}`)
  return found
}

/** Any foundation at all: roles that inherit from roles before them, themes, expectations at any crossing. */
const anyFoundation: fc.Arbitrary<Foundation> = fc
  .record({
    roles: fc.array(fc.record({ holders: fc.subarray([...positionRoles]), parent: fc.option(fc.nat()) }), { minLength: 1, maxLength: 6 }),
    themes: fc.array(
      fc.array(fc.record({ role: fc.nat(), kind: fc.constantFrom('expectation', 'statement', 'sub_value'), practice: fc.boolean() }), {
        maxLength: 8,
      }),
      { minLength: 1, maxLength: 5 },
    ),
  })
  .map(({ roles, themes }) => ({
    ...hv,
    roles: roles.map(({ holders, parent }, i) => ({
      key: `r${i}`,
      name: `Role ${i}`,
      voice: 'vi' as const,
      holders,
      inherits: parent === null || i === 0 ? undefined : `r${parent % i}`,
      ids: [],
    })),
    themes: themes.map((expectations, t) => ({
      key: `t${t}`,
      number: t + 1,
      kind: 'theme' as const,
      name: `Theme ${t}`,
      shortName: `T${t}`,
      ids: [],
      expectations: expectations.map(({ role, kind, practice }, e) => ({
        key: `t${t}e${e}`,
        theme: `t${t}`,
        role: `r${role % roles.length}`,
        kind: kind as 'expectation' | 'statement' | 'sub_value',
        text: 'Vi øver os.',
        practice: practice ? ['Prøv.'] : [],
        ids: [],
      })),
    })),
    passages: [],
  }))

const anyPositions = fc.array(
  fc.constantFrom(...positionRoles).map((role) => ({ role })),
  { maxLength: 3 },
)

test('reading by role and reading by theme show exactly the same expectations, each once', () => {
  fc.assert(
    fc.property(anyFoundation, (content) => {
      const all = allExpectations(content)
        .map((e) => e.key)
        .sort()
      const throughRoles = byRole(content)
        .flatMap((entry) => entry.expectations.map((e) => e.key))
        .sort()
      const throughThemes = byTheme(content)
        .flatMap((entry) => entry.links.flatMap((link) => link.expectations.map((e) => e.key)))
        .sort()
      assert.deepEqual(throughRoles, all)
      assert.deepEqual(throughThemes, all)
    }),
  )
})

test('a role has an expectation exactly when it is named among those who have it', () => {
  fc.assert(
    fc.property(anyFoundation, (content) => {
      for (const role of content.roles) {
        const held = expectationsOfRole(content, role).map((entry) => entry.expectation.key)
        assert.equal(new Set(held).size, held.length, 'nothing twice')
        const named = allExpectations(content)
          .filter((expectation) => rolesWith(content, expectation).includes(role))
          .map((e) => e.key)
        assert.deepEqual(held.toSorted(), named.toSorted())
      }
    }),
  )
})

test('who inherits has all that the other has, and more only of her own', () => {
  fc.assert(
    fc.property(anyFoundation, (content) => {
      for (const heir of content.roles.filter((role) => role.inherits)) {
        const parent = role(content, heir.inherits as string)
        const parentHas = expectationsOfRole(content, parent).map((entry) => entry.expectation.key)
        const heirHas = expectationsOfRole(content, heir)
        const inherited = heirHas.filter((entry) => !entry.isOwn).map((entry) => entry.expectation.key)
        assert.deepEqual(inherited.toSorted(), parentHas.toSorted())
        assert.ok(heirHas.filter((entry) => entry.isOwn).every((entry) => entry.from === heir && entry.expectation.role === heir.key))
      }
    }),
  )
})

test('the weeks go through everything the reader can practise, once each, before anything comes again', () => {
  fc.assert(
    fc.property(
      fc.array(anyFoundation, { maxLength: 2 }),
      anyPositions,
      fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }),
      (drawn, positions, date) => {
        const foundations = drawn.map((foundation, i) => ({ ...foundation, slug: `f${i}` }))
        const all = practisable(foundations, positions)
        const weeks = all.map((_, week) => weeklyExpectation(foundations, positions, new Date(date.getTime() + week * 7 * 86_400_000)))
        const names = weeks.map((found) => `${found?.foundation.slug}/${found?.expectation.key}`)
        assert.equal(new Set(names).size, all.length)
        assert.ok(weeks.every((found) => found && isPractisable(found.expectation)))
      },
    ),
  )
})

test('a circle of inheritance, which no file may hold, still ends', () => {
  const circle: Content = {
    ...hv,
    roles: [
      { key: 'a', name: 'A', voice: 'vi', holders: [], inherits: 'b', ids: [] },
      { key: 'b', name: 'B', voice: 'vi', holders: [], inherits: 'a', ids: [] },
    ],
  }
  assert.deepEqual(expectationsOfRole(circle, role(circle, 'a')), [])
})

test('a leader of employees has 16 expectations of her own and 12 that are for all', () => {
  const held = expectationsOfRole(hv, role(hv, 'leder-af-medarbejdere'))
  assert.equal(held.filter((entry) => entry.isOwn).length, 16)
  assert.equal(held.filter((entry) => entry.from.key === 'alle').length, 12)
  assert.equal(held.length, 28)
})

test('a leader has everything an employee has, and it is said where it comes from', () => {
  const leader = expectationsOfRole(pp, role(pp, 'leder'))
  const employee = expectationsOfRole(pp, role(pp, 'medarbejder'))
  assert.equal(leader.length, allExpectations(pp).length)
  assert.deepEqual(
    leader.filter((entry) => !entry.isOwn).map((entry) => entry.expectation),
    employee.map((entry) => entry.expectation),
  )
  assert.ok(leader.filter((entry) => !entry.isOwn).every((entry) => entry.from.name === 'Dig som medarbejder'))
})

test('inheritance goes through several steps, the nearest first', () => {
  const effect = od.themes[0]
  assert.ok(effect)
  const from = [...new Set(expectationsAt(od, effect, role(od, 'leder')).map((entry) => entry.from.key))]
  assert.deepEqual(from, ['leder', 'ledere', 'alle'])
})

test('the chain of responsibility goes from the executive board to the employee, four in each link', () => {
  for (const theme of hv.themes) {
    const chain = chainOfResponsibility(hv, theme)
    assert.deepEqual(
      chain.map((link) => link.role.key),
      ['direktion', 'centerchef', 'leder-af-ledere', 'leder-af-medarbejdere', 'medarbejder'],
    )
    assert.deepEqual(
      chain.map((link) => link.expectations.length),
      [4, 4, 4, 4, 4],
    )
  }
  assert.ok(!chainRoles(hv).some((link) => link.key === 'alle'))
})

test('what is for all is had by all six roles, what is one role’s by that one', () => {
  const forAll = findExpectation(hv, 'sikrer-alle-1')
  const one = findExpectation(hv, 'sikrer-centerchef-1')
  assert.ok(forAll && one)
  assert.equal(rolesWith(hv, forAll).length, 6)
  assert.deepEqual(
    rolesWith(hv, one).map((r) => r.key),
    ['centerchef'],
  )
})

test('positions give roles, and somebody without a position has none', () => {
  const keys = (positions: Role[]) =>
    rolesHeld(
      hv,
      positions.map((role) => ({ role })),
    ).map((r) => r.key)
  assert.deepEqual(keys(['leader_of_employees']), ['leder-af-medarbejdere'])
  assert.deepEqual(keys(['employee', 'centre_head']), ['centerchef', 'medarbejder'])
  assert.deepEqual(keys([]), [])
})

test('everybody in a role has the same expectation in a week, from Monday to Sunday in Denmark', () => {
  const at = (moment: string) => weeklyExpectation([hv, pp], [{ role: 'leader_of_employees' }], new Date(moment))?.expectation.key
  // Monday 00.30 in Denmark is still Sunday in UTC.
  assert.notEqual(at('2026-06-07T21:30:00Z'), at('2026-06-07T22:30:00Z'))
  assert.equal(at('2026-06-07T22:30:00Z'), at('2026-06-14T21:30:00Z'))
})

test('the weeks are counted on through New Year', () => {
  assert.equal(weeksCounted(new Date('2027-01-04T12:00:00Z')) - weeksCounted(new Date('2026-12-28T12:00:00Z')), 1)
  assert.equal(weeksCounted(new Date('2026-12-31T12:00:00Z')), weeksCounted(new Date('2027-01-03T12:00:00Z')))
})

test('the theme changes from week to week', () => {
  const weeks = practisable([hv], [{ role: 'employee' }]).map((found) => found.theme.key)
  assert.ok(weeks.every((theme, i) => i === 0 || theme !== weeks[i - 1]))
})

test('somebody with nothing to practise gets nothing', () => {
  assert.equal(weeklyExpectation([], [{ role: 'employee' }], new Date()), undefined)
  assert.equal(weeklyExpectation([hv], [], new Date()), undefined)
})

test('the date on a Danish wall can be another than in UTC', () => {
  assert.equal(danishDate(new Date('2026-06-30T22:30:00Z')), '2026-07-01')
})

test('two legs and five stars are counted apart, so that the stars keep their five directions', () => {
  assert.deepEqual(
    od.themes.map((theme) => markOf(od, theme)),
    [{ index: 0, of: 2 }, { index: 1, of: 2 }, ...[0, 1, 2, 3, 4].map((index) => ({ index, of: 5 }))],
  )
})

test('only what every role inherits is for all', () => {
  const forAll = (content: Content) => content.roles.filter((role) => isForAll(content, role)).map((role) => role.key)
  assert.deepEqual(forAll(hv), ['alle'])
  assert.deepEqual(forAll(od), ['alle'])
  assert.deepEqual(forAll(pp), [])
})

test('one reads on from an expectation to the next of the same role, over the themes, and stops at both ends', () => {
  const line = allExpectations(hv).filter((expectation) => expectation.role === 'centerchef')
  const read = [line[0]]
  for (let next = read[0] && neighbours(hv, read[0]).after; next; next = neighbours(hv, next).after) read.push(next)
  assert.deepEqual(read, line)
  assert.equal(line[0] && neighbours(hv, line[0]).before, undefined)
})
