/**
 * The database server of one test run, for bin/test.mjs: prints its address, and stops when its input ends, which it does
 * however the test run ends.
 */
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseProblem, startEmbedded } from '#db/embedded.ts'

// A Ctrl-C in the terminal also comes here; the run that it ends then closes our input.
process.on('SIGINT', () => {})
process.on('SIGTERM', () => {})

const folder = mkdtempSync(join(tmpdir(), 'ledestjerne-test-'))
chmodSync(folder, 0o755)
const ended = new Promise((done) => process.stdin.on('end', done).on('error', done).resume())
try {
  const server = await startEmbedded({ dataDir: folder, settings: { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } })
  const { user, port, host, database } = server.superuser
  console.log(`postgres://${user}@localhost:${port}/${database}?host=${encodeURI(host)}`)
  await ended
  await server.stop()
} catch (error) {
  if (!(error instanceof DatabaseProblem)) throw error
  console.error(error.message)
  process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
