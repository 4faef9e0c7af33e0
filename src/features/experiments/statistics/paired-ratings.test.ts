import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import fc from 'fast-check'
import { exactIntervalOfChanged, walshAverages } from './exact-interval.ts'
import { compareDifferences, comparePairs, meanInterval, type PairedComparison, pairByRater, type RatingPair } from './paired-ratings.ts'
import { type Question, question, type Rating, rate } from './rating.ts'
import { doubledMidRanks, signedRank } from './signed-rank.ts'

const challenge = question('challenge', 'less_is_better', ['', '', '', '', ''])
const joy = question('joy', 'more_is_better', ['', '', '', '', ''])
type Scores = [before: number, after: number]

function rated<Q extends Question>(of: Q, score: number): Rating<Q> {
  const rating = rate(of, score)
  if ('refused' in rating) throw new Error(`${score} is no score`)
  return rating
}

const pairOf = ([before, after]: Scores): RatingPair<typeof challenge> => ({
  before: rated(challenge, before),
  after: rated(challenge, after),
})
const compared = (scores: readonly Scores[]) => comparePairs(scores.map(pairOf))
const close = (seen: number | undefined, known: number, what = '') =>
  assert.ok(seen !== undefined && Math.abs(seen - known) <= 1e-9, `${what}: ${seen} is not ${known}`)

interface Case extends Record<string, unknown> {
  before: number[]
  after: number[]
  ci_exact: [number, number] | [null, null]
}
const vectors = JSON.parse(readFileSync(join(import.meta.dirname, 'vectors/paired_cases.json'), 'utf8')) as Record<string, Case>
const scoresOf = ({ before, after }: Case): Scores[] => before.map((score, i) => [score, after[i] ?? 0])

for (const [name, known] of Object.entries(vectors))
  test(`paired case ${name} is reproduced`, () => {
    const { n, signTest, wilcoxon, pratt, rankBiserial, shift } = compared(scoresOf(known))
    const seen = {
      n,
      n_nonzero: wilcoxon.nonZero,
      Tplus: wilcoxon.plus,
      Tminus: wilcoxon.minus,
      pratt_plus: pratt.plus,
      pratt_minus: pratt.minus,
      p_wilcoxon_exact: wilcoxon.p,
      p_pratt_exact: pratt.p,
      p_exactRankTests: wilcoxon.p,
      p_sign: signTest.p,
      rank_biserial: rankBiserial,
      hl_walsh_median: shift,
    }
    assert.deepEqual(Object.keys({ before: 0, after: 0, ...seen, ci_exact: 0 }).sort(), Object.keys(known).sort())
    for (const [figure, value] of Object.entries(seen)) close(value, Number(known[figure]), figure)

    const exact = exactIntervalOfChanged(known.before.map((score, i) => (known.after[i] ?? 0) - score))
    const [lower, upper] = known.ci_exact
    if (lower === null || upper === null) assert.equal(exact, undefined)
    else {
      close(exact?.lower, lower, 'lower')
      close(exact?.upper, upper, 'upper')
    }
  })

test('the t-interval of the mean difference is the known one', () => {
  // scipy 1.17, stats.t.interval
  const known: Record<string, [number, number]> = {
    c1: [-2.0800873806582554, -0.7199126193417443],
    c2: [-1.6892593264716742, -0.025026387814039985],
    c3: [-1.195201951060053, 0.195201951060053],
    c4: [-1.3002462900229097, -0.1997537099770903],
    c5: [-0.420578031449098, 0.170578031449098],
    c7: [-1.1458130463930638, -0.05418695360693615],
    c8: [-0.9528533938784424, -0.2471466061215576],
  }
  for (const [name, [lower, upper]] of Object.entries(known)) {
    const { interval } = compared(scoresOf(vectors[name] ?? { before: [], after: [], ci_exact: [null, null] }))
    close(interval?.lower, lower, name)
    close(interval?.upper, upper, name)
  }
})

test('no pairs, one pair and pairs that differ alike are compared too', () => {
  const nothing = { p: 1, pLower: 1, pHigher: 1 }
  const noRanks = { plus: 0, minus: 0, nonZero: 0, zeros: 0, ...nothing }
  assert.deepEqual(comparePairs([]), {
    n: 0,
    less: 0,
    same: 0,
    more: 0,
    better: 0,
    worse: 0,
    netShare: undefined,
    shift: undefined,
    meanDifference: undefined,
    interval: undefined,
    signTest: nothing,
    wilcoxon: noRanks,
    pratt: noRanks,
    rankBiserial: 0,
  })
  const one = compared([[5, 2]])
  assert.deepEqual([one.n, one.less, one.shift, one.meanDifference, one.interval, one.wilcoxon.p], [1, 1, -3, -3, undefined, 1])
  const alike = compared(Array.from({ length: 6 }, (): Scores => [4, 3]))
  assert.deepEqual([alike.shift, alike.meanDifference, alike.interval, alike.wilcoxon.p], [-1, -1, undefined, 2 / 64])
})

test('what is better follows the polarity of the question, and nothing else does', () => {
  const { better, worse, ...rest } = compared([
    [4, 2],
    [5, 4],
    [3, 3],
    [2, 3],
  ])
  assert.deepEqual([better, worse], [2, 1])
  const ofJoy = (before: number, after: number) => ({ before: rated(joy, before), after: rated(joy, after) })
  const { better: happier, worse: sadder, ...same } = comparePairs([ofJoy(4, 2), ofJoy(5, 4), ofJoy(3, 3), ofJoy(2, 3)])
  assert.deepEqual([happier, sadder], [1, 2])
  assert.deepEqual(same, rest)
})

test('who rated both times makes a pair, and the others are counted', () => {
  const by = (rater: string, score: number) => ({ rater, rating: rated(challenge, score) })
  const { pairs, onlyBefore, onlyAfter } = pairByRater(
    [by('a', 4), by('b', 3), by('c', 5)],
    [by('c', 2), by('a', 5), by('d', 1), by('e', 1), by('a', 3)],
  )
  assert.deepEqual(
    pairs.map(({ before, after }) => [before.score, after.score]),
    [
      [4, 3],
      [5, 2],
    ],
  )
  assert.deepEqual([onlyBefore, onlyAfter], [1, 2])
  assert.deepEqual(pairByRater([], []), { pairs: [], onlyBefore: 0, onlyAfter: 0 })
})

test('all signs say the same: lower after is negative, and its one-sided p is the small one', () => {
  const { netShare, shift, meanDifference, rankBiserial, interval, signTest, wilcoxon, pratt } = compared([
    [5, 3],
    [4, 3],
    [4, 2],
    [3, 2],
    [5, 4],
    [3, 3],
  ])
  close(netShare, -5 / 6)
  for (const figure of [shift, meanDifference, interval?.upper, rankBiserial]) assert.ok(figure !== undefined && figure < 0, `${figure}`)
  for (const test of [signTest, wilcoxon, pratt]) {
    close(test.pLower, 1 / 32)
    assert.equal(test.pHigher, 1)
  }
})

const score = fc.integer({ min: 1, max: 5 })
const scores = fc.array(fc.tuple(score, score), { maxLength: 14 })

test('swapping before and after flips every sign and no size', () => {
  const negated = (value: number | undefined) => (value === undefined ? undefined : 0 - value)
  const flipped = ({ pLower, pHigher, p }: { p: number; pLower: number; pHigher: number }) => ({ p, pLower: pHigher, pHigher: pLower })
  fc.assert(
    fc.property(scores, (pairs) => {
      const there = compared(pairs)
      const back = compared(pairs.map(([before, after]) => [after, before]))
      const { interval, ...rest }: PairedComparison = {
        ...there,
        less: there.more,
        more: there.less,
        better: there.worse,
        worse: there.better,
        netShare: negated(there.netShare),
        shift: negated(there.shift),
        meanDifference: back.meanDifference,
        signTest: flipped(there.signTest),
        wilcoxon: { ...there.wilcoxon, plus: there.wilcoxon.minus, minus: there.wilcoxon.plus, ...flipped(there.wilcoxon) },
        pratt: { ...there.pratt, plus: there.pratt.minus, minus: there.pratt.plus, ...flipped(there.pratt) },
        rankBiserial: 0 - there.rankBiserial,
      }
      const { interval: backInterval, ...backRest } = back
      assert.deepEqual(withoutNegativeZero(backRest), withoutNegativeZero(rest))
      if (there.meanDifference !== undefined) close(back.meanDifference, -there.meanDifference)
      assert.equal(backInterval === undefined, interval === undefined)
      if (interval && backInterval) {
        close(backInterval.lower, -interval.upper)
        close(backInterval.upper, -interval.lower)
      }
      const differences = pairs.map(([before, after]) => after - before)
      const exact = exactIntervalOfChanged(differences)
      const exactBack = exactIntervalOfChanged(differences.map((d) => -d))
      assert.deepEqual(
        exactBack && withoutNegativeZero({ ...exactBack }),
        exact && withoutNegativeZero({ lower: -exact.upper, upper: -exact.lower }),
      )
    }),
  )
})

test('adding the same to all ratings, before and after, changes nothing', () => {
  const low = fc.integer({ min: 1, max: 3 })
  fc.assert(
    fc.property(fc.array(fc.tuple(low, low), { maxLength: 14 }), fc.integer({ min: 0, max: 2 }), (pairs, add) => {
      assert.deepEqual(compared(pairs.map(([before, after]) => [before + add, after + add])), compared(pairs))
    }),
  )
})

test('the order of the pairs changes nothing', () => {
  const shuffled = scores.chain((pairs) => fc.tuple(fc.constant(pairs), fc.shuffledSubarray(pairs, { minLength: pairs.length })))
  fc.assert(
    fc.property(shuffled, ([pairs, others]) => {
      const { interval, ...seen } = compared(others)
      const { interval: known, ...rest } = compared(pairs)
      close(seen.meanDifference ?? 0, rest.meanDifference ?? 0)
      assert.deepEqual({ ...seen, meanDifference: 0 }, { ...rest, meanDifference: 0 })
      close(interval?.lower ?? 0, known?.lower ?? 0)
      close(interval?.upper ?? 0, known?.upper ?? 0)
    }),
  )
})

test('counts, shares and probabilities stay where they belong', () => {
  fc.assert(
    fc.property(scores, (pairs) => {
      const seen = compared(pairs)
      assert.equal(seen.less + seen.same + seen.more, pairs.length)
      assert.equal(seen.better + seen.worse + seen.same, pairs.length)
      assert.equal(seen.wilcoxon.nonZero + seen.wilcoxon.zeros, pairs.length)
      for (const test of [seen.signTest, seen.wilcoxon, seen.pratt]) {
        for (const p of [test.p, test.pLower, test.pHigher]) assert.ok(p > 0 && p <= 1, `${p}`)
        assert.ok(test.p <= Math.min(1, 2 * Math.min(test.pLower, test.pHigher)))
        assert.ok(test.pLower + test.pHigher > 1, 'both sides hold what was seen')
      }
      const m = seen.wilcoxon.nonZero
      assert.equal(seen.wilcoxon.plus + seen.wilcoxon.minus, (m * (m + 1)) / 2)
      assert.equal(seen.pratt.plus + seen.pratt.minus, (pairs.length * (pairs.length + 1) - seen.same * (seen.same + 1)) / 2)
      assert.ok(Math.abs(seen.rankBiserial) <= 1 && Math.abs(seen.netShare ?? 0) <= 1)
      assert.ok(seen.wilcoxon.p >= 2 ** (1 - m) || m === 0, 'p is at least that of all signs alike')
    }),
  )
})

test('unchanged pairs are shown, and leave Wilcoxon and the sign test as they were', () => {
  fc.assert(
    fc.property(scores, fc.integer({ min: 1, max: 8 }), (pairs, unchanged) => {
      const seen = compared([...pairs, ...Array.from({ length: unchanged }, (): Scores => [3, 3])])
      const { zeros, ...wilcoxon } = compared(pairs).wilcoxon
      assert.deepEqual(seen.wilcoxon, { ...wilcoxon, zeros: zeros + unchanged })
      assert.deepEqual(seen.signTest, compared(pairs).signTest)
      assert.equal(seen.rankBiserial, compared(pairs).rankBiserial)
      // Not always nearer to nothing: differences of 2, -4 and 1 have the shift 0, and with an unchanged pair 0.25.
      const differences = [0, ...pairs.map(([before, after]) => after - before)]
      const shift = seen.shift ?? 0
      assert.ok(shift >= Math.min(...differences) && shift <= Math.max(...differences), 'and the shift stays among what was seen')
    }),
  )
})

test('exact p is what going through all signs gives, with any ties', () => {
  const differences = fc.array(fc.integer({ min: -4, max: 4 }), { maxLength: 10 })
  fc.assert(
    fc.property(differences, fc.constantFrom('drop' as const, 'rank' as const), (ds, zeros) => {
      const ranked = zeros === 'drop' ? ds.filter((d) => d !== 0) : ds
      const ranks = ranked
        .map((d) => [
          d,
          ranked.filter((e) => Math.abs(e) < Math.abs(d)).length + (ranked.filter((e) => Math.abs(e) === Math.abs(d)).length + 1) / 2,
        ])
        .flatMap(([d, rank = 0]) => (d === 0 ? [] : [rank]))
      const seen = signedRank(ds, zeros)
      let [asLow, asHigh] = [0, 0]
      for (let signs = 0; signs < 2 ** ranks.length; signs++) {
        const plus = ranks.reduce((sum, rank, i) => sum + ((signs >> i) & 1 ? rank : 0), 0)
        if (plus <= seen.plus) asLow++
        if (plus >= seen.plus) asHigh++
      }
      assert.equal(seen.pLower, asLow / 2 ** ranks.length)
      assert.equal(seen.pHigher, asHigh / 2 ** ranks.length)
    }),
    { numRuns: 60 },
  )
})

test('mid-ranks share the places of what is equal', () => {
  assert.deepEqual(doubledMidRanks([3, 1, 1, 2, 3, 3]), [10, 3, 3, 6, 10, 10])
  assert.deepEqual(doubledMidRanks([]), [])
})

test('the shift is the middle of all Walsh averages, zeros among them, and moves with the differences', () => {
  assert.deepEqual([...walshAverages([0, -1, 2])], [-1, -0.5, 0, 0.5, 1, 2])
  assert.equal(compareDifferences([0, -1, 2]).shift, 0.25)
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1, maxLength: 12 }), fc.integer({ min: -9, max: 9 }), (ds, by) => {
      assert.equal(compareDifferences(ds.map((d) => d + by)).shift, (compareDifferences(ds).shift ?? 0) + by)
    }),
  )
})

test('without ties, the exact interval is the order statistics of the tables', () => {
  const differences = [1.1, -2.3, 3.7, 4.2, -5.9, 6.1, 7.8, 8.5]
  const averages = walshAverages(differences)
  // n = 8: P(T ≤ 3) ≤ 0.025, so the fourth average from either end.
  assert.deepEqual(exactIntervalOfChanged(differences), { lower: averages[3], upper: averages.at(-4) })
  assert.equal(exactIntervalOfChanged([]), undefined)
})

test('the mean interval holds the mean, and says nothing of one value or of equal ones', () => {
  assert.equal(meanInterval([]), undefined)
  assert.equal(meanInterval([3]), undefined)
  assert.equal(meanInterval([0.1, 0.1, 0.1]), undefined)
  const { lower, upper } = meanInterval([-1, 1]) ?? { lower: 0, upper: 0 }
  close(lower, -12.706204736174694)
  close(upper, 12.706204736174694)
})

test('sixty pairs are compared in full figures', () => {
  const pairs = Array.from({ length: 60 }, (_, i): Scores => [5 - (i % 3), 1 + (i % 4)])
  const { wilcoxon, n } = compared(pairs)
  assert.equal(n, 60)
  assert.ok(wilcoxon.p > 0 && wilcoxon.p < 1e-6)
  const mixed = Array.from({ length: 60 }, (_, i) => (i % 2 ? 1 : -1) * (i + 1))
  const { pLower, pHigher, plus } = signedRank(mixed)
  const { pLower: fewer } = signedRank(mixed.map((d) => -d))
  assert.equal(plus, 930)
  assert.equal(fewer, pHigher)
  assert.ok(pLower + pHigher > 1 && pLower + pHigher < 1.01)
})

/** Two zeros are the same number; a strict comparison tells them apart. */
function withoutNegativeZero<T extends object>(value: T): unknown {
  return JSON.parse(JSON.stringify(value, (_, v) => (v === undefined ? 'undefined' : v)))
}
