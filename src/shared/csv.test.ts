import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { guardFormula, readCsv, unguardFormula, writeCsv } from './csv.ts'

test('a guarded cell is never a formula, and taking the guard away gives the text back', () => {
  const text = fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', '\t', '\r', 'a') })
  fc.assert(
    fc.property(text, (given) => {
      assert.doesNotMatch(guardFormula(given), /^[=+\-@\t\r]/)
      assert.equal(unguardFormula(guardFormula(given)), given)
    }),
  )
})

test('a number is written as a Danish spreadsheet reads it, and a number below zero is no formula', () => {
  assert.equal(writeCsv([['a;b', -12.5, '-12']]), '\uFEFF"a;b";-12,5;\'-12\r\n')
})

test('what is written is read back, whatever the words are', () => {
  const cell = fc.string({ unit: fc.constantFrom('"', ';', ',', '\n', '\t', ' ', "'", '=', 'å'), minLength: 1 })
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { minLength: 1 }), (lines) => {
      const read = readCsv(writeCsv(lines).slice(1), { delimiter: ';', most: 1000 })
      assert.ok(Array.isArray(read))
      assert.deepEqual(
        read.map((cells) => cells.map(unguardFormula)),
        lines,
      )
    }),
  )
})
