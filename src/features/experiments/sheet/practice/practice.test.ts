import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { changeOf, nameOf, readChosen } from './practice.ts'

const one = (key: string) => ({ foundationId: '00000000-0000-4000-8000-000000000000', key })

test('what this writer did is told apart from what another did at the same time', () => {
  const { added, removed } = changeOf([one('a'), one('b')], [one('b'), one('c')])
  assert.deepEqual(added, [one('c')])
  assert.deepEqual(removed, [one('a')])
})

test('a choice survives the way through a form, and anything else is no choice', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.stringMatching(/^[a-z0-9/-]{1,200}$/), (foundationId, key) => {
      assert.deepEqual(readChosen(nameOf({ foundationId, key })), { foundationId, key })
    }),
  )
  for (const strange of ['', 'x', '/', `${one('a').foundationId}/`, `${one('a').foundationId}`, 'x'.repeat(500)])
    assert.equal(readChosen(strange), undefined)
})
