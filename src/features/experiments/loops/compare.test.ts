import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Experiment } from '../experiment.ts'
import type { Indicator, Measurement } from '../indicators/indicator.ts'
import { compareIndicators, missingAtEnd } from './compare.ts'

/** Loop 1 begins its action in February, loop 2 in April. */
const began = (loop: number) => new Date(`2026-0${loop * 2}-01T08:00:00Z`)
const experiment = (loop: number) => ({ loop, actionStartedAt: began(loop) }) as Experiment
const days = (month: number, values: number[]): Measurement[] =>
  values.map((value, i) => ({ on: `2026-0${month}-${String(i + 2).padStart(2, '0')}`, value }))

const noisy = [12, 14, 11, 13, 12, 15, 12, 10, 13, 12]
const indicator = (id: string, given: Partial<Indicator> = {}): Indicator => ({
  id,
  name: 'Ubesvarede spørgsmål',
  unit: 'pr. uge',
  direction: 'down',
  plannedOn: [],
  lockedAt: new Date('2026-01-01'),
  revision: 1,
  measurements: [],
  earlier: [],
  isPartial: false,
  ...given,
})

test('an indicator that goes on stands in one row, by its newest name, with what each loop could say of it', () => {
  const first = [...days(1, noisy), ...days(2, noisy)]
  const second = days(4, [3, 2, 4, 3, 2, 3, 4, 2, 3, 2])
  const rows = compareIndicators(
    [
      { experiment: experiment(1), indicators: [indicator('a', { measurements: first })] },
      {
        experiment: experiment(2),
        indicators: [
          indicator('b', {
            name: 'Opkald',
            measurements: second,
            earlier: [{ loop: 1, actionStartedAt: began(1), measurements: first }],
          }),
        ],
      },
    ],
    [{ id: 'a' }, { id: 'b', continuesId: 'a' }],
  )
  assert.equal(rows.length, 1)
  assert.equal(rows[0]?.name, 'Opkald')
  const [one, other] = rows[0]?.signals ?? []
  assert.equal(one?.finding.kind, 'chance')
  assert.ok(other?.finding.kind === 'shift' && other.finding.isBetter && other.isSound)
})

test('a shift of what was locked too late is no sound one', () => {
  const measurements = [...days(1, noisy), ...days(2, [3, 2, 4, 3, 2, 3, 4, 2, 3, 2])]
  const rows = compareIndicators(
    [{ experiment: experiment(1), indicators: [indicator('a', { measurements, lockedAt: new Date('2026-03-01') })] }],
    [{ id: 'a' }],
  )
  const [signal] = rows[0]?.signals ?? []
  assert.ok(signal?.finding.kind === 'shift' && !signal.isSound)
})

test('what is not the same stands in rows of its own: another indicator, another unit, another direction', () => {
  const loops = (second: Partial<Indicator>) => [
    { experiment: experiment(1), indicators: [indicator('a')] },
    { experiment: experiment(2), indicators: [indicator('b', second)] },
  ]
  const links = [{ id: 'a' }, { id: 'b', continuesId: 'a' }]
  assert.equal(compareIndicators(loops({}), links).length, 1)
  for (const other of [{ unit: 'pr. dag' }, { direction: 'up' as const }]) {
    const rows = compareIndicators(loops(other), links)
    assert.deepEqual(
      rows.map(({ signals }) => signals.map((signal) => signal !== undefined)),
      [
        [true, false],
        [false, true],
      ],
    )
  }
  assert.equal(compareIndicators(loops({}), [{ id: 'a' }, { id: 'b' }]).length, 2)
})

test('an indicator that goes on from a loop that may not be read has its own row', () => {
  const rows = compareIndicators([{ experiment: experiment(2), indicators: [indicator('b')] }], [{ id: 'b', continuesId: 'a' }])
  assert.equal(rows.length, 1)
})

test('what is not in place at the end is told, and blank text is none', () => {
  const rated = { ratings: { 'support-after': { value: 4 as const, ratedAt: new Date(0) } } }
  const written = [
    { question: 'think', text: 'Det gik' },
    { question: 'insights', text: 'Kortere' },
  ]
  assert.deepEqual(missingAtEnd([{ question: 'think', text: ' ' }], []), ['reflection', 'insights', 'ratings'])
  assert.deepEqual(missingAtEnd(written, [{ ratings: {} }]), ['ratings'])
  assert.deepEqual(missingAtEnd(written, [rated, { ratings: {} }]), [{ ratedAfter: 1, asked: 2 }])
  assert.deepEqual(missingAtEnd(written, [rated]), [])
})
