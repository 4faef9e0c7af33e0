import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newestVersion, questionsOf } from '../question-files.ts'
import { comparePairs } from '../statistics/paired-ratings.ts'
import type { Score } from '../statistics/rating.ts'
import { difference, rate } from '../statistics/rating.ts'
import type { Rater } from './rater.ts'
import { askings, challengeOf, findRatingQuestion, supportOf } from './rating-questions.ts'
import { challengePairs, isTellable, leastChanged, reportOf } from './report.ts'

const questions = questionsOf(newestVersion)
const ratedAt = new Date('2026-08-03T10:00:00Z')
let n = 0

function rater(before?: number, after?: number, more: Partial<Rater> & { support?: number } = {}): Rater {
  const { support, ...rest } = more
  const given = (value?: number) => (value === undefined ? undefined : { value: value as Score, ratedAt })
  const ratings = { 'challenge-before': given(before), 'challenge-after': given(after), 'support-after': given(support) }
  n += 1
  return { id: String(n), name: `Person ${n}`, by: 'entered', isOwner: false, ratings, ...rest }
}

function group(name: string, pairs: [number, number][]): Rater[] {
  return pairs.map(([before, after]) => rater(before, after, { groupName: name }))
}

const report = (raters: Rater[]) => reportOf(raters, questions, {})

test('support and challenge are two questions: they do not compile into one number', () => {
  const before = rate(challengeOf(questions), 4)
  const after = rate(supportOf(questions), 5)
  assert.ok(!('refused' in before) && !('refused' in after))
  // @ts-expect-error: how much it challenged and how much it supports are never subtracted
  assert.throws(() => difference(before, after), TypeError)
  // @ts-expect-error: nor as a pair
  assert.throws(() => comparePairs([{ before, after }]), TypeError)
})

test('the questions as they are shipped have the polarity that the types speak of', () => {
  assert.equal(findRatingQuestion(questions, 'challenge').polarity, challengeOf(questions).polarity)
  assert.equal(findRatingQuestion(questions, 'support').polarity, supportOf(questions).polarity)
  assert.deepEqual(
    questions.ratings.flatMap(({ key, moments }) => moments.map((moment) => `${key}-${moment}`)).toSorted(),
    askings.map(({ key }) => key).toSorted(),
  )
})

test('only who answered before and after is in the pairs; the others are counted', () => {
  const raters = [rater(4, 2), rater(5), rater(undefined, 3), rater(undefined, undefined, { support: 4 }), rater()]
  const { asked, pairs, onlyBefore, onlyAfter } = challengePairs(raters, questions)
  assert.deepEqual([asked, pairs.length, onlyBefore, onlyAfter], [5, 1, 1, 1])
  const { lines, before, after, support } = report(raters)
  assert.deepEqual([lines.length, before, after], [1, 2, 2])
  assert.deepEqual(support, [0, 0, 0, 1, 0])
})

test('a flipped polarity in the questions makes no pairs, rather than wrong ones', () => {
  const flipped = { ...questions, ratings: questions.ratings.map((one) => ({ ...one, polarity: 'more_is_better' as const })) }
  assert.equal(challengePairs([rater(4, 2)], flipped).pairs.length, 0)
})

test('a line is the mean of the same people at both ends', () => {
  const [line] = report([
    ...group('Aftenvagten', [
      [5, 3],
      [4, 2],
      [4, 4],
    ]),
    rater(1, undefined, { groupName: 'Aftenvagten' }),
  ]).lines
  assert.deepEqual(line, {
    who: { kind: 'group', name: 'Aftenvagten' },
    n: 3,
    before: 13 / 3,
    after: 3,
    direction: 'less',
    less: 2,
    more: 0,
  })
})

test('groups are one by name, however it was written, and people without one have their own line while they are few', () => {
  const raters = [
    rater(4, 2, { name: 'Mette', isOwner: true }),
    rater(3, 3, { groupName: 'aftenvagten' }),
    ...group('Aftenvagten', [[4, 2]]),
    ...group('Ældreteamet', [[3, 4]]),
    ...group('Byteamet', [[3, 2]]),
  ]
  assert.deepEqual(
    report(raters).lines.map(({ who, n }) => [who, n]),
    [
      [{ kind: 'person', name: 'Mette' }, 1],
      [{ kind: 'group', name: 'aftenvagten' }, 2],
      [{ kind: 'group', name: 'Byteamet' }, 1],
      [{ kind: 'group', name: 'Ældreteamet' }, 1],
    ],
  )
})

test('many without a group are one line, the owner beside them; and of many groups the smallest are one', () => {
  const many = [rater(4, 2, { name: 'Mette', isOwner: true }), ...Array.from({ length: 6 }, () => rater(3, 3))]
  assert.deepEqual(
    report(many).lines.map(({ who, n }) => [who.kind, n]),
    [
      ['person', 1],
      ['ungrouped', 6],
    ],
  )
  const groups = Array.from({ length: 12 }, (_, i) =>
    group(
      `Hold ${i}`,
      i < 4
        ? [
            [4, 3],
            [4, 4],
          ]
        : [[4, 4]],
    ),
  ).flat()
  const { lines } = report([...many, ...groups])
  assert.equal(lines.length, 7)
  assert.deepEqual(lines.at(-1)?.who, { kind: 'other_groups' })
  assert.equal(
    lines.reduce((sum, { n }) => sum + n, 0),
    7 + 16,
  )
})

test('who reads along sees no line of one person but the owner’s', () => {
  const { lines, finding } = report([rater(4, 2, { name: 'Mette', isOwner: true }), rater(3, 2, { name: undefined })])
  assert.deepEqual(
    lines.map(({ who }) => who.kind),
    ['person', 'others'],
  )
  assert.equal(finding.kind, 'less')
  assert.deepEqual(report([rater(3, 2, { name: undefined })]).finding, { kind: 'one', name: undefined, direction: 'less' })
})

test('the finding is counted: less, more, the same, split, one, none', () => {
  const findingOf = (...pairs: [number, number][]) => report(pairs.map(([before, after]) => rater(before, after))).finding
  assert.deepEqual(findingOf([4, 2], [4, 3], [5, 3], [3, 2], [3, 3], [3, 4]), { kind: 'less', count: 4, n: 6 })
  assert.deepEqual(findingOf([2, 4], [3, 3]), { kind: 'more', count: 1, n: 2 })
  assert.deepEqual(findingOf([3, 3], [4, 4]), { kind: 'same', n: 2 })
  assert.deepEqual(findingOf([2, 4], [4, 3], [1, 1]), { kind: 'split', less: 1, more: 1, n: 3 })
  assert.equal(findingOf([4, 2]).kind, 'one')
  assert.deepEqual(report([rater(4)]).finding, { kind: 'nothing' })
  assert.deepEqual(report([]).finding, { kind: 'nothing' })
})

test('two groups are set against each other only when both are at least three and clearly differ', () => {
  const evening = group('Aftenvagten', [
    [5, 3],
    [4, 2],
    [5, 4],
    [4, 3],
    [5, 2],
    [4, 4],
  ])
  const day = group('Dagvagten', [
    [3, 3],
    [3, 4],
    [2, 2],
    [4, 3],
    [3, 4],
    [3, 3],
    [3, 4],
  ])
  assert.deepEqual(report([...day, ...evening, rater(4, 2, { isOwner: true })]).finding, {
    kind: 'contrast',
    feels: { name: 'Aftenvagten', less: 5, n: 6 },
    not: { name: 'Dagvagten', less: 1, n: 7 },
  })
  assert.equal(report([...evening, ...day.slice(0, 2)]).finding.kind, 'less')
  assert.equal(
    report([
      ...evening,
      ...group('Dagvagten', [
        [3, 2],
        [3, 2],
        [3, 3],
      ]),
    ]).finding.kind,
    'less',
  )
  assert.equal(
    report([
      ...evening,
      ...day,
      ...group('Natholdet', [
        [3, 3],
        [3, 3],
        [3, 3],
      ]),
    ]).finding.kind,
    'less',
  )
})

test('an answer about before that came after the action had begun is told of', () => {
  const raters = [rater(4, 2), rater(4, 3)]
  assert.equal(reportOf(raters, questions, { actionStartedAt: new Date('2026-08-01T00:00:00Z') }).late, 2)
  assert.equal(reportOf(raters, questions, { actionStartedAt: new Date('2026-08-09T00:00:00Z') }).late, 0)
  assert.equal(reportOf(raters, questions, {}).late, 0)
  assert.deepEqual(report(raters).weeks, { before: { from: 32, to: 32 }, after: { from: 32, to: 32 } })
})

test('fewer than six changed answers can never be told from chance, and six alike can', () => {
  const alike = (m: number) => report(Array.from({ length: m }, () => rater(4, 2))).comparison
  assert.equal(isTellable(alike(leastChanged - 1)), false)
  assert.equal(isTellable(alike(leastChanged)), true)
})
