import assert from 'node:assert/strict'
import { test } from 'node:test'
import { contentOf } from './content.ts'
import { forgetContents, keepContent, keptContent, keptCount } from './content-cache.ts'
import { readTemplates } from './template-files.ts'

const content = contentOf(readTemplates('templates')[0] as Parameters<typeof contentOf>[0])

test('a kept version is found again, and only by its own organisation', () => {
  forgetContents()
  keepContent({ organisationId: 'fjordby', versionId: 'v1' }, content)
  assert.equal(keptContent({ organisationId: 'fjordby', versionId: 'v1' }), content)
  assert.equal(keptContent({ organisationId: 'skovlund', versionId: 'v1' }), undefined)
})

test('no more than a hundred versions are kept, and those read lately stay', () => {
  forgetContents()
  for (let i = 0; i < 100; i++) keepContent({ organisationId: 'o', versionId: `v${i}` }, content)
  keptContent({ organisationId: 'o', versionId: 'v0' })
  for (let i = 100; i < 150; i++) keepContent({ organisationId: 'o', versionId: `v${i}` }, content)
  assert.equal(keptCount(), 100)
  assert.ok(keptContent({ organisationId: 'o', versionId: 'v0' }))
  assert.equal(keptContent({ organisationId: 'o', versionId: 'v1' }), undefined)
})
