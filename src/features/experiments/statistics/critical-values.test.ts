import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { fairCoinAtMost } from './binomial.ts'
import { signCriticalValue, smallestP, wilcoxonCriticalValue } from './critical-values.ts'
import { compareDifferences } from './paired-ratings.ts'

const rows = readFileSync(join(import.meta.dirname, 'vectors/critical_values.csv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)

test('the tables of critical values are reproduced', () => {
  assert.equal(rows.length, 26)
  for (const row of rows) {
    const [n = 0, w05, w02, w01, s05, s01, least = 0] = row.split(',').map(Number)
    assert.deepEqual(
      [0.05, 0.02, 0.01].map((alpha) => wilcoxonCriticalValue(n, alpha)),
      [w05, w02, w01],
      row,
    )
    assert.deepEqual(
      [0.05, 0.01].map((alpha) => signCriticalValue(n, alpha)),
      [s05, s01],
      row,
    )
    assert.ok(Math.abs(smallestP(n) - least) <= 1e-9 * least, row)
  }
})

test('without ties, p is within α exactly when the rank sum is within the table', () => {
  const n = 12
  for (let falls = 0; falls <= n; falls++) {
    const differences = Array.from({ length: n }, (_, i) => (i < falls ? -1 : 1) * (i + 1))
    const { wilcoxon, signTest } = compareDifferences(differences)
    assert.equal(wilcoxon.p <= 0.05, Math.min(wilcoxon.plus, wilcoxon.minus) <= wilcoxonCriticalValue(n, 0.05))
    assert.equal(signTest.p <= 0.05, Math.min(falls, n - falls) <= signCriticalValue(n, 0.05))
  }
})

test('so few differences that no result could be rare have no critical value', () => {
  for (const n of [0, 1, 2, 3, 4, 5]) {
    assert.equal(wilcoxonCriticalValue(n, 0.05), -1)
    assert.equal(signCriticalValue(n, 0.05), -1)
  }
  assert.equal(smallestP(0), 1)
  assert.equal(smallestP(1), 1)
})

test('the fair coin keeps its shape beyond the range of a number', () => {
  assert.equal(fairCoinAtMost(-1, 10), 0)
  assert.equal(fairCoinAtMost(10, 10), 1)
  assert.equal(fairCoinAtMost(0, 0), 1)
  for (const n of [1, 7, 999, 1001, 9999]) assert.ok(Math.abs(fairCoinAtMost((n - 1) / 2, n) - 0.5) < 1e-9, `${n}`)
  const [direct, inLogarithms] = [fairCoinAtMost(480, 1000), fairCoinAtMost(480, 1001)]
  assert.ok(inLogarithms < direct && inLogarithms > (direct + fairCoinAtMost(479, 1000)) / 2 - 1e-12)
})
