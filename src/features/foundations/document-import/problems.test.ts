import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type { Source } from '../document/structure.ts'
import type { Decisions, Typed } from './decisions.ts'
import { readStep } from './form.ts'
import { isReady, problemsOf, waitingIn } from './problems.ts'
import type { ImportProposal, Worded } from './proposal.ts'
import { reviewOf, shortNameOf } from './review.ts'
import { stepsOf } from './steps.ts'
import { wordsOfDraft } from './words-of-draft.ts'

const at = (line: number): Source[] => [{ page: 1, line, lines: [line], passage: '' }]
const plain = (id: string, text: string): Worded => ({ id, text, repairs: [] })
const damaged = (id: string, text: string): Worded => ({
  ...plain(id, text),
  repairs: [{ at: { from: 3, to: 7 }, before: text.slice(3, 7), after: 'tør', certainty: 'likely', reason: 'lost_letter' }],
})

const proposal: ImportProposal = {
  kind: 'text',
  pages: 1,
  head: {
    name: plain('name', 'Fælles kurs'),
    document: 'Ledelsesgrundlag',
    shape: 'matrix',
    themeKind: 'theme',
    themeWord: { one: 'tema', many: 'temaer' },
  },
  roles: [
    { id: 'r1', name: plain('r1-name', 'Leder'), voice: 'jeg', holders: ['board'], sources: [] },
    { id: 'r2', name: plain('r2-name', 'Medarbejder'), voice: 'jeg', holders: ['employee'], inherits: 'r1', sources: [] },
  ],
  themes: [
    {
      id: 't1',
      name: plain('t1-name', 'Mod'),
      sources: at(1),
      expectations: [{ ...damaged('t1e1', 'Vi toer.'), theme: 't1', role: 'r1', kind: 'expectation', sources: at(2) }],
    },
    {
      id: 't2',
      name: plain('t2-name', 'Ro'),
      sources: at(5),
      expectations: [{ ...plain('t2e1', 'Vi lytter.'), theme: 't2', role: 'r2', kind: 'expectation', sources: at(6) }],
    },
  ],
  passages: [
    { id: 'p1', heading: plain('p1-heading', ''), text: plain('p1-text', 'Vi skrev det sammen.'), place: 'foreword', sources: at(0) },
  ],
  rest: [{ ...plain('u1', 'Vi husker.'), reason: 'no_theme', isLeftOut: false, sources: at(3) }],
}

/** All steps seen, with these fields typed; which step they are typed in does not matter for what they mean. */
function decided(typed: Typed): Decisions {
  const steps = stepsOf(proposal).map(({ id }) => [id, { typed: {}, isSeen: true }])
  return { ...Object.fromEntries(steps), head: { typed: { name: 'Fælles kurs', lead: 'Sådan leder vi.', ...typed }, isSeen: true } }
}
const chosen = { t1e1: 'Vi toer.', 't1e1-r0': 'no' }
const told = (typed: Typed) => problemsOf(proposal, decided(typed)).map(({ step, field, problem }) => [step, field, problem])

test('what nobody has decided or written is told where it is', () => {
  assert.deepEqual(told({ lead: '' }), [
    ['head', 'lead', 'missing'],
    ['t1', 't1e1', 'undecided'],
  ])
  assert.deepEqual(told(chosen), [])
  assert.deepEqual(told({ ...chosen, t2e1: '' }), [['t2', 't2e1', 'missing']])
  assert.deepEqual(told({ ...chosen, t2e1: '', 't2e1-keep': 'no' }), [])
})

test('a repair in something that is left out waits for nobody', () => {
  const theme = stepsOf(proposal).find((step) => step.id === 't1')
  assert.ok(theme)
  const waiting = (typed: Typed) => waitingIn(theme, proposal, decided(typed)).length
  assert.deepEqual([waiting({}), waiting(chosen), waiting({ 't1e1-keep': 'no' }), waiting({ 't1-keep': 'no' })], [1, 0, 0, 0])
})

test('a text is as long as a foundation has room for, and one letter more is told', () => {
  assert.deepEqual(told({ ...chosen, t2e1: 'a'.repeat(400) }), [])
  assert.deepEqual(told({ ...chosen, t2e1: 'a'.repeat(401), 'p1-text': 'b'.repeat(4001), 't2-name': 'c'.repeat(201) }), [
    ['t2', 't2-name', 'too_long'],
    ['t2', 't2e1', 'too_long'],
    ['passages', 'p1-text', 'too_long'],
  ])
})

test('what hangs on something that is left out is told, and what stands in a theme goes with it', () => {
  assert.deepEqual(told({ 't1-keep': 'no' }), [])
  assert.deepEqual(told({ ...chosen, 't1-keep': 'no', 't2e1-theme': 't1' }), [['t2', 't2e1-theme', 'theme_left_out']])
  assert.deepEqual(told({ ...chosen, 'r1-keep': 'no' }), [
    ['roles', 'r2-inherits', 'inherits_left_out'],
    ['t1', 't1e1-role', 'role_left_out'],
  ])
  assert.deepEqual(told({ ...chosen, 'u1-as': 'expectation' }), [
    ['rest', 'u1-theme', 'theme_missing'],
    ['rest', 'u1-role', 'role_missing'],
  ])
})

test('roles do not inherit from each other in a circle', () => {
  assert.deepEqual(told({ ...chosen, 'r1-inherits': 'r2' }), [
    ['roles', 'r1-inherits', 'circle'],
    ['roles', 'r2-inherits', 'circle'],
  ])
})

test('a draft is ready when nothing is in the way and every step has been seen', () => {
  assert.equal(isReady(proposal, decided(chosen)), true)
  assert.equal(isReady(proposal, decided({})), false)
  for (const { id } of stepsOf(proposal)) {
    const all = decided(chosen)
    assert.equal(isReady(proposal, { ...all, [id]: { typed: all[id]?.typed ?? {}, isSeen: false } }), false, id)
  }
})

test('the draft has what was kept, in the order of the document, also what was added and moved', () => {
  const draft = wordsOfDraft(
    reviewOf(
      proposal,
      decided({
        ...chosen,
        'rn1-name': 'Alle',
        'tn1-name': 'Et nyt tema med et meget langt navn',
        'u1-as': 'expectation',
        'u1-theme': 't1',
        'u1-role': 'rn1',
        't2e1-theme': 'tn1',
        'p1-place': 'closing',
      }),
    ),
  )
  const nameOf = (key: string) => draft.roles.find((role) => role.key === key)?.name
  assert.deepEqual(
    draft.themes.map(({ name, shortName, expectations }) => [name, shortName, expectations.map(({ text, role }) => [text, nameOf(role)])]),
    [
      [
        'Mod',
        'Mod',
        [
          ['Vi toer.', 'Leder'],
          ['Vi husker.', 'Alle'],
        ],
      ],
      ['Ro', 'Ro', []],
      ['Et nyt tema med et meget langt navn', 'Et nyt tema med et meget', [['Vi lytter.', 'Medarbejder']]],
    ],
  )
  assert.deepEqual(
    draft.roles.map(({ name, inherits }) => [name, inherits && nameOf(inherits)]),
    [
      ['Leder', undefined],
      ['Medarbejder', 'Leder'],
      ['Alle', undefined],
    ],
  )
  assert.deepEqual(
    draft.passages.map(({ place, text }) => [place, text]),
    [['closing', 'Vi skrev det sammen.']],
  )
})

test('a short name is a few of the first words', () => {
  assert.equal(shortNameOf('Mod'), 'Mod')
  assert.equal(shortNameOf('Vi tør tage beslutninger, der er svære'), 'Vi tør tage')
  assert.equal(shortNameOf('Medarbejderrepræsentantskaber'), 'Medarbejderrepræsentants')
})

const mind = fc.record({
  keep: fc.boolean(),
  repair: fc.constantFrom('yes', 'no'),
  edit: fc.option(fc.constantFrom('Vi øver os.', 'Noget helt andet')),
})

test('whatever somebody decides, the draft has exactly what she kept, as she approved or wrote it', () => {
  fc.assert(
    fc.property(fc.array(mind, { minLength: 4, maxLength: 4 }), fc.constantFrom('nothing', 'expectation', 'passage'), (minds, as) => {
      const [one, other, passage, left] = minds as [Mind, Mind, Mind, Mind]
      const sent: Record<string, Record<string, string>> = {
        head: {
          name: 'Kursen',
          document: 'Grundlag',
          lead: 'Sådan.',
          shape: 'matrix',
          themeWord: 'tema',
          themeWords: 'temaer',
          themeKind: 'theme',
        },
        roles: { 'r1-name': 'Leder', 'r1-keep': 'yes', 'r2-name': 'Medarbejder', 'r2-keep': 'yes' },
        t1: {
          't1-name': 'Mod',
          't1-keep': 'yes',
          t1e1: one.edit ?? 'Vi toer.',
          't1e1-r0': one.repair,
          ...(one.keep && { 't1e1-keep': 'yes' }),
        },
        t2: { 't2-name': 'Ro', 't2-keep': 'yes', t2e1: other.edit ?? 'Vi lytter.', ...(other.keep && { 't2e1-keep': 'yes' }) },
        passages: { 'p1-heading': '', 'p1-text': passage.edit ?? 'Vi skrev det sammen.', ...(passage.keep && { 'p1-keep': 'yes' }) },
        rest: { u1: left.edit ?? 'Vi husker.', 'u1-as': as, 'u1-theme': 't1', 'u1-role': 'r1' },
      }
      let decisions: Decisions = {}
      for (const step of stepsOf(proposal)) {
        const { typed, isWhole } = readStep(proposal, step, sent[step.id] ?? {}, decisions, 'next')
        decisions = { ...decisions, [step.id]: { typed, isSeen: isWhole } }
      }
      assert.equal(isReady(proposal, decisions), true)
      const draft = wordsOfDraft(reviewOf(proposal, decisions))
      const first = one.edit ?? (one.repair === 'yes' ? 'Vi tør.' : 'Vi toer.')
      assert.deepEqual(
        draft.themes.flatMap((theme) => theme.expectations.map(({ text }) => text)),
        [
          ...(one.keep ? [first] : []),
          ...(as === 'expectation' ? [left.edit ?? 'Vi husker.'] : []),
          ...(other.keep ? [other.edit ?? 'Vi lytter.'] : []),
        ],
      )
      assert.deepEqual(
        draft.passages.map(({ text }) => text),
        [...(passage.keep ? [passage.edit ?? 'Vi skrev det sammen.'] : []), ...(as === 'passage' ? [left.edit ?? 'Vi husker.'] : [])],
      )
    }),
  )
})

type Mind = { keep: boolean; repair: string; edit: string | null }
