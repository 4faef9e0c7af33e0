import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { chanceOfRunAfterBaseline, runLimitAfterBaseline } from './frozen-median.ts'
import { crossingsLimit, isSignalToward, longestRunLimit, type RunChart, readRunChart } from './run-chart.ts'

const read = (name: string) => readFileSync(join(import.meta.dirname, 'vectors', name), 'utf8')

interface Case {
  data: number[]
  runs: Record<string, number | boolean | null>
}

for (const [name, { data, runs }] of Object.entries(JSON.parse(read('spc_own_cases.json')) as Record<string, Case>))
  test(`run chart ${name} is reproduced`, () => {
    const chart = readRunChart(data)
    assert.deepEqual(
      {
        'n.obs': chart.points,
        'n.useful': chart.useful,
        'longest.run': chart.longestRun?.length ?? null,
        'longest.run.max': chart.longestRunLimit ?? null,
        'n.crossings': chart.crossings ?? null,
        'n.crossings.min': chart.crossingsLimit ?? null,
        'runs.signal': chart.signal,
      },
      runs,
    )
  })

test('Anhøj’s limits are reproduced from 10 to 100 useful points', () => {
  const rows = read('anhoej_limits.csv').trim().split('\n').slice(1)
  assert.equal(rows.length, 91)
  for (const row of rows) {
    const [n = 0, longest, crossings] = row.split(',').map(Number)
    assert.deepEqual([longestRunLimit(n), crossingsLimit(n)], [longest, crossings], row)
  }
})

/** The decided table: baseline, later points, the run that is a signal. */
const frozen: [n0: number, n1: number, run: number][] = [
  [8, 6, 6],
  [8, 8, 7],
  [8, 12, 8],
  [12, 6, 6],
  [12, 8, 7],
  [12, 10, 7],
  [12, 12, 8],
  [20, 5, 5],
  [20, 6, 6],
  [20, 8, 6],
  [20, 10, 7],
  [20, 12, 7],
]

test('the limits after a frozen baseline are the decided ones', () => {
  for (const [n0, n1, run] of frozen) assert.equal(runLimitAfterBaseline(n0, n1), run, `${n0}: ${n1}`)
})

test('any level from 0.04912 to 0.05989 gives the decided limits', () => {
  const reached = Math.max(...frozen.map(([n0, n1, run]) => chanceOfRunAfterBaseline(run, n1, n0)))
  const passed = Math.min(...frozen.map(([n0, n1, run]) => chanceOfRunAfterBaseline(run - 1, n1, n0)))
  assert.ok(reached > 0.0491 && reached <= 0.04912, `${reached}`)
  assert.ok(passed >= 0.05989 && passed < 0.06, `${passed}`)
})

test('the chance of a run after a baseline is that of the urn, worked out point by point', () => {
  // With half of n₀ + 1 balls on each side and one more laid on the side just drawn, the later points fall as around the median of n₀.
  const urn = (run: number, later: number, half: number): number => {
    const from = (left: number, good: number, bad: number, row: number): number => {
      if (row === run) return 1
      if (left === 0) return 0
      const share = good / (good + bad)
      return share * from(left - 1, good + 1, bad, row + 1) + (1 - share) * from(left - 1, good, bad + 1, 0)
    }
    return from(later, half, half, 0)
  }
  for (const baseline of [7, 8, 9, 12, 13, 20, 21])
    for (const later of [1, 5, 8, 12])
      for (const run of [1, 3, 5, 8]) {
        const [seen, known] = [chanceOfRunAfterBaseline(run, later, baseline), urn(run, later, (baseline + 1) / 2)]
        assert.ok(Math.abs(seen - known) < 1e-9, `${run} of ${later} after ${baseline}: ${seen} is not ${known}`)
      }
})

test('the limit after a baseline rises with the later points, falls with the baseline, and comes to that of a known median', () => {
  for (const baseline of [8, 9, 10, 13, 20, 31, 40]) {
    let before = 5
    for (let later = 0; later <= 40; later++) {
      const limit = runLimitAfterBaseline(baseline, later)
      if (limit === undefined) {
        assert.ok(later < 6, `${baseline}: ${later}`)
        continue
      }
      assert.ok(limit >= before && limit <= later, `${baseline}: ${later}`)
      assert.ok(limit <= (runLimitAfterBaseline(baseline - 1, later) ?? Number.POSITIVE_INFINITY), `${baseline}: ${later}`)
      assert.ok(chanceOfRunAfterBaseline(limit, later, baseline) <= 0.05)
      assert.ok(chanceOfRunAfterBaseline(limit - 1, later, baseline) > 0.05)
      before = limit
    }
  }
  // Ten throws of a coin: a run of five or more heads has a chance of 112 in 1024, of six or more 48, of seven or more 20.
  const near = (seen: number, known: number) => assert.ok(Math.abs(seen - known) < 0.001, `${seen} is not ${known}`)
  near(chanceOfRunAfterBaseline(5, 10, 4000), 112 / 1024)
  near(chanceOfRunAfterBaseline(6, 10, 4000), 48 / 1024)
  near(chanceOfRunAfterBaseline(7, 10, 4000), 20 / 1024)
})

test('nothing, one point, equal points and what is no number are read too', () => {
  const empty = readRunChart([])
  assert.deepEqual([empty.centre, empty.points, empty.useful, empty.longestRun, empty.signal], [undefined, 0, 0, undefined, false])
  assert.equal(readRunChart([7]).centre, 7)
  assert.deepEqual(readRunChart([3, 3, 3], { baseline: 2 }).sides, ['on', 'on', 'on'])
  const holes = readRunChart([Number.NaN, 2, Infinity, 5, -Infinity])
  assert.deepEqual([holes.centre, holes.points, holes.sides], [3.5, 2, ['missing', 'below', 'missing', 'above', 'missing']])
  for (const baseline of [-3, 0.5, 1e9, Number.NaN, Infinity, -Infinity]) readRunChart([1, 2, 3], { baseline })
})

test('a point on the median neither breaks a run nor makes it longer', () => {
  const { longestRun, useful } = readRunChart([1, 5, 5, 3, 5, 5, 1, 1, 1])
  assert.deepEqual([longestRun, useful], [{ side: 'above', length: 4, from: 1, to: 5 }, 8])
})

test('of two runs that are equally long, the first is told of', () => {
  assert.deepEqual(readRunChart([1, 1, 5, 5]).longestRun, { side: 'below', length: 2, from: 0, to: 1 })
})

test('a baseline of fewer than eight points is none', () => {
  const values = [1, 2, 3, 4, 5, 6, 7, 30, 30, 30, 30, 30, 30, 30]
  assert.deepEqual(readRunChart(values, { baseline: 7 }), readRunChart(values))
  assert.deepEqual(readRunChart([...values.slice(0, 7), Number.NaN, ...values.slice(7)], { baseline: 8 }).baseline, 0)
  const eight = readRunChart(values, { baseline: 8 })
  assert.deepEqual([eight.baseline, eight.centre], [8, 4.5])
})

test('after a baseline, only a run among the later points is a signal', () => {
  const baseline = [12, 14, 11, 13, 12, 15, 13, 12]
  const chart = readRunChart([...baseline, 9, 8, 10, 7, 9, 8, 9], { baseline: 8 })
  assert.deepEqual(
    [chart.centre, chart.afterBaseline?.useful, chart.afterBaseline?.limit, chart.afterBaseline?.below],
    [12.5, 7, 7, { side: 'below', length: 7, from: 8, to: 14 }],
  )
  assert.deepEqual([chart.signal, chart.direction, isSignalToward(chart, 'down'), isSignalToward(chart, 'up')], [true, 'down', true, false])
  const broken = readRunChart([...baseline, 9, 8, 10, 13, 9, 8, 9], { baseline: 8 })
  assert.deepEqual([broken.signal, broken.direction, isSignalToward(broken, 'down')], [false, undefined, false])
  const early = readRunChart([9, 9, 9, 9, 9, 9, 9, 9, 1, 17, 1, 17, 1, 17], { baseline: 8 })
  assert.equal(early.signal, false)
  const nothingYet = readRunChart(baseline, { baseline: 8 })
  assert.deepEqual([nothingYet.signal, nothingYet.afterBaseline?.limit], [false, undefined])
})

test('up and down again after a baseline is a signal both ways, and went where it was last', () => {
  const baseline = [1, 2, 1, 2, 1, 2, 1, 2]
  const chart = readRunChart([...baseline, ...Array(12).fill(5), ...Array(12).fill(0)], { baseline: 8 })
  assert.deepEqual([chart.direction, isSignalToward(chart, 'up'), isSignalToward(chart, 'down')], ['down', true, true])
})

test('without a baseline, a shift of the whole chart goes where the later points lie', () => {
  const rising = readRunChart([1, 2, 1, 2, 1, 2, 1, 2, 9, 8, 9, 8, 9, 8, 9, 8])
  assert.deepEqual(
    [rising.signal, rising.direction, isSignalToward(rising, 'up'), isSignalToward(rising, 'down')],
    [true, 'up', true, false],
  )
})

const series = fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 40 })
const start = fc.integer({ min: 0, max: 20 })

test('a chart upside down reads the same with the sides changed', () => {
  const opposite = { above: 'below', below: 'above', on: 'on', missing: 'missing', up: 'down', down: 'up' } as const
  const turned = <R extends RunChart['longestRun']>(run: R) => run && { ...run, side: opposite[run.side] }
  fc.assert(
    fc.property(series, start, (values, baseline) => {
      const chart = readRunChart(values, { baseline })
      const { afterBaseline } = chart
      const mirrored = readRunChart(
        values.map((value) => 6 - value),
        { baseline },
      )
      assert.deepEqual(mirrored, {
        ...chart,
        centre: chart.centre === undefined ? undefined : 6 - chart.centre,
        sides: chart.sides.map((side) => opposite[side]),
        longestRun: turned(chart.longestRun),
        afterBaseline: afterBaseline && { ...afterBaseline, above: turned(afterBaseline.below), below: turned(afterBaseline.above) },
        direction: chart.direction && opposite[chart.direction],
      })
      assert.equal(isSignalToward(mirrored, 'up'), isSignalToward(chart, 'down'))
    }),
  )
})

test('another zero or another unit changes the median and nothing else', () => {
  fc.assert(
    fc.property(series, start, fc.integer({ min: -9, max: 9 }), fc.integer({ min: 1, max: 9 }), (values, baseline, add, unit) => {
      const chart = readRunChart(values, { baseline })
      const moved = readRunChart(
        values.map((value) => value * unit + add),
        { baseline },
      )
      assert.deepEqual(moved, { ...chart, centre: chart.centre === undefined ? undefined : chart.centre * unit + add })
    }),
  )
})

test('backwards in time the figures stay and the direction turns', () => {
  fc.assert(
    fc.property(series, (values) => {
      const [there, back] = [readRunChart(values), readRunChart([...values].reverse())]
      assert.deepEqual(
        [back.centre, back.useful, back.longestRun?.length, back.crossings, back.signal],
        [there.centre, there.useful, there.longestRun?.length, there.crossings, there.signal],
      )
      assert.equal(back.direction, there.direction && (there.direction === 'up' ? 'down' : 'up'))
    }),
  )
})

test('points on the median, wherever they are put, leave runs and crossings as they were', () => {
  fc.assert(
    fc.property(series, fc.nat(), fc.integer({ min: 1, max: 3 }), (values, place, many) => {
      const chart = readRunChart(values)
      const { centre } = chart
      if (centre === undefined) return
      const at = place % (values.length + 1)
      const more = readRunChart([...values.slice(0, at), ...Array<number>(many).fill(centre), ...values.slice(at)])
      assert.deepEqual(
        [more.centre, more.useful, more.longestRun?.length, more.longestRun?.side, more.crossings, more.signal],
        [centre, chart.useful, chart.longestRun?.length, chart.longestRun?.side, chart.crossings, chart.signal],
      )
    }),
  )
})
