import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { dateOf, dayNumber } from './calendar.ts'
import { type Answers, mostLines, readColumns } from './read-column.ts'
import { writeDate } from './read-date.ts'
import { showNumber, writeNumber } from './read-number.ts'

const near = '2026-09-17'

function read(text: string, answers?: Answers) {
  const result = readColumns(text, near, answers)
  assert.ok(!('unreadable' in result), JSON.stringify(result))
  return result
}

const pairs = (text: string, answers?: Answers) => read(text, answers).lines.map(({ on, value, trouble }) => trouble ?? [on, value])

test('two columns are read whatever parts them, with headings or without', () => {
  const expected = [
    ['2026-08-03', 12.5],
    ['2026-08-10', 9],
  ]
  for (const text of [
    '2026-08-03\t12,5\n2026-08-10\t9',
    'Dato;Antal\n03.08.2026;12,5\n10.08.2026;9',
    'date,value\r\n2026-08-03,12.5\r\n2026-08-10,9\r\n',
    '"3 Aug 2026","12.5"\n"10 Aug 2026","9"',
    'Antal\tUge\n12,5\tuge 32 2026\n9\tuge 33 2026',
    'Uge;Ubesvarede\n32;12,5\n33;9',
    'uge 32  12,5\nuge 33  9',
    '3/8-2026 12,5\n10/8-2026 9\n\n',
    '\t\n\t2026-08-03\t12,5\n\t2026-08-10\t9',
  ])
    assert.deepEqual(pairs(text), expected, text)
})

test('a year after a space belongs to the date, and the number stands after it', () => {
  for (const text of ['8/6 2026\t12\n15/6 2026\t9', '8/6 2026 12\n15/6 2026 9', '8/6 - 2026;12\n15/6 - 2026;9'])
    assert.deepEqual(pairs(text), [
      ['2026-06-08', 12],
      ['2026-06-15', 9],
    ])
  // Where nothing stands after it, it is what was counted.
  for (const text of ['8/6\t1950\n15/6\t1800', '8/6 1950\n15/6 1800'])
    assert.deepEqual(pairs(text), [
      ['2026-06-08', 1950],
      ['2026-06-15', 1800],
    ])
})

test('a third column of words without a heading is the note', () => {
  const { lines, questions } = read('2026-08-03\t12\tInga talte\n2026-08-10\t9\t\n2026-08-17\t7\tferie')
  assert.deepEqual(questions, [])
  assert.deepEqual(
    lines.map(({ note }) => note),
    ['Inga talte', undefined, 'ferie'],
  )
  // With headings it is the heading that says what is a note.
  assert.equal(read('Dato;Antal;Sted\n2026-08-03;12;Vest\n2026-08-10;9;Øst').lines[0]?.note, undefined)
})

test('a comma parts decimals where the lines are numbers, and columns where they are not', () => {
  assert.deepEqual(pairs('12,5\n13\n9,75'), [
    [undefined, 12.5],
    [undefined, 13],
    [undefined, 9.75],
  ])
  assert.deepEqual(pairs('uge 32,5\nuge 33,7'), [
    ['2026-08-03', 5],
    ['2026-08-10', 7],
  ])
})

test('the whole column decides what one cell leaves in doubt', () => {
  assert.deepEqual(pairs('1.234\n12,5'), [
    [undefined, 1234],
    [undefined, 12.5],
  ])
  assert.deepEqual(pairs('1.234\n12.5'), [
    [undefined, 1.234],
    [undefined, 12.5],
  ])
  assert.deepEqual(pairs('03/08/2026;1\n25/08/2026;2'), [
    ['2026-08-03', 1],
    ['2026-08-25', 2],
  ])
  assert.deepEqual(pairs('03/08/2026;1\n03/25/2026;2'), [
    ['2026-03-08', 1],
    ['2026-03-25', 2],
  ])
})

test('what nothing decides is asked, and the answer decides', () => {
  const numbers = read('1.234\n2.500')
  assert.deepEqual(numbers.questions, [{ what: 'numbers', example: '1.234' }])
  assert.deepEqual(pairs('1.234\n2.500', { numbers: 'da' })[0], [undefined, 1234])
  assert.deepEqual(pairs('1.234\n2.500', { numbers: 'en' })[1], [undefined, 2.5])
  const dates = '03/08/2026\t1\n04/08/2026\t2'
  assert.deepEqual(read(dates).questions, [{ what: 'dates', example: '03/08/2026' }])
  assert.deepEqual(pairs(dates, { dates: 'mdy' })[0], ['2026-03-08', 1])
  assert.deepEqual(read(dates, { dates: 'dmy' }).questions, [])
  // Both ways in one column: only those in doubt are asked about.
  assert.equal(read('12,5\n12.5\n1.234').questions[0]?.example, '1.234')
  assert.deepEqual(read('12,5\n12.5').questions, [])
})

test('several columns of numbers are asked about, unless a heading says which', () => {
  const text = 'Dato;Vagter;Fejl\n2026-08-03;7;12\n2026-08-10;8;9'
  assert.deepEqual(
    read(text).questions[0]?.choices?.map(({ name }) => name),
    ['Vagter', 'Fejl'],
  )
  assert.deepEqual(pairs(text, { column: 2 }), [
    ['2026-08-03', 12],
    ['2026-08-10', 9],
  ])
  assert.deepEqual(read(text.replace('Fejl', 'Måling')).questions, [])
  assert.deepEqual(pairs(text.replace('Fejl', 'Måling'))[0], ['2026-08-03', 12])
  // An answer that names no such column is no answer.
  assert.equal(read(text, { column: 9 }).questions.length, 1)
})

test('a note comes along, and a guarded formula is the number it was', () => {
  const { lines } = read("dato;måling;bemærkning\n2026-08-03;'-3;en travl dag\n2026-08-10;4;")
  assert.deepEqual(
    lines.map(({ value, note }) => [value, note]),
    [
      [-3, 'en travl dag'],
      [4, undefined],
    ],
  )
})

test('each line that says nothing says why, with the number that a spreadsheet shows', () => {
  const { lines, heading } = read('Dato;Antal\n2026-08-03;mange\n;5\n\n31.02.2026;5\n2026-08-10;\n2026-08-17;7')
  assert.equal(heading, 'Dato · Antal')
  assert.deepEqual(
    lines.map(({ line, trouble }) => [line, trouble]),
    [
      [2, 'no_number'],
      [3, 'no_date'],
      [5, 'no_date'],
      [6, 'empty'],
      [7, undefined],
    ],
  )
})

test('in one column an empty line keeps its place, and the empty end is nothing', () => {
  assert.deepEqual(pairs('ubesvarede\n12\n\n9\n\n\n'), [[undefined, 12], 'empty', [undefined, 9]])
})

test('weeks without a year go on over the new year', () => {
  assert.deepEqual(
    pairs('Uge\tAntal\n51\t1\n52\t2\n1\t3\n2\t4').map((pair) => pair[0]),
    ['2025-12-15', '2025-12-22', '2025-12-29', '2026-01-05'],
  )
})

test('what cannot be read says why', () => {
  const cases: [string, object][] = [
    ['', { unreadable: 'empty' }],
    [' \n\t\n', { unreadable: 'empty' }],
    ['a;b\nc;d', { unreadable: 'no_dates' }],
    ['1;2\n3;4', { unreadable: 'no_dates' }],
    ['dato;antal\n2026-08-03;"12', { unreadable: 'broken_quotes', line: 2 }],
    ['7\n'.repeat(10_000), { unreadable: 'too_many', lines: 10_000 }],
  ]
  for (const [text, expected] of cases) assert.deepEqual(readColumns(text, near), expected, text.slice(0, 40))
})

test('what is written in either language is read again, whatever parts it', () => {
  const table = fc.record({
    language: fc.constantFrom('da' as const, 'en' as const),
    between: fc.constantFrom('\t', ';'),
    grouped: fc.boolean(),
    rows: fc.array(
      fc.record({
        day: fc.integer({ min: dayNumber('1950-01-01'), max: dayNumber('2060-01-01') }),
        cents: fc.integer({ min: -1e9, max: 1e9 }),
      }),
      {
        minLength: 1,
        maxLength: 40,
      },
    ),
  })
  fc.assert(
    fc.property(table, ({ language, between, grouped, rows }) => {
      const number = (cents: number) => (grouped ? showNumber : writeNumber)(cents / 100, language)
      const text = rows.map(({ day, cents }) => writeDate(dateOf(day), language) + between + number(cents)).join('\n')
      // In the language that it was written in, if that is asked.
      assert.deepEqual(
        pairs(text, { numbers: language, dates: 'dmy' }),
        rows.map(({ day, cents }) => [dateOf(day), cents / 100]),
      )
    }),
  )
})

test('any text is read or refused, and never throws', () => {
  const text = fc.string({ unit: fc.constantFrom('"', ';', ',', '\t', '\n', '\r', '1', '.', '/', ' ', 'uge', 'dato', "'", '=') })
  fc.assert(
    fc.property(text, (given) => void readColumns(given, near)),
    { numRuns: 500 },
  )
})

test('as many lines as are read take a moment', () => {
  const text = Array.from({ length: mostLines }, (_, i) => `${writeDate(dateOf(i), 'da')};${writeNumber(i / 7, 'da')}`).join('\n')
  const start = performance.now()
  assert.equal(read(text).lines.length, mostLines)
  assert.ok(performance.now() - start < 1500, `${performance.now() - start} ms`)
})
