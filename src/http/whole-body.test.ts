import assert from 'node:assert/strict'
import { test } from 'node:test'
import { paths } from '#paths.ts'
import { cast } from '../../test/cast.ts'
import { createWorld } from '../../test/harness.ts'
import { safeBack } from './security.ts'
import { mostFields } from './whole-body.ts'

const world = await createWorld({ poolSize: 2 })
const form = { Origin: world.deps.publicOrigin, 'Content-Type': 'application/x-www-form-urlencoded' }

test('forms that come letter by letter hold no connection of the database, whoever sends them', async () => {
  const slow = Array.from({ length: 6 }, () => {
    let end = () => {}
    const body = new ReadableStream<Uint8Array>({
      start(stream) {
        stream.enqueue(new TextEncoder().encode('observation=Vi'))
        end = () => stream.close()
      },
    })
    const init: RequestInit & { duplex: 'half' } = { method: 'POST', headers: form, body, duplex: 'half' }
    return { answer: world.visit('/with/nobody/observations', init), end }
  })
  // Six are on their way, and the pool has two.
  assert.equal((await world.as(cast.leader).get(paths.overview.to())).status, 200)
  for (const { end } of slow) end()
  for (const { answer } of slow) assert.equal((await answer).status, 404)
})

test('a form of more fields than any of ours is not taken apart', async () => {
  const many = (count: number) => world.visit(paths.signIn.to(), { method: 'POST', headers: form, body: 'a&'.repeat(count) })
  assert.equal((await many(mostFields)).status, 413)
  assert.equal((await many(100)).status, 422)
})

test('only where files come may a form be larger than a megabyte', async () => {
  const large = 'x'.repeat(2 * 1024 * 1024)
  assert.equal((await world.as(cast.administrator).post(paths.experiments.to(), { title: large })).status, 413)
  const file = new FormData()
  file.set('file', new File([large], 'folk.csv'))
  assert.notEqual((await world.as(cast.administrator).post(paths.peopleImport.to(), file)).status, 413)
})

test('the way back leads to a page of ours, however it is written', () => {
  assert.equal(safeBack('/experiments?q=a'), '/experiments?q=a')
  for (const elsewhere of [
    '//evil.example',
    '/.//evil.example',
    '/..//evil.example',
    '/%2e//evil.example',
    'https://evil.example',
    '/\\evil.example',
  ])
    assert.equal(safeBack(elsewhere), '/', elsewhere)
})
