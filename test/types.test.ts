import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { test } from 'node:test'
import { createWorld } from './harness.ts'

test('the types of the program are those of the migrated database', async () => {
  const world = await createWorld({ empty: true })
  const project = join(import.meta.dirname, '..')
  const verified = spawnSync(process.execPath, ['--import', 'tsx', 'bin/generate-types.ts', world.adminUrl, '--verify'], {
    cwd: project,
    encoding: 'utf8',
  })
  assert.equal(
    verified.status,
    0,
    `src/db/types.ts is out of date: node --import tsx bin/generate-types.ts <url>\n${verified.stdout}${verified.stderr}`,
  )
})
