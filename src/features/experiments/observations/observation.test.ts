import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isId } from '#shared/id.ts'
import { expiryOf, stateOf } from './guest.ts'
import { idOf, isOnlyInside, settled } from './observation.ts'

const noticed = { text: 'Nattevagten ringede ikke', isStar: true, seenBy: 'Lone', mayBeTold: true }

test('the same words from the same page are the same observation, and anything else is another', () => {
  const key = '0b9ad2f2-9d0a-4d8b-8a43-0f3f3b9f5c11'
  assert.ok(isId(idOf(key, noticed)))
  assert.equal(idOf(key, { ...noticed }), idOf(key.toUpperCase(), noticed))
  const others = [
    idOf('0b9ad2f2-9d0a-4d8b-8a43-0f3f3b9f5c12', noticed),
    idOf(key, { ...noticed, text: 'Noget andet' }),
    idOf(key, { ...noticed, isStar: false }),
    idOf(key, { ...noticed, seenBy: '' }),
    idOf(key, { ...noticed, mayBeTold: false }),
  ]
  assert.equal(new Set([idOf(key, noticed), ...others]).size, 6)
})

test('only a star moment can be told further, and one that may not stays inside', () => {
  assert.equal(settled({ ...noticed, isStar: false }).mayBeTold, false)
  assert.equal(settled(noticed).mayBeTold, true)
  assert.equal(isOnlyInside({ isStar: true, mayBeTold: false }), true)
  assert.equal(isOnlyInside({ isStar: true, mayBeTold: true }), false)
  assert.equal(isOnlyInside({ isStar: false, mayBeTold: false }), false)
})

test('a link is open until it has run out or was revoked, and a revoked one says so even when it has run out', () => {
  const now = new Date('2026-09-17T09:00:00Z')
  const expiresAt = expiryOf(now, 14)
  assert.equal(expiresAt.toISOString(), '2026-10-01T09:00:00.000Z')
  assert.equal(stateOf({ expiresAt }, now), 'open')
  assert.equal(stateOf({ expiresAt }, expiresAt), 'expired')
  assert.equal(stateOf({ expiresAt, revokedAt: now }, now), 'revoked')
  assert.equal(stateOf({ expiresAt, revokedAt: now }, new Date('2027-01-01')), 'revoked')
})
