import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { messagesIn } from '#messages/messages.ts'
import { beginningOf } from '../experiment.ts'
import { questionsOf } from '../question-files.ts'
import type { Rater } from '../ratings/rater.ts'
import { compareDifferences } from '../statistics/paired-ratings.ts'
import { readRunChart } from '../statistics/run-chart.ts'
import { claimsOf, missingText } from './claims.ts'
import { errorSources, type Weighed } from './error-sources.ts'
import { type Facts, type MeasuredIndicator, weighEvidence } from './evidence.ts'
import { factsOf, type Known } from './facts.ts'

const before = new Date('2026-08-01T09:00:00+02:00')
const started = new Date('2026-08-03T09:00:00+02:00')
const after = new Date('2026-08-05T09:00:00+02:00')

/** Differences of the question how much the challenge weighs, after less before. */
function pairsOf(...differences: number[]): Facts['pairs'] {
  const compared = compareDifferences(differences)
  return { ...compared, better: compared.less, worse: compared.more }
}

const allWeighed: Weighed[] = errorSources.map((source) => ({ source, stance: 'unlikely' }))

/** Ten weeks about twelve, and eight of about seven: an Anhøj signal downwards. */
const fewer = [12, 14, 11, 13, 12, 15, 12, 10, 13, 12, 9, 8, 7, 7, 6, 8, 7, 6]

function indicator(given: Partial<MeasuredIndicator> = {}, values = fewer, baseline = 10): MeasuredIndicator {
  return {
    id: 'i',
    name: 'Ubesvarede spørgsmål',
    direction: 'down',
    hasPlannedDates: true,
    lockedAt: before,
    baseline,
    chart: readRunChart(values, { baseline }),
    ...given,
  }
}

/** All of them before the action began, and again after it. */
function ratedInTime(...differences: number[]): Pick<Facts, 'pairs' | 'inTime' | 'ratedBoth' | 'untimely'> {
  const pairs = pairsOf(...differences)
  return { pairs, inTime: pairs, ratedBoth: pairs.n, untimely: { before: 0, after: 0 } }
}

const nothing: Facts = { hasReflection: false, asked: 0, ratedAfter: 0, ...ratedInTime(), indicators: [], weighed: [] }
const told: Facts = {
  ...nothing,
  hasReflection: true,
  asked: 6,
  ratedAfter: 6,
  ...ratedInTime(-1, -1, 0, 1, -1, -1),
  beginning: { at: started, by: 'moved' },
}
const measured: Facts = { ...told, indicators: [indicator()], weighed: allWeighed }

test('nothing done is no level, and says what a first experience needs', () => {
  assert.deepEqual(weighEvidence(nothing), { level: 'none', missing: [{ what: 'assessment' }, { what: 'reflection' }], grounds: [] })
})

test('one structured assessment after and a written reflection are an experience, however few they are', () => {
  assert.equal(weighEvidence({ ...nothing, hasReflection: true, asked: 1, ratedAfter: 1 }).level, 'experience')
  assert.equal(weighEvidence({ ...nothing, hasReflection: true }).level, 'none')
  assert.equal(weighEvidence({ ...nothing, ratedAfter: 6 }).level, 'none')
})

test('a signal in a locked series of measurements is a tendency when the sources of error are weighed', () => {
  const evidence = weighEvidence(measured)
  assert.equal(evidence.level, 'tendency')
  assert.deepEqual(evidence.grounds, [{ by: 'indicator', name: 'Ubesvarede spørgsmål', direction: 'down' }])
  assert.deepEqual(
    evidence.missing.map(({ what }) => what),
    ['design_in_advance', 'report'],
  )
})

const taken: [string, Partial<Facts>, string][] = [
  ['locked after the action began', { indicators: [indicator({ lockedAt: after })] }, 'locked_in_advance'],
  ['never locked', { indicators: [indicator({ lockedAt: undefined })] }, 'locked_in_advance'],
  ['locked without dates', { indicators: [indicator({ hasPlannedDates: false })] }, 'locked_in_advance'],
  ['of an action that never began', { beginning: undefined }, 'locked_in_advance'],
  ['with one source of error not weighed', { weighed: allWeighed.slice(1) }, 'error_sources'],
  ['with seven points before', { indicators: [indicator({}, fewer.slice(3), 7)], asked: 12 }, 'baseline'],
  ['with seven points before, though enough have rated', { indicators: [indicator({}, fewer.slice(3), 7)] }, 'signal'],
  ['that went the other way', { indicators: [indicator({ direction: 'up' })] }, 'signal'],
  ['without a signal', { indicators: [indicator({}, [12, 14, 11, 13, 12, 15, 12, 10, 13, 12, 13, 11, 12, 14])] }, 'signal'],
]
for (const [what, change, missing] of taken)
  test(`a series ${what} is an experience and no tendency`, () => {
    const evidence = weighEvidence({ ...measured, ...change })
    assert.equal(evidence.level, 'experience')
    assert.ok(
      evidence.missing.some((one) => one.what === missing),
      JSON.stringify(evidence.missing),
    )
  })

test('paired ratings are a tendency from five changed pairs, half a step and p = 0.05 one-sided, by two thirds of those asked', () => {
  const rated = (asked: number, ...differences: number[]): Facts => ({
    ...measured,
    indicators: [indicator({}, [], 0)],
    asked,
    ratedAfter: differences.length,
    ...ratedInTime(...differences),
  })
  assert.equal(weighEvidence(rated(5, -1, -1, -2, -1, -1)).level, 'tendency')
  assert.deepEqual(weighEvidence(rated(5, -1, -1, -2, -1, -1)).grounds, [
    { by: 'ratings', n: 5, better: 5, same: 0, worse: 0, p: 1 / 32, shift: -1 },
  ])
  // Four changed pairs can at best give p = 1/16.
  assert.equal(weighEvidence(rated(4, -1, -1, -2, -1)).level, 'experience')
  // One of five went the other way.
  assert.equal(weighEvidence(rated(5, -1, -1, -2, -1, 1)).level, 'experience')
  // It went the wrong way.
  assert.equal(weighEvidence(rated(5, 1, 1, 2, 1, 1)).level, 'experience')
  // Five changed and twelve did not: half of the Walsh averages are nothing, and so is the shift.
  const unchanged = Array.from({ length: 12 }, () => 0)
  assert.equal(weighEvidence(rated(17, -1, -1, -1, -1, -1, ...unchanged)).level, 'experience')
  assert.equal(weighEvidence(rated(16, -1, -1, -1, -1, -1, ...unchanged.slice(2))).level, 'tendency')
  // Six changed and fourteen did not: a quarter of a step.
  assert.equal(weighEvidence(rated(20, -1, -1, -1, -1, -1, -1, ...unchanged, 0, 0)).level, 'experience')
  // Five of eight are less than two thirds; of seven they are more.
  assert.equal(weighEvidence(rated(8, -1, -1, -2, -1, -1)).level, 'experience')
  assert.equal(weighEvidence(rated(7, -1, -1, -2, -1, -1)).level, 'tendency')
})

test('evidence takes a design from before the action and a named evaluator’s report, and is never computed', () => {
  const evaluation = {
    design: 'comparison',
    plan: 'x',
    fixedAt: before,
    evaluator: 'A. Jensen',
    finding: 'Færre',
    attachedAt: after,
  } as const
  assert.equal(weighEvidence({ ...measured, evaluation }).level, 'evidence')
  assert.equal(weighEvidence({ ...measured, evaluation: { ...evaluation, fixedAt: after } }).level, 'tendency')
  assert.equal(weighEvidence({ ...measured, evaluation: { ...evaluation, attachedAt: undefined } }).level, 'tendency')
  assert.equal(weighEvidence({ ...measured, evaluation: { ...evaluation, evaluator: undefined } }).level, 'tendency')
})

test('more of what is asked for never lowers the level', () => {
  const order = ['none', 'experience', 'tendency', 'evidence']
  const anyFacts = fc.record({
    hasReflection: fc.boolean(),
    ratedAfter: fc.nat({ max: 8 }),
    asked: fc.nat({ max: 12 }),
    differences: fc.array(fc.integer({ min: -4, max: 4 }), { maxLength: 8 }),
    locked: fc.boolean(),
    weighed: fc.nat({ max: errorSources.length }),
  })
  fc.assert(
    fc.property(anyFacts, (given) => {
      const facts: Facts = {
        ...measured,
        hasReflection: given.hasReflection,
        ratedAfter: given.ratedAfter,
        asked: given.asked,
        ...ratedInTime(...given.differences),
        indicators: [indicator({ lockedAt: given.locked ? before : undefined })],
        weighed: allWeighed.slice(0, given.weighed),
      }
      const level = order.indexOf(weighEvidence(facts).level)
      for (const more of [
        { hasReflection: true },
        { ratedAfter: facts.ratedAfter + 1 },
        { weighed: allWeighed },
        { indicators: [indicator()] },
      ])
        assert.ok(order.indexOf(weighEvidence({ ...facts, ...more }).level) >= level)
    }),
  )
})

test('what is missing is nothing only at the highest level', () => {
  for (const facts of [nothing, told, measured]) assert.ok(weighEvidence(facts).missing.length > 0)
})

test('words follow the level: an experience counts, a tendency points, and neither proves', () => {
  const t = messagesIn('da').evidence
  const said = (facts: Facts) => claimsOf(t, facts, weighEvidence(facts))
  assert.deepEqual(said(told).maySay, [
    { text: '4 af 6 vurderer udfordringen som mindre end før. Det siger ikke, om prøvehandlingen er årsagen.' },
  ])
  assert.ok(said(told).mayNotSay.includes('Kan ikke skelnes fra tilfældig variation med n = 6.'))
  assert.match(said(measured).maySay[0]?.text ?? '', /peger på/)
  for (const facts of [nothing, told, measured])
    for (const text of [...said(facts).maySay.map(({ text }) => text), ...said(facts).mayNotSay])
      assert.doesNotMatch(text, /beviser|ingen effekt/i)
})

const questions = questionsOf('action-learning-1')

function rater(id: string, ratedBefore: Date, ratedAfter: Date): Rater {
  return {
    id,
    by: 'entered',
    isOwner: false,
    ratings: { 'challenge-before': { value: 4, ratedAt: ratedBefore }, 'challenge-after': { value: 2, ratedAt: ratedAfter } },
  }
}

function known(given: Partial<Known> = {}): Known {
  const measured = {
    name: 'Ubesvarede',
    unit: '',
    direction: 'down',
    plannedOn: ['2026-08-03'],
    revision: 1,
    measurements: [],
    earlier: [],
  }
  return {
    experiment: { loop: 1, actionStartedAt: started },
    questions,
    reflection: 'Det gik',
    raters: ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => rater(id, before, after)),
    indicators: [{ ...measured, direction: 'down', id: 'i', lockedAt: before, isPartial: false }],
    weighed: allWeighed,
    ...given,
  }
}

const levelOf = (given: Partial<Known>) => weighEvidence(factsOf(known(given))).level
const missingOf = (given: Partial<Known>) => weighEvidence(factsOf(known(given))).missing

test('ratings that were given in time are a tendency; entered all at once afterwards they are an experience, and it is said why', () => {
  assert.equal(levelOf({}), 'tendency')
  const hindsight = { raters: ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => rater(id, after, after)) }
  assert.equal(levelOf(hindsight), 'experience')
  assert.deepEqual(
    missingOf(hindsight).find(({ what }) => what === 'untimely'),
    { what: 'untimely', before: 6, after: 0 },
  )
  assert.ok(!missingOf(hindsight).some(({ what }) => what === 'more_raters'))
  const tooSoon = { raters: ['a', 'b', 'c', 'd', 'e', 'f'].map((id) => rater(id, before, before)) }
  assert.deepEqual([levelOf(tooSoon), factsOf(known(tooSoon)).untimely], ['experience', { before: 0, after: 6 }])
  const t = messagesIn('da').evidence
  const facts = factsOf(known(hindsight))
  assert.match(claimsOf(t, facts, weighEvidence(facts)).mayNotSay.join(), /6 vurderinger før blev givet, efter at aktionen begyndte/)
})

test('some in hindsight beside enough in time do not take the tendency away, and are not counted in it', () => {
  const raters = [...['a', 'b', 'c', 'd', 'e', 'f'].map((id) => rater(id, before, after)), rater('g', after, after)]
  assert.equal(levelOf({ raters }), 'tendency')
  const [ground] = weighEvidence(factsOf(known({ raters }))).grounds
  assert.ok(ground?.by === 'ratings' && ground.n === 6)
  assert.equal(factsOf(known({ raters })).pairs.n, 7)
})

test('the action begins at the typed date when it lies before the sheet came to it, and what was locked after that is not in advance', () => {
  const typed = (actionFrom: string) => ({ experiment: { loop: 1, actionStartedAt: started, actionFrom } })
  // Locked and rated on 1 August; begun in the sheet on the third.
  assert.equal(levelOf(typed('2026-08-02')), 'tendency')
  assert.equal(levelOf(typed('2026-08-10')), 'tendency')
  assert.equal(levelOf(typed('2026-07-31')), 'experience')
  assert.ok(missingOf(typed('2026-07-31')).some(({ what }) => what === 'locked_in_advance'))
  // Midnight in Denmark: 1 August begins before it was locked at nine.
  assert.equal(levelOf(typed('2026-08-01')), 'experience')
  assert.deepEqual(beginningOf(typed('2026-08-01').experiment), {
    at: new Date('2026-07-31T22:00:00Z'),
    by: 'typed',
    otherDay: '2026-08-03',
  })
  assert.deepEqual(beginningOf(typed('2026-08-10').experiment), { at: started, by: 'moved', otherDay: '2026-08-10' })
  assert.equal(beginningOf(typed('2026-08-03').experiment)?.otherDay, undefined)
  // A date alone is a plan.
  assert.equal(beginningOf({ actionFrom: '2026-08-01' }), undefined)
  assert.equal(levelOf({ experiment: { loop: 1, actionFrom: '2026-08-10' } }), 'experience')
})

test('a tendency of ratings says how many say less, the same and more, in both languages', () => {
  const facts = { ...measured, indicators: [indicator({}, [], 0)], asked: 7, ...ratedInTime(-1, -1, -2, -1, -1, -1, 0) }
  const said = (language: 'da' | 'en') => claimsOf(messagesIn(language).evidence, facts, weighEvidence(facts)).maySay[0]?.text ?? ''
  assert.match(said('da'), /: 6 af 7 siger mindre, 1 uændret, 0 større\./)
  assert.match(said('en'), /: 6 of 7 say smaller, 1 unchanged, 0 larger\./)
})

test('every source of error reads as an explanation, so that hardly and perhaps answer it', () => {
  for (const language of ['da', 'en'] as const)
    for (const source of errorSources) {
      const [title = '', hint = ''] = messagesIn(language).evidence.sources[source]
      assert.match(title, /^\p{Lu}.*\s.*[^?.]$/u, title)
      assert.ok(title.split(' ').length >= 4, title)
      assert.ok(hint.length > 0)
    }
})

test('every missing thing has words in both languages', () => {
  const all = [...taken.map(([, change]) => ({ ...measured, ...change })), nothing, told, measured].flatMap(
    (facts) => weighEvidence(facts).missing,
  )
  for (const language of ['da', 'en'] as const)
    for (const one of all) assert.match(missingText(messagesIn(language).evidence, one), /\w{4}/)
})
