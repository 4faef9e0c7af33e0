import assert from 'node:assert/strict'
import { test } from 'node:test'
import { messagesIn } from '#messages/messages.ts'
import { contentOf } from '../content.ts'
import type { Content, Expectation } from '../foundation.ts'
import { ownTemplates } from '../template-files.ts'
import { type ChangeCounts, countsOf, expectationChanges, hasChanges, marksOf, surroundingChanges } from './changes.ts'
import { newsFor, newsSince } from './news.ts'

const template = ownTemplates().find(({ key }) => key === 'personalepolitik')
assert.ok(template)
const before = contentOf(template)

/** The policy with some of its expectations changed; `undefined` retires one. */
function changed(change: (expectation: Expectation) => Expectation | undefined): Content {
  const all = before.themes.flatMap((theme) => theme.expectations.flatMap((expectation) => change(structuredClone(expectation)) ?? []))
  return { ...before, themes: before.themes.map((theme) => ({ ...theme, expectations: all.filter((one) => one.theme === theme.key) })) }
}

const keys = (content: Content, roles?: string[]) => {
  const { added, reworded, moved, reordered, retired } = expectationChanges(before, content, roles)
  return {
    added: added.map(({ after }) => after.expectation.key),
    reworded: reworded.map(({ after }) => after.expectation.key),
    moved: moved.map(({ after }) => after.expectation.key),
    reordered: reordered.map(({ expectation }) => expectation.key),
    retired: retired.map(({ before }) => before.expectation.key),
  }
}
const none = { added: [], reworded: [], moved: [], reordered: [], retired: [] }

test('other words, another place and no place any more are told apart', () => {
  const after = changed((one) => {
    if (one.key === 'god-tone') return { ...one, text: 'Du bidrager til en god tone, også i mails.' }
    if (one.key === 'bedste-hold') return { ...one, theme: 'professionalisme' }
    if (one.key === 'fordomsfrit') return { ...one, theme: 'professionalisme', text: 'Du møder alle fordomsfrit.' }
    return one.key === 'kulturskaber' ? undefined : one
  })
  assert.deepEqual(keys(after), { ...none, reworded: ['god-tone', 'fordomsfrit'], moved: ['bedste-hold'], retired: ['kulturskaber'] })
  assert.equal(marksOf(expectationChanges(before, after)).get('fordomsfrit')?.mark, 'reworded')
})

test('the checklist’s ids are nothing that a reader sees, and practice is', () => {
  assert.deepEqual(keys(changed((one) => ({ ...one, ids: ['XX-001'] }))), none)
  assert.deepEqual(keys(changed((one) => (one.key === 'god-tone' ? { ...one, practice: ['Læs højt.'] } : one))), {
    ...none,
    reworded: ['god-tone'],
  })
})

test('when one of many is put elsewhere in the row, it is the one that is told of', () => {
  const theme = before.themes[0]
  assert.ok(theme)
  const [first, ...rest] = theme.expectations
  assert.ok(first)
  const last = rest.findIndex((one) => one.role !== first.role)
  const after = {
    ...before,
    themes: [{ ...theme, expectations: [...rest.slice(0, last), first, ...rest.slice(last)] }, ...before.themes.slice(1)],
  }
  assert.deepEqual(keys(after), { ...none, reordered: [first.key] })
  assert.ok(!hasChanges(countsOf(expectationChanges(before, after))))
})

test('a role is told of what it has, inherited things too, and of nothing else', () => {
  const after = changed((one) => (['god-tone', 'kulturskaber'].includes(one.key) ? { ...one, text: `${one.text} Altid.` } : one))
  assert.deepEqual(keys(after, ['medarbejder']).reworded, ['god-tone'])
  assert.deepEqual(keys(after, ['leder']).reworded, ['god-tone', 'kulturskaber'])
  assert.deepEqual(keys(after, ['leder', 'medarbejder']).reworded, ['god-tone', 'kulturskaber'])
})

test('what moves from one role to another is new for the one and gone for the other', () => {
  const after = changed((one) => (one.key === 'kulturskaber' ? { ...one, role: 'medarbejder' } : one))
  assert.deepEqual(keys(after, ['medarbejder']), { ...none, added: ['kulturskaber'] })
  assert.deepEqual(keys(after, ['leder']), { ...none, moved: ['kulturskaber'] })
  const [told] = expectationChanges(before, after, ['medarbejder']).added
  assert.equal(told?.before?.role?.key, 'leder')
})

test('what has changed around the expectations is told field by field', () => {
  const [theme, ...themes] = before.themes
  assert.ok(theme)
  const after: Content = {
    ...before,
    lead: 'En ny indledning.',
    roles: before.roles.map((role) => (role.key === 'leder' ? { ...role, inherits: undefined, holders: ['board' as const] } : role)),
    themes: [...themes, { ...theme, claim: undefined }],
    passages: before.passages.slice(1),
  }
  const { elements, reordered } = surroundingChanges(before, after)
  assert.deepEqual(
    elements.map(({ kind, key, change, texts }) => [kind, key, change, texts.map(({ field }) => field)]),
    [
      ['head', 'head', 'changed', ['lead']],
      ['passage', before.passages[0]?.key, 'retired', elements[1]?.texts.map(({ field }) => field)],
      ['theme', theme.key, 'changed', ['claim']],
      ['role', 'leder', 'changed', ['holders', 'inherits']],
    ],
  )
  assert.deepEqual(reordered, ['theme'])
  assert.deepEqual(surroundingChanges(before, structuredClone(before)), { elements: [], reordered: [] })
})

test('what is new for somebody is said in one sentence', () => {
  const counts = (added: number, reworded: number, moved: number, retired: number): ChangeCounts => ({ added, reworded, moved, retired })
  const { history: da } = messagesIn('da')
  assert.equal(da.forYou(counts(2, 1, 0, 1)), 'For dig er 2 forventninger nye, 1 er formuleret om og 1 er udgået.')
  assert.equal(da.forYou(counts(1, 0, 0, 0)), 'For dig er 1 forventning ny.')
  assert.equal(da.forYou(counts(0, 0, 3, 0)), 'For dig er 3 forventninger flyttet.')
  assert.equal(da.forYou(counts(0, 0, 0, 0)), 'Intet er ændret i det, der gælder for dig.')
  const { history: en } = messagesIn('en')
  assert.equal(en.forYou(counts(2, 1, 0, 1)), 'For you, 2 expectations are new, 1 is reworded and 1 is retired.')
})

test('an edition is news for ninety days', () => {
  assert.equal(newsSince('2026-09-17'), '2026-06-19')
  const foundation = {
    ...before,
    id: 'f',
    slug: 's',
    version: { id: 'v2', number: 2, state: 'adopted' as const, adoptedBy: 'Byrådet', adoptedOn: '2026-09-01' },
  }
  const old = { ...before, id: 'f', slug: 's', version: { id: 'v1', number: 1, state: 'superseded' as const } }
  const news = newsFor(foundation, old, [{ role: 'board' }])
  assert.deepEqual([news.from, news.role, hasChanges(news.counts)], [1, 'leder', false])
  assert.equal(newsFor(foundation, old, []).role, undefined)
})
