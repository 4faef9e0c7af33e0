import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { dateOf, dayNumber } from './calendar.ts'
import { chartOf } from './chart.ts'
import { maySayBetter, readSeries, signalOf } from './finding.ts'
import { type EarlierLoop, type Indicator, isLockedInTime, seriesOf, unmeasured } from './indicator.ts'
import { bottom, scaleOf, top } from './run-chart-geometry.ts'

const begun = new Date('2026-08-03T09:05:00+02:00')
const baseline = [12, 14, 11, 13, 12, 15, 12, 10, 13, 12, 13, 11, 12, 13]
const around = { pauses: [], starDays: [] }

/** Weekly from a Monday: the first of `after` on the day the action began. */
function indicator(before: number[], after: number[], more: Partial<Indicator> = {}): Indicator {
  const start = dayNumber('2026-08-03')
  return {
    id: 'i',
    name: 'Ubesvarede spørgsmål',
    unit: 'antal pr. uge',
    direction: 'down',
    plannedOn: ['2026-08-03'],
    revision: 1,
    lockedAt: new Date('2026-08-01'),
    measurements: [...before, ...after].map((value, i) => ({ on: dateOf(start + 7 * (i - before.length)), value })),
    earlier: [],
    isPartial: false,
    ...more,
  }
}

const now = { loop: 1, actionStartedAt: begun }
const read = (one: Indicator, loop: Parameters<typeof seriesOf>[1] = now) => readSeries(seriesOf(one, loop), one.direction)

test('a run after the baseline on the good side is a shift, and may be said when it was locked in time', () => {
  const one = indicator(baseline, [9, 8, 10, 7, 7, 6])
  const reading = read(one)
  assert.ok(reading.finding.kind === 'shift')
  const { isBetter, went, run, centre, newMedian, isLast } = reading.finding
  assert.deepEqual(
    { isBetter, went, length: run.length, from: run.from, centre, newMedian, isLast },
    {
      isBetter: true,
      went: 'down',
      length: 6,
      from: 14,
      centre: 12,
      newMedian: 7.5,
      isLast: true,
    },
  )
  assert.ok(maySayBetter(one, now, reading))
  const late = { ...one, lockedAt: new Date('2026-08-03T09:05:01+02:00') }
  assert.ok(!maySayBetter(late, now, read(late)))
  const loose = { ...one, lockedAt: undefined }
  assert.ok(!maySayBetter(loose, now, read(loose)))
})

test('a run the other way is a shift and is not better', () => {
  const one = indicator(baseline, [16, 17, 16, 18, 17, 16])
  const { finding } = read(one)
  assert.ok(finding.kind === 'shift' && !finding.isBetter && finding.went === 'up')
  assert.ok(!maySayBetter(one, now, read(one)))
})

test('five falling points are no trend', () => {
  assert.equal(read(indicator(baseline, [15, 14, 13, 11, 10, 9, 13, 14])).finding.kind, 'chance')
})

test('before the action all is alike, and there is no baseline', () => {
  const one = indicator(baseline, [])
  const { finding, chart } = read(one, { loop: 1 })
  assert.deepEqual(finding, { kind: 'before', points: 14 })
  assert.equal(chart.baseline, 0)
  assert.equal(signalOf(one, { loop: 1 }).baseline, 0)
})

test('too few points, none, one, and all alike each say so', () => {
  assert.deepEqual(read(indicator([], [])).finding, { kind: 'empty' })
  assert.deepEqual(read(indicator([3], [])).finding, { kind: 'one', value: 3 })
  assert.deepEqual(read(indicator([3, 3, 3], [3])).finding, { kind: 'constant', points: 4, value: 3 })
  assert.deepEqual(read(indicator(baseline, [9, 8])).finding, { kind: 'too_few', points: 16, after: 2, useful: 2 })
  assert.deepEqual(read(indicator(baseline, [12, 12, 12, 12, 12, 12, 9])).finding, { kind: 'too_few', points: 21, after: 7, useful: 1 })
  assert.deepEqual(read(indicator([12, 13], [9, 8])).finding, { kind: 'chance', points: 4, hasBaseline: false })
})

test('when the baseline itself was on its way it is said, whatever is measured after the action', () => {
  const falling = [20, 19, 19, 18, 18, 17, 16, 15, 14, 13, 12, 11, 10, 9]
  assert.deepEqual(read(indicator(falling, [])).drift, { went: 'down' })
  const reading = read(indicator(falling, [8, 7, 7, 6, 5, 5]))
  assert.equal(reading.finding.kind, 'shift')
  assert.deepEqual(reading.drift, { went: 'down' })
  assert.equal(read(indicator(baseline, [9, 8, 10, 7, 7, 6])).drift, undefined)
  // Before the action the finding says it already, and seven points are no baseline.
  assert.equal(read(indicator(falling, []), { loop: 1 }).drift, undefined)
  assert.equal(read(indicator([20, 19, 18, 17, 16, 15, 14], [13])).drift, undefined)
})

test('no measurement since the action began is told as none, and not as too few', () => {
  assert.deepEqual(read(indicator(baseline, [])).finding, { kind: 'none_after', points: 14 })
  assert.deepEqual(read(indicator([12, 13], [])).finding, { kind: 'none_after', points: 2 })
})

test('the action begins at the typed date when it lies before: what was locked or measured after that is after', () => {
  const typed = { ...now, actionFrom: '2026-07-20' }
  assert.equal(seriesOf(indicator(baseline, [9]), typed).before, 12)
  assert.ok(!isLockedInTime({ lockedAt: new Date('2026-07-20T06:00:00Z') }, typed))
  assert.ok(isLockedInTime({ lockedAt: new Date('2026-07-19T21:59:59Z') }, typed))
  assert.equal(seriesOf(indicator(baseline, [9]), { ...now, actionFrom: '2026-09-01' }).before, 14)
})

test('a signal without eight points before the action is told as something that moved, and never as better', () => {
  const one = indicator([20, 19, 18, 17, 16, 15, 14], [13, 12, 11, 10, 9, 8, 7])
  const reading = read(one)
  assert.deepEqual(reading.finding, { kind: 'unusual', points: 14, before: 7, went: 'down' })
  assert.ok(!maySayBetter(one, now, reading))
})

test('points of earlier loops are the baseline of this one, and each point is in the loop whose action had begun', () => {
  const earlier: EarlierLoop = {
    loop: 1,
    actionStartedAt: new Date('2026-06-08T08:00:00+02:00'),
    measurements: baseline.map((value, i) => ({ on: dateOf(dayNumber('2026-03-30') + 7 * i), value })),
  }
  const one = indicator([], [9, 8, 10, 7, 7, 6], { earlier: [earlier] })
  const loop = { loop: 2, actionStartedAt: begun }
  const series = seriesOf(one, loop)
  assert.equal(series.before, 14)
  assert.deepEqual(
    series.points.map((point) => point.loop),
    [...Array(10).fill(0), ...Array(4).fill(1), ...Array(6).fill(2)],
  )
  assert.equal(signalOf(one, loop).baseline, 14)
  assert.equal(read(one, loop).finding.kind, 'shift')
})

test('what is measured on the day the action begins is after it, in Danish time', () => {
  const late = new Date('2026-08-02T22:30:00Z')
  assert.equal(seriesOf(indicator(baseline, [9]), { loop: 1, actionStartedAt: late }).before, 14)
})

test('locked in time is before the action, to the millisecond, and always while nothing has begun', () => {
  assert.ok(!isLockedInTime({}, {}))
  assert.ok(isLockedInTime({ lockedAt: begun }, {}))
  assert.ok(!isLockedInTime({ lockedAt: begun }, now))
  assert.ok(isLockedInTime({ lockedAt: new Date(begun.getTime() - 1) }, now))
})

test('a planned date that has come and has no measurement is missing', () => {
  const measurements = [{ on: '2026-08-03', value: 1 }]
  const plannedOn = ['2026-08-03', '2026-08-10', '2026-08-17']
  assert.deepEqual(unmeasured({ plannedOn, measurements }, '2026-08-10'), ['2026-08-10'])
})

test('the picture: the median, the new one only after a shift, and no line across a pause', () => {
  const shifted = chartOf(indicator(baseline, [9, 8, 10, 7, 7, 6]), now, {
    pauses: [{ id: 'p', from: '2026-07-15', to: '2026-07-30', label: 'Ferie' }],
    starDays: ['2026-08-19', '2026-09-07', '2020-01-01'],
  }).geometry
  assert.ok(shifted)
  assert.equal(shifted.shift?.value, 7.5)
  assert.equal(shifted.shift?.x2, 100)
  // Nineteen neighbours: of 13 and 20 July, of 20 and 27 July, and of 27 July and 3 August nobody is joined.
  assert.equal(shifted.lines.length, 19 - 3)
  assert.equal(shifted.stars.length, 2)
  assert.deepEqual(
    shifted.dots.map(({ isAfter }) => isAfter),
    [...Array(14).fill(false), ...Array(6).fill(true)],
  )
  assert.equal(chartOf(indicator(baseline, [14, 13.5, 13, 11, 10, 12, 14]), now, around).geometry?.shift, undefined)
  assert.equal(chartOf(indicator([], []), now, around).geometry, undefined)
})

test('any measurements make a picture whose parts all lie inside it', () => {
  const values = fc.array(
    fc.record({ day: fc.integer({ min: 10_000, max: 26_000 }), value: fc.double({ min: -1e12, max: 1e12, noNaN: true }) }),
    {
      minLength: 1,
      maxLength: 80,
    },
  )
  fc.assert(
    fc.property(
      values,
      fc.option(fc.date({ min: new Date('1997-01-01'), max: new Date('2041-01-01'), noInvalidDate: true }), { nil: undefined }),
      fc.boolean(),
      (given, actionStartedAt, showLimits) => {
        const measurements = [...new Map(given.map(({ day, value }) => [day, { on: dateOf(day), value }])).values()].sort((a, b) =>
          a.on < b.on ? -1 : 1,
        )
        const { geometry } = chartOf(indicator([], [], { measurements }), { loop: 1, actionStartedAt }, { ...around, showLimits })
        assert.ok(geometry)
        const xs = [...geometry.dots, ...geometry.ticksX, ...geometry.loops].map(({ x }) => x)
        const ys = [...geometry.dots, ...geometry.ticksY].map(({ y }) => y)
        assert.ok(
          xs.every((x) => x >= 0 && x <= 100),
          String(xs),
        )
        assert.ok(
          ys.every((y) => y >= top && y <= bottom),
          String(ys),
        )
        assert.ok(geometry.ticksX.length >= 1 && geometry.ticksX.length <= 12, String(geometry.ticksX.length))
        assert.ok(geometry.ticksY.length >= 2 && geometry.ticksY.length <= 8, String(geometry.ticksY.length))
      },
    ),
  )
})

test('five hundred points are drawn small, with few labels, in a moment', () => {
  const measurements = Array.from({ length: 500 }, (_, i) => ({ on: dateOf(20_000 + i), value: 10 + (i % 7) }))
  const start = performance.now()
  const { geometry } = chartOf(indicator([], [], { measurements }), now, around)
  assert.ok(performance.now() - start < 500)
  assert.equal(geometry?.dots.length, 500)
  assert.equal(geometry?.radius, 2)
})

test('the scale begins at zero where the values are near it, and has round steps', () => {
  assert.deepEqual(scaleOf([6, 15]).ticks, [0, 5, 10, 15])
  assert.deepEqual(scaleOf([7, 7]).ticks.length > 1, true)
  assert.deepEqual(scaleOf([0, 0]).ticks.length > 1, true)
  assert.deepEqual(scaleOf([91, 99]).ticks, [90, 92, 94, 96, 98, 100])
  assert.deepEqual(scaleOf([-4, 3]).ticks, [-4, -2, 0, 2, 4])
})
