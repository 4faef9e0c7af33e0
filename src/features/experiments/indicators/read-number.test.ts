import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isAmbiguous, readNumber, showNumber, writeNumber } from './read-number.ts'

test('a number that only one language writes so is that number', () => {
  const cases: [string, ReturnType<typeof readNumber>][] = [
    ['1.234,5', { da: 1234.5 }],
    ['1,234.5', { en: 1234.5 }],
    ['12,5', { da: 12.5 }],
    ['12.5', { en: 12.5 }],
    ['1.234.567', { da: 1234567 }],
    ['0.123', { en: 0.123 }],
    [',5', { da: 0.5 }],
    ['1 234,5', { da: 1234.5 }],
    ['1\u2009234', { da: 1234, en: 1234 }],
    ['1\u00a0234\u202f567', { da: 1234567, en: 1234567 }],
    ['12', { da: 12, en: 12 }],
    ['+7', { da: 7, en: 7 }],
    ['−3', { da: -3, en: -3 }],
    ['– 3,5', { da: -3.5 }],
    ['-3', { da: -3, en: -3 }],
    ['-0', { da: 0, en: 0 }],
    [' 45 % ', { da: 45, en: 45 }],
    ['45,5%', { da: 45.5 }],
    ['1.200 kr.', { da: 1200, en: 1.2 }],
    ['１２', { da: 12, en: 12 }],
    ['1,5E-07', { da: 1.5e-7 }],
  ]
  for (const [text, expected] of cases) assert.deepEqual(readNumber(text), expected, text)
})

test('what is no number is none', () => {
  for (const text of [
    '',
    ' ',
    '-',
    '%',
    'tolv',
    '12 borgere',
    '1.23.4',
    '12,5,6',
    '1 23',
    '1 2 3',
    '12:30',
    '1e999',
    '--3',
    '1.234,5.6',
    '٣',
    '#DIV/0!',
  ])
    assert.equal(readNumber(text), undefined, text)
})

test('1.234 is a doubt, and 12,5 is none', () => {
  assert.ok(isAmbiguous(readNumber('1.234') ?? {}))
  assert.ok(isAmbiguous(readNumber('1,234') ?? {}))
  for (const text of ['12,5', '12.5', '1234', '1 234', '0.123']) assert.ok(!isAmbiguous(readNumber(text) ?? {}), text)
})

test('what is written is read again as the same number, in both languages', () => {
  fc.assert(
    fc.property(fc.double({ min: -1e12, max: 1e12, noNaN: true }), fc.constantFrom('da' as const, 'en' as const), (value, style) => {
      assert.equal(readNumber(writeNumber(value, style))?.[style], value === 0 ? 0 : value)
    }),
  )
})

test('what is shown with signs between thousands is read again, too', () => {
  fc.assert(
    fc.property(fc.integer({ min: -1e11, max: 1e11 }), fc.constantFrom('da' as const, 'en' as const), (cents, style) => {
      assert.equal(readNumber(showNumber(cents / 100, style))?.[style], cents / 100)
    }),
  )
})

test('any text is read or is no number, and never throws', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('1', '0', '.', ',', ' ', '-', '%', 'e', '\u2009') }), (text) => void readNumber(text)),
  )
})
