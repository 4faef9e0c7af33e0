import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import pg from 'pg'
import { startEmbedded } from '#db/embedded.ts'
import { asAccount, findPlace, socketFolder } from '#db/embedded-place.ts'

/** A PostgreSQL server of one test's own, which may die and come back without anybody else noticing. */
export interface OwnPostgres {
  url: string
  /** Nothing, when it runs. */
  start(): Promise<void>
  /** As when it crashes: nothing is written down, nobody is told, and what comes back has to recover. */
  kill(): Promise<void>
  /** The end of it, and of its data. */
  remove(): Promise<void>
}

export async function startOwnPostgres(): Promise<OwnPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'ls-pg-'))
  // Where this process is root, the account that PostgreSQL runs as must come in.
  await chmod(folder, 0o711)
  const dataDir = join(folder, 'data')
  const settings = { fsync: 'off' }
  // Made as ours are, and let go: from here it is nobody's to bring back but the test's.
  await (await startEmbedded({ dataDir, settings })).stop()
  const place = await findPlace({ dataDir })
  const host = await socketFolder(place)
  const admin = { host, port: 5432, user: 'postgres', database: 'postgres' }
  let server: ChildProcess | undefined

  const isRunning = () => server !== undefined && server.exitCode === null && server.signalCode === null

  async function start(): Promise<void> {
    while (!isRunning()) {
      const parameters = { ...settings, listen_addresses: '', unix_socket_directories: host }
      const args = Object.entries(parameters).flatMap(([name, value]) => ['-c', `${name}=${value}`])
      const child = spawn(join(place.bin, 'postgres'), ['-D', place.cluster, ...args], { ...asAccount(place.account), stdio: 'ignore' })
      server = child
      while (child.exitCode === null && child.signalCode === null) if (await answers()) return
      // The last processes of the one that was killed have yet to go.
    }
  }

  async function answers(): Promise<boolean> {
    const client = new pg.Client(admin)
    client.on('error', () => {})
    try {
      await client.connect()
      return true
    } catch {
      return false
    } finally {
      await client.end().catch(() => {})
    }
  }

  async function end(signal: 'SIGKILL' | 'SIGINT'): Promise<void> {
    if (!server || !isRunning()) return
    const ended = once(server, 'exit')
    server.kill(signal)
    await ended
  }

  // Whatever ends the test.
  process.once('exit', () => server?.kill('SIGKILL'))
  await start()
  return {
    url: `postgres://postgres@localhost/postgres?host=${encodeURIComponent(host)}&port=5432`,
    start,
    kill: () => end('SIGKILL'),
    async remove() {
      await end('SIGINT')
      for (const made of [dirname(place.cluster), folder]) await rm(made, { recursive: true, force: true })
    },
  }
}
