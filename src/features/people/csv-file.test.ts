import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { maxBytes, maxLines, readPeopleFile, writePeopleFile } from './csv-file.ts'
import { type PresentPeople, planImport } from './people-import.ts'
import { tidy } from './people-row.ts'
import { writeTemplateFile } from './template-file.ts'

const head = 'enhedskode;enhed;overenhedskode;navn;e-mail;rolle'

function read(text: string) {
  return readPeopleFile(new TextEncoder().encode(text))
}

function rowsIn(file: ReturnType<typeof readPeopleFile>) {
  assert.ok('rows' in file, JSON.stringify(file))
  return file.rows
}

const skolen = { line: 2, unitCode: '1', unitName: 'Skolen ved Åen', parentCode: '', name: '', email: '', role: '' }

test('semicolon, comma and tab, and every way a spreadsheet ends a line and writes æøå, give the same lines', () => {
  for (const separator of [';', ',', '\t'])
    for (const end of ['\r\n', '\n', '\r']) {
      const text = [head, '1;Skolen ved Åen;;;;'].map((line) => line.replaceAll(';', separator) + end).join('')
      const encoded = [
        new TextEncoder().encode(text),
        new TextEncoder().encode(`\uFEFF${text}`),
        Buffer.from(text, 'latin1'),
        Buffer.from(`\uFEFF${text}`, 'utf16le'),
        Buffer.from(`\uFEFF${text}`, 'utf16le').swap16(),
      ]
      for (const bytes of encoded) assert.deepEqual(rowsIn(readPeopleFile(bytes)), [skolen])
    }
})

test('Windows-1252 has more letters than Latin-1', () => {
  const bytes = Buffer.concat([Buffer.from(`${head}\n1;Sk`), Buffer.from([0x9a, 0xe5, 0x96]), Buffer.from(';;;;')])
  assert.equal(rowsIn(readPeopleFile(bytes))[0]?.unitName, 'Skšå–')
})

test('columns come in any order, in Danish or English, with capitals, and others are left out', () => {
  const file = read('ROLE;Løn;Email;Name;Parent code;Unit name;Unit_Code\nboard;99;a@x.dk;Anna;;Rådhuset;1\n')
  assert.deepEqual(rowsIn(file), [
    { line: 2, unitCode: '1', unitName: 'Rådhuset', parentCode: '', name: 'Anna', email: 'a@x.dk', role: 'board' },
  ])
  assert.deepEqual('ignored' in file && file.ignored, ['Løn'])
})

test('a line has the number that the spreadsheet shows, also after empty lines and text over several lines', () => {
  const file = read(`${head}\n\n1;"Skolen\nved\nÅen";;;;\n;;;;;\n2;"""To"";\nA";;;;\n3;B\n`)
  assert.deepEqual(
    rowsIn(file).map(({ line, unitName }) => [line, unitName]),
    [
      [3, 'Skolen ved Åen'],
      [5, '"To"; A'],
    ],
  )
  assert.deepEqual('problems' in file && file.problems, [{ line: 6, reason: 'wrong_cells', value: '2', other: '6' }])
})

test('a file that cannot be read says why', () => {
  const cases: [string | Uint8Array, string, string][] = [
    ['', 'empty', ''],
    ['\r\n\r\n', 'empty', ''],
    [head, 'empty', ''],
    ['navne;tal\n1;2', 'no_headings', ''],
    ['enhedskode;enhed;overenhedskode;navn\n1;2;;', 'missing_columns', 'e-mail, rolle'],
    [`${head};Email\n1;2;;;;;`, 'repeated_column', 'e-mail'],
    [`${head}\n1;A;;;;\n\n2;"B;;;;`, 'broken_quotes', '4'],
    [`${head}\n1;Skolen "Åen" Nord;;;;`, 'broken_quotes', '2'],
    [new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]), 'workbook', ''],
    [new Uint8Array([0xd0, 0xcf, 0x11, 0xe0]), 'workbook', ''],
    [`${head}\n1;\0;;;;`, 'not_text', ''],
    [new Uint8Array(maxBytes + 1), 'too_large', ''],
    [`${head}\n${'1;A;;;;\n'.repeat(maxLines + 1)}`, 'too_many_lines', ''],
  ]
  for (const [given, unreadable, what] of cases) {
    assert.deepEqual(typeof given === 'string' ? read(given) : readPeopleFile(given), { unreadable, what })
  }
  assert.equal(rowsIn(read(`${head}\n${'1;A;;;;\n'.repeat(maxLines)}`)).length, maxLines)
})

test('any bytes are read or refused, and never throw', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => void readPeopleFile(bytes)))
  fc.assert(fc.property(fc.string({ unit: fc.constantFrom('"', ';', '\n', '\r', 'a', "'", '=') }), (text) => void read(`${head}\n${text}`)))
})

test('what is exported and imported again is no change, whatever the names are', () => {
  const text = fc
    .string({ unit: fc.constantFrom("'", '=', '-', '@', ';', '"', ',', ' ', '\n', 'å', 'x'), minLength: 1, maxLength: 12 })
    .map((given) => `${tidy(given)}z`)
  const organisation = fc.record({
    codes: fc.uniqueArray(text, { minLength: 1, maxLength: 5 }),
    names: fc.array(text, { minLength: 5, maxLength: 5 }),
  })
  fc.assert(
    fc.property(organisation, ({ codes, names }) => {
      const today: PresentPeople = {
        units: codes.map((code, n) => ({ id: code, code, name: names[n] ?? '', parentCode: codes[n - 1] ?? null })),
        people: codes.map((unitCode, n) => ({
          id: unitCode,
          name: names[n] ?? '',
          emails: [`-p${n}@x.dk`],
          positions: [
            { unitCode, role: 'board' },
            { unitCode, role: 'employee' },
          ],
          isAdministrator: false,
        })),
      }
      const plan = planImport(rowsIn(read(writePeopleFile(today))), today)
      assert.deepEqual(plan.problems, [])
      assert.deepEqual(plan.units, { added: [], renamed: [], moved: [], unchanged: codes.length })
      assert.deepEqual(plan.people, { added: [], changed: [], unchanged: codes.length })
      assert.deepEqual(plan.missing, { people: [], units: [] })
    }),
  )
})

test('the template can be imported as it is', () => {
  const plan = planImport(rowsIn(read(writeTemplateFile())), { units: [], people: [] })
  assert.deepEqual(plan.problems, [])
  assert.equal(plan.people.added.length, 4)
})
