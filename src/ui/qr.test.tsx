import assert from 'node:assert/strict'
import { test } from 'node:test'
import { encode } from 'uqr'
import { Qr } from './qr.tsx'

test('the path draws each dark square of the code and no other, with four empty ones around', async () => {
  const text = 'https://ledestjerne.example/with/4acmFNPj-aqPGz7wcbWFKogIEpQGA7lLWw_YvWfekPo'
  const svg = String(await (<Qr text={text} label="Linket til Lone" />))
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  const drawn = data.map((row) => row.map(() => false))
  for (const [, x, y, length] of svg.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g))
    for (let i = 0; i < Number(length); i++) {
      const row = drawn[Number(y)] ?? assert.fail()
      assert.equal(row[Number(x) + i], false, 'no square twice')
      row[Number(x) + i] = true
    }
  assert.deepEqual(drawn, data)
  assert.match(svg, new RegExp(`viewBox="0 0 ${size} ${size}" role="img" aria-label="Linket til Lone"`))
  for (const edge of [0, 1, 2, 3]) assert.ok(!drawn[edge]?.includes(true) && drawn.every((row) => !row[edge] && !row[size - 1 - edge]))
})
