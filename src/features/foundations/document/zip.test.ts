import assert from 'node:assert/strict'
import { test } from 'node:test'
import { deflateRawSync } from 'node:zlib'
import fc from 'fast-check'
import { listZip, readEntry, writeZip } from './zip.ts'

test('what is written is listed and read again', () => {
  const files = fc.uniqueArray(fc.tuple(fc.string({ minLength: 1, maxLength: 20 }), fc.uint8Array({ maxLength: 200 })), {
    selector: ([name]) => name,
    maxLength: 8,
  })
  fc.assert(
    fc.property(files, (written) => {
      const bytes = writeZip(written)
      const entries = listZip(bytes) ?? []
      assert.deepEqual(
        entries.map((entry) => {
          const read = readEntry(bytes, entry, 200)
          return 'content' in read ? [...read.content] : read
        }),
        written.map(([, content]) => [...content]),
      )
    }),
  )
})

test('an entry that unpacks to more than it says is stopped at the limit', () => {
  const packed = deflateRawSync(Buffer.alloc(1024 * 1024))
  const bytes = writeZip([['a', packed]])
  const [entry] = listZip(bytes) ?? []
  assert.ok(entry)
  const liar = { ...entry, method: 8, size: 10 }
  const outcome = (most: number) => {
    const read = readEntry(bytes, liar, most)
    return 'refused' in read ? read.refused : read.content.length
  }
  assert.equal(outcome(100_000), 'too_large')
  assert.equal(outcome(1024 * 1024), 1024 * 1024)
})

test('no bytes make the listing or the reading throw', () => {
  const sound = writeZip([
    ['a', new Uint8Array(20)],
    ['b', new Uint8Array(5)],
  ])
  fc.assert(
    fc.property(fc.array(fc.tuple(fc.nat(sound.length - 1), fc.nat(255)), { maxLength: 8 }), fc.nat(sound.length), (changes, cut) => {
      const spoilt = new Uint8Array(sound)
      for (const [at, value] of changes) spoilt[at] = value
      const bytes = cut % 3 === 0 ? spoilt.slice(0, cut) : spoilt
      for (const entry of listZip(bytes) ?? []) readEntry(bytes, entry, 1000)
    }),
    { numRuns: 500 },
  )
})
