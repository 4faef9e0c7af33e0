import assert from 'node:assert/strict'
import { test } from 'node:test'
import { slugOf } from './slug.ts'

test('a Danish name becomes letters for an address bar', () => {
  assert.equal(slugOf('Vores fælles kurs på Østerå'), 'vores-faelles-kurs-paa-oesteraa')
  assert.equal(slugOf('  Café & té!  '), 'cafe-te')
})

test('a slug is never empty, never too long and never ends in a dash', () => {
  assert.equal(slugOf('★★★'), 'uden-navn')
  assert.equal(slugOf(`${'a'.repeat(59)} bc`), 'a'.repeat(59))
})
