import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { da } from '#messages/da.ts'
import { en } from '#messages/en.ts'
import { roles } from '#shared/role.ts'
import { digestOf, type ImportPlan, type PersonRow, type PresentPeople, planImport } from './people-import.ts'
import { roleNamed, roleNames } from './people-row.ts'

const nobody: PresentPeople = { units: [], people: [] }

/** [unit code, unit name, parent code, name, e-mail, role]; the first is row 2, as in a spreadsheet with headings. */
function rowsOf(...lines: string[][]): PersonRow[] {
  return lines.map(([unitCode, unitName, parentCode, name, email, role], i) => ({
    line: i + 2,
    unitCode,
    unitName,
    parentCode,
    name,
    email,
    role,
  }))
}

/** What the database would hold afterwards. */
function apply(present: PresentPeople, plan: ImportPlan, removeMissing = false): PresentPeople {
  const gone = (list: { id: string }[], id: string) => removeMissing && list.some((item) => item.id === id)
  const units = [
    ...present.units.map((unit) => ({
      ...unit,
      name: plan.units.renamed.find(({ id }) => id === unit.id)?.name ?? unit.name,
      parentCode: (plan.units.moved.find(({ id }) => id === unit.id) ?? unit).parentCode,
    })),
    ...plan.units.added.map((unit) => ({ id: `unit:${unit.code}`, ...unit })),
  ].filter(({ id }) => !gone(plan.missing.units, id))
  const people = [
    ...present.people.map((person) => {
      const change = plan.people.changed.find(({ id }) => id === person.id)
      if (!change) return person
      const left = person.positions.filter((held) => !change.removed.some((r) => r.unitCode === held.unitCode && r.role === held.role))
      return { ...person, name: change.name, positions: [...left, ...change.added] }
    }),
    ...plan.people.added.map(({ email, name, positions }) => ({
      id: `person:${email}`,
      name,
      emails: [email],
      positions,
      isAdministrator: false,
    })),
  ].filter(({ id }) => !gone(plan.missing.people, id))
  return { units, people }
}

/** Everything that a file can say, without ids and order. */
function contentOf({ units, people }: PresentPeople) {
  return {
    units: units.map(({ code, name, parentCode }) => `${code}|${name}|${parentCode}`).sort(),
    people: people
      .map(({ name, emails, positions }) => `${name}|${emails}|${positions.map(({ unitCode, role }) => `${unitCode}/${role}`).sort()}`)
      .sort(),
  }
}

const organisations = fc
  .record({
    parents: fc.array(fc.nat(), { minLength: 1, maxLength: 8 }),
    names: fc.array(fc.constantFrom('Nord', 'Syd', 'Øst', "'=Vest", '-Åen'), { minLength: 8, maxLength: 8 }),
    people: fc.uniqueArray(
      fc.record({
        email: fc.integer({ min: 1, max: 9 }),
        name: fc.constantFrom('Anna Ås', 'Bo "Bob" Bø', 'Çelik; Ö'),
        positions: fc.uniqueArray(fc.record({ unit: fc.nat(), role: fc.constantFrom(...roles) }), {
          minLength: 1,
          maxLength: 3,
          selector: (p) => JSON.stringify(p),
        }),
      }),
      { selector: (person) => person.email, maxLength: 8 },
    ),
  })
  .map(({ parents, names, people }) => {
    const code = (n: number) => `u${n % parents.length}`
    const units = parents.map((parent, n) => ({ code: code(n), name: names[n] ?? 'X', parentCode: n === 0 ? null : `u${parent % n}` }))
    const persons = people.map(({ email, name, positions }) => {
      const held = new Map(positions.map(({ unit, role }) => [code(unit) + role, { unitCode: code(unit), role }]))
      return { email: `p${email}@x.dk`, name, positions: [...held.values()] }
    })
    return { units, persons }
  })

type Organisation = {
  units: { code: string; name: string; parentCode: string | null }[]
  persons: { email: string; name: string; positions: { unitCode: string; role: (typeof roles)[number] }[] }[]
}

function linesOf({ units, persons }: Organisation): string[][] {
  return [
    ...units.map(({ code, name, parentCode }) => [code, name, parentCode ?? '', '', '', '']),
    ...persons.flatMap(({ email, name, positions }) =>
      positions.map(({ unitCode, role }) => [unitCode, '', '', name, email, roleNames[role]]),
    ),
  ]
}

function presentOf({ units, persons }: Organisation): PresentPeople {
  return {
    units: units.map((unit) => ({ id: `unit:${unit.code}`, ...unit })),
    people: persons.map(({ email, name, positions }) => ({
      id: `person:${email}`,
      name,
      emails: [email],
      positions,
      isAdministrator: false,
    })),
  }
}

test('an import that removes what is missing leaves exactly what the file says', () => {
  fc.assert(
    fc.property(organisations, organisations, (today, wished) => {
      const plan = planImport(rowsOf(...linesOf(wished)), presentOf(today))
      assert.deepEqual(plan.problems, [])
      assert.deepEqual(contentOf(apply(presentOf(today), plan, true)), contentOf(presentOf(wished)))
    }),
  )
})

test('an import that removes nothing keeps every person and unit that the file does not mention', () => {
  fc.assert(
    fc.property(organisations, organisations, (today, wished) => {
      const before = presentOf(today)
      const plan = planImport(rowsOf(...linesOf(wished)), before)
      const after = apply(before, plan)
      const mentioned = new Set(wished.persons.map(({ email }) => email))
      for (const person of before.people) if (!mentioned.has(person.emails[0] ?? '')) assert.ok(after.people.includes(person))
      for (const person of presentOf(wished).people)
        assert.ok(contentOf(after).people.includes(contentOf({ units: [], people: [person] }).people[0] ?? ''))
      for (const { id } of before.units) assert.ok(after.units.some((unit) => unit.id === id))
    }),
  )
})

test('the same file again changes nothing', () => {
  fc.assert(
    fc.property(organisations, organisations, (today, wished) => {
      const rows = rowsOf(...linesOf(wished))
      const before = presentOf(today)
      const again = planImport(rows, apply(before, planImport(rows, before), true))
      assert.deepEqual(again.units, { added: [], renamed: [], moved: [], unchanged: wished.units.length })
      assert.deepEqual(again.people, { added: [], changed: [], unchanged: wished.persons.length })
      assert.deepEqual(again.missing, { people: [], units: [] })
    }),
  )
})

test('the order of the lines makes no difference', () => {
  const shuffled = organisations.chain((wished) => {
    const lines = linesOf(wished)
    return fc.record({ lines: fc.constant(lines), other: fc.shuffledSubarray(lines, { minLength: lines.length }) })
  })
  fc.assert(
    fc.property(organisations, shuffled, (today, { lines, other }) => {
      assert.equal(digestOf(planImport(rowsOf(...lines), presentOf(today))), digestOf(planImport(rowsOf(...other), presentOf(today))))
    }),
  )
})

const unit = ['1', 'Rådhuset', '', '', '', '']

test('each kind of bad line is told with its number', () => {
  const cases: [string, string[][], unknown[]][] = [
    ['no unit code', [['', 'Skolen', '', '', '', '']], [2, 'unitCode', 'missing_unit_code']],
    ['no unit name', [['1', '', '', '', '', '']], [2, 'unitName', 'missing_unit_name']],
    ['no name', [unit, ['1', '', '', '', 'a@x.dk', 'medarbejder']], [3, 'name', 'missing_name']],
    ['no e-mail', [unit, ['1', '', '', 'Anna', '', 'medarbejder']], [3, 'email', 'missing_email']],
    ['no role', [unit, ['1', '', '', 'Anna', 'a@x.dk', '']], [3, 'role', 'missing_role']],
    ['bad e-mail', [unit, ['1', '', '', 'Anna', 'a@x', 'medarbejder']], [3, 'email', 'invalid_email']],
    ['unknown role', [unit, ['1', '', '', 'Anna', 'a@x.dk', 'konge']], [3, 'role', 'unknown_role']],
    ['unknown unit', [unit, ['2', '', '', 'Anna', 'a@x.dk', 'medarbejder']], [3, 'unitCode', 'unknown_unit']],
    ['unknown parent', [['1', 'Skolen', '9', '', '', '']], [2, 'parentCode', 'unknown_parent']],
    ['two names of a unit', [unit, ['1', 'Slottet', '', 'Anna', 'a@x.dk', 'medarbejder']], [3, 'unitName', 'two_unit_names']],
    ['two parents', [unit, ['2', 'Skolen', '1', '', '', ''], ['2', 'Skolen', '', '', '', '']], [4, 'parentCode', 'two_parents']],
    [
      'two names of a person',
      [unit, ['1', '', '', 'Anna', 'a@x.dk', 'direktion'], ['1', '', '', 'Anne', 'A@x.dk', 'medarbejder']],
      [4, 'name', 'two_names'],
    ],
    [
      'a line twice',
      [unit, ['1', '', '', 'Anna', 'a@x.dk', 'direktion'], ['1', '', '', 'Anna', 'A@X.DK', 'Direktion ']],
      [4, undefined, 'duplicate_line'],
    ],
    ['a unit twice', [unit, unit], [3, undefined, 'duplicate_line']],
    [
      'a ring',
      [
        ['1', 'A', '2', '', '', ''],
        ['2', 'B', '1', '', '', ''],
      ],
      [2, 'parentCode', 'cycle'],
    ],
    ['a unit in itself', [unit, ['2', 'B', '2', '', '', '']], [3, 'parentCode', 'cycle']],
    ['long name', [unit, ['1', '', '', 'å'.repeat(201), 'a@x.dk', 'medarbejder']], [3, 'name', 'too_long']],
    ['long code', [['1'.repeat(61), 'Skolen', '', '', '', '']], [2, 'unitCode', 'too_long']],
    ['long e-mail', [unit, ['1', '', '', 'Anna', `${'a'.repeat(320)}@x.dk`, 'medarbejder']], [3, 'email', 'too_long']],
  ]
  for (const [name, lines, expected] of cases) {
    const { problems } = planImport(rowsOf(...lines), nobody)
    assert.deepEqual(
      problems.map(({ line, column, reason }) => [line, column, reason]),
      [expected],
      name,
    )
  }
})

test('a ring that a file closes through units of today is named', () => {
  const today: PresentPeople = {
    units: [
      { id: 'a', code: 'a', name: 'A', parentCode: null },
      { id: 'b', code: 'b', name: 'B', parentCode: 'a' },
      { id: 'c', code: 'c', name: 'C', parentCode: 'b' },
    ],
    people: [],
  }
  const { problems } = planImport(rowsOf(['a', 'A', 'c', '', '', '']), today)
  assert.deepEqual(problems, [{ line: 2, column: 'parentCode', reason: 'cycle', value: 'a → c → b → a', other: '' }])
})

test('a ring is told once, also when other units hang below it', () => {
  const lines = [
    ['c', 'C', 'a', '', '', ''],
    ['a', 'A', 'b', '', '', ''],
    ['b', 'B', 'a', '', '', ''],
    ['d', 'D', 'c', '', '', ''],
  ]
  assert.deepEqual(
    planImport(rowsOf(...lines), nobody).problems.map(({ line, value }) => [line, value]),
    [[3, 'a → b → a']],
  )
})

test('another name alone is a change, of a person and of a unit', () => {
  const today = presentOf({
    units: [{ code: '1', name: 'Rådhuset', parentCode: null }],
    persons: [{ email: 'a@x.dk', name: 'Anna', positions: [{ unitCode: '1', role: 'employee' }] }],
  })
  const plan = planImport(rowsOf(['1', 'Slottet', '', 'Anna Ås', 'a@x.dk', 'medarbejder']), today)
  assert.deepEqual(plan.people.changed, [
    { id: 'person:a@x.dk', email: 'a@x.dk', name: 'Anna Ås', nameBefore: 'Anna', added: [], removed: [] },
  ])
  assert.deepEqual(plan.units.renamed, [{ id: 'unit:1', code: '1', name: 'Slottet', nameBefore: 'Rådhuset' }])
})

test('a file with people only leaves the units as they are', () => {
  const today = presentOf({
    units: [
      { code: '1', name: 'Rådhuset', parentCode: null },
      { code: '2', name: 'Skolen', parentCode: '1' },
    ],
    persons: [],
  })
  const plan = planImport(rowsOf(['2', '', '', 'Anna', 'a@x.dk', 'employee']), today)
  assert.deepEqual(plan.problems, [])
  assert.deepEqual(plan.units, { added: [], renamed: [], moved: [], unchanged: 1 })
  assert.deepEqual(plan.people.added, [{ email: 'a@x.dk', name: 'Anna', positions: [{ unitCode: '2', role: 'employee' }] }])
})

test('administrators and those whom a file cannot name stay, and so do their units and the units above', () => {
  const person = (id: string, unitCode: string, more: object) => ({
    id,
    name: id,
    emails: [`${id}@x.dk`],
    positions: [{ unitCode, role: 'employee' as const }],
    isAdministrator: false,
    ...more,
  })
  const today: PresentPeople = {
    units: ['1', '2', '3', '4', '5'].map((code) => ({ id: code, code, name: code, parentCode: code === '1' || code === '5' ? null : '1' })),
    people: [
      person('admin', '2', { isAdministrator: true }),
      person('without-address', '3', { emails: [] }),
      person('without-position', '3', { positions: [] }),
      person('gone', '4', {}),
    ],
  }
  const plan = planImport(rowsOf(['5', '5', '', '', '', '']), today)
  assert.deepEqual(
    plan.missing.people.map(({ id }) => id),
    ['gone'],
  )
  assert.deepEqual(
    plan.missing.units.map(({ id }) => id),
    ['4'],
  )
  assert.deepEqual(plan.staying, [{ name: 'admin' }])
})

test('a person is known by any of her addresses, and two of them are not two people', () => {
  const today: PresentPeople = {
    units: [{ id: '1', code: '1', name: 'Rådhuset', parentCode: null }],
    people: [
      { id: 'p', name: 'Anna', emails: ['a@x.dk', 'b@x.dk'], positions: [{ unitCode: '1', role: 'employee' }], isAdministrator: false },
    ],
  }
  assert.equal(planImport(rowsOf(['1', '', '', 'Anna', 'b@x.dk', 'medarbejder']), today).people.unchanged, 1)
  const both = planImport(rowsOf(['1', '', '', 'Anna', 'b@x.dk', 'medarbejder'], ['1', '', '', 'Anna', 'a@x.dk', 'medarbejder']), today)
  assert.deepEqual(both.problems, [{ line: 3, column: 'email', reason: 'two_addresses', value: 'a@x.dk', other: 'b@x.dk' }])
})

test('spaces, capital letters and the two forms of å do not make another text', () => {
  const plan = planImport(
    rowsOf([' 1 ', 'Råd\u00a0 huset', '', '', '', ''], ['1', 'Ra\u030ad huset', '', 'Anna\nÅs', ' Anna@X.dk', 'LEDER AF  ledere']),
    nobody,
  )
  assert.deepEqual(plan.problems, [])
  assert.deepEqual(plan.units.added, [{ code: '1', name: 'Råd huset', parentCode: null }])
  assert.deepEqual(plan.people.added, [{ email: 'anna@x.dk', name: 'Anna Ås', positions: [{ unitCode: '1', role: 'leader_of_leaders' }] }])
})

test('roles are read as they are written on the screen, in both languages', () => {
  for (const role of roles)
    for (const name of [role, roleNames[role], da.people.roles[role], en.people.roles[role]]) assert.equal(roleNamed(name), role)
})
