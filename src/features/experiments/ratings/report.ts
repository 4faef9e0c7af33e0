import { danishDate, isoWeek } from '#shared/dates.ts'
import { beginningOf, type Experiment } from '../experiment.ts'
import type { Questions } from '../questions.ts'
import { comparePairs, type PairedComparison, type RatingPair } from '../statistics/paired-ratings.ts'
import { readRating } from '../statistics/rating.ts'
import { hasRated, type Rater } from './rater.ts'
import { type AskingKey, type Challenge, challengeOf } from './rating-questions.ts'

/*
 * What before and after say together. Only who rated both times is in the lines and the figures, so that the two ends of a line are the
 * same people. The finding is worked out from the counts and never typed in; it speaks of how people rate, and of no cause.
 */

/** What the evidence level asks for. `asked` is everybody who is on the list, also who never answered. */
export interface ChallengePairs {
  asked: number
  pairs: RatingPair<Challenge>[]
  onlyBefore: number
  onlyAfter: number
}

export function challengePairs(raters: readonly Rater[], questions: Questions): ChallengePairs {
  const pairs = raters.flatMap((rater) => pairOf(rater, questions) ?? [])
  return {
    asked: raters.length,
    pairs,
    onlyBefore: raters.filter((rater) => hasRated(rater, 'challenge-before') && !hasRated(rater, 'challenge-after')).length,
    onlyAfter: raters.filter((rater) => hasRated(rater, 'challenge-after') && !hasRated(rater, 'challenge-before')).length,
  }
}

function pairOf({ ratings }: Rater, questions: Questions): RatingPair<Challenge> | undefined {
  const question = challengeOf(questions)
  const kept = questions.ratings.find(({ key }) => key === question.id)
  const read = (key: 'challenge-before' | 'challenge-after') =>
    readRating(question, {
      questionId: question.id,
      polarity: kept?.polarity ?? '',
      anchors: question.anchors,
      score: ratings[key]?.value,
    })
  const [before, after] = [read('challenge-before'), read('challenge-after')]
  return 'refused' in before || 'refused' in after ? undefined : { before, after }
}

export type Direction = 'less' | 'same' | 'more'

/**
 * Whose line it is: one person's, a group's, of all without a group, or of the groups there was no room for. To a reader who is told no
 * names it is of the others or of everybody: which of them have a group she is not told.
 */
export type Who = { kind: 'person' | 'group'; name: string } | { kind: 'ungrouped' | 'other_groups' | 'others' | 'everybody' }

export interface Line {
  who: Who
  /** How many the two means are of. */
  n: number
  before: number
  after: number
  direction: Direction
  less: number
  more: number
}

export type Finding =
  | { kind: 'nothing' }
  | { kind: 'one'; name?: string; direction: Direction }
  | { kind: 'contrast'; feels: GroupCount; not: GroupCount }
  | { kind: 'less' | 'more'; count: number; n: number }
  | { kind: 'same'; n: number }
  | { kind: 'split'; less: number; more: number; n: number }

interface GroupCount {
  name: string
  less: number
  n: number
}

export interface RatingReport {
  asked: number
  /** How many answered at each moment. */
  before: number
  after: number
  onlyBefore: number
  onlyAfter: number
  /** Answers about before that came when the action had begun: seen in hindsight. */
  late: number
  /** Some have rated both times, and are too few for the reader to be told what. */
  isWithheld: boolean
  comparison: PairedComparison
  lines: Line[]
  finding: Finding
  /** How many gave 1, 2, 3, 4, 5 to the other question. */
  support: [number, number, number, number, number]
  weeks: { before?: Weeks; after?: Weeks }
}

interface Weeks {
  from: number
  to: number
}

export function reportOf(
  raters: readonly Rater[],
  questions: Questions,
  experiment: Pick<Experiment, 'actionStartedAt' | 'actionFrom'>,
): RatingReport {
  const { asked, pairs, onlyBefore, onlyAfter } = challengePairs(raters, questions)
  const lines = linesOf(raters, questions)
  const comparison = comparePairs(pairs)
  const before = raters.flatMap(({ ratings }) => ratings['challenge-before'] ?? [])
  const after = raters.flatMap(({ ratings }) => ratings['challenge-after'] ?? [])
  const count = (key: AskingKey) => raters.filter((rater) => hasRated(rater, key)).length
  const beginning = beginningOf(experiment)
  const support: RatingReport['support'] = [0, 0, 0, 0, 0]
  for (const { ratings } of raters) {
    const value = ratings['support-after']?.value
    if (value) support[value - 1] = (support[value - 1] ?? 0) + 1
  }
  return {
    asked,
    before: count('challenge-before'),
    after: count('challenge-after'),
    onlyBefore,
    onlyAfter,
    late: beginning ? before.filter(({ ratedAt }) => ratedAt >= beginning.at).length : 0,
    isWithheld: raters.some(({ withheld = [] }) => withheld.includes('challenge-before') && withheld.includes('challenge-after')),
    comparison,
    lines,
    finding: findingOf(lines, comparison),
    support,
    weeks: { before: weeksOf(before.map(({ ratedAt }) => ratedAt)), after: weeksOf(after.map(({ ratedAt }) => ratedAt)) },
  }
}

/** More lines than these are not told apart; then people are taken together, and then the smallest groups. */
const mostPeople = 4
const mostLines = 7

interface Paired {
  rater: Rater
  pair: RatingPair<Challenge>
}

function linesOf(raters: readonly Rater[], questions: Questions): Line[] {
  const paired = raters.flatMap((rater): Paired[] => {
    const pair = pairOf(rater, questions)
    return pair ? [{ rater, pair }] : []
  })
  const groups = new Map<string, Paired[]>()
  const people: Paired[] = []
  for (const one of paired) {
    const key = one.rater.groupName?.toLocaleLowerCase('da')
    if (key === undefined) people.push(one)
    else groups.set(key, [...(groups.get(key) ?? []), one])
  }
  const named = people.filter(({ rater }) => rater.name !== undefined)
  const showsEach = named.length <= mostPeople && named.length + groups.size < mostLines
  const each = showsEach ? named : named.filter(({ rater }) => rater.isOwner)
  const rest = people.filter((one) => !each.includes(one))

  const bySize = [...groups.values()].sort((a, b) => b.length - a.length)
  const room = mostLines - each.length - (rest.length ? 1 : 0)
  const kept = bySize.length <= room ? bySize : bySize.slice(0, room - 1)
  const left = bySize.slice(kept.length).flat()
  return [
    ...each.map((one) => lineOf({ kind: 'person', name: one.rater.name ?? '' }, [one])),
    ...(rest.length ? [lineOf({ kind: restKind(rest, each.length + groups.size) }, rest)] : []),
    ...kept
      .map((members) => lineOf({ kind: 'group', name: members[0]?.rater.groupName ?? '' }, members))
      .sort((a, b) => nameOf(a).localeCompare(nameOf(b), 'da')),
    ...(left.length ? [lineOf({ kind: 'other_groups' }, left)] : []),
  ]
}

function restKind(rest: readonly Paired[], beside: number): 'ungrouped' | 'others' | 'everybody' {
  if (rest.every(({ rater }) => rater.name !== undefined)) return 'ungrouped'
  return beside > 0 ? 'others' : 'everybody'
}

function nameOf({ who }: Line): string {
  return 'name' in who ? who.name : ''
}

function lineOf(who: Who, members: readonly Paired[]): Line {
  const { n, less, more } = comparePairs(members.map(({ pair }) => pair))
  const sum = (moment: 'before' | 'after') => members.reduce((total, { pair }) => total + pair[moment].score, 0)
  // Whole sums are compared: two means may differ in the fifteenth figure and be the same.
  const change = sum('after') - sum('before')
  return {
    who,
    n,
    before: sum('before') / n,
    after: sum('after') / n,
    direction: change < 0 ? 'less' : change > 0 ? 'more' : 'same',
    less,
    more,
  }
}

/** The least that a group must be to be spoken of against another. */
const leastOfGroup = 3

function findingOf(lines: readonly Line[], { n, less, same, more }: PairedComparison): Finding {
  const [first, second] = lines
  if (!first) return { kind: 'nothing' }
  if (n === 1) return { kind: 'one', name: first.who.kind === 'person' ? first.who.name : undefined, direction: first.direction }
  const groups = lines.filter(({ who }) => who.kind === 'group')
  const [one, other] = groups.toSorted((a, b) => b.less / b.n - a.less / a.n)
  if (one && other && groups.length === 2 && second && feels(one) && feelsNot(other))
    return { kind: 'contrast', feels: counted(one), not: counted(other) }
  if (same === n) return { kind: 'same', n }
  if (less === more) return { kind: 'split', less, more, n }
  return less > more ? { kind: 'less', count: less, n } : { kind: 'more', count: more, n }
}

/** At least two of three rate it as less, in a group that is more than a pair. */
function feels({ n, less }: Line): boolean {
  return n >= leastOfGroup && less * 3 >= n * 2
}

/** At most one of three does. */
function feelsNot({ n, less }: Line): boolean {
  return n >= leastOfGroup && less * 3 <= n
}

function counted(line: Line): GroupCount {
  return { name: nameOf(line), less: line.less, n: line.n }
}

/** Within one year; a loop that crosses New Year is told by its dates elsewhere. */
function weeksOf(times: readonly Date[]): Weeks | undefined {
  const days = times.map(danishDate).sort()
  const [first, last] = [days[0], days.at(-1)]
  return first && last ? { from: isoWeek(first).week, to: isoWeek(last).week } : undefined
}

/** Of "no difference": what chance alone gives no more often than one time in twenty. */
export function isTellable({ wilcoxon }: Pick<PairedComparison, 'wilcoxon'>): boolean {
  return wilcoxon.p <= 0.05
}

/** With fewer than six answers that changed, the test cannot say anything else than "cannot be told from chance": 2 · ½⁵ > 0.05. */
export const leastChanged = 6
