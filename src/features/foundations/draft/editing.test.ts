import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { contentOf } from '../content.ts'
import { allExpectations, type Content, findExpectation, findRole } from '../foundation.ts'
import { ownTemplates } from '../template-files.ts'
import {
  addElement,
  type Edited,
  heirsOf,
  keysOf,
  missingFor,
  moveAmong,
  moveElement,
  possibleParents,
  type Remains,
  retireElement,
  siblingsOf,
  wordElement,
  wordHead,
} from './editing.ts'
import { makeKey } from './key.ts'
import { clashesOf, merge } from './merging.ts'
import { beginFromNothing } from './starting.ts'
import { type ElementKind, elementKinds, readPoint, readSignature, shapes, type Typed, typedOf, type Words, writeHolders } from './words.ts'

const templates = ownTemplates().map(contentOf)
const policy = templates.find((content) => content.shape === 'additive') as Content

function edited(outcome: Edited): Content {
  assert.ok('content' in outcome, JSON.stringify(outcome))
  return outcome.content
}

/** What makes a content a foundation: everything stands somewhere, once, and nobody inherits from herself. */
function assertWhole(content: Content): void {
  for (const kind of elementKinds) {
    const keys = keysOf(content, kind)
    assert.equal(new Set(keys).size, keys.length, `a ${kind} stands twice`)
  }
  const roles = keysOf(content, 'role')
  for (const theme of content.themes)
    for (const expectation of theme.expectations) {
      assert.equal(expectation.theme, theme.key)
      assert.ok(roles.includes(expectation.role), `${expectation.key} has no role`)
    }
  assert.deepEqual(
    content.themes.map((theme) => theme.number),
    content.themes.map((_, i) => i + 1),
  )
  for (const role of content.roles) {
    const seen = new Set([role.key])
    for (let next = role.inherits; next !== undefined; next = findRole(content, next)?.inherits) {
      assert.ok(roles.includes(next), `${role.key} inherits what is not there`)
      assert.ok(!seen.has(next), `${role.key} inherits from itself`)
      seen.add(next)
    }
  }
}

/** One try of anything at all: numbers choose among what there is, and now and then something that is not. */
type Try = [what: number, kind: number, which: number, where: number, other: number]

const strangers = ['findes-ikke']

function attempt(content: Content, [what, kindNumber, which, where, other]: Try): Edited {
  const kind = elementKinds[kindNumber % elementKinds.length] as ElementKind
  const pick = (kind: ElementKind, at: number) => {
    const keys = [...keysOf(content, kind), ...strangers]
    return keys[at % keys.length] as string
  }
  const key = pick(kind, which)
  const words: Words[ElementKind] = {
    role: { name: 'En rolle', voice: 'vi' as const, holders: [], inherits: where % 2 ? pick('role', other) : undefined },
    theme: { kind: 'theme' as const, name: 'Et tema', shortName: 'Tema' },
    expectation: { theme: pick('theme', where), role: pick('role', other), kind: 'expectation' as const, text: 'Vi lytter', practice: [] },
    passage: { place: 'opening' as const, text: 'Ord', points: [], signatures: [] },
  }[kind]
  const remains: (Remains | undefined)[] = [undefined, 'retire', { moveTo: pick(kind, other) }]
  if (what === 0) return addElement(content, kind, `${kind}-${which}`, words)
  if (what === 1) return wordElement(content, kind, key, words)
  if (what === 2) return moveElement(content, kind, key, where % 2 ? 'up' : 'down')
  return retireElement(content, kind, key, remains[where % 3])
}

const anyTry: fc.Arbitrary<Try> = fc.tuple(fc.nat(3), fc.nat(3), fc.nat(200), fc.nat(200), fc.nat(200))
const anyTemplate = fc.constantFrom(
  ...templates,
  ...shapes.map((shape) => beginFromNothing({ name: 'N', document: 'D', lead: 'L', shape, themeWord: { one: 't', many: 't' } })),
)

test('whatever is done to a foundation, in whatever order, it stays whole', () => {
  fc.assert(
    fc.property(anyTemplate, fc.array(anyTry, { maxLength: 25 }), (start, tries) => {
      let content = start
      for (const one of tries) {
        const outcome = attempt(content, one)
        if ('content' in outcome) content = outcome.content
        assertWhole(content)
      }
    }),
  )
})

test('to move something only changes the order: every key is there before and after', () => {
  fc.assert(
    fc.property(anyTemplate, fc.array(fc.tuple(fc.nat(3), fc.nat(200), fc.boolean()), { maxLength: 20 }), (start, moves) => {
      let content = start
      for (const [kindNumber, which, up] of moves) {
        const kind = elementKinds[kindNumber] as ElementKind
        const keys = keysOf(content, kind)
        if (keys.length === 0) continue
        content = edited(moveElement(content, kind, keys[which % keys.length] as string, up ? 'up' : 'down'))
      }
      for (const kind of elementKinds) assert.deepEqual(keysOf(content, kind).sort(), keysOf(start, kind).sort())
      assert.deepEqual(
        allExpectations(content)
          .map(({ key, theme, role }) => [key, theme, role].join())
          .sort(),
        allExpectations(start)
          .map(({ key, theme, role }) => [key, theme, role].join())
          .sort(),
      )
    }),
  )
})

test('a step is one step among siblings, and what goes up can come down again', () => {
  assert.deepEqual(moveAmong(['a', 'x', 'b', 'c'], ['a', 'b', 'c'], 'b', 'up'), ['b', 'x', 'a', 'c'])
  assert.deepEqual(moveAmong(['a', 'x', 'b', 'c'], ['a', 'b', 'c'], 'c', 'down'), ['a', 'x', 'b', 'c'])
  assert.deepEqual(moveAmong(['a', 'b'], ['a', 'b'], 'nobody', 'up'), ['a', 'b'])
  const [first] = policy.themes[0]?.expectations ?? []
  assert.ok(first)
  const down = edited(moveElement(policy, 'expectation', first.key, 'down'))
  assert.equal(siblingsOf(down, 'expectation', first.key)[1], first.key)
  assert.deepEqual(edited(moveElement(down, 'expectation', first.key, 'up')), policy)
})

test('nobody inherits in a ring, however long the way round', () => {
  const roles = (['a', 'b', 'c'] as const).map((key, i) => ({
    key,
    name: key,
    voice: 'vi' as const,
    holders: [],
    ids: [],
    inherits: ['b', 'c', undefined][i],
  }))
  const content: Content = { ...policy, roles, themes: [] }
  const words = { name: 'c', voice: 'vi' as const, holders: [] }
  assert.deepEqual(wordElement(content, 'role', 'c', { ...words, inherits: 'a' }), { refused: 'circle' })
  assert.deepEqual(wordElement(content, 'role', 'c', { ...words, inherits: 'c' }), { refused: 'circle' })
  assert.deepEqual(wordElement(content, 'role', 'c', { ...words, inherits: 'findes-ikke' }), { refused: 'role_unknown' })
  assert.deepEqual(
    possibleParents(content, 'c').map((role) => role.key),
    [],
  )
  assert.deepEqual(
    possibleParents(content, 'a').map((role) => role.key),
    ['b', 'c'],
  )
  assert.deepEqual(possibleParents(content, undefined).length, 3)
})

test('a role that others inherit from cannot go, and one that has expectations only when they have a place to go', () => {
  assert.equal(heirsOf(policy, 'medarbejder').length, 1)
  assert.deepEqual(retireElement(policy, 'role', 'medarbejder', 'retire'), { refused: 'has_heirs' })
  assert.deepEqual(retireElement(policy, 'role', 'leder'), { refused: 'has_expectations' })
  assert.deepEqual(retireElement(policy, 'role', 'leder', { moveTo: 'leder' }), { refused: 'role_unknown' })
  const moved = edited(retireElement(policy, 'role', 'leder', { moveTo: 'medarbejder' }))
  assert.equal(allExpectations(moved).length, allExpectations(policy).length)
  assert.ok(allExpectations(moved).every((expectation) => expectation.role === 'medarbejder'))
  const gone = edited(retireElement(policy, 'role', 'leder', 'retire'))
  assert.ok(allExpectations(gone).length < allExpectations(policy).length)
})

test('a theme’s expectations go with it only when somebody says so, and stand last where they are moved to', () => {
  const [theme, other] = policy.themes
  assert.ok(theme && other)
  assert.deepEqual(retireElement(policy, 'theme', theme.key), { refused: 'has_expectations' })
  const moved = edited(retireElement(policy, 'theme', theme.key, { moveTo: other.key }))
  assert.deepEqual(
    moved.themes[0]?.expectations.map(({ key }) => key),
    [...other.expectations, ...theme.expectations].map(({ key }) => key),
  )
})

test('what an element realises of the checklist follows it through a new wording', () => {
  const matrix = templates.find((content) => content.shape === 'matrix') as Content
  const [expectation] = allExpectations(matrix)
  assert.ok(expectation && expectation.ids.length > 0)
  const reworded = edited(wordElement(matrix, 'expectation', expectation.key, { ...expectation, text: 'Helt nyt' }))
  assert.deepEqual(findExpectation(reworded, expectation.key), { ...expectation, text: 'Helt nyt' })
  const { name, document, shape, themeWord, lead, source } = matrix
  const head = edited(wordHead(matrix, { name, document, shape, themeWord, lead, source, vision: 'Ny vision' }))
  assert.deepEqual(head.vision, { text: 'Ny vision', ids: matrix.vision?.ids ?? [] })
})

test('a foundation from nothing begins whole, in every shape, and says what it lacks', () => {
  for (const shape of shapes) {
    const content = beginFromNothing({ name: 'N', document: 'D', lead: 'L', shape, themeWord: { one: 't', many: 't' } })
    assertWhole(content)
    assert.deepEqual(missingFor(content), ['themes', 'expectations'])
  }
  assert.deepEqual(missingFor({ ...policy, roles: [], themes: [] }), ['themes', 'roles', 'expectations'])
  assert.deepEqual(missingFor(policy), [])
})

test('a key is readable, fits an address, and is never the same twice', () => {
  assert.match(
    makeKey('Jeg lytter åbent til borgeren, og jeg spørger igen og igen'),
    /^jeg-lytter-aabent-til-borgeren-og-jeg-s[a-z-]*-[a-z2-9]{5}$/,
  )
  assert.match(makeKey('2. del'), /^e-2-del-[a-z2-9]{5}$/)
  assert.match(makeKey('🙂'), /^[a-z][a-z0-9-]*$/)
  assert.notEqual(makeKey('Samme'), makeKey('Samme'))
  fc.assert(fc.property(fc.string(), (words) => /^[a-z][a-z0-9-]*$/.test(makeKey(words)) && makeKey(words).length <= 60))
})

test('mine stays where I wrote, the other’s where only she did, and what both wrote is told', () => {
  const was: Typed = { text: 'a', keyTerm: 'k', practice: 'p', theme: 't', role: 'r', kind: 'expectation' }
  const mine = { ...was, text: 'min' }
  const stored = { ...was, keyTerm: 'hendes' }
  assert.deepEqual(merge('expectation', { was, mine, stored }), { ...was, text: 'min', keyTerm: 'hendes' })
  assert.deepEqual(clashesOf('expectation', { was, mine, stored }), [
    { field: 'text', mine: 'min', stored: 'a', onlyTheirs: false },
    { field: 'keyTerm', mine: 'k', stored: 'hendes', onlyTheirs: true },
  ])
  assert.deepEqual(clashesOf('expectation', { was, mine, stored: mine }), [])
})

test('every element of every template stands in its form and has a field for all its words', () => {
  for (const content of templates)
    for (const kind of elementKinds) for (const key of keysOf(content, kind)) assert.ok(typedOf(content, kind, key), `${kind} ${key}`)
  assert.equal(typedOf(policy, 'theme', 'findes-ikke'), undefined)
})

test('points and signatures are read from lines', () => {
  assert.deepEqual(readPoint('åbenhed | Vi siger det'), { text: 'Vi siger det', keyTerm: 'åbenhed' })
  assert.deepEqual(readPoint('Vi siger det'), { text: 'Vi siger det' })
  assert.deepEqual(readPoint(' | det'), { text: '| det' })
  assert.deepEqual(readSignature('Birgitte Aagaard, kommunaldirektør, formand'), {
    name: 'Birgitte Aagaard',
    title: 'kommunaldirektør, formand',
  })
  assert.equal(writeHolders(['employee', 'board']), 'board,employee')
})
