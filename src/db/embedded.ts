import { spawn } from 'node:child_process'
import { closeSync, fchownSync, fstatSync, ftruncateSync, openSync, readFileSync } from 'node:fs'
import { open, readFile, realpath, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { DatabaseProblem } from './database-problem.ts'
import { asAccount, findPlace, hasCluster, oneLine, type Place, run, socketFolder, WAY_OUT, type Wish } from './embedded-place.ts'
import { disown, isAlive, isPostmaster, type Postmaster, readPostmaster } from './postmaster.ts'

export { DatabaseProblem } from './database-problem.ts'

// The database server that comes with the product. It belongs to the data directory, not to a process: whoever starts first starts it,
// whoever comes later joins it, and the last one out stops it. Every process shows that it is there with one open connection that holds
// an advisory lock *shared*; who can take the lock *alone* is the last. A process that is killed leaves the server running, and the next
// start joins. PostgreSQL's own postmaster.pid decides who wins when two start at once, so there is no lock of ours to go stale.

export interface EmbeddedServer {
  /** connection settings of the superuser, for roles and migrations only */
  superuser: { host: string; port: number; user: string; database: string }
  /** said on the start line when binaries or data had to go elsewhere */
  note?: string
  /** stops the server, unless another process is connected to it; close your own connections first */
  stop(): Promise<void>
}

export interface EmbeddedOptions extends Wish {
  /** settings of PostgreSQL that go before ours; `fsync: 'off'` is for tests */
  settings?: Record<string, string>
}

const SUPERUSER = 'postgres'
const PRESENCE = 'ledestjerne presence'
const PRESENCE_LOCK = 7_151_935
/** Recovery after a power loss replays the log and may take minutes; without any answer something is wrong sooner. */
const PATIENCE_IN_RECOVERY = 600_000
const PATIENCE_WITHOUT_ANSWER = 60_000

export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const place = await findPlace(options)
  if (place.fresh) await initialise(place, place.fresh, options.settings)
  await refuseOtherMajor(place)
  return follow(place, options.settings)
}

/** Keeps this process present on the server until `stop`, and brings the server back should it die meanwhile. */
async function follow(place: Place, settings: Record<string, string> = {}): Promise<EmbeddedServer> {
  let stopping = false
  let returning: Promise<void> | undefined
  let presence = await joinOrStart(place, settings)
  watch()
  return {
    superuser: { host: presence.host, port: presence.port, user: SUPERUSER, database: 'postgres' },
    note: place.note,
    async stop() {
      if (stopping) return
      stopping = true
      await returning
      presence.ref()
      if (await isLastOut(presence)) await stopServer(place)
      await presence.end().catch(() => {})
    },
  }

  function watch() {
    presence.unref()
    presence.on('end', () => {
      if (!stopping) returning = comeBack()
    })
  }

  async function comeBack() {
    while (await hasCluster(place.cluster)) {
      try {
        presence = await joinOrStart(place, settings)
        watch()
        if (!stopping) console.warn('PostgreSQL had stopped and runs again')
        return
      } catch {
        if (stopping) return
        await delay(1000)
      }
    }
  }
}

/**
 * The socket folder is 0700 and there is no TCP port, so only the user of the server (and root) can connect at all: trust asks for no
 * password that would have to be kept somewhere. The default order is by code point, the same on every host and never broken by another
 * version of ICU or libc; Danish order is asked for by name (collate "da-x-icu").
 */
async function initialise(place: Place, fresh: string, settings: Record<string, string> = {}) {
  const { code, output } = await run(
    join(place.bin, 'initdb'),
    [
      `--pgdata=${fresh}`,
      `--username=${SUPERUSER}`,
      '--auth=trust',
      '--encoding=UTF8',
      '--locale=C',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--data-checksums',
      '--no-instructions',
      ...(settings.fsync === 'off' ? ['--no-sync'] : []),
    ],
    place.account,
  )
  if (code !== 0) {
    await rm(fresh, { recursive: true, force: true })
    const reason = /initdb: (?:error|detail): .*|FATAL: .*/.exec(output)?.[0] ?? output
    throw new DatabaseProblem(`PostgreSQL could not make a database in ${dirname(fresh)} (${oneLine(reason)}); ${WAY_OUT}`)
  }
  try {
    await rename(fresh, place.cluster)
    await flush(dirname(place.cluster))
  } catch {
    await rm(fresh, { recursive: true, force: true })
    // Another process that started at the same moment was first; any other folder of that name is not ours to touch.
    if (!(await hasCluster(place.cluster))) throw new DatabaseProblem(`${place.cluster} is in the way: it is not a database; move it away`)
  }
}

async function refuseOtherMajor({ cluster, major }: Place) {
  const found = (await readFile(join(cluster, 'PG_VERSION'), 'utf8')).trim()
  if (found === String(major)) return
  throw new DatabaseProblem(
    `The database in ${cluster} is of PostgreSQL ${found}, this version of Ledestjerne has PostgreSQL ${major}; the data is untouched: ` +
      `start the previous version of Ledestjerne, make a dump with pg_dumpall of version ${found} ` +
      `(pg_dumpall --host=${quoted(cluster)} --username=${SUPERUSER} > ledestjerne.sql), and load it into an empty DATA_DIR of this version with psql`,
  )
}

interface Presence extends pg.Client {
  ref(): void
  unref(): void
}

async function joinOrStart(place: Place, settings: Record<string, string>): Promise<Presence> {
  let launched: Launched | undefined
  let deadline = Date.now() + PATIENCE_WITHOUT_ANSWER
  for (;;) {
    const noted = readPostmaster(place.cluster)
    const answer = noted?.host ? await enter(noted, place.cluster) : undefined
    if (answer instanceof pg.Client) return answer as Presence
    if (answer === 'recovering') deadline = Math.max(deadline, Date.now() + PATIENCE_IN_RECOVERY)
    if (launched?.exited) {
      const said = launched.said()
      // Somebody else was first, or the last processes of a server that was killed are still going away.
      if (!/lock file .* already exists|shared memory block|data directory .* in use/.test(said))
        throw new DatabaseProblem(startFailed(place, said))
      launched = undefined
    }
    if (!launched && !(noted && (await isPostmaster(noted.pid, place.cluster)))) {
      const host = await socketFolder(place)
      for (const lock of [join(place.cluster, 'postmaster.pid'), join(host, '.s.PGSQL.5432.lock')]) await disown(lock, place.cluster)
      launched = launch(place, host, settings)
    }
    if (Date.now() > deadline) throw new DatabaseProblem(`PostgreSQL in ${place.cluster} runs but does not answer; see ${logFile(place)}`)
    await delay(15)
  }
}

/** Answers with a connection that holds the lock shared, `recovering` while the server is starting or stopping, or nothing. */
async function enter({ host, port }: Postmaster, cluster: string) {
  const client = new pg.Client({
    host,
    port,
    user: SUPERUSER,
    database: 'postgres',
    application_name: PRESENCE,
    connectionTimeoutMillis: 10_000,
  })
  client.on('error', () => {})
  try {
    await client.connect()
    // The postmaster.pid of a copied folder points to the server of the original.
    const { rows } = await client.query(`select current_setting('data_directory') as folder`)
    if ((await realpath(rows[0].folder)) !== cluster) throw new Error('another server')
    await client.query('select pg_advisory_lock_shared($1)', [PRESENCE_LOCK])
    return client
  } catch (error) {
    await client.end().catch(() => {})
    return (error as { code?: string }).code === '57P03' ? ('recovering' as const) : undefined
  }
}

interface Launched {
  exited: boolean
  said(): string
}

/** In a session of its own: Ctrl-C in the terminal must not take the database away before its users have finished. */
function launch(place: Place, host: string, settings: Record<string, string>): Launched {
  const log = openLog(place)
  const all = { ...defaultSettings(host), ...settings }
  const parameters = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(join(place.bin, 'postgres'), ['-D', place.cluster, ...parameters], {
    ...asAccount(place.account),
    detached: true,
    stdio: ['ignore', log.descriptor, log.descriptor],
  })
  closeSync(log.descriptor)
  let failure = ''
  const launched = { exited: false, said: () => failure || readFileSync(logFile(place)).subarray(log.start).toString() }
  child.on('exit', () => {
    launched.exited = true
  })
  child.on('error', (error) => {
    failure = error.message
    launched.exited = true
  })
  child.unref()
  return launched
}

function defaultSettings(host: string): Record<string, string> {
  return {
    listen_addresses: '',
    port: '5432',
    unix_socket_directories: `"${host.replaceAll('"', '""')}"`,
    unix_socket_permissions: '0700',
    max_connections: '100',
    shared_buffers: '128MB',
    // Our questions are small and many: compiling or parallelising them costs more than it gives (and containers have little /dev/shm).
    jit: 'off',
    max_parallel_workers_per_gather: '0',
    // What people write must not reach the log: no statements, no details, no values in error messages (privacy.md 2.6).
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_checkpoints: 'off',
  }
}

async function isLastOut(presence: pg.Client) {
  try {
    await presence.query('select pg_advisory_unlock_shared($1)', [PRESENCE_LOCK])
    const { rows } = await presence.query('select pg_try_advisory_lock($1) as alone', [PRESENCE_LOCK])
    if (!rows[0].alone) return false
    // Others may be connected without the lock (psql, a backup). Connections of ours that were just closed take a moment to go.
    const deadline = Date.now() + 1500
    for (;;) {
      const others = await presence.query(
        `select 1 from pg_stat_activity
         where backend_type = 'client backend' and pid <> pg_backend_pid() and application_name <> $1 limit 1`,
        [PRESENCE],
      )
      if (others.rowCount === 0) return true
      if (Date.now() > deadline) return false
      await delay(15)
    }
  } catch {
    return false
  }
}

/** Not with `pg_ctl stop`: it takes the server that the next process starts at once for the one that should be gone. */
async function stopServer({ cluster }: Place) {
  const pid = readPostmaster(cluster)?.pid
  if (!pid) return
  process.kill(pid, 'SIGINT')
  const deadline = Date.now() + PATIENCE_WITHOUT_ANSWER
  while (readPostmaster(cluster)?.pid === pid && isAlive(pid)) {
    if (Date.now() > deadline) throw new DatabaseProblem(`PostgreSQL in ${cluster} does not stop`)
    await delay(15)
  }
}

function logFile({ cluster }: Place) {
  return `${cluster}.log`
}

/** The log says when the server started and why it did not; it begins again before it grows large. */
function openLog(place: Place) {
  const file = logFile(place)
  const descriptor = openSync(file, 'a', 0o600)
  if (fstatSync(descriptor).size > 1_000_000) ftruncateSync(descriptor)
  if (place.account) fchownSync(descriptor, place.account.uid, place.account.gid)
  return { descriptor, start: fstatSync(descriptor).size }
}

function startFailed(place: Place, said: string) {
  const reason = /(?:FATAL|PANIC): .*/.exec(said)?.[0] ?? said
  return `PostgreSQL did not start in ${place.cluster}: ${oneLine(reason)} (see ${logFile(place)})`
}

async function flush(folder: string) {
  const handle = await open(folder)
  await handle.sync()
  await handle.close()
}

function quoted(path: string) {
  return `'${path.replaceAll("'", "'\\''")}'`
}
